"""Staff keep stations true, each within their own scope."""

import uuid
from datetime import date
from typing import Any

import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.regions.models import Community
from app.stations.editing import PHOTOS_AT_MOST
from app.stations.models import Station
from tests.builders import REGION, make_community, make_station, make_town
from tests.conftest import LogIn
from tests.media.pictures import SMALL
from tests.stations.conftest import Get, StaffOf

STATIONS = f"/v1/regions/{REGION}/stations"
HOURS: dict[str, Any] = {"weekly": [[["08:00", "20:00"]]] * 7}
NEW: dict[str, Any] = {
    "name": "南街爱心驿站",
    "kind": "love",
    "latitude": 37.88,
    "longitude": 111.24,
}


def key() -> dict[str, str]:
    return {"Idempotency-Key": str(uuid.uuid4())}


async def upload(me: httpx.AsyncClient) -> str:
    sent = {"file": ("door.jpg", SMALL, "image/jpeg")}
    return str((await me.post("/v1/me/photos", files=sent, headers=key())).json()["id"])


@pytest.fixture
async def community(session: AsyncSession) -> Community:
    made = await make_community(session)
    await session.commit()
    return made


@pytest.fixture
async def station(session: AsyncSession, community: Community) -> Station:
    made = await make_station(session, community_id=community.id, town_id=community.town_id)
    await session.commit()
    return made


# What each may do: those who keep a station true, and the region's admin alone.
KEEPING: tuple[tuple[str, str, Any], ...] = (
    ("PUT", "/hours", {"hours": HOURS}),
    ("PUT", "/facilities", {"facilities": []}),
    ("POST", "/verify", None),
    ("GET", "/visits", None),
    ("GET", "/qr", None),
)
GOVERNING: tuple[tuple[str, str, Any], ...] = (
    ("PUT", "", NEW),
    ("POST", "/close", {"reason": "搬迁"}),
)


class TestScopes:
    @pytest.mark.parametrize("role", ["keeper", "community_staff", "town_staff", "region_admin"])
    async def test_each_keeps_the_stations_of_their_own_scope(
        self, station: Station, community: Community, staff_of: StaffOf, role: str
    ) -> None:
        own = {
            "keeper": station.id,
            "community_staff": community.id,
            "town_staff": community.town_id,
            "region_admin": None,
        }
        me = await staff_of(Role(role), own[role])
        for method, path, body in KEEPING:
            answer = await me.request(method, f"{STATIONS}/{station.id}{path}", json=body)
            assert answer.status_code == 200, f"{path}: {answer.text}"
        expected = 403 if role != "region_admin" else None
        for method, path, body in GOVERNING:
            answer = await me.request(method, f"{STATIONS}/{station.id}{path}", json=body)
            assert answer.status_code == (expected or answer.status_code), path
            assert (answer.status_code < 300) == (role == "region_admin")

    @pytest.mark.parametrize("role", ["keeper", "community_staff", "town_staff"])
    async def test_the_stations_of_another_scope_are_not_there_for_them(
        self, station: Station, staff_of: StaffOf, role: str
    ) -> None:
        me = await staff_of(Role(role), uuid.uuid4())
        for method, path, body in KEEPING:
            answer = await me.request(method, f"{STATIONS}/{station.id}{path}", json=body)
            assert (answer.status_code, answer.json()["code"]) == (404, "station_not_found"), path

    async def test_a_role_ends_at_the_border_of_its_region(
        self, station: Station, staff_of: StaffOf
    ) -> None:
        elsewhere = await staff_of(region_code="140100")
        for method, path, body in (*KEEPING, *GOVERNING):
            answer = await elsewhere.request(method, f"{STATIONS}/{station.id}{path}", json=body)
            assert (answer.status_code, answer.json()["code"]) == (403, "role_needed")
            crossed = f"/v1/regions/140100/stations/{station.id}{path}"
            answer = await elsewhere.request(method, crossed, json=body)
            assert (answer.status_code, answer.json()["code"]) == (404, "station_not_found")

    @pytest.mark.parametrize("role", ["organiser", "auditor", "department_staff"])
    async def test_other_roles_keep_no_stations(
        self, station: Station, staff_of: StaffOf, role: str
    ) -> None:
        me = await staff_of(Role(role), station.id)
        for method, path, body in (*KEEPING, *GOVERNING):
            answer = await me.request(method, f"{STATIONS}/{station.id}{path}", json=body)
            assert answer.status_code == 403, path

    async def test_a_withdrawn_role_ends_with_the_next_request(
        self, station: Station, staff_of: StaffOf
    ) -> None:
        admin, keeper = await staff_of(), await staff_of(Role.KEEPER, station.id)
        verify = f"{STATIONS}/{station.id}/verify"
        assert (await keeper.post(verify)).status_code == 200
        grants = (await admin.get(f"/v1/regions/{REGION}/grants")).json()["items"]
        (grant,) = [one["id"] for one in grants if one["role"] == "keeper"]
        me = (await admin.get("/v1/me")).json()["id"]
        address = f"/v1/regions/{REGION}/grants/{grant}/withdraw"
        assert (await admin.post(address, json={"successor_id": me})).status_code == 204
        assert (await keeper.post(verify)).status_code == 403


