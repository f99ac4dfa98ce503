# Grounds of changes; they stand after a colon or in brackets.
ground-edition = a new edition of the order
ground-order = order of { $date } No. { $number }
ground-order-undated = order No. { $number }
ground-calendar = the production calendar has changed
ground-calendar-day = the production calendar has changed ({ $day })
ground-event-moved = the event itself was moved
ground-by-letter = a letter from above
ground-misread = the date in the roadmap was misread
ground-proposed = the date was named by its holder
ground-external = the plan that sets the date has changed

# To the holder: dates that were moved, all in one message.
moved-title = { $n ->
    [one] <b>{ $n } date was moved</b>
   *[other] <b>{ $n } dates were moved</b>
}
moved-ground = Ground: { $ground }.
moved-line = { $number }. { $name }: was { $before }, now { $day }
moved-more = and { $n } more
moved-same = What to present has not changed; reminders follow the new dates.
