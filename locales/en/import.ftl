# Uploading a document
import-ask-file = Send the file of the order with its roadmap (Word, Excel or text). I will read it and show what I understood. Nothing is published before you decide.
import-load = Upload an order
import-received =
    <b>{ $name }</b>
    The file has arrived, I am reading it. It usually takes less than a minute.
import-reading-done =
    <b>{ $name }</b>
    The file has been read.
import-reading-pages =
    <b>{ $name }</b>
    Reading: page { $done } of { $total }.
import-reading-over =
    <b>{ $name }</b>
    Reading is over.
import-too-big = The file is larger than { $limit } MB: Telegram does not give such files to bots. Send the order without scans and pictures.
import-which = No roadmap was found in <b>{ $name }</b>. { $reason } If it is evidence for a report, press the button.
import-which-evidence = It is evidence for a report
import-as-evidence = <b>{ $name }</b>: evidence for a report.
import-known =
    This file was uploaded before, { $date }: { $title }.
    { $state ->
        [published] The roadmap is published.
        [publishing] It is being published.
        [draft] The draft waits for your decision.
       *[reading] The document is still being read.
    }
import-known-open = Open
import-known-refresh = Update from the directory
import-refused =
    <b>{ $name }</b> was not uploaded.
    { $reason }
import-untitled = untitled roadmap
import-drafts = Documents waiting for a decision: { $n }
import-draft-line = { $at }. { $title }
import-draft-button = Document { $at }
import-gone = This document is no longer there.
import-changed = The question has changed. Showing it anew.
import-not-draft = This document is already published or cancelled.
import-not-published = This roadmap is not published now.
import-not-publishing = The publication has already ended.
import-questions-left = Questions without an answer: { $count }. Answer them, and the document can be published.
import-became-edition = While you were looking, a roadmap under the same order was published. This is a new edition now: check what will change.
import-window-old = This window is out of date. Open the document anew.

# What was read
import-title = <b>{ $title }</b>
import-order = Order of { $date } No. { $number }
import-order-undated = Order No. { $number }
import-issuer = { $issuer }
import-period = Period: { $start } – { $end }
import-rows = Activities: { $rows }, points of the order's text: { $orders }
import-rows-skipped = Left out of publishing: { $n }
import-levels = By level: { $parts }
import-level-region = region { $n }
import-level-municipality = municipality { $n }
import-level-school = school { $n }
import-level-none = no level { $n }
import-tracking = By tracking: { $parts }
import-tracking-point = by a date { $n }
import-tracking-ongoing = ongoing { $n }
import-tracking-info = no report { $n }
import-kinds = By deadline: { $parts }
import-kind-windows = in a named period { $n }
import-kind-due = by a named date { $n }
import-kind-recurring = recurring { $n }
import-kind-continuous = the whole period { $n }
import-kind-external = by a plan of its own { $n }
import-kind-event = upon an event { $n }
import-kind-none = without a deadline { $n }
import-sections = By section:
import-section-line = { $section }: { $n }
import-section-none = No section
import-schools = Schools in the directory: { $n }
import-schools-none = The directory has no schools yet: activities of “school heads” would go to nobody. Load the directory first (/people); after publishing, send this file again to update the roadmap from the directory.
import-schools-unknown = The order names schools that the directory does not have ({ $n }): { $marks }
import-unheld = Activities that nobody holds: { $n }
import-undated = Activities without dates for now: { $n }
import-preliminary = The dates are preliminary: the production calendar is not confirmed yet ({ $years }). They will be worked out anew once it is loaded.
import-questions = Questions: { $all }, unanswered: { $open }
import-assumed = Taken as read: { $n }. You can check and correct it.
import-edition = <b>New edition.</b> Added: { $added }, changed: { $changed }, removed: { $removed }. Reports already sent are kept.
import-edition-moving = Dates will change for { $n ->
    [one] { $n } duty
   *[other] { $n } duties
}, except where a report was given.
import-edition-same = <b>New edition.</b> The activities have not changed.

# The review window
import-to-review = Review
import-to-questions = Answer the questions ({ $n })
import-to-answers = Answers to the questions ({ $n })
import-to-publish = Publish…
import-to-parties = Responsible ({ $n })
import-to-rows = Activities ({ $n })
import-to-assumed = Taken as read ({ $n })
import-to-loads = Who gets how much
import-to-cancel = Cancel the upload
import-back = Back
import-next = Next
import-earlier = Previous
import-cancelled = The upload is cancelled: { $title }. The file can be sent again.
import-page = Page { $page } of { $pages }

