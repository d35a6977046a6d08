"""What organisers do where people turn up: the code, cards, entries by hand, closing the shift."""

import asyncio
import uuid
from datetime import timedelta
from typing import Any

import httpx
import orjson
import pytest
from fastapi import FastAPI
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.activities import attendance_jobs
from app.activities.models import Activity, Attendance, Scan, Shift
from app.jobs import JobContext
from app.volunteers.models import NoShow
from tests.activities.builders import make_organisation
from tests.activities.turning_up import (
    AT_THE_PLACE,
    ENDS,
    MINUTE,
    STARTS,
    Someone,
    Stand,
    make_stand,
    north_of,
)
from tests.builders import REGION
from tests.conftest import Freeze, LogIn

HOUR = timedelta(hours=1)
BY_HAND: dict[str, Any] = {
    "in_at": STARTS.isoformat(),
    "out_at": (STARTS + 2 * HOUR).isoformat(),
    "note": "手机没电",
}


@pytest.fixture
async def stand(app: FastAPI, session: AsyncSession, log_in: LogIn, freeze: Freeze) -> Stand:
    freeze(STARTS)
    return await make_stand(app, session, log_in)


def refused(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def come_and_go(who: Someone, freeze: Freeze, minutes: int = 120, **said: Any) -> None:
    freeze(STARTS)
    assert (await who.scan(**said)).status_code == 200
    freeze(STARTS + minutes * MINUTE)
    assert (await who.scan(**said)).status_code == 200


async def awards(session: AsyncSession) -> list[str]:
    """Return for which attendances the ledger is asked to write hours."""
    connection = await session.connection()
    found = await connection.exec_driver_sql(
        "SELECT payload FROM pgqueuer WHERE entrypoint = 'award_hours' ORDER BY id"
    )
    return [orjson.loads(row[0])["attendance_id"] for row in found]


# --- the code ----------------------------------------------------------------------------


async def test_the_organiser_sees_the_code_of_the_moment_and_when_it_changes(
    stand: Stand, freeze: Freeze
) -> None:
    freeze(STARTS + timedelta(seconds=7))
    shown = (await stand.organiser.get(f"{stand.url}/code")).json()
    assert shown == {
        "code": stand.code(),
        "shift_id": str(stand.shift.id),
        "now": "2026-11-23T02:30:07Z",
        "changes_at": "2026-11-23T02:30:15Z",
        "valid_until": "2026-11-23T02:30:30Z",
        "step_seconds": 15,
    }
    li = await stand.someone()
    assert (await li.scan(shown["code"])).status_code == 200


async def test_nobody_but_its_organisers_sees_the_code(stand: Stand, session: AsyncSession) -> None:
    li = await stand.someone()
    assert (await li.client.get(f"{stand.url}/code")).status_code == 403
    other = await make_organisation(session)
    await session.commit()
    stranger = await stand.staff(Role.ORGANISER, other.id)
    assert refused(await stranger.get(f"{stand.url}/code")) == (404, "shift_not_found")
    admin = await stand.staff(Role.REGION_ADMIN)
    assert (await admin.get(f"{stand.url}/code")).status_code == 200


async def test_what_is_cancelled_shows_no_code(stand: Stand, session: AsyncSession) -> None:
    (await session.get_one(Activity, (REGION, stand.shift.activity_id))).state = "cancelled"
    await session.commit()
    answer = await stand.organiser.get(f"{stand.url}/code")
    assert refused(answer) == (409, "activity_cancelled")


# --- cards -------------------------------------------------------------------------------


async def test_a_card_that_is_scanned_is_coming_and_later_going(
    stand: Stand, freeze: Freeze
) -> None:
    li = await stand.someone()
    first = await stand.enter(li.number)
    assert first.status_code == 201
    assert first.json()["reasons"] == ["card_scanned"]
    freeze(STARTS + HOUR)
    second = (await stand.enter(li.number)).json()
    assert (second["in_at"], second["out_at"]) == ("2026-11-23T02:30:00Z", "2026-11-23T03:30:00Z")
    assert (second["grade"], second["is_by_hand"]) == ("B", False)


async def test_a_walk_in_is_let_in_by_the_organiser_and_scans_then(
    stand: Stand, freeze: Freeze
) -> None:
    li = await stand.someone(has_place=False)
    assert refused(await li.scan()) == (409, "no_place")
    assert (await stand.enter(li.number)).json()["reasons"] == ["card_scanned", "walk_in"]
    freeze(STARTS + HOUR)
    assert (await li.scan()).json()["act"] == "out"


async def test_a_number_that_nobody_has_is_404(stand: Stand) -> None:
    assert refused(await stand.enter("141128999999")) == (404, "volunteer_not_found")


async def test_one_phone_that_scans_many_cards_is_normal(
    stand: Stand, session: AsyncSession, freeze: Freeze
) -> None:
    people = [await stand.someone() for _ in range(4)]
    for minute in (0, 60):
        freeze(STARTS + minute * MINUTE)
        for who in people:
            await stand.enter(who.number)
    freeze(ENDS)
    assert (await stand.settle())["settled"] == 4


# --- closing the shift -------------------------------------------------------------------


async def test_what_is_proved_is_cut_to_the_shift_and_sent_to_the_ledger(
    stand: Stand, session: AsyncSession, freeze: Freeze
) -> None:
    li = await stand.someone()
    freeze(STARTS - 20 * MINUTE)
    await li.scan(**AT_THE_PLACE)
    freeze(ENDS + 30 * MINUTE)
    await li.scan(**AT_THE_PLACE)
    assert await stand.settle() == {"settled": 1, "in_review": 0, "no_shows": 0}
    kept = await li.attendance()
    assert (kept.minutes, kept.state, kept.grade) == (180, "settled", "A")
    assert await awards(session) == [str(kept.id)]


async def test_a_shift_is_closed_after_its_end_and_once(stand: Stand, freeze: Freeze) -> None:
    url = f"{stand.url}/settle"
    assert refused(await stand.organiser.post(url)) == (409, "shift_not_over")
    freeze(ENDS)
    await stand.settle()
    assert refused(await stand.organiser.post(url)) == (409, "shift_settled")


async def test_who_stayed_away_is_marked_and_sees_it_for_ninety_days(
    stand: Stand, freeze: Freeze
) -> None:
    li, zhang = await stand.someone(), await stand.someone()
    await come_and_go(zhang, freeze)
    freeze(ENDS)
    assert (await stand.settle())["no_shows"] == 1
    (missed,) = (await li.client.get("/v1/me/absences")).json()["items"]
    assert (missed["shift_id"], missed["dismissed_at"]) == (str(stand.shift.id), None)
    assert (await zhang.client.get("/v1/me/absences")).json()["items"] == []
    freeze(ENDS + timedelta(days=91))
    later = await stand.log_in("later")
    assert (await later.get("/v1/me/absences")).json()["items"] == []


async def test_a_no_show_is_dismissed_with_a_reason_by_who_organises(
    stand: Stand, session: AsyncSession, freeze: Freeze
) -> None:
    li = await stand.someone()
    freeze(ENDS)
    await stand.settle()
    missed = (await li.client.get("/v1/me/absences")).json()["items"][0]
    url = f"/v1/regions/{REGION}/absences/{missed['id']}/dismiss"
    other = await make_organisation(session)
    await session.commit()
    stranger = await stand.staff(Role.ORGANISER, other.id)
    reason = {"reason": "当天生病"}
    assert (await stranger.post(url, json=reason)).status_code == 404
    assert (await stand.organiser.post(url, json={"reason": ""})).status_code == 422
    for _ in range(2):
        assert (await stand.organiser.post(url, json=reason)).status_code == 204
    shown = (await li.client.get("/v1/me/absences")).json()["items"][0]
    assert (shown["reason"], bool(shown["dismissed_at"])) == ("当天生病", True)


@pytest.mark.parametrize(
    ("said", "reason"), [(north_of(2000), "far"), ({"device": "one phone"}, "shared_device")]
)
async def test_what_is_odd_is_looked_at_and_neither_refused_nor_rewarded(
    stand: Stand, session: AsyncSession, freeze: Freeze, said: Any, reason: str
) -> None:
    people = [await stand.someone() for _ in range(2)]
    for who in people:
        await come_and_go(who, freeze, **said)
    freeze(ENDS)
    assert await stand.settle() == {"settled": 0, "in_review": 2, "no_shows": 0}
    assert await awards(session) == []
    kept = await people[0].attendance()
    assert reason in kept.reasons
    assert kept.grade == "C"


async def test_identical_positions_of_three_are_odd_and_of_two_are_not(
    stand: Stand, session: AsyncSession, freeze: Freeze
) -> None:
    twins = [await stand.someone() for _ in range(2)]
    crowd = [await stand.someone() for _ in range(3)]
    for who in twins:
        await come_and_go(who, freeze, **north_of(20))
    for who in crowd:
        await come_and_go(who, freeze, **north_of(30))
    freeze(ENDS)
    assert await stand.settle() == {"settled": 2, "in_review": 3, "no_shows": 0}
    assert "same_spot" in (await crowd[0].attendance()).reasons
    spots = await session.exec(select(func.count()).where(Scan.spot != None))  # noqa: E711  # SQL
    assert spots.one() == 0


async def test_without_a_checkout_the_organiser_is_needed(stand: Stand, freeze: Freeze) -> None:
    li = await stand.someone()
    await li.scan()
    freeze(ENDS)
    assert (await stand.settle())["in_review"] == 1
    kept = await li.attendance()
    assert (kept.minutes, "no_checkout" in kept.reasons) == (None, True)


async def test_a_scan_that_arrives_after_closing_is_looked_at(stand: Stand, freeze: Freeze) -> None:
    li = await stand.someone()
    came, went = stand.code(STARTS), stand.code(ENDS)
    freeze(ENDS + HOUR)
    assert (await stand.settle())["no_shows"] == 1
    for code, at in ((came, STARTS), (went, ENDS)):
        answer = await li.scan(code, scanned_at=at.isoformat())
        assert answer.status_code == 200, answer.text
    kept = await li.attendance()
    assert (kept.state, kept.out_at) == ("in_review", ENDS)
    assert "sent_late" in kept.reasons


async def test_what_is_settled_a_later_scan_does_not_change(stand: Stand, freeze: Freeze) -> None:
    li = await stand.someone()
    await come_and_go(li, freeze)
    freeze(ENDS)
    await stand.settle()
    before = await li.attendance()
    freeze(ENDS + HOUR)
    assert (await li.scan()).json()["act"] == "again"
    after = await li.attendance()
    assert (after.out_at, after.minutes, after.state) == (before.out_at, 120, "settled")


async def test_closing_and_scanning_at_once_loses_nobody(
    stand: Stand, session: AsyncSession, freeze: Freeze
) -> None:
    people = [await stand.someone() for _ in range(8)]
    freeze(ENDS)
    done = await asyncio.gather(stand.settle(), *(who.scan() for who in people))
    assert all(answer.status_code == 200 for answer in done[1:])
    states = await session.exec(select(Attendance.state))
    assert set(states.all()) <= {"in_review"}  # none is left open in a closed shift


async def test_a_day_after_its_end_a_shift_closes_by_itself(
    stand: Stand, session: AsyncSession, app: FastAPI, freeze: Freeze
) -> None:
    li = await stand.someone()
    await come_and_go(li, freeze)
    context = JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)
    freeze(ENDS + 23 * HOUR)
    await attendance_jobs.settle_shifts(context, {})
    assert (await li.attendance()).state == "open"
    freeze(ENDS + 24 * HOUR)
    await attendance_jobs.settle_shifts(context, {})
    await attendance_jobs.settle_shifts(context, {})
    assert (await li.attendance()).state == "settled"
    assert len(await awards(session)) == 1


