"""The directory as a draft sees it, taken in one reading transaction."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap.drafting.directory import Directory, Municipality, School, Seat
from usecases.ports.ground import ReadSession
from usecases.ports.people import OrganizationView, PostView


async def load_directory(read: ReadSession, issuer: str | None) -> Directory:
    """Schools, seats and lists; the document's issuer is taken for the authority itself."""
    authority = await read.people.authority()
    heads = await read.people.school_heads()
    seats = await read.people.posts()
    groups = await read.people.groups()
    names = (*(names_of(authority) if authority else ()), *((issuer,) if issuer else ()))
    return Directory(
        authority_id=authority.id if authority else None,
        authority_names=names,
        schools=tuple(_school(post) for post in heads),
        seats=tuple(_seat(post) for post in seats),
        groups=tuple((group.id, group.name, group.post_ids) for group in groups),
        municipalities=_municipalities(authority, seats),
    )


def _municipalities(
    authority: OrganizationView | None, posts: Sequence[PostView]
) -> tuple[Municipality, ...]:
    """The authorities right below a region's; a single one has none below it."""
    own: dict[int, list[PostView]] = {}
    below: dict[int, list[PostView]] = {}
    for post in posts:
        place = post.organization
        if place.kind == "authority" and authority and place.parent_id == authority.id:
            own.setdefault(place.id, []).append(post)
        elif place.kind != "school" and place.parent_id is not None:
            below.setdefault(place.parent_id, []).append(post)
    return tuple(
        Municipality(
            names_of(found[0].organization),
            tuple(map(_seat, found)),
            tuple(map(_seat, below.get(key, ()))),
        )
        for key, found in own.items()
    )


def names_of(organization: OrganizationView) -> tuple[str, ...]:
    """Everything that an organisation is called by."""
    short = (organization.short_name,) if organization.short_name else ()
    return (organization.name, *short, *organization.aliases)


def _school(post: PostView) -> School:
    organization = post.organization
    return School(organization.id, organization.code, names_of(organization), post.id)


def _seat(post: PostView) -> Seat:
    return Seat(
        post_id=post.id,
        kind=post.kind,
        title=post.title,
        organization_id=post.organization.id,
        organization_kind=post.organization.kind,
        organization_names=names_of(post.organization),
        holder=post.holder.full_name if post.holder else None,
    )
