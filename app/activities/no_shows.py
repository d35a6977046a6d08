"""Who had a place and stayed away: shown to the person, dismissed by who organises, fading."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import service as accounts
from app.accounts.grants import Staff
from app.activities.attendance_shapes import OwnNoShow
from app.activities.models import Activity, Shift
from app.activities.reading import organises
from app.activities.verdicts import NO_SHOW_DAYS
from app.audit.service import record_act
from app.errors import NotFoundError
from app.volunteers.models import NoShow, Volunteer


class NoShowNotFoundError(NotFoundError):
    """There is none, or none of what the caller organises."""

    code = "no_show_not_found"
    sentence = "没有找到这条未到记录"


async def dismiss(
    session: AsyncSession, staff: Staff, no_show_id: uuid.UUID, reason: str, now: datetime
) -> None:
    """Let a no-show count no more; again changes nothing.

    Raises:
        NoShowNotFoundError: there is none, or it is another organisation's.
    """
    region = staff.region_code
    query = (
        select(NoShow)
        .join(Shift, and_(col(Shift.region_code) == region, col(Shift.id) == NoShow.shift_id))
        .join(
            Activity,
            and_(col(Activity.region_code) == region, col(Activity.id) == Shift.activity_id),
        )
        .where(col(NoShow.region_code) == region, col(NoShow.id) == no_show_id, organises(staff))
        .with_for_update(of=NoShow)
    )
    found = (await session.exec(query)).first()
    if found is None:
        raise NoShowNotFoundError
    if found.dismissed_at is None:
        found.dismissed_at, found.dismissed_by, found.reason = now, staff.account_id, reason
        record_act(
            session,
            "dismiss_no_show",
            account_id=staff.account_id,
            region_code=region,
            target=found.id,
            reason=reason,
        )


async def list_own(
    session: AsyncSession, account_id: uuid.UUID, now: datetime
) -> Sequence[OwnNoShow]:
    """Return what a person missed in the last ninety days, the last one first."""
    found: list[OwnNoShow] = []
    for region in await accounts.list_regions_of(session, account_id):
        query = (
            select(NoShow, Activity.title, Shift.starts_at)
            .join(
                Volunteer,
                and_(
                    col(Volunteer.region_code) == region, col(Volunteer.id) == NoShow.volunteer_id
                ),
            )
            .join(Shift, and_(col(Shift.region_code) == region, col(Shift.id) == NoShow.shift_id))
            .join(
                Activity,
                and_(col(Activity.region_code) == region, col(Activity.id) == Shift.activity_id),
            )
            .where(
                col(NoShow.region_code) == region,
                col(Volunteer.account_id) == account_id,
                NoShow.missed_at > now - timedelta(days=NO_SHOW_DAYS),
            )
        )
        found += [
            OwnNoShow.model_validate(missed, update={"title": title, "starts_at": starts_at})
            for missed, title, starts_at in await session.exec(query)
        ]
    return sorted(found, key=lambda one: one.starts_at, reverse=True)
