waiting-extensions = <b>Просят продлить срок: { $n }</b>
waiting-extension = { $number }. { $organization }, { $name }: срок { $due }, просят { $day }
waiting-no-extensions = Запросов о продлении сейчас нет.
waiting-dates =
    <b>Исполнители ещё не указали даты: { $n }</b>
    Бот их уже спросил. Даты можете указать и Вы.
waiting-date = { $number }. { $organization }, { $name }
waiting-no-dates = Все даты указаны.
