"""processes, their leads and the rate they share."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.rows.metadata import Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "processes",
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("beat", sa.Integer(), nullable=False),
        sa.Column("started_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("owner", name=op.f("pk_processes")),
    )
    op.create_table(
        "leads",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leads")),
    )
    op.create_table(
        "gates",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("idle_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_gates")),
    )


def downgrade() -> None:
    op.drop_table("gates")
    op.drop_table("leads")
    op.drop_table("processes")
