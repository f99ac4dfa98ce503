settings-home =
    <b>Настройки</b>
    Утренняя сводка: в { $at }, по рабочим дням
settings-home-late = В это время у Вас тихие часы, поэтому сводка придёт в { $at }
settings-home-zone = Часовой пояс: { $zone }
settings-home-quiet = Тихие часы: с { $since } до { $until }
settings-home-loud = Тихие часы: не заданы
settings-home-pace = Напоминания до срока: { $pace } ({ $rungs })
settings-home-leave = Отпуск: до { $day }
settings-button-hours = Время сводки
settings-button-zones = Часовой пояс
settings-button-quiet = Тихие часы
settings-button-paces = Как часто напоминать
settings-button-leave = Я в отпуске
settings-button-back = Отпуск окончен
settings-button-privacy = Мои данные и согласие
settings-button-show = Назад
settings-button-loud = Без тихих часов
settings-chosen = ✓ { $name }
settings-hours = В котором часу присылать утреннюю сводку?
settings-hour-set = Сводка будет приходить в { $at }.
settings-hour-refused = Этого времени нет среди предложенных. Откройте /settings и выберите другое.
settings-zones =
    По какому времени Вам писать? Выберите город с Вашим временем.
    Меняются только часы: сроки остаются теми же днями.
settings-zone = { $city } (МСК{ $hours })
settings-zone-europe-kaliningrad = Калининград
settings-zone-europe-moscow = Москва
settings-zone-europe-samara = Самара
settings-zone-asia-yekaterinburg = Екатеринбург
settings-zone-asia-omsk = Омск
settings-zone-asia-krasnoyarsk = Красноярск
settings-zone-asia-irkutsk = Иркутск
settings-zone-asia-yakutsk = Якутск
settings-zone-asia-vladivostok = Владивосток
settings-zone-asia-magadan = Магадан
settings-zone-asia-kamchatka = Камчатка
settings-zone-set = Теперь пишу по времени: { $zone }.
settings-zone-refused = Этого часового пояса нет среди предложенных. Откройте /settings и выберите другой.
settings-quiet =
    <b>Тихие часы.</b> С какого часа Вам не писать?
    Отвечать на Ваши нажатия и сообщения бот будет и в тихие часы. Остальное придёт, когда они кончатся, если ещё будет нужно.
settings-quiet-end = Не писать с { $since }. До которого часа?
settings-quiet-set = Тихие часы заданы.
settings-loud-set = Тихих часов больше нет.
settings-quiet-refused = Таких тихих часов нет среди предложенных. Откройте /settings и выберите другие.
settings-paces = <b>Как часто напоминать до срока?</b> О просроченном напоминания одни и те же: на 1-й, 3-й и 5-й рабочий день, потом по понедельникам.
settings-pace-often = Чаще
settings-pace-usual = Обычно
settings-pace-seldom = Реже
settings-pace-line =
    <b>{ $pace }</b>
    • мероприятие к дате: { $point }
    • нужен документ: { $document }
    • отчёт за период или из нескольких мероприятий: { $package }
settings-rungs = за { $days } и { $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
   *[many] { $n } рабочих дней
}
settings-rungs-today = за { $days }{ $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
   *[many] { $n } рабочих дней
} и в день срока
settings-pace-set = Напоминания изменены.
settings-pace-refused = Такой частоты нет среди предложенных. Откройте /settings и выберите другую.
settings-person-gone = Вас нет в справочнике. Обратитесь к координатору.
