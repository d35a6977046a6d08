"""An award is set right by a further record; what people say of hours needs two of them."""

from typing import Any

import pytest
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.accounts.models import Role
from app.activities.models import Attendance
from app.errors import AppError
from app.hours import awards, chain, corrections
from app.hours.models import Award, ServedTime, ServiceRecord
from app.hours.shapes import ChangeCreate
from app.messages.models import InboxMessage
from tests.builders import make_account, make_community, make_staff
from tests.hours.builders import (
    AWAY,
    HOUR,
    NINE,
    RULES,
    THEN,
    Event,
    make_event,
    make_person,
    make_team,
    turn_up,
    turn_up_by_hand,
)


async def give(session: AsyncSession, attendance: Attendance) -> ServiceRecord:
    record = await awards.award_attendance(
        session, attendance.region_code, attendance.id, RULES, THEN
    )
    assert record is not None
    return record


async def change(session: AsyncSession, staff: Staff, record: ServiceRecord, **wanted: Any) -> Any:
    told = ChangeCreate.model_validate({"kind": "correction", "reason": "登记有误", **wanted})
    return await corrections.ask_change(session, staff, record.id, told, rules=RULES, now=THEN)


async def approve(session: AsyncSession, staff: Staff, asked: Any) -> Any:
    return await corrections.approve_change(session, staff, asked.id, rules=RULES, now=THEN)


async def refusal(doing: Any) -> str:
    with pytest.raises(AppError) as refused:
        await doing
    return refused.value.code


async def balance(session: AsyncSession) -> tuple[int, int, int]:
    """The sum of the ledger, what the awards show, and how much of it is by hand."""
    total = (await session.exec(select(func.sum(ServiceRecord.minutes)))).one()
    shown = await session.exec(select(func.sum(Award.minutes), func.sum(Award.hand_minutes)))
    return total, *shown.one()


@pytest.fixture
async def event(session: AsyncSession) -> Event:
    return await make_event(session)


@pytest.fixture
async def admin(session: AsyncSession) -> Staff:
    return await make_staff(session)


async def test_fewer_minutes_of_what_was_scanned_need_one_person_and_a_reason(
    session: AsyncSession, event: Event, admin: Staff
) -> None:
    record = await give(session, await turn_up(session, event))
    done = await change(session, admin, record, minutes=-30)
    assert (done.state, done.decided_by) == ("done", None)
    entry = await session.get_one(ServiceRecord, (record.region_code, done.record_id))
    assert (entry.kind, entry.minutes, entry.reason) == ("correction", -30, "登记有误")
    assert (entry.author_id, entry.is_by_hand, entry.award_id) == (
        admin.account_id,
        False,
        record.id,
    )
    assert await balance(session) == (150, 150, 0)
    kept = (await session.exec(select(ServedTime))).one()
    assert (kept.during.lower, kept.during.upper) == (NINE, NINE + 2.5 * HOUR)


async def test_more_minutes_are_by_hand_and_wait_for_a_second_person(
    session: AsyncSession, event: Event, admin: Staff
) -> None:
    other = await make_staff(session)
    attendance = await turn_up(session, event, out_at=NINE + HOUR)
    record = await give(session, attendance)
    asked = await change(session, admin, record, minutes=30)
    assert (asked.state, await balance(session)) == ("proposed", (60, 60, 0))
    assert await refusal(change(session, other, record, minutes=-5)) == "change_waiting"
    assert await refusal(approve(session, admin, asked)) == "second_person_needed"
    await approve(session, other, asked)
    assert await balance(session) == (90, 90, 30)
    assert await refusal(approve(session, other, asked)) == "change_decided"
    entry = await session.get_one(ServiceRecord, (record.region_code, asked.record_id))
    assert (entry.is_by_hand, entry.author_id) == (True, admin.account_id)
    assert entry.approver_id == other.account_id


async def test_whatever_was_entered_by_hand_is_changed_by_two(
    session: AsyncSession, event: Event, admin: Staff
) -> None:
    record = await give(session, await turn_up_by_hand(session, event, minutes=90))
    asked = await change(session, admin, record, kind="reversal")
    assert (asked.state, await balance(session)) == ("proposed", (90, 90, 90))
    await approve(session, await make_staff(session), asked)
    assert await balance(session) == (0, 0, 0)


async def test_the_communitys_staff_may_be_the_second_person_for_its_teams_alone(
    session: AsyncSession, admin: Staff
) -> None:
    community = await make_community(session)
    near = await make_event(
        session, organisation=await make_team(session, community_id=community.id)
    )
    far = await make_event(session)
    worker = await make_staff(session, Role.COMMUNITY_STAFF, community.id)
    asked = [
        await change(
            session,
            admin,
            await give(session, await turn_up_by_hand(session, event)),
            kind="reversal",
        )
        for event in (near, far)
    ]
    assert [
        one.id for one in (await corrections.list_changes(session, worker, None, None, 9)).items
    ] == [asked[0].id]
    await approve(session, worker, asked[0])
    assert await refusal(approve(session, worker, asked[1])) == "change_not_found"


