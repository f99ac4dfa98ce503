# Grounds of changes; they stand after a colon or in brackets.
ground-edition = a new edition of the order
ground-order = order of { $date } No. { $number }
ground-order-undated = order No. { $number }
ground-calendar = the production calendar has changed
ground-calendar-day = the production calendar has changed ({ $day })
ground-event-moved = the event itself was moved
ground-by-letter = a letter from above
ground-misread = the date in the roadmap was misread
ground-proposed = the date was named by its holder
ground-external = the plan that sets the date has changed

# To the holder: dates that were moved, all in one message.
moved-title = { $n ->
    [one] <b>{ $n } date was moved</b>
   *[other] <b>{ $n } dates were moved</b>
}
moved-ground = Ground: { $ground }.
moved-line = { $number }. { $name }: was { $before }, now { $day }
moved-more = and { $n } more
moved-same = What to present has not changed; reminders follow the new dates.

# To the coordinator: an activity of a published roadmap and changes of it.
summary-button-activities = Activities
activity-list = <b>Activities: { $n }</b>. Press a number to change the deadline, the holder, or to release it.
activity-named = { $no }. { $name }
activity-line = { $name }: { $dates }
activity-line-undated = { $name }: no dates ahead
activity-title = <b>{ $name }</b>
activity-section = Section: { $name }
activity-printed = In the order: “{ $raw }”
activity-set = In force now: { $phrase }
activity-dates = Dates: { $dates }
activity-undated = No dates: their holder names them.
activity-info = Not reported.
activity-holders = Responsible: { $names }
activity-duties = Duties: { $n }, with a report: { $reported }
activity-last-changed = Deadline changed on { $day } ({ $actor }). Ground: { $ground }.
activity-last-reassigned = Holder changed on { $day } ({ $actor }). Ground: { $ground }.
activity-last-released = Released on { $day } ({ $actor }). Ground: { $ground }.
activity-to-deadline = Change the deadline…
activity-to-holders = Holder…
activity-to-release = Release…
activity-gone-now = <b>Released.</b> No more reports are awaited; those submitted are kept.
activity-to-ask = The calendar gives no dates: each holder will name its own.
activity-passed = Some of the dates have passed: no report is awaited for them.
activity-all-passed = All these dates have passed; a deadline is not moved like that.
activity-will = Reports submitted ({ $reported }) are kept; other duties get the new dates, and their holders are told in one message.
activity-go-on = Next: the ground
activity-holders-title = <b>Who answers in place of the present holder?</b> Co-executors stay.
activity-ground-deadline = <b>The ground of the new deadline?</b>
activity-ground-release = <b>The ground to release it?</b> Reports submitted are kept.
activity-ground-holder = <b>The ground to change the holder?</b> What is not done goes to the new one, reports stay.
activity-ground-ask = Send the order's number and date (“No. 5 of 20.10.2026”) or the reason in words. Usual reasons are on the buttons.
ground-button-event-moved = The event itself was moved
ground-button-by-letter = A letter from above
ground-button-external = The plan that sets the date has changed
ground-button-misread = The deadline was misread
ground-button-not-needed = No longer needed
ground-button-post-changed = Another person is in office
ground-button-handed-over = Handed over to another holder
ground-not-needed = no longer needed
ground-post-changed = another person is in office
ground-handed-over = handed over to another holder

activity-gone = This activity is released already.
activity-changed = Somebody else has changed the activity. Open it again.
roadmap-gone = This roadmap is in force no more.
roadmap-publishing = A new edition is being published. Try again in a minute.
change-unread = This deadline cannot be set. Put it otherwise.
change-foreign = Another coordinator keeps this roadmap.

# Extensions.
day-unread = That does not give one day. Write, for instance, “до 22 октября” or “22.10.2026”, or press a day.
extension-choose =
    <b>Extend: { $name }</b>
    Now: { $due }. Until which day? Press a day or write it: “до 22 октября”. Days off are in brackets.
extension-choose-for =
    <b>Extend: { $name }</b>
    { $organization }. Now: { $due }. Until which day? Press a day or write it: “до 22 октября”. Days off are in brackets.
extension-why =
    <b>{ $name }</b>: due { $due }, you ask for { $day }.
    Why? Press a reason or write it. The request goes to the coordinator after that.
