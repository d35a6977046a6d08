"""The inbox: told once, in order, read by its owner alone."""

import uuid
from typing import Any

import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Account
from app.messages import service
from app.messages.models import InboxMessage
from app.messages.service import Kind, Message, tell
from tests.builders import MONDAY_MORNING, REGION, make_account


def message(key: str = "one", **given: Any) -> Message:
    said: dict[str, Any] = {
        "kind": Kind.CHANGE,
        "region_code": REGION,
        "title": "活动时间有变",
        "text": "改为下午三点",
        "page": "pages/activity/activity?id=1",
    }
    return Message(**said | given, key=key)


@pytest.fixture
async def account(session: AsyncSession) -> Account:
    made = await make_account(session)
    await session.commit()
    return made


async def kept(session: AsyncSession) -> list[InboxMessage]:
    return list(await session.exec(select(InboxMessage)))


async def test_the_same_thing_is_told_once(session: AsyncSession, account: Account) -> None:
    assert await tell(session, account.id, message())
    assert not await tell(session, account.id, message(text="又说一遍"))
    assert [one.text for one in await kept(session)] == ["改为下午三点"]


async def test_who_was_erased_is_told_nothing(session: AsyncSession, account: Account) -> None:
    account.erased_at = MONDAY_MORNING
    await session.flush()
    assert not await tell(session, account.id, message())
    assert await kept(session) == []


async def test_who_granted_nothing_reads_it_in_the_inbox_alone(
    session: AsyncSession, account: Account
) -> None:
    await tell(session, account.id, message())
    assert [one.delivery for one in await kept(session)] == ["none"]


async def test_nobody_without_an_account_is_told(session: AsyncSession, account: Account) -> None:
    assert not await tell(session, uuid.uuid4(), message())


async def test_an_inbox_moves_to_another_account_of_the_same_person(
    session: AsyncSession, account: Account
) -> None:
    other = await make_account(session)
    for key in ("both", "one"):
        await tell(session, account.id, message(key))
    await tell(session, other.id, message("both"))
    await service.hand_over_inbox(session, account.id, other.id)
    assert sorted((one.account_id == other.id, one.key) for one in await kept(session)) == [
        (True, "both"),
        (True, "one"),
    ]
