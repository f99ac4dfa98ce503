report-foreign = Эта кнопка относится к другому сотруднику.
report-gone = Такого отчёта уже нет. Откройте «Мои сроки».
report-closed = Отчёта здесь уже не ждут. Откройте «Мои сроки».
report-already-sent = Уже отмечено: { $who }, { $at }.
report-already-accepted = Отчёт уже принят ({ $at }). Ничего делать не нужно.
report-released = Снято с контроля. Делать ничего не нужно.
report-withdrawn = Этот черновик отменён. Откройте карточку ещё раз.
report-nothing-left = В отчёте не осталось мероприятий, по которым его ждут.
report-nothing-ticked = Отметьте хотя бы одну строку.
report-nothing-waits = Присланное уже отнесено к отчёту или отменено.
report-undone-already = Отправка уже отменена.
report-opened = Отчёт уже открыт проверяющим: { $who }, { $at }. Отменить или изменить дату нельзя, но можно дополнить.
report-evidence-missing = По этому мероприятию нужен документ. Пришлите файл, ссылку или реквизиты одной строкой.
report-date-ahead = Этот день ещё не наступил. Укажите день, когда было исполнено.
report-file-not-failed = Этот файл уже принят или загружается.

report-size-bytes = { $n } Б
report-size-kilobytes = { $n } КБ
report-size-megabytes = { $n } МБ
report-evidence-link = ссылка { $text }
report-evidence-requisites = «{ $text }»
report-evidence-file = файл { $name }
report-evidence-photo = фото
report-evidence-video = видео
report-evidence-document = файл
report-evidence-sized = { $words } ({ $size })
report-evidence-caption = { $words } «{ $caption }»
report-evidence-more = и ещё: { $n }
report-file-reason = { $words }: { $reason }
report-file-too-big = больше 20 МБ, такие файлы Telegram ботам не отдаёт
report-file-gone = Telegram его больше не отдаёт
report-file-empty = файл пустой
report-file-twin = такой же файл уже принят, второй раз он не нужен
report-file-unreachable = Telegram не отвечает
report-moment = { $day } в { $time } ({ $zone })
report-zone-moscow = МСК
report-zone-shifted = МСК{ $shift }
report-package = Отчёт на { $day }, мероприятий: { $n }
report-rows = Отчёт, мероприятий: { $n }
report-row = • { $name }
report-coordinator = координатор

report-ask =
    <b>{ $name }</b>. Пришлите одно из трёх:
    • файл (PDF, Word, Excel, фото документа);
    • ссылку на страницу сайта;
    • реквизиты одной строкой: «Приказ от 09.10.2026 № 118».
    Без фамилий и оценок учеников, без фото детей.
report-ask-free =
    <b>{ $name }</b>. Документ здесь не обязателен. Можно приложить файл, ссылку или реквизиты одной строкой: «Приказ от 09.10.2026 № 118».
report-ask-sent =
    <b>{ $name }</b>. Напишите одной строкой, чем и когда уже направляли: «исх. № 45 от 01.10.2026». Можно прислать и сам документ.
report-ask-more =
    <b>{ $name }</b>
    Пришлите, что добавить к отчёту № { $number }: файл, ссылку или реквизиты одной строкой. Отправлять ещё раз не нужно.
report-counter-title = <b>{ $name }</b>
report-counter-returned = Возвращено на доработку: { $reason }
report-wanted = Документ нужен по мероприятиям ({ $n }): { $names }. По остальным достаточно отметки.
report-wanted-all = Документ нужен по каждому мероприятию; можно один на все.
report-counted = Принято: { $n }
report-counted-files = Принято файлов: { $n }
report-counted-both = Принято файлов: { $files }, ссылок и реквизитов: { $texts }
report-listed = { $evidence }
report-awaited = Загружается: { $evidence }
report-failed = Получить не удалось: { $evidence }
report-then-send = Когда пришлёте всё, нажмите «Отправить».
report-press-send = Можно прислать ещё. Когда всё готово, нажмите «Отправить».
report-on-their-way =
    <b>{ $name }</b>
    Ещё не отправлено. Принято: { $n }. Пока загружается: { $evidence }
    Нажмите «Отправить» чуть позже или отправьте сейчас: эти файлы добавятся к отчёту сами, когда загрузятся.
report-waiting = Дожидаюсь файлов: { $n }

report-receipt =
    { $in_time ->
        [yes] ✅ <b>Отчёт представлен { $at }, в срок</b>
       *[no] ✅ <b>Отчёт представлен { $at }, позже срока</b>
    }
report-identity = № { $number }. { $name }, срок { $due }
report-executed = Исполнено { $day }.
report-confirmed = Подтверждение: { $evidence }
report-reviewed-by = Проверяет { $who }. Если до { $day } замечаний нет, отчёт считается принятым.
report-taken =
    { $silently ->
        [yes] ✅ <b>Принято без замечаний</b> { $at }.
       *[no] ✅ <b>Принято</b> { $at }, { $who }.
    }
report-cancelled = Отменено: { $name }. Срок остаётся прежним.
report-cancelled-empty = Отменено. Сроки остаются прежними.
report-undone = Отправка отменена, отчёт снова у Вас.
report-which-day =
    <b>{ $name }</b>
    Сейчас указано: исполнено { $day }. Когда было исполнено на самом деле?
report-write-day = Напишите день исполнения, например: 09.10.2026
report-no-day = Не вижу в сообщении даты. Напишите её так: 09.10.2026
report-day-stands = Дату исполнения изменить уже нельзя: отчёт на проверке или принят.
report-dated = Дата исполнения изменена.

