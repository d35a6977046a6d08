"""Roles are given by the region's admin, withdrawn with a successor, and never all gone."""

import asyncio
import uuid
from typing import Any

import httpx
import pytest
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import grants
from app.accounts.grants import LastAdminError
from app.accounts.models import Account, Role, RoleGrant
from app.db import SessionMaker
from tests.builders import REGION, make_account, make_grant, make_staff
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


async def give(me: httpx.AsyncClient, account_id: uuid.UUID, role: str, **more: Any) -> Any:
    said = {"account_id": str(account_id), "role": role} | more
    return await me.post(GRANTS, json=said, headers=key())


async def test_a_role_that_is_given_is_listed_and_told_to_its_holder(
    admin: httpx.AsyncClient, log_in: LogIn
) -> None:
    other = await log_in("zhang")
    other_id, scope = (await other.get("/v1/me")).json()["id"], str(uuid.uuid4())
    given = await give(admin, other_id, "keeper", scope_id=scope)
    assert given.status_code == 201
    listed = (await admin.get(GRANTS)).json()["items"]
    assert [one["role"] for one in listed] == ["region_admin", "keeper"]
    assert listed[1] == given.json()
    roles = (await other.get("/v1/me")).json()["roles"]
    assert roles == [{"region_code": REGION, "role": "keeper", "scope_id": scope}]


async def test_a_role_that_is_held_is_given_once(
    admin: httpx.AsyncClient, somebody: Account
) -> None:
    scope = str(uuid.uuid4())
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
    admin: httpx.AsyncClient, session: AsyncSession, somebody: Account
) -> None:
    keeper, scope = await make_account(session), uuid.uuid4()
    await session.commit()
    grant = (await give(admin, keeper.id, "keeper", scope_id=str(scope))).json()["id"]
    leave = f"{GRANTS}/{grant}/withdraw"
    for nobody in ({}, {"successor_id": str(keeper.id)}):
        refused = await admin.post(leave, json=nobody)
        assert (refused.status_code, refused.json()["code"]) == (409, "successor_needed")
    unknown = await admin.post(leave, json={"successor_id": str(uuid.uuid4())})
    assert unknown.json()["code"] == "account_unknown"
    assert (await admin.post(leave, json={"successor_id": str(somebody.id)})).status_code == 204
    held = (await admin.get(GRANTS)).json()["items"]
    assert [(one["account_id"], one["scope_id"]) for one in held if one["role"] == "keeper"] == [
        (str(somebody.id), str(scope))
    ]
    again = await admin.post(leave, json={})
    assert (again.status_code, again.json()["code"]) == (404, "grant_not_found")


async def test_one_of_two_leaves_without_a_successor(
    admin: httpx.AsyncClient, session: AsyncSession, somebody: Account
) -> None:
    scope = str(uuid.uuid4())
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
