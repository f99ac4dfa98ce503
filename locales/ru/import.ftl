# Загрузка документа
import-ask-file = Пришлите файл приказа с дорожной картой (Word, Excel или текст). Я прочитаю его и покажу, что понято. До Вашего решения ничего не публикуется.
import-load = Загрузить приказ
import-received =
    <b>{ $name }</b>
    Файл получен, читаю. Обычно это занимает меньше минуты.
import-reading-done =
    <b>{ $name }</b>
    Файл прочитан.
import-reading-pages =
    <b>{ $name }</b>
    Читаю: страница { $done } из { $total }.
import-reading-over =
    <b>{ $name }</b>
    Чтение закончено.
import-too-big = Файл больше { $limit } МБ: Telegram не отдаёт такие файлы ботам. Пришлите приказ без сканов и картинок.
import-which = В файле <b>{ $name }</b> дорожная карта не нашлась. { $reason } Если это подтверждение к отчёту, нажмите кнопку.
import-which-evidence = Это подтверждение к отчёту
import-as-evidence = <b>{ $name }</b>: подтверждение к отчёту.
import-known =
    Этот файл уже загружен { $date }: { $title }.
    { $state ->
        [published] Дорожная карта опубликована.
        [publishing] Идёт публикация.
        [draft] Черновик ждёт Вашего решения.
       *[reading] Документ ещё читается.
    }
import-known-open = Открыть
import-known-refresh = Обновить по справочнику
import-refused =
    <b>{ $name }</b> не загружен.
    { $reason }
import-untitled = дорожная карта без названия
import-drafts = Загруженные документы, ждут решения: { $n }
import-draft-line = { $at }. { $title }
import-draft-button = Документ { $at }
import-gone = Этого документа больше нет.
import-changed = Вопрос изменился. Показываю заново.
import-not-draft = Этот документ уже опубликован или отменён.
import-not-published = Эта карта сейчас не опубликована.
import-not-publishing = Публикация уже закончена.
import-questions-left = Остались вопросы без ответа: { $count }. Ответьте на них, и документ можно будет публиковать.
import-became-edition = Пока Вы смотрели документ, была опубликована карта по этому же приказу. Теперь это новая редакция: проверьте, что изменится.
import-window-old = Это окно устарело. Откройте документ заново.

# Что прочитано
import-title = <b>{ $title }</b>
import-order = Приказ от { $date } № { $number }
import-order-undated = Приказ № { $number }
import-issuer = { $issuer }
import-period = Период: { $start } – { $end }
import-rows = Мероприятий: { $rows }, поручений из текста приказа: { $orders }
import-rows-skipped = Исключено из публикации: { $n }
import-levels = По уровням: { $parts }
import-level-region = региональный { $n }
import-level-municipality = муниципальный { $n }
import-level-school = школьный { $n }
import-level-none = без уровня { $n }
import-tracking = По способу контроля: { $parts }
import-tracking-point = к дате { $n }
import-tracking-ongoing = ведётся { $n }
import-tracking-info = без отчёта { $n }
import-kinds = По срокам: { $parts }
import-kind-windows = в названный период { $n }
import-kind-due = к названной дате { $n }
import-kind-recurring = повторяются { $n }
import-kind-continuous = весь период { $n }
import-kind-external = по отдельному плану { $n }
import-kind-event = по событию { $n }
import-kind-none = без срока { $n }
import-sections = По разделам:
import-section-line = { $section }: { $n }
import-section-none = Без раздела
import-schools = Школ в справочнике: { $n }
import-schools-none = В справочнике пока нет школ: мероприятия «руководители ОО» никому не достанутся. Сначала загрузите справочник (/people); после публикации пришлите этот файл ещё раз, и карту можно будет обновить по справочнику.
import-schools-unknown = В приказе названы школы, которых нет в справочнике ({ $n }): { $marks }
import-unheld = Некому поручить, мероприятий: { $n }
import-undated = Пока без дат, мероприятий: { $n }
import-preliminary = Сроки предварительные: производственный календарь ещё не утверждён ({ $years }). После его загрузки они будут пересчитаны.
import-questions = Вопросов: { $all }, без ответа: { $open }
import-assumed = Принято без вопроса: { $n }. Это можно проверить и поправить.
import-edition = <b>Новая редакция.</b> Добавлено: { $added }, изменено: { $changed }, снято: { $removed }. Представленные отчёты сохраняются.
import-edition-moving = Сроки изменятся у { $n ->
    [one] { $n } обязательства
   *[other] { $n } обязательств
}, кроме тех, по которым отчёт уже представлен.
import-edition-same = <b>Новая редакция.</b> Мероприятия не изменились.

