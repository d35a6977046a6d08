"""What staff do, and what is done to a login or an account, leaves one entry in the log of acts.

What residents tell and keep is a row of its own, that is deleted in time; the log is read by the
region's admin and kept for long: with their taps in it, it would be a trail of their days.
"""

import uuid
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.audit.models import AuditEntry
from app.settings import Settings
from app.stations.models import StationTask
from tests.builders import REGION, make_account, make_grant, make_station
from tests.conftest import LogIn, authorise
from tests.media.pictures import SMALL

# What changes something and leaves no entry, and why.
SILENT = {
    "count_visit": "nobody's act: nothing about who looked is kept",
    "upload_my_photo": "of no effect until it is attached, and that is an act",
    "receive_push": "WeChat's act; the event itself is stored",
    "tell_finding": "a row of station_tap, which names who told for 90 days",
    "add_favourite": "a row of favourite, one's own",
    "remove_favourite": "that row is gone, and nobody shall know that it was there",
    "report_fault": "a row of station_fault, and a signed step of its timeline",
    "object_to_result": "a row of objection, which names who said it",
    "sign_up": "a row of seat, one's own",
    "cancel_signup": "that row is gone: it was one's own",
    "accept_offer": "the row of seat says so",
    "scan_code": "a row of scan, and of attendance",
    "object_to_attendance": "the row of attendance says so, in one's own words",
    "read_message": "the row of inbox_message says so",
    "read_all_messages": "the rows of inbox_message say so",
    "give_feedback": "a row of feedback, which names who said it",
}
STAFF = f"/v1/regions/{REGION}"
HOURS = {"weekly": [[["08:00", "20:00"]]] * 7}
STATION = {"name": "南街爱心驿站", "kind": "love", "latitude": 37.9, "longitude": 111.2}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"rate_limits": "off"})


class Walk:
    """Does one operation after the other and counts what each leaves."""

    def __init__(self, app: FastAPI, session: AsyncSession) -> None:
        self._session = session
        self._operations = {
            (method.upper(), path): operation["operationId"]
            for path, methods in app.openapi()["paths"].items()
            for method, operation in methods.items()
        }
        self.walked: dict[str, int] = {}

    async def entries(self) -> list[AuditEntry]:
        await self._session.rollback()
        return list(await self._session.exec(select(AuditEntry).order_by(col(AuditEntry.id))))

    async def step(
        self, who: httpx.AsyncClient, method: str, template: str, body: Any = None, **values: Any
    ) -> Any:
        """Do one operation; its name is that of the path's template."""
        full = template.replace(STAFF, "/v1/regions/{region_code}")
        before = len(await self.entries())
        sent: dict[str, Any] = {"json": body}
        if body == "photo":
            sent = {"files": {"file": ("door.jpg", SMALL, "image/jpeg")}}
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        answer = await who.request(method, template.format(**values), headers=headers, **sent)
        assert answer.is_success, f"{method} {template}: {answer.text}"
        name = self._operations[method, full]
        self.walked[name] = len(await self.entries()) - before
        return answer.json() if answer.content else None


Person = Callable[[str], Awaitable[tuple[httpx.AsyncClient, uuid.UUID]]]


@pytest.fixture
def person(log_in: LogIn) -> Person:
    async def person(name: str) -> tuple[httpx.AsyncClient, uuid.UUID]:
        me = await log_in(name)
        return me, uuid.UUID((await me.get("/v1/me")).json()["id"])

    return person


async def test_each_change_is_written_once(
    app: FastAPI, session: AsyncSession, person: Person, client: httpx.AsyncClient
) -> None:
    walk = Walk(app, session)
    (courier, courier_id), (admin, admin_id), (other, _) = [
        await person(name) for name in ("li", "admin", "zhang")
    ]
    await make_grant(session, admin_id)
    station = await make_station(session, facilities={"microwave": "yes"}, hours=None)
    await session.commit()
    at = {"station_id": station.id}
    await _own(walk, courier, client, at)
    await _told(walk, courier, other, admin=admin, session=session, at=at)
    await _kept(walk, admin, courier_id, at)
    await _left(walk, courier)
    wrong = {name: count for name, count in walk.walked.items() if count != (name not in SILENT)}
    assert wrong == {}


