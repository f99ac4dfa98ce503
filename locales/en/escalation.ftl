escalation-title = <b>To the controller { $day }. Order No. { $number }</b>
escalation-nothing = Nothing to send.
escalation-numbered = { $number }. { $organization }, { $name }: due { $day }, { $ago }{ $spared ->
    [yes] , withheld
   *[no] {""}
}
escalation-line =
    <b>{ $organization }, { $name }</b>
    Due { $day }, { $ago }.
escalation-said = Coordinator: «{ $words }»
escalation-comment = { $known ->
    [yes] Comment: «{ $words }»
   *[no] No comment.
}
escalation-goes = It will be in the controller's list.
escalation-spared = Withheld from the list this week.
escalation-ask-comment = Write a comment for the controller in one message: for example why it is late and when it will be done.
escalation-button-comment = Comment…
escalation-button-spare = Withhold
escalation-button-restore = Put back
escalation-button-list = To the list
escalation-button-back = Back
escalation-button-preview = To the controller ({ $n })
escalation-preview = • to the controller { $day }: { $n } (order No. { $number }). Please look and comment
escalation-control = <b>Control. Order No. { $number }</b>
escalation-late = On { $day } overdue for over 10 working days: { $n }
escalation-asked = Left out, a later date is asked for: { $n }
escalation-unreached = Left out, not reached: { $n } ({ $names })
escalation-gone = This line is no longer in the list.
escalation-foreign = The list is prepared by the coordinator of this roadmap.
