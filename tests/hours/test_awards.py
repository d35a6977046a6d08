"""Hours are given for what is proved, once, and by hand only by two people."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.activities.models import Attendance, Shift
from app.hours import awards, jobs
from app.hours.awards import AwardRefusedError
from app.hours.models import Award, ServedTime, ServiceRecord
from app.hours.rules import MINUTE, hours_of, served_of, stars_of
from app.jobs import JobContext
from app.messages.models import InboxMessage
from tests.builders import REGION, make_account
from tests.conftest import Freeze
from tests.hours.builders import (
    AWAY,
    HOUR,
    NINE,
    RULES,
    THEN,
    make_event,
    make_person,
    turn_up,
    turn_up_by_hand,
)


async def award(session: AsyncSession, attendance: Attendance) -> ServiceRecord | None:
    return await awards.award_attendance(
        session, attendance.region_code, attendance.id, RULES, THEN
    )


async def refusal(session: AsyncSession, attendance: Attendance) -> str:
    with pytest.raises(AwardRefusedError) as refused:
        await award(session, attendance)
    return refused.value.code


async def count(session: AsyncSession, table: Any) -> int:
    return (await session.exec(select(func.count()).select_from(table))).one()


# --- how many minutes ------------------------------------------------------------------


def minutes_of(*, came: float | None, went: float | None, **more: Any) -> int:
    """The minutes of a shift of three hours, for who came and went so many minutes after nine."""
    shift = Shift(
        region_code=REGION, activity_id=uuid.uuid4(), starts_at=NINE, ends_at=NINE + 3 * HOUR
    )
    attendance = Attendance(
        region_code=REGION,
        shift_id=shift.id,
        volunteer_id=shift.id,
        in_at=None if came is None else NINE + came * MINUTE,
        out_at=None if went is None else NINE + went * MINUTE,
        grade="A",
        **more,
    )
    return served_of(shift, attendance).minutes


@pytest.mark.parametrize(
    ("came", "went", "more", "minutes"),
    [
        (0, 180, {}, 180),
        (-20, 200, {}, 180),  # before it began and after it ended
        (10, 100, {}, 90),
        (0.5, 100, {}, 99),  # whole minutes, never more than they were
        (0, 180, {"minutes": 150}, 150),  # what was settled
        (0, 100, {"minutes": 150}, 100),  # never more than the scans prove
        (0, None, {}, 0),  # without a check-out nothing is proved
        (0, None, {"minutes": 60}, 0),
        (None, None, {}, 0),
        (100, 50, {}, 0),
        (200, 250, {}, 0),
        (0, None, {"minutes": 60, "is_by_hand": True}, 60),
        (0, 10, {"minutes": 60, "is_by_hand": True}, 60),  # two people know better than the scan
        (None, None, {"minutes": 500, "is_by_hand": True}, 180),
        (None, None, {"is_by_hand": True}, 0),
        (0, 30, {"is_by_hand": True}, 30),
    ],
)
def test_minutes_are_those_proved_within_the_shift(
    came: float | None, went: float | None, more: dict[str, Any], minutes: int
) -> None:
    assert minutes_of(came=came, went=went, **more) == minutes


@given(
    came=st.none() | st.integers(-300, 300),
    went=st.none() | st.integers(-300, 300),
    minutes=st.none() | st.integers(-10, 1000),
    is_by_hand=st.booleans(),
    seconds=st.integers(0, 59),
)
def test_what_is_given_lies_within_the_shift_whatever_was_scanned(
    came: int | None, went: int | None, minutes: int | None, is_by_hand: bool, seconds: int
) -> None:
    shift = Shift(
        region_code=REGION, activity_id=uuid.uuid4(), starts_at=NINE, ends_at=NINE + 3 * HOUR
    )
    attendance = Attendance(
        region_code=REGION,
        shift_id=shift.id,
        volunteer_id=shift.id,
        in_at=None if came is None else NINE + came * MINUTE + timedelta(seconds=seconds),
        out_at=None if went is None else NINE + went * MINUTE,
        grade="A",
        minutes=minutes,
        is_by_hand=is_by_hand,
    )
    served = served_of(shift, attendance)
    assert 0 <= served.minutes <= 180
    assert shift.starts_at <= served.starts_at or served.minutes == 0
    assert served.ends_at <= shift.ends_at or served.minutes == 0


def test_hours_have_one_decimal_and_are_never_rounded_up() -> None:
    assert [hours_of(minutes) for minutes in (0, 5, 6, 60, 779)] == [0, 0, 0.1, 1, 12.9]


def test_stars_are_earned_at_the_very_minute() -> None:
    assert stars_of(100 * 60 - 1, RULES) == (0, 6000)
    assert stars_of(100 * 60, RULES) == (1, 300 * 60)
    assert stars_of(2000 * 60, RULES) == (5, None)


# --- once, and for nobody's time twice -------------------------------------------------


async def test_a_settled_attendance_is_rewarded_once_however_often_it_is_asked(
    session: AsyncSession,
) -> None:
    event = await make_event(session)
    volunteer = await make_person(session)
    attendance = await turn_up(session, event, volunteer)
    record = await award(session, attendance)
    assert record is not None
    assert (record.minutes, record.seq, record.grade, record.author_id) == (180, 1, "A", None)
    assert (record.served_from, record.served_to) == (NINE, NINE + 3 * HOUR)
    assert await award(session, attendance) is None
    assert await count(session, ServiceRecord) == 1
    kept = (await session.exec(select(Award))).one()
    assert (kept.minutes, kept.hand_minutes, str(kept.final_on)) == (180, 0, "2026-12-05")


@pytest.mark.parametrize("state", ["open", "in_review", "refused"])
async def test_what_is_not_settled_is_not_rewarded(session: AsyncSession, state: str) -> None:
    attendance = await turn_up(session, await make_event(session), state=state)
    assert await award(session, attendance) is None
    assert await count(session, ServiceRecord) == 0


async def test_who_is_erased_gets_no_hours_any_more(session: AsyncSession) -> None:
    account = await make_account(session, erased_at=NINE)
    volunteer = await make_person(session, account.id)
    attendance = await turn_up(session, await make_event(session), volunteer)
    assert await award(session, attendance) is None
    assert await count(session, ServedTime) == 0


async def test_nobody_serves_twice_at_once_in_any_county(session: AsyncSession) -> None:
    account = await make_account(session)
    here = await make_person(session, account.id)
    there = await make_person(session, account.id, region_code=AWAY)
    first = await turn_up(session, await make_event(session), here)
    late = await make_event(session, AWAY, starts_at=NINE + HOUR)
    second = await turn_up(session, late, there)
    after = await make_event(session, AWAY, starts_at=NINE + 3 * HOUR)
    third = await turn_up(session, after, there)
    assert await award(session, first) is not None
    assert await refusal(session, second) == "times_overlap"
    assert await award(session, third) is not None  # it begins when the first one ends
    assert await count(session, ServiceRecord) == 2


async def test_two_people_may_serve_at_once(session: AsyncSession) -> None:
    event = await make_event(session)
    for _ in range(2):
        assert await award(session, await turn_up(session, event)) is not None


# --- by hand ---------------------------------------------------------------------------


async def test_hours_by_hand_are_shown_as_such(session: AsyncSession) -> None:
    attendance = await turn_up_by_hand(session, await make_event(session), minutes=90)
    record = await award(session, attendance)
    assert record is not None
    assert (record.minutes, record.is_by_hand, record.reason) == (90, True, "手机没电")
    assert (record.author_id, record.approver_id) == (attendance.author_id, attendance.approver_id)
    assert (await session.exec(select(Award.hand_minutes))).one() == 90


@pytest.mark.parametrize("lacking", ["author_id", "approver_id", "other"])
async def test_hours_by_hand_need_two_people(session: AsyncSession, lacking: str) -> None:
    one = uuid.uuid4()
    people = {"author_id": one, "approver_id": one} if lacking == "other" else {lacking: None}
    attendance = await turn_up_by_hand(session, await make_event(session), **people)
    assert await refusal(session, attendance) == "second_person_needed"
    assert await count(session, ServiceRecord) == 0


async def test_negative_control_the_database_itself_refuses_one_person_alone(
    session: AsyncSession,
) -> None:
    attendance = await turn_up_by_hand(session, await make_event(session))
    record = await award(session, attendance)
    assert record is not None
    await session.commit()
    forged = record.model_dump() | {"id": uuid.uuid4(), "seq": 2, "approver_id": record.author_id}
    session.add(ServiceRecord(**forged))
    with pytest.raises(Exception, match="ck_service_record_two_people"):
        await session.flush()
    await session.rollback()


async def test_a_day_holds_no_more_by_hand_than_is_set(session: AsyncSession) -> None:
    account = await make_account(session)
    volunteer = await make_person(session, account.id)
    there = await make_person(session, account.id, region_code=AWAY)
    midnight = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)  # in Shanghai
    first = await make_event(session, starts_at=midnight, hours=8)
    assert await award(session, await turn_up_by_hand(session, first, volunteer, minutes=420))
    second = await make_event(session, AWAY, starts_at=midnight + 8 * HOUR, hours=8)
    attendance = await turn_up_by_hand(session, second, there, minutes=61)
    assert await refusal(session, attendance) == "hand_minutes_a_day"
    attendance.minutes = 60
    assert await award(session, attendance)
    # What was scanned has no cap, and the next day is another.
    third = await make_event(session, starts_at=midnight + 16 * HOUR, hours=8)
    assert await award(session, await turn_up(session, third, volunteer))
    fourth = await make_event(session, starts_at=midnight + 24 * HOUR, hours=8)
    assert await award(session, await turn_up_by_hand(session, fourth, volunteer, minutes=480))


# --- the job ---------------------------------------------------------------------------


def payload(attendance: Attendance) -> dict[str, str]:
    return {"region_code": attendance.region_code, "attendance_id": str(attendance.id)}


async def test_the_job_run_twice_awards_and_tells_once(
    context: JobContext, session: AsyncSession, freeze: Freeze
) -> None:
    freeze(THEN)
    volunteer = await make_person(session)
    attendance = await turn_up(session, await make_event(session), volunteer)
    await session.commit()
    for _ in range(2):
        await jobs.award_hours(context, payload(attendance))
    assert await count(session, ServiceRecord) == 1
    told = (await session.exec(select(InboxMessage))).one()
    assert told.account_id == volunteer.account_id
    assert told.text == "已记录 180 分钟（3.0 小时），公示 7 天后生效。"


async def test_what_cannot_be_rewarded_goes_back_to_people_with_the_reason(
    context: JobContext, session: AsyncSession, freeze: Freeze
) -> None:
    freeze(THEN)
    volunteer = await make_person(session)
    rewarded = await turn_up(session, await make_event(session), volunteer)
    twice = await turn_up(session, await make_event(session), volunteer, reasons=["far"])
    await session.commit()
    for attendance in (rewarded, twice, twice):
        await jobs.award_hours(context, payload(attendance))
    await session.refresh(twice)
    assert (twice.state, twice.reasons) == ("in_review", ["far", "times_overlap"])
    live = select(Award.attendance_id).where(col(Award.reversed_at).is_(None))
    assert (await session.exec(live)).all() == [rewarded.id]


async def test_a_job_about_what_is_not_there_does_nothing(context: JobContext) -> None:
    await jobs.award_hours(context, {"region_code": REGION, "attendance_id": str(uuid.uuid4())})
