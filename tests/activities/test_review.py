"""What people look at again: by whom, with which word, and what the volunteer says to it."""

import uuid
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.activities.models import Attendance
from app.audit.models import AuditEntry
from app.messages.models import InboxMessage
from app.volunteers.models import NoShow, Organisation
from tests.activities.builders import make_organisation
from tests.activities.test_attendance import BY_HAND, awards, come_and_go, refused
from tests.activities.turning_up import (
    ENDS,
    STARTS,
    Someone,
    Stand,
    account_of,
    make_stand,
    north_of,
)
from tests.builders import REGION, make_community, make_grant
from tests.conftest import Freeze, LogIn

QUEUE = f"/v1/regions/{REGION}/attendance/review"
REASON = {"reason": "已核对现场照片"}


@pytest.fixture
async def stand(app: FastAPI, session: AsyncSession, log_in: LogIn, freeze: Freeze) -> Stand:
    freeze(STARTS)
    community = await make_community(session)
    return await make_stand(app, session, log_in, community_id=community.id)


@pytest.fixture
async def li(stand: Stand, freeze: Freeze) -> Someone:
    """Somebody whom the organiser entered by hand, at a shift that is closed."""
    made = await stand.someone()
    freeze(ENDS)
    assert (await stand.enter(made.number, **BY_HAND)).status_code == 201
    await stand.settle()
    return made


async def decide(who: httpx.AsyncClient, act: str, one: Attendance) -> httpx.Response:
    return await who.post(f"/v1/regions/{REGION}/attendance/{one.id}/{act}", json=REASON)


async def queue_of(who: httpx.AsyncClient) -> list[dict[str, Any]]:
    answer = await who.get(QUEUE)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


async def community_staff(stand: Stand, session: AsyncSession) -> httpx.AsyncClient:
    from_home = await session.exec(select(Organisation.community_id))
    return await stand.staff(Role.COMMUNITY_STAFF, from_home.first())


# --- two people --------------------------------------------------------------------------


async def test_who_entered_it_does_not_approve_it_and_another_organiser_does(
    stand: Stand, session: AsyncSession, li: Someone
) -> None:
    kept = await li.attendance()
    assert (await queue_of(stand.organiser))[0]["is_own_entry"]
    assert refused(await decide(stand.organiser, "accept", kept)) == (409, "second_person_needed")
    second = await stand.staff(Role.ORGANISER)
    assert not (await queue_of(second))[0]["is_own_entry"]
    accepted = await decide(second, "accept", kept)
    assert (accepted.json()["state"], accepted.json()["minutes"]) == ("settled", 120)
    assert await awards(session) == [str(kept.id)]
    assert await queue_of(second) == []
    assert refused(await decide(second, "accept", kept)) == (409, "not_in_review")


async def test_staff_of_the_organisations_community_may_be_the_second_person(
    stand: Stand, session: AsyncSession, li: Someone
) -> None:
    staff = await community_staff(stand, session)
    assert len(await queue_of(staff)) == 1
    assert (await decide(staff, "accept", await li.attendance())).status_code == 200


async def test_staff_of_a_community_decide_about_entries_by_hand_alone(
    stand: Stand, session: AsyncSession, freeze: Freeze
) -> None:
    far = await stand.someone()
    await come_and_go(far, freeze, **north_of(3000))
    freeze(ENDS)
    await stand.settle()
    staff = await community_staff(stand, session)
    assert await queue_of(staff) == []
    assert (await decide(staff, "accept", await far.attendance())).status_code == 404


async def test_of_another_community_nobody_decides(
    stand: Stand, session: AsyncSession, li: Someone
) -> None:
    elsewhere = await make_community(session, name="北街社区")
    await session.commit()
    stranger = await stand.staff(Role.COMMUNITY_STAFF, elsewhere.id)
    assert await queue_of(stranger) == []
    answer = await decide(stranger, "accept", await li.attendance())
    assert refused(answer) == (404, "attendance_not_found")


async def test_nobody_approves_their_own_service(stand: Stand, freeze: Freeze) -> None:
    me = await stand.someone()
    await come_and_go(me, freeze, **north_of(3000))
    freeze(ENDS)
    await stand.settle()
    await make_grant(
        stand.session, await account_of(me.client), Role.ORGANISER, stand.organisation_id
    )
    await stand.session.commit()
    answer = await decide(me.client, "accept", await me.attendance())
    assert refused(answer) == (409, "own_attendance")


async def test_all_that_others_entered_is_approved_at_once(
    stand: Stand, session: AsyncSession, freeze: Freeze
) -> None:
    people = [await stand.someone() for _ in range(3)]
    second = await stand.staff(Role.ORGANISER)
    freeze(ENDS)
    for who in people[:2]:
        await stand.enter(who.number, **BY_HAND)
    await stand.enter(people[2].number, second, **BY_HAND)
    await stand.settle()
    url = f"{stand.url}/attendance/approve"
    assert (await second.post(url, json=REASON)).json() == {"approved": 2}
    assert (await second.post(url, json=REASON)).json() == {"approved": 0}
    assert len(await awards(session)) == 2


