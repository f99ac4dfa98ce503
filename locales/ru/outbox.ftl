# Исходящие сообщения в командной строке: список неотправленных, возврат в очередь.
outbox-number = № { $number }
outbox-state-planned = ждёт отправки
outbox-state-claimed = отправляется
outbox-state-failed = не отправлено из-за ошибки
outbox-state-undeliverable = адресат недоступен
outbox-kind-digest = напоминания за { $day }
outbox-kind-notice = уведомление от { $day } ({ $notice })
outbox-reason = причина: { $reason }
outbox-reason-not-connected = сотрудник не подключён к боту
outbox-reason-blocked = бот заблокирован в Telegram
outbox-reason-deactivated = учётная запись Telegram удалена или недоступна
outbox-reason-revoked = согласие отозвано
outbox-reason-failing = отправка не удаётся
outbox-maybe-sent = возможно, уже пришло в чат
outbox-shown =
    { $n ->
        [0] Таких сообщений нет.
       *[other] Показано сообщений: { $n }. Вернуть в очередь: vekha outbox retry НОМЕР… или vekha outbox retry --all
    }
outbox-which = Укажите номера сообщений или --all, что-нибудь одно.
outbox-retried = Возвращено в очередь: { $n }
outbox-unreached = Не возвращено, адресат по-прежнему недоступен: { $numbers }. Связь восстановится, когда сотрудник снова напишет боту.
outbox-unknown = Нет среди неотправленных: { $numbers }.
