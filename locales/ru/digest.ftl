digest-title = <b>{ $day }. Требуют внимания: { $n }</b>
digest-yours = <b>{ $day }. Ваши сроки: { $n }</b>
digest-day = <b>{ $day }</b>
digest-section-overdue = <b>Просрочено</b>
digest-section-returned = <b>Возвращено на доработку</b>
digest-section-today = <b>Сегодня</b>
digest-section-week = <b>На этой неделе</b>
digest-section-ahead = <b>Впереди</b>
digest-package = { $n ->
    [one] Отчёт, { $n } мероприятие
    [few] Отчёт, { $n } мероприятия
   *[many] Отчёт, { $n } мероприятий
}
digest-place = { $place }, { $name }
digest-returned-same = { $reason }, доработать до { $day }:
digest-line-name = { $number }. { $name }
digest-line-overdue = { $number }. { $name }: срок был { $day }, { $ago }
digest-line-inherited = { $number }. { $name }: срок был { $day }, до Вашего подключения
digest-line-returned = { $number }. { $name }: { $reason }, доработать до { $day }
digest-line-rework = { $number }. { $name }: доработать до { $day }
digest-line-until = { $number }. { $name }: до { $day }
digest-more = Ещё: { $n }
digest-month-title = <b>{ $day }. План на { $month }: отчётов { $n }</b>
digest-month = <b>План на { $month }: отчётов { $n }</b>
digest-month-one = • до { $day } { $name }
digest-month-day = • до { $day } отчётов: { $n } (мероприятий в них: { $duties })
digest-month-week = • { $since }–{ $day } отчётов: { $n } (мероприятий в них: { $duties })
digest-next = Других отчётов до { $day } нет.
digest-next-nearer = Есть и другие сроки, ближайший: { $day }.
digest-next-yours = Других Ваших отчётов до { $day } нет.
digest-control-title = <b>{ $day }. Ждут Вашего решения: { $n }</b>
digest-control-title-none = <b>{ $day }. Сводка координатора</b>
digest-control-review = • на проверке: { $n } ({ $organizations ->
    [one] от { $organizations } организации
   *[many] от { $organizations } организаций
}), { $days ->
    [0] самый давний поступил сегодня
    [one] самый давний ждёт { $days } рабочий день
    [few] самый давний ждёт { $days } рабочих дня
   *[many] самый давний ждёт { $days } рабочих дней
}
digest-control-attention = <b>Требуют внимания</b>
digest-control-late = • просрочено: { $n ->
    [one] { $n } организация
    [few] { $n } организации
   *[many] { $n } организаций
}, дольше всех { $longest }, { $days ->
    [0] со вчерашнего дня
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
   *[many] { $days } рабочих дней
}
digest-control-unreached = • не доставлено: { $n } ({ $names })
digest-control-week = <b>Срок на этой неделе</b>
digest-control-due = • { $day } { $name }: отчётов { $done } из { $total }
digest-control-package = • { $day } отчёт по нескольким мероприятиям: { $done } из { $total }
digest-button-review = Проверять ({ $n })
digest-button-summary = Сводка
digest-control-extensions = • продление: { $n }
digest-control-dates = • исполнители ещё не указали даты: { $n }
digest-button-extensions = Продление ({ $n })
digest-button-dates = Даты ({ $n })
digest-button-overdue = Просрочено ({ $n })
