"""The skills that every region begins with

Revision ID: 2026_11_22_skills
Revises: 2026_11_22_hours
"""

from alembic import op

revision = "2026_11_22_skills"
down_revision = "2026_11_22_hours"


def upgrade() -> None:
    # A change that waits for a lock makes everybody behind it wait too: rather give up.
    op.execute("SET LOCAL lock_timeout = '5s'")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
