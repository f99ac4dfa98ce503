# Letters: the second channel for those whom Telegram does not reach, and replies to them.
mail-subject = Vekha: { $title }
mail-report-subject = Report: { $name }
mail-answer-one = To report, reply to this letter: attach a file or write the document's requisites, for example “Приказ от 09.10.2026 № 118”. If no document is needed, write “Done”. Please keep the code in the subject.
mail-answer-more = To add to the report, reply to this letter: attach a file or write the document's requisites. Please keep the code in the subject.
mail-answer-many = To report, click the item: a letter with the right subject opens. Attach a file or write the document's requisites, for example “Приказ от 09.10.2026 № 118”. You may also reply to this letter if you begin with the item's number: “2. Приказ от 09.10.2026 № 118”.
mail-no-answer = This letter needs no reply.
mail-one-way = Replies to this letter are not read. Please give your report to the coordinator.
mail-footer =
    This letter was sent automatically ({ $name }) because messages do not reach you in Telegram.
    To get reminders in Telegram, ask the coordinator for your personal link.
