"""When somebody may be written to, and what is chosen, over random days of ticks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from roadmap.reminding import Slot
from usecases.ports.reminders import DueReminder, ExistingDigest
from usecases.reminders.choosing import choose
from usecases.reminders.hours import Part, local

MONDAY = date(2026, 10, 12)
MOSCOW = ZoneInfo("Europe/Moscow")

hours = st.none() | st.times(time(0), time(23, 59)).map(lambda at: f"{at:%H:%M}")
zones = st.sampled_from(["Europe/Kaliningrad", "Europe/Moscow", "Asia/Kamchatka"])
minutes = st.lists(st.integers(0, 5 * 24 * 60), min_size=1, max_size=40)
plans = st.lists(
    st.tuples(st.integers(-3, 5), st.sampled_from(Slot)), min_size=1, max_size=12, unique=True
)


@given(minutes, plans, hours, zones, st.sampled_from([timedelta(0), timedelta(hours=5)]))
def test_one_morning_and_one_afternoon_a_day_at_most_and_never_outside_the_hours(
    ticks: list[int],
    planned: list[tuple[int, Slot]],
    digest_at: str | None,
    zone: str,
    delay: timedelta,
) -> None:
    waiting = [
        DueReminder(at, 1, MONDAY + timedelta(days=day), slot, MONDAY)
        for at, (day, slot) in enumerate(planned)
    ]
    start = datetime.combine(MONDAY, time(0), UTC)
    made: list[tuple[datetime, ExistingDigest]] = []
    for minute in sorted(ticks):
        now = start + timedelta(minutes=minute)
        here = local(now, zone, digest_at)
        if not here.open:
            continue
        existing = [_as_seen(digest, at + delay, now) for at, digest in made]
        digest = choose(1, here, waiting, existing, now, always=False)
        if digest is None:
            continue
        waiting = [reminder for reminder in waiting if reminder.id not in digest.reminder_ids]
        made.append((now, ExistingDigest(1, digest.local_day, digest.slot, "planned", None)))
    keys = [(digest.local_day, digest.slot) for _, digest in made]
    assert len(keys) == len(set(keys))
    for now, digest in made:
        there = now.astimezone(ZoneInfo(zone))
        opens = time.fromisoformat(digest_at or "09:00")
        assert there.time() >= opens
        assert there.date() == digest.local_day
    for (first, one), (second, two) in pairwise(made):
        if one.local_day == two.local_day:
            assert (one.slot, two.slot) == (Slot.MORNING, Slot.AFTERNOON)
            assert second - first >= delay + timedelta(hours=1)


def _as_seen(digest: ExistingDigest, sent_at: datetime, now: datetime) -> ExistingDigest:
    if now < sent_at:
        return digest
    return ExistingDigest(1, digest.local_day, digest.slot, "sent", sent_at)


@given(plans, st.none() | st.integers(0, 22).map(lambda hour: f"{hour:02d}:30"))
def test_every_planned_reminder_is_taken_once_its_day_comes_if_we_tick_all_the_time(
    planned: list[tuple[int, Slot]], digest_at: str | None
) -> None:
    waiting = {
        at: DueReminder(at, 1, MONDAY + timedelta(days=day), slot, MONDAY)
        for at, (day, slot) in enumerate(planned)
    }
    made: list[tuple[datetime, ExistingDigest]] = []
    for minute in range(0, 7 * 24 * 60, 10):
        now = datetime.combine(MONDAY, time(0), MOSCOW) + timedelta(minutes=minute)
        here = local(now, "Europe/Moscow", digest_at)
        if not here.open:
            continue
        existing = [_as_seen(digest, at, now) for at, digest in made]
        digest = choose(1, here, list(waiting.values()), existing, now, always=False)
        if digest:
            made.append((now, ExistingDigest(1, digest.local_day, digest.slot, "planned", None)))
            for taken in digest.reminder_ids:
                del waiting[taken]
    assert waiting == {}


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)), hours)  # noqa: DTZ001 # local
def test_the_day_opens_at_the_hour_and_closes_in_the_evening(
    there: datetime, digest_at: str | None
) -> None:
    here = local(there.replace(tzinfo=MOSCOW), "Europe/Moscow", digest_at)
    opens = time.fromisoformat(digest_at or "09:00")
    assert here.day == there.date()
    assert (here.part is Part.EARLY) == (there.time() < opens)
    if here.part is Part.CLOSED:
        assert there.time() >= time(18)
    if here.part is Part.MORNING:
        assert there.time() < time(14)


def test_a_late_hour_has_its_hour() -> None:
    evening = datetime(2026, 10, 12, 19, 30, tzinfo=MOSCOW)
    assert local(evening, "Europe/Moscow", "19:00").part is Part.AFTERNOON
    assert local(evening + timedelta(minutes=30), "Europe/Moscow", "19:00").part is Part.CLOSED
    assert local(evening, "Europe/Moscow", "09:00").part is Part.CLOSED
    night = datetime(2026, 10, 12, 23, 45, tzinfo=MOSCOW)
    assert local(night, "Europe/Moscow", "23:40").part is Part.AFTERNOON