report-sheet = <b>Отчёт на { $day }</b>. Отметьте, что выполняется. Отмечено: { $ticked } из { $n }
report-sheet-row =
    { $document ->
        [yes] ▫️ { $n }. { $name } (нужен документ)
       *[no] ▫️ { $n }. { $name }
    }
report-sheet-ticked =
    { $document ->
        [yes] ✅ { $n }. { $name } (нужен документ)
       *[no] ✅ { $n }. { $name }
    }
report-whose-file =
    { $n ->
        [1] К чему это относится?
       *[other] К чему это относится? Прислано: { $n }
    }
report-what-done = Что исполнено? Выберите из ближайшего или откройте «Мои сроки».
report-nothing-open = Сейчас открытых отчётов у Вас нет, поэтому присланное ни к чему не отнесено. Чтобы дополнить отправленный отчёт, ответьте на его квитанцию файлом, ссылкой или реквизитами.
report-nothing-to-do = Сейчас открытых отчётов у Вас нет: всё отмечено.
report-candidate = { $name }, { $day }
report-candidate-package = Отчёт на { $day } ({ $n })
report-dropped-files = Хорошо, присланное никуда не отнесено.

report-twin = Этот файл уже принят, второй раз он не нужен.
report-twin-text = Это уже принято, второй раз не нужно.
report-too-big = Файл «{ $name }» больше { $limit } МБ: Telegram не отдаёт такие файлы ботам. Пришлите ссылку на него (сайт школы, облако), файл поменьше или реквизиты документа одной строкой.
report-empty = Файл «{ $name }» пустой. Проверьте его и пришлите ещё раз.
report-unknown-name = без имени
report-not-evidence = Не вижу здесь ни ссылки, ни реквизитов. Пришлите файл, ссылку или одну строку с номером и датой: «Приказ от 09.10.2026 № 118».
report-not-a-document = Голосовые сообщения и стикеры подтверждением не служат. Пришлите файл, фото документа, ссылку или реквизиты одной строкой.
report-file-failed =
    { $known ->
        [yes] <b>Файл не получен</b>: { $files }
            { $name }. Остальное сохранено, отчёт не потерян.
       *[no] <b>Файл не получен</b>: { $files }
    }
    { $too_big ->
        [yes] Пришлите ссылку на него, файл меньшего размера или реквизиты документа одной строкой.
       *[no] Пришлите этот файл ещё раз, ссылку на него или реквизиты документа одной строкой.
    }
report-file-again = Уже принято, второй раз не нужно: { $file }
report-retried = Пробую получить файл ещё раз.
report-nothing-dropped = Убирать нечего.
report-dropped = Убрано: { $what }
report-no-files = <b>{ $name }</b>. Ни файлов, ни реквизитов к этому отчёту нет.
report-was-sent = <b>{ $name }</b>. Было отправлено: { $evidence }
report-files-gone = Не удалось показать файлов: { $n }. Координатору или администратору стоит проверить хранилище.

report-accepted =
    ✅ <b>Принято:</b> { $name }
    № { $number }. { $who }, { $at }
report-returned =
    ↩️ <b>Возвращено на доработку:</b> { $name }
    Причина: { $reason }
    { $who }, { $at }. Доработать до { $until }.
report-returned-date =
    { $in_time ->
        [yes] Отчёт был представлен { $day }, в срок: это сохраняется.
       *[no] Отчёт был представлен { $day }: эта дата сохраняется.
    }
report-returned-had = Было приложено: { $evidence }

report-history = <b>История: { $name }</b>
report-history-empty = Пока ничего не происходило.
report-history-line =
    { $at } { $what }{ $grounded ->
        [yes] {" "}({ $ground })
       *[no] {""}
    }{ $actor ->
        [yes] , { $who }
       *[no] {""}
    }
report-history-draft-started = начат отчёт
report-history-evidence = принят подтверждающий документ
report-history-evidence-failed = файл получить не удалось
report-history-dropped = убран подтверждающий документ
report-history-reported = отчёт представлен
report-history-undone = отправка отменена
report-history-dated = изменена дата исполнения
report-history-opened = открыт проверяющим
report-history-accepted = принято
report-history-accepted-silently = принято: замечаний в срок не поступило
report-history-returned = возвращено на доработку
report-history-withdrawn = черновик отменён
report-history-snoozed = напоминание отложено
report-history-released = снято с контроля
report-history-moved = срок перенесён
report-history-extended = срок продлён
report-history-extension-asked = запрошено продление срока
report-history-extension-refused = в продлении отказано
report-history-extension-withdrawn = запрос продления отозван

report-button-send = Отправить
report-button-send-n = Отправить ({ $n })
report-button-send-again = Отправить
report-button-unfinished = Отправить сейчас
report-button-drop = Убрать последний
report-button-cancel = Отмена
report-button-rest = Без документов ({ $n })
report-button-rows = По строкам ({ $n })
report-button-undo = Отменить отправку
report-button-add = Дополнить
report-button-date = Исполнено раньше
report-button-tasks = Мои сроки
report-button-card = Открыть карточку
report-button-show = Показать отчёт
report-button-files = Показать отправленное
report-button-today = Сегодня
report-button-yesterday = Вчера
report-button-other-day = Другой день
report-button-back = Назад
report-button-row = ▫️ { $n }
report-button-ticked = ✅ { $n }
report-button-page = Страница { $n } из { $pages } ▶
report-button-next = Далее ({ $n })
report-button-retry = Повторить
