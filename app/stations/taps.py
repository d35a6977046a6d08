"""What people find at the door: one tap each, and what it does to what everybody sees.

One word shows at once; two different people turn the shown state and ask the keeper, or confirm
what is shown. The rules
themselves are pure and stand in ``app.freshness``; here they are fed and their answer stored.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, or_, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import freshness
from app.accounts import service as accounts
from app.calendar import state_at
from app.db import new_id
from app.errors import MalformedError, TooManyRequestsError
from app.freshness import Finding, Shown, Tap
from app.stations import cards
from app.stations.models import Facility, Station, StationFacility, StationTap, StationTask
from app.stations.reading import get_station
from app.stations.shapes import TapCreate

DOOR = "door"
SLOT = timedelta(minutes=30)  # in which one person's newer word on a topic replaces the older
TAPS_A_DAY = 12  # of one person at one station


class TapTooOftenError(TooManyRequestsError):
    """One person has told enough of one station today."""

    code = "tap_too_often"
    sentence = "今天您已经反映过多次，谢谢，我们会尽快核实"
    retry_after_seconds = 3600


class FacilityNeededError(MalformedError):
    """``out_of_order`` needs a facility."""

    code = "facility_needed"
    sentence = "请选择哪样设施坏了"


class FacilityUnknownError(MalformedError):
    """No facility has that code."""

    code = "facility_unknown"
    sentence = "没有这种设施，请重新选择"


@dataclass(frozen=True)
class Told:
    """Who tells what, when, and how long the keeper has to answer."""

    account_id: uuid.UUID
    tap: TapCreate
    now: datetime
    task_hours: int

    @property
    def topic(self) -> str:
        """Return what it is about: the door, or a facility's code."""
        if self.tap.finding is Finding.NO_WATER:
            return freshness.WATER
        if self.tap.finding is Finding.OUT_OF_ORDER:
            return self.tap.facility or ""
        return DOOR


async def tell(session: AsyncSession, station_id: uuid.UUID, told: Told) -> Station:
    """Keep one person's word and return the station as it is shown now.

    The station's row is locked first: two people who tell at once are counted one after the other.

    Raises:
        StationNotFoundError: there is no such station.
        FacilityNeededError: ``out_of_order`` without a facility.
        FacilityUnknownError: no facility has that code.
        TapTooOftenError: this person has told enough of this station today.
    """
    await _check_facility(session, told)
    station = await get_station(session, station_id, for_update=True)
    await _refuse_too_often(session, station, told)
    await _keep(session, station, told)
    if told.tap.finding is Finding.OPEN and await _is_confirmed(session, station, told.now):
        station.verified_at = told.now
    shown = await settle(session, station, told.now)
    await _ask_keeper(session, station, told, shown)
    await accounts.remember_region(session, told.account_id, station.region_code)
    await session.flush()
    return station


async def _check_facility(session: AsyncSession, told: Told) -> None:
    if told.tap.finding in (Finding.OPEN, Finding.LOCKED):
        return
    if not told.topic:
        raise FacilityNeededError
    if await _find_facility(session, told.topic) is None:
        raise FacilityUnknownError


async def _find_facility(session: AsyncSession, topic: str) -> Facility | None:
    return (await session.exec(select(Facility).where(Facility.code == topic))).first()


