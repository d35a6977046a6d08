"""Becoming a volunteer: one call of somebody with a phone, who is old enough."""

import json

import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import AccountRegion, Consent
from app.audit.models import AuditEntry
from app.regions.models import Community
from app.settings import Settings
from app.volunteers.models import Volunteer
from tests.builders import MONDAY_MORNING, REGION, make_community, make_town
from tests.conftest import Freeze, LogIn, Run, authorise
from tests.volunteers.people import FORM, GUARDIAN, ME, account_of, bind, code_of, join, key

ID_NUMBER = "11010519491231002X"  # the example of the standard


async def test_name_and_birth_year_of_somebody_with_a_phone_make_a_volunteer(
    li: httpx.AsyncClient,
) -> None:
    answer = await join(li)
    assert answer.status_code == 201
    profile = answer.json()
    assert (profile["real_name"], profile["birth_year"]) == ("示例小李", 1990)
    assert profile["number"] == "1411280000016"
    assert (profile["state"], profile["region_code"]) == ("active", REGION)
    assert (await li.get(ME)).json() == profile


async def test_everything_else_may_be_told_and_is_kept(
    li: httpx.AsyncClient, community: Community
) -> None:
    said = {
        "gender": "female",
        "skills": ["driving", "first_aid", "driving"],
        "languages": ["mandarin", "local"],
        "free_times": ["weekend_morning"],
        "community_id": str(community.id),
        "emergency": {"name": "示例老王", "phone": "0358-6022345"},
    }
    profile = (await join(li, **said)).json()
    assert profile["skills"] == ["driving", "first_aid"]
    assert profile["languages"] == ["local", "mandarin"]
    assert {name: profile[name] for name in ("gender", "community_id", "emergency")} == {
        name: said[name] for name in ("gender", "community_id", "emergency")
    }
    assert profile["has_id_number"] is False


