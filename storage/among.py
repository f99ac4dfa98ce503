"""Many ids in one parameter: hundreds of parameters take longer to read than to look up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Integer, any_, cast, column, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute

from storage.engine import Session


def among(
    session: Session, ids: InstrumentedAttribute[Any], wanted: Iterable[int | None]
) -> ColumnElement[bool]:
    """The condition that a column of ids has one of the wanted ones."""
    if session.get_bind().dialect.name == "postgresql":
        return ids == any_(cast(list(wanted), ARRAY(Integer)))
    listed = func.json_each(json.dumps(list(wanted))).table_valued(column("value", Integer))
    return ids.in_(select(listed.c.value))


def pairs(session: Session, values: Mapping[int, int]) -> FromClause:
    """A table of an `id` and the `value` that it is mapped to."""
    if session.get_bind().dialect.name == "postgresql":
        arrays = (cast(list(some), ARRAY(Integer)) for some in (values, values.values()))
        named = (column(name, Integer) for name in ("id", "value"))
        return func.unnest(*arrays).table_valued(*named).render_derived()
    listed = func.json_each(json.dumps(list(values.items()))).table_valued(column("value"))
    parts = (func.json_extract(listed.c.value, path) for path in ("$[0]", "$[1]"))
    return select(
        *(part.label(name) for part, name in zip(parts, ("id", "value"), strict=True))
    ).subquery()
