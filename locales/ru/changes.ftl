# Основания изменений: чем изменено или снято с контроля. Стоят после двоеточия или в скобках.
ground-edition = новая редакция приказа
ground-order = приказ от { $date } № { $number }
ground-order-undated = приказ № { $number }
ground-calendar = изменён производственный календарь
ground-calendar-day = изменён производственный календарь ({ $day })
ground-event-moved = перенесено само мероприятие
ground-by-letter = письмо вышестоящего органа
ground-misread = срок в карте был прочитан неверно
ground-proposed = срок назван исполнителем
ground-external = изменён план, от которого зависит срок

# Исполнителю: сроки перенесены, всё одним сообщением.
moved-title = { $n ->
    [one] <b>Перенесён { $n } срок</b>
    [few] <b>Перенесены { $n } срока</b>
   *[other] <b>Перенесено { $n } сроков</b>
}
moved-ground = Основание: { $ground }.
moved-line = { $number }. { $name }: был { $before }, теперь { $day }
moved-more = и ещё: { $n }
moved-same = Что представить и куда, не изменилось; напоминания придут по новым датам.

# Координатору: мероприятие опубликованной карты и его изменение.
summary-button-activities = Мероприятия
activity-list = <b>Мероприятия: { $n }</b>. Нажмите номер, чтобы изменить срок, ответственного или снять с контроля.
activity-named = { $no }. { $name }
activity-line = { $name }: { $dates }
activity-line-undated = { $name }: дат впереди нет
activity-title = <b>{ $name }</b>
activity-section = Раздел: { $name }
activity-printed = В приказе: «{ $raw }»
activity-set = Сейчас действует: { $phrase }
activity-dates = Даты: { $dates }
activity-undated = Дат нет: их называет ответственный.
activity-info = Без отчёта.
activity-holders = Ответственные: { $names }
activity-duties = Обязательств: { $n }, из них с отчётом: { $reported }
activity-last-changed = Срок изменён { $day } ({ $actor }). Основание: { $ground }.
activity-last-reassigned = Ответственный изменён { $day } ({ $actor }). Основание: { $ground }.
activity-last-released = Снято с контроля { $day } ({ $actor }). Основание: { $ground }.
activity-to-deadline = Изменить срок…
activity-to-holders = Ответственный…
activity-to-release = Снять с контроля…
activity-gone-now = <b>Снято с контроля.</b> Отчётов по этому мероприятию больше не ждём; представленные сохраняются.
activity-to-ask = Дат календарь не даёт: их укажут ответственные, каждый для себя.
activity-passed = Часть дат уже прошла: по ним отчёта не ждём.
activity-all-passed = Все эти даты уже прошли, так срок не переносится.
activity-will = Представленные отчёты ({ $reported }) сохраняются; по остальным обязательствам даты станут новыми, исполнители узнают об этом одним сообщением.
activity-go-on = Дальше: основание
activity-holders-title = <b>Кто отвечает вместо нынешнего ответственного?</b> Соисполнители остаются.
activity-ground-deadline = <b>Основание нового срока?</b>
activity-ground-release = <b>Основание, чтобы снять с контроля?</b> Представленные отчёты сохраняются.
activity-ground-holder = <b>Основание смены ответственного?</b> Неисполненное перейдёт к новому, представленное останется.
activity-ground-ask = Пришлите номер и дату приказа («№ 5 от 20.10.2026») или причину словами. Обычные причины есть на кнопках.
ground-button-event-moved = Перенесено само мероприятие
ground-button-by-letter = Письмо вышестоящего органа
ground-button-external = Изменён план, от которого зависит срок
ground-button-misread = Срок прочитан неверно
ground-button-not-needed = Необходимость отпала
ground-button-post-changed = Сменился сотрудник
ground-button-handed-over = Передано другому исполнителю
ground-not-needed = необходимость отпала
ground-post-changed = сменился сотрудник
ground-handed-over = передано другому исполнителю

activity-gone = Это мероприятие уже снято с контроля.
activity-changed = Мероприятие изменил кто-то другой. Откройте его заново.
roadmap-gone = Эта дорожная карта больше не действует.
roadmap-publishing = Сейчас публикуется новая редакция карты. Попробуйте через минуту.
change-unread = Такой срок поставить нельзя. Напишите иначе.
change-foreign = Эту дорожную карту ведёт другой координатор.

# Продление срока.
day-unread = Не удалось прочитать один день. Напишите, например: «до 22 октября» или «22.10.2026», либо выберите день кнопкой.
extension-choose =
    <b>Продлить срок: { $name }</b>
    Сейчас: { $due }. До какого дня просите? Нажмите день или напишите словами: «до 22 октября». В скобках выходные.
extension-choose-for =
    <b>Продлить срок: { $name }</b>
    { $organization }. Сейчас: { $due }. До какого дня? Нажмите день или напишите словами: «до 22 октября». В скобках выходные.
