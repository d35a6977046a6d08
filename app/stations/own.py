"""What one person keeps and has told; and visits, which are nobody's."""

import uuid
from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import service as accounts
from app.calendar import SHANGHAI
from app.errors import ConflictError, MalformedError
from app.freshness import Finding
from app.paging import Page, cut_page, read_cursor
from app.stations.models import (
    Facility,
    Favourite,
    Station,
    StationFault,
    StationFaultEvent,
    StationTap,
    StationTask,
    StationVisit,
)
from app.stations.reading import get_station
from app.stations.shapes import Told, VisitCount

FAVOURITES_AT_MOST = 200
DAYS_SHOWN = 30
DAYS_AT_MOST = 366  # a whole year, hour by hour: 8,784 rows at the most


class TooManyFavouritesError(ConflictError):
    """Two hundred are kept at the most."""

    code = "too_many_favourites"
    sentence = "收藏已满，请先取消几个再收藏"


class DaysUnfitError(MalformedError):
    """The days are the wrong way round, or too far apart."""

    code = "days_unfit"
    sentence = "开始日期不能晚于结束日期，最多查询一年"


async def add_favourite(
    session: AsyncSession, account_id: uuid.UUID, station_id: uuid.UUID, now: datetime
) -> None:
    """Keep a station at hand; twice is once.

    Raises:
        StationNotFoundError: there is no such station.
        TooManyFavouritesError: two hundred are kept already.
    """
    await get_station(session, station_id)
    await accounts.lock_account(session, account_id)  # two at once would both find room
    kept = await session.exec(
        select(Favourite.station_id)
        .join(Station, col(Station.id) == col(Favourite.station_id))
        .where(col(Favourite.account_id) == account_id, col(Station.closed_at).is_(None))
    )
    stations = set(kept)
    if station_id in stations:
        return
    if len(stations) >= FAVOURITES_AT_MOST:
        raise TooManyFavouritesError
    row = Favourite(account_id=account_id, station_id=station_id, created_at=now)
    await session.exec(insert(Favourite).values(**row.model_dump()).on_conflict_do_nothing())


async def remove_favourite(
    session: AsyncSession, account_id: uuid.UUID, station_id: uuid.UUID
) -> None:
    """Keep it no longer; one that is not kept stays so."""
    mine = col(Favourite.account_id) == account_id
    await session.exec(delete(Favourite).where(mine, col(Favourite.station_id) == station_id))


async def count_visit(session: AsyncSession, station_id: uuid.UUID, now: datetime) -> None:
    """Count one more look at a station in this hour; nobody's name or place is kept.

    Raises:
        StationNotFoundError: there is no such station.
    """
    station = await get_station(session, station_id)
    local = now.astimezone(SHANGHAI)
    row = StationVisit(
        region_code=station.region_code,
        station_id=station.id,
        on_day=local.date(),
        hour=local.hour,
        visits=1,
    )
    statement = insert(StationVisit).values(**row.model_dump())
    await session.exec(
        statement.on_conflict_do_update(
            index_elements=["region_code", "station_id", "on_day", "hour"],
            set_={"visits": StationVisit.visits + 1},
        )
    )


async def list_visits(
    session: AsyncSession, station: Station, since: date | None, until: date
) -> list[VisitCount]:
    """Return the looks at a station per day and hour, both days included; 30 days if left out.

    Raises:
        DaysUnfitError: they are the wrong way round, or more than a year apart.
    """
    if since is None:
        since = date.fromordinal(max(1, until.toordinal() - DAYS_SHOWN))
    if not 0 <= (until - since).days <= DAYS_AT_MOST:
        raise DaysUnfitError
    found = await session.exec(
        select(StationVisit)
        .where(
            col(StationVisit.region_code) == station.region_code,
            col(StationVisit.station_id) == station.id,
            col(StationVisit.on_day).between(since, until),
        )
        .order_by(col(StationVisit.on_day), col(StationVisit.hour))
    )
    return [VisitCount(on_day=v.on_day, hour=v.hour, visits=v.visits) for v in found]