# --- a decision --------------------------------------------------------------------------


async def test_what_is_odd_is_accepted_with_a_reason_that_is_logged(
    stand: Stand, session: AsyncSession, freeze: Freeze
) -> None:
    far = await stand.someone()
    await come_and_go(far, freeze, **north_of(3000))
    freeze(ENDS)
    await stand.settle()
    (shown,) = await queue_of(stand.organiser)
    assert (shown["volunteer_number"], shown["grade"]) == (far.number, "C")
    assert "扫码时离活动地点超过 1 公里" in shown["sentences"]
    assert (await decide(stand.organiser, "accept", await far.attendance())).status_code == 200
    acts = await session.exec(select(AuditEntry.act, AuditEntry.reason))
    said = acts.all()
    assert ("accept_attendance", REASON["reason"]) in said
    assert "read_review" in {act for act, _ in said}


async def test_a_decision_needs_a_reason(stand: Stand, li: Someone) -> None:
    kept = await li.attendance()
    for act in ("accept", "refuse"):
        url = f"/v1/regions/{REGION}/attendance/{kept.id}/{act}"
        assert (await stand.organiser.post(url, json={"reason": " "})).status_code == 422


async def test_without_a_checkout_nothing_is_accepted_until_times_are_entered(
    stand: Stand, freeze: Freeze
) -> None:
    li = await stand.someone()
    await li.scan()
    freeze(ENDS)
    await stand.settle()
    second = await stand.staff(Role.ORGANISER)
    answer = await decide(second, "accept", await li.attendance())
    assert refused(answer) == (409, "checkout_missing")
    assert (await stand.enter(li.number, **BY_HAND)).json()["state"] == "in_review"
    assert (await decide(second, "accept", await li.attendance())).json()["minutes"] == 120


async def test_who_was_missed_and_is_accepted_did_come(
    stand: Stand, session: AsyncSession, freeze: Freeze
) -> None:
    li = await stand.someone()
    freeze(ENDS)
    assert (await stand.settle())["no_shows"] == 1
    await stand.enter(li.number, **BY_HAND)
    second = await stand.staff(Role.ORGANISER)
    await decide(second, "accept", await li.attendance())
    assert (await session.exec(select(func.count()).select_from(NoShow))).one() == 0


# --- the volunteer -----------------------------------------------------------------------


async def test_who_is_refused_is_told_why_and_may_object(
    stand: Stand, session: AsyncSession, li: Someone
) -> None:
    kept = await li.attendance()
    assert (await decide(stand.organiser, "refuse", kept)).json()["state"] == "refused"
    told = (await session.exec(select(InboxMessage.text))).all()
    assert any(REASON["reason"] in text for text in told)
    assert await awards(session) == []
    url = f"/v1/me/attendance/{REGION}/{kept.id}/object"
    answer = await li.client.post(url, json={"text": "我一直在场，可以问队长"})
    assert (answer.status_code, answer.json()["state"]) == (200, "in_review")
    (shown,) = await queue_of(stand.organiser)
    assert shown["objection"] == "我一直在场，可以问队长"
    assert "objected" in shown["reasons"]


async def test_nobody_objects_for_somebody_else(stand: Stand, li: Someone) -> None:
    zhang = await stand.someone(has_place=False)
    kept = await li.attendance()
    for attendance_id in (kept.id, uuid.uuid4()):
        url = f"/v1/me/attendance/{REGION}/{attendance_id}/object"
        answer = await zhang.client.post(url, json={"text": "不对"})
        assert refused(answer) == (404, "attendance_not_found")


async def test_recorded_hours_are_objected_to_where_they_are_shown(
    stand: Stand, freeze: Freeze
) -> None:
    li = await stand.someone()
    await come_and_go(li, freeze)
    freeze(ENDS)
    await stand.settle()
    url = f"/v1/me/attendance/{REGION}/{(await li.attendance()).id}/object"
    answer = await li.client.post(url, json={"text": "少了十分钟"})
    assert refused(answer) == (409, "attendance_settled")


async def test_one_sees_ones_own_with_grade_and_reasons(stand: Stand, li: Someone) -> None:
    (shown,) = (await li.client.get("/v1/me/attendance")).json()["items"]
    assert (shown["title"], shown["grade"], shown["state"]) == ("示例清扫", "C", "in_review")
    assert shown["sentences"] == ["由工作人员人工补录，需要另一人核准"]
    zhang = await stand.someone(has_place=False)
    assert (await zhang.client.get("/v1/me/attendance")).json()["items"] == []


async def test_another_organisation_sees_and_decides_nothing(
    stand: Stand, session: AsyncSession, li: Someone
) -> None:
    other = await make_organisation(session)
    await session.commit()
    stranger = await stand.staff(Role.ORGANISER, other.id)
    assert await queue_of(stranger) == []
    for act in ("accept", "refuse"):
        assert (await decide(stranger, act, await li.attendance())).status_code == 404
