"""calendar by organisation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.rows.metadata import Instant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

EVERYBODY = sa.text("organization_id IS NULL")
# Of two rows for one day the later one was read last, so it is the one that counted.
TWICE = """
    DELETE FROM calendar_days WHERE id NOT IN (
        SELECT max(id) FROM calendar_days GROUP BY day, coalesce(organization_id, 0)
    )
"""


def upgrade() -> None:
    op.execute(TWICE)
    with op.batch_alter_table("calendar_days", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("source", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("at", Instant(), nullable=True))
    op.execute(
        "UPDATE calendar_days SET kind = CASE WHEN working THEN 'working' ELSE 'off' END,"
        " source = 'hand'"
    )
    with op.batch_alter_table("calendar_days", schema=None) as batch_op:
        batch_op.alter_column("kind", existing_type=sa.String(), nullable=False)
        batch_op.alter_column("source", existing_type=sa.String(), nullable=False)
        batch_op.drop_column("working")
    _unique("calendar_days", ("day",))
    op.create_table(
        "calendar_years",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_calendar_years")),
    )
    op.create_table(
        "school_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("system", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_school_terms_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_terms")),
    )
    _unique("school_terms", ("year", "system", "number"))


def _unique(table: str, columns: tuple[str, ...]) -> None:
    """One row for everybody (an empty organisation equals no other), one for each organisation."""
    op.create_index(
        f"uq_{table}_everybody",
        table,
        columns,
        unique=True,
        sqlite_where=EVERYBODY,
        postgresql_where=EVERYBODY,
    )
    op.create_index(f"uq_{table}_organization", table, ("organization_id", *columns), unique=True)


def downgrade() -> None:
    op.drop_table("school_terms")
    op.drop_table("calendar_years")
    op.drop_index("uq_calendar_days_organization", table_name="calendar_days")
    op.drop_index("uq_calendar_days_everybody", table_name="calendar_days")
    with op.batch_alter_table("calendar_days", schema=None) as batch_op:
        batch_op.add_column(sa.Column("working", sa.Boolean(), nullable=True))
    op.execute("UPDATE calendar_days SET working = kind IN ('working', 'short')")
    with op.batch_alter_table("calendar_days", schema=None) as batch_op:
        batch_op.alter_column("working", existing_type=sa.Boolean(), nullable=False)
        batch_op.drop_column("at")
        batch_op.drop_column("source")
        batch_op.drop_column("kind")
