"""报修: told by one, read by staff alone, taken in hand and mended."""

import uuid
from datetime import datetime
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.settings import Settings
from app.stations.models import Station, StationFault
from app.wechat.sandbox import Sandbox
from app.wechat.sandbox.limits import Fault as Trouble
from tests.builders import REGION, make_station
from tests.conftest import LOOPBACK, LogIn, Run, authorise
from tests.media.pictures import SMALL
from tests.stations.conftest import StaffOf
from tests.wechat.sandboxes import sandbox_on_port

SAID = {"facility": "microwave", "description": "门关不上"}


def key() -> dict[str, str]:
    return {"Idempotency-Key": str(uuid.uuid4())}


@pytest.fixture
async def station(session: AsyncSession) -> Station:
    made = await make_station(session, facilities={"microwave": "no"})
    await session.commit()
    return made


async def report(me: httpx.AsyncClient, station: Station, **more: Any) -> httpx.Response:
    return await me.post(f"/v1/stations/{station.id}/faults", json=SAID | more, headers=key())


async def upload(me: httpx.AsyncClient) -> str:
    sent = {"file": ("door.jpg", SMALL, "image/jpeg")}
    return str((await me.post("/v1/me/photos", files=sent, headers=key())).json()["id"])


def of(station: Station) -> str:
    return f"/v1/regions/{REGION}/faults"


async def test_it_goes_from_new_to_in_hand_to_mended_with_a_dated_timeline(
    log_in: LogIn, client: httpx.AsyncClient, station: Station, staff_of: StaffOf
) -> None:
    told = await report(await log_in("li"), station)
    assert told.status_code == 201
    fault = told.json()
    assert (fault["state"], fault["station_name"]) == ("new", station.name)
    assert [step["state"] for step in fault["timeline"]] == ["new"]
    keeper = await staff_of(Role.KEEPER, station.id)
    taken = await keeper.post(f"{of(station)}/{fault['id']}/take", json={"note": "明天修"})
    assert (taken.status_code, taken.json()["state"]) == (200, "in_hand")
    mended = await keeper.post(f"{of(station)}/{fault['id']}/mend", json={"note": "换了门锁"})
    assert [(step["state"], step["note"]) for step in mended.json()["timeline"]] == [
        ("new", ""),
        ("in_hand", "明天修"),
        ("mended", "换了门锁"),
    ]
    at = [step["at"] for step in mended.json()["timeline"]]
    assert at == sorted(at)
    shown = (await client.get(f"/v1/stations/{station.id}")).json()["facilities"]
    assert [(one["facility"], one["available"]) for one in shown] == [("microwave", "yes")]


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        (["mend"], "fault_not_in_hand"),
        (["take", "take"], "fault_not_new"),
        (["take", "mend", "take"], "fault_not_new"),
        (["take", "mend", "mend"], "fault_not_in_hand"),
    ],
)
async def test_no_state_is_jumped_and_none_comes_twice(
    log_in: LogIn, station: Station, staff_of: StaffOf, steps: list[str], code: str
) -> None:
    fault = (await report(await log_in("li"), station)).json()["id"]
    keeper = await staff_of(Role.KEEPER, station.id)
    *before, last = [await keeper.post(f"{of(station)}/{fault}/{step}", json={}) for step in steps]
    assert {answer.status_code for answer in before} <= {200}
    assert (last.status_code, last.json()["code"]) == (409, code)


async def test_a_fault_of_a_station_that_is_gone_can_still_be_closed(
    log_in: LogIn, station: Station, staff_of: StaffOf
) -> None:
    fault = (await report(await log_in("li"), station)).json()["id"]
    admin = await staff_of()
    address = f"/v1/regions/{REGION}/stations/{station.id}/close"
    assert (await admin.post(address, json={"reason": "搬迁"})).status_code == 204
    for step in ("take", "mend"):
        assert (await admin.post(f"{of(station)}/{fault}/{step}", json={})).status_code == 200


async def test_its_photo_is_for_the_teller_and_staff_alone(
    log_in: LogIn, client: httpx.AsyncClient, station: Station, staff_of: StaffOf
) -> None:
    me = await log_in("li")
    photo_id = await upload(me)
    told = (await report(me, station, photo_id=photo_id)).json()
    assert told["photo_url"].startswith(f"/v1/photos/{photo_id}?")
    keeper = await staff_of(Role.KEEPER, station.id)
    (listed,) = (await keeper.get(of(station))).json()["items"]
    assert (await client.get(listed["photo_url"])).status_code == 200
    assert (await client.get(f"/v1/photos/{photo_id}")).status_code in (403, 422)
    for public in ("", "/changes", f"/{station.id}"):
        assert photo_id not in (await client.get(f"/v1/stations{public}")).text
    assert photo_id not in (await (await log_in("zhang")).get("/v1/me/told")).text


