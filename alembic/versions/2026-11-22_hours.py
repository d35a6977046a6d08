"""The ledger of hours and certificates

Revision ID: 2026_11_22_hours
Revises: 2026_11_22_messages
"""

from alembic import op

revision = "2026_11_22_hours"
down_revision = "2026_11_22_messages"


def upgrade() -> None:
    # A change that waits for a lock makes everybody behind it wait too: rather give up.
    op.execute("SET LOCAL lock_timeout = '5s'")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
