review-own = Another coordinator reviews your own report.
review-foreign = Only a coordinator of this roadmap can review this report.
review-accepted-first = Already accepted: { $who }, { $at }.
review-returned-first = Already returned for rework: { $who }, { $at }.
review-taken-back = The sender took it back: there is nothing to review yet.
review-added = Something was added to the report after you opened it. Please look at it again: it is below.

review-received =
    { $again ->
        [yes] <b>A report again.</b> { $school }, { $who }
       *[no] <b>A report has come.</b> { $school }, { $who }
    }
review-news-added =
    <b>A report was added to.</b> { $school }, { $who }
    № { $number }. { $name }
    You have opened it before. It now holds: { $evidence }
review-card = <b>Review { $at } of { $of }.</b> { $school }, { $who }
review-summary =
    { $in_time ->
        [yes] № { $number }. { $name }. Due { $due }, reported { $day }, in time (done { $executed })
       *[no] № { $number }. { $name }. Due { $due }, reported { $day }, after the date (done { $executed })
    }
review-wanted = Asked for: { $form }
review-confirmed =
    { $files ->
        [yes] Evidence: { $evidence } (files above)
       *[no] Evidence: { $evidence }
    }
review-unconfirmed = No document is attached: a tick is enough.
review-returns =
    { $n ->
        [0] It was never returned.
       *[other] Times returned: { $n }.
    }
review-why = <b>{ $school }</b>: { $name }. Why is it returned?
review-write = <b>{ $school }</b>: { $name }. Write the reason in one message: the holder will see it word for word.
review-reason-unsigned = no signature or stamp
review-reason-wrong = not the right document
review-reason-unreadable = the document cannot be read
review-reason-incomplete = not complete
review-reason-personal = the document holds personal data that must not be there
review-reason-other = another reason
review-decided =
    { $state ->
        [accepted] ✅ <b>Accepted</b> { $at }
        [returned] ↩️ <b>Returned for rework</b> { $at }: { $reason }. To be reworked by { $until }
       *[other] { $at }
    }
    { $school }: { $name }
review-left =
    { $n ->
        [0] Nothing else is on review.
       *[other] On review: { $n }
    }
review-empty = Nothing is on review.
review-skipped = These were all reports. Skipped and still on review: { $n }
review-reason-empty = Write the reason in words, in one message.

review-button-open = Review
review-button-accept = Accept
review-button-return = Return…
review-button-skip = Skip
review-button-next = Next ({ $n })
review-button-back = Back
review-button-unsigned = Not signed
review-button-wrong = Wrong document
review-button-unreadable = Unreadable
review-button-incomplete = Incomplete
review-button-personal = Personal data
review-button-other = Another reason
