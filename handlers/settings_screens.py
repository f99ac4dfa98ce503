"""One's own settings: what holds now, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.callbacks import SettingsAct
from handlers.screen import Button, Screen, pairs
from locales import Translator
from locales.dates import day_long
from roadmap.reminding import RUNGS, Ladder, Pace
from usecases.people.own import HOURS, QUIET_FROM, ZONES, quiet_ends
from usecases.ports.people import PersonContact
from usecases.reminders.hours import DEFAULT

MOSCOW = "Europe/Moscow"
IN_A_ROW = 4


def home_screen(
    person: PersonContact, zone: str, now: datetime, t: Translator, *, official: bool
) -> Screen:
    """All that holds now; `zone` is the installation's. Only who reports has a ladder."""
    today = now.astimezone(ZoneInfo(person.timezone or zone)).date()
    lines = [
        t.html("settings-home", at=plain(person.digest_at or DEFAULT)),
        *_late(person, today, t),
        t.html("settings-home-zone", zone=zone_name(person.timezone or zone, now, t)),
        _quiet(person, t),
    ]
    acts = ["hours", "zones", "quiet"]
    if official:
        pace = Pace(person.pace or Pace.USUAL)
        rungs = _rungs(RUNGS[Ladder.POINT][pace], t)
        name = t.text(f"settings-pace-{pace}")
        lines.append(t.html("settings-home-pace", pace=name, rungs=rungs))
        acts.append("paces")
    away = person.away(today) and person.away_until
    if away:
        lines.append(t.html("settings-home-leave", day=day_long(away, t, today=today)))
    acts += ["back" if away else "leave", "privacy"]
    buttons = [Button(t.text(f"settings-button-{act}"), SettingsAct(act=act)) for act in acts]
    return Screen("\n".join(lines), pairs(buttons))


def _late(person: PersonContact, today: date, t: Translator) -> Iterable[str]:
    """Where quiet hours put the digest off."""
    opens = time.fromisoformat(person.digest_at or DEFAULT)
    end = person.quiet.end(datetime.combine(today, opens)) if person.quiet else None
    if end:
        yield t.html("settings-home-late", at=plain(f"{end:%H:%M}"))


def _quiet(person: PersonContact, t: Translator) -> str:
    quiet = person.quiet
    if quiet is None:
        return t.html("settings-home-loud")
    since, until = (plain(f"{at:%H:%M}") for at in (quiet.since, quiet.until))
    return t.html("settings-home-quiet", since=since, until=until)


def hours_screen(person: PersonContact, t: Translator) -> Screen:
    """The hours to choose from."""
    chosen = person.digest_at or DEFAULT
    buttons = [
        _choice(plain(hour), SettingsAct(act="hour", value=hour[:2]), t, chosen=hour == chosen)
        for hour in HOURS
    ]
    return Screen(t.html("settings-hours"), (*pairs(buttons), (_back(t),)))


def zones_screen(person: PersonContact, zone: str, now: datetime, t: Translator) -> Screen:
    """Russia's time zones by a city of each, from west to east."""
    chosen = person.timezone or zone
    buttons = [
        _choice(zone_name(one, now, t), SettingsAct(act="zone", value=one), t, chosen=one == chosen)
        for one in ZONES
    ]
    return Screen(t.html("settings-zones"), pairs([*buttons, _back(t)]))


def quiet_screen(t: Translator) -> Screen:
    """When quiet hours begin."""
    buttons = [
        Button(f"{hour}:00", SettingsAct(act="quiet-from", value=str(hour))) for hour in QUIET_FROM
    ]
    none = Button(t.text("settings-button-loud"), SettingsAct(act="quiet-set"))
    return Screen(t.html("settings-quiet"), (*_rows(buttons), (none, _back(t))))


def quiet_end_screen(since: int, t: Translator) -> Screen:
    """When they end."""
    buttons = [
        Button(f"{hour}:00", SettingsAct(act="quiet-set", value=f"{since}-{hour}"))
        for hour in quiet_ends(since)
    ]
    return Screen(t.html("settings-quiet-end", since=f"{since}:00"), (*_rows(buttons), (_back(t),)))


def paces_screen(person: PersonContact, t: Translator) -> Screen:
    """The ladders, and what each means for what is owed."""
    chosen = person.pace or Pace.USUAL
    lines = [
        t.html(
            "settings-pace-line",
            pace=t.text(f"settings-pace-{pace}"),
            **{ladder.value: _rungs(RUNGS[ladder][pace], t) for ladder in Ladder},
        )
        for pace in Pace
    ]
    buttons = [
        _choice(
            t.text(f"settings-pace-{pace}"),
            SettingsAct(act="pace", value=pace.value),
            t,
            chosen=pace == chosen,
        )
        for pace in Pace
    ]
    return Screen("\n".join((t.html("settings-paces"), *lines)), (*pairs(buttons), (_back(t),)))


def zone_name(zone: str, now: datetime, t: Translator) -> str:
    """«Екатеринбург (МСК+2)»; a zone that is not offered has the city of the one that is as far."""
    far = _from_moscow(zone, now)
    same = zone if zone in ZONES else next((z for z in ZONES if _from_moscow(z, now) == far), None)
    if same is None:
        return zone
    city = t.text(f"settings-zone-{same.lower().replace('/', '-')}")
    hours = round(far / timedelta(hours=1))
    if not hours:
        return city
    return t.text("settings-zone", city=city, hours=f"{'+' if hours > 0 else '−'}{abs(hours)}")


def _from_moscow(zone: str, now: datetime) -> timedelta:
    there, here = (now.astimezone(ZoneInfo(one)).utcoffset() for one in (zone, MOSCOW))
    return (there or timedelta(0)) - (here or timedelta(0))


def plain(hour: str) -> str:
    """«9:00» from "09:00"."""
    return hour.removeprefix("0")


def _rungs(days: tuple[int, ...], t: Translator) -> str:
    *first, last = [day for day in days if day]
    if 0 in days:
        ahead = "".join(f"{day}, " for day in first)
        return t.text("settings-rungs-today", days=ahead, n=last)
    return t.text("settings-rungs", days=", ".join(str(day) for day in first), n=last)


def _choice(label: str, data: SettingsAct, t: Translator, *, chosen: bool) -> Button:
    return Button(t.text("settings-chosen", name=label) if chosen else label, data)


def _back(t: Translator) -> Button:
    return Button(t.text("settings-button-show"), SettingsAct(act="show"))


def _rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW))
