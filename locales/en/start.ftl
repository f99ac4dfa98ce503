start-stranger = Hello. This is a staff bot for people who were given a personal link. If you expect an invitation, please ask your coordinator.
start-menu = Hello, { $name }! What would you like to do?
start-button-tasks = My deadlines
start-button-people = Directory
start-button-settings = Change the hour
help-official =
    <b>What you can do here</b>
    • /tasks: your deadlines. On working mornings a digest lists what needs attention.
    • Open an activity and press “Done”. Where a document is needed, send a file, a link or its details in one line, then press “Send”.
    • You may also answer the reminder itself with a photo or a file: that is the report on this activity.
help-coordinator =
    <b>For coordinators</b>
    • Send the file of the order with its roadmap: I show what I understood and ask my questions. Nobody is told anything before you publish.
    • /people: the directory, personal links, who is not connected.
    • /review: reports that wait for your review.
    • /summary: progress, /roadmaps: all roadmaps.
help-controller =
    <b>For controllers</b>
    • /summary: progress, /roadmaps: all roadmaps.
help-administrator =
    <b>For administrators</b>
    • You are told here when something in the bot goes wrong.
help-everybody = /settings: the hour of the digest, time zone, quiet hours, leave. /privacy: your data and your consent.
privacy-home =
    <b>Personal data</b>
    Consent: edition { $version }, given on { $day }.
privacy-button-consent = Text of the consent
privacy-button-data = My data
privacy-button-withdraw = Withdraw consent
privacy-button-withdraw-yes = Yes, withdraw
privacy-button-privacy = Keep it
privacy-nothing = not given
privacy-data =
    <b>What is kept about you</b>
    Full name: { $name }
    Post: { $posts }
    Telephone: { $phone }
    E-mail: { $email }
    Telegram id: { $address }
    Also your reports with their files and the history of decisions on them.
    If something is wrong, tell your coordinator: the corrected list is loaded again.
privacy-withdraw-ask =
    <b>Withdraw your consent?</b>
    The bot will stop writing to you in Telegram and forget your id there. If the directory has your official e-mail and mail is set up, reminders will come as letters. Reports that you sent stay on the authority's file. Your duties remain: agree with your coordinator on another way to report.
    A new personal link brings you back.
privacy-withdrawn = Your consent is withdrawn. I will not write here any more. The coordinator has been told.
fallback-puzzled = I did not understand that. Choose what you need, or open /help.
fallback-postpone = Ask for another date on the activity's card: “Extend…”. The coordinator decides; until then the present date holds. The reminder itself can be put off there too: “Remind later”.
fallback-thanks = You are welcome!
fallback-not-yours = This command belongs to other people's work. What you can do is listed in /help.
fallback-again = Sorry, I still do not understand. This is a question for your coordinator.
