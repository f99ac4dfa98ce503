card-title = <b>{ $name }</b>
card-holder = Holder: { $organization }
card-co = You are a co-executor: the responsible executor reports.
card-overdue = ⏰ <b>Overdue</b>
card-returned = ↩️ <b>Returned for rework:</b> { $reason }
card-reported = 📨 <b>Submitted { $at }</b>, under review. No. { $number }
card-accepted = ✅ <b>Accepted { $day }</b>
card-accepted-silently = ✅ <b>Accepted without remarks { $day }</b>
card-released = <b>Released.</b> Nothing has to be done. Ground: { $reason }.
card-due = Due: <b>{ $day }</b>, { $far }
card-due-rework = Rework by: <b>{ $day }</b>, { $far }
card-due-late = Was due <b>{ $day }</b>, { $ago }
card-due-done = Due: { $day }
card-printed = (in the order { $due })
card-asked = Asked to extend until { $day }: the present date holds until it is decided.
card-moved = Due by the order { $original }, changed to { $due }: { $ground }
card-order = Order of { $day } No. { $number }
card-roadmap = { $title }
card-point = point { $no } of the order
card-section = section «{ $name }»
card-level-region = regional level
card-level-municipality = municipal level
card-level-school = school level
card-no = item { $no }
card-deadline = In the order: «{ $deadline }».
card-deadline-of = In the order: «{ $deadline }». This is date { $ordinal } of { $dates }.
card-why = Why this date: { $rule }
card-why-shifted = Why this date: { $rule }; { $shift }
card-present = To be presented: { $what }. A file, a link to a page or the document's requisites will do.
card-present-any = A confirming document is to be presented: a file, a link to a page or its requisites will do.
card-reviewer = Reviewed by: { $name }
card-snoozed = Reminder put off until { $day }
card-row = { $number }. { $name }
card-rows-more = and more: { $n }
card-package-title = <b>Report for { $day }: { $n ->
    [one] { $n } activity
   *[other] { $n } activities
}</b>
card-package-ticks = No documents are needed, a tick is enough.
card-package-mixed = { $n ->
    [one] A document is needed for { $n } activity, a tick is enough for the others.
   *[other] Documents are needed for { $n } activities, a tick is enough for the others.
}
card-package-documents = { $n ->
    [one] A confirming document is needed.
   *[other] A document is needed for each activity; one may serve for all.
}
card-count-left = Left: { $n }
card-count-overdue = overdue: { $n }
card-count-returned = returned: { $n }
card-count-reported = under review: { $n }
card-count-accepted = accepted: { $n }
card-button-done = Done
card-button-sent = Already sent
card-button-snooze = Remind later
card-button-extend = Extend…
card-button-history = History
card-button-show = Show the report
card-button-package = Whole report ({ $n })
card-button-all = All are carried out
card-button-rows = Tick by row
card-button-one = One document for all
card-button-back = Back
card-settled = Nothing is awaited here any more: open the card again.
card-snooze-ask = <b>{ $name }</b>. When to remind?
card-snooze-when = When to remind?
card-snooze-tomorrow = Tomorrow, { $day }
card-snooze-days = In 3 working days, { $day }
card-snooze-week = In a week, { $day }
card-snooze-done = I will remind you: { $day }
card-snooze-passed = It cannot be put off any more: the date is too near.