async def test_the_call_is_the_consent_and_remembers_the_region(
    li: httpx.AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    await join(li)
    account_id = await account_of(li)
    consents = await session.exec(select(Consent).where(Consent.account_id == account_id))
    assert [(c.document, c.version, c.given) for c in consents] == [
        ("volunteer", settings.volunteer_version, True)
    ]
    regions = select(AccountRegion.region_code).where(AccountRegion.account_id == account_id)
    assert list(await session.exec(regions)) == [REGION]
    acts = select(AuditEntry.act).where(AuditEntry.region_code == REGION)
    assert list(await session.exec(acts)) == ["become_volunteer"]


async def test_no_name_stands_in_the_database_as_it_is_read(
    li: httpx.AsyncClient, session: AsyncSession
) -> None:
    await join(li, emergency=GUARDIAN)
    row = (await session.exec(select(Volunteer))).one()
    kept = str(row.model_dump())
    assert FORM["real_name"] not in kept
    assert GUARDIAN["name"] not in kept
    assert GUARDIAN["phone"] not in kept


async def test_the_same_person_again_gets_the_same_profile(li: httpx.AsyncClient) -> None:
    first = await join(li)
    again = await join(li, real_name="别的名字")
    assert (again.status_code, again.json()) == (201, first.json())


async def test_the_same_form_sent_twice_is_answered_once(li: httpx.AsyncClient) -> None:
    once = key()
    answers = [await li.post(ME, json=FORM, headers=once) for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert answers[1].headers["Idempotent-Replayed"] == "true"
    assert (await li.post(ME, json=FORM)).status_code == 400


async def test_without_a_phone_nobody_becomes_a_volunteer(
    log_in: LogIn, community: Community
) -> None:
    me = await log_in("wang")
    assert code_of(await join(me)) == (409, "phone_needed")
    assert code_of(await me.get(ME)) == (404, "not_a_volunteer")
    await bind(me)
    assert (await join(me)).status_code == 201


@pytest.mark.parametrize("length", [1, 40])
async def test_any_name_of_one_to_forty_characters_is_taken(
    li: httpx.AsyncClient, length: int
) -> None:
    name = "买买提·𠮷 O’Neil-Ω"[:length].ljust(length, "名").strip()
    assert (await join(li, real_name=name)).json()["real_name"] == name


@pytest.mark.parametrize("name", ["", "   ", "名" * 41, "名\x00", "\ud800"])
async def test_no_other_name_is_taken(li: httpx.AsyncClient, name: str) -> None:
    body = json.dumps(FORM | {"real_name": name})  # lone surrogates as \\ud800, as a client may
    headers = key() | {"Content-Type": "application/json"}
    answer = await li.post(ME, content=body, headers=headers)
    assert answer.status_code == 422


class TestAge:
    @pytest.fixture(autouse=True)
    def in_2026(self, freeze: Freeze) -> None:
        freeze(MONDAY_MORNING)

    async def test_who_is_under_fourteen_is_enrolled_by_a_parent(
        self, li: httpx.AsyncClient
    ) -> None:
        answer = await join(li, birth_year=2013, guardian=GUARDIAN)
        assert code_of(answer) == (409, "under_age")
        assert "家长" in answer.json()["detail"]

    @pytest.mark.parametrize("birth_year", [2012, 2009])
    async def test_who_is_fourteen_to_seventeen_needs_a_guardian(
        self, li: httpx.AsyncClient, birth_year: int
    ) -> None:
        assert code_of(await join(li, birth_year=birth_year)) == (422, "guardian_needed")
        answer = await join(li, birth_year=birth_year, guardian=GUARDIAN)
        assert (answer.status_code, answer.json()["guardian"]) == (201, GUARDIAN)
        assert code_of(await li.put(ME, json={})) == (422, "guardian_needed")

    async def test_who_is_eighteen_this_year_needs_none(self, li: httpx.AsyncClient) -> None:
        assert (await join(li, birth_year=2008)).status_code == 201


class TestIdNumbers:
    async def test_where_they_are_not_asked_for_none_is_taken(self, li: httpx.AsyncClient) -> None:
        assert code_of(await join(li, id_number=ID_NUMBER)) == (409, "id_number_not_asked")

    async def test_where_they_are_asked_for_they_are_checked_and_never_shown(
        self, settings: Settings, run_app: Run, community: Community, session: AsyncSession
    ) -> None:
        app = await run_app(settings.model_copy(update={"ask_id_number": True}))
        transport = httpx.ASGITransport(app, client=("127.0.0.1", 50000))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as me:
            await authorise(me, "li")
            await bind(me)
            wrong = await join(me, id_number=ID_NUMBER[:-1] + "1")
            assert code_of(wrong) == (422, "id_number_invalid")
            answer = await join(me, id_number=ID_NUMBER)
            assert answer.json()["has_id_number"] is True
            assert ID_NUMBER not in answer.text
        assert ID_NUMBER not in str((await session.exec(select(Volunteer))).one().model_dump())


class TestChanging:
    async def test_what_one_can_do_is_changed_and_name_and_year_are_not(
        self, li: httpx.AsyncClient
    ) -> None:
        await join(li, skills=["driving"])
        change = {"skills": ["law"], "real_name": "别的名字", "birth_year": 1950}
        changed = (await li.put(ME, json=change)).json()
        assert changed["skills"] == ["law"]
        assert (changed["real_name"], changed["birth_year"]) == ("示例小李", 1990)
        assert (await li.get(ME)).json() == changed

    async def test_who_is_none_has_nothing_to_change(self, li: httpx.AsyncClient) -> None:
        assert code_of(await li.put(ME, json={})) == (404, "not_a_volunteer")

    async def test_codes_and_places_that_are_none_of_ours_are_refused(
        self, li: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        town = await make_town(session, "邻县镇", "141129")
        foreign = await make_community(session, town, "邻县社区")
        await session.commit()
        assert code_of(await join(li, skills=["flying"])) == (422, "skill_unknown")
        answer = await join(li, community_id=str(foreign.id))
        assert code_of(answer) == (422, "community_unknown")
        assert (await join(li, languages=["klingon"])).status_code == 422
        assert code_of(await join(li, region_code="999999")) == (404, "region_not_found")


async def test_one_is_a_volunteer_of_each_region_by_itself(
    li: httpx.AsyncClient, session: AsyncSession
) -> None:
    await make_town(session, "邻县镇", "141129")
    await session.commit()
    await join(li)
    assert code_of(await li.get(ME, params={"region_code": "141129"})) == (404, "not_a_volunteer")
    away = await join(li, region_code="141129")
    assert away.json()["number"].startswith("141129")
    assert (await li.get(ME, params={"region_code": "141129"})).json() == away.json()


async def test_the_words_of_the_forms_are_there_for_everybody_and_kept_by_phones(
    client: httpx.AsyncClient, community: Community
) -> None:
    answer = await client.get(f"/v1/regions/{REGION}/volunteering")
    words = answer.json()
    assert {"code": "first_aid", "name": "急救"} in words["skills"]
    assert [word["code"] for word in words["categories"]] == [
        *("ecology", "everyday_help", "neighbours", "health", "rescue", "education", "other")
    ]
    assert (words["least_age"], words["adult_age"], words["asks_id_number"]) == (14, 18, False)
    etag = {"If-None-Match": answer.headers["etag"]}
    again = await client.get(f"/v1/regions/{REGION}/volunteering", headers=etag)
    assert again.status_code == 304
    unknown = await client.get("/v1/regions/999999/volunteering")
    assert code_of(unknown) == (404, "region_not_found")
