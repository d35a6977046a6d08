"""Scanning: coming, going, what speaks for it, and what is refused by name."""

import asyncio
import uuid
from datetime import datetime, timedelta
from typing import Any

import asyncpg
import httpx
import pytest
from fastapi import FastAPI
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.activities.models import Activity, Attendance, Scan
from app.databases import plain
from tests.activities.turning_up import (
    AT_THE_PLACE,
    ENDS,
    MINUTE,
    STARTS,
    Stand,
    make_stand,
    north_of,
)
from tests.builders import REGION
from tests.conftest import Freeze, LogIn
from tests.databases import TestDatabase

HOUR = timedelta(hours=1)


@pytest.fixture
async def stand(app: FastAPI, session: AsyncSession, log_in: LogIn, freeze: Freeze) -> Stand:
    freeze(STARTS)
    return await make_stand(app, session, log_in)


def refused(answer: httpx.Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


def told(answer: httpx.Response) -> Any:
    assert answer.status_code == 200, answer.text
    return answer.json()


# --- coming and going --------------------------------------------------------------------


async def test_the_first_scan_is_coming_a_later_one_going_and_a_later_one_moves_it(
    stand: Stand, freeze: Freeze
) -> None:
    li = await stand.someone()
    acts = []
    for minutes in (0, 9, 10, 120):
        freeze(STARTS + minutes * MINUTE)
        acts.append(told(await li.scan())["act"])
    assert acts == ["in", "again", "out", "out"]
    kept = await li.attendance()
    assert (kept.in_at, kept.out_at) == (STARTS, STARTS + 120 * MINUTE)
    assert (kept.grade, kept.state) == ("A", "open")


async def test_a_scan_says_what_speaks_for_it(stand: Stand) -> None:
    li = await stand.someone()
    assert told(await li.scan(**AT_THE_PLACE)) == {
        "act": "in",
        "at": "2026-11-23T02:30:00Z",
        "shift_id": str(stand.shift.id),
        "distance": "lt_100m",
        "is_offline": False,
        "grade": "A",
        "reasons": ["code_scanned", "near"],
        "sentences": ["扫了现场的签到码", "扫码时就在活动地点"],
    }


@pytest.mark.parametrize(
    ("metres", "distance", "grade"),
    [
        (99, "lt_100m", "A"),
        (101, "lt_300m", "A"),
        (299, "lt_300m", "A"),
        (301, "lt_1km", "B"),
        (999, "lt_1km", "B"),
        (1001, "far", "C"),
        (5_000_000, "far", "C"),
    ],
)
async def test_how_far_away_decides_the_grade_and_no_position_is_kept(
    stand: Stand, session: AsyncSession, metres: float, distance: str, grade: str
) -> None:
    li = await stand.someone()
    answer = told(await li.scan(**north_of(metres)))
    assert (answer["distance"], answer["grade"]) == (distance, grade)
    assert (await li.attendance()).grade == grade
    row = await session.exec(select(Scan))
    text = str(row.one().model_dump())
    assert str(north_of(metres)["latitude"])[:7] not in text


async def test_without_a_position_nothing_is_measured_and_no_grade_lowered(stand: Stand) -> None:
    li = await stand.someone()
    answer = told(await li.scan())
    assert (answer["distance"], answer["grade"]) == ("not_measured", "A")
    assert "没有定位，不影响等级" in answer["sentences"]


async def test_the_weakest_scan_makes_the_grade(stand: Stand, freeze: Freeze) -> None:
    li = await stand.someone()
    await li.scan(**north_of(500))
    freeze(STARTS + HOUR)
    await li.scan(**AT_THE_PLACE)
    kept = await li.attendance()
    assert kept.grade == "B"
    assert set(kept.reasons) == {"code_scanned", "lt_1km", "near"}


async def test_the_code_of_the_step_before_holds_and_the_one_before_that_does_not(
    stand: Stand,
) -> None:
    li = await stand.someone()
    assert refused(await li.scan(stand.code(steps=-2))) == (409, "code_expired")
    assert refused(await li.scan(stand.code(steps=1))) == (409, "code_expired")
    assert told(await li.scan(stand.code(steps=-1)))["act"] == "in"


# --- the nonce ---------------------------------------------------------------------------


async def test_the_same_nonce_is_the_same_answer(
    stand: Stand, session: AsyncSession, freeze: Freeze
) -> None:
    li = await stand.someone()
    sent: dict[str, Any] = {"code": stand.code(), "nonce": str(uuid.uuid4()), **AT_THE_PLACE}
    first = await li.scan(**sent)
    freeze(STARTS + 20 * timedelta(seconds=1))
    again = await li.scan(**sent)
    freeze(STARTS + 2 * HOUR)  # the code has long expired: only the answer was lost
    late = await li.scan(**sent)
    assert first.json() == again.json() == late.json()
    assert (await session.exec(select(func.count()).select_from(Scan))).one() == 1
    assert (await li.attendance()).out_at is None


async def test_a_nonce_of_somebody_else_says_nothing(stand: Stand, freeze: Freeze) -> None:
    li, zhang = await stand.someone(), await stand.someone()
    sent: dict[str, Any] = {"code": stand.code(), "nonce": str(uuid.uuid4())}
    await li.scan(**sent)
    freeze(STARTS + HOUR)
    assert refused(await zhang.scan(**sent)) == (409, "code_expired")


# --- without a network -------------------------------------------------------------------


async def test_a_scan_is_sent_within_48_hours_and_counts_when_it_was_made(
    stand: Stand, freeze: Freeze
) -> None:
    li = await stand.someone()
    came, went = stand.code(STARTS), stand.code(ENDS)
    freeze(STARTS + 47 * HOUR)
    answer = told(await li.scan(came, scanned_at=STARTS.isoformat()))
    assert (answer["act"], answer["at"], answer["grade"]) == ("in", "2026-11-23T02:30:00Z", "B")
    assert "offline" in answer["reasons"]
    assert told(await li.scan(went, scanned_at=ENDS.isoformat()))["act"] == "out"
    kept = await li.attendance()
    assert (kept.in_at, kept.out_at) == (STARTS, ENDS)


async def test_scans_that_arrive_in_the_wrong_order_mean_the_same(
    stand: Stand, freeze: Freeze
) -> None:
    li = await stand.someone()
    came = stand.code(STARTS)
    freeze(ENDS)
    assert told(await li.scan())["act"] == "in"  # as far as anybody knows
    assert told(await li.scan(came, scanned_at=STARTS.isoformat()))["act"] == "in"
    kept = await li.attendance()
    assert (kept.in_at, kept.out_at) == (STARTS, ENDS)


async def test_after_48_hours_the_organiser_is_needed(stand: Stand, freeze: Freeze) -> None:
    li = await stand.someone()
    came = stand.code(STARTS)
    freeze(STARTS + 49 * HOUR)
    assert refused(await li.scan(came, scanned_at=STARTS.isoformat())) == (409, "scan_too_old")


@pytest.mark.parametrize("seconds", [-31, 45, 3600])
async def test_a_code_is_not_sent_later_for_another_time(
    stand: Stand, freeze: Freeze, seconds: int
) -> None:
    li = await stand.someone()
    came = stand.code(STARTS)
    freeze(STARTS + 2 * HOUR)
    claimed = (STARTS + timedelta(seconds=seconds)).isoformat()
    assert refused(await li.scan(came, scanned_at=claimed)) == (409, "code_expired")


async def test_a_scan_of_the_future_is_none(stand: Stand) -> None:
    li = await stand.someone()
    later = STARTS + HOUR
    answer = await li.scan(stand.code(later), scanned_at=later.isoformat())
    assert refused(answer) == (409, "code_expired")


# --- who may -----------------------------------------------------------------------------


async def test_who_has_no_place_is_told_so(stand: Stand) -> None:
    li = await stand.someone(has_place=False)
    assert refused(await li.scan()) == (409, "no_place")


async def test_who_is_no_volunteer_is_told_so(stand: Stand, log_in: LogIn) -> None:
    body = {"code": stand.code(), "nonce": str(uuid.uuid4())}
    nobody = await log_in("nobody")
    answer = await nobody.post(f"/v1/regions/{REGION}/attendance/scan", json=body)
    assert refused(answer) == (409, "not_a_volunteer")


async def test_who_is_suspended_is_told_so(stand: Stand) -> None:
    li = await stand.someone(state="suspended")
    assert refused(await li.scan()) == (409, "volunteer_suspended")


async def test_nobody_comes_to_what_is_cancelled(stand: Stand, session: AsyncSession) -> None:
    li = await stand.someone()
    activity = await session.get_one(Activity, (REGION, stand.shift.activity_id))
    activity.state = "cancelled"
    await session.commit()
    assert refused(await li.scan()) == (409, "activity_cancelled")


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (STARTS - 2 * HOUR - MINUTE, "scan_too_early"),
        (ENDS + 6 * HOUR + MINUTE, "scan_too_late"),
    ],
)
async def test_long_before_and_long_after_nobody_scans(
    stand: Stand, freeze: Freeze, at: datetime, code: str
) -> None:
    li = await stand.someone()
    freeze(at)
    assert refused(await li.scan()) == (409, code)