# Questions
import-question-number = <b>Question { $at } of { $of }.</b>
import-question-assumed = <b>Taken as read.</b>
import-question-rows = Activities concerned: { $n }
import-question-example = • { $title }: “{ $raw }”
import-question-example-undated = • { $title }
import-question-chosen = Chosen now: { $label }
import-question-past = Some activities have dates that passed before the upload. What shall become of them?
import-question-shift = The deadline falls on a day off. On the working day before, the report would be due before its period ends. Where shall it move?
import-question-undated = Another plan or an event sets the dates of these activities. How shall they be followed until there are dates?
import-question-party = Who is “{ $name }”? These activities have nobody else.
import-option-past-done = Already done
import-option-past-overdue = New deadline: { $date }
import-option-past-release = Release
import-option-shift-forward = To the next working day
import-option-shift-back = To the previous working day
import-option-shift-none = Do not move
import-option-undated-ongoing = A report every half-year
import-option-undated-none = Ask the holders for dates

# Responsible parties
import-parties = <b>Responsible: { $all }</b>
import-parties-counts = Recognised: { $known }, taken as the document says: { $taken }, nobody: { $nobody }
import-parties-hint = Press a line to change it.
import-party-button = { $name } → { $holder }
import-party-title = <b>{ $name }</b>
import-party-rows = Activities: { $n }, named first in { $leads }
import-party-now = Now: { $holder }
import-party-schools = school heads
import-party-group = a list, posts: { $n }
import-party-nobody = nobody
import-party-new-post = a new post in the authority
import-party-new-unit = a new post: { $unit }
import-party-new-unit-held = a new post: { $unit } ({ $person })
import-party-post = { $title }, { $organization }
import-party-post-held = { $person }, { $organization }
import-party-why-rule = by rule
import-party-why-memory = as last time
import-party-why-directory = found in the directory
import-party-why-document = as the document says
import-party-why-answer = your choice
import-party-why-unknown = not recognised
import-party-to-schools = Heads of all schools
import-party-to-new-person = A new post in the authority
import-party-to-new-unit = A new post in the authority
import-party-to-nobody = Nobody for now

# Activities
import-rows-title = <b>Activities: { $n }</b>
import-row-line = item { $no } { $title } ({ $way })
import-row-line-unnumbered = { $title } ({ $way })
import-row-name = { $no } { $title }
import-way-point = by a date
import-way-ongoing = ongoing
import-way-info = no report
import-way-skipped = left out
import-row-section = Section: { $section }
import-row-order = A point of the order's text
import-row-deadline = In the order: “{ $raw }”
import-row-deadline-none = The order gives no deadline
import-row-dates = Dates: { $dates }
import-row-dates-none = No dates
import-row-responsible = Responsible: { $names }
import-row-holders = Will receive it: { $n }
import-row-tracking = Tracking: { $way }
import-row-document-yes = Document required: { $form }
import-row-document-no = A tick is enough
import-row-skipped = Left out: it will not be published
import-follow-point = By a date
import-follow-ongoing = Ongoing
import-follow-info = No report
import-follow-skip = Leave out
import-follow-keep = Take back in
import-follow-section = The whole section so
import-follow-all = All activities so
import-followed = Activities changed: { $n }

# Assumptions
import-assumed-title = <b>Taken as read: { $n }</b>
import-sentence = { $text }
import-assumed-chosen = { $text } Taken: { $label }.
import-assumed-party = “{ $name }”: { $holder }

# Who gets how much
import-loads-title = <b>Who gets how much</b>
import-loads-total = Duties: { $duties }, reports: { $reports }
import-loads-heads = School heads ({ $n }): up to { $most } reports a year, from { $least } to { $all } in all
import-loads-post = { $name }: reports { $reports }, activities { $rows }
import-loads-more = and more posts: { $n }
import-publish = Publish
import-publish-edition = Apply the changes

# Publication
import-publishing =
    <b>Publishing: { $title }</b>
    { $percent } % ready, duties { $done } of { $total }.
import-publishing-start =
    <b>Publishing: { $title }</b>
    Writing activities and dates.
import-publishing-done = <b>Published: { $title }</b>
import-published =
    <b>Published.</b> { $title }
    Activities: { $activities }, duties: { $duties }.
import-published-heads = Reports of a school head: up to { $n } a year.
import-published-edition = Against the former edition, added: { $added }, changed: { $changed }, removed: { $removed }.
import-published-next = Now hand out the invitations: without them people receive no reminders.
import-to-summary = Summary
import-to-invitations = Invitations

# From the shell
import-shell-known = This file was uploaded before, { $date }, number { $id }: { $title }. State: { $state }.
import-shell-stored = The draft is stored, number { $id }.
import-shell-question = Question: { $text }
import-shell-rows = { "  " }Activities concerned: { $n }
import-shell-options = { "  " }Answers: { $options }
import-shell-proposed = { "  " }Proposed: { $proposed }
import-shell-parties = Responsible: recognised { $known }, taken as the document says { $taken }, nobody { $nobody }
import-shell-published = Published: activities { $activities }, duties { $duties }, up to { $a_year } reports of a school head a year.
import-shell-refused = The document was not uploaded. { $reason }
import-shell-past-needed = { $n } activities have dates that passed before the upload. Give --past done, overdue or release.
import-shell-doubts-left = Questions left: { $n }. To accept the proposed answers add --accept-doubts.
import-state-received = received
import-state-reading = being read
import-state-draft = draft
import-state-publishing = being published
import-state-published = published

