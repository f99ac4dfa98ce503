join-hello = Hello, { $name }!
join-about =
    { $known ->
        [yes] This is Vekha, a staff bot ({ $authority }): it reminds of deadlines set by orders and takes reports. I am a program.
       *[no] This is Vekha, a staff bot: it reminds of deadlines set by orders and takes reports. I am a program.
    }
join-coordinator =
    { $known ->
        [yes] Questions are answered by the coordinator, { $name }, tel. { $phone }.
       *[no] Questions are answered by the coordinator, { $name }.
    }
join-listed = By the authority's list you are: { $post }. Is that right?
join-post =
    { $short ->
        [yes] { $title } { $organization }
       *[no] { $title } ({ $organization })
    }
join-role-coordinator = coordinator
join-role-controller = controller
join-role-administrator = administrator
join-button-me = Yes, that is me
join-button-not-me = That is not me
join-button-agree = I consent
join-button-refuse = I do not
join-button-full = Full text
consent-title = <b>Consent to the processing of personal data</b> (edition { $version } of { $day })
consent-operator-unknown = the organisation that gave you the personal link
consent-short =
    Operator: { $operator }. Purpose: control of orders and reminders of deadlines.
    Data: full name, post, organisation, office telephone and e-mail, Telegram id, your answers and files. Kept on the operator's server until your term ends or you withdraw; reports stay on the operator's file.
    Messages pass through Telegram (a foreign service). You may refuse and report in another way: nothing follows from a refusal.
consent-full =
    By pressing “I consent” I freely and of my own will allow my personal data to be processed.
    <b>1. Operator:</b> { $operator }.
    <b>2. Purpose:</b> control of orders and roadmaps, reminders of deadlines, taking and reviewing reports.
    <b>3. Data:</b> full name; post and organisation; office telephone and e-mail; Telegram id; answers, marks, files and their details, date and time of actions. Special and biometric data are not processed.
    <b>4. Actions:</b> collecting, recording, ordering, keeping, correcting, using, showing to reviewers and controllers, anonymising, blocking, deleting; with and without automation.
    <b>5. Transfer.</b> Messages pass through Telegram, whose servers are outside Russia. The directory, reports and files are kept on the operator's server.
    <b>6. Term:</b> until your term of office ends or you withdraw. Reports are kept on the operator's file by its own schedule.
    <b>7. Withdrawal:</b> at any time by /privacy or by a letter to the operator. After it the bot does not write and your Telegram id is used no more.
    <b>8. Refusal</b> has no consequences: reports are taken in another way agreed with the coordinator.
join-refused = Understood, no consent: your data are not processed through Telegram and the bot will not write to you. Nothing follows from this. If you change your mind, open the same link again.
join-declined = Thank you for telling. The link is closed and the coordinator has been told. There is nothing else to do.
join-link-yours = You are connected already.
join-link-unknown = The link does not fit: perhaps it was not copied whole. Open it again from the message that brought it, or ask your coordinator for a new one.
join-link-used = This link has been used from another account. If it was not you, tell the coordinator, who will give you a new one.
join-link-expired = The link has expired: it opens for 14 days. Ask your coordinator for a new one.
join-link-revoked = This link is no longer valid: there is a newer one, or the list has changed. Ask your coordinator for the valid one.
join-link-other-person = This account is connected already: { $mine }. The link was given to somebody else: { $invited }. Open it on their phone.
join-done = <b>Done, you are connected.</b>
join-again = <b>You are connected already.</b>
join-next-coordinator =
    You are a coordinator. Where to begin:
    1. /people: the directory and the personal links.
    2. Send the file of the order with its roadmap: I show what I understood and ask my questions.
    3. /roadmaps: all roadmaps and their progress.
join-next-controller = You are a controller. Progress: /summary
join-next-administrator = You are an administrator: you are told here when something in the bot goes wrong.
join-ahead = Reports ahead: { $reports }, activities in them: { $duties }. The nearest date: { $nearest }.
join-nothing-yet = There are no deadlines yet. I will write when there are.
join-hours = I write once a day at most, on working days, at { $hour }.
join-quiet = For the first five working days I remind only of the nearest dates, up to { $day }. The rest, and what was overdue before you, comes later; «My deadlines» shows all of it at once.
