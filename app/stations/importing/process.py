"""Bringing a table in: read, checked, compared, shown, and written whole or not at all."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.audit.service import record_act
from app.regions.models import Region
from app.sheets.process import ImportRefusedError, RowsRefusedError, be_patient, counted, digest_of
from app.sheets.tables import open_table
from app.stations.importing.checking import Checker, Datum, Seat, is_in_china, to_gcj02
from app.stations.importing.columns import SOUGHT, column_of, facility_of
from app.stations.importing.planning import Plan, make_plan, read_standing
from app.stations.importing.reference import Reference, read_reference
from app.stations.importing.writing import carry_out


@dataclass(frozen=True)
class NewRegion:
    """A region to be made if it is not there; its seat in the file's datum."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class ImportRequest:
    """What to bring in, and what is allowed on the way."""

    path: Path
    datum: Datum
    region_code: str
    new_region: NewRegion | None = None
    are_places_created: bool = False
    is_far_allowed: bool = False
    is_dry_run: bool = False


class View(Protocol):
    """Who watches an import."""

    def reading(self, rows: int) -> None:
        """See how many rows were read."""

    def planned(self, plan: Plan, reference: Reference, checker: Checker) -> None:
        """See what would happen, or all errors, before anything is written."""

    def written(self, rows: int) -> None:
        """See how many rows more were written."""


async def import_file(session: AsyncSession, request: ImportRequest, view: View) -> Plan:
    """Bring a table's stations into a region, in the caller's transaction.

    The rows are known again by their import key, else by name and place. Cells that are empty
    and columns that are not there leave what stands.

    Raises:
        ImportRefusedError: with the reason; the caller rolls back.
        SheetRefusedError: the file is no table of stations.
    """
    try:
        return await _import_file(session, request, view)
    except DBAPIError as error:
        reason = str(getattr(error, "orig", error)).rpartition(": ")[2]
        raise ImportRefusedError(
            f"The database refused ({reason}): nothing was imported."
        ) from error


async def _import_file(session: AsyncSession, request: ImportRequest, view: View) -> Plan:
    await be_patient(session)
    region = await _locked_region(session, request)
    reference = await read_reference(
        session, request.region_code, may_create=request.are_places_created
    )
    standing = await read_standing(session, request.region_code, clock.now())
    seat = Seat(region.latitude, region.longitude, request.is_far_allowed)

    def is_heading(name: str) -> bool:
        return column_of(name) is not None or facility_of(name, reference.facility_ids) is not None

    with open_table(request.path, SOUGHT, is_heading) as table:
        checker = Checker(table, reference, request.region_code, request.datum, seat)
        rows = list(counted(checker.rows(), view.reading))
    plan = make_plan(rows, standing, reference, checker)
    view.planned(plan, reference, checker)
    if checker.errors.count:
        raise RowsRefusedError(f"{checker.errors.count} errors: nothing was imported.")
    if plan.is_empty or request.is_dry_run:
        return plan
    await carry_out(session, plan, reference, request.region_code, view.written)
    _record(session, request, plan)
    return plan


async def _locked_region(session: AsyncSession, request: ImportRequest) -> Region:
    """Return the region, made if asked for; one import at a time works on it.

    The lock lets stations and grants of the region be written meanwhile.
    """
    code = request.region_code
    if not re.fullmatch(r"[1-9][0-9]{5}", code):
        raise ImportRefusedError(f"{code!r} is no region code: it has six digits, such as 141128.")
    locked = select(Region).where(col(Region.code) == code).with_for_update(key_share=True)
    region = (await session.exec(locked)).first()
    wanted = request.new_region
    if region is None and wanted is None:
        raise ImportRefusedError(
            f"There is no region {code}: make it with --create-region NAME --seat LAT,LNG."
        )
    if region is not None:
        if wanted is not None and wanted.name != region.name:
            raise ImportRefusedError(f"Region {code} is there already, as {region.name}.")
        return region
    if wanted is None or not is_in_china(wanted.latitude, wanted.longitude):
        raise ImportRefusedError("The seat lies outside of China: write --seat LAT,LNG.")
    latitude, longitude = to_gcj02(request.datum, wanted.latitude, wanted.longitude)
    region = Region(code=code, name=wanted.name, latitude=latitude, longitude=longitude)
    session.add(region)
    record_act(session, "create_region", account_id=None, region_code=code, target=code)
    await session.flush()
    return region


def _record(session: AsyncSession, request: ImportRequest, plan: Plan) -> None:
    record_act(
        session,
        "import_stations",
        account_id=None,
        region_code=request.region_code,
        target=request.path.name[:200],
        reason=f"{plan.counts}; sha256 {digest_of(request.path)}",
    )
