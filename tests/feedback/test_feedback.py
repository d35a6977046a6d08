"""投诉建议: always reachable, read by the department alone, answered once."""

import uuid
from typing import Any

import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.feedback.models import Feedback
from app.settings import Settings
from app.wechat.sandbox import Sandbox
from app.wechat.sandbox.limits import Fault
from tests.builders import REGION, make_grant, make_region
from tests.conftest import LOOPBACK, LogIn, Run, authorise
from tests.media.pictures import SMALL
from tests.wechat.sandboxes import sandbox_on_port

OWN = "/v1/me/feedback"
STAFF = f"/v1/regions/{REGION}/feedback"
SAID: dict[str, Any] = {"kind": "complaint", "text": "晚上没人", "region_code": REGION}


def key() -> dict[str, str]:
    return {"Idempotency-Key": str(uuid.uuid4())}


async def say(me: httpx.AsyncClient, **more: Any) -> httpx.Response:
    return await me.post(OWN, json=SAID | more, headers=key())


@pytest.fixture(autouse=True)
async def _region(session: AsyncSession) -> None:
    await make_region(session)
    await session.commit()


@pytest.fixture
async def admin(log_in: LogIn, session: AsyncSession) -> httpx.AsyncClient:
    me = await log_in("admin")
    await make_grant(session, uuid.UUID((await me.get("/v1/me")).json()["id"]))
    await session.commit()
    return me


async def test_it_is_said_answered_once_and_read_by_who_said_it(
    log_in: LogIn, admin: httpx.AsyncClient
) -> None:
    me = await log_in("li")
    said = await say(me, wants_answer=True)
    assert said.status_code == 201
    body = said.json()
    assert (body["state"], body["answer"], body["answered_at"]) == ("received", "", None)
    (listed,) = (await admin.get(f"{STAFF}?state=received")).json()["items"]
    assert listed["text"] == "晚上没人"
    answer = f"{STAFF}/{body['id']}/answer"
    answered = await admin.post(answer, json={"text": "已安排值班"})
    assert (answered.status_code, answered.json()["state"]) == (200, "answered")
    again = await admin.post(answer, json={"text": "别的"})
    assert (again.status_code, again.json()["code"]) == (409, "feedback_answered")
    (own,) = (await me.get(OWN)).json()["items"]
    assert (own["state"], own["answer"]) == ("answered", "已安排值班")
    assert (await admin.get(f"{STAFF}?state=received")).json()["items"] == []
    assert len((await admin.get(f"{STAFF}?state=answered")).json()["items"]) == 1


async def test_nobody_else_reads_it(
    log_in: LogIn, admin: httpx.AsyncClient, session: AsyncSession
) -> None:
    said = (await say(await log_in("li"))).json()["id"]
    other, far = await log_in("zhang"), await log_in("far")
    far_id = uuid.UUID((await far.get("/v1/me")).json()["id"])
    await make_grant(session, far_id, Role.REGION_ADMIN, region_code="140100")
    await session.commit()
    assert (await other.get(OWN)).json()["items"] == []
    for me in (other, far):
        assert (await me.get(STAFF)).status_code == 403
        assert (await me.post(f"{STAFF}/{said}/answer", json={"text": "x"})).status_code == 403
    crossed = f"/v1/regions/140100/feedback/{said}/answer"
    refused = await far.post(crossed, json={"text": "x"})
    assert (refused.status_code, refused.json()["code"]) == (404, "feedback_not_found")


async def test_a_photo_goes_with_it(
    log_in: LogIn, admin: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    me = await log_in("li")
    sent = {"file": ("door.jpg", SMALL, "image/jpeg")}
    photo = (await me.post("/v1/me/photos", files=sent, headers=key())).json()["id"]
    assert (await say(me, photo_id=photo)).json()["photo_url"]
    (listed,) = (await admin.get(STAFF)).json()["items"]
    assert (await client.get(listed["photo_url"])).status_code == 200
    stolen = await say(await log_in("zhang"), photo_id=photo)
    assert (stolen.status_code, stolen.json()["code"]) == (404, "photo_not_found")


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ({"text": ""}, 422, "malformed"),
        ({"text": "   "}, 422, "malformed"),
        ({"text": "长" * 1001}, 422, "malformed"),
        ({"text": "\x00"}, 422, "malformed"),
        ({"kind": "praise"}, 422, "malformed"),
        ({"region_code": "999999"}, 404, "region_not_found"),
        ({"region_code": "1"}, 422, "malformed"),
        ({"photo_id": str(uuid.uuid4())}, 404, "photo_not_found"),
        ({"text": "网上赌博"}, 422, "content_refused"),
    ],
)
async def test_what_cannot_be_is_refused_and_not_kept(
    log_in: LogIn, session: AsyncSession, said: dict[str, str], *, status: int, code: str
) -> None:
    answer = await say(await log_in("li"), **said)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (await session.exec(select(Feedback))).all() == []


async def test_while_wechat_is_down_a_complaint_can_be_made(
    settings: Settings, run_app: Run, session: AsyncSession
) -> None:
    sandbox = Sandbox()
    with sandbox_on_port(sandbox) as address:
        app = await run_app(settings.model_copy(update={"wechat_base_url": address}))
        transport = httpx.ASGITransport(app, client=("127.0.0.1", 50000))
        async with httpx.AsyncClient(transport=transport, base_url=LOOPBACK, timeout=20) as me:
            await authorise(me, "li")
            down = Fault(path="/wxa/msg_sec_check", kind="errcode", errcode=-1, times=None)
            sandbox.limits.faults.append(down)
            assert (await say(me)).status_code == 201
    assert (await session.exec(select(Feedback.check))).one() == "pending"


async def test_lists_come_newest_first_in_pages(log_in: LogIn, admin: httpx.AsyncClient) -> None:
    me = await log_in("li")
    ids = [(await say(me)).json()["id"] for _ in range(5)]
    for who, address in ((me, OWN), (admin, STAFF)):
        seen: list[str] = []
        cursor = ""
        while True:
            page = (await who.get(f"{address}?limit=2{cursor}")).json()
            seen += [one["id"] for one in page["items"]]
            if page["next_cursor"] is None:
                break
            cursor = f"&cursor={page['next_cursor']}"
        assert seen == ids[::-1]


async def test_one_person_says_twenty_things_a_day(log_in: LogIn) -> None:
    me = await log_in("li")
    answers = [(await say(me)).status_code for _ in range(21)]
    assert answers == [201] * 20 + [429]