# Why a duty was released

# Mending an activity
import-row-short = In short: { $name }
import-row-deadline-set = As you set it: { $phrase }
import-edit = Change…
import-edit-deadline = Deadline
import-edit-name = Short name
import-edit-parties = Responsible
import-edit-undo = As in the document
import-edit-ask-deadline =
    <b>Which deadline?</b>
    Write it as orders do, in Russian: «до 15 октября», «ежеквартально до 10 числа», «октябрь, март». I will show how I read it; nothing changes before you confirm.
import-edit-typed = You wrote: «{ $text }»
import-edit-unread = I could not read a deadline. Put it otherwise: «до 15.10.2026», «ежемесячно», «октябрь, март».
import-edit-again = You may send other words.
import-edit-set = Set this deadline
import-edit-ask-name =
    <b>What is the activity called in short?</b>
    Send a name of at most { $limit } characters. It stands in digests and on buttons; the card keeps the whole title.
import-edit-long = That is { $n } characters, at most { $limit } fit. Send a shorter name.
import-edit-parties-title =
    <b>Responsible</b>
    Press a line to add or remove it. The first one is responsible, the others take part. To find somebody, write a part of the name.
import-edit-party-lead = ✓ { $name } (responsible)
import-edit-party-co = ✓ { $name } (takes part)

# Schools in the factor table
import-to-marks = Schools in the table ({ $n })
import-marks =
    <b>Schools in the factor table</b>
    Not found in the directory, or fitting several: { $all }, without an answer: { $open }.
    Press a line to name the school. The answer is remembered for later orders too.
import-mark-line = «{ $mark }» → { $school }
import-mark-none = no such school
import-mark-open = not named
import-mark-title =
    <b>Which school is «{ $mark }»?</b>
    Stands in the table with the codes: { $codes }
    Now: { $school }
    To find a school, write a part of its name.
import-mark-fits = { $school } (fits)
import-mark-nobody = The directory has no such school

# Publishing by section
import-rows-later = Left for a later publication: { $n }
import-to-sections = By section…
import-sections-title =
    <b>What to publish now</b>
    Press a section to leave it for later or take it back. What is left stays a draft and can be published any time.
import-section-state = { $section }: { $n }, { $state ->
        [now] published now
        [later] left for later
       *[stands] published already
    }
import-published-rest = What was left for later waits in a draft: /roadmaps.

# The draft as a table
import-to-sheet = Export the draft
import-sheet-caption = Mend the cells beside the order and send the file back here. Yellow marks what is doubted. Write a new activity as a new row; rows that you delete I shall offer to leave out.
import-sheet-file = draft-{ $id }.xlsx
import-sheet-other = This draft is published or cancelled already: the table was not taken.
import-sheet-same = Nothing was changed: the table is what the draft is.
import-sheet-changes =
    <b>The draft's table was read.</b>
    Rows changed: { $rows }
import-sheet-field = • { $field }: { $n }
import-sheet-wrong = Cells that could not be read: { $n }. They stay as they were, new rows with them are not added.
import-sheet-cell = • { $cell } “{ $field }”: { $text }
import-sheet-added = New activities: { $n }
import-sheet-missing = Activities that the table lacks: { $n }. Leave them out?
import-sheet-clash = Since the table was sent, these cells were changed in the chat too: { $n }. Taken corrections stand as in the table.
import-sheet-take-out = Take, and leave out what is missing ({ $n })
import-sheet-out = Leave out what is missing ({ $n })
import-sheet-strange = This table belongs to another document: export the draft of this order and mend that.
import-sheet-take = Take the corrections
import-sheet-leave = Do not take them
import-sheet-taken = The corrections are taken.
import-sheet-left = The corrections are not taken, the draft is as it was.
draft-sheet-long = The table has more than { $limit } rows. Send the exported draft without extra rows.
draft-sheet-columns = The table lacks columns. Export the draft again and change only what is in the cells.
draft-sheet-tab = Draft
draft-sheet-section = Section
draft-sheet-level = Level
draft-sheet-no = №
draft-sheet-title = Activity
draft-sheet-deadline = Deadline
draft-sheet-responsible = Responsible
draft-sheet-form = Form
draft-sheet-codes = Codes
draft-sheet-tracking = Followed
draft-sheet-short-name = Short name
draft-sheet-doubts = Doubts
draft-sheet-level-region = regional
draft-sheet-level-municipality = municipal
draft-sheet-level-school = school
draft-sheet-tracking-point = by a date
draft-sheet-tracking-ongoing = ongoing
draft-sheet-tracking-info = no report
draft-sheet-tracking-skip = left out
