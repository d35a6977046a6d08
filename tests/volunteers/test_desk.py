"""What staff do with volunteers: each sees their own, and each look is an act."""

import uuid
from typing import Any

import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Account, Consent, Role
from app.audit.models import AuditEntry
from app.regions.models import Community
from app.volunteers.models import Volunteer
from tests.activities.builders import make_organisation
from tests.builders import REGION, make_community, make_town
from tests.conftest import LogIn
from tests.volunteers.conftest import StaffOf
from tests.volunteers.people import FORM, ME, PHONE, STAFF, bind, code_of, join, key

HERE = f"{STAFF}/volunteers"
DESK = HERE.replace("/volunteers", "/desk")


@pytest.fixture
async def admin(staff_of: StaffOf) -> httpx.AsyncClient:
    return await staff_of()


async def enter(staff: httpx.AsyncClient, **said: Any) -> httpx.Response:
    return await staff.post(HERE, json=FORM | said, headers=key())


async def acts(session: AsyncSession, *named: str) -> list[tuple[str, str]]:
    await session.rollback()
    found = await session.exec(select(AuditEntry).where(AuditEntry.region_code == REGION))
    return [(one.act, one.target) for one in found if one.act in named]


class TestPaper:
    async def test_a_form_makes_a_volunteer_with_a_number_and_a_consent(
        self, admin: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        made = await enter(admin)
        assert made.status_code == 201
        shown = made.json()
        assert (shown["number"], shown["source"]) == ("1411280000016", "paper")
        assert (shown["phone_masked"], shown["occupation"]) == (None, None)
        row = (await session.exec(select(Volunteer))).one()
        account = await session.get_one(Account, row.account_id)
        assert account.openid.startswith("paper:")
        consents = select(Consent.document).where(Consent.account_id == row.account_id)
        assert list(await session.exec(consents)) == ["volunteer"]

    async def test_a_phone_that_is_known_leads_to_the_same_person(
        self, admin: httpx.AsyncClient, li: httpx.AsyncClient
    ) -> None:
        made = (await enter(admin, phone=PHONE)).json()
        assert made["phone_masked"] == "138****1234"
        assert (await li.get(ME)).json()["number"] == made["number"]
        again = await enter(admin, phone=PHONE)
        assert code_of(again) == (409, "already_a_volunteer")

    async def test_the_same_rules_hold_on_paper(self, admin: httpx.AsyncClient) -> None:
        assert code_of(await enter(admin, birth_year=2020)) == (409, "under_age")
        assert (await enter(admin, phone="12345")).status_code == 422

    async def test_staff_of_a_community_enter_those_of_their_community(
        self, staff_of: StaffOf, session: AsyncSession, community: Community
    ) -> None:
        other = await make_community(session, await make_town(session, "马坊镇"), "马坊社区")
        await session.commit()
        staff = await staff_of(Role.COMMUNITY_STAFF, community.id)
        for where in (None, str(other.id)):
            refused = await enter(staff, community_id=where)
            assert code_of(refused) == (404, "community_not_yours")
        assert (await enter(staff, community_id=str(community.id))).status_code == 201

    async def test_a_courier_enters_nobody(self, li: httpx.AsyncClient) -> None:
        assert code_of(await enter(li)) == (403, "role_needed")


class TestSeeing:
    async def test_each_sees_their_own(
        self,
        staff_of: StaffOf,
        session: AsyncSession,
        community: Community,
        admin: httpx.AsyncClient,
        li: httpx.AsyncClient,
    ) -> None:
        team = await make_organisation(session)
        await session.commit()
        near = await staff_of(Role.COMMUNITY_STAFF, community.id)
        organiser = await staff_of(Role.ORGANISER, team.id)
        foreign = await staff_of(region_code="141129")
        there = (await enter(admin, community_id=str(community.id))).json()["id"]
        entered = (await enter(organiser)).json()["id"]
        own = (await join(li)).json()["id"]

        async def seen(staff: httpx.AsyncClient) -> set[str]:
            listed = (await staff.get(HERE)).json()["items"]
            found = {one["id"] for one in listed}
            for one in (there, entered, own):
                answer = await staff.get(f"{HERE}/{one}")
                assert answer.status_code == (200 if one in found else 404)
            return found

        assert await seen(admin) == {there, entered, own}
        assert await seen(near) == {there}
        assert await seen(organiser) == {entered}
        assert (await foreign.get(HERE)).status_code == 403

    async def test_the_list_is_read_page_by_page_and_each_page_is_an_act(
        self, admin: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        made = [(await enter(admin, real_name=f"示例{n}")).json()["id"] for n in range(3)]
        first = (await admin.get(HERE, params={"limit": 2})).json()
        rest = (await admin.get(HERE, params={"cursor": first["next_cursor"]})).json()
        assert [one["id"] for one in first["items"] + rest["items"]] == made[::-1]
        assert (await admin.get(HERE, params={"state": "suspended"})).json()["items"] == []
        assert await acts(session, "read_volunteers") == [("read_volunteers", "all")] * 2

    async def test_a_card_or_a_phone_leads_to_a_person_and_the_look_is_an_act(
        self, admin: httpx.AsyncClient, li: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        own = (await join(li)).json()
        for sought in ({"number": own["number"]}, {"phone": PHONE}):
            found = await admin.post(f"{DESK}/volunteers/find", json=sought)
            assert (found.json()["id"], found.json()["real_name"]) == (own["id"], "示例小李")
        for sought in ({"number": "1411280000999"}, {"phone": "13900000000"}):
            nobody = await admin.post(f"{DESK}/volunteers/find", json=sought)
            assert code_of(nobody) == (404, "volunteer_not_found")
        for unclear in ({}, {"number": own["number"], "phone": PHONE}):
            refused = await admin.post(f"{DESK}/volunteers/find", json=unclear)
            assert code_of(refused) == (422, "lookup_unclear")
        looked = await acts(session, "look_up_volunteer")
        assert looked == [("look_up_volunteer", own["id"])] * 2

    async def test_each_look_at_a_number_or_a_person_is_an_act(
        self, admin: httpx.AsyncClient, li: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        own = (await join(li)).json()
        await admin.get(f"{HERE}/{own['id']}")
        phone = await admin.get(f"{HERE}/{own['id']}/phone")
        assert (phone.json(), phone.headers["cache-control"]) == ({"phone": PHONE}, "no-store")
        assert await acts(session, "read_volunteer", "look_at_phone") == [
            ("read_volunteer", own["id"]),
            ("look_at_phone", own["id"]),
        ]
        without = (await enter(admin)).json()["id"]
        assert code_of(await admin.get(f"{HERE}/{without}/phone")) == (404, "phone_not_bound")


class TestDeciding:
    async def test_who_is_suspended_reads_why_and_is_reinstated(
        self, admin: httpx.AsyncClient, li: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        where = f"{HERE}/{(await join(li)).json()['id']}"
        await admin.post(f"{where}/suspend", json={"reason": "多次未到"})
        own = (await li.get(ME)).json()
        assert (own["state"], own["reason"]) == ("suspended", "多次未到")
        twice = await admin.post(f"{where}/suspend", json={"reason": "多次未到"})
        assert code_of(twice) == (409, "volunteer_state")
        on_again = (await admin.post(f"{where}/reinstate")).json()
        assert (on_again["state"], on_again["reason"]) == ("active", "")
        again = await admin.post(f"{where}/reinstate")
        assert code_of(again) == (409, "volunteer_state")
        done = await acts(session, "suspend_volunteer", "reinstate_volunteer")
        assert [act for act, _ in done] == ["suspend_volunteer", "reinstate_volunteer"]

    async def test_a_slip_in_a_name_is_corrected_with_a_reason_in_the_log(
        self, admin: httpx.AsyncClient, li: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        where = f"{HERE}/{(await join(li)).json()['id']}/correct"
        said = {"real_name": "示例小黎", "birth_year": 1991, "reason": "看过身份证"}
        assert (await admin.post(where, json=said)).json()["real_name"] == "示例小黎"
        assert (await li.get(ME)).json()["birth_year"] == 1991
        young = await admin.post(where, json=said | {"birth_year": 2020})
        assert code_of(young) == (409, "under_age")
        entry = select(AuditEntry).where(AuditEntry.act == "correct_volunteer")
        assert (await session.exec(entry)).one().reason == "看过身份证"

    async def test_only_the_region_decides(
        self, staff_of: StaffOf, li: httpx.AsyncClient, community: Community
    ) -> None:
        where = f"{HERE}/{(await join(li, community_id=str(community.id))).json()['id']}"
        staff = await staff_of(Role.COMMUNITY_STAFF, community.id)
        body = {"reason": "看过", "real_name": "示例", "birth_year": 1990}
        for what in ("suspend", "reinstate", "correct"):
            assert (await staff.post(f"{where}/{what}", json=body)).status_code == 403
        admin = await staff_of()
        for what in ("suspend", "reinstate", "correct"):
            unknown = await admin.post(f"{HERE}/{uuid.uuid4()}/{what}", json=body)
            assert code_of(unknown) == (404, "volunteer_not_found")


async def test_figures_tell_how_many_of_which_occupation_joined(
    admin: httpx.AsyncClient, log_in: LogIn, community: Community, session: AsyncSession
) -> None:
    for number, occupation in enumerate(("courier", "courier", "food_rider")):
        me = await log_in(f"worker{number}")
        await me.put("/v1/me", json={"nickname": "", "occupation": occupation})
        await bind(me, f"1391111000{number}")
        await join(me)
    await enter(admin)
    await make_organisation(session, kind="team")
    await make_organisation(session, kind="organisation", state="applied")
    await session.commit()
    figures = (await admin.get(f"{STAFF}/desk/volunteering")).json()
    assert figures == {
        "volunteers": 4,
        "suspended": 0,
        "by_occupation": [
            {"occupation": "courier", "volunteers": 2},
            {"occupation": "food_rider", "volunteers": 1},
            {"occupation": None, "volunteers": 1},
        ],
        "organisations": 0,
        "teams": 1,
    }
