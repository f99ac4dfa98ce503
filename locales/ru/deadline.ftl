# Почему дата такая: правило (ключ «rule-» и код), строка пояснения, ответы vekha deadline.
deadline-month = { $n ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
}
deadline-weekday = { $n ->
    [1] понедельник
    [2] вторник
    [3] среда
    [4] четверг
    [5] пятница
    [6] суббота
   *[7] воскресенье
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
    [week] { $number }-я неделя { $year }
    [month] { $month } { $year }
    [two-months] { $number }-е двухмесячие { $year }
    [quarter] { $roman } квартал { $year }
    [half-year] { $roman } полугодие { $year }
    [school-half] { $roman } полугодие { $year }–{ $next } учебного года
    [school-term] { $roman } четверть { $year }–{ $next } учебного года
    [trimester] { $roman } триместр { $year }–{ $next } учебного года
    [school-year] { $year }–{ $next } учебный год
   *[year] { $year } год
}
deadline-counted = { $unit ->
    [workday] { $n ->
        [one] { $n } рабочий день
        [few] { $n } рабочих дня
       *[many] { $n } рабочих дней
    }
    [week] { $n ->
        [one] { $n } неделя
        [few] { $n } недели
       *[many] { $n } недель
    }
    [month] { $n ->
        [one] { $n } месяц
        [few] { $n } месяца
       *[many] { $n } месяцев
    }
    [year] { $n ->
        [one] { $n } год
        [few] { $n } года
       *[many] { $n } лет
    }
    [hour] { $n ->
        [one] { $n } час
        [few] { $n } часа
       *[many] { $n } часов
    }
    [workhour] { $n ->
        [one] { $n } рабочий час
        [few] { $n } рабочих часа
       *[many] { $n } рабочих часов
    }
   *[day] { $n ->
        [one] { $n } день
        [few] { $n } дня
       *[many] { $n } дней
    }
}
rule-due = дата из текста
rule-window = последний день срока из текста
rule-roadmap-end = последний день дорожной карты
rule-months = { $period }, до конца месяца
rule-by-day = до { $date }
rule-on-day = { $date }
rule-weekday = день недели из текста: { $weekday }
rule-next-month = { $period }, по { $day }-е число следующего месяца
rule-period-end = { $period }, по последний рабочий день
rule-term-end = { $period }, последний день
rule-after-term = { $period }, через { $counted } после окончания
rule-day-after-period = { $offset ->
    [0] { $period }, по { $day }-е число последнего месяца
    [1] { $period }, по { $day }-е число следующего месяца
   *[other] { $period }, по { $day }-е число, месяц после периода: { $offset }
}
rule-counted-after-period = { $period }, { $counted } после окончания
rule-checkpoint-december = отчёт за полугодие, последний рабочий день декабря
rule-checkpoint-may = отчёт за полугодие, 31 мая
rule-checkpoint-june = отчёт за полугодие, последний рабочий день июня
rule-checkpoint-end = отчёт в конце срока
deadline-line = «{ $raw }» → { $rule }: { $due }
deadline-line-shifted = «{ $raw }» → { $rule }; { $shift }
deadline-shift = { $direction ->
    [back] { $due } — { $why }, перенос назад: { $working }
   *[forward] { $due } — { $why }, перенос вперёд: { $working }
}
deadline-moved = { $due }, рабочий срок: { $working }
deadline-day-off = { $code ->
    [weekend] { $weekday }
    [public] нерабочий праздничный день
    [decree] выходной, перенесённый на этот день
    [moved] выходной, перенесённый на этот день
    [holiday] праздничный день
    [regional] региональный праздник
    [quarantine] карантин
   *[off] местный выходной
}
deadline-day-off-ground = { $why } ({ $note })
deadline-read = Прочитано: { $phrase }
deadline-read-none = Срока в тексте нет.
deadline-dates = Дат: { $n }
deadline-asked = Дату по календарю определить нельзя: её спрашивают у ответственного.
deadline-no-dates = В период дорожной карты дат не попадает.
deadline-ongoing = Мероприятие ведётся: отчёт на контрольные даты.
deadline-choice = Другое прочтение: { $phrase }
deadline-doubt-impossible-date = Такой даты нет: { $day }-е число, месяц { $month }.
deadline-doubt-unreadable = Срок прочитать не удалось.
deadline-doubt-too-long = Текст слишком длинный: прочитано только его начало.
deadline-doubt-two-fits = Год не указан, подходит больше одного.
deadline-doubt-outside-period = Срок не попадает в период дорожной карты.
deadline-doubt-backwards = Конец срока раньше начала: проверьте год.
deadline-doubt-two-recurrences = Указано две разные периодичности.
deadline-doubt-loose-end = Неясно, входит ли названный месяц в срок.
deadline-bad-period = Период задаётся так: 2023-09-01..2024-08-31.
deadline-bad-date = Не дата: { $text }. Дата задаётся так: 2023-08-30.
deadline-bad-undated = После --undated нужно «end» или число от 1 до 28.
deadline-no-text = Укажите текст срока в кавычках или --batch.
deadline-bad-shift = После --shift нужно back, forward или none.
