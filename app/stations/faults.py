"""Facilities that need mending (报修): new, in hand, mended; a dated, signed timeline."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import and_, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import service as accounts
from app.accounts.grants import Staff
from app.audit.service import record_act
from app.crypto import Cipher, UrlSigner
from app.errors import ConflictError, NotFoundError
from app.media import service as media
from app.media.models import Purpose
from app.paging import Page, cut_page, read_cursor
from app.stations import cards
from app.stations.models import Facility, Station, StationFault, StationFaultEvent
from app.stations.reading import get_station
from app.stations.shapes import FaultCreate, FaultPublic, FaultStep, TaskAnswer
from app.stations.taps import FacilityUnknownError
from app.stations.tasks import looks_after, see_to, set_available

ShownT = TypeVar("ShownT", bound=FaultPublic)


class FaultNotFoundError(NotFoundError):
    """No fault of the caller's stations has that id."""

    code = "fault_not_found"
    sentence = "没有找到这条报修"


class FaultNotNewError(ConflictError):
    """It was taken in hand, or mended, before."""

    code = "fault_not_new"
    sentence = "这条报修已经有人在处理"


class FaultNotInHandError(ConflictError):
    """It must be taken in hand first, and is mended once."""

    code = "fault_not_in_hand"
    sentence = "请先受理这条报修，再标记修好"


async def report_fault(
    session: AsyncSession,
    station_id: uuid.UUID,
    new: FaultCreate,
    *,
    account_id: uuid.UUID,
    check: str,
) -> StationFault:
    """Keep a report of something broken; ``check`` is WeChat's word on its text.

    Raises:
        StationNotFoundError: there is no such station.
        FacilityUnknownError: no facility has that code.
        PhotoNotFoundError: the photo is not the caller's, or stands elsewhere already.
    """
    station = await get_station(session, station_id)
    facility = (await session.exec(select(Facility).where(Facility.code == new.facility))).first()
    if facility is None:
        raise FacilityUnknownError
    if new.photo_id:
        region = station.region_code
        await media.attach_photo(
            session, new.photo_id, purpose=Purpose.FAULT, owner_id=account_id, region_code=region
        )
    fault = StationFault(
        region_code=station.region_code,
        station_id=station.id,
        account_id=account_id,
        facility_id=facility.id,
        description=new.description,
        photo_id=new.photo_id,
        check=check,
    )
    session.add(fault)
    await session.flush()
    await accounts.remember_region(session, account_id, station.region_code)
    _sign(session, fault, account_id, "")
    await session.flush()
    return fault


def _record(session: AsyncSession, act: str, fault: StationFault, account_id: uuid.UUID) -> None:
    region = fault.region_code
    record_act(session, act, account_id=account_id, region_code=region, target=fault.id)


def _sign(session: AsyncSession, fault: StationFault, account_id: uuid.UUID, note: str) -> None:
    session.add(
        StationFaultEvent(
            region_code=fault.region_code,
            fault_id=fault.id,
            state=fault.state,
            note=note,
            account_id=account_id,
        )
    )


async def describe_faults(
    session: AsyncSession,
    faults: Sequence[StationFault],
    signer: UrlSigner,
    now: datetime,
    *,
    shape: type[ShownT],
) -> list[ShownT]:
    """Return faults as their teller or staff may see them, in the given order.

    With their stations' names and timelines.
    """
    steps = await _timelines(session, faults)
    stations = select(Station.id, Station.name).where(
        col(Station.id).in_({fault.station_id for fault in faults})
    )
    names = dict((await session.exec(stations)).all())
    codes = dict((await session.exec(select(Facility.id, Facility.code))).all())
    return [
        shape.model_validate(
            fault.model_dump()
            | {
                "station_name": names.get(fault.station_id, ""),
                "facility": codes[fault.facility_id],
                "photo_url": signer.photo_url(fault.photo_id, now) if fault.photo_id else None,
                "timeline": steps.get(fault.id, []),
            }
        )
        for fault in faults
    ]


