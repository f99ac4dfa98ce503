# Поиск в списках проверки
import-found = Найдено по словам «{ $words }»: { $n }. Чтобы искать иначе, напишите другие слова.
import-found-clear = Показать всех
import-party-hint = Нет нужного? Напишите часть фамилии или названия: «Иванов», «школа 12», «отдел общего».
import-rows-hint = Чтобы найти мероприятие, напишите несколько слов из него.
import-holders-hint = Чтобы найти получателя, напишите часть фамилии или названия.
import-mark-other = { $school }

# Кто отчитывается, когда ответственных несколько
import-to-together = Кто отчитывается ({ $n })
import-together-title =
    <b>Кто отчитывается, если ответственных несколько</b>
    По умолчанию отчитывается первый названный, остальные соисполнители: видят мероприятие и могут дополнять отчёт. Нажмите на строку, чтобы отчитывался каждый, и ещё раз, чтобы вернуть.
import-together-line = { $names }: мероприятий { $n }, { $who }
import-together-all = отчитывается каждый
import-together-some = каждый отчитывается в { $n }
import-together-first = отчитывается первый
import-together-to-each = Везде отчитывается каждый
import-together-to-first = Везде отчитывается первый
import-assumed-together = Ответственных несколько, отчитывается первый названный: мероприятий { $n }. Остальные соисполнители.
import-edit-each = Отчитывается каждый
import-edit-first = Отчитывается первый
import-edit-section-each = Каждый: во всём разделе
import-edit-section-first = Первый: во всём разделе
import-edit-section-done = Применено ко всему разделу.
import-row-holders-help = Получат: { $n }, отчитываются: { $reporting }, остальные соисполнители

# Должность в каждом муниципалитете
import-question-each = «{ $name }»: это есть в каждом муниципалитете. Кому поручить?
import-party-municipalities = во всех муниципалитетах: { $n }
import-party-to-municipalities = Во всех муниципалитетах: { $n }

# Вопросы, на которые отвечают не кнопкой
import-question-pick = Выбрать из справочника…
import-question-dates = Ввести даты…
import-undated-title =
    <b>Ввести даты</b>
    Сначала нажмите на строку. Затем напишите срок словами: «15 октября и 20 марта» или «октябрь, март».
import-undated-none = Все даты введены. Больше таких мероприятий нет.

# Кто сколько получит
import-to-holders = По получателям ({ $n })
import-holders-title = <b>Кто сколько получит: { $n }</b>
import-loads-none = Впереди нет ни одного срока: напоминаний и отчётов не будет. Проверьте ответ о прошедших сроках и ответственных.
import-loads-helper = { $name }: только соисполнитель, мероприятий { $n }
import-holder-title = <b>{ $name }</b>
import-holder-total = Отчётов: { $reports }, мероприятий в них: { $rows }
import-holder-helps = Соисполнитель, без своего отчёта: { $n }
import-holder-day = { $day }: { $n }
import-holder-more = и ещё дат: { $n }

# Список, который называет документ
import-to-list = Составить список…
import-list-title =
    <b>Кто входит в список «{ $name }»</b>
    Напишите школы или фамилии через запятую: «2, 7, гимназия 44». Список сохранится и для следующих приказов. Нажмите на строку, чтобы убрать.
    В списке: { $n }
import-list-unmatched = Не найдены или подходят нескольким: { $words }. Напишите их точнее.
import-list-done = Готово ({ $n })

# Что меняет новая редакция
import-to-changes = Что изменится ({ $n })
import-changes-title = <b>Что изменится: { $n }</b>
import-change-added = ➕ Добавлено: { $title }
import-change-changed = ✏️ Изменено: { $title }
import-change-removed = ➖ Снято: { $title }
import-change-field = { $field }: «{ $before }» → «{ $after }»
import-change-empty = не указано
