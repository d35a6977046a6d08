"""What all imports share: their patience with the database, and how they are refused."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from app.refusals import StartRefusedError

RowT = TypeVar("RowT")

# A hundred thousand rows take a minute; the limits for requests would cut that off.
_PATIENCE = (
    "SET LOCAL statement_timeout = '5min'",
    "SET LOCAL idle_in_transaction_session_timeout = '10min'",
    "SET LOCAL lock_timeout = '10s'",
)


class ImportRefusedError(StartRefusedError):
    """The import cannot begin, or did not end well; nothing was written."""


class RowsRefusedError(ImportRefusedError):
    """Rows are wrong; the view has been told which."""


async def be_patient(session: AsyncSession) -> None:
    """Let this transaction take as long as an import takes."""
    connection = await session.connection()
    for setting in _PATIENCE:
        await connection.execute(text(setting))


def counted(rows: Iterable[RowT], reading: Callable[[int], None]) -> Iterator[RowT]:
    """Yield the rows, and tell how many there were at each thousand."""
    for count, row in enumerate(rows, start=1):
        if count % 1000 == 0:
            reading(count)
        yield row


def digest_of(path: Path) -> str:
    """Return what tells a file from another in the log."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
