review-own = Свой отчёт проверяет другой координатор.
review-foreign = Проверять этот отчёт может только координатор этой дорожной карты.
review-accepted-first = Уже принято: { $who }, { $at }.
review-returned-first = Уже возвращено на доработку: { $who }, { $at }.
review-taken-back = Отправитель отменил отправку: проверять пока нечего.
review-added = К отчёту добавлены материалы после того, как Вы его открыли. Посмотрите отчёт ещё раз: он ниже.

review-received =
    { $again ->
        [yes] <b>Повторный отчёт.</b> { $school }, { $who }
       *[no] <b>Поступил отчёт.</b> { $school }, { $who }
    }
review-news-added =
    <b>Отчёт дополнен.</b> { $school }, { $who }
    № { $number }. { $name }
    Вы уже открывали его. Теперь приложено: { $evidence }
review-card = <b>Проверка { $at } из { $of }.</b> { $school }, { $who }
review-summary =
    { $in_time ->
        [yes] № { $number }. { $name }. Срок { $due }, представлен { $day }, в срок (исполнено { $executed })
       *[no] № { $number }. { $name }. Срок { $due }, представлен { $day }, позже срока (исполнено { $executed })
    }
review-wanted = Требовалось: { $form }
review-confirmed =
    { $files ->
        [yes] Подтверждение: { $evidence } (файлы выше)
       *[no] Подтверждение: { $evidence }
    }
review-unconfirmed = Документ не приложен: достаточно отметки.
review-returns =
    { $n ->
        [0] Возвратов не было.
       *[other] Возвратов было: { $n }.
    }
review-why = <b>{ $school }</b>: { $name }. По какой причине вернуть?
review-write = <b>{ $school }</b>: { $name }. Напишите причину возврата одним сообщением: исполнитель увидит её дословно.
review-reason-unsigned = нет подписи или печати
review-reason-wrong = приложен не тот документ
review-reason-unreadable = документ не читается
review-reason-incomplete = представлено неполно
review-reason-personal = в документе есть персональные данные, которых быть не должно
review-reason-other = другая причина
review-decided =
    { $state ->
        [accepted] ✅ <b>Принято</b> { $at }
        [returned] ↩️ <b>Возвращено на доработку</b> { $at }: { $reason }. Доработать до { $until }
       *[other] { $at }
    }
    { $school }: { $name }
review-left =
    { $n ->
        [0] Больше на проверке ничего нет.
       *[other] На проверке: { $n }
    }
review-empty = На проверке ничего нет.
review-skipped = Это были все отчёты. Пропущено, осталось на проверке: { $n }
review-reason-empty = Напишите причину словами, одним сообщением.

review-button-open = Проверить
review-button-accept = Принять
review-button-return = Вернуть…
review-button-skip = Пропустить
review-button-next = Следующий ({ $n })
review-button-back = Назад
review-button-unsigned = Нет подписи
review-button-wrong = Не тот документ
review-button-unreadable = Нечитаемо
review-button-incomplete = Неполно
review-button-personal = Персональные данные
review-button-other = Другая причина
