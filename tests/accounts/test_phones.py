"""A bound number is there to be called back on: by who is in charge, and each look is logged."""

import uuid
from typing import Any

import httpx
import pytest
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.audit.models import AuditEntry
from tests.builders import REGION, make_grant, make_station
from tests.conftest import LogIn

STAFF = f"/v1/regions/{REGION}"
PHONE = "13812341234"


def key() -> dict[str, str]:
    return {"Idempotency-Key": str(uuid.uuid4())}


@pytest.fixture
async def told(log_in: LogIn, session: AsyncSession) -> dict[str, Any]:
    """A courier who told a fault and a complaint, and a keeper and an admin."""
    station = await make_station(session)
    me, keeper, admin = [await log_in(name) for name in ("li", "keeper", "admin")]
    for who, role, scope in (
        (keeper, Role.KEEPER, station.id),
        (admin, Role.REGION_ADMIN, None),
    ):
        account_id = uuid.UUID((await who.get("/v1/me")).json()["id"])
        await make_grant(session, account_id, role, scope)
    await session.commit()
    said = {"facility": "microwave", "description": "坏了"}
    fault = await me.post(f"/v1/stations/{station.id}/faults", json=said, headers=key())
    complaint = await complain(me)
    return {
        "me": me,
        "keeper": keeper,
        "admin": admin,
        "fault": f"{STAFF}/faults/{fault.json()['id']}/phone",
        "complaint": f"{STAFF}/feedback/{complaint}/phone",
    }


async def complain(me: httpx.AsyncClient, **more: Any) -> str:
    said = {"kind": "complaint", "text": "没有灯", "region_code": REGION} | more
    return str((await me.post("/v1/me/feedback", json=said, headers=key())).json()["id"])


async def bind(me: httpx.AsyncClient) -> None:
    code = {"code": f"demo-phone:{PHONE}:{uuid.uuid4()}"}
    assert (await me.post("/v1/me/phone", json=code)).status_code == 200


async def looks(session: AsyncSession) -> list[tuple[str, str]]:
    await session.rollback()
    found = select(AuditEntry).where(AuditEntry.act == "look_at_phone")
    return [(str(one.account_id), one.target) for one in await session.exec(found)]


async def test_each_look_shows_the_whole_number_and_is_logged_with_who_and_at_whose(
    told: dict[str, Any], session: AsyncSession
) -> None:
    await bind(told["me"])
    expected = []
    for who, what in (("keeper", "fault"), ("admin", "fault"), ("admin", "complaint")):
        answer = await told[who].get(told[what])
        assert (answer.status_code, answer.json()) == (200, {"phone": PHONE})
        assert answer.headers["cache-control"] == "no-store"
        who_id = (await told[who].get("/v1/me")).json()["id"]
        expected.append((who_id, told[what].split("/")[-2]))
    assert sorted(await looks(session)) == sorted(expected)


async def test_without_a_number_there_is_nothing_to_see_and_nothing_to_log(
    told: dict[str, Any], session: AsyncSession
) -> None:
    for what in ("fault", "complaint"):
        answer = await told["admin"].get(told[what])
        assert (answer.status_code, answer.json()["code"]) == (404, "phone_not_bound")
    assert await looks(session) == []


async def test_who_wants_no_answer_is_not_called(
    told: dict[str, Any], session: AsyncSession
) -> None:
    await bind(told["me"])
    quiet = await complain(told["me"], wants_answer=False)
    answer = await told["admin"].get(f"{STAFF}/feedback/{quiet}/phone")
    assert (answer.status_code, answer.json()["code"]) == (409, "answer_not_wanted")
    assert await looks(session) == []


async def test_a_complaint_is_the_departments_alone(told: dict[str, Any]) -> None:
    await bind(told["me"])
    for who in ("keeper", "me"):
        assert (await told[who].get(told["complaint"])).status_code == 403
    assert (await told["me"].get(told["fault"])).status_code == 403


async def test_staff_see_what_wechat_said_and_the_person_does_not(told: dict[str, Any]) -> None:
    await complain(told["me"], text="加微信", wants_answer=False)
    listed = (await told["admin"].get(f"{STAFF}/feedback")).json()["items"]
    assert [(one["check"], one["wants_answer"]) for one in listed] == [
        ("review", False),
        ("pass", True),
    ]
    (own, _) = (await told["me"].get("/v1/me/feedback")).json()["items"]
    assert "check" not in own
    (fault,) = (await told["keeper"].get(f"{STAFF}/faults")).json()["items"]
    assert fault["check"] == "pass"


async def test_that_staff_read_peoples_words_is_logged_once_a_page(
    told: dict[str, Any], session: AsyncSession
) -> None:
    for _ in range(2):
        await complain(told["me"])
    for who, address in (
        ("admin", f"{STAFF}/feedback?limit=2"),
        ("admin", f"{STAFF}/feedback?state=answered"),  # nothing there to read
        ("keeper", f"{STAFF}/faults"),
        ("me", "/v1/me/feedback"),  # one's own
    ):
        assert (await told[who].get(address)).status_code == 200
    read = select(AuditEntry).where(col(AuditEntry.act).startswith("read_"))
    entries = [(one.act, one.region_code) for one in await session.exec(read)]
    assert sorted(entries) == [("read_faults", REGION), ("read_feedback", REGION)]


async def test_that_somebody_took_their_data_away_is_logged_as_their_own_act(
    told: dict[str, Any], session: AsyncSession
) -> None:
    me_id = (await told["me"].get("/v1/me")).json()["id"]
    assert (await told["me"].get("/v1/me/export")).status_code == 200
    (entry,) = await session.exec(select(AuditEntry).where(AuditEntry.act == "export"))
    assert (str(entry.account_id), entry.region_code) == (me_id, "000000")


async def test_a_nickname_that_breaks_wechats_rules_is_refused(told: dict[str, Any]) -> None:
    refused = await told["me"].put("/v1/me", json={"nickname": "网上赌博"})
    assert (refused.status_code, refused.json()["code"]) == (422, "content_refused")
    assert (await told["me"].get("/v1/me")).json()["nickname"] == ""
