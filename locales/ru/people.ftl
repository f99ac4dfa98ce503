people-home =
    <b>Справочник</b>
    Организаций: { $organizations }, должностей: { $posts }
    Подключено: { $connected }, не подключено: { $unconnected }, вакантно: { $vacant }
people-empty =
    <b>Справочник пуст</b>
    Организаций и должностей пока нет.
    Заполните таблицу по образцу и пришлите её сюда.
people-button-links = Приглашения
people-button-unconnected = Не подключены ({ $n })
people-button-upload = Загрузить справочник
people-button-template = Образец таблицы
people-button-links-new = Только без ссылки ({ $n })
people-button-links-all = Всем заново ({ $n })
people-button-home = К справочнику
people-button-link = { $no }. Ссылка: { $person }
people-button-link-again = Выдать новую ссылку
people-button-previous = ← Назад
people-button-next = Дальше →
people-links-ask =
    Действующие ссылки уже есть у сотрудников: { $live }. Без ссылки: { $rest }.
    Если выдать заново, прежние ссылки открываться перестанут.
people-links-title =
    <b>Личные ссылки: { $n }</b>
    Перешлите каждому его ссылку. Она открывается один раз, до { $until }, и годится только для этого сотрудника.
people-links-line =
    <b>{ $person }</b>, { $post }, { $organization }
    { $link }
people-links-file = Личные ссылки.xlsx
people-links-caption = Личные ссылки: { $n }. Файл не публикуйте: по ссылке подключается тот, кто откроет её первым.
people-unconnected-title = <b>Не подключены: { $n }</b>
people-unconnected-line = { $no }. { $person }, { $post }: { $link }
people-link-none = ссылка не выдана
people-link-sent = ссылка выдана { $day }, не открыта
people-link-opened = ссылка открыта { $day }, согласия нет
people-link-expired = срок ссылки истёк { $day }
people-all-connected = Все подключены.
people-already-connected = Уже подключён: новая ссылка не нужна.
people-send-sheet = Пришлите таблицу справочника файлом .xlsx или .csv. Если её ещё нет, возьмите образец. Повторная загрузка обновляет данные и ничего не удваивает.
people-template-file = Справочник (образец).xlsx
people-template-caption = Заполните лист «Справочник» и пришлите файл сюда. Пояснения и пример на соседних листах.
people-imported =
    <b>Справочник загружен</b>
    Новых организаций: { $organizations }, должностей: { $posts }, сотрудников: { $people }. Обновлено записей: { $updated }.
people-sheet-found =
    <b>Это таблица справочника. Загрузить?</b>
    Появится организаций: { $organizations }, должностей: { $posts }, сотрудников: { $people }. Обновится записей: { $updated }.