async def test_a_code_counts_in_its_own_county_alone(stand: Stand) -> None:
    li = await stand.someone()
    assert refused(await li.scan(region_code="141129")) == (409, "code_invalid")


@pytest.mark.parametrize(
    "said",
    [
        {"latitude": 37.9},
        {"longitude": 111.2},
        {"latitude": 91, "longitude": 0},
        {"latitude": "37.9", "longitude": 111.2},
        {"nonce": "one"},
        {"scanned_at": "2026-11-23T10:30:00"},
        {"scanned_at": 1},
        {"code": ""},
        {"code": "x" * 81},
    ],
)
async def test_a_scan_that_is_none_is_422(stand: Stand, said: dict[str, Any]) -> None:
    li = await stand.someone()
    assert (await li.scan(**said)).status_code == 422


# --- at once -----------------------------------------------------------------------------


async def test_one_person_who_scans_many_times_at_once_has_come_once(
    stand: Stand, session: AsyncSession
) -> None:
    li = await stand.someone()
    answers = await asyncio.gather(*(li.scan(**AT_THE_PLACE) for _ in range(12)))
    assert {told(answer)["act"] for answer in answers} <= {"in", "again"}
    kept = await li.attendance()
    assert (kept.in_at, kept.out_at) == (STARTS, None)
    assert (await session.exec(select(func.count()).select_from(Scan))).one() == 12


