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
