waiting-extensions = <b>Asking for a later date: { $n }</b>
waiting-extension = { $number }. { $organization }, { $name }: due { $due }, asks for { $day }
waiting-no-extensions = Nobody asks for a later date now.
waiting-dates =
    <b>Holders have not named dates yet: { $n }</b>
    The bot has asked them. You may name the dates too.
waiting-date = { $number }. { $organization }, { $name }
waiting-no-dates = All dates are named.
