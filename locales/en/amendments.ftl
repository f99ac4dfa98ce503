# An amending order
amendments-order = order of { $date } No. { $number }
amendments-order-undated = order No. { $number }
amendments-order-unnumbered = order of { $date }
amendments-order-unknown = an order without a number
amendments-title = <b>{ $by }</b> amends { $amended }: { $n ->
        [one] { $n } proposal
       *[other] { $n } proposals
    }.
amendments-roadmap = Roadmap: { $title }
amendments-hint = Nothing changes until you decide on each proposal and apply the changes.
amendments-open-count = Undecided: { $n }
amendments-done = Every proposal is decided. Look at what will change and apply it.
amendments-left = Proposals without a decision: { $count }. Decide on each, then the changes can be applied.
amendments-by = Changes: { $by }
amendments-no-roadmap = No published roadmap was approved by { $amended }. If it was never loaded, load and publish that order first, then come back to this document: /roadmaps.
amendments-several = Several roadmaps fit this order. Say which one it amends.
amendments-choose-roadmap = <b>Which roadmap does this order amend?</b>
amendments-roadmap-line = { $title } ({ $order })
amendments-as-new = Load the table as a new roadmap
amendments-again = Changes by this order were published before. Make sure that it is not loaded twice.
amendments-whole = The document restates the whole table: it is loaded, the review shows the difference.

# Buttons
amendments-to-list = Look through
amendments-to-roadmaps = Choose the roadmap…
amendments-to-first = Begin
amendments-to-next = Next undecided
amendments-to-difference = What will change
amendments-to-proposals = Proposals ({ $n })
amendments-all = All proposals
amendments-apply = Apply
amendments-skip = Skip
amendments-edit = Change…
amendments-row = Choose the activity
amendments-undo = Take the decision back

# A proposal
amendments-line = { $text } ({ $state })
amendments-state-open = undecided
amendments-state-applied = applied
amendments-state-skipped = skipped
amendments-state-by-hand = changed by hand
amendments-state-announced = loaded as a table
amendments-number = <b>Proposal { $at } of { $of }</b>, { $state }
amendments-raw = The order says: { $raw }
amendments-activity = Activity: { $name }
amendments-activities = Activities: { $n }
amendments-more = and more: { $n }
amendments-name = item { $no } { $title }
amendments-section = Section: { $section }
amendments-change = { $field }: “{ $old }” → “{ $new }”
amendments-change-new = { $field }: “{ $new }”
amendments-change-gone = { $field }: “{ $old }” → empty
amendments-excluded = The activity will be left out. Its duties will be released by this order, reports already given stay.
amendments-added = A new activity:
amendments-added-after = After: { $name }
amendments-dates = Dates now: { $before }. After the change: { $after }.
amendments-no-dates = none
amendments-same = The activity says so already.
amendments-field-deadline = Deadline
amendments-field-responsible = Responsible
amendments-field-title = Title
amendments-field-form = Form
amendments-field-result = Result
amendments-field-place = Place
amendments-field-audience = Audience
amendments-field-no = Number
amendments-what-exclude = leave out
amendments-what-add = new: { $title }
amendments-what-add-untitled = a new activity
amendments-what-appendix = the appendix restated

# Why a button cannot apply it
amendments-no-row = The roadmap has no such activity. Choose it from the list or skip the proposal.
amendments-several-rows = Several activities fit. Choose the right one from the list.
amendments-no-words = This activity does not have the words to be replaced. Choose another one, change this one by hand or skip the proposal.
amendments-deadline-unread = The new deadline could not be read. Press “Change…” and write it in other words, or skip the proposal.
amendments-by-hand = A button cannot apply this proposal. Change the activity by hand or skip the proposal.
amendments-no-table = The appendix is restated, but its table is not in the file. Send it as a file of its own: the difference will be shown.
amendments-choose-row = <b>Which activity is meant?</b>
    You may type a word of its name to shorten the list.
amendments-row-fits = { $name } (fits)

# In the shell
reading-amends = Amends { $order }, proposals: { $n }
reading-change-replace-words = replace words
reading-change-replace-row = word anew
reading-change-exclude = leave out
reading-change-add = add
reading-change-restate-appendix = the appendix restated
reading-change-other = not understood
amendments-shell = Proposals of this order are decided in the chat: /roadmaps.
