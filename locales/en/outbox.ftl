outbox-number = No. { $number }
outbox-state-planned = waiting to be sent
outbox-state-claimed = being sent
outbox-state-failed = not sent because of a fault
outbox-state-undeliverable = the addressee cannot be reached
outbox-kind-digest = reminders of { $day }
outbox-kind-notice = notice of { $day } ({ $notice })
outbox-reason = reason: { $reason }
outbox-reason-not-connected = not connected to the bot
outbox-reason-blocked = the bot is blocked in Telegram
outbox-reason-deactivated = the Telegram account is deleted or unavailable
outbox-reason-revoked = consent taken back
outbox-reason-failing = sending fails
outbox-maybe-sent = may already be in the chat
outbox-shown =
    { $n ->
        [0] No such messages.
       *[other] Messages shown: { $n }. Back into the queue: vekha outbox retry NUMBER… or vekha outbox retry --all
    }
outbox-which = Give numbers of messages or --all, one of the two.
outbox-retried = Back in the queue: { $n }
outbox-unreached = Not put back, the addressee still cannot be reached: { $numbers }. The way opens when they write to the bot again.
outbox-unknown = Not among the unsent: { $numbers }.
