"""Inbox and subscription messages

Revision ID: 2026_11_22_messages
Revises: 2026_11_22_volunteering
"""

import sqlalchemy as sa

from alembic import op

revision = "2026_11_22_messages"
down_revision = "2026_11_22_volunteering"

DELIVERIES = "'none', 'waiting', 'sending', 'sent', 'unsure', 'dropped', 'failed'"


def upgrade() -> None:
    # A change that waits for a lock makes everybody behind it wait too: rather give up.
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "inbox_message",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("happens_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("delivery", sa.Text(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint(
            f"delivery IN ({DELIVERIES})", name=op.f("ck_inbox_message_delivery_known")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_inbox_message_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_inbox_message")),
        sa.UniqueConstraint("account_id", "key", name=op.f("uq_inbox_message_account_id_key")),
    )
    op.create_index(
        "ix_inbox_message_unread",
        "inbox_message",
        ["account_id"],
        postgresql_where=sa.text("read_at IS NULL"),
    )
    op.create_index(
        "ix_inbox_message_undelivered",
        "inbox_message",
        ["account_id", "priority", "id"],
        postgresql_where=sa.text("delivery IN ('waiting', 'sending')"),
    )
    op.create_index("ix_inbox_message_created_at", "inbox_message", ["created_at"])
    op.create_table(
        "message_grant",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("template_id", sa.Text(), nullable=False),
        sa.Column("balance", sa.Integer(), nullable=False),
        sa.CheckConstraint("balance >= 0", name=op.f("ck_message_grant_balance")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_message_grant_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "template_id", name=op.f("pk_message_grant")),
    )
    op.create_table(
        "message_grant_entry",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("template_id", sa.Text(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_message_grant_entry_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_message_grant_entry")),
    )
    op.create_index("ix_message_grant_entry_created_at", "message_grant_entry", ["created_at"])


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.drop_table("message_grant_entry")
    op.drop_table("message_grant")
    op.drop_table("inbox_message")
