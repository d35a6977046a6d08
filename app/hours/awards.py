"""Giving hours for an attendance: once, never for the same time twice, by hand only by two."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.dialects.postgresql import Range, insert
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Account
from app.accounts.service import remember_region
from app.activities.models import Activity, Attendance, Shift
from app.errors import ConflictError
from app.hours import chain
from app.hours.models import Award, RecordKind, ServedTime, ServiceRecord
from app.hours.rules import Rules, Served, day_bounds, day_of, hours_of, served_of
from app.messages.service import Kind, Message, tell
from app.volunteers.models import Volunteer

PAGE = "pages/hours/hours"


class AwardRefusedError(ConflictError):
    """These hours cannot be given; the attendance is looked at by people again."""


class NoMinutesError(AwardRefusedError):
    """Nothing proves as much as a minute within the shift."""

    code = "no_minutes"
    sentence = "没有可以记录的时长，请先补全签到、签退时间"


class TimesOverlapError(AwardRefusedError):
    """The person has hours for that time already, in this county or another."""

    code = "times_overlap"
    sentence = "这段时间已经记录过服务时长，不能重复记录"


class SecondPersonNeededError(AwardRefusedError):
    """Hours by hand are written by one person and approved by another."""

    code = "second_person_needed"
    sentence = "人工补录的时长需要另一位工作人员核准"


class HandCapError(AwardRefusedError):
    """More by hand than a day allows."""

    code = "hand_minutes_a_day"
    sentence = "这一天人工补录的时长已到上限"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Whose time it is, where, and under which award it is kept."""

    account_id: uuid.UUID
    region_code: str
    award_id: uuid.UUID


async def lock_volunteer(
    session: AsyncSession, region_code: str, volunteer_id: uuid.UUID
) -> Volunteer | None:
    """Return a volunteer, locked after their account; None if the account was erased.

    In the order in which a number is bound, which moves records between accounts; who was moved
    meanwhile is read again.
    """
    while True:
        volunteer = await session.get_one(
            Volunteer, (region_code, volunteer_id), populate_existing=True
        )
        whose = volunteer.account_id
        living = select(Account.erased_at).where(Account.id == whose)
        held = await session.exec(living.with_for_update(read=True, key_share=True))
        if held.one() is not None:
            return None
        volunteer = await session.get_one(
            Volunteer,
            (region_code, volunteer_id),
            with_for_update={"key_share": True},
            populate_existing=True,
        )
        if volunteer.account_id == whose:
            return volunteer


async def award_attendance(
    session: AsyncSession, region_code: str, attendance_id: uuid.UUID, rules: Rules, now: datetime
) -> ServiceRecord | None:
    """Write the hours of a settled attendance; None if there is nothing to do.

    Called again for the same attendance it does nothing, also after the award was taken back:
    that puts the attendance out of the state in which it is rewarded.

    Raises:
        AwardRefusedError: one of its kinds; nothing was written.
    """
    attendance = await session.get(Attendance, (region_code, attendance_id))
    if attendance is None:
        return None
    volunteer = await lock_volunteer(session, region_code, attendance.volunteer_id)
    await session.refresh(attendance, with_for_update=True)
    if volunteer is None or attendance.state != "settled":
        return None
    if await find_live_award(session, region_code, attendance_id):
        return None
    shift = await session.get_one(Shift, (region_code, attendance.shift_id))
    activity = await session.get_one(Activity, (region_code, shift.activity_id))
    served = served_of(shift, attendance)
    if not served.minutes:
        raise NoMinutesError
    record = _record_of(attendance, activity, served, now)
    check_two_people(record)
    hand_minutes = record.minutes if record.is_by_hand else 0
    whose = Bounds(volunteer.account_id, region_code, record.id)
    await take_time(session, whose, served, hand_minutes, rules)
    await remember_region(session, volunteer.account_id, region_code)
    await _tell(session, volunteer, activity, record, rules)
    await chain.append(session, record)
    session.add(_award_of(record, rules, now))
    await session.flush()
    return record


async def find_live_award(
    session: AsyncSession, region_code: str, attendance_id: uuid.UUID
) -> Award | None:
    """Return what an attendance was rewarded with, if that was not taken back."""
    query = select(Award).where(
        col(Award.region_code) == region_code,
        col(Award.attendance_id) == attendance_id,
        col(Award.reversed_at).is_(None),
    )
    return (await session.exec(query)).first()


