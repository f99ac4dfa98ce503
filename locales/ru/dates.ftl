date-short = { $day }.{ $month }
date-short-year = { $day }.{ $month }.{ $year }
date-long = { $weekday }, { $day } { $month }
date-long-year = { $weekday }, { $day } { $month } { $year } г.
date-near = { $weekday }, { $date }
date-weekday = { $n ->
    [1] пн
    [2] вт
    [3] ср
    [4] чт
    [5] пт
    [6] сб
   *[7] вс
}
date-month = { $n ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
}
dates-rest = и ещё дат: { $n }
date-today = сегодня
date-tomorrow = завтра
date-in-days = { $n ->
    [one] через { $n } день
    [few] через { $n } дня
   *[many] через { $n } дней
}
date-in-working-days = { $n ->
    [one] через { $n } рабочий день
    [few] через { $n } рабочих дня
   *[many] через { $n } рабочих дней
}
date-late = срок истёк { $ago }
date-working-days-ago = { $n ->
    [one] { $n } рабочий день назад
    [few] { $n } рабочих дня назад
   *[many] { $n } рабочих дней назад
}
date-days-ago = { $n ->
    [one] { $n } день назад
    [few] { $n } дня назад
   *[many] { $n } дней назад
}

# Заголовок календаря.
date-month-name = { $n ->
    [1] Январь
    [2] Февраль
    [3] Март
    [4] Апрель
    [5] Май
    [6] Июнь
    [7] Июль
    [8] Август
    [9] Сентябрь
    [10] Октябрь
    [11] Ноябрь
   *[other] Декабрь
}
date-month-title = { $month } { $year }