async def _own(walk: Walk, me: httpx.AsyncClient, client: httpx.AsyncClient, at: Any) -> None:
    code = {"code": f"demo:li:{uuid.uuid4()}"}
    token = (await walk.step(client, "POST", "/v1/auth/wechat", code))["token"]
    there = {"Authorization": f"Bearer {token}"}
    devices = (await client.get("/v1/me/devices", headers=there)).json()["items"]
    (device,) = [one["id"] for one in devices if one["current"]]
    await walk.step(me, "DELETE", "/v1/me/devices/{device_id}", device_id=device)
    version = (await client.get("/v1/vocabulary")).json()["privacy_version"]
    await walk.step(me, "PUT", "/v1/me", {"nickname": "小李"})
    await walk.step(me, "PUT", "/v1/me/avatar", "photo")
    phone = {"code": f"demo-phone:13812341234:{uuid.uuid4()}"}
    await walk.step(me, "POST", "/v1/me/phone", phone)
    consent = "/v1/me/consents/{document}"
    await walk.step(me, "PUT", consent, {"version": version}, document="privacy")
    await walk.step(me, "DELETE", consent, document="privacy")
    await walk.step(me, "PUT", "/v1/me/favourites/{station_id}", **at)
    await walk.step(me, "DELETE", "/v1/me/favourites/{station_id}", **at)


async def _told(
    walk: Walk,
    me: httpx.AsyncClient,
    other: httpx.AsyncClient,
    *,
    admin: httpx.AsyncClient,
    session: AsyncSession,
    at: Any,
) -> None:
    for who in (me, other):
        await walk.step(who, "PUT", "/v1/stations/{station_id}/tap", {"finding": "locked"}, **at)
    task = (await session.exec(select(StationTask.id))).one()
    answer = {"answer": "open_again"}
    await walk.step(admin, "POST", f"{STAFF}/tasks/{{task_id}}/answer", answer, task_id=task)
    said = {"facility": "microwave", "description": "坏了"}
    fault = await walk.step(me, "POST", "/v1/stations/{station_id}/faults", said, **at)
    for step in ("take", "mend"):
        await walk.step(
            admin, "POST", f"{STAFF}/faults/{{fault_id}}/{step}", {}, fault_id=fault["id"]
        )
    said = {"kind": "complaint", "text": "没有灯", "region_code": REGION}
    complaint = await walk.step(me, "POST", "/v1/me/feedback", said)
    address = f"{STAFF}/feedback/{{feedback_id}}/answer"
    await walk.step(admin, "POST", address, {"text": "明天装"}, feedback_id=complaint["id"])


async def _kept(walk: Walk, admin: httpx.AsyncClient, other: uuid.UUID, at: Any) -> None:
    made = await walk.step(admin, "POST", f"{STAFF}/stations", STATION)
    mine, one = {"station_id": made["id"]}, f"{STAFF}/stations/{{station_id}}"
    await walk.step(admin, "PUT", one, STATION | {"name": "新名"}, **mine)
    await walk.step(admin, "PUT", f"{one}/hours", {"hours": HOURS}, **mine)
    known = {"facilities": [{"facility": "sofa", "available": "yes"}]}
    await walk.step(admin, "PUT", f"{one}/facilities", known, **mine)
    await walk.step(admin, "POST", f"{one}/verify", **mine)
    sent = {"file": ("door.jpg", SMALL, "image/jpeg")}
    key = {"Idempotency-Key": str(uuid.uuid4())}
    photo = (await admin.post("/v1/me/photos", files=sent, headers=key)).json()["id"]
    for method in ("PUT", "DELETE"):
        await walk.step(admin, method, f"{one}/photos/{{photo_id}}", photo_id=photo, **mine)
    await walk.step(admin, "POST", f"{one}/close", {"reason": "搬迁"}, **mine)
    role = {"account_id": str(other), "role": Role.AUDITOR}
    grant = await walk.step(admin, "POST", f"{STAFF}/grants", role)
    address = f"{STAFF}/grants/{{grant_id}}/withdraw"
    await walk.step(admin, "POST", address, {}, grant_id=grant["id"])


