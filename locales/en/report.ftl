report-foreign = This button belongs to another employee.
report-gone = There is no such report any more. Open “My deadlines”.
report-closed = No report is awaited here any more. Open “My deadlines”.
report-already-sent = Already reported: { $who }, { $at }.
report-already-accepted = The report is already accepted ({ $at }). Nothing needs to be done.
report-released = Released from control. Nothing needs to be done.
report-withdrawn = This draft was cancelled. Open the card again.
report-nothing-left = Nothing in this report is awaited any more.
report-nothing-ticked = Tick at least one row.
report-nothing-waits = What you sent already belongs to a report, or was cancelled.
report-undone-already = It was already taken back.
report-opened = The reviewer has opened it: { $who }, { $at }. It cannot be taken back or dated anew, but you can add to it.
report-evidence-missing = A document is needed here. Send a file, a link, or a number and date in one line.
report-date-ahead = That day has not come yet. Name the day when it was done.
report-file-not-failed = This file is accepted already, or on its way.

report-size-bytes = { $n } B
report-size-kilobytes = { $n } KB
report-size-megabytes = { $n } MB
report-evidence-link = link { $text }
report-evidence-requisites = “{ $text }”
report-evidence-file = file { $name }
report-evidence-photo = photo
report-evidence-video = video
report-evidence-document = file
report-evidence-sized = { $words } ({ $size })
report-evidence-caption = { $words } “{ $caption }”
report-evidence-more = and more: { $n }
report-file-reason = { $words }: { $reason }
report-file-too-big = over 20 MB, Telegram does not hand such files to bots
report-file-gone = Telegram does not have it any more
report-file-empty = the file is empty
report-file-twin = the same file is accepted already, there is no need to send it twice
report-file-unreachable = Telegram does not answer
report-moment = { $day } at { $time } ({ $zone })
report-zone-moscow = MSK
report-zone-shifted = MSK{ $shift }
report-package = Report for { $day }, activities: { $n }
report-rows = Report, activities: { $n }
report-row = • { $name }
report-coordinator = the coordinator

report-ask =
    <b>{ $name }</b>. Send one of three:
    • a file (PDF, Word, Excel, a photo of the document);
    • a link to a page of the site;
    • the document's number and date in one line: “Приказ от 09.10.2026 № 118”.
    No names or marks of pupils, no photos of children.
report-ask-free =
    <b>{ $name }</b>. No document is required here. You may add a file, a link, or a number and date in one line: “Приказ от 09.10.2026 № 118”.
report-ask-sent =
    <b>{ $name }</b>. Write in one line what you sent and when: “исх. № 45 от 01.10.2026”. You may send the document itself too.
report-ask-more =
    <b>{ $name }</b>
    Send what is to be added to report № { $number }: a file, a link, or a number and date in one line. There is no need to send the report again.
report-counter-title = <b>{ $name }</b>
report-counter-returned = Returned for rework: { $reason }
report-wanted = A document is asked for ({ $n }): { $names }. For the rest a tick is enough.
report-wanted-all = Every activity needs a document; one may serve them all.
report-counted = Accepted: { $n }
report-counted-files = Files accepted: { $n }
report-counted-both = Files accepted: { $files }, links and numbers: { $texts }
report-listed = { $evidence }
report-awaited = On its way: { $evidence }
report-failed = Could not be fetched: { $evidence }
report-then-send = When you have sent everything, press “Send”.
report-press-send = You may send more. When everything is there, press “Send”.
report-on-their-way =
    <b>{ $name }</b>
    Not sent yet. Accepted: { $n }. Still on its way: { $evidence }
    Press “Send” a little later, or send it now: these files will join the report by themselves.
report-waiting = Waiting for files: { $n }

report-receipt =
    { $in_time ->
        [yes] ✅ <b>Reported { $at }, in time</b>
       *[no] ✅ <b>Reported { $at }, after the date</b>
    }
report-identity = № { $number }. { $name }, due { $due }
report-executed = Done on { $day }.
report-confirmed = Evidence: { $evidence }
report-reviewed-by = Reviewed by { $who }. Without remarks by { $day } the report counts as accepted.
report-taken =
    { $silently ->
        [yes] ✅ <b>Accepted without remarks</b> { $at }.
       *[no] ✅ <b>Accepted</b> { $at }, { $who }.
    }
report-cancelled = Cancelled: { $name }. The date stays as it was.
report-cancelled-empty = Cancelled. The dates stay as they were.
report-undone = Taken back: the report is yours again.
report-which-day =
    <b>{ $name }</b>
    Now it says: done on { $day }. When was it really done?
report-write-day = Write the day when it was done, for example: 09.10.2026
report-no-day = There is no date in this message. Write it like this: 09.10.2026
report-day-stands = The day of execution can no longer be changed: the report is under review or accepted.
report-dated = The day of execution is changed.

