# Why a date is what it is: rules (key "rule-" and the code), the line of explanation, vekha deadline.
deadline-month = { $n ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
deadline-weekday = { $n ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
deadline-roman = { $n ->
    [1] I
    [2] II
    [3] III
   *[4] IV
}
deadline-months-one = { $last } { $year }
deadline-months-range = { $first } – { $last } { $year }
deadline-unit = { $unit ->
    [day] { $day }
    [week] week { $number } of { $year }
    [month] { $month } { $year }
    [two-months] two months no. { $number } of { $year }
    [quarter] quarter { $roman } of { $year }
    [half-year] half-year { $roman } of { $year }
    [school-half] half-year { $roman } of school year { $year }–{ $next }
    [school-term] term { $roman } of school year { $year }–{ $next }
    [trimester] trimester { $roman } of school year { $year }–{ $next }
    [school-year] school year { $year }–{ $next }
   *[year] year { $year }
}
deadline-counted = { $unit ->
    [workday] { $n ->
        [one] { $n } working day
       *[other] { $n } working days
    }
    [week] { $n ->
        [one] { $n } week
       *[other] { $n } weeks
    }
    [month] { $n ->
        [one] { $n } month
       *[other] { $n } months
    }
    [year] { $n ->
        [one] { $n } year
       *[other] { $n } years
    }
    [hour] { $n ->
        [one] { $n } hour
       *[other] { $n } hours
    }
    [workhour] { $n ->
        [one] { $n } working hour
       *[other] { $n } working hours
    }
   *[day] { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
}
rule-due = the date as printed
rule-window = last day of the printed window
rule-roadmap-end = last day of the roadmap
rule-months = { $period }, by the end of the month
rule-by-day = by { $date }
rule-on-day = { $date }
rule-weekday = the printed weekday: { $weekday }
rule-next-month = { $period }, by day { $day } of the next month
rule-period-end = { $period }, by its last working day
rule-term-end = { $period }, its last day
rule-after-term = { $period }, { $counted } after its end
rule-day-after-period = { $offset ->
    [0] { $period }, by day { $day } of its last month
    [1] { $period }, by day { $day } of the next month
   *[other] { $period }, by day { $day }, months after the period: { $offset }
}
rule-counted-after-period = { $period }, { $counted } after its end
rule-checkpoint-december = half-year report, last working day of December
rule-checkpoint-may = half-year report, 31 May
rule-checkpoint-june = half-year report, last working day of June
rule-checkpoint-end = report at the end of the window
deadline-line = "{ $raw }" → { $rule }: { $due }
deadline-line-shifted = “{ $raw }” → { $rule }; { $shift }
deadline-shift = { $direction ->
    [back] { $due } is { $why }, moved back: { $working }
   *[forward] { $due } is { $why }, moved forward: { $working }
}
deadline-moved = { $due }, working date { $working }
deadline-day-off = { $code ->
    [weekend] { $weekday }
    [public] a public holiday
    [decree] a day off moved here
    [moved] a day off moved here
    [holiday] a holiday
    [regional] a regional holiday
    [quarantine] quarantine
   *[off] a local day off
}
deadline-day-off-ground = { $why } ({ $note })
deadline-read = Read as: { $phrase }
deadline-read-none = There is no deadline in the text.
deadline-dates = Dates: { $n }
deadline-asked = No calendar gives the date: its holder is asked.
deadline-no-dates = No date falls into the roadmap's period.
deadline-ongoing = Ongoing work: reported at checkpoints.
deadline-choice = Another reading: { $phrase }
deadline-doubt-impossible-date = There is no such date: day { $day }, month { $month }.
deadline-doubt-unreadable = The deadline could not be read.
deadline-doubt-too-long = The text is too long: only its beginning was read.
deadline-doubt-two-fits = No year is printed, and more than one fits.
deadline-doubt-outside-period = The deadline lies outside the roadmap's period.
deadline-doubt-backwards = The end lies before the beginning: check the year.
deadline-doubt-two-recurrences = Two different recurrences are printed.
deadline-doubt-loose-end = It is not clear whether the named month belongs to the deadline.
deadline-bad-period = A period is written like this: 2023-09-01..2024-08-31.
deadline-bad-date = Not a date: { $text }. A date is written like this: 2023-08-30.
deadline-bad-undated = After --undated comes "end" or a number from 1 to 28.
deadline-no-text = Give the deadline's text in quotes, or --batch.
deadline-bad-shift = After --shift comes back, forward or none.