async def test_a_declined_change_changes_nothing_and_makes_room_for_another(
    session: AsyncSession, event: Event, admin: Staff
) -> None:
    record = await give(session, await turn_up_by_hand(session, event, minutes=60))
    asked = await change(session, admin, record, minutes=10)
    await corrections.decline_change(session, await make_staff(session), asked.id, THEN)
    assert await balance(session) == (60, 60, 60)
    assert (await change(session, admin, record, minutes=5)).state == "proposed"


@pytest.mark.parametrize("minutes", [0, -180, -1000, 1])
async def test_no_correction_leaves_nothing_or_more_than_the_shift_was_long(
    session: AsyncSession, event: Event, admin: Staff, minutes: int
) -> None:
    record = await give(session, await turn_up(session, event))
    asked = change(session, admin, record, minutes=minutes)
    assert await refusal(asked) == "minutes_unfit"


async def test_more_minutes_may_not_run_into_other_hours_of_the_person(
    session: AsyncSession, event: Event, admin: Staff
) -> None:
    volunteer = await make_person(session)
    record = await give(session, await turn_up(session, event, volunteer, out_at=NINE + HOUR))
    later = await make_event(session, starts_at=NINE + HOUR, hours=1)
    await give(session, await turn_up(session, later, volunteer))
    asked = await change(session, admin, record, minutes=30)
    other = await make_staff(session)
    await session.commit()
    assert await refusal(approve(session, other, asked)) == "times_overlap"
    await session.rollback()
    assert await balance(session) == (120, 120, 0)


async def test_the_cap_of_a_day_holds_for_corrections_too(
    session: AsyncSession, admin: Staff
) -> None:
    event = await make_event(session, hours=9)
    record = await give(session, await turn_up_by_hand(session, event, minutes=480))
    asked = await change(session, admin, record, minutes=1)
    other = await make_staff(session)
    assert await refusal(approve(session, other, asked)) == "hand_minutes_a_day"


async def test_a_reversal_frees_the_time_for_another_award_and_ends_what_it_rested_on(
    session: AsyncSession, event: Event, admin: Staff
) -> None:
    volunteer = await make_person(session)
    attendance = await turn_up(session, event, volunteer)
    record = await give(session, attendance)
    await change(session, admin, record, kind="reversal")
    await session.refresh(attendance)
    assert (attendance.state, await balance(session)) == ("refused", (0, 0, 0))
    again = awards.award_attendance(session, event.region_code, attendance.id, RULES, THEN)
    assert await again is None  # a job that comes twice gives nothing back
    await give(session, await turn_up(session, await make_event(session), volunteer))
    assert await balance(session) == (180, 180, 0)
    assert await refusal(change(session, admin, record, minutes=-1)) == "record_reversed"


async def test_what_goes_back_to_review_is_rewarded_again_when_it_is_settled_again(
    session: AsyncSession, event: Event, admin: Staff
) -> None:
    attendance = await turn_up(session, event)
    record = await give(session, attendance)
    await change(session, admin, record, kind="reversal", to_review=True)
    await session.refresh(attendance)
    assert attendance.state == "in_review"
    attendance.state, attendance.out_at = "settled", NINE + HOUR
    second = await give(session, attendance)
    assert (second.minutes, await balance(session)) == (60, (60, 60, 0))
    live = select(Award.record_id).where(col(Award.reversed_at).is_(None))
    assert (await session.exec(live)).all() == [second.id]


async def test_the_person_is_told_of_each_change_with_its_reason(
    session: AsyncSession, event: Event, admin: Staff
) -> None:
    record = await give(session, await turn_up(session, event))
    await change(session, admin, record, minutes=-60)
    await change(session, admin, record, kind="reversal")
    told = (await session.exec(select(InboxMessage.text).order_by(col(InboxMessage.id)))).all()
    assert told[1:] == [
        "更正为 120 分钟（2.0 小时）。原因：登记有误",
        "这次的时长已撤销。原因：登记有误",
    ]


async def test_an_award_of_another_county_is_not_known_here(session: AsyncSession) -> None:
    record = await give(session, await turn_up(session, await make_event(session, AWAY)))
    admin = await make_staff(session)
    assert await refusal(change(session, admin, record, minutes=-1)) == "record_not_found"


async def test_of_who_was_erased_hours_can_still_be_taken_back(
    session: AsyncSession, event: Event, admin: Staff
) -> None:
    account = await make_account(session)
    volunteer = await make_person(session, account.id)
    record = await give(session, await turn_up(session, event, volunteer))
    account.erased_at = THEN
    await session.flush()
    await change(session, admin, record, kind="reversal")
    assert await balance(session) == (0, 0, 0)
    assert (await chain.verify(session, event.region_code)).broken_at is None
