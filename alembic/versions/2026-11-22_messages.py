"""Inbox and subscription messages

Revision ID: 2026_11_22_messages
Revises: 2026_11_22_volunteering
"""

from alembic import op

revision = "2026_11_22_messages"
down_revision = "2026_11_22_volunteering"


def upgrade() -> None:
    # A change that waits for a lock makes everybody behind it wait too: rather give up.
    op.execute("SET LOCAL lock_timeout = '5s'")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
