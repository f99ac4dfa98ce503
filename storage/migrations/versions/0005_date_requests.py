"""Dates that only their holders know are asked of each of them, once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.rows.metadata import Instant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "date_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roadmap_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("told_at", Instant(), nullable=True),
        sa.Column("named_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_date_requests_activity_id_activities")
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_date_requests_post_id_posts")
        ),
        sa.ForeignKeyConstraint(
            ["roadmap_id"], ["roadmaps.id"], name=op.f("fk_date_requests_roadmap_id_roadmaps")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_date_requests")),
        sa.UniqueConstraint(
            "activity_id", "post_id", name=op.f("uq_date_requests_activity_id_post_id")
        ),
    )
    op.create_index(op.f("ix_date_requests_post_id_state"), "date_requests", ["post_id", "state"])


def downgrade() -> None:
    op.drop_index(op.f("ix_date_requests_post_id_state"), table_name="date_requests")
    op.drop_table("date_requests")
