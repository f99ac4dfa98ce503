"""What an import's screens say of who gets how much."""

from __future__ import annotations

from handlers.imports.texts import cut, post_name
from locales import Translator
from locales.dates import day_long
from roadmap.drafting.plan import Load
from roadmap.drafting.search import Entry, search
from usecases.imports.candidates import entry_of_post
from usecases.imports.review import Review

POSTS = 15
LABEL = 60
DAYS = 30


def loads_text(review: Review, t: Translator) -> str:
    """Who would get how much: heads together, every other post on its own line."""
    loads = review.loads
    heads = {school.head_post_id for school in review.material.directory.schools}
    mine = [load for post, load in loads.items() if post in heads]
    lines = [
        t.html("import-loads-title"),
        t.html(
            "import-loads-total",
            duties=review.material.plan.duties,
            reports=sum(load.reports for load in loads.values()),
        ),
    ]
    if not review.material.plan.duties:
        lines.append(t.html("import-loads-none"))
    if mine:
        lines.append(_heads(mine, review, t))
    others = [post for post in _order(review) if post not in heads]
    lines += [_line(review, post, t) for post in others[:POSTS]]
    if len(others) > POSTS:
        lines.append(t.html("import-loads-more", n=len(others) - POSTS))
    return "\n".join(lines)


def _heads(loads: list[Load], review: Review, t: Translator) -> str:
    reports = [load.reports for load in loads]
    return t.html(
        "import-loads-heads",
        n=len(loads),
        most=review.head_load,
        least=min(reports),
        all=max(reports),
    )


def holder_lines(review: Review, sought: str, t: Translator) -> list[tuple[str, str]]:
    """(post id, line) of every post that gets something, or of those that words find."""
    found = _order(review)
    if sought:
        entries = [_entry(review, post) for post in found]
        found = [found[at] for at in search(sought, entries)]
    return [(str(post), _line(review, post, t)) for post in found]


def holder_text(review: Review, post_id: int, t: Translator) -> str:
    """One post: each date with how many activities are reported on it."""
    load = review.loads.get(post_id, Load())
    today = review.material.dating.today
    lines = [
        t.html("import-holder-title", name=post_label(review, post_id, t)),
        t.html("import-holder-total", reports=load.reports, rows=load.rows),
    ]
    if load.helps:
        lines.append(t.html("import-holder-helps", n=load.helps))
    days = sorted(load.dates.items())
    lines += [
        t.html("import-holder-day", day=day_long(day, t, today=today), n=n)
        for day, n in days[:DAYS]
    ]
    if len(days) > DAYS:
        lines.append(t.html("import-holder-more", n=len(days) - DAYS))
    return "\n".join(lines)


def post_label(review: Review, post_id: int, t: Translator) -> str:
    """A post of the directory, or what the document calls one that is yet to be made."""
    post = review.posts.get(post_id)
    if post is not None:
        return post_name(post, t)
    named = (line for line in review.parties if post_id in line.resolution.post_ids[:1])
    line = next(named, None)
    if line is None:
        return t.text("import-party-new-post")
    return line.resolution.unit or line.resolution.person or line.mention.party.name


def _line(review: Review, post_id: int, t: Translator) -> str:
    load = review.loads[post_id]
    name = cut(post_label(review, post_id, t), LABEL)
    if not load.rows:
        return t.html("import-loads-helper", name=name, n=load.helps)
    return t.html("import-loads-post", name=name, reports=load.reports, rows=load.rows)


def _order(review: Review) -> list[int]:
    loads = review.loads
    return sorted(loads, key=lambda post: (-loads[post].reports, -loads[post].rows, post))


def _entry(review: Review, post_id: int) -> Entry:
    post = review.posts.get(post_id)
    if post is not None:
        return entry_of_post(post)
    lines = (line for line in review.parties if post_id in line.resolution.post_ids[:1])
    return Entry(tuple(line.mention.party.name for line in lines))
