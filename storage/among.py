"""One of many ids, in one parameter: hundreds of them take longer to read than to look up."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Integer, any_, cast, column, func, select
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