# Окно проверки
import-to-review = Проверить
import-to-questions = Ответить на вопросы ({ $n })
import-to-answers = Ответы на вопросы ({ $n })
import-to-publish = Опубликовать…
import-to-parties = Ответственные ({ $n })
import-to-rows = Мероприятия ({ $n })
import-to-assumed = Принято без вопроса ({ $n })
import-to-loads = Кто сколько получит
import-to-cancel = Отменить загрузку
import-back = Назад
import-next = Дальше
import-earlier = Раньше
import-cancelled = Загрузка отменена: { $title }. Файл можно прислать снова.
import-page = Стр. { $page } из { $pages }

# Вопросы
import-question-number = <b>Вопрос { $at } из { $of }.</b>
import-question-assumed = <b>Принято без вопроса.</b>
import-question-rows = Касается мероприятий: { $n }
import-question-example = • { $title }: «{ $raw }»
import-question-example-undated = • { $title }
import-question-chosen = Сейчас выбрано: { $label }
import-question-past = У части мероприятий сроки прошли до загрузки. Что с ними сделать?
import-question-shift = Срок попадает на выходной. Если перенести его на рабочий день раньше, отчёт придётся сдать до конца отчётного периода. Куда перенести?
import-question-undated = Даты этих мероприятий задаёт отдельный план или событие. Как вести их, пока дат нет?
import-question-party = Кто это: «{ $name }»? Других ответственных у этих мероприятий нет.
import-option-past-done = Уже исполнено
import-option-past-overdue = Новый срок: { $date }
import-option-past-release = Снять с контроля
import-option-shift-forward = На следующий рабочий день
import-option-shift-back = На предыдущий рабочий день
import-option-shift-none = Не переносить
import-option-undated-ongoing = Отчёт по полугодиям
import-option-undated-none = Спросить даты у ответственных

# Ответственные
import-parties = <b>Ответственные: { $all }</b>
import-parties-counts = Распознаны: { $known }, приняты по документу: { $taken }, не назначены: { $nobody }
import-parties-hint = Нажмите на строку, чтобы изменить.
import-party-button = { $name } → { $holder }
import-party-title = <b>{ $name }</b>
import-party-rows = Мероприятий: { $n }, первым назван в { $leads }
import-party-now = Сейчас: { $holder }
import-party-schools = руководители школ
import-party-group = список, должностей: { $n }
import-party-nobody = никому
import-party-new-post = новая должность в управлении
import-party-new-unit = новая должность: { $unit }
import-party-new-unit-held = новая должность: { $unit } ({ $person })
import-party-post = { $title }, { $organization }
import-party-post-held = { $person }, { $organization }
import-party-why-rule = по правилу
import-party-why-memory = как в прошлый раз
import-party-why-directory = найдено в справочнике
import-party-why-document = принято по документу
import-party-why-answer = Ваш выбор
import-party-why-unknown = не распознано
import-party-to-schools = Руководители всех школ
import-party-to-new-person = Новая должность в управлении
import-party-to-new-unit = Новая должность в управлении
import-party-to-nobody = Пока никому

# Мероприятия
import-rows-title = <b>Мероприятия: { $n }</b>
import-row-line = п. { $no } { $title } ({ $way })
import-row-line-unnumbered = { $title } ({ $way })
import-row-name = { $no } { $title }
import-way-point = к дате
import-way-ongoing = ведётся
import-way-info = без отчёта
import-way-skipped = исключено
import-row-section = Раздел: { $section }
import-row-order = Поручение из текста приказа
import-row-deadline = В приказе: «{ $raw }»
import-row-deadline-none = Срок в приказе не указан
import-row-dates = Сроки: { $dates }
import-row-dates-none = Дат нет
import-row-responsible = Ответственные: { $names }
import-row-holders = Получат: { $n }
import-row-tracking = Контроль: { $way }
import-row-document-yes = Нужен документ: { $form }
import-row-document-no = Достаточно отметки
import-row-skipped = Исключено: публиковаться не будет
import-follow-point = К дате
import-follow-ongoing = Ведётся
import-follow-info = Без отчёта
import-follow-skip = Исключить
import-follow-keep = Вернуть
import-follow-section = Так весь раздел
import-follow-all = Так все мероприятия
import-followed = Изменено мероприятий: { $n }

