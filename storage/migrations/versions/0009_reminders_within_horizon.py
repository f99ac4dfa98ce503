"""What a day asks of the plan is found by an index, whatever was planned and sent before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

AWAITED = "state IN ('draft', 'none', 'returned')"
WAITS = "state = 'planned' AND delivery_id IS NULL"
TAKEN = "state = 'planned' AND delivery_id IS NOT NULL"


def upgrade() -> None:
    stored = op.get_bind().dialect.name == "postgresql"  # SQLite adds virtual columns only
    done_by = sa.Computed("coalesce(rework_until, extended, working)", persisted=stored)
    op.add_column("duties", sa.Column("done_by", sa.Date(), done_by, nullable=False))
    _partial("ix_duties_awaited", "duties", ["done_by", "id"], AWAITED)
    op.drop_index("ix_reminders_due", "reminders")
    op.drop_index("ix_reminders_delivery_id", "reminders")
    _partial("ix_reminders_due", "reminders", ["day", "slot", "post_id"], WAITS)
    _partial("ix_reminders_delivery_id", "reminders", ["delivery_id"], "delivery_id IS NOT NULL")
    _partial("ix_reminders_taken", "reminders", ["delivery_id"], TAKEN)
    _partial("ix_reminders_undelivered", "reminders", ["post_id"], "state = 'undelivered'")
    _partial("ix_reminders_past", "reminders", ["day"], "state <> 'planned'")


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    clause = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=clause, postgresql_where=clause)


def downgrade() -> None:
    for name in ("past", "undelivered", "taken", "delivery_id", "due"):
        op.drop_index(f"ix_reminders_{name}", "reminders")
    op.create_index("ix_reminders_delivery_id", "reminders", ["delivery_id"])
    op.create_index("ix_reminders_due", "reminders", ["state", "delivery_id", "day", "post_id"])
    op.drop_index("ix_duties_awaited", "duties")
    op.drop_column("duties", "done_by")