def _record_of(
    attendance: Attendance, activity: Activity, served: Served, now: datetime
) -> ServiceRecord:
    return ServiceRecord(
        region_code=attendance.region_code,
        created_at=now,
        seq=0,
        kind=RecordKind.AWARD,
        volunteer_id=attendance.volunteer_id,
        organisation_id=activity.organisation_id,
        activity_id=activity.id,
        shift_id=attendance.shift_id,
        attendance_id=attendance.id,
        minutes=served.minutes,
        served_from=served.starts_at,
        served_to=served.ends_at,
        grade=attendance.grade,
        is_by_hand=attendance.is_by_hand,
        author_id=attendance.author_id,
        approver_id=attendance.approver_id,
        reason=attendance.note if attendance.is_by_hand else "",
        prev_hash=b"",
        hash=b"",
    )


def _award_of(record: ServiceRecord, rules: Rules, now: datetime) -> Award:
    return Award(
        region_code=record.region_code,
        record_id=record.id,
        attendance_id=record.attendance_id,
        volunteer_id=record.volunteer_id,
        organisation_id=record.organisation_id,
        activity_id=record.activity_id,
        minutes=record.minutes,
        hand_minutes=record.minutes if record.is_by_hand else 0,
        served_from=record.served_from,
        final_on=day_of(now) + timedelta(days=rules.publicity_days),
    )


def check_two_people(record: ServiceRecord) -> None:
    """Refuse hours by hand of which one person is author and approver, or that lack one.

    Raises:
        SecondPersonNeededError: so it is.
    """
    people = {record.author_id, record.approver_id}
    if record.is_by_hand and (None in people or len(people) == 1):
        raise SecondPersonNeededError


async def take_time(
    session: AsyncSession, whose: Bounds, served: Served, hand_minutes: int, rules: Rules
) -> None:
    """Keep a person's time as served, which it can be once.

    Raises:
        HandCapError: with that, more was entered by hand than a day allows.
        TimesOverlapError: part of it is served already.
    """
    if hand_minutes:
        await _check_cap(session, whose.account_id, served, hand_minutes, rules)
    # DO NOTHING, not an error: of two who insert at once and then look, each would wait for the
    # other. So one of them waits, and sees.
    taken = await session.exec(
        insert(ServedTime)
        .values(
            account_id=whose.account_id,
            id=whose.award_id,
            region_code=whose.region_code,
            during=Range(served.starts_at, served.ends_at),
            hand_minutes=hand_minutes,
        )
        .on_conflict_do_nothing()
        .returning(col(ServedTime.id))
    )
    if taken.first() is None:
        raise TimesOverlapError


async def _check_cap(
    session: AsyncSession, account_id: uuid.UUID, served: Served, minutes: int, rules: Rules
) -> None:
    """Hold the minutes by hand of a day, which is the day on which they begin, against the cap."""
    day = Range(*day_bounds(day_of(served.starts_at)))
    entered = select(func.coalesce(func.sum(ServedTime.hand_minutes), 0)).where(
        col(ServedTime.account_id) == account_id,
        col(ServedTime.during).op("&&")(day),
        func.lower(ServedTime.during) >= day.lower,
    )
    if (await session.exec(entered)).one() + minutes > rules.hand_minutes_a_day:
        raise HandCapError


async def _tell(
    session: AsyncSession,
    volunteer: Volunteer,
    activity: Activity,
    record: ServiceRecord,
    rules: Rules,
) -> None:
    text = f"已记录 {record.minutes} 分钟（{hours_of(record.minutes)} 小时）"
    if rules.publicity_days:
        text += f"，公示 {rules.publicity_days} 天后生效"
    message = Message(
        kind=Kind.HOURS_AWARDED,
        region_code=record.region_code,
        title=activity.title,
        text=f"{text}。",
        page=PAGE,
        key=f"hours:{record.id}",
        happens_at=record.served_from,
    )
    await tell(session, volunteer.account_id, message)


async def send_to_review(
    session: AsyncSession, region_code: str, attendance_id: uuid.UUID, why: AwardRefusedError
) -> None:
    """Let people look again at an attendance that could not be rewarded, and see the reason."""
    attendance = await session.get_one(
        Attendance, (region_code, attendance_id), with_for_update=True, populate_existing=True
    )
    if attendance.state == "settled":
        attendance.state = "in_review"
        attendance.reasons = [*(r for r in attendance.reasons if r != why.code), why.code]
