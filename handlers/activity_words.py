"""What a published activity's screens say."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from handlers.grounds import ground_words
from handlers.report_words import cut
from locales import Translator
from locales.dates import day_short
from locales.rules import date_line
from roadmap.deadlines.phrasing import phrase
from roadmap.drafting.model import DraftActivity
from roadmap.drafting.plan import LIVE, PlannedOccurrence
from roadmap.model import DeadlineKind, Tracking
from roadmap.names import short_name
from roadmap.terms import done_by, standing
from usecases.changing.standing import ActivityInForce, ReadPhrase, RoadmapInForce
from usecases.ports.changes import OwedDuty

DATES = 8
TITLE = 500
LINE = 80
PHRASE = 160


def activity_line(row: ActivityInForce, shown: RoadmapInForce, t: Translator) -> str:
    """One activity of the list: number, name, dates."""
    activity = row.activity
    name = cut(activity.short_name or activity.title, LINE)
    if activity.no:
        name = t.text("activity-named", no=activity.no.rstrip("."), name=name)
    days = _days(row.dates, shown, t)
    return t.html("activity-line" if days else "activity-line-undated", name=name, dates=days)


def activity_card(
    row: ActivityInForce, shown: RoadmapInForce, t: Translator, zone: ZoneInfo
) -> str:
    """One activity: the order's words, its dates now, what hangs on it, the newest change."""
    activity, changed = row.activity, row.change
    days = _days(row.dates, shown, t)
    names = cut(", ".join(one.text for one in activity.responsible), PHRASE)
    owed = sum(row.duties.values()) - row.duties.get("released", 0)
    lines = [
        t.html("activity-title", name=cut(_named(activity, t), TITLE)),
        t.html("activity-section", name=activity.section) if activity.section else "",
        t.html("activity-printed", raw=cut(activity.deadline.raw, PHRASE)),
        _set(row, t),
        t.html("activity-dates", dates=days) if days else _undated(activity, t),
        t.html("activity-holders", names=names) if names else "",
        t.html("activity-duties", n=owed, reported=row.reported),
    ]
    if changed is not None:
        lines.append(
            t.html(
                f"activity-last-{changed.verb}",
                day=changed.at.astimezone(zone).date(),
                actor=short_name(changed.actor or ""),
                ground=ground_words(changed.ground, t),
            )
        )
    return "\n".join(line for line in lines if line)


def duty_line(one: OwedDuty, shown: RoadmapInForce, t: Translator) -> str:
    """Who owes it by when, and its state in a word."""
    today = shown.dating.today
    state = standing(one.terms, today).value
    return t.html(
        "activity-duty",
        organization=one.organization,
        day=day_short(done_by(one.terms), t, today=today),
        state=t.text(f"activity-duty-{state}"),
    )


def _named(activity: DraftActivity, t: Translator) -> str:
    if not activity.no:
        return activity.title
    return t.text("activity-named", no=activity.no.rstrip("."), name=activity.title)


def _set(row: ActivityInForce, t: Translator) -> str:
    if row.change is None or row.change.verb != "changed":
        return ""
    return t.html("activity-set", phrase=phrase(row.activity.deadline))


def _undated(activity: DraftActivity, t: Translator) -> str:
    return t.html("activity-info" if activity.tracking is Tracking.INFO else "activity-undated")


def _days(dates: Sequence[PlannedOccurrence], shown: RoadmapInForce, t: Translator) -> str:
    days = sorted({one.working for one in dates if one.state == LIVE})
    words = [day_short(day, t, today=shown.dating.today) for day in days[:DATES]]
    return ", ".join([*words, *more_dates(len(days), t)])


def more_dates(dates: int, t: Translator) -> list[str]:
    """How many dates are left out of a list; nothing when all are shown."""
    return [t.html("dates-rest", n=dates - DATES)] if dates > DATES else []


def reading_text(text: str, read: ReadPhrase, row: ActivityInForce, t: Translator) -> str:
    """How a typed deadline is read, each date with its reason, and what becomes of the reports."""
    deadline = read.deadline
    lines = [t.html("import-edit-typed", text=cut(text, 2 * PHRASE))]
    if deadline.kind is DeadlineKind.NONE:
        return "\n".join([*lines, t.html("import-edit-unread")])
    lines.append(t.html("deadline-read", phrase=phrase(deadline)))
    if deadline.doubt is not None:
        lines.append(t.html(f"deadline-doubt-{deadline.doubt.code}", **dict(deadline.doubt.what)))
        others = {phrase(one) for one in deadline.doubt.choices} - {phrase(deadline)}
        lines += [t.html("deadline-choice", phrase=other) for other in sorted(others)]
    lines += date_lines(text, read, t)
    if read.can_count:
        lines.append(t.html("activity-will", reported=row.reported))
    return "\n".join(lines)


def date_lines(text: str, read: ReadPhrase, t: Translator) -> list[str]:
    """The dates ahead with their reasons; how many have passed."""
    if not read.dates and not read.passed:
        return [t.html("activity-to-ask" if read.can_count else "deadline-no-dates")]
    lines = [
        t.html(
            "import-sentence",
            text=date_line(
                t,
                cut(text, PHRASE),
                (one.rule["code"], one.rule["args"].items()),
                one.due,
                one.working,
            ),
        )
        for one in read.dates[:DATES]
    ]
    lines += more_dates(len(read.dates), t)
    if read.passed:
        lines.append(t.html("activity-passed" if read.dates else "activity-all-passed"))
    return lines