async def _left(walk: Walk, me: httpx.AsyncClient) -> None:
    for last in ("/v1/me/close", "/v1/me/reopen", "/v1/auth/logout"):
        await walk.step(me, "POST", last)


async def test_what_changes_nothing_and_what_is_refused_is_not_written(
    session: AsyncSession, person: Person
) -> None:
    (me, account_id), station = await person("li"), await make_station(session)
    grant = await make_grant(session, account_id)
    await session.commit()
    await me.put(f"/v1/me/favourites/{station.id}")

    async def count() -> int:
        await session.rollback()
        return (await session.exec(select(func.count()).select_from(AuditEntry))).one()

    before = await count()
    key = {"Idempotency-Key": str(uuid.uuid4())}
    again = {"account_id": str(account_id), "role": "region_admin"}
    for answer, status in (
        (await me.put(f"/v1/me/favourites/{station.id}"), 204),  # kept already
        (await me.delete(f"/v1/me/favourites/{uuid.uuid4()}"), 204),  # never kept
        (await me.delete("/v1/me/consents/privacy"), 200),  # never given
        (await me.post("/v1/me/reopen"), 200),  # never closing
        (await me.post(f"{STAFF}/grants", json=again, headers=key), 201),  # held already
        (await me.post(f"{STAFF}/grants/{grant.id}/withdraw", json={}), 409),  # the last one
        (await me.put("/v1/me", json={"occupation": "astronaut"}), 422),
    ):
        assert answer.status_code == status, answer.text
    assert await count() == before


async def test_an_entry_says_who_did_what_to_what_and_on_which_request(
    session: AsyncSession, person: Person
) -> None:
    (me, account_id), station = await person("li"), await make_station(session)
    await make_grant(session, account_id)
    await session.commit()
    answer = await me.post(f"{STAFF}/stations/{station.id}/verify")
    verified = select(AuditEntry).where(AuditEntry.act == "verify_station")
    entry = (await session.exec(verified)).one()
    assert (entry.account_id, entry.region_code) == (account_id, REGION)
    assert (entry.target, entry.request_id) == (str(station.id), answer.headers["x-request-id"])


async def test_the_log_is_read_by_auditors_in_pages_and_by_nobody_else(
    session: AsyncSession, person: Person, client: httpx.AsyncClient
) -> None:
    auditor, auditor_id = await person("auditor")
    await make_grant(session, auditor_id, Role.AUDITOR)
    for number in range(5):
        session.add(AuditEntry(region_code=REGION, act=f"act{number}"))
        session.add(AuditEntry(region_code="140100", act="elsewhere"))
    await session.commit()
    seen: list[str] = []
    cursor = ""
    while True:
        page = (await auditor.get(f"{STAFF}/audit?limit=2{cursor}")).json()
        seen += [one["act"] for one in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert seen == [f"act{number}" for number in range(4, -1, -1)]
    assert (await auditor.post(f"{STAFF}/stations", json=STATION)).status_code == 403
    await authorise(client, "courier")
    assert (await client.get(f"{STAFF}/audit")).status_code == 403


async def test_the_role_that_serves_can_neither_change_nor_delete_an_entry(
    session: AsyncSession,
) -> None:
    account = await make_account(session)
    entry = AuditEntry(region_code=REGION, act="tell", account_id=account.id)
    session.add(entry)
    await session.commit()
    connection = await session.connection()
    for statement in ("UPDATE audit_entry SET act = 'x'", "DELETE FROM audit_entry"):
        with pytest.raises(Exception, match="permission denied"):
            await connection.exec_driver_sql(statement)
        await session.rollback()
        connection = await session.connection()
