"""What a person prefers, and when schools are told less in summer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.rows.metadata import Instant

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

PREFERENCES = ("quiet_from", "quiet_until", "pace")


def upgrade() -> None:
    with op.batch_alter_table("persons", schema=None) as batch_op:
        for name in PREFERENCES:
            batch_op.add_column(sa.Column(name, sa.String(), nullable=True))
    op.create_table(
        "summer_pauses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("first", sa.String(), nullable=True),
        sa.Column("last", sa.String(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_summer_pauses_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summer_pauses")),
        sa.UniqueConstraint("organization_id", name=op.f("uq_summer_pauses_organization_id")),
    )


def downgrade() -> None:
    op.drop_table("summer_pauses")
    with op.batch_alter_table("persons", schema=None) as batch_op:
        for name in reversed(PREFERENCES):
            batch_op.drop_column(name)
