# Letters: the second channel for those whom Telegram does not reach, and replies to them.
mail-subject = Vekha: { $title }
mail-report-subject = Report: { $name }
mail-answer-one = To report, reply to this letter: attach a file or write the document's requisites, for example “Приказ от 09.10.2026 № 118”. If no document is needed, write “Done”. Please keep the code in the subject.
mail-answer-more = To add to the report, reply to this letter: attach a file or write the document's requisites. Please keep the code in the subject.
mail-answer-many = To report, click the item: a letter with the right subject opens. Attach a file or write the document's requisites, for example “Приказ от 09.10.2026 № 118”. You may also reply to this letter if you begin with the item's number: “2. Приказ от 09.10.2026 № 118”.
mail-no-answer = This letter needs no reply. If it asks you to decide something, please turn to the coordinator.
mail-one-way = Replies to this letter are not read. Please give your report to the coordinator.
mail-footer =
    This letter was sent automatically ({ $name }) because messages do not reach you in Telegram.
    To get reminders in Telegram, ask the coordinator for your personal link.
mail-no-subject = no subject
mail-which = <b>What is your letter about?</b>
mail-which-how = Click the item: a letter with the right subject opens. Attach the file to it once more, or write the document's requisites.
mail-nothing-owed = No report is awaited from you now. The letter was not recorded anywhere.
mail-unfit = These attachments were not taken: { $names }. A file is empty, or of a kind that is never a document. Please send PDF, Word, Excel or a photograph.
mail-said-incomplete =
    <b>{ $name }</b>
    A document is needed here, so the report has not been sent yet. Reply to this letter: attach a file or write the document's requisites.
mail-said-twin =
    <b>{ $name }</b>
    This report has that document already; it was not recorded twice.
mail-said-empty = Your letter is empty: it has neither a file nor a document's requisites. Reply once more: attach a file or write, for example, “Приказ от 09.10.2026 № 118”. If no document is needed, write “Done”.
mail-said-words = Your letter holds neither a file nor a document's requisites, so no report was recorded. Reply once more: attach a file or write, for example, “Приказ от 09.10.2026 № 118”. If no document is needed, write “Done”.
mail-said-too-large = Your letter is too large: files up to 25 MB in one letter are taken. Please send a smaller file or a link to it.
mail-said-foreign = This letter did not come from the address in the directory, so it was not taken. Reply from your official address or ask the coordinator.
mail-said-bad-tag = The code in the subject or the address was changed, so it is not clear what the letter is about. Reply to Vekha's letter and keep its subject.
mail-said-no-tag = The letter has no code, so it is not clear what it is about. To report, reply to Vekha's letter about that date.
error-no-mailbox = The mailbox does not answer: { $reason }
