"""e-mail as the second channel: letters that came in, addresses that several people share."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.rows.metadata import Instant, Json

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

CHATS = sa.text("channel <> 'email'")


def upgrade() -> None:
    with op.batch_alter_table("deliveries") as batch_op:
        batch_op.add_column(sa.Column("failing_since", Instant(), nullable=True))
    with op.batch_alter_table("contacts") as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_contacts_channel_bot_id_address"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_contacts_person_id_channel_bot_id_address"),
            ["person_id", "channel", "bot_id", "address"],
        )
    op.create_index(
        "uq_contacts_chat",
        "contacts",
        ["channel", "bot_id", "address"],
        unique=True,
        sqlite_where=CHATS,
        postgresql_where=CHATS,
    )
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("uid_validity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("sender", sa.String(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("submission_id", sa.Integer(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("detail", Json, nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("handled_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_letters_person_id")),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_letters_submission_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("key", name=op.f("uq_letters_key")),
        sa.UniqueConstraint(
            "mailbox", "uid_validity", "uid", name=op.f("uq_letters_mailbox_uid_validity_uid")
        ),
    )


def downgrade() -> None:
    op.drop_table("letters")
    op.execute("DELETE FROM contacts WHERE channel = 'email'")
    op.drop_index("uq_contacts_chat", table_name="contacts")
    with op.batch_alter_table("contacts") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("uq_contacts_person_id_channel_bot_id_address"), type_="unique"
        )
        batch_op.create_unique_constraint(
            batch_op.f("uq_contacts_channel_bot_id_address"), ["channel", "bot_id", "address"]
        )
    with op.batch_alter_table("deliveries") as batch_op:
        batch_op.drop_column("failing_since")
