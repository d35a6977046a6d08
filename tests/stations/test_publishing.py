"""What staff publish and answer passes WeChat's check, and waits for nobody when WeChat is down."""

import uuid
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.feedback.models import Feedback
from app.settings import Settings
from app.stations.models import Station, StationFault, StationTask
from app.stations.shapes import StationCreate
from app.stations.wording import words_of_station
from app.wechat.sandbox import Sandbox
from app.wechat.sandbox.limits import Fault
from tests.builders import MONDAY_MORNING, REGION, make_account, make_grant, make_station
from tests.conftest import LOOPBACK, Run, authorise
from tests.wechat.sandboxes import sandbox_on_port

BAD = "网上赌博"
STAFF = f"/v1/regions/{REGION}"
NEW: dict[str, Any] = {"name": "南街驿站", "kind": "love", "latitude": 37.88, "longitude": 111.24}
WEEK = [[["08:00", "20:00"]]] * 7
CLOSED = {"on": "2026-12-01", "ranges": [], "reason": BAD}
NOTED = {"facility": "sofa", "available": "yes", "note": BAD}


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox()


@pytest.fixture
async def admin(
    settings: Settings, run_app: Run, session: AsyncSession, sandbox: Sandbox
) -> AsyncIterator[httpx.AsyncClient]:
    """The region's admin, with a service that has one single connection for the ORM."""
    with sandbox_on_port(sandbox) as address:
        given = {"wechat_base_url": address, "orm_pool": 1}
        app = await run_app(settings.model_copy(update=given))
        transport = httpx.ASGITransport(app, client=("127.0.0.1", 50000))
        async with httpx.AsyncClient(transport=transport, base_url=LOOPBACK, timeout=30) as me:
            await authorise(me, "admin")
            await make_grant(session, uuid.UUID((await me.get("/v1/me")).json()["id"]))
            await session.commit()
            yield me


async def _things(session: AsyncSession) -> dict[str, uuid.UUID]:
    station, teller = await make_station(session), await make_account(session)
    at: dict[str, Any] = {"region_code": REGION, "station_id": station.id}
    task = StationTask(topic="door", reason="locked", due_at=MONDAY_MORNING, **at)
    new, in_hand = [
        StationFault(account_id=teller.id, facility_id=1, state=state, **at)
        for state in ("new", "in_hand")
    ]
    said = Feedback(region_code=REGION, account_id=teller.id, kind="complaint", text="没有灯")
    session.add_all([task, new, in_hand, said])
    await session.commit()
    return {
        **{"station": station.id, "task": task.id, "said": said.id},
        **{"new": new.id, "in_hand": in_hand.id},
    }


WRITES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("POST", "/stations", NEW | {"name": BAD}),
    ("POST", "/stations", NEW | {"hours": {"weekly": WEEK, "exceptions": [CLOSED]}}),
    ("POST", "/stations", NEW | {"facilities": [NOTED]}),
    ("PUT", "/stations/{station}", NEW | {"entry": {"way": "code", "note": BAD}}),
    ("PUT", "/stations/{station}", NEW | {"truck": {"prices": BAD}}),
    ("PUT", "/stations/{station}/hours", {"hours": {"weekly": WEEK, "exceptions": [CLOSED]}}),
    ("PUT", "/stations/{station}/facilities", {"facilities": [NOTED]}),
    ("POST", "/tasks/{task}/answer", {"answer": "open_again", "note": BAD}),
    ("POST", "/faults/{new}/take", {"note": BAD}),
    ("POST", "/faults/{in_hand}/mend", {"note": BAD}),
    ("POST", "/feedback/{said}/answer", {"text": BAD}),
)


@pytest.mark.parametrize(("method", "path", "body"), WRITES)
async def test_risky_words_are_refused_politely_and_nothing_changes(
    admin: httpx.AsyncClient,
    session: AsyncSession,
    *,
    method: str,
    path: str,
    body: dict[str, Any],
) -> None:
    things = await _things(session)
    key = {"Idempotency-Key": str(uuid.uuid4())}
    address = STAFF + path.format(**things)
    refused = await admin.request(method, address, json=body, headers=key)
    assert (refused.status_code, refused.json()["code"]) == (422, "content_refused"), refused.text
    assert "修改" in refused.json()["detail"]
    (station,) = await session.exec(select(Station).execution_options(populate_existing=True))
    assert (station.name, station.entry_note, station.truck_prices) == ("北街爱心驿站", "", None)
    faults = await session.exec(select(StationFault.state))
    assert sorted(faults) == ["in_hand", "new"]
    (said,) = await session.exec(select(Feedback.state))
    assert said == "received"


@pytest.mark.parametrize(("method", "path", "body"), WRITES)
async def test_while_wechat_is_down_staff_go_on(
    admin: httpx.AsyncClient,
    session: AsyncSession,
    sandbox: Sandbox,
    *,
    method: str,
    path: str,
    body: dict[str, Any],
) -> None:
    things = await _things(session)
    down = Fault(path="/wxa/msg_sec_check", kind="errcode", errcode=-10003, times=None)
    sandbox.limits.faults.append(down)
    key = {"Idempotency-Key": str(uuid.uuid4())}
    address = STAFF + path.format(**things)
    answer = await admin.request(method, address, json=body, headers=key)
    assert answer.is_success, answer.text


def test_every_text_of_a_station_is_looked_at() -> None:
    """Whatever may hold words of one's own: each has its own, and each comes out."""
    truck = {"entrance": "大门", "prices": "免费"}
    said = StationCreate.model_validate(
        NEW
        | {"address": "南街", "entry": {"way": "code", "note": "问门卫"}, "truck": truck}
        | {"facilities": [NOTED | {"note": "三张"}]}
        | {"hours": {"weekly": WEEK, "exceptions": [CLOSED | {"reason": "春节"}]}}
    )
    looked_at = set(words_of_station(said))
    assert looked_at == {"南街驿站", "南街", "问门卫", "大门", "免费", "三张", "春节"}


async def test_a_fault_is_taken_and_mended_without_a_word(
    admin: httpx.AsyncClient, session: AsyncSession, monday: datetime
) -> None:
    things = await _things(session)
    for path in ("new/take", "new/mend"):
        fault, step = path.split("/")
        answer = await admin.post(f"{STAFF}/faults/{things[fault]}/{step}")
        assert answer.status_code == 200, answer.text
