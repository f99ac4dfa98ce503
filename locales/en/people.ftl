people-home =
    <b>Directory</b>
    Organisations: { $organizations }, posts: { $posts }
    Connected: { $connected }, not connected: { $unconnected }, vacant: { $vacant }
people-empty =
    <b>The directory is empty</b>
    There are no organisations and posts yet.
    Fill in the table by the sample and send it here.
people-button-links = Invitations
people-button-unconnected = Not connected ({ $n })
people-button-upload = Load the directory
people-button-template = Sample table
people-button-links-new = Only without a link ({ $n })
people-button-links-all = Everybody anew ({ $n })
people-button-home = To the directory
people-button-link = { $no }. Link: { $person }
people-button-link-again = Give a new link
people-button-previous = ← Back
people-button-next = Next →
people-links-ask =
    People with a link that still opens: { $live }. Without a link: { $rest }.
    If new ones are given, the earlier links stop opening.
people-links-title =
    <b>Personal links: { $n }</b>
    Forward each link to its person. It opens once, until { $until }, and for this person only.
people-links-line =
    <b>{ $person }</b>, { $post }, { $organization }
    { $link }
people-links-file = Personal links.xlsx
people-links-caption = Personal links: { $n }. Do not publish this file: whoever opens a link first is connected.
people-unconnected-title = <b>Not connected: { $n }</b>
people-unconnected-line = { $no }. { $person }, { $post }: { $link }
people-link-none = no link given
people-link-sent = link given on { $day }, not opened
people-link-opened = link opened on { $day }, no consent
people-link-expired = link expired on { $day }
people-all-connected = Everybody is connected.
people-already-connected = Connected already: no new link is needed.
people-send-sheet = Send the directory's table as .xlsx or .csv. If there is none yet, take the sample. Loading again updates and doubles nothing.
people-template-file = Directory (sample).xlsx
people-template-caption = Fill in the sheet “Directory” and send the file here. An example and the rules are on the other sheets.
people-imported =
    <b>The directory is loaded</b>
    New organisations: { $organizations }, posts: { $posts }, people: { $people }. Records updated: { $updated }.
people-sheet-found =
    <b>This is the directory's table. Load it?</b>
    New organisations: { $organizations }, posts: { $posts }, people: { $people }. Records updated: { $updated }.