async def test_nobody_is_missed_at_what_was_cancelled(
    stand: Stand, session: AsyncSession, app: FastAPI, freeze: Freeze
) -> None:
    await stand.someone()
    (await session.get_one(Shift, (REGION, stand.shift.id))).cancelled_at = STARTS
    await session.commit()
    freeze(ENDS + 25 * HOUR)
    context = JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)
    await attendance_jobs.settle_shifts(context, {})
    assert (await session.exec(select(NoShow))).all() == []


async def test_scans_of_half_a_year_ago_are_forgotten(
    stand: Stand, session: AsyncSession, app: FastAPI, freeze: Freeze
) -> None:
    li = await stand.someone()
    await come_and_go(li, freeze)
    context = JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)
    freeze(STARTS + timedelta(days=181))
    await attendance_jobs.forget_old_scans(context, {})
    assert (await session.exec(select(func.count()).select_from(Scan))).one() == 0
    assert (await li.attendance()).out_at is not None


# --- by hand -----------------------------------------------------------------------------


async def test_an_entry_by_hand_waits_for_another_person(
    stand: Stand, session: AsyncSession, freeze: Freeze
) -> None:
    li = await stand.someone()
    freeze(ENDS)
    entered = (await stand.enter(li.number, **BY_HAND)).json()
    assert (entered["minutes"], entered["grade"], entered["is_by_hand"]) == (120, "C", True)
    assert (await stand.settle())["in_review"] == 1
    assert await awards(session) == []


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"in_at": STARTS.isoformat()}, 422),
        ({**BY_HAND, "note": ""}, 422),
        ({**BY_HAND, "out_at": BY_HAND["in_at"]}, 422),
        ({**BY_HAND, "out_at": (ENDS + HOUR).isoformat()}, 422),  # not over yet
        (
            {
                **BY_HAND,
                "in_at": (STARTS - 2 * HOUR).isoformat(),
                "out_at": (STARTS - HOUR).isoformat(),
            },
            422,
        ),
    ],
)
async def test_times_that_cannot_be_are_refused(
    stand: Stand, freeze: Freeze, said: Any, status: int
) -> None:
    li = await stand.someone()
    freeze(ENDS)
    assert (await stand.enter(li.number, **said)).status_code == status


