"""Roles are given by the region's admin, withdrawn with a successor, and never all gone."""

import asyncio
import uuid
from typing import Any

import httpx
import pytest
from sqlalchemy import event, inspect
from sqlalchemy.orm import ORMExecuteState
from sqlalchemy.util import await_only
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts import grants
from app.accounts.grants import LastAdminError
from app.accounts.models import Account, GrantCreate, Role, RoleGrant
from app.db import SessionMaker
from app.regions.models import Department
from tests.builders import (
    REGION,
    make_account,
    make_community,
    make_firm,
    make_grant,
    make_staff,
    make_station,
    make_town,
)
from tests.conftest import LogIn

GRANTS = f"/v1/regions/{REGION}/grants"


def key() -> dict[str, str]:
    return {"Idempotency-Key": str(uuid.uuid4())}


@pytest.fixture
async def admin(log_in: LogIn, session: AsyncSession) -> httpx.AsyncClient:
    me = await log_in("li")
    await make_grant(session, uuid.UUID((await me.get("/v1/me")).json()["id"]))
    await session.commit()
    return me


@pytest.fixture
async def somebody(session: AsyncSession) -> Account:
    account = await make_account(session, nickname="小王")
    await session.commit()
    return account


@pytest.fixture
async def scope(session: AsyncSession) -> str:
    """A station to look after."""
    station = await make_station(session)
    await session.commit()
    return str(station.id)


async def give(me: httpx.AsyncClient, account_id: uuid.UUID, role: str, **more: Any) -> Any:
    said = {"account_id": str(account_id), "role": role} | more
    return await me.post(GRANTS, json=said, headers=key())


async def test_a_role_that_is_given_is_listed_and_told_to_its_holder(
    admin: httpx.AsyncClient, log_in: LogIn, scope: str
) -> None:
    other = await log_in("zhang")
    other_id = (await other.get("/v1/me")).json()["id"]
    given = await give(admin, other_id, "keeper", scope_id=scope)
    assert given.status_code == 201
    listed = (await admin.get(GRANTS)).json()["items"]
    assert [one["role"] for one in listed] == ["region_admin", "keeper"]
    assert listed[1] == given.json()
    roles = (await other.get("/v1/me")).json()["roles"]
    assert roles == [{"region_code": REGION, "role": "keeper", "scope_id": scope}]


async def test_a_role_that_is_held_is_given_once(
    admin: httpx.AsyncClient, somebody: Account, scope: str
) -> None:
    first = (await give(admin, somebody.id, "keeper", scope_id=scope)).json()
    again = (await give(admin, somebody.id, "keeper", scope_id=scope)).json()
    assert first == again
    assert len((await admin.get(GRANTS)).json()["items"]) == 2


@pytest.mark.parametrize(
    ("role", "status", "code"),
    [
        ("keeper", 422, "scope_needed"),
        ("community_staff", 422, "scope_needed"),
        ("emperor", 422, "malformed"),
    ],
)
async def test_what_is_no_role_or_lacks_its_scope_is_refused(
    admin: httpx.AsyncClient, somebody: Account, *, role: str, status: int, code: str
) -> None:
    answer = await give(admin, somebody.id, role)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_nobody_can_be_given_a_role_who_is_not_there(admin: httpx.AsyncClient) -> None:
    answer = await give(admin, uuid.uuid4(), "auditor")
    assert (answer.status_code, answer.json()["code"]) == (404, "account_unknown")


async def _scopes(session: AsyncSession, region_code: str) -> dict[str, uuid.UUID]:
    town = await make_town(session, region_code=region_code)
    department = Department(region_code=region_code, name="城乡建设中心")
    session.add(department)
    await session.flush()
    return {
        "keeper": (await make_station(session, region_code=region_code)).id,
        "community_staff": (await make_community(session, town)).id,
        "town_staff": town.id,
        "department_staff": department.id,
        "firm_contact": (await make_firm(session, region_code)).id,
    }


async def test_a_role_is_over_something_of_its_region(
    admin: httpx.AsyncClient, session: AsyncSession, somebody: Account
) -> None:
    here, there = await _scopes(session, REGION), await _scopes(session, "140100")
    await session.commit()
    for role, scope_id in here.items():
        wrong = (there[role], uuid.uuid4(), next(s for r, s in here.items() if r != role))
        for mistyped in wrong:
            refused = await give(admin, somebody.id, role, scope_id=str(mistyped))
            assert (refused.status_code, refused.json()["code"]) == (404, "scope_unknown"), role
        given = await give(admin, somebody.id, role, scope_id=str(scope_id))
        assert given.status_code == 201, given.text
    # Compounds are not kept here yet.
    given = await give(admin, somebody.id, "property_staff", scope_id=str(uuid.uuid4()))
    assert given.status_code == 201, given.text


async def test_a_role_that_is_withdrawn_while_it_is_given_again_is_a_conflict(
    session: AsyncSession, sessionmaker: SessionMaker, somebody: Account
) -> None:
    held = await make_grant(session, somebody.id, Role.AUDITOR)
    await session.commit()

    async def withdraw() -> None:
        async with sessionmaker.begin() as other:
            (await other.get_one(RoleGrant, held.id)).withdrawn_at = clock.now()

    def just_before_reading(state: ORMExecuteState) -> None:
        if state.is_select and state.bind_mapper is inspect(RoleGrant):
            await_only(withdraw())

    event.listen(session.sync_session, "do_orm_execute", just_before_reading)
    new = GrantCreate(account_id=somebody.id, role=Role.AUDITOR)
    with pytest.raises(grants.GrantChangedError):
        await grants.give_role(session, REGION, new, by=None)


