service-unreachable =
    <b>Messages do not arrive: { $name }</b>
    Reason: { $reason }.
    { $has_phone ->
        [yes] Telephone: { $phone }. Please call or send a letter; the connection returns when the person writes to the bot again.
       *[no] There is no telephone in the directory. Please send a letter; the connection returns when the person writes to the bot again.
    }
service-contact-blocked = the bot is blocked in Telegram
service-contact-deactivated = the Telegram account is deleted or out of reach
service-by-mail = Letters go to { $email } meanwhile.
service-mail-returned =
    <b>Letters do not arrive: { $name }</b>
    The address { $email } takes no letters.
    { $has_phone ->
        [yes] Telephone: { $phone }. Ask for the right address and correct it in the directory.
       *[no] The directory has no telephone. Ask for the right address and correct it in the directory.
    }
service-failed-update = What somebody did was not handled because of a fault of the program (incoming No. { $number }). They were told. The details are in the server's log.
service-failed-delivery = Message No. { $number } was not sent because of a fault of the program. The details are in the server's log.
service-failed-job = Background job No. { $number } failed. The details are in the server's log.

service-alarm =
    ⚠️ <b>Messages do not go out</b> since { $since }.
    Attempts in a row that failed: { $failures }. Waiting after an error: { $waiting }.
    The last error: { $error }
    Nothing is lost: the bot goes on trying and will write when sending works again.
service-alarm-over =
    ✅ <b>Sending works again</b> since { $until }.
    Messages had not gone out since { $since }; they are being sent now.
    The reason: { $error }
