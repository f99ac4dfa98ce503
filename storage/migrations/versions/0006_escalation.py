"""What a coordinator says to the controller of an overdue duty."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.rows.metadata import Instant

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "escalation_notes",
        sa.Column("duty_id", sa.Integer(), nullable=False),
        sa.Column("comment", sa.String(), nullable=True),
        sa.Column("spared_on", sa.Date(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["persons.id"], name=op.f("fk_escalation_notes_by_id")),
        sa.ForeignKeyConstraint(
            ["duty_id"], ["duties.id"], name=op.f("fk_escalation_notes_duty_id")
        ),
        sa.PrimaryKeyConstraint("duty_id", name=op.f("pk_escalation_notes")),
    )


def downgrade() -> None:
    op.drop_table("escalation_notes")