# Допущения
import-assumed-title = <b>Принято без вопроса: { $n }</b>
import-sentence = { $text }
import-assumed-chosen = { $text } Взято: { $label }.
import-assumed-party = «{ $name }»: { $holder }

# Кто сколько получит
import-loads-title = <b>Кто сколько получит</b>
import-loads-total = Обязательств: { $duties }, отчётов: { $reports }
import-loads-heads = Руководители школ ({ $n }): отчётов в год до { $most }, всего от { $least } до { $all }
import-loads-post = { $name }: отчётов { $reports }, мероприятий в них { $rows }
import-loads-more = и ещё должностей: { $n }
import-publish = Опубликовать
import-publish-edition = Применить изменения

# Публикация
import-publishing =
    <b>Публикую: { $title }</b>
    Готово { $percent } %, обязательств { $done } из { $total }.
import-publishing-start =
    <b>Публикую: { $title }</b>
    Записываю мероприятия и сроки.
import-publishing-done = <b>Опубликовано: { $title }</b>
import-published =
    <b>Опубликовано.</b> { $title }
    Мероприятий: { $activities }, обязательств: { $duties }.
import-published-heads = Отчётов у руководителя школы: до { $n } в год.
import-published-edition = По сравнению с прежней редакцией добавлено: { $added }, изменено: { $changed }, снято: { $removed }.
import-published-next = Теперь раздайте приглашения: без них сотрудники напоминаний не получат.
import-to-summary = Сводка
import-to-invitations = Приглашения

# Из командной строки
import-shell-known = Этот файл уже загружен { $date }, номер { $id }: { $title }. Состояние: { $state }.
import-shell-stored = Черновик сохранён, номер { $id }.
import-shell-question = Вопрос: { $text }
import-shell-rows = { "  " }Касается мероприятий: { $n }
import-shell-options = { "  " }Ответы: { $options }
import-shell-proposed = { "  " }Предлагается: { $proposed }
import-shell-parties = Ответственные: распознаны { $known }, приняты по документу { $taken }, не назначены { $nobody }
import-shell-published = Опубликовано: мероприятий { $activities }, обязательств { $duties }, отчётов у руководителя школы до { $a_year } в год.
import-shell-refused = Документ не загружен. { $reason }
import-shell-past-needed = У { $n ->
    [one] { $n } мероприятия
   *[other] { $n } мероприятий
} сроки прошли до загрузки. Укажите --past done, overdue или release.
import-shell-doubts-left = Остались вопросы: { $n }. Чтобы принять предложенные ответы, добавьте --accept-doubts.
import-state-received = получен
import-state-reading = читается
import-state-draft = черновик
import-state-publishing = публикуется
import-state-published = опубликован

# Основание снятия с контроля

# Правка мероприятия
import-row-short = Коротко: { $name }
import-row-deadline-set = Указано Вами: { $phrase }
import-edit = Изменить…
import-edit-deadline = Срок
import-edit-name = Короткое название
import-edit-parties = Ответственные
import-edit-undo = Вернуть как в документе
import-edit-ask-deadline =
    <b>Какой срок поставить?</b>
    Напишите его словами, как в приказе: «до 15 октября», «ежеквартально до 10 числа», «октябрь, март». Я покажу, как понял, и без Вашего подтверждения ничего не изменю.
import-edit-typed = Вы написали: «{ $text }»
import-edit-unread = Срок прочитать не удалось. Напишите иначе: «до 15.10.2026», «ежемесячно», «октябрь, март».
import-edit-again = Можно прислать другую формулировку.
import-edit-set = Поставить этот срок
import-edit-ask-name =
    <b>Как коротко назвать мероприятие?</b>
    Пришлите название, не больше { $limit } знаков. Оно будет в сводках и на кнопках; полное название остаётся в карточке.
