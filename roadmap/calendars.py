"""The installation's calendars: everybody's, and where organisations differ from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from roadmap.calendar import ProductionCalendar, TermKey
from roadmap.days import SpecialDay
from roadmap.summer import SUMMER, Summer


@dataclass(frozen=True, slots=True)
class Workplace:
    """An organisation as a calendar sees it: what stands above it, and its working week."""

    parent_id: int | None
    days_a_week: int = 5


class Calendars(ProductionCalendar):
    """Everybody's calendar of a five-day week, which knows the local ones.

    An organisation's days hold for everything under it; nearer ones win. Organisations with the
    same days and week share one calendar; without any they have everybody's.
    """

    def __init__(
        self,
        everybody: Iterable[SpecialDay],
        local: Mapping[int, Iterable[SpecialDay]],
        places: Mapping[int, Workplace],
        posts: Mapping[int, int],
        *,
        confirmed: Collection[int] = (),
        terms: Mapping[int, Mapping[TermKey, date]] | None = None,
        summers: Mapping[int | None, Summer | None] | None = None,
    ) -> None:
        """`local` are days by organisation, `posts` give each post's organisation.

        `terms` are the ends of school terms that organisations have of their own, `summers` the
        pauses of their schools, everybody's under None. `places` and `posts` may be empty where no
        organisation differs.
        """
        self._summers = dict(summers or {})
        summer = self._summers.pop(None, SUMMER)
        super().__init__(special=everybody, confirmed=confirmed, summer=summer)
        self._places = places
        self._local = {key: tuple(days) for key, days in local.items()}
        self._posts = posts
        self._terms = terms or {}
        self._made: dict[object, ProductionCalendar] = {}

    @property
    def differ(self) -> bool:
        """Whether any organisation has a calendar of its own."""
        return bool(self._local or self._terms) or any(
            one.days_a_week != 5 for one in self._places.values()
        )

    def at(self, organization_id: int | None) -> ProductionCalendar:
        """The calendar of an organisation; everybody's for None."""
        if organization_id is None or organization_id not in self._places:
            return self
        week = self._places[organization_id].days_a_week
        above = self._from_the_top(organization_id)
        known = tuple(one for one in above if self._own(one))
        if not known and week == 5:
            return self
        key = (known, week)
        if key not in self._made:
            local = (day for one in known for day in self._local.get(one, ()))
            ends = (self._terms.get(one, {}) for one in known)
            summers = (self._summers[one] for one in reversed(known) if one in self._summers)
            self._made[key] = ProductionCalendar(
                days_a_week=week,
                special=(*self._special.values(), *local),
                confirmed=self._confirmed,
                term_ends={term: end for some in ends for term, end in some.items()},
                summer=next(summers, self.summer),
            )
        return self._made[key]

    def _own(self, organization_id: int) -> bool:
        return any(organization_id in own for own in (self._local, self._terms, self._summers))

    def known(self) -> Collection[ProductionCalendar]:
        """Everybody's calendar and those of the organisations."""
        return {self, *map(self.at, self._places)}

    def _from_the_top(self, organization_id: int) -> list[int]:
        above: list[int] = []
        place: int | None = organization_id
        while place is not None and place in self._places and place not in above:
            above.insert(0, place)
            place = self._places[place].parent_id
        return above

    def of_post(self, post_id: int) -> ProductionCalendar:
        """The calendar of the post's organisation."""
        return self.at(self._posts.get(post_id))

    def anybody_works(self, day: date) -> bool:
        """Whether `day` is worked anywhere."""
        return self.is_working(day) or any(self.at(one).is_working(day) for one in self._places)