async def test_a_photo_of_somebody_else_or_used_before_is_refused(
    log_in: LogIn, station: Station
) -> None:
    me, other = await log_in("li"), await log_in("zhang")
    photo_id = await upload(me)
    stolen = await report(other, station, photo_id=photo_id)
    assert (stolen.status_code, stolen.json()["code"]) == (404, "photo_not_found")
    assert (await report(me, station, photo_id=photo_id)).status_code == 201
    assert (await report(me, station, photo_id=photo_id)).status_code == 404


async def test_nobody_reads_the_fault_of_another(
    log_in: LogIn, station: Station, staff_of: StaffOf
) -> None:
    fault = (await report(await log_in("li"), station)).json()["id"]
    courier = await log_in("zhang")
    assert (await courier.get("/v1/me/told")).json()["items"] == []
    assert (await courier.get(of(station))).status_code == 403
    assert (await courier.post(f"{of(station)}/{fault}/take", json={})).status_code == 403
    elsewhere = await staff_of(Role.KEEPER, uuid.uuid4())
    assert (await elsewhere.get(of(station))).json()["items"] == []
    refused = await elsewhere.post(f"{of(station)}/{fault}/take", json={})
    assert (refused.status_code, refused.json()["code"]) == (404, "fault_not_found")


async def test_words_that_break_wechats_rules_are_refused_politely(
    log_in: LogIn, station: Station, session: AsyncSession
) -> None:
    refused = await report(await log_in("li"), station, description="网上赌博")
    assert (refused.status_code, refused.json()["code"]) == (422, "content_refused")
    assert "修改" in refused.json()["detail"]
    assert (await session.exec(select(StationFault))).all() == []


async def test_doubtful_words_are_kept_and_marked(
    log_in: LogIn, station: Station, session: AsyncSession
) -> None:
    assert (await report(await log_in("li"), station, description="加微信")).status_code == 201
    assert (await session.exec(select(StationFault.check))).one() == "review"


async def test_while_wechat_is_down_a_fault_is_kept_as_not_yet_checked(
    settings: Settings, run_app: Run, station: Station, session: AsyncSession
) -> None:
    sandbox = Sandbox()
    with sandbox_on_port(sandbox) as address:
        app: FastAPI = await run_app(settings.model_copy(update={"wechat_base_url": address}))
        transport = httpx.ASGITransport(app, client=("127.0.0.1", 50000))
        async with httpx.AsyncClient(transport=transport, base_url=LOOPBACK, timeout=20) as me:
            await authorise(me, "li")
            down = Trouble(path="/wxa/msg_sec_check", kind="bad_gateway", times=None)
            sandbox.limits.faults.append(down)
            assert (await report(me, station)).status_code == 201
    assert (await session.exec(select(StationFault.check))).one() == "pending"


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ({"facility": "rocket"}, 422, "facility_unknown"),
        ({"facility": "Ö"}, 422, "malformed"),
        ({"description": "长" * 1001}, 422, "malformed"),
        ({"description": "\x00"}, 422, "malformed"),
        ({"photo_id": str(uuid.uuid4())}, 404, "photo_not_found"),
    ],
)
async def test_what_cannot_be_is_refused(
    log_in: LogIn, station: Station, said: dict[str, str], *, status: int, code: str
) -> None:
    answer = await report(await log_in("li"), station, **said)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_staff_list_the_newest_first_in_pages_and_by_state(
    log_in: LogIn, station: Station, staff_of: StaffOf, monday: datetime
) -> None:
    me, admin = await log_in("li"), await staff_of()
    ids = [(await report(me, station)).json()["id"] for _ in range(5)]
    await admin.post(f"{of(station)}/{ids[0]}/take", json={})
    seen: list[str] = []
    cursor = ""
    while True:
        page = (await admin.get(f"{of(station)}?limit=2{cursor}")).json()
        seen += [one["id"] for one in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert seen == ids[::-1]
    in_hand = (await admin.get(f"{of(station)}?state=in_hand")).json()["items"]
    assert [one["id"] for one in in_hand] == ids[:1]
