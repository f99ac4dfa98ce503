"""The import's summary says which years its dates are preliminary in."""

from __future__ import annotations

import pytest

from handlers.imports.texts import summary
from locales import Translator
from roadmap.intake import read_document
from storage.engine import Database
from tests.conftest import StandingClock
from tests.usecases.publishing.authority import found_authority
from tests.usecases.publishing.autumn import ORDER
from usecases.imports.review import ReviewImport


@pytest.mark.parametrize(("later", "years"), [(0, ""), (2, "2028, 2029")])
async def test_years_without_a_calendar_are_named(
    database: Database, clock: StandingClock, later: int, years: str
) -> None:
    clock.at = clock.at.replace(month=9, day=2)
    order = ORDER.replace("2027", str(2027 + later)).replace("2026", str(2026 + later))
    authority = await found_authority(database, clock, ["1"])
    draft = await authority.draft(read_document(order.encode(), "prikaz.txt"))

    text = summary(await ReviewImport(authority.read, clock)(draft), Translator("ru"))

    assert ("Сроки предварительные" in text) is bool(years)
    assert years in text
