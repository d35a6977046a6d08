"""One's own hours: all of them, with whom, and each entry with its evidence."""

import uuid
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import service as accounts
from app.activities.models import Activity, Attendance
from app.hours.models import Award, ServiceRecord
from app.hours.rules import Rules, hours_of, stars_of
from app.hours.shapes import HoursEntry, HoursWith, MyHours
from app.paging import Page, cut_page, read_cursor
from app.volunteers.models import Organisation, Volunteer

Own = list[tuple[str, uuid.UUID]]


async def read_hours(
    session: AsyncSession, account_id: uuid.UUID, cursor: str | None, limit: int, rules: Rules
) -> MyHours:
    """Return a person's hours in every county, the entries newest first.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    own = await _list_own(session, account_id)
    organisations = await _list_organisations(session, own)
    minutes = sum(one.minutes for one in organisations)
    stars, next_star = stars_of(minutes, rules)
    page = await _list_entries(session, own, cursor, limit)
    return MyHours(
        minutes=minutes,
        hours=hours_of(minutes),
        hand_minutes=sum(one.hand_minutes for one in organisations),
        provisional_minutes=minutes - sum(one.final_minutes for one in organisations),
        stars=stars,
        next_star_minutes=next_star,
        organisations=organisations,
        items=page.items,
        next_cursor=page.next_cursor,
    )


async def _list_own(session: AsyncSession, account_id: uuid.UUID) -> Own:
    """Return the volunteers that a person is, one in a county."""
    regions = await accounts.list_regions_of(session, account_id)
    query = select(Volunteer.region_code, Volunteer.id).where(
        col(Volunteer.region_code).in_(regions), col(Volunteer.account_id) == account_id
    )
    return list(await session.exec(query))


def _mine(table: type[ServiceRecord | Award], own: Own) -> ColumnElement[bool]:
    ways = [
        and_(col(table.region_code) == region_code, col(table.volunteer_id) == volunteer_id)
        for region_code, volunteer_id in own
    ]
    return or_(false(), *ways)


async def _list_organisations(session: AsyncSession, own: Own) -> list[HoursWith]:
    """Return the sums of the ledger by organisation, the most first."""
    by = (col(ServiceRecord.region_code), col(ServiceRecord.organisation_id))
    total = func.sum(ServiceRecord.minutes)
    query = (
        select(*by, Organisation.name, total)
        .join(
            Organisation,
            and_(
                col(Organisation.region_code) == by[0],
                col(Organisation.id) == by[1],
            ),
        )
        .where(_mine(ServiceRecord, own))
        .group_by(*by, col(Organisation.name))
        .order_by(total.desc(), by[1])
    )
    parts = await _list_parts(session, own)
    return [
        HoursWith(
            region_code=region_code,
            organisation_id=organisation_id,
            organisation=name,
            minutes=minutes,
            hours=hours_of(minutes),
            hand_minutes=parts.get((region_code, organisation_id), (0, 0))[0],
            final_minutes=parts.get((region_code, organisation_id), (0, 0))[1],
        )
        for region_code, organisation_id, name, minutes in await session.exec(query)
    ]


async def _list_parts(
    session: AsyncSession, own: Own
) -> dict[tuple[str, uuid.UUID], tuple[int, int]]:
    """Return how much is by hand, and how much is final, by organisation."""
    by = (col(Award.region_code), col(Award.organisation_id))
    final = func.coalesce(func.sum(Award.minutes).filter(col(Award.final_at).is_not(None)), 0)
    query = (
        select(*by, func.sum(Award.hand_minutes), final)
        .where(_mine(Award, own), col(Award.reversed_at).is_(None))
        .group_by(*by)
    )
    return {
        (region_code, organisation_id): (hand, final_minutes)
        for region_code, organisation_id, hand, final_minutes in await session.exec(query)
    }


async def _list_entries(
    session: AsyncSession, own: Own, cursor: str | None, limit: int
) -> Page[HoursEntry]:
    record, award = ServiceRecord, Award
    award_id = func.coalesce(record.award_id, record.id)
    region = col(record.region_code)
    query: Any = (
        select(record, award, Activity.title, Attendance.reasons)
        .join(award, and_(col(award.region_code) == region, col(award.record_id) == award_id))
        .join(
            Activity,
            and_(col(Activity.region_code) == region, col(Activity.id) == col(record.activity_id)),
        )
        .outerjoin(
            Attendance,
            and_(
                col(Attendance.region_code) == region,
                col(Attendance.id) == col(record.attendance_id),
            ),
        )
        .where(_mine(record, own))
        .order_by(col(record.id).desc())
        .limit(limit + 1)
    )
    after = read_cursor(cursor, uuid.UUID)
    if after:
        query = query.where(col(record.id) < after[0])
    found = [_entry(*row) for row in await session.exec(query)]
    return cut_page(found, limit, lambda one: (one.id,))


def _entry(
    record: ServiceRecord, award: Award, title: str, reasons: list[str] | None
) -> HoursEntry:
    state = "final" if award.final_at else "provisional"
    is_open = award.final_at is None and award.reversed_at is None
    told = record.model_dump(
        include={
            "id",
            "region_code",
            "kind",
            "activity_id",
            "minutes",
            "served_from",
            "served_to",
            "grade",
            "is_by_hand",
            "reason",
            "created_at",
        }
    )
    return HoursEntry.model_validate(
        {
            **told,
            "title": title,
            "reasons": reasons or [],
            "state": "reversed" if award.reversed_at else state,
            "final_on": award.final_on if is_open else None,
        }
    )