# --- what I have told ------------------------------------------------------------------


async def list_told(
    session: AsyncSession, account_id: uuid.UUID, cursor: str | None, limit: int
) -> Page[Told]:
    """Return what a person has told, the newest first, with what came of it.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    regions = await accounts.list_regions_of(session, account_id)
    after = read_cursor(cursor, datetime, uuid.UUID)
    told = [
        *await _told_taps(session, account_id, regions, after, limit + 1),
        *await _told_faults(session, account_id, regions, after, limit + 1),
    ]
    told.sort(key=lambda one: (one.told_at, one.id), reverse=True)
    return cut_page(told, limit, lambda one: (one.told_at, one.id))


After = tuple[datetime, uuid.UUID] | None


async def _told_taps(
    session: AsyncSession, account_id: uuid.UUID, regions: list[str], after: After, limit: int
) -> list[Told]:
    at, ids = col(StationTap.told_at), col(StationTap.id)
    query = (
        select(StationTap, Station.name)
        .join(Station, col(Station.id) == col(StationTap.station_id))
        .where(col(StationTap.region_code).in_(regions), col(StationTap.account_id) == account_id)
        .order_by(at.desc(), ids.desc())
        .limit(limit)
    )
    if after:
        query = query.where((at < after[0]) | ((at == after[0]) & (ids < after[1])))
    rows = list(await session.exec(query))
    answers = await _answers_to(session, [tap for tap, _ in rows])
    return [
        Told(
            type="tap",
            id=tap.id,
            station_id=tap.station_id,
            station_name=name,
            what=tap.finding,
            state="answered" if tap.id in answers else "received",
            told_at=tap.told_at,
            answer=answers.get(tap.id, ""),
        )
        for tap, name in rows
    ]


async def _answers_to(session: AsyncSession, taps: list[StationTap]) -> dict[uuid.UUID, str]:
    """Return the keeper's answer to each tap that it settled, in the same instant.

    That it was open asked nothing; and a word of another month has nothing to do with an answer.
    """
    asked = [tap for tap in taps if tap.settled_at and tap.finding != Finding.OPEN]
    query = select(StationTask).where(
        col(StationTask.region_code).in_({tap.region_code for tap in asked}),
        col(StationTask.station_id).in_({tap.station_id for tap in asked}),
        col(StationTask.answered_at).in_({tap.settled_at for tap in asked}),
    )
    found = await session.exec(query) if asked else ()
    answers = {(task.station_id, task.topic, task.answered_at): task.answer for task in found}
    keys = {tap.id: (tap.station_id, tap.topic, tap.settled_at) for tap in asked}
    return {tap_id: answers[key] for tap_id, key in keys.items() if key in answers}


async def _told_faults(
    session: AsyncSession, account_id: uuid.UUID, regions: list[str], after: After, limit: int
) -> list[Told]:
    at, ids = col(StationFault.created_at), col(StationFault.id)
    last_note = (
        select(StationFaultEvent.note)
        .where(
            col(StationFaultEvent.region_code) == col(StationFault.region_code),
            col(StationFaultEvent.fault_id) == col(StationFault.id),
        )
        .order_by(col(StationFaultEvent.id).desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(StationFault, Station.name, Facility.code, last_note)
        .join(Station, col(Station.id) == col(StationFault.station_id))
        .join(Facility, col(Facility.id) == col(StationFault.facility_id))
        .where(
            col(StationFault.region_code).in_(regions), col(StationFault.account_id) == account_id
        )
        .order_by(at.desc(), ids.desc())
        .limit(limit)
    )
    if after:
        query = query.where((at < after[0]) | ((at == after[0]) & (ids < after[1])))
    return [
        Told(
            type="fault",
            id=fault.id,
            station_id=fault.station_id,
            station_name=name,
            what=code,
            state=fault.state,
            told_at=fault.created_at,
            answer=note or "",
        )
        for fault, name, code, note in await session.exec(query)
    ]