async def test_one_scan_that_is_sent_many_times_at_once_is_one(
    stand: Stand, session: AsyncSession
) -> None:
    li = await stand.someone()
    sent: dict[str, Any] = {"code": stand.code(), "nonce": str(uuid.uuid4())}
    answers = await asyncio.gather(*(li.scan(**sent) for _ in range(12)))
    assert {answer.text for answer in answers if told(answer)} == {answers[0].text}
    assert (await session.exec(select(func.count()).select_from(Scan))).one() == 1


async def test_negative_control_who_looks_before_writing_comes_twice(
    stand: Stand, session: AsyncSession, database: TestDatabase
) -> None:
    """Without the unique key both phones find nothing, and both write."""
    li = await stand.someone()
    both_looked = asyncio.Barrier(2)
    owner = await asyncpg.connect(plain(database.owner_url))
    index = "uq_attendance_region_code_shift_id_volunteer_id"
    definition = await owner.fetchval("SELECT pg_get_indexdef($1::regclass)", index)
    await owner.execute(f"DROP INDEX {index}")

    async def come() -> None:
        connection = await asyncpg.connect(plain(database.url))
        query = "SELECT count(*) FROM attendance WHERE volunteer_id = $1"
        assert await connection.fetchval(query, li.volunteer_id) == 0
        await both_looked.wait()
        await connection.execute(
            "INSERT INTO attendance (region_code, id, created_at, shift_id, volunteer_id, grade,"
            " reasons, state, is_by_hand, note, objection)"
            " VALUES ($1, $2, $3, $4, $5, 'A', '{}', 'open', false, '', '')",
            *(REGION, uuid.uuid4(), STARTS, stand.shift.id, li.volunteer_id),
        )
        await connection.close()

    try:
        await asyncio.gather(come(), come())
        assert (await session.exec(select(func.count()).select_from(Attendance))).one() == 2
    finally:
        await owner.execute("DELETE FROM attendance")
        await owner.execute(definition)
        await owner.close()


# --- its plain twin ----------------------------------------------------------------------


async def test_the_statement_agrees_with_the_rule_told_plainly(
    stand: Stand, freeze: Freeze
) -> None:
    """Scans in any order: the earliest is coming; the latest, ten minutes on or more, going."""
    for offsets in ((30, 0, 95), (0, 5, 9), (100, 50, 0), (0, 10, 5), (60, 61, 62)):
        li = await stand.someone()
        shown = {minutes: stand.code(STARTS + minutes * MINUTE) for minutes in offsets}
        freeze(ENDS + HOUR)
        for minutes in offsets:
            at = (STARTS + minutes * MINUTE).isoformat()
            told(await li.scan(shown[minutes], scanned_at=at))
        came, went = min(offsets), max(offsets)
        kept = await li.attendance()
        assert kept.in_at == STARTS + came * MINUTE
        assert kept.out_at == (STARTS + went * MINUTE if went - came >= 10 else None), offsets
