card-title = <b>{ $name }</b>
card-holder = Исполнитель: { $organization }
card-co = Вы соисполнитель: отчитывается ответственный исполнитель.
card-overdue = ⏰ <b>Просрочено</b>
card-returned = ↩️ <b>Возвращено на доработку:</b> { $reason }
card-reported = 📨 <b>Представлено { $at }</b>, на проверке. № { $number }
card-accepted = ✅ <b>Принято { $day }</b>
card-accepted-silently = ✅ <b>Принято без замечаний { $day }</b>
card-released = <b>Снято с контроля.</b> Делать ничего не нужно. Основание: { $reason }.
card-due = Срок: <b>{ $day }</b>, { $far }
card-due-rework = Доработать до: <b>{ $day }</b>, { $far }
card-due-late = Срок был <b>{ $day }</b>, { $ago }
card-due-done = Срок: { $day }
card-printed = (в приказе { $due })
card-asked = Просите продлить до { $day }: до решения действует прежний срок.
card-moved = Срок по приказу { $original }, изменён на { $due }: { $ground }
card-order = Приказ от { $day } № { $number }
card-roadmap = { $title }
card-point = пункт приказа { $no }
card-section = раздел «{ $name }»
card-level-region = региональный уровень
card-level-municipality = муниципальный уровень
card-level-school = уровень ОО
card-no = п. { $no }
card-deadline = В приказе: «{ $deadline }».
card-deadline-of = В приказе: «{ $deadline }». Это { $ordinal }-й срок из { $dates }.
card-why = Почему эта дата: { $rule }
card-why-shifted = Почему эта дата: { $rule }; { $shift }
card-present = Представить: { $what }. Достаточно файла, ссылки на страницу сайта или реквизитов документа.
card-present-any = Представить подтверждающий документ: достаточно файла, ссылки на страницу сайта или реквизитов документа.
card-reviewer = Принимает: { $name }
card-snoozed = Напоминание отложено до { $day }
card-row = { $number }. { $name }
card-rows-more = и ещё: { $n }
card-package-title = <b>Отчёт на { $day }: { $n ->
    [one] { $n } мероприятие
    [few] { $n } мероприятия
   *[many] { $n } мероприятий
}</b>
card-package-ticks = Документы не нужны, достаточно отметки.
card-package-mixed = { $n ->
    [one] Документ нужен по { $n } мероприятию, по остальным достаточно отметки.
   *[many] Документ нужен по { $n } мероприятиям, по остальным достаточно отметки.
}
card-package-documents = { $n ->
    [one] Нужен подтверждающий документ.
   *[many] Документ нужен по каждому мероприятию; можно один на все.
}
card-count-left = Осталось: { $n }
card-count-overdue = просрочено: { $n }
card-count-returned = возвращено: { $n }
card-count-reported = на проверке: { $n }
card-count-accepted = принято: { $n }
card-button-done = Исполнено
card-button-sent = Уже направляли
card-button-snooze = Напомнить позже
card-button-extend = Продлить срок…
card-button-history = История
card-button-show = Показать отчёт
card-button-package = Весь отчёт ({ $n })
card-button-all = Выполняются все
card-button-rows = Отметить по строкам
card-button-one = Одна справка на всё
card-button-back = Назад
card-settled = Отчёта по этому сроку уже не ждут: откройте карточку заново.
card-snooze-ask = <b>{ $name }</b>. Когда напомнить?
card-snooze-when = Когда напомнить?
card-snooze-tomorrow = Завтра, { $day }
card-snooze-days = Через 3 рабочих дня, { $day }
card-snooze-week = Через неделю, { $day }
card-snooze-done = Напомню: { $day }
card-snooze-passed = Отложить уже нельзя: срок слишком близко.