async def test_by_hand_a_day_has_its_cap(
    app: FastAPI, stand: Stand, session: AsyncSession, freeze: Freeze
) -> None:
    li = await stand.someone()
    freeze(ENDS)
    app.state.settings.hand_minutes_a_day = 119
    assert refused(await stand.enter(li.number, **BY_HAND)) == (409, "hand_minutes_a_day")
    app.state.settings.hand_minutes_a_day = 120
    assert (await stand.enter(li.number, **BY_HAND)).status_code == 201


async def test_what_is_settled_is_not_entered_again(stand: Stand, freeze: Freeze) -> None:
    li = await stand.someone()
    await come_and_go(li, freeze)
    freeze(ENDS)
    await stand.settle()
    assert refused(await stand.enter(li.number, **BY_HAND)) == (409, "attendance_settled")


async def test_another_organisation_enters_nobody(stand: Stand, session: AsyncSession) -> None:
    li = await stand.someone()
    other = await make_organisation(session)
    await session.commit()
    stranger = await stand.staff(Role.ORGANISER, other.id)
    assert (await stand.enter(li.number, stranger)).status_code == 404
    assert (await stranger.post(f"{stand.url}/settle")).status_code == 404


async def test_the_same_form_sent_twice_is_one_entry(stand: Stand, session: AsyncSession) -> None:
    li = await stand.someone()
    key = {"Idempotency-Key": str(uuid.uuid4())}
    body = {"volunteer_number": li.number}
    for _ in range(2):
        answer = await stand.organiser.post(f"{stand.url}/attendance", json=body, headers=key)
        assert answer.status_code == 201
    assert (await session.exec(select(func.count()).select_from(Scan))).one() == 1
