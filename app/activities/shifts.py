"""An activity's shifts: their rules, and adding them with their roles and pools."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.activities.models import Activity, ActivityState, Shift, ShiftRole
from app.activities.shapes import SHIFTS_AT_MOST, RoleNew, ShiftNew
from app.audit.service import record_act
from app.db import new_id
from app.errors import MalformedError
from app.seats import service as seats
from app.settings import Settings
from app.volunteers.forms import SkillUnknownError
from app.volunteers.models import Skill

SHIFT_AT_MOST = timedelta(hours=24)  # nobody serves longer in one go
AHEAD_AT_MOST = timedelta(days=731)
LIVE = (ActivityState.PUBLISHED, ActivityState.RUNNING)


class TimesInvertedError(MalformedError):
    """A shift ends before it starts."""

    code = "times_inverted"
    sentence = "班次的结束时间要晚于开始时间"


class ShiftTooLongError(MalformedError):
    """A shift lasts more than a day."""

    code = "shift_too_long"
    sentence = "一个班次最长 24 小时，请分成几个班次"


class ShiftPastError(MalformedError):
    """A shift is over already."""

    code = "shift_past"
    sentence = "班次的时间已经过去，请选择以后的时间"


class ShiftTooFarError(MalformedError):
    """A shift begins in more than two years."""

    code = "shift_too_far"
    sentence = "最多提前两年安排班次"


class TooManyShiftsError(MalformedError):
    """An activity has 366 shifts at the most."""

    code = "too_many_shifts"
    sentence = "一个活动最多 366 个班次，请分成几个活动"


class CapacityUnfitError(MalformedError):
    """Neither a capacity nor roles, or two that do not agree."""

    code = "capacity_unfit"
    sentence = "请填写班次的名额；分岗位的，名额之和要与班次的名额一致"


class RolesDoubledError(MalformedError):
    """Two roles of a shift have one name."""

    code = "roles_doubled"
    sentence = "同一班次的岗位名称不能重复"


REFUSALS = (
    TimesInvertedError,
    ShiftTooLongError,
    ShiftPastError,
    ShiftTooFarError,
    TooManyShiftsError,
    CapacityUnfitError,
    RolesDoubledError,
    SkillUnknownError,
)


@dataclass(frozen=True)
class Terms:
    """When something is said, and how places are offered, by the settings."""

    now: datetime
    offer_minutes: int
    rush: timedelta

    @classmethod
    def of(cls, settings: Settings, now: datetime) -> "Terms":
        """Return the terms that the settings say."""
        return cls(now, settings.offer_minutes, timedelta(hours=settings.rush_hours))


# --- the rules -------------------------------------------------------------------------


def check_times(starts_at: datetime, ends_at: datetime, now: datetime) -> None:
    """Refuse times that no shift can have; one that has begun may still be told of.

    Raises:
        TimesInvertedError, ShiftTooLongError, ShiftPastError, ShiftTooFarError: such times.
    """
    if ends_at <= starts_at:
        raise TimesInvertedError
    if ends_at - starts_at > SHIFT_AT_MOST:
        raise ShiftTooLongError
    if ends_at <= now:
        raise ShiftPastError
    if starts_at > now + AHEAD_AT_MOST:
        raise ShiftTooFarError


def _check_roles(new: ShiftNew) -> None:
    names = [role.name for role in new.roles]
    if len(set(names)) != len(names):
        raise RolesDoubledError
    told = new.capacity or 0
    in_roles = sum(role.capacity for role in new.roles)
    if (new.roles and told not in (0, in_roles)) or not (new.roles or told):
        raise CapacityUnfitError


async def check_shifts(session: AsyncSession, new: Sequence[ShiftNew], now: datetime) -> None:
    """Refuse shifts that break a rule; two at the same time are two groups, and allowed.

    Raises:
        MalformedError: one of ``REFUSALS``.
    """
    for shift in new:
        check_times(shift.starts_at, shift.ends_at, now)
        _check_roles(shift)
    skills = {role.skill for shift in new for role in shift.roles if role.skill}
    if skills:
        known = await session.exec(select(Skill.code).where(col(Skill.code).in_(skills)))
        if skills != set(known):
            raise SkillUnknownError


# --- adding ----------------------------------------------------------------------------


async def add_shifts(
    session: AsyncSession, activity: Activity, new: Sequence[ShiftNew], terms: Terms
) -> list[Shift]:
    """Write checked shifts with their roles and pools.

    Raises:
        TooManyShiftsError: there would be more than 366.
    """
    count = select(func.count()).where(
        col(Shift.region_code) == activity.region_code, col(Shift.activity_id) == activity.id
    )
    if (await session.exec(count)).one() + len(new) > SHIFTS_AT_MOST:
        raise TooManyShiftsError
    shifts = [
        Shift(
            region_code=activity.region_code,
            activity_id=activity.id,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
        )
        for one in new
    ]
    session.add_all(shifts)
    await session.flush()
    for shift, one in zip(shifts, new, strict=True):
        await add_roles(session, activity, shift, roles_of(one), terms)
    await session.flush()
    return shifts


def roles_of(new: ShiftNew) -> list[RoleNew]:
    """Return the roles of a shift; of one without, the nameless one."""
    if new.roles:
        return new.roles
    return [RoleNew.model_construct(name="", capacity=new.capacity or 0)]


async def add_roles(
    session: AsyncSession,
    activity: Activity,
    shift: Shift,
    roles: Iterable[RoleNew],
    terms: Terms,
) -> None:
    """Write roles of a shift, each with the pool of its seats."""
    for position, role in enumerate(roles):
        role_id = new_id()
        await seats.create_pool(
            session,
            region_code=shift.region_code,
            pool_id=role_id,
            group_id=shift.id,
            capacity=role.capacity,
            is_by_hand=activity.approval == "manual",
            has_waitlist=activity.waitlist,
            offer_minutes=terms.offer_minutes,
            rush_at=shift.starts_at - terms.rush,
            starts_at=shift.starts_at,
            ends_at=shift.ends_at,
        )
        session.add(
            ShiftRole(
                region_code=shift.region_code,
                id=role_id,
                shift_id=shift.id,
                name=role.name,
                audience=role.audience,
                skill=role.skill,
                min_age=role.min_age,
                position=position,
            )
        )


async def list_shifts_of(session: AsyncSession, activity: Activity) -> list[Shift]:
    """Return all shifts of an activity by their start, called off or not."""
    query = (
        select(Shift)
        .where(
            col(Shift.region_code) == activity.region_code, col(Shift.activity_id) == activity.id
        )
        .order_by(col(Shift.starts_at), col(Shift.id))
    )
    return list(await session.exec(query))


async def list_roles(session: AsyncSession, shifts: Iterable[Shift]) -> list[ShiftRole]:
    """Return the roles of shifts of one region, shift by shift in their order."""
    keys = [(shift.region_code, shift.id) for shift in shifts]
    query = (
        select(ShiftRole)
        .where(
            col(ShiftRole.region_code).in_({region for region, _ in keys}),
            col(ShiftRole.shift_id).in_([shift_id for _, shift_id in keys]),
        )
        .order_by(col(ShiftRole.shift_id), col(ShiftRole.position), col(ShiftRole.id))
    )
    return list(await session.exec(query))


async def find_next(session: AsyncSession, activity: Activity, now: datetime) -> datetime | None:
    """Return when the next shift starts that is neither over nor called off; it may run."""
    query = select(func.min(Shift.starts_at)).where(
        col(Shift.region_code) == activity.region_code,
        col(Shift.activity_id) == activity.id,
        col(Shift.cancelled_at).is_(None),
        col(Shift.ends_at) > now,
    )
    return (await session.exec(query)).one()


async def refresh_next(session: AsyncSession, activity: Activity, now: datetime) -> None:
    """Note a change: when the next shift starts of an activity that is published and not over."""
    await session.flush()
    is_live = activity.state in LIVE
    activity.next_at = await find_next(session, activity, now) if is_live else None
    activity.changed_at = now


def record(session: AsyncSession, staff: Staff, act: str, shift: Shift, reason: str = "") -> None:
    """Keep what was done with a shift, by whom, and why."""
    record_act(
        session,
        act,
        account_id=staff.account_id,
        region_code=shift.region_code,
        target=shift.id,
        reason=reason,
    )