def is_open_by_hours(station: Station, now: datetime) -> bool | None:
    """Return what the hours say; None when nobody knows them."""
    if station.hours is None:
        return None
    return state_at(station.hours, int(now.timestamp()) // 60).is_open


async def _refuse_too_often(session: AsyncSession, station: Station, told: Told) -> None:
    query = select(func.count()).where(
        col(StationTap.region_code) == station.region_code,
        col(StationTap.station_id) == station.id,
        col(StationTap.account_id) == told.account_id,
        col(StationTap.told_at) > told.now - timedelta(days=1),
    )
    if (await session.exec(query)).one() >= TAPS_A_DAY:
        raise TapTooOftenError


async def _keep(session: AsyncSession, station: Station, told: Told) -> None:
    row = StationTap(
        region_code=station.region_code,
        station_id=station.id,
        account_id=told.account_id,
        topic=told.topic,
        slot=int(told.now.timestamp() // SLOT.total_seconds()),
        finding=told.tap.finding,
        told_at=told.now,
        was_within_hours=is_open_by_hours(station, told.now) is not False,
    )
    statement = insert(StationTap).values(**row.model_dump())
    replaced = {
        name: statement.excluded[name]
        for name in ("finding", "told_at", "was_within_hours", "settled_at")
    }
    await session.exec(
        statement.on_conflict_do_update(
            index_elements=["region_code", "station_id", "account_id", "topic", "slot"],
            set_=replaced,
        )
    )


async def _is_confirmed(session: AsyncSession, station: Station, now: datetime) -> bool:
    """Say whether people stood there within the hours and found it as we say."""
    if is_open_by_hours(station, now) is False:
        return False
    return freshness.is_confirmed(await _recent_taps(session, station, now), now)


async def settle(session: AsyncSession, station: Station, now: datetime) -> Shown:
    """Store what the recent taps and answers make of the station, and return it.

    Called with the station's row locked: after a tap, when staff saw to something, and when a
    word runs out.
    """
    shown = freshness.shown_by(
        await _recent_taps(session, station, now),
        now=now,
        answered_at=None,  # staff see to one topic at a time: taps that they settled are not read
        is_open=is_open_by_hours(station, now),
        closes_at=_closes_at(station, now),
    )
    station.word = shown.report.finding if shown.report else None
    station.word_at = shown.report.told_at if shown.report else None
    station.word_until = shown.report_until
    station.reported_until = shown.closed_until
    await _turn_facilities(session, station, shown, now)
    await cards.refresh(session, station, now)
    return shown


def _closes_at(station: Station, now: datetime) -> datetime | None:
    if station.hours is None:
        return None
    minute = state_at(station.hours, int(now.timestamp()) // 60).closes_epoch_minute
    return datetime.fromtimestamp(minute * 60, now.tzinfo) if minute is not None else None


async def _recent_taps(session: AsyncSession, station: Station, now: datetime) -> list[Tap]:
    rows = await session.exec(
        select(StationTap)
        .where(
            col(StationTap.region_code) == station.region_code,
            col(StationTap.station_id) == station.id,
            col(StationTap.told_at) > now - freshness.LONGEST_WINDOW,
            col(StationTap.settled_at).is_(None),
        )
        .order_by(col(StationTap.told_at), col(StationTap.id))
    )
    return [
        Tap(
            tap.account_id,
            Finding(tap.finding),
            tap.told_at,
            None if tap.topic == DOOR else tap.topic,
            tap.was_within_hours,
        )
        for tap in rows
    ]


async def settle_topics(
    session: AsyncSession, station: Station, told_since: Mapping[str, datetime], now: datetime
) -> Shown:
    """Let what people said about some topics count no longer: staff saw to it.

    ``told_since`` says of each topic from when on; a word of a time before is not answered by it.
    """
    if not told_since:
        return await settle(session, station, now)
    told = [
        and_(col(StationTap.topic) == topic, col(StationTap.told_at) > since)
        for topic, since in told_since.items()
    ]
    await session.exec(
        update(StationTap)
        .where(
            col(StationTap.region_code) == station.region_code,
            col(StationTap.station_id) == station.id,
            col(StationTap.told_at) > min(told_since.values()),
            col(StationTap.settled_at).is_(None),
            or_(*told),
        )
        .values(settled_at=now)
    )
    return await settle(session, station, now)


async def _turn_facilities(
    session: AsyncSession, station: Station, shown: Shown, now: datetime
) -> None:
    known = {code: one for one, code in await cards.list_facilities(session, station.id)}
    for code in set(shown.out_until) - set(known):
        known[code] = await add_facility(session, station, code)
    for code, one in known.items():
        until = shown.out_until.get(code)
        one.reported_until = until
        one.reported_at = (one.reported_at or now) if until else None


async def add_facility(session: AsyncSession, station: Station, code: str) -> StationFacility:
    """Write the row of a facility that nothing was known of: unknown at first."""
    facility = (await session.exec(select(Facility).where(Facility.code == code))).one()
    one = StationFacility(station_id=station.id, facility_id=facility.id)
    session.add(one)
    return one


async def _ask_keeper(session: AsyncSession, station: Station, told: Told, shown: Shown) -> None:
    """Open a task when this word turned what is shown; one open task for a topic is enough."""
    if told.tap.finding is Finding.OPEN:
        return
    turned = shown.closed_until if told.topic == DOOR else shown.out_until.get(told.topic)
    if turned is None:
        return
    task = StationTask(
        id=new_id(),
        region_code=station.region_code,
        station_id=station.id,
        topic=told.topic,
        reason=Finding.LOCKED if told.topic == DOOR else told.tap.finding,
        due_at=told.now + timedelta(hours=told.task_hours),
        created_at=told.now,
    )
    await session.exec(insert(StationTask).values(**task.model_dump()).on_conflict_do_nothing())
