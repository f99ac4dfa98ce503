# Производственный календарь: загрузка, показ, ошибки таблицы, предупреждения.
calendar-kind-working = рабочий день
calendar-kind-short = короткий рабочий день
calendar-kind-off = выходной
calendar-kind-holiday = нерабочий праздничный день
calendar-kind-regional = региональный праздник
calendar-kind-moved = перенесённый выходной
calendar-kind-quarantine = карантин
calendar-head = Календарь { $year } года, { $days ->
    [6] шестидневная
   *[other] пятидневная
} рабочая неделя
calendar-head-organization = Календарь { $year } года, { $organization }, { $days ->
    [6] шестидневная
   *[other] пятидневная
} рабочая неделя
calendar-unconfirmed = Календарь { $year } года ещё не утверждён: переносов выходных в нём нет. Загрузите его, когда выйдет постановление: vekha calendar load ФАЙЛ.
calendar-notice-unconfirmed = Сроки { $year } года предварительные: производственный календарь этого года ещё не загружен, переносы выходных в нём не учтены. Когда постановление Правительства выйдет, загрузите календарь командой «vekha calendar load ФАЙЛ»: сроки пересчитаются сами.
calendar-quarters = Рабочих дней: { $total } (по кварталам: { $first }, { $second }, { $third }, { $fourth })
calendar-six-day = Шестидневная неделя: { $n ->
    [one] { $n } организация
    [few] { $n } организации
   *[many] { $n } организаций
}
calendar-no-differences = Отличий от общего календаря нет.
calendar-differences = Отличается от общего календаря:
calendar-difference = { $day }, { $weekday }: { $kind }
calendar-difference-owned = { $day }, { $weekday }: { $kind }, { $organization }
calendar-difference-ground = { $line }. Основание: { $note }
calendar-loaded = Добавлено дней: { $added }, изменено: { $changed }, убрано: { $removed }, без изменений: { $same }
calendar-year-loaded = Календарь { $year } года загружен.
calendar-nothing-changed = Ничего не изменилось.
calendar-set = { $n ->
    [1] День изменён: { $first }
   *[other] Изменено дней: { $n }, с { $first } по { $last }
}
calendar-unset = { $n ->
    [1] День возвращён к общему календарю: { $first }
   *[other] Возвращено к общему календарю дней: { $n }, с { $first } по { $last }
}
calendar-week-set = Рабочая неделя теперь { $days ->
    [6] шестидневная
   *[other] пятидневная
}, изменено организаций: { $n }
calendar-roadmaps = Сроки будут пересчитаны, дорожных карт: { $n }
calendar-file-missing = Файл { $name } не найден или не читается.
calendar-unreadable = Файл не читается: нужна таблица .xlsx или .csv либо календарь года в .csv, .json или .xml.
calendar-no-header = Таблица не узнана. Для отдельных дней нужны столбцы «Дата» и «Вид дня», для целого года столбец «Год/Месяц» и двенадцать месяцев.
calendar-empty = В таблице нет ни одной строки.
calendar-too-long = В таблице больше { $limit } строк. Разделите её.
calendar-organization-unknown = Организации «{ $name }» нет в справочнике.
calendar-organization-ambiguous = Организаций «{ $name }» в справочнике несколько. Напишите полное название.
calendar-bad-date = «{ $text }» не похоже на день. Напишите, например: 09.11.2026 или «с 01.11.2026 по 05.11.2026».
calendar-bad-impossible = Такой даты нет: «{ $text }».
calendar-bad-backwards = Конец раньше начала: «{ $text }».
calendar-bad-too-long = Больше двух месяцев подряд: «{ $text }». Проверьте даты.
calendar-problems = Календарь не загружен. Ошибок: { $n }
calendar-problem-no-date = Строка { $row }: не указана дата.
calendar-problem-date = Строка { $row }: «{ $text }» не похоже на день. Напишите, например: 09.11.2026 или «с 01.11.2026 по 05.11.2026».
calendar-problem-impossible = Строка { $row }: такой даты нет: «{ $text }».
calendar-problem-backwards = Строка { $row }: конец раньше начала: «{ $text }».
calendar-problem-too-long = Строка { $row }: больше двух месяцев подряд: «{ $text }». Проверьте даты.
calendar-problem-no-kind = Строка { $row }: не указан вид дня.
calendar-problem-kind = Строка { $row }: вид дня «{ $text }» неизвестен. Напишите: рабочий, короткий, выходной, праздник, региональный праздник, перенос или карантин.
calendar-problem-organization-unknown = Строка { $row }: организации «{ $name }» нет в справочнике.
calendar-problem-organization-ambiguous = Строка { $row }: организаций «{ $name }» в справочнике несколько. Напишите полное название.
calendar-problem-twice = Строка { $row }: { $day } уже стоит в строке { $at } с другим видом дня.
calendar-problem-year-unreadable = Строка { $row }: календарь года не читается. Нужны год и дни каждого из двенадцати месяцев.
calendar-problem-year-day = Строка { $row }, { $year } год: «{ $text }» не день этого месяца.
calendar-problem-year-strange = Строка { $row }, { $year } год: рабочих дней получается { $n }. В календаре должны стоять все нерабочие дни, с субботами и воскресеньями.
calendar-terms-loaded = Добавлено периодов: { $added }, изменено: { $changed }, без изменений: { $same }
calendar-term = { $name }: с { $start } по { $end }, { $source ->
    [own] даты организации
    [everybody] даты для всех
   *[usual] обычные даты
}
calendar-terms-no-header = Таблица не узнана. Нужны столбцы «Четверть» или «Триместр», «Начало» и «Окончание».
calendar-problem-term-system = Строка { $row }: «{ $text }»: неясно, четверть это или триместр.
calendar-problem-term-number = Строка { $row }: «{ $text }»: неясен номер. Четвертей в учебном году четыре, триместров три.
calendar-problem-term-year = Строка { $row }: учебный год «{ $text }» не соответствует дате начала.
calendar-problem-term-overlap = Строка { $row }: даты пересекаются с периодом в строке { $at }.
calendar-summer-everybody = Для всех
calendar-summer-line = { $name }: { $pause }
calendar-summer-days = пауза с { $first } по { $last }
calendar-summer-none = паузы нет
calendar-summer-set = Летняя пауза изменена: { $pause }. Действует со следующей сводки.
calendar-summer-unset = Своей летней паузы больше нет: действует общая.
calendar-bad-summer = «{ $text }» не похоже на паузу. Напишите первый и последний день одного лета, например: 15.06 20.08.
