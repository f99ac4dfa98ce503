escalation-title = <b>Контролирующему { $day }. Приказ № { $number }</b>
escalation-nothing = Направлять нечего.
escalation-numbered = { $number }. { $organization }, { $name }: срок { $day }, { $ago }{ $spared ->
    [yes] , снято
   *[no] {""}
}
escalation-line =
    <b>{ $organization }, { $name }</b>
    Срок { $day }, { $ago }.
escalation-said = Координатор: «{ $words }»
escalation-comment = { $known ->
    [yes] Комментарий: «{ $words }»
   *[no] Комментария нет.
}
escalation-goes = Будет в списке для контролирующего.
escalation-spared = Снято из списка на этой неделе.
escalation-ask-comment = Напишите комментарий для контролирующего одним сообщением: например, почему задержка и когда будет исполнено.
escalation-button-comment = Комментарий…
escalation-button-spare = Снять
escalation-button-restore = Вернуть в список
escalation-button-list = К списку
escalation-button-back = Назад
escalation-button-preview = Контролирующему ({ $n })
escalation-preview = • контролирующему { $day } пойдёт: { $n } (приказ № { $number }). Проверьте и прокомментируйте
escalation-control = <b>Контроль исполнения. Приказ № { $number }</b>
escalation-late = На { $day } просрочено более 10 рабочих дней: { $n }
escalation-asked = Не включены, просят продлить срок: { $n }
escalation-unreached = Не включены, нет связи: { $n } ({ $names })
escalation-gone = Этой строки в списке больше нет.
escalation-foreign = Список для контролирующего готовит координатор этой дорожной карты.