async def test_only_the_admin_gives_and_withdraws_and_auditors_look(
    log_in: LogIn, session: AsyncSession, admin: httpx.AsyncClient
) -> None:
    auditor, courier = await log_in("zhang"), await log_in("wang")
    await make_grant(session, uuid.UUID((await auditor.get("/v1/me")).json()["id"]), Role.AUDITOR)
    await session.commit()
    (grant, *_) = (await admin.get(GRANTS)).json()["items"]
    assert (await auditor.get(GRANTS)).status_code == 200
    assert (await courier.get(GRANTS)).status_code == 403
    for me in (auditor, courier):
        assert (await give(me, uuid.uuid4(), "auditor")).status_code == 403
        refused = await me.post(f"{GRANTS}/{grant['id']}/withdraw", json={})
        assert (refused.status_code, refused.json()["code"]) == (403, "role_needed")


async def test_who_alone_looks_after_something_leaves_with_a_successor(
    admin: httpx.AsyncClient, session: AsyncSession, somebody: Account, scope: str
) -> None:
    keeper = await make_account(session)
    await session.commit()
    grant = (await give(admin, keeper.id, "keeper", scope_id=scope)).json()["id"]
    leave = f"{GRANTS}/{grant}/withdraw"
    for nobody in ({}, {"successor_id": str(keeper.id)}):
        refused = await admin.post(leave, json=nobody)
        assert (refused.status_code, refused.json()["code"]) == (409, "successor_needed")
    unknown = await admin.post(leave, json={"successor_id": str(uuid.uuid4())})
    assert unknown.json()["code"] == "account_unknown"
    assert (await admin.post(leave, json={"successor_id": str(somebody.id)})).status_code == 204
    held = (await admin.get(GRANTS)).json()["items"]
    assert [(one["account_id"], one["scope_id"]) for one in held if one["role"] == "keeper"] == [
        (str(somebody.id), scope)
    ]
    again = await admin.post(leave, json={})
    assert (again.status_code, again.json()["code"]) == (404, "grant_not_found")


async def test_one_of_two_leaves_without_a_successor(
    admin: httpx.AsyncClient, session: AsyncSession, somebody: Account, scope: str
) -> None:
    other = await make_account(session)
    await session.commit()
    grant = (await give(admin, somebody.id, "keeper", scope_id=scope)).json()["id"]
    await give(admin, other.id, "keeper", scope_id=scope)
    assert (await admin.post(f"{GRANTS}/{grant}/withdraw", json={})).status_code == 204


async def test_the_last_admin_stays(admin: httpx.AsyncClient, somebody: Account) -> None:
    (own,) = (await admin.get(GRANTS)).json()["items"]
    refused = await admin.post(f"{GRANTS}/{own['id']}/withdraw", json={})
    assert (refused.status_code, refused.json()["code"]) == (409, "last_admin")
    await give(admin, somebody.id, "region_admin")
    assert (await admin.post(f"{GRANTS}/{own['id']}/withdraw", json={})).status_code == 204
    assert (await admin.get(GRANTS)).status_code == 403


async def test_two_admins_who_withdraw_each_other_at_once_leave_one(
    sessionmaker: SessionMaker, session: AsyncSession
) -> None:
    admins = [await make_staff(session) for _ in range(2)]
    await session.commit()
    query = select(RoleGrant).order_by(col(RoleGrant.id))
    held = {one.account_id: one.id for one in await session.exec(query)}
    await session.rollback()

    async def withdraw(by: uuid.UUID, other: uuid.UUID) -> bool:
        try:
            async with sessionmaker.begin() as own:
                await grants.withdraw_role(own, REGION, held[other], successor_id=None, by=by)
        except LastAdminError:
            return False
        return True

    one, other = [each.account_id for each in admins]
    assert sorted(await asyncio.gather(withdraw(one, other), withdraw(other, one))) == [False, True]
    live = select(func.count()).select_from(RoleGrant).where(col(RoleGrant.withdrawn_at).is_(None))
    assert (await session.exec(live)).one() == 1


async def test_a_grant_of_another_region_is_not_there(
    admin: httpx.AsyncClient, session: AsyncSession, somebody: Account
) -> None:
    far = await make_grant(session, somebody.id, Role.AUDITOR, region_code="140100")
    await session.commit()
    answer = await admin.post(f"{GRANTS}/{far.id}/withdraw", json={})
    assert (answer.status_code, answer.json()["code"]) == (404, "grant_not_found")


async def test_the_list_comes_in_pages(admin: httpx.AsyncClient, session: AsyncSession) -> None:
    for _ in range(4):
        await make_grant(session, (await make_account(session)).id, Role.AUDITOR)
    await session.commit()
    seen: list[str] = []
    cursor = ""
    while True:
        page = (await admin.get(f"{GRANTS}?limit=2{cursor}")).json()
        seen += [one["id"] for one in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert len(seen) == len(set(seen)) == 5
