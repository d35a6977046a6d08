"""Results are shown for some days, then they are final."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.activities import reading
from app.activities.models import Activity
from app.crypto import Cipher
from app.hours.models import Award, ServiceRecord
from app.hours.naming import masked
from app.hours.rules import day_of
from app.hours.shapes import (
    RecordForStaff,
    ResultPublic,
)
from app.paging import Page, cut_page, read_cursor
from app.volunteers import service as volunteers
from app.volunteers.models import Volunteer

# --- what is shown ------------------------------------------------------------------------


def _is_shown(now: datetime) -> ColumnElement[bool]:
    return and_(
        col(Award.final_at).is_(None),
        col(Award.reversed_at).is_(None),
        col(Award.final_on) > day_of(now),
    )


async def list_results(
    session: AsyncSession,
    activity: Activity,
    cursor: str | None,
    limit: int,
    *,
    cipher: Cipher,
    now: datetime,
) -> Page[ResultPublic]:
    """Return the results of an activity that are in public now, in the order of their award.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    query = (
        select(Award, Volunteer)
        .join(
            Volunteer,
            and_(
                col(Volunteer.region_code) == col(Award.region_code),
                col(Volunteer.id) == col(Award.volunteer_id),
            ),
        )
        .where(
            col(Award.region_code) == activity.region_code,
            col(Award.activity_id) == activity.id,
            _is_shown(now),
        )
        .order_by(col(Award.record_id))
        .limit(limit + 1)
    )
    after = read_cursor(cursor, uuid.UUID)
    if after:
        query = query.where(col(Award.record_id) > after[0])
    found = [_result(*row, cipher) for row in await session.exec(query)]
    return cut_page(found, limit, lambda one: (one.record_id,))


def _result(award: Award, volunteer: Volunteer, cipher: Cipher) -> ResultPublic:
    return ResultPublic(
        record_id=award.record_id,
        who=masked(volunteers.real_name(volunteer, cipher)),
        minutes=award.minutes,
        is_by_hand=bool(award.hand_minutes),
        shown_until=award.final_on - timedelta(days=1),
    )


async def list_records(
    session: AsyncSession, staff: Staff, activity_id: uuid.UUID, cursor: str | None, limit: int
) -> Page[RecordForStaff]:
    """Return the entries of the ledger about an activity that the caller organises, oldest first.

    Raises:
        ActivityNotFoundError: the caller organises none with that id.
        CursorInvalidError: the cursor is none of this list.
    """
    activity = await reading.get_own_activity(session, staff, activity_id, for_update=False)
    query = (
        select(ServiceRecord, Volunteer.number)
        .join(
            Volunteer,
            and_(
                col(Volunteer.region_code) == col(ServiceRecord.region_code),
                col(Volunteer.id) == col(ServiceRecord.volunteer_id),
            ),
        )
        .where(
            col(ServiceRecord.region_code) == activity.region_code,
            col(ServiceRecord.activity_id) == activity.id,
        )
        .order_by(col(ServiceRecord.id))
        .limit(limit + 1)
    )
    after = read_cursor(cursor, uuid.UUID)
    if after:
        query = query.where(col(ServiceRecord.id) > after[0])
    found = [
        RecordForStaff.model_validate(record.model_dump() | {"volunteer_number": number})
        for record, number in await session.exec(query)
    ]
    return cut_page(found, limit, lambda one: (one.id,))


async def close_publicity(session: AsyncSession, region_code: str, now: datetime) -> None:
    """Make final what was shown for its days and is not objected to."""
    await session.exec(
        update(Award)
        .where(
            col(Award.region_code) == region_code,
            col(Award.final_on) <= day_of(now),
            col(Award.final_at).is_(None),
            col(Award.reversed_at).is_(None),
            # Of the row itself: who objects at this moment changes it, and is seen.
            col(Award.open_objections) == 0,
        )
        .values(final_at=now)
    )