report-sheet = <b>Report for { $day }</b>. Tick what is being done. Ticked: { $ticked } of { $n }
report-sheet-row =
    { $document ->
        [yes] ▫️ { $n }. { $name } (a document is needed)
       *[no] ▫️ { $n }. { $name }
    }
report-sheet-ticked =
    { $document ->
        [yes] ✅ { $n }. { $name } (a document is needed)
       *[no] ✅ { $n }. { $name }
    }
report-whose-file =
    { $n ->
        [1] What does this belong to?
       *[other] What does this belong to? Sent: { $n }
    }
report-what-done = What is done? Choose from what is near, or open “My deadlines”.
report-nothing-open = You have no open reports now, so what you sent belongs to nothing. To add to a report that was sent, reply to its receipt with a file, a link or the document's number and date.
report-nothing-to-do = You have no open reports now: everything is reported.
report-candidate = { $name }, { $day }
report-candidate-package = Report for { $day } ({ $n })
report-dropped-files = All right, it belongs to nothing.

report-twin = This file is accepted already, there is no need to send it twice.
report-twin-text = This is accepted already, there is no need to send it twice.
report-too-big = The file “{ $name }” is over { $limit } MB: Telegram does not hand such files to bots. Send a link to it (the school's site, a cloud), a smaller file, or the document's number and date in one line.
report-empty = The file “{ $name }” is empty. Check it and send it again.
report-unknown-name = without a name
report-not-evidence = There is no link and no document's number here. Send a file, a link, or one line with a number and a date: “Приказ от 09.10.2026 № 118”.
report-not-a-document = Voice messages and stickers are no evidence. Send a file, a photo of the document, a link, or its number and date in one line.
report-file-failed =
    { $known ->
        [yes] <b>A file did not come</b>: { $files }
            { $name }. The rest is kept, the report is not lost.
       *[no] <b>A file did not come</b>: { $files }
    }
    { $too_big ->
        [yes] Send a link to it, a smaller file, or the document's number and date in one line.
       *[no] Send this file again, a link to it, or the document's number and date in one line.
    }
report-file-again = Taken already, not needed twice: { $file }
report-retried = Trying to fetch the file again.
report-nothing-dropped = There is nothing to remove.
report-dropped = Removed: { $what }
report-no-files = <b>{ $name }</b>. This report has no files and no numbers of documents.
report-was-sent = <b>{ $name }</b>. It was sent with: { $evidence }
report-files-gone = Files that could not be shown: { $n }. The coordinator or the administrator should check the storage.

report-accepted =
    ✅ <b>Accepted:</b> { $name }
    № { $number }. { $who }, { $at }
report-returned =
    ↩️ <b>Returned for rework:</b> { $name }
    Reason: { $reason }
    { $who }, { $at }. To be reworked by { $until }.
report-returned-date =
    { $in_time ->
        [yes] The report was made on { $day }, in time: this stays.
       *[no] The report was made on { $day }: this date stays.
    }
report-returned-had = Attached before: { $evidence }

report-history = <b>History: { $name }</b>
report-history-empty = Nothing has happened yet.
report-history-line =
    { $at } { $what }{ $grounded ->
        [yes] {" "}({ $ground })
       *[no] {""}
    }{ $actor ->
        [yes] , { $who }
       *[no] {""}
    }
report-history-draft-started = report begun
report-history-evidence = evidence accepted
report-history-evidence-failed = a file could not be fetched
report-history-dropped = evidence removed
report-history-reported = reported
report-history-undone = taken back
report-history-dated = day of execution changed
report-history-opened = opened by the reviewer
report-history-accepted = accepted
report-history-accepted-silently = accepted: no remarks within the term
report-history-returned = returned for rework
report-history-withdrawn = draft cancelled
report-history-snoozed = reminder put off
report-history-released = released
report-history-moved = the date was moved
report-history-extended = extended
report-history-extension-asked = an extension was asked for
report-history-extension-refused = the extension was refused
report-history-extension-withdrawn = the request was withdrawn

report-button-send = Send
report-button-send-n = Send ({ $n })
report-button-send-again = Send
report-button-unfinished = Send now
report-button-drop = Remove the last
report-button-cancel = Cancel
report-button-rest = Without documents ({ $n })
report-button-rows = By rows ({ $n })
report-button-undo = Take back
report-button-add = Add
report-button-date = Done earlier
report-button-tasks = My deadlines
report-button-card = Open the card
report-button-show = Show the report
report-button-files = Show what was sent
report-button-today = Today
report-button-yesterday = Yesterday
report-button-other-day = Another day
report-button-back = Back
report-button-row = ▫️ { $n }
report-button-ticked = ✅ { $n }
report-button-page = Page { $n } of { $pages } ▶
report-button-next = Next ({ $n })
report-button-retry = Try again
