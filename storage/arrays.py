"""Many values in one parameter: hundreds of parameters take longer to read than to look up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Integer, any_, cast, column, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import TypeEngine

from storage.engine import Session


def among(
    session: Session, ids: InstrumentedAttribute[Any], wanted: Iterable[int | None]
) -> ColumnElement[bool]:
    """The condition that a column of ids has one of the wanted ones."""
    if _postgres(session):
        return ids == any_(cast(list(wanted), ARRAY(Integer)))
    listed = func.json_each(json.dumps(list(wanted))).table_valued(column("value", Integer))
    return ids.in_(select(listed.c.value))


def table_of(
    session: Session, **columns: tuple[type[TypeEngine[Any]], Sequence[Any]]
) -> FromClause:
    """A table of these columns: each a type with its values, all of one length."""
    if _postgres(session):
        arrays = (cast(list(values), ARRAY(kind)) for kind, values in columns.values())
        named = (column(name, kind) for name, (kind, _) in columns.items())
        return func.unnest(*arrays).table_valued(*named).render_derived()
    rows = list(zip(*(values for _, values in columns.values()), strict=True))
    row = func.json_each(json.dumps(rows, default=date.isoformat)).table_valued(column("value"))
    return select(
        *(
            func.json_extract(row.c.value, f"$[{at}]", type_=kind).label(name)
            for at, (name, (kind, _)) in enumerate(columns.items())
        )
    ).subquery()


def _postgres(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"
