digest-title = <b>{ $day }. Need your attention: { $n }</b>
digest-yours = <b>{ $day }. Your own deadlines: { $n }</b>
digest-day = <b>{ $day }</b>
digest-section-overdue = <b>Overdue</b>
digest-section-returned = <b>Returned for rework</b>
digest-section-today = <b>Today</b>
digest-section-week = <b>This week</b>
digest-section-ahead = <b>Ahead</b>
digest-package = { $n ->
    [one] Report, { $n } activity
   *[other] Report, { $n } activities
}
digest-place = { $place }, { $name }
digest-returned-same = { $reason }, rework by { $day }:
digest-line-name = { $number }. { $name }
digest-line-overdue = { $number }. { $name }: was due { $day }, { $ago }
digest-line-inherited = { $number }. { $name }: was due { $day }, before you joined
digest-line-returned = { $number }. { $name }: { $reason }, rework by { $day }
digest-line-rework = { $number }. { $name }: rework by { $day }
digest-line-until = { $number }. { $name }: by { $day }
digest-more = More: { $n }
digest-month-title = <b>{ $day }. Plan for { $month }, reports: { $n }</b>
digest-month = <b>Plan for { $month }, reports: { $n }</b>
digest-month-one = • by { $day } { $name }
digest-month-day = • by { $day } reports: { $n } (activities in them: { $duties })
digest-month-week = • { $since }–{ $day } reports: { $n } (activities in them: { $duties })
digest-next = No other reports until { $day }.
digest-next-nearer = There are other dates too, the nearest is { $day }.
digest-next-yours = You have no other reports until { $day }.
digest-control-title = <b>{ $day }. Waiting for your decision: { $n }</b>
digest-control-title-none = <b>{ $day }. Coordinator's summary</b>
digest-control-review = • under review: { $n } ({ $organizations ->
    [one] from { $organizations } organisation
   *[other] from { $organizations } organisations
}), { $days ->
    [0] the oldest came today
    [one] the oldest has waited { $days } working day
   *[other] the oldest has waited { $days } working days
}
digest-control-attention = <b>Need attention</b>
digest-control-late = • overdue: { $n ->
    [one] { $n } organisation
   *[other] { $n } organisations
}, longest { $longest }, { $days ->
    [0] since yesterday
    [one] { $days } working day
   *[other] { $days } working days
}
digest-control-unreached = • not delivered: { $n } ({ $names })
digest-control-week = <b>Due this week</b>
digest-control-due = • { $day } { $name }: { $done } of { $total } reported
digest-control-package = • { $day } reports on several activities: { $done } of { $total }
digest-button-review = Review ({ $n })
digest-button-summary = Summary
digest-control-extensions = • asking for a later date: { $n }
digest-control-dates = • holders have not named dates yet: { $n }
digest-button-extensions = Later dates ({ $n })
digest-button-dates = Dates ({ $n })
digest-button-overdue = Overdue ({ $n })
