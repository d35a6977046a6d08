"""What both imports share: the request, the plan, who watches, and the lock on the region."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.audit.service import record_act
from app.crypto import Cipher
from app.regions.models import Region
from app.sheets.checking import RowChecker, SheetRow
from app.sheets.process import (
    ImportRefusedError,
    RowsRefusedError,
    be_patient,
    counted,
    digest_of,
)
from app.sheets.tables import Sought, open_table
from app.volunteers.importing.columns import Words, read_words

AT_ONCE = 1000  # rows of one statement, and of one step of the progress bar


@dataclass(frozen=True)
class ImportRequest:
    """What to bring in."""

    path: Path
    region_code: str
    cipher: Cipher
    is_dry_run: bool = False


@dataclass
class Plan:
    """Rows that are new, and rows that change something, with the names of what they change."""

    new: list[SheetRow] = field(default_factory=list)
    changed: list[tuple[SheetRow, Any, dict[str, Any]]] = field(default_factory=list)
    unchanged: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not self.new and not self.changed

    @property
    def counts(self) -> str:
        """How many there are of each."""
        return f"{len(self.new):,} new, {len(self.changed):,} changed, {self.unchanged:,} unchanged"


class View(Protocol):
    """Who watches an import."""

    def reading(self, rows: int) -> None:
        """See how many rows were read."""

    def planned(self, plan: Plan, checker: RowChecker[SheetRow]) -> None:
        """See what would happen, or all errors, before anything is written."""

    def written(self, rows: int) -> None:
        """See how many rows more were written."""


class Importer(Protocol):
    """One kind of list."""

    act: str
    sought: Sought

    def is_heading(self, words: Words, name: str) -> bool:
        """Say whether a heading means something."""

    def checker(self, table: Any, words: Words) -> RowChecker[SheetRow]:
        """Return what checks the rows."""

    async def plan(
        self, session: AsyncSession, rows: list[SheetRow], checker: RowChecker[SheetRow]
    ) -> Plan:
        """Compare rows with what stands; what contradicts it is told to the checker."""

    async def carry_out(
        self, session: AsyncSession, plan: Plan, advance: Callable[[int], None]
    ) -> None:
        """Write it."""


async def import_file(
    session: AsyncSession, importer: Importer, request: ImportRequest, view: View
) -> Plan:
    """Bring a table in, in the caller's transaction: whole or not at all.

    Raises:
        ImportRefusedError: with the reason; the caller rolls back.
        SheetRefusedError: the file is no such table.
    """
    try:
        return await _import_file(session, importer, request, view)
    except DBAPIError as error:
        reason = str(getattr(error, "orig", error)).rpartition(": ")[2]
        raise ImportRefusedError(
            f"The database refused ({reason}): nothing was imported."
        ) from error


async def _import_file(
    session: AsyncSession, importer: Importer, request: ImportRequest, view: View
) -> Plan:
    await be_patient(session)
    await _lock_region(session, request.region_code)
    words = await read_words(session, request.region_code)

    def is_heading(name: str) -> bool:
        return importer.is_heading(words, name)

    with open_table(request.path, importer.sought, is_heading) as table:
        checker = importer.checker(table, words)
        rows = list(counted(checker.rows(), view.reading))
    plan = await importer.plan(session, rows, checker)
    view.planned(plan, checker)
    if checker.errors.count:
        raise RowsRefusedError(f"{checker.errors.count} errors: nothing was imported.")
    if plan.is_empty or request.is_dry_run:
        return plan
    await importer.carry_out(session, plan, view.written)
    record_act(
        session,
        importer.act,
        account_id=None,
        region_code=request.region_code,
        target=request.path.name[:200],
        reason=f"{plan.counts}; sha256 {digest_of(request.path)}",
    )
    return plan


async def _lock_region(session: AsyncSession, region_code: str) -> None:
    """Let one import at a time work on a region; people may act there meanwhile."""
    locked = select(Region.code).where(col(Region.code) == region_code)
    if (await session.exec(locked.with_for_update(key_share=True))).first() is None:
        raise ImportRefusedError(f"There is no region {region_code}.")
