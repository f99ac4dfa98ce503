"""Duties remember the date that was printed first and why it was moved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("duties") as duties:
        duties.add_column(sa.Column("original_due", sa.Date(), nullable=True))
        duties.add_column(sa.Column("moved_by", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("duties") as duties:
        duties.drop_column("moved_by")
        duties.drop_column("original_due")