async def _timelines(
    session: AsyncSession, faults: Sequence[StationFault]
) -> dict[uuid.UUID, list[FaultStep]]:
    events = await session.exec(
        select(StationFaultEvent)
        .where(
            col(StationFaultEvent.region_code).in_({fault.region_code for fault in faults}),
            col(StationFaultEvent.fault_id).in_({fault.id for fault in faults}),
        )
        .order_by(col(StationFaultEvent.id))
    )
    steps: dict[uuid.UUID, list[FaultStep]] = {}
    for event in events:
        step = FaultStep(state=event.state, at=event.created_at, note=event.note)
        steps.setdefault(event.fault_id, []).append(step)
    return steps


async def list_faults(
    session: AsyncSession, staff: Staff, *, state: str | None, cursor: str | None, limit: int
) -> Page[StationFault]:
    """Return the faults of the caller's stations, the newest first; that they were read is an act.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    query = (
        select(StationFault)
        .join(Station, col(Station.id) == col(StationFault.station_id))
        .where(col(StationFault.region_code) == staff.region_code, looks_after(staff))
        .order_by(col(StationFault.created_at).desc(), col(StationFault.id).desc())
        .limit(limit + 1)
    )
    if state:
        query = query.where(col(StationFault.state) == state)
    after = read_cursor(cursor, datetime, uuid.UUID)
    if after:
        at, ids = col(StationFault.created_at), col(StationFault.id)
        query = query.where(or_(at < after[0], and_(at == after[0], ids < after[1])))
    found = list(await session.exec(query))
    if found:
        record_act(
            session,
            "read_faults",
            account_id=staff.account_id,
            region_code=staff.region_code,
            target=state or "all",
        )
    return cut_page(found, limit, lambda fault: (fault.created_at, fault.id))


async def look_at_phone(
    session: AsyncSession, staff: Staff, fault_id: uuid.UUID, cipher: Cipher
) -> str:
    """Return the number of whoever told a fault, to call them back; the look is an act.

    Raises:
        FaultNotFoundError: no fault of the caller's stations has that id.
        PhoneNotBoundError: they have bound none, or are gone.
    """
    fault = await _get_own_fault(session, staff, fault_id)
    phone = await accounts.look_at_phone(session, fault.account_id, cipher)
    _record(session, "look_at_phone", fault, staff.account_id)
    return phone


async def _get_own_fault(session: AsyncSession, staff: Staff, fault_id: uuid.UUID) -> StationFault:
    mine = (
        select(StationFault)
        .join(Station, col(Station.id) == col(StationFault.station_id))
        .where(
            col(StationFault.region_code) == staff.region_code,
            col(StationFault.id) == fault_id,
            looks_after(staff),
        )
        .with_for_update(of=StationFault)
    )
    fault = (await session.exec(mine)).first()
    if fault is None:
        raise FaultNotFoundError
    return fault


async def take_fault(
    session: AsyncSession, staff: Staff, fault_id: uuid.UUID, note: str
) -> StationFault:
    """Take a new fault in hand.

    Raises:
        FaultNotFoundError: no fault of the caller's stations has that id.
        FaultNotNewError: somebody did so before.
    """
    fault = await _get_own_fault(session, staff, fault_id)
    if fault.state != "new":
        raise FaultNotNewError
    return await _move(session, fault, staff, "in_hand", note)


async def mend_fault(
    session: AsyncSession, staff: Staff, fault_id: uuid.UUID, note: str, now: datetime
) -> StationFault:
    """Say that a fault in hand is mended; the facility shows as there again.

    Raises:
        FaultNotFoundError: no fault of the caller's stations has that id.
        FaultNotInHandError: nobody took it in hand, or it is mended.
    """
    fault = await _get_own_fault(session, staff, fault_id)
    if fault.state != "in_hand":
        raise FaultNotInHandError
    station = await session.get_one(Station, fault.station_id, with_for_update={"key_share": True})
    for one, code in await cards.list_facilities(session, station.id):
        if one.facility_id == fault.facility_id:
            set_available(one, is_there=True)
            await see_to(session, staff, station, {code: TaskAnswer.MENDED}, now)
    station.verified_at = now
    await cards.refresh(session, station, now)
    return await _move(session, fault, staff, "mended", note)


async def _move(
    session: AsyncSession, fault: StationFault, staff: Staff, state: str, note: str
) -> StationFault:
    fault.state = state
    _sign(session, fault, staff.account_id, note)
    _record(session, f"fault:{state}", fault, staff.account_id)
    await session.flush()
    return fault