people-sheet-forgotten = Эта таблица уже загружена, или прошло больше часа. Пришлите файл ещё раз.
people-button-load = Загрузить
people-imported-dry = Проверка без записи. Новых организаций: { $organizations }, должностей: { $posts }, сотрудников: { $people }. Обновилось бы записей: { $updated }.
people-imported-plain = Справочник загружен. Новых организаций: { $organizations }, должностей: { $posts }, сотрудников: { $people }. Обновлено записей: { $updated }.
people-handed-over = • { $title }, { $organization }: прежде { $former }, теперь { $successor }. 
people-problems-title = <b>Таблица не загружена. Ошибок: { $n }</b>
people-problems-plain = Таблица не загружена. Ошибок: { $n }
people-problems-more = …и ещё: { $n }
people-problems-again = Исправьте эти строки и пришлите файл ещё раз.
people-nothing-new = В этой таблице нет ничего нового: справочник уже такой.
people-cut = …
people-problem-no-organization = Строка { $row }: не указана организация.
people-problem-no-post = Строка { $row }: у сотрудника «{ $person }» не указана должность.
people-problem-kind = Строка { $row }: тип «{ $kind }» неизвестен. Напишите: управление, отдел, школа, детский сад или учреждение.
people-problem-no-kind = Строка { $row }: не указан тип организации «{ $name }», и по названию он не ясен.
people-problem-name = Строка { $row }: «{ $name }» не похоже на фамилию, имя и отчество. Напишите их полностью, без инициалов.
people-problem-phone = Строка { $row }: «{ $phone }» не похоже на номер телефона.
people-problem-email = Строка { $row }: «{ $email }» не похоже на адрес e-mail.
people-problem-post-twice = Строка { $row }: должность «{ $post }» в этой организации уже стоит в строке { $at } с другими данными. Если должностей две, назовите их по-разному.
people-problem-code-twice = Строка { $row }: код «{ $code }» уже занят организацией «{ $name }».
people-problem-differs-short-name = Строка { $row }: краткое название «{ $other }», а в строке { $at } у той же организации «{ $one }».
people-problem-differs-kind = Строка { $row }: тип организации не такой, как в строке { $at }.
people-problem-differs-code = Строка { $row }: код «{ $other }», а в строке { $at } у той же организации «{ $one }».
people-problem-differs-parent = Строка { $row }: вышестоящая организация «{ $other }», а в строке { $at } у той же организации «{ $one }».
people-problem-parent-unknown = Строка { $row }: вышестоящей организации «{ $parent }» нет ни в таблице, ни в справочнике.
people-problem-parent-ambiguous = Строка { $row }: вышестоящих организаций с названием «{ $parent }» несколько. Напишите полное название.
people-problem-parent-circle = Строка { $row }: организация «{ $name }» оказывается вышестоящей над самой собой.
people-sheet-unreadable = Файл не читается. Нужна таблица Excel (.xlsx) или .csv. Старый формат .xls сохраните как .xlsx.
people-sheet-no-header = В файле нет строки с заголовками. Нужны столбцы «Организация», «Должность» и «Фамилия имя отчество»; остальные по желанию.
people-sheet-empty = В таблице есть заголовки, но нет ни одной заполненной строки.
people-sheet-too-long = В таблице больше { $limit } строк. Разделите её на несколько файлов.
people-sheet-too-large = Файл больше 5 МБ. Оставьте в нём только таблицу справочника.
people-role-unknown = Роль «{ $role }» неизвестна. Есть: coordinator, controller, administrator.
people-name-refused = «{ $name }» не похоже на фамилию, имя и отчество. Напишите полностью: --name "Синицына Светлана Игоревна".
people-name-ambiguous = Сотрудников с именем «{ $name }» несколько: { $count }. Добавьте --phone или --email, по которому можно различить.
people-address-taken = Эта учётная запись уже подключена для другого сотрудника.
people-file-missing = Файла { $name } нет, или он не читается.
people-template-written = Образец таблицы записан: { $name }
people-file-not-written = Не получилось записать файл { $name }.
people-nothing-to-do = Укажите файл таблицы или --template ФАЙЛ.xlsx.
people-notice-declined = «Это не я»: ссылку для сотрудника { $person } ({ $post }) открыл кто-то другой. Ссылка закрыта. Проверьте, кому она отправлена, и выдайте новую.
people-notice-withdrawn = { $person }: согласие на обработку данных отозвано, сообщения в Telegram больше не приходят. Договоритесь об отчётах другим способом.
people-sheet-organization = Организация
people-sheet-short-name = Краткое название
people-sheet-kind = Тип
people-sheet-code = Код в приказах
people-sheet-parent = Вышестоящая организация
people-sheet-post = Должность
people-sheet-person = Фамилия имя отчество
people-sheet-phone = Телефон
people-sheet-email = E-mail
people-links-organization = Организация
people-links-post = Должность
people-links-person = Фамилия имя отчество
people-links-phone = Телефон
people-links-link = Личная ссылка
people-links-until = Действует до
people-tab-directory = Справочник
people-tab-directory-title = Справочник организаций и должностей
people-tab-directory-subtitle = Одна строка на должность. Пояснения на листе «Как заполнять».
people-tab-example = Пример
people-tab-example-title = Пример заполнения (организации и люди вымышлены)
people-tab-example-subtitle = Этот лист не загружается.
people-tab-guide = Как заполнять
people-tab-guide-title = Как заполнять справочник
people-tab-guide-subtitle = Загружается первый лист, в котором есть нужные столбцы.
people-tab-links = Личные ссылки
people-tab-links-title = Личные ссылки для подключения
people-tab-links-subtitle = Каждому его ссылка. Файл не публикуйте.
people-example-1-organization = Управление образования Заречного района
people-example-1-short-name = УО
people-example-1-kind = управление
people-example-1-code = { "" }
people-example-1-parent = { "" }
people-example-1-post = начальник управления
people-example-1-person = Лебедева Марина Викторовна
people-example-1-phone = 8 (000) 000-00-01
people-example-1-email = uo@zarechie.example
people-example-2-organization = Отдел общего образования
people-example-2-short-name = ООО УО
people-example-2-kind = отдел
people-example-2-code = { "" }
people-example-2-parent = Управление образования Заречного района
people-example-2-post = начальник отдела
people-example-2-person = Синицына Светлана Игоревна
people-example-2-phone = 8 (000) 000-00-02
people-example-2-email = otdel@zarechie.example
people-example-3-organization = МБОУ СОШ № 7
people-example-3-short-name = СОШ № 7
people-example-3-kind = школа
people-example-3-code = 7
people-example-3-parent = Управление образования Заречного района
people-example-3-post = директор
people-example-3-person = Орлова Ольга Петровна
people-example-3-phone = 8 (000) 000-00-07
people-example-3-email = school7@zarechie.example
people-example-4-organization = МБОУ СОШ № 7
people-example-4-short-name = СОШ № 7
people-example-4-kind = школа
people-example-4-code = 7
people-example-4-parent = Управление образования Заречного района
people-example-4-post = заместитель директора по УВР
people-example-4-person = Чижова Елена Сергеевна
people-example-4-phone = 8 (000) 000-00-08
people-example-4-email = zavuch7@zarechie.example
people-guide-head = Правило
people-guide-1 = Обязательны столбцы «Организация», «Должность» и «Фамилия имя отчество». Порядок столбцов любой, пустые столбцы можно удалить.
people-guide-2 = «Тип»: министерство, управление, отдел, школа, детский сад, учреждение. Если пусто, тип определяется по названию.
people-guide-3 = «Код в приказах»: как приказы называют организацию в перечнях, например 7 или г44. Нужен, если мероприятия поручаются по кодам.
people-guide-4 = «Вышестоящая организация»: название из этой же таблицы. У главной организации ячейка пустая.
people-guide-5 = Фамилия, имя и отчество пишутся полностью, в именительном падеже: по имени и отчеству бот обращается к человеку.
people-guide-6 = Вакантная должность: ячейку с фамилией оставьте пустой.
people-guide-7 = «И.о. директора» записывается на должность «директор»: отчёты спрашиваются с того, кто её исполняет.
people-guide-8 = Две одинаковые должности в одной организации назовите по-разному: «методист (русский язык)», «методист (математика)».
people-guide-9 = Телефон и e-mail только служебные. Их можно не указывать.
people-guide-10 = При повторной загрузке данные обновляются по названию организации и должности. Если в должности другой человек, прежний освобождается с этого дня; сроки остаются за должностью.