class TestCreating:
    async def test_a_new_station_is_found_at_once(
        self, staff_of: StaffOf, nearby: Get, client: httpx.AsyncClient, community: Community
    ) -> None:
        admin = await staff_of()
        said = NEW | {
            "town_id": str(community.town_id),
            "community_id": str(community.id),
            "phone": "0358-1234567",
            "entry": {"way": "ask_guard", "note": "说取快递"},
            "hours": HOURS,
            "facilities": [{"facility": "microwave", "available": "yes", "note": "二楼"}],
            "truck": {"spaces": 3},
        }
        made = await admin.post(STATIONS, json=said, headers=key())
        assert made.status_code == 201, made.text
        body = made.json()
        assert (body["entry"]["way"], body["truck"]["spaces"]) == ("ask_guard", 3)
        assert body["facilities"][0]["note"] == "二楼"
        assert body["confidence"] == 1.0
        (near,) = await nearby(facilities=["microwave"], kinds=["love"])
        assert (near["id"], near["town"]) == (body["id"], "圪洞镇")
        found = (await client.get("/v1/stations?q=南街")).json()["items"]
        assert [one["id"] for one in found] == [body["id"]]

    async def test_the_same_form_twice_makes_one_station(
        self, staff_of: StaffOf, session: AsyncSession
    ) -> None:
        admin, once = await staff_of(), key()
        ids = {(await admin.post(STATIONS, json=NEW, headers=once)).json()["id"] for _ in "12"}
        assert len(ids) == 1
        assert len((await session.exec(select(Station))).all()) == 1

    @pytest.mark.parametrize(
        ("wrong", "code"),
        [
            ({"kind": "castle"}, "kind_unknown"),
            ({"town_id": str(uuid.uuid4())}, "place_unknown"),
            ({"community_id": str(uuid.uuid4())}, "place_unknown"),
            ({"facilities": [{"facility": "rocket", "available": "yes"}]}, "facility_unknown"),
            (
                {"facilities": [{"facility": "sofa", "available": "yes"}] * 2},
                "facility_unknown",
            ),
            ({"latitude": 86}, "malformed"),
            ({"name": ""}, "malformed"),
            ({"name": "  "}, "malformed"),
            ({"name": "\x00"}, "malformed"),
            ({"phone": "call me"}, "malformed"),
            ({"capacity": 10**30}, "malformed"),
            ({"secret": 1}, "malformed"),
            ({"hours": {"weekly": [[]]}}, "malformed"),
            ({"hours": {"weekly": [[["08:00", "12:00"], ["11:00", "13:00"]]] * 7}}, "malformed"),
            ({"facilities": [{"facility": "sofa", "available": "perhaps"}]}, "malformed"),
        ],
    )
    async def test_what_cannot_be_is_refused_and_nothing_is_made(
        self, staff_of: StaffOf, session: AsyncSession, wrong: dict[str, Any], code: str
    ) -> None:
        admin = await staff_of()
        answer = await admin.post(STATIONS, json=NEW | wrong, headers=key())
        assert (answer.status_code, answer.json()["code"]) == (422, code)
        assert (await session.exec(select(Station))).all() == []

    async def test_town_and_community_belong_together_and_to_the_region(
        self, staff_of: StaffOf, session: AsyncSession, community: Community
    ) -> None:
        other = await make_town(session, "大武镇")
        far = await make_community(session, await make_town(session, "别镇", "140100"))
        await session.commit()
        admin = await staff_of()
        for wrong in (
            {"town_id": str(other.id), "community_id": str(community.id)},
            {"town_id": str(far.town_id)},
            {"community_id": str(far.id)},
        ):
            answer = await admin.post(STATIONS, json=NEW | wrong, headers=key())
            assert answer.json()["code"] == "place_unknown"