people-sheet-forgotten = This table has been loaded, or more than an hour has passed. Send the file again.
people-button-load = Load
people-imported-dry = Checked, nothing stored. New organisations: { $organizations }, posts: { $posts }, people: { $people }. Records that would be updated: { $updated }.
people-imported-plain = The directory is loaded. New organisations: { $organizations }, posts: { $posts }, people: { $people }. Records updated: { $updated }.
people-handed-over = • { $title }, { $organization }: formerly { $former }, now { $successor }. 
people-problems-title = <b>The table was not loaded. Errors: { $n }</b>
people-problems-plain = The table was not loaded. Errors: { $n }
people-problems-more = …and more: { $n }
people-problems-again = Put these rows right and send the file again.
people-nothing-new = There is nothing new in this table: the directory is the same already.
people-cut = …
people-problem-no-organization = Row { $row }: the organisation is missing.
people-problem-no-post = Row { $row }: “{ $person }” has no post.
people-problem-kind = Row { $row }: unknown kind “{ $kind }”. Write: управление, отдел, школа, детский сад or учреждение.
people-problem-no-kind = Row { $row }: “{ $name }” has no kind, and its name does not tell it.
people-problem-name = Row { $row }: “{ $name }” does not look like a full name. Write it whole, without initials.
people-problem-phone = Row { $row }: “{ $phone }” does not look like a telephone number.
people-problem-email = Row { $row }: “{ $email }” does not look like an e-mail address.
people-problem-post-twice = Row { $row }: the post “{ $post }” of this organisation stands in row { $at } with other data. If there are two, name them differently.
people-problem-code-twice = Row { $row }: the code “{ $code }” belongs to “{ $name }”.
people-problem-differs-short-name = Row { $row }: the short name is “{ $other }”, but “{ $one }” in row { $at }.
people-problem-differs-kind = Row { $row }: the kind differs from row { $at }.
people-problem-differs-code = Row { $row }: the code is “{ $other }”, but “{ $one }” in row { $at }.
people-problem-differs-parent = Row { $row }: the parent organisation is “{ $other }”, but “{ $one }” in row { $at }.
people-problem-parent-unknown = Row { $row }: the parent organisation “{ $parent }” is neither in the table nor in the directory.
people-problem-parent-ambiguous = Row { $row }: there are several organisations called “{ $parent }”. Write the full name.
people-problem-parent-circle = Row { $row }: “{ $name }” would stand above itself.
people-sheet-unreadable = The file cannot be read. An Excel table (.xlsx) or .csv is needed. Save an old .xls as .xlsx.
people-sheet-no-header = The file has no heading row. The columns “Организация”, “Должность” and “Фамилия имя отчество” are needed, others are optional.
people-sheet-empty = The table has a heading, but no row is filled in.
people-sheet-too-long = The table has more than { $limit } rows. Split it into several files.
people-sheet-too-large = The file is larger than 5 MB. Leave only the directory's table in it.
people-role-unknown = Unknown role “{ $role }”. There are: coordinator, controller, administrator.
people-name-refused = “{ $name }” does not look like a full name. Write it whole: --name "Синицына Светлана Игоревна".
people-name-ambiguous = There are several people called “{ $name }”: { $count }. Add --phone or --email to tell them apart.
people-address-taken = This account is connected for somebody else.
people-file-missing = There is no file { $name }, or it cannot be read.
people-template-written = The sample table is written: { $name }
people-file-not-written = The file { $name } could not be written.
people-nothing-to-do = Name the table's file, or --template FILE.xlsx.
people-notice-declined = “That is not me”: the link for { $person } ({ $post }) was opened by somebody else. It is closed. Check where it was sent and give a new one.
people-notice-withdrawn = { $person } has withdrawn the consent and gets no more messages in Telegram. Agree on another way to report.
people-sheet-organization = Organisation (Организация)
people-sheet-short-name = Short name (Краткое название)
people-sheet-kind = Kind (Тип)
people-sheet-code = Code (Код в приказах)
people-sheet-parent = Parent (Вышестоящая организация)
people-sheet-post = Post (Должность)
people-sheet-person = Full name (Фамилия имя отчество)
people-sheet-phone = Telephone (Телефон)
people-sheet-email = E-mail
people-links-organization = Organisation
people-links-post = Post
people-links-person = Full name
people-links-phone = Telephone
people-links-link = Personal link
people-links-until = Valid until
people-tab-directory = Directory
people-tab-directory-title = Directory of organisations and posts
people-tab-directory-subtitle = One row for each post. The rules are on the sheet “How to fill it in”.
people-tab-example = Example
people-tab-example-title = An example (organisations and people are made up)
people-tab-example-subtitle = This sheet is not loaded.
people-tab-guide = How to fill it in
people-tab-guide-title = How to fill in the directory
people-tab-guide-subtitle = The first sheet that has the columns is loaded.
people-tab-links = Personal links
people-tab-links-title = Personal links
people-tab-links-subtitle = To each person their own. Do not publish this file.
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
people-guide-head = Rule
people-guide-1 = The columns for organisation, post and full name are needed. Their order is free, empty columns may go.
people-guide-2 = Kind: министерство, управление, отдел, школа, детский сад, учреждение. Where it is empty, the name tells it.
people-guide-3 = Code: how orders cite the organisation in their lists, such as 7 or г44. It is needed where activities are given by codes.
people-guide-4 = Parent: a name from this same table. It is empty for the head organisation.
people-guide-5 = Full names are written whole, in the nominative: the bot addresses people by name and patronymic.
people-guide-6 = A vacant post: leave the name empty.
people-guide-7 = «И.о. директора» goes to the post «директор»: whoever acts in it is asked for reports.
people-guide-8 = Two equal posts of one organisation are named differently: «методист (русский язык)», «методист (математика)».
people-guide-9 = Office telephones and e-mail only. They may be left out.
people-guide-10 = Loading again updates by organisation and post. A post with another person is handed over from that day; its deadlines stay with the post.
