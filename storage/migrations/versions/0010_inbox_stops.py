"""How often a process stopped while an update was unfinished, apart from faults in handling it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    stops = sa.Column("stops", sa.Integer(), nullable=False, server_default="0")
    op.add_column("inbox", stops)


def downgrade() -> None:
    with op.batch_alter_table("inbox") as inbox:
        inbox.drop_column("stops")
