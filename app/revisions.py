"""Which revision the schema should be at, and which one a database is at.

Apart from ``app.migrations`` because a service that finds its database up to date, and the
question whether it is ready, need neither alembic (half a second to import) nor the models.
"""

import re
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

ROOT = Path(__file__).resolve().parents[1]


def list_revisions() -> set[str]:
    """Return every revision that this program knows."""
    return _read()[0]


def head() -> str:
    """Return the newest revision."""
    revisions, followed = _read()
    (newest,) = revisions - followed
    return newest


def _read() -> tuple[set[str], set[str]]:
    revisions: set[str] = set()
    followed: set[str] = set()
    for path in (ROOT / "alembic" / "versions").glob("*.py"):
        source = path.read_text()
        revisions.update(re.findall(r'^revision(?:: str)? = "(\w+)"', source, re.MULTILINE))
        followed.update(re.findall(r'^down_revision.* = "(\w+)"', source, re.MULTILINE))
    return revisions, followed


async def find_revision(connection: AsyncConnection) -> str | None:
    """Return the revision that the database is at; None for an empty one."""
    if await connection.scalar(text("SELECT to_regclass('alembic_version')")) is None:
        return None
    revision = await connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if revision is None else str(revision)
