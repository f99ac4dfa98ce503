"""A reading as the object of `vekha read --json` and back (domain.md)."""

from __future__ import annotations

from datetime import date
from typing import Any

from roadmap.amendments import from_json as amendments_from_json
from roadmap.amendments import to_json as amendments_to_json
from roadmap.deadlines import from_json as deadline_from_json
from roadmap.deadlines import to_json as deadline_to_json
from roadmap.model import Level, PartyKind, Period
from roadmap.reading import (
    Assignee,
    Assignment,
    Choice,
    Controller,
    CoordinatorText,
    Doubt,
    Factor,
    Indicator,
    Member,
    Official,
    PartyText,
    Place,
    Reading,
    Row,
)

Json = dict[str, Any]


def to_json(reading: Reading) -> Json:
    """The whole reading as JSON types."""
    return {
        "title": reading.title,
        "issuer": reading.issuer,
        "number": reading.number,
        "date": reading.date.isoformat() if reading.date else None,
        "period": [reading.period.start.isoformat(), reading.period.end.isoformat()],
        "signatory": _official(reading.signatory),
        "controller": _controller(reading.controller),
        "coordinator": _coordinator(reading.coordinator),
        "orders": [_assignment(one) for one in reading.orders],
        "abbreviations": dict(reading.abbreviations),
        "factors": [_factor(one) for one in reading.factors],
        "members": [
            {"name": one.name, "post": one.post, "role": one.role} for one in reading.members
        ],
        "indicators": [_indicator(one) for one in reading.indicators],
        "activities": [_row(one) for one in reading.activities],
        "doubts": [doubt_to_json(one) for one in reading.doubts],
        "amendments": amendments_to_json(reading.amendments),
    }


def _official(one: Official | None) -> Json | None:
    return {"name": one.name, "position": one.position} if one else None


def _controller(one: Controller | None) -> Json | None:
    if one is None:
        return None
    return {"text": one.text, "name": one.name, "position": one.position, "self": one.own}


def _coordinator(one: CoordinatorText | None) -> Json | None:
    if one is None:
        return None
    return {"text": one.text, "name": one.name, "person": one.person, "source": one.source}


def _assignment(one: Assignment) -> Json:
    assignees = [
        {"text": who.text, "name": who.name, "kind": who.kind.value, "person": who.person}
        for who in one.assignees
    ]
    deadline = deadline_to_json(one.deadline)
    return {"no": one.no, "text": one.text, "assignees": assignees, "deadline": deadline}


def _factor(one: Factor) -> Json:
    return {
        "code": one.code,
        "factor": one.factor,
        "parameter": one.parameter,
        "schools": list(one.schools),
    }


def _indicator(one: Indicator) -> Json:
    targets = [
        {"year" if when.isdigit() else "date": when or None, "value": value}
        for when, value in one.targets
    ]
    return {"name": one.name, "unit": one.unit, "targets": targets}


def _row(one: Row) -> Json:
    return {
        "level": one.level.value if one.level else None,
        "section": one.section,
        "no": one.no,
        "title": one.title,
        "form": one.form,
        "codes": list(one.codes),
        "audience": one.audience,
        "place": one.place,
        "deadline": deadline_to_json(one.deadline),
        "responsible": [{"text": who.text, "kind": who.kind.value} for who in one.responsible],
        "result": one.result,
    }


def doubt_to_json(one: Doubt) -> Json:
    """One doubt as JSON types."""
    where = one.where
    return {
        "id": one.id,
        "where": {
            "index": where.index,
            "no": where.no,
            "section": where.section,
            "page": where.page,
        },
        "field": one.field,
        "raw": one.raw,
        "what": one.what,
        "chosen": one.chosen,
        "choices": [{"label": choice.label, "value": choice.value} for choice in one.choices],
        "blocking": one.blocking,
    }


def from_json(form: Json) -> Reading:
    """The reading that `to_json` wrote.

    Raises:
        KeyError, ValueError: the object has another shape.
    """
    start, end = form["period"]
    return Reading(
        title=form["title"],
        issuer=form["issuer"],
        number=form["number"],
        date=date.fromisoformat(form["date"]) if form["date"] else None,
        period=Period(date.fromisoformat(start), date.fromisoformat(end)),
        signatory=Official(**form["signatory"]) if form["signatory"] else None,
        controller=_controller_from(form["controller"]),
        coordinator=CoordinatorText(**form["coordinator"]) if form["coordinator"] else None,
        orders=tuple(_assignment_from(one) for one in form["orders"]),
        abbreviations=tuple(form["abbreviations"].items()),
        factors=tuple(
            Factor(**{**one, "schools": tuple(one["schools"])}) for one in form["factors"]
        ),
        members=tuple(Member(**one) for one in form["members"]),
        indicators=tuple(_indicator_from(one) for one in form["indicators"]),
        activities=tuple(_row_from(one) for one in form["activities"]),
        doubts=tuple(doubt_from_json(one) for one in form["doubts"]),
        amendments=amendments_from_json(form.get("amendments")),
    )


def _controller_from(form: Json | None) -> Controller | None:
    if form is None:
        return None
    return Controller(form["text"], form["name"], form["position"], own=form["self"])


def _assignment_from(form: Json) -> Assignment:
    assignees = tuple(
        Assignee(one["text"], one["name"], PartyKind(one["kind"]), one["person"])
        for one in form["assignees"]
    )
    return Assignment(form["no"], form["text"], assignees, deadline_from_json(form["deadline"]))


def _indicator_from(form: Json) -> Indicator:
    targets = tuple(
        (one.get("year") or one.get("date") or "", one["value"]) for one in form["targets"]
    )
    return Indicator(form["name"], form["unit"], targets)


def _row_from(form: Json) -> Row:
    return Row(
        level=Level(form["level"]) if form["level"] else None,
        section=form["section"],
        no=form["no"],
        title=form["title"],
        form=form["form"],
        codes=tuple(form["codes"]),
        deadline=deadline_from_json(form["deadline"]),
        responsible=tuple(
            PartyText(one["text"], PartyKind(one["kind"])) for one in form["responsible"]
        ),
        result=form["result"],
        place=form["place"],
        audience=form["audience"],
    )


def doubt_from_json(form: Json) -> Doubt:
    """The doubt that `doubt_to_json` wrote."""
    return Doubt(
        id=form["id"],
        where=Place(**form["where"]),
        field=form["field"],
        raw=form["raw"],
        what=form["what"],
        chosen=form["chosen"],
        choices=tuple(Choice(one["label"], one["value"]) for one in form["choices"]),
        blocking=form["blocking"],
    )
