date-short = { $day }.{ $month }
date-short-year = { $day }.{ $month }.{ $year }
date-long = { $weekday }, { $day } { $month }
date-long-year = { $weekday }, { $day } { $month } { $year }
date-near = { $weekday }, { $date }
date-weekday = { $n ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
date-month = { $n ->
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
dates-rest = and more dates: { $n }
date-today = today
date-tomorrow = tomorrow
date-in-days = { $n ->
    [one] in { $n } day
   *[other] in { $n } days
}
date-in-working-days = { $n ->
    [one] in { $n } working day
   *[other] in { $n } working days
}
date-late = was due { $ago }
date-working-days-ago = { $n ->
    [one] { $n } working day ago
   *[other] { $n } working days ago
}
date-days-ago = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}

# A calendar's heading.
date-month-name = { $n ->
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
   *[other] December
}
date-month-title = { $month } { $year }
