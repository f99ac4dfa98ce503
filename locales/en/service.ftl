service-unreachable =
    <b>Messages do not arrive: { $name }</b>
    Reason: { $reason }.
    { $has_phone ->
        [yes] Telephone: { $phone }. Please call or send a letter; the connection returns when the person writes to the bot again.
       *[no] There is no telephone in the directory. Please send a letter; the connection returns when the person writes to the bot again.
    }
service-contact-blocked = the bot is blocked in Telegram
service-contact-deactivated = the Telegram account is deleted or out of reach
service-failed-update = What somebody did was not handled because of a fault of the program (incoming No. { $number }). They were told. The details are in the server's log.
service-failed-delivery = Message No. { $number } was not sent because of a fault of the program. The details are in the server's log.
service-failed-job = Background job No. { $number } failed. The details are in the server's log.
