# The production calendar: loading, showing, faults of the table, warnings.
calendar-kind-working = working day
calendar-kind-short = short working day
calendar-kind-off = day off
calendar-kind-holiday = public holiday
calendar-kind-regional = regional holiday
calendar-kind-moved = day off moved here
calendar-kind-quarantine = quarantine
calendar-head = Calendar of { $year }, { $days ->
    [6] six-day
   *[other] five-day
} working week
calendar-head-organization = Calendar of { $year }, { $organization }, { $days ->
    [6] six-day
   *[other] five-day
} working week
calendar-unconfirmed = The calendar of { $year } is not confirmed yet: no days off are moved in it. Load it once the decree is out: vekha calendar load FILE.
calendar-notice-unconfirmed = The dates of { $year } are preliminary: the production calendar of that year is not loaded yet, so moved days off are not counted. Once the decree is out, load it with “vekha calendar load FILE”: the dates will be worked out anew.
calendar-quarters = Working days: { $total } (by quarter: { $first }, { $second }, { $third }, { $fourth })
calendar-six-day = Six-day week: { $n ->
    [one] { $n } organisation
   *[other] { $n } organisations
}
calendar-no-differences = Nothing differs from the published calendar.
calendar-differences = Differs from the published calendar:
calendar-difference = { $day }, { $weekday }: { $kind }
calendar-difference-owned = { $day }, { $weekday }: { $kind }, { $organization }
calendar-difference-ground = { $line }. Ground: { $note }
calendar-loaded = Days added: { $added }, changed: { $changed }, removed: { $removed }, as they were: { $same }
calendar-year-loaded = The calendar of { $year } is loaded.
calendar-nothing-changed = Nothing has changed.
calendar-set = { $n ->
    [1] Day changed: { $first }
   *[other] Days changed: { $n }, from { $first } to { $last }
}
calendar-unset = { $n ->
    [1] The published calendar holds again on { $first }
   *[other] The published calendar holds again on { $n } days, from { $first } to { $last }
}
calendar-week-set = The working week has { $days } days now, organisations changed: { $n }
calendar-roadmaps = Dates will be worked out anew, roadmaps: { $n }
calendar-file-missing = The file { $name } is missing or cannot be read.
calendar-unreadable = The file cannot be read: a table (.xlsx or .csv) is wanted, or a year's calendar as .csv, .json or .xml.
calendar-no-header = The table is not known. For single days the columns «Дата» and «Вид дня» are wanted, for a whole year the column «Год/Месяц» and twelve months.
calendar-empty = The table has no rows.
calendar-too-long = The table has more than { $limit } rows. Divide it.
calendar-organization-unknown = The directory has no organisation “{ $name }”.
calendar-organization-ambiguous = The directory has several organisations “{ $name }”. Write the full name.
calendar-bad-date = “{ $text }” does not look like a day. Write, for example: 09.11.2026 or «с 01.11.2026 по 05.11.2026».
calendar-bad-impossible = There is no such date: “{ $text }”.
calendar-bad-backwards = The end lies before the start: “{ $text }”.
calendar-bad-too-long = More than two months in a row: “{ $text }”. Check the dates.
calendar-problems = The calendar is not loaded. Faults: { $n }
calendar-problem-no-date = Row { $row }: the date is missing.
calendar-problem-date = Row { $row }: “{ $text }” does not look like a day. Write, for example: 09.11.2026 or «с 01.11.2026 по 05.11.2026».
calendar-problem-impossible = Row { $row }: there is no such date: “{ $text }”.
calendar-problem-backwards = Row { $row }: the end lies before the start: “{ $text }”.
calendar-problem-too-long = Row { $row }: more than two months in a row: “{ $text }”. Check the dates.
calendar-problem-no-kind = Row { $row }: the kind of the day is missing.
calendar-problem-kind = Row { $row }: the kind “{ $text }” is not known. Write: рабочий, короткий, выходной, праздник, региональный праздник, перенос or карантин.
calendar-problem-organization-unknown = Row { $row }: the directory has no organisation “{ $name }”.
calendar-problem-organization-ambiguous = Row { $row }: the directory has several organisations “{ $name }”. Write the full name.
calendar-problem-twice = Row { $row }: { $day } stands in row { $at } already, as another kind of day.
calendar-problem-year-unreadable = Row { $row }: the year's calendar cannot be read. The year and the days of each of the twelve months are wanted.
calendar-problem-year-day = Row { $row }, { $year }: “{ $text }” is no day of that month.
calendar-problem-year-strange = Row { $row }, { $year }: that makes { $n } working days. All days off are wanted in the calendar, Saturdays and Sundays too.
calendar-terms-loaded = Terms added: { $added }, changed: { $changed }, as they were: { $same }
calendar-term = { $name }: { $start } to { $end }, { $source ->
    [own] the organisation's dates
    [everybody] everybody's dates
   *[usual] the usual dates
}
calendar-terms-no-header = The table is not known. The columns «Четверть» or «Триместр», «Начало» and «Окончание» are wanted.
calendar-problem-term-system = Row { $row }: “{ $text }”: a четверть or a триместр?
calendar-problem-term-number = Row { $row }: “{ $text }”: the number is not clear. A school year has four четверти or three триместры.
calendar-problem-term-year = Row { $row }: the school year “{ $text }” does not fit the first day.
calendar-problem-term-overlap = Row { $row }: the dates overlap with the term in row { $at }.
calendar-summer-everybody = Everybody
calendar-summer-line = { $name }: { $pause }
calendar-summer-days = pause from { $first } to { $last }
calendar-summer-none = no pause
calendar-summer-set = The summer pause is changed: { $pause }. It holds from the next digest.
calendar-summer-unset = There is no own summer pause any more: the common one holds.
calendar-bad-summer = “{ $text }” is not a pause. Write the first and the last day of one summer, for example: 15.06 20.08.