class TestChanging:
    async def test_what_staff_set_is_shown_everywhere(
        self, staff_of: StaffOf, station: Station, nearby: Get, client: httpx.AsyncClient
    ) -> None:
        admin = await staff_of()
        one = f"{STATIONS}/{station.id}"
        await admin.put(one, json=NEW | {"kind": "warm_new", "name": "新名"})
        known = {"facilities": [{"facility": "sofa", "available": "no", "note": "送修"}]}
        await admin.put(f"{one}/facilities", json=known)
        await admin.put(f"{one}/hours", json={"hours": None})
        copied = (await client.get("/v1/stations/changes")).json()["items"]
        for shown in (*await nearby(), *copied):
            assert (shown["name"], shown["kind"], shown["state"]) == ("新名", "warm_new", "unknown")
            assert shown["facilities"] == [{"facility": "sofa", "available": "no"}]
        assert (await client.get("/v1/stations?q=北街")).json()["items"] == []

    async def test_closing_for_good_leaves_only_a_tombstone(
        self, staff_of: StaffOf, station: Station, client: httpx.AsyncClient
    ) -> None:
        admin = await staff_of()
        since = (await client.get("/v1/stations/changes")).json()["next_since"]
        one = f"{STATIONS}/{station.id}"
        assert (await admin.post(f"{one}/close", json={"reason": "搬迁"})).status_code == 204
        assert (await client.get(f"/v1/stations/{station.id}")).status_code == 404
        assert (await admin.post(f"{one}/verify")).status_code == 404
        changes = (await client.get("/v1/stations/changes", params={"since": since})).json()
        assert changes["items"] == [{"id": str(station.id), "removed": True}]

    async def test_photos_are_shown_in_order_and_nine_at_the_most(
        self, staff_of: StaffOf, station: Station, client: httpx.AsyncClient
    ) -> None:
        keeper = await staff_of(Role.KEEPER, station.id)
        one, photos = f"{STATIONS}/{station.id}", []
        for _ in range(PHOTOS_AT_MOST):
            photos.append(await upload(keeper))
            for _ in range(2):  # twice is once
                assert (await keeper.put(f"{one}/photos/{photos[-1]}")).status_code == 200
        shown = (await client.get(f"/v1/stations/{station.id}")).json()["photos"]
        assert [photo["id"] for photo in shown] == photos
        assert (await client.get(shown[0]["url"])).status_code == 200
        tenth = await keeper.put(f"{one}/photos/{await upload(keeper)}")
        assert (tenth.status_code, tenth.json()["code"]) == (422, "too_many_photos")
        assert (await keeper.delete(f"{one}/photos/{photos[0]}")).status_code == 200
        gone = await keeper.delete(f"{one}/photos/{photos[0]}")
        assert (gone.status_code, gone.json()["code"]) == (404, "photo_not_here")

    async def test_only_ones_own_photo_can_be_shown(
        self, staff_of: StaffOf, station: Station, log_in: LogIn
    ) -> None:
        keeper = await staff_of(Role.KEEPER, station.id)
        stolen = await upload(await log_in("li"))
        answer = await keeper.put(f"{STATIONS}/{station.id}/photos/{stolen}")
        assert (answer.status_code, answer.json()["code"]) == (404, "photo_not_found")

    async def test_the_code_on_the_wall_is_an_image(
        self, staff_of: StaffOf, station: Station
    ) -> None:
        keeper = await staff_of(Role.KEEPER, station.id)
        answer = await keeper.get(f"{STATIONS}/{station.id}/qr")
        assert answer.status_code == 200
        assert answer.headers["content-type"] in ("image/png", "image/jpeg")
        assert len(answer.content) > 100

    @pytest.mark.parametrize("query", ["since=x", "until=2026-13-01", "since=2026-02-30"])
    async def test_visits_are_asked_for_by_days_that_exist(
        self, staff_of: StaffOf, station: Station, query: str
    ) -> None:
        keeper = await staff_of(Role.KEEPER, station.id)
        answer = await keeper.get(f"{STATIONS}/{station.id}/visits?{query}")
        assert answer.status_code == 422

    async def test_visits_may_be_asked_for_up_to_the_ends_of_the_calendar(
        self, staff_of: StaffOf, station: Station
    ) -> None:
        keeper = await staff_of(Role.KEEPER, station.id)
        for query in (f"until={date.min}", f"until={date.max}"):
            answer = await keeper.get(f"{STATIONS}/{station.id}/visits?{query}")
            assert (answer.status_code, answer.json()) == (200, {"items": []}), query

    @pytest.mark.parametrize(
        ("query", "status"),
        [
            ("since=2026-01-01&until=2027-01-02", 200),  # 366 days
            ("since=2026-01-01&until=2027-01-03", 422),
            ("since=2026-02-02&until=2026-02-01", 422),
            ("since=2026-02-02&until=2026-02-02", 200),
            (f"since={date.max}", 422),  # later than today
        ],
    )
    async def test_visits_are_asked_for_over_a_year_at_the_most(
        self, staff_of: StaffOf, station: Station, query: str, status: int
    ) -> None:
        keeper = await staff_of(Role.KEEPER, station.id)
        answer = await keeper.get(f"{STATIONS}/{station.id}/visits?{query}")
        assert answer.status_code == status
        if status == 422:
            assert answer.json()["code"] == "days_unfit"
            assert "一年" in answer.json()["detail"]
