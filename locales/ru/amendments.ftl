# Приказ о внесении изменений
amendments-order = приказ от { $date } № { $number }
amendments-order-undated = приказ № { $number }
amendments-order-unnumbered = приказ от { $date }
amendments-order-unknown = приказ без номера
amendments-title = <b>{ $by }</b> вносит изменения в { $amended }: { $n ->
        [one] { $n } предложение
        [few] { $n } предложения
       *[many] { $n } предложений
    }.
amendments-roadmap = Карта: { $title }
amendments-hint = Ничего не меняется, пока Вы не решите по каждому предложению и не примените изменения.
amendments-open-count = Без решения: { $n }
amendments-done = Решения приняты по всем предложениям. Посмотрите, что изменится, и примените.
amendments-left = Остались предложения без решения: { $count }. Решите по каждому, и изменения можно будет применить.
amendments-by = Изменения: { $by }
amendments-no-roadmap = Среди опубликованных карт нет карты, которую утвердил { $amended }. Если её ещё не загружали, сначала загрузите и опубликуйте сам приказ, потом вернитесь к этому документу: /roadmaps.
amendments-several = Под этот приказ подходит несколько карт. Укажите, какую он меняет.
amendments-choose-roadmap = <b>Какую карту меняет этот приказ?</b>
amendments-roadmap-line = { $title } ({ $order })
amendments-as-new = Загрузить таблицу как новую карту
amendments-again = Изменения по этому приказу уже вносили в карту. Проверьте, не загружен ли он второй раз.
amendments-whole = В документе новая редакция всей таблицы: она загружена, отличия покажет проверка.

# Кнопки
amendments-to-list = Рассмотреть
amendments-to-roadmaps = Выбрать карту…
amendments-to-first = Начать рассмотрение
amendments-to-next = Следующее без решения
amendments-to-difference = Что изменится
amendments-to-proposals = Предложения ({ $n })
amendments-all = Все предложения
amendments-apply = Применить
amendments-skip = Пропустить
amendments-edit = Изменить…
amendments-row = Выбрать мероприятие
amendments-undo = Отменить решение

# Предложение
amendments-line = { $text } ({ $state })
amendments-state-open = ждёт решения
amendments-state-applied = применено
amendments-state-skipped = пропущено
amendments-state-by-hand = правка вручную
amendments-state-announced = загружено таблицей
amendments-number = <b>Предложение { $at } из { $of }</b>, { $state }
amendments-raw = В приказе: { $raw }
amendments-activity = Мероприятие: { $name }
amendments-activities = Мероприятий: { $n }
amendments-more = и ещё: { $n }
amendments-name = п. { $no } { $title }
amendments-section = Раздел: { $section }
amendments-change = { $field }: «{ $old }» → «{ $new }»
amendments-change-new = { $field }: «{ $new }»
amendments-change-gone = { $field }: «{ $old }» → пусто
amendments-excluded = Мероприятие будет исключено. Обязательства по нему снимут с контроля по этому приказу, представленные отчёты сохранятся.
amendments-added = Новое мероприятие:
amendments-added-after = После: { $name }
amendments-dates = Даты сейчас: { $before }. После изменения: { $after }.
amendments-no-dates = нет
amendments-same = Мероприятие уже записано так.
amendments-field-deadline = Срок
amendments-field-responsible = Ответственные
amendments-field-title = Название
amendments-field-form = Форма
amendments-field-result = Результат
amendments-field-place = Место
amendments-field-audience = Контингент
amendments-field-no = Номер
amendments-what-exclude = исключить
amendments-what-add = новое: { $title }
amendments-what-add-untitled = новое мероприятие
amendments-what-appendix = приложение в новой редакции

# Почему нельзя применить кнопкой
amendments-no-row = Такого мероприятия в карте не нашлось. Выберите его из списка или пропустите предложение.
amendments-several-rows = Подходит несколько мероприятий. Выберите нужное из списка.
amendments-no-words = Заменяемых слов в этом мероприятии нет. Выберите другое мероприятие, измените это вручную или пропустите предложение.
amendments-deadline-unread = Новый срок прочитать не удалось. Нажмите «Изменить…» и напишите срок другими словами или пропустите предложение.
amendments-by-hand = Это предложение применить кнопкой нельзя. Измените мероприятие вручную или пропустите предложение.
amendments-no-table = Приложение изложено в новой редакции, но таблицы в файле нет. Пришлите её отдельным файлом: бот покажет отличия.
amendments-choose-row = <b>Какое мероприятие имеется в виду?</b>
    Можно написать слово из названия: список сократится.
amendments-row-fits = { $name } (подходит)

# В командной строке
reading-amends = Вносит изменения в { $order }, предложений: { $n }
reading-change-replace-words = заменить слова
reading-change-replace-row = изложить заново
reading-change-exclude = исключить
reading-change-add = дополнить
reading-change-restate-appendix = приложение в новой редакции
reading-change-other = не разобрано
amendments-shell = Предложения этого приказа рассматривают в чате: /roadmaps.
