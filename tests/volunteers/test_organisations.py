"""Organisations: applied for, let in by the region, run by their people, seen when active."""

import uuid
from typing import Any

import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role, RoleGrant
from app.audit.models import AuditEntry
from app.regions.models import Community
from app.volunteers.models import Organisation
from tests.activities.builders import make_organisation
from tests.builders import REGION, make_region
from tests.conftest import LogIn
from tests.volunteers.conftest import StaffOf
from tests.volunteers.people import STAFF, account_of, code_of, key

HERE = f"{STAFF}/organisations"
DESK = f"{STAFF}/desk/organisations"
FORM = {
    "name": "示例邻里互助队",
    "kind": "team",
    "category": "neighbours",
    "description": "帮邻居的忙",
    "contact_name": "示例老赵",
    "contact_phone": "13812345678",
}


async def apply(me: httpx.AsyncClient, **said: Any) -> httpx.Response:
    return await me.post(HERE, json=FORM | said, headers=key())


@pytest.fixture
async def admin(staff_of: StaffOf) -> httpx.AsyncClient:
    return await staff_of()


class TestFounding:
    async def test_an_application_is_seen_by_who_made_it_and_the_region_and_nobody_else(
        self, li: httpx.AsyncClient, admin: httpx.AsyncClient, client: httpx.AsyncClient
    ) -> None:
        made = (await apply(li)).json()
        assert (made["state"], made["contact_phone_masked"]) == ("applied", "138****5678")
        assert (await client.get(HERE)).json()["items"] == []
        hidden = await client.get(f"{HERE}/{made['id']}")
        assert code_of(hidden) == (404, "organisation_not_found")
        (own,) = (await li.get("/v1/me/organisations")).json()["items"]
        (seen,) = (await admin.get(DESK, params={"state": "applied"})).json()["items"]
        assert own == seen == made
        assert (await admin.get(DESK, params={"state": "active"})).json()["items"] == []

    async def test_who_applied_becomes_organiser_when_the_region_lets_it_in(
        self, li: httpx.AsyncClient, admin: httpx.AsyncClient, client: httpx.AsyncClient
    ) -> None:
        made = (await apply(li)).json()
        assert (await li.get(DESK)).status_code == 403
        approved = await admin.post(f"{HERE}/{made['id']}/approve")
        assert (approved.status_code, approved.json()["state"]) == (200, "active")
        roles = (await li.get("/v1/me")).json()["roles"]
        assert [(r["role"], r["scope_id"]) for r in roles] == [("organiser", made["id"])]
        (listed,) = (await client.get(HERE)).json()["items"]
        assert listed["name"] == FORM["name"]
        assert "contact" not in str(listed)
        again = await admin.post(f"{HERE}/{made['id']}/approve")
        assert code_of(again) == (409, "organisation_state")

    async def test_what_is_stopped_is_hidden_with_a_reason_and_goes_on_later(
        self, li: httpx.AsyncClient, admin: httpx.AsyncClient, client: httpx.AsyncClient
    ) -> None:
        where = f"{HERE}/{(await apply(li)).json()['id']}"
        await admin.post(f"{where}/approve")
        assert (await admin.post(f"{where}/suspend", json={"reason": ""})).status_code == 422
        await admin.post(f"{where}/suspend", json={"reason": "年检未过"})
        assert (await client.get(where)).status_code == 404
        (own,) = (await li.get(DESK)).json()["items"]
        assert (own["state"], own["reason"]) == ("suspended", "年检未过")
        programme = await li.post(f"{where}/programmes", json={"name": "扫雪"}, headers=key())
        assert code_of(programme) == (409, "organisation_not_active")
        twice = await admin.post(f"{where}/suspend", json={"reason": "年检未过"})
        assert code_of(twice) == (409, "organisation_state")
        on_again = (await admin.post(f"{where}/reactivate")).json()
        assert (on_again["state"], on_again["reason"]) == ("active", "")
        assert (await client.get(where)).status_code == 200

    async def test_each_decision_is_an_act_of_who_made_it(
        self, li: httpx.AsyncClient, admin: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        where = f"{HERE}/{(await apply(li)).json()['id']}"
        await admin.post(f"{where}/approve")
        await admin.post(f"{where}/suspend", json={"reason": "停办"})
        entries = await session.exec(select(AuditEntry).where(AuditEntry.region_code == REGION))
        acts = [(one.act, one.account_id) for one in entries if "organisation" in one.act]
        who, decides = await account_of(li), await account_of(admin)
        assert sorted(acts) == sorted(
            [
                ("apply_for_organisation", who),
                ("approve_organisation", decides),
                ("suspend_organisation", decides),
            ]
        )

    async def test_one_person_has_three_applications_open_at_the_most(
        self, li: httpx.AsyncClient
    ) -> None:
        answers = [await apply(li, name=f"示例队{n}") for n in range(4)]
        assert [answer.status_code for answer in answers] == [201, 201, 201, 409]
        assert answers[3].json()["code"] == "too_many_applications"

    async def test_a_name_stands_once_in_a_region(
        self, li: httpx.AsyncClient, admin: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        await apply(li)
        assert code_of(await apply(li)) == (409, "organisation_name_taken")
        made = await admin.post(DESK, json=FORM, headers=key())
        assert code_of(made) == (409, "organisation_name_taken")
        other = (await admin.post(DESK, json=FORM | {"name": "别的"}, headers=key())).json()
        changed = await admin.put(f"{HERE}/{other['id']}", json=FORM)
        assert code_of(changed) == (409, "organisation_name_taken")
        await make_region(session, "141129")
        await session.commit()
        away = await li.post("/v1/regions/141129/organisations", json=FORM, headers=key())
        assert away.status_code == 201

    async def test_the_region_adds_one_that_needs_no_decision(
        self, admin: httpx.AsyncClient, li: httpx.AsyncClient, community: Community
    ) -> None:
        form = FORM | {"community_id": str(community.id)}
        made = await admin.post(DESK, json=form, headers=key())
        assert (made.status_code, made.json()["state"]) == (201, "active")
        assert (await li.post(DESK, json=form, headers=key())).status_code == 403
        bad = FORM | {"name": "别的", "community_id": str(uuid.uuid4())}
        assert code_of(await admin.post(DESK, json=bad, headers=key())) == (
            422,
            "community_unknown",
        )

    async def test_words_that_break_wechats_rules_are_refused(
        self, li: httpx.AsyncClient, admin: httpx.AsyncClient
    ) -> None:
        assert code_of(await apply(li, description="网上赌博")) == (422, "content_refused")
        refused = await admin.post(DESK, json=FORM | {"name": "网上赌博"}, headers=key())
        assert code_of(refused) == (422, "content_refused")


class TestRunning:
    @pytest.fixture
    async def team(self, session: AsyncSession) -> Organisation:
        made = await make_organisation(session, name="示例队")
        await session.commit()
        return made

    async def test_organisers_change_their_own_and_no_other(
        self, staff_of: StaffOf, session: AsyncSession, team: Organisation
    ) -> None:
        other = await make_organisation(session)
        await session.commit()
        organiser = await staff_of(Role.ORGANISER, team.id)
        changed = await organiser.put(f"{HERE}/{team.id}", json=FORM)
        assert (changed.status_code, changed.json()["name"]) == (200, FORM["name"])
        foreign = await organiser.put(f"{HERE}/{other.id}", json=FORM | {"name": "别的"})
        assert code_of(foreign) == (404, "organisation_not_found")
        listed = (await organiser.get(DESK)).json()["items"]
        assert [one["id"] for one in listed] == [str(team.id)]

    async def test_programmes_begin_and_end_and_stay_to_be_seen(
        self, staff_of: StaffOf, client: httpx.AsyncClient, team: Organisation
    ) -> None:
        organiser = await staff_of(Role.ORGANISER, team.id)
        where = f"{HERE}/{team.id}/programmes"
        made = await organiser.post(where, json={"name": "五点半课堂"}, headers=key())
        assert (made.status_code, made.json()["is_ended"]) == (201, False)
        twice = await organiser.post(where, json={"name": "五点半课堂"}, headers=key())
        assert code_of(twice) == (409, "programme_name_taken")
        for _ in range(2):  # to end it again changes nothing
            ended = await organiser.post(f"{where}/{made.json()['id']}/end")
            assert ended.json()["is_ended"] is True
        assert (await client.get(where)).json()["items"] == [ended.json()]
        detail = (await client.get(f"{HERE}/{team.id}")).json()
        assert detail["programmes"] == [ended.json()]
        unknown = await organiser.post(f"{where}/{uuid.uuid4()}/end")
        assert code_of(unknown) == (404, "programme_not_found")

    async def test_a_role_is_given_over_an_organisation_of_the_region_alone(
        self, staff_of: StaffOf, li: httpx.AsyncClient, session: AsyncSession, team: Organisation
    ) -> None:
        away = await make_organisation(session, region_code="141129")
        await session.commit()
        admin, who = await staff_of(), str(await account_of(li))
        for scope, expected in ((team.id, 201), (away.id, 404), (uuid.uuid4(), 404)):
            body = {"account_id": who, "role": "organiser", "scope_id": str(scope)}
            given = await admin.post(f"{STAFF}/grants", json=body, headers=key())
            assert given.status_code == expected
        grants = list(await session.exec(select(RoleGrant).where(RoleGrant.role == "organiser")))
        assert [grant.scope_id for grant in grants] == [team.id]


class TestListing:
    async def test_they_are_listed_by_pinyin_page_by_page_and_filtered(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        for name, key_, category, kind in (
            ("张村队", "zhang cun dui", "rescue", "team"),
            ("安心会", "an xin hui", "health", "organisation"),
            ("李村队", "li cun dui", "health", "team"),
        ):
            await make_organisation(session, name=name, sort_key=key_, category=category, kind=kind)
        await make_organisation(session, name="已停队", sort_key="a", state="suspended")
        await make_organisation(session, name="邻县队", region_code="141129")
        await session.commit()

        async def names(**query: Any) -> list[str]:
            found, params = [], {"limit": 2, **query}
            while True:
                page = (await client.get(HERE, params=params)).json()
                found += [one["name"] for one in page["items"]]
                if page["next_cursor"] is None:
                    return found
                params["cursor"] = page["next_cursor"]

        assert await names() == ["安心会", "李村队", "张村队"]
        assert await names(category="health") == ["安心会", "李村队"]
        assert await names(kind="team") == ["李村队", "张村队"]
        assert await names(q="村") == ["李村队", "张村队"]
        assert await names(q="%") == []

    async def test_phones_keep_the_list_until_it_changes(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        await make_organisation(session)
        await session.commit()
        first = await client.get(HERE)
        again = await client.get(HERE, headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304
        assert (await client.get(HERE, params={"cursor": "x"})).status_code == 422


async def test_own_applications_alone_are_ones_own(li: httpx.AsyncClient, log_in: LogIn) -> None:
    await apply(li)
    wang = await log_in("wang")
    assert (await wang.get("/v1/me/organisations")).json()["items"] == []
