# Searching the lists of the review
import-found = Found by “{ $words }”: { $n }. To look for something else, write other words.
import-found-clear = Show all
import-party-hint = Not here? Write a part of the surname or of the name: “Ivanov”, “school 12”.
import-rows-hint = To find an activity, write a few of its words.
import-holders-hint = To find somebody, write a part of the surname or of the name.
import-mark-other = { $school }

# Who reports where several are responsible
import-to-together = Who reports ({ $n })
import-together-title =
    <b>Who reports where several are responsible</b>
    Unless you say otherwise the first one named reports, the others take part: they see the activity and may add to the report. Press a line to have each of them report, and again to undo it.
import-together-line = { $names }: activities { $n }, { $who }
import-together-all = each reports
import-together-some = each reports in { $n }
import-together-first = the first reports
import-together-to-each = Each reports everywhere
import-together-to-first = The first reports everywhere
import-assumed-together = Several are responsible and the first one named reports: activities { $n }. The others take part.
import-edit-each = Each reports
import-edit-first = The first reports
import-edit-section-each = Each, in the whole section
import-edit-section-first = The first, in the whole section
import-edit-section-done = Applied to the whole section.
import-row-holders-help = Will receive it: { $n }, will report: { $reporting }, the others take part

# A post in every municipality
import-question-each = “{ $name }” exists in every municipality. Who shall get it?
import-party-municipalities = in all municipalities: { $n }
import-party-to-municipalities = In all municipalities: { $n }

# Questions that are not answered by a button
import-question-pick = Choose from the directory…
import-question-dates = Enter the dates…
import-undated-title =
    <b>Enter the dates</b>
    Press a line first, then write the deadline in words.
import-undated-none = All dates are entered. There are no such activities left.

# Who gets how much
import-to-holders = By holder ({ $n })
import-holders-title = <b>Who gets how much: { $n }</b>
import-loads-none = No deadline lies ahead: there will be no reminders and no reports. Check the answer about past dates and the responsible.
import-loads-helper = { $name }: only takes part, activities { $n }
import-holder-title = <b>{ $name }</b>
import-holder-total = Reports: { $reports }, rows in them: { $rows }
import-holder-helps = Takes part without a report: { $n }
import-holder-day = { $day }: { $n }
import-holder-more = and more dates: { $n }

# A list that the document names
import-to-list = Make up a list…
import-list-title =
    <b>Who is on the list “{ $name }”</b>
    Write schools or surnames parted by commas: “2, 7, school 44”. The list is kept for later orders too. Press a line to take it off.
    On the list: { $n }
import-list-unmatched = Not found, or fitting several: { $words }. Write them more exactly.
import-list-done = Done ({ $n })

# What a new edition changes
import-to-changes = What changes ({ $n })
import-changes-title = <b>What changes: { $n }</b>
import-change-added = ➕ Added: { $title }
import-change-changed = ✏️ Changed: { $title }
import-change-removed = ➖ Removed: { $title }
import-change-field = { $field }: “{ $before }” → “{ $after }”
import-change-empty = not given
