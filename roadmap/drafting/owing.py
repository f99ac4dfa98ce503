"""Who owes an activity: its parties' posts with their roles, fanned out over schools."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from roadmap.drafting.directory import Directory
from roadmap.drafting.holders import Known, Resolution, Source, Target, resolve
from roadmap.drafting.marks import AuditTable
from roadmap.drafting.model import DraftActivity
from roadmap.drafting.parties import Mention, party_key
from roadmap.model import DutyRole


@dataclass(frozen=True, slots=True)
class Owing:
    """A post that owes an activity."""

    post_id: int
    role: DutyRole


@dataclass(frozen=True)
class Holders:
    """Every distinct party with what it was settled to, ready to be asked per activity.

    `unknown` are the keys of parties that nothing but an answer settles, `fanned` of those that
    a rule takes for a post in every municipality.
    """

    mentions: tuple[Mention, ...]
    resolutions: Mapping[str, Resolution]
    unknown: frozenset[str]
    directory: Directory
    table: AuditTable
    fanned: frozenset[str] = frozenset()

    def of(self, activity: DraftActivity) -> tuple[Owing, ...]:
        """Posts in the order named.

        The first party that has holders is responsible, the others are co-executors unless each
        reports; a class of posts is never a mere co-executor.
        """
        roles = self._roles(activity)
        if activity.each:
            roles = dict.fromkeys(roles, DutyRole.RESPONSIBLE)
        return tuple(Owing(post_id, role) for post_id, role in roles.items())

    def helped(self, activity: DraftActivity) -> bool:
        """Whether somebody is a co-executor where the first named reports."""
        return DutyRole.CO in self._roles(activity).values()

    def _roles(self, activity: DraftActivity) -> dict[int, DutyRole]:
        owed: dict[int, DutyRole] = {}
        lead = True
        for party in activity.responsible:
            resolution = self.resolutions[party_key(party)]
            posts = self._posts(resolution, activity)
            role = DutyRole.RESPONSIBLE if lead or resolution.many else DutyRole.CO
            for post_id in posts:
                if owed.get(post_id) is not DutyRole.RESPONSIBLE:
                    owed[post_id] = role
            lead = lead and not posts
        return owed

    def _posts(self, resolution: Resolution, activity: DraftActivity) -> tuple[int, ...]:
        if resolution.target is not Target.SCHOOLS:
            return resolution.post_ids
        schools = self.directory.schools
        if activity.codes and self.table.schools:
            showing = self.table.showing(activity.codes)
            schools = tuple(school for school in schools if school.organization_id in showing)
        return tuple(school.head_post_id for school in schools)


def settle_parties(
    mentions: Iterable[Mention], directory: Directory, known: Known
) -> dict[str, Resolution]:
    """A resolution for every spelling of every party."""
    settled: dict[str, Resolution] = {}
    for mention in mentions:
        resolution = resolve(mention, directory, known)
        settled.update(dict.fromkeys((mention.key, *mention.spellings), resolution))
    return settled


def without_answers(
    mentions: Iterable[Mention], directory: Directory, known: Known
) -> tuple[frozenset[str], frozenset[str]]:
    """Without this import's answers: keys that are nobody, and those of every municipality's post."""
    settled = settle_parties(mentions, directory, Known({}, known.memory, known.units))
    unknown = (key for key, one in settled.items() if one.source is Source.UNKNOWN)
    fanned = (
        key
        for key, one in settled.items()
        if one.target is Target.MUNICIPALITIES and one.source is Source.RULE
    )
    return frozenset(unknown), frozenset(fanned)


def with_stand_ins(resolutions: Mapping[str, Resolution]) -> dict[str, Resolution]:
    """Posts that publishing would create get negative ids, so that a preview can count them.

    What names the same unit, else the same person, is one post.
    """
    ids: dict[str | None, int] = {}
    settled: dict[str, Resolution] = {}
    for key, resolution in resolutions.items():
        if resolution.target in {Target.NEW_PERSON, Target.NEW_UNIT}:
            post_id = ids.setdefault(resolution.unit or resolution.person, -len(ids) - 1)
            settled[key] = replace(resolution, post_ids=(post_id,))
        else:
            settled[key] = resolution
    return settled