extension-why =
    <b>{ $name }</b>: срок { $due }, просите { $day }.
    Почему? Нажмите причину или напишите её. Запрос уйдёт координатору после этого.
extension-why-for =
    <b>{ $name }</b>: срок { $due }, новый срок { $day }.
    Основание? Нажмите причину или напишите номер и дату приказа или причину словами. Срок изменится после этого.
extension-other-day = Другой день
extension-coordinator = координатор
extension-sent =
    <b>Запрос продления направлен</b>
    { $name }: срок { $due }, просите { $day }
    Причина: { $reason }.
    Решает { $reviewer }. До решения действует срок { $due }.
extension-change = Изменить
extension-withdraw = Отозвать запрос
extension-withdrawn = <b>Запрос продления отозван.</b> { $name }: действует срок { $due }.
extension-done = ✅ <b>Срок продлён до { $day }</b> (в приказе { $due }). { $name }, { $organization }. Исполнителю сообщено.
extension-refused-done = <b>В продлении отказано.</b> { $name }, { $organization }: действует срок { $day }. Исполнителю сообщено.
extension-request =
    <b>Просят продлить срок: { $name }</b>
    { $organization }, { $who }: срок { $due }, просят { $day }
    Причина: { $reason }.
extension-grant = Продлить до { $day }
extension-refuse = Отказать…
extension-other-date = Другая дата…
extension-card = Карточка
extension-why-refused = <b>Почему отказываете?</b> Нажмите причину или напишите её: исполнитель её увидит.
extension-granted =
    ✅ <b>Срок продлён до { $day }</b> (в приказе { $due })
    { $name }. Решение: { $who }. В отчётности видны оба срока.
extension-refused =
    <b>В продлении отказано. Действует срок { $day }</b>
    { $name }. Причина: { $reason }. { $who }
extension-not-later = Этот день не позже нынешнего срока. Выберите другой.
extension-granted-already = Срок уже продлён.
extension-refused-already = В этом продлении уже отказано.
extension-withdrawn-already = Запрос уже отозван.
ground-illness = болезнь сотрудника
ground-awaiting = ждём документы от других
ground-on-request = по просьбе исполнителя
ground-needed-by-then = документ нужен к этому сроку
ground-not-enough = причина недостаточна
ground-button-illness = Болезнь сотрудника
ground-button-awaiting = Ждём документы от других
ground-button-on-request = По просьбе исполнителя
ground-button-needed-by-then = Документ нужен к этому сроку
ground-button-not-enough = Причина недостаточна

activity-to-duties = Исполнители
activity-duties-title = <b>Обязательства: { $n }</b>. Нажмите номер, чтобы открыть карточку: в ней можно продлить срок одному исполнителю.
activity-duty = { $organization }: { $day }, { $state }
activity-duty-planned = срок не наступил
activity-duty-open = ждём
activity-duty-due-today = срок сегодня
activity-duty-overdue = просрочено
activity-duty-returned = на доработке
activity-duty-reported = на проверке
activity-duty-accepted = принято
activity-duty-released = снято с контроля

# Даты, которые знает только исполнитель.
dates-wanted = { $n ->
    [0] Дат от Вас не ждём.
   *[other] <b>Укажите даты, мероприятий: { $n }</b>
    В приказе вместо даты стоит план или событие. Когда это будет, знаете Вы: нажмите номер и выберите день или напишите его словами.
}
dates-wanted-line = { $number }. { $name }: «{ $raw }»
dates-title = <b>{ $name }</b>
dates-whose = { $organization }
dates-printed = В приказе: «{ $raw }»
dates-named = Указано: { $dates }
dates-how = Когда? Нажмите день или напишите словами: «15 октября», «до конца ноября», «20.10 и 15.03». В скобках выходные.
dates-read = { $n ->
    [one] Прочитано: { $dates }. Отчёт будет нужен к этому дню; напоминания придут заранее.
   *[other] Прочитано: { $dates }. Отчёт будет нужен к каждому из этих дней; напоминания придут заранее.
}
dates-set = { $n ->
    [one] Поставить эту дату
   *[other] Поставить эти даты
}
dates-add = Добавить
dates-instead = Вместо прежних
dates-other = Другие дни
dates-done = ✅ <b>{ $name }</b>: { $dates }. { $n ->
    [one] Дата поставлена, карточку открывает номер.
   *[other] Даты поставлены, карточки открывают номера.
}
dates-more = Изменить или добавить
dates-news =
    <b>Исполнитель указал даты: { $name }</b>
    { $organization }, { $who }: { $dates }
dates-news-holder =
    <b>Координатор изменил даты: { $name }</b>
    { $dates }. { $who }
dates-change = Изменить даты
dates-unread = Дат прочитать не удалось. Напишите, например: «15 октября», «до конца ноября», «20.10 и 15.03», не больше двенадцати.
dates-closed = Дат здесь больше не ждём.
dates-passed = Этот день уже прошёл или дат слишком много. Выберите другие.
tasks-button-dates = Указать даты ({ $n })
rule-named = дата названа исполнителем