import-edit-long = Получилось знаков: { $n }, можно не больше { $limit }. Пришлите название короче.
import-edit-parties-title =
    <b>Ответственные</b>
    Нажмите на строку, чтобы добавить или убрать. Первый в списке отвечает, остальные соисполнители. Чтобы найти человека или организацию, напишите часть фамилии или названия.
import-edit-party-lead = ✓ { $name } (ответственный)
import-edit-party-co = ✓ { $name } (соисполнитель)

# Школы в таблице факторов
import-to-marks = Школы в таблице ({ $n })
import-marks =
    <b>Школы в таблице факторов</b>
    В справочнике не найдены или подходят нескольким: { $all }, без ответа: { $open }.
    Нажмите на строку, чтобы указать школу. Ответ запомнится и для следующих приказов.
import-mark-line = «{ $mark }» → { $school }
import-mark-none = такой школы нет
import-mark-open = не указана
import-mark-title =
    <b>Какая это школа: «{ $mark }»?</b>
    Стоит в таблице при кодах: { $codes }
    Сейчас: { $school }
    Чтобы найти школу, напишите часть её названия.
import-mark-fits = { $school } (подходит)
import-mark-nobody = Такой школы в справочнике нет

# Публикация по разделам
import-rows-later = Отложено до следующей публикации: { $n }
import-to-sections = По разделам…
import-sections-title =
    <b>Что публиковать сейчас</b>
    Нажмите на раздел, чтобы отложить его или вернуть. Отложенное останется черновиком, его можно опубликовать потом.
import-section-state = { $section }: { $n }, { $state ->
        [now] публикуется сейчас
        [later] отложен
       *[stands] уже опубликован
    }
import-published-rest = Отложенные разделы ждут в черновике: /roadmaps.

# Черновик таблицей
import-to-sheet = Выгрузить черновик
import-sheet-caption = Исправьте ячейки рядом с приказом и пришлите файл сюда. Жёлтым отмечены места, где есть сомнения. Новое мероприятие впишите новой строкой; удалённые строки я предложу убрать.
import-sheet-file = chernovik-{ $id }.xlsx
import-sheet-other = Этот черновик уже опубликован или отменён: таблица не загружена.
import-sheet-same = В таблице нет изменений: всё совпадает с черновиком.
import-sheet-changes =
    <b>Таблица черновика прочитана.</b>
    Изменено строк: { $rows }
import-sheet-field = • { $field }: { $n }
import-sheet-wrong = Не удалось прочитать ячеек: { $n }. Они останутся как были, новые строки с ними не добавятся.
import-sheet-cell = • { $cell } «{ $field }»: { $text }
import-sheet-added = Новых мероприятий: { $n }
import-sheet-missing = В таблице нет мероприятий: { $n }. Убрать их из публикации?
import-sheet-clash = С тех пор как таблица выгружена, эти ячейки изменены и в боте: { $n }. После «Принять исправления» будет как в таблице.
import-sheet-take-out = Принять и убрать отсутствующие ({ $n })
import-sheet-out = Убрать отсутствующие ({ $n })
import-sheet-strange = Это таблица другого документа: выгрузите черновик этого приказа и исправьте его.
import-sheet-take = Принять исправления
import-sheet-leave = Не принимать
import-sheet-taken = Исправления приняты.
import-sheet-left = Исправления не приняты, черновик остался прежним.
draft-sheet-long = В таблице больше { $limit } строк. Пришлите выгруженный черновик без лишних строк.
draft-sheet-columns = В таблице не хватает столбцов. Выгрузите черновик ещё раз и исправляйте только содержимое ячеек.
draft-sheet-tab = Черновик
draft-sheet-section = Раздел
draft-sheet-level = Уровень
draft-sheet-no = №
draft-sheet-title = Мероприятие
draft-sheet-deadline = Срок
draft-sheet-responsible = Ответственные
draft-sheet-form = Форма
draft-sheet-codes = Коды
draft-sheet-tracking = Способ контроля
draft-sheet-short-name = Короткое название
draft-sheet-doubts = Сомнения
draft-sheet-level-region = региональный
draft-sheet-level-municipality = муниципальный
draft-sheet-level-school = школьный
draft-sheet-tracking-point = к дате
draft-sheet-tracking-ongoing = ведётся
draft-sheet-tracking-info = без отчёта
draft-sheet-tracking-skip = исключено
