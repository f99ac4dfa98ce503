settings-home =
    <b>Settings</b>
    Morning digest: at { $at }, on working days
settings-home-late = That is within your quiet hours, so the digest comes at { $at }
settings-home-zone = Time zone: { $zone }
settings-home-quiet = Quiet hours: from { $since } until { $until }
settings-home-loud = Quiet hours: none
settings-home-pace = Reminders before a date: { $pace } ({ $rungs })
settings-home-leave = On leave until { $day }
settings-button-hours = Hour of the digest
settings-button-zones = Time zone
settings-button-quiet = Quiet hours
settings-button-paces = How often to remind
settings-button-leave = I am on leave
settings-button-back = The leave is over
settings-button-privacy = My data and consent
settings-button-show = Back
settings-button-loud = No quiet hours
settings-chosen = ✓ { $name }
settings-hours = At what hour should the morning digest come?
settings-hour-set = The digest will come at { $at }.
settings-hour-refused = That hour is not offered. Open /settings and choose another.
settings-zones =
    By which clock should I write to you? Choose the city with your time.
    Only hours change: deadlines stay the same days.
settings-zone = { $city } (MSK{ $hours })
settings-zone-europe-kaliningrad = Kaliningrad
settings-zone-europe-moscow = Moscow
settings-zone-europe-samara = Samara
settings-zone-asia-yekaterinburg = Yekaterinburg
settings-zone-asia-omsk = Omsk
settings-zone-asia-krasnoyarsk = Krasnoyarsk
settings-zone-asia-irkutsk = Irkutsk
settings-zone-asia-yakutsk = Yakutsk
settings-zone-asia-vladivostok = Vladivostok
settings-zone-asia-magadan = Magadan
settings-zone-asia-kamchatka = Kamchatka
settings-zone-set = I write by this clock now: { $zone }.
settings-zone-refused = That time zone is not offered. Open /settings and choose another.
settings-quiet =
    <b>Quiet hours.</b> From what hour should I not write to you?
    I answer what you press and write at any hour. Everything else comes when they end, if it is still needed.
settings-quiet-end = Silent from { $since }. Until what hour?
settings-quiet-set = The quiet hours are set.
settings-loud-set = There are no quiet hours any more.
settings-quiet-refused = Those quiet hours are not offered. Open /settings and choose others.
settings-paces = <b>How often should I remind you before a date?</b> What is overdue is told alike to all: on the 1st, 3rd and 5th working day, then on Mondays.
settings-pace-often = More often
settings-pace-usual = As usual
settings-pace-seldom = Less often
settings-pace-line =
    <b>{ $pace }</b>
    • an activity by a date: { $point }
    • a document is asked for: { $document }
    • a report on a period or on several activities: { $package }
settings-rungs = { $days } and { $n ->
    [one] { $n } working day
   *[other] { $n } working days
} before
settings-rungs-today = { $days }{ $n ->
    [one] { $n } working day
   *[other] { $n } working days
} before and on the day
settings-pace-set = The reminders are changed.
settings-pace-refused = That is not offered. Open /settings and choose another.
settings-person-gone = You are not in the directory. Please ask your coordinator.
