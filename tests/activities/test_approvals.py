"""Letting people in by hand, as the organiser does it."""

import uuid

import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.activities.models import Activity, Shift
from app.audit.models import AuditEntry
from app.messages.models import InboxMessage
from app.volunteers.models import Volunteer
from tests.activities.builders import make_activity, make_organisation, make_shift
from tests.activities.test_signups import Someone, account_of, monday, path, standing, volunteer
from tests.builders import REGION, make_grant
from tests.conftest import LogIn

__all__ = ["monday", "volunteer"]


@pytest.fixture
async def shift(session: AsyncSession) -> Shift:
    """One place, and somebody approves who gets it."""
    activity = await make_activity(session, await make_organisation(session), approval="manual")
    return await make_shift(session, activity, capacity=1)


@pytest.fixture
async def organiser(log_in: LogIn, session: AsyncSession, shift: Shift) -> httpx.AsyncClient:
    me = await log_in("organiser")
    activity = await session.get_one(Activity, (REGION, shift.activity_id))
    await make_grant(
        session, await account_of(me), Role.ORGANISER, activity.organisation_id, REGION
    )
    await session.commit()
    return me


async def volunteer_id_of(session: AsyncSession, client: httpx.AsyncClient) -> uuid.UUID:
    account_id = await account_of(client)
    query = select(Volunteer.id).where(Volunteer.account_id == account_id)
    return (await session.exec(query)).one()


async def decide(
    organiser: httpx.AsyncClient, shift: Shift, volunteer_id: uuid.UUID, act: str
) -> httpx.Response:
    return await organiser.post(f"{path(shift)}s/{volunteer_id}/{act}")


async def test_who_is_let_in_has_the_place_and_the_next_waits(
    session: AsyncSession, shift: Shift, organiser: httpx.AsyncClient, volunteer: Someone
) -> None:
    first, second = await volunteer(), await volunteer()
    for one in (first, second):
        assert await standing(await one.put(path(shift))) == ("pending", None)
    listed = (await organiser.get(f"{path(shift)}s", params={"state": "pending"})).json()["items"]
    ids = [await volunteer_id_of(session, one) for one in (first, second)]
    assert [uuid.UUID(one["volunteer_id"]) for one in listed] == ids
    assert {(one["state"], one["no_shows"]) for one in listed} == {("pending", 0)}
    assert await standing(await decide(organiser, shift, ids[0], "approve")) == ("confirmed", None)
    assert await standing(await decide(organiser, shift, ids[1], "approve")) == ("waiting", 1)
    assert await standing(await second.put(path(shift))) == ("waiting", 1)
    again = await decide(organiser, shift, ids[0], "approve")
    assert (again.status_code, again.json()["code"]) == (409, "not_pending")
    acts = set(await session.exec(select(AuditEntry.act)))
    assert {"read_signups", "approve_signup"} <= acts


async def test_who_is_not_let_in_is_told_and_may_sign_up_again(
    session: AsyncSession, shift: Shift, organiser: httpx.AsyncClient, volunteer: Someone
) -> None:
    me = await volunteer()
    await me.put(path(shift))
    volunteer_id = await volunteer_id_of(session, me)
    said = await standing(await decide(organiser, shift, volunteer_id, "decline"))
    assert said == ("cancelled", None)
    (told,) = await session.exec(select(InboxMessage))
    assert told.text == "11月28日 09:00 这次没有安排上，谢谢您报名，欢迎参加别的活动。"
    assert await standing(await me.put(path(shift))) == ("pending", None)


async def test_another_organisations_shift_and_strangers_are_not_there(
    session: AsyncSession, organiser: httpx.AsyncClient, shift: Shift
) -> None:
    foreign = await make_shift(session)
    await session.commit()
    assert (await organiser.get(f"{path(foreign)}s")).status_code == 404
    answer = await decide(organiser, shift, uuid.uuid4(), "approve")
    assert (answer.status_code, answer.json()["code"]) == (409, "not_pending")