extension-why-for =
    <b>{ $name }</b>: due { $due }, the new date is { $day }.
    The ground? Press a reason, or write the order's number and date, or the reason. The date changes after that.
extension-other-day = Another day
extension-coordinator = the coordinator
extension-sent =
    <b>The request is sent</b>
    { $name }: due { $due }, you ask for { $day }
    Reason: { $reason }.
    Decided by { $reviewer }. Until then { $due } holds.
extension-change = Change
extension-withdraw = Withdraw
extension-withdrawn = <b>The request is withdrawn.</b> { $name }: { $due } holds.
extension-done = ✅ <b>Extended until { $day }</b> (in the order { $due }). { $name }, { $organization }. The holder is told.
extension-refused-done = <b>The extension is refused.</b> { $name }, { $organization }: { $day } holds. The holder is told.
extension-request =
    <b>An extension is asked for: { $name }</b>
    { $organization }, { $who }: due { $due }, asked for { $day }
    Reason: { $reason }.
extension-grant = Extend until { $day }
extension-refuse = Refuse…
extension-other-date = Another date…
extension-card = Card
extension-why-refused = <b>Why do you refuse?</b> Press a reason or write it: the holder will see it.
extension-granted =
    ✅ <b>Extended until { $day }</b> (in the order { $due })
    { $name }. Decided by { $who }. Reports show both dates.
extension-refused =
    <b>The extension is refused. { $day } holds</b>
    { $name }. Reason: { $reason }. { $who }
extension-not-later = That day is not later than the present date. Choose another.
extension-granted-already = It is extended already.
extension-refused-already = It is refused already.
extension-withdrawn-already = The request is withdrawn already.
ground-illness = illness
ground-awaiting = waiting for documents from others
ground-on-request = at the holder's request
ground-needed-by-then = the document is needed by that date
ground-not-enough = the reason does not suffice
ground-button-illness = Illness
ground-button-awaiting = Waiting for documents from others
ground-button-on-request = At the holder's request
ground-button-needed-by-then = The document is needed by that date
ground-button-not-enough = The reason does not suffice

activity-to-duties = Holders' duties
activity-duties-title = <b>Duties: { $n }</b>. Press a number to open its card: one holder can be given more time there.
activity-duty = { $organization }: { $day }, { $state }
activity-duty-planned = ahead
activity-duty-open = awaited
activity-duty-due-today = due today
activity-duty-overdue = overdue
activity-duty-returned = in rework
activity-duty-reported = on review
activity-duty-accepted = accepted
activity-duty-released = released

# Dates that only their holder knows.
dates-wanted = { $n ->
    [0] No dates are awaited from you.
   *[other] <b>Name the dates, activities: { $n }</b>
    The order has a plan or an event in place of a date. You know when that is: press a number and choose a day, or write it.
}
dates-wanted-line = { $number }. { $name }: “{ $raw }”
dates-title = <b>{ $name }</b>
dates-whose = { $organization }
dates-printed = In the order: “{ $raw }”
dates-named = Named: { $dates }
dates-how = When? Press a day or write it: “15 октября”, “до конца ноября”, “20.10 и 15.03”. Days off are in brackets.
dates-read = { $n ->
    [one] Read as: { $dates }. A report will be due on that day; reminders come before it.
   *[other] Read as: { $dates }. A report will be due on each of these days; reminders come before them.
}
dates-set = { $n ->
    [one] Set this date
   *[other] Set these dates
}
dates-add = Add
dates-instead = Instead of the former
dates-other = Other days
dates-done = ✅ <b>{ $name }</b>: { $dates }. { $n ->
    [one] The date is set; the number opens its card.
   *[other] The dates are set; the numbers open their cards.
}
dates-more = Change or add
dates-news =
    <b>The holder has named the dates: { $name }</b>
    { $organization }, { $who }: { $dates }
dates-news-holder =
    <b>The coordinator has changed the dates: { $name }</b>
    { $dates }. { $who }
dates-change = Change the dates
dates-unread = No dates were understood. Write, for instance, “15 октября”, “до конца ноября”, “20.10 и 15.03”, twelve at most.
dates-closed = No dates are awaited here any more.
dates-passed = That day has passed, or there are too many. Choose others.
tasks-button-dates = Name dates ({ $n })
rule-named = the date was named by its holder
