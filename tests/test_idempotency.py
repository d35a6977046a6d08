"""The same form sent twice has one effect and one answer, whatever happens in between."""

import asyncio
import os
import signal
import uuid
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import psutil
import pytest
from fastapi import FastAPI
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts import jobs
from app.feedback.models import Feedback
from app.idempotency import IdempotencyKey
from app.jobs import JobContext
from app.settings import Settings
from tests.builders import REGION, make_region
from tests.conftest import LogIn, Serve, authorise

SAID = {"kind": "suggestion", "text": "晚上也开门", "region_code": REGION}
KEYS, REPLAYS = 60, 5


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"rate_limits": "off"})


@pytest.fixture(autouse=True)
async def _region(session: AsyncSession) -> AsyncIterator[None]:
    await make_region(session)
    await session.commit()
    yield
    await session.rollback()


async def say(
    me: httpx.AsyncClient, key: uuid.UUID | str, said: dict[str, Any] | None = None
) -> httpx.Response:
    headers = {"Idempotency-Key": str(key)}
    return await me.post("/v1/me/feedback", json=said or SAID, headers=headers)


async def kept(session: AsyncSession) -> int:
    await session.rollback()
    return (await session.exec(select(func.count()).select_from(Feedback))).one()


async def test_a_repeated_form_has_one_effect_and_the_same_answer(
    log_in: LogIn, session: AsyncSession
) -> None:
    me, key = await log_in("li"), uuid.uuid4()
    first = await say(me, key)
    again = await say(me, key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert "idempotent-replayed" not in first.headers
    assert again.headers["idempotent-replayed"] == "true"
    assert await kept(session) == 1


async def test_many_keys_repeated_at_once_have_one_effect_each(
    log_in: LogIn, session: AsyncSession
) -> None:
    """A thousand keys and more run by hand: KEYS above."""
    me = await log_in("li")
    keys = [uuid.uuid4() for _ in range(KEYS)]
    answers: dict[uuid.UUID, set[str]] = {key: set() for key in keys}
    room = asyncio.Semaphore(8)

    async def send(key: uuid.UUID) -> None:
        async with room:
            answer = await say(me, key)
        assert answer.status_code in (201, 409), answer.text
        if answer.status_code == 201:
            answers[key].add(answer.json()["id"])

    await asyncio.gather(*(send(key) for key in keys for _ in range(REPLAYS)))
    assert {len(ids) for ids in answers.values()} == {1}
    assert await kept(session) == KEYS


async def test_negative_control_without_a_key_each_repeat_has_its_effect(
    log_in: LogIn, session: AsyncSession
) -> None:
    me = await log_in("li")
    for _ in range(3):
        await say(me, uuid.uuid4())
    assert await kept(session) == 3


async def test_the_same_key_on_another_form_is_refused(
    log_in: LogIn, session: AsyncSession
) -> None:
    me, key = await log_in("li"), uuid.uuid4()
    await say(me, key)
    other = await say(me, key, SAID | {"text": "别的"})
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    assert await kept(session) == 1


@pytest.mark.parametrize("header", [{}, {"Idempotency-Key": "1"}, {"Idempotency-Key": ""}])
async def test_without_a_key_nothing_is_created(
    log_in: LogIn, session: AsyncSession, header: dict[str, str]
) -> None:
    me = await log_in("li")
    answer = await me.post("/v1/me/feedback", json=SAID, headers=header)
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_missing")
    assert await kept(session) == 0


async def test_the_key_of_somebody_else_replays_nothing(
    log_in: LogIn, session: AsyncSession
) -> None:
    key = uuid.uuid4()
    mine = await say(await log_in("li"), key)
    theirs = await say(await log_in("zhang"), key)
    assert theirs.status_code == 201
    assert theirs.json()["id"] != mine.json()["id"]
    assert "idempotent-replayed" not in theirs.headers
    assert await kept(session) == 2


async def test_while_the_first_is_worked_on_its_twin_is_told_to_wait(
    log_in: LogIn, session: AsyncSession
) -> None:
    me, key = await log_in("li"), uuid.uuid4()
    account_id = uuid.UUID((await me.get("/v1/me")).json()["id"])
    session.add(IdempotencyKey(account_id=account_id, key=key, digest=b""))
    await session.flush()  # not committed: as if its request were still running
    twin = await say(me, key)
    assert (twin.status_code, twin.json()["code"]) == (409, "request_in_flight")
    await session.rollback()  # its request failed, or its process died
    assert (await say(me, key)).status_code == 201


async def test_a_refused_form_leaves_its_key_free(log_in: LogIn, session: AsyncSession) -> None:
    me, key = await log_in("li"), uuid.uuid4()
    refused = await say(me, key, SAID | {"region_code": "999999"})
    assert refused.status_code == 404
    assert (await say(me, key)).status_code == 201
    assert await kept(session) == 1


async def test_a_killed_process_leaves_nothing_locked_and_nothing_half_done(
    server: Serve, session: AsyncSession
) -> None:
    """One of two processes dies by SIGKILL while forms come in; then all are sent again."""
    serving = server(2)
    keys = [uuid.uuid4() for _ in range(30)]

    async with httpx.AsyncClient(base_url=serving.url, timeout=10) as me:
        await authorise(me, "li")
        sending = asyncio.create_task(_send_all(me, keys))
        await asyncio.sleep(0.2)
        os.kill(_a_process_of(serving.pid), signal.SIGKILL)
        left = await sending
        # As a phone does: again and again with the same keys, until each is answered.
        for _ in range(20):
            left = await _send_all(me, left)
            if not left:
                break
            await asyncio.sleep(0.2)
    assert left == []
    assert await kept(session) == len(keys)


async def _send_all(me: httpx.AsyncClient, keys: list[uuid.UUID]) -> list[uuid.UUID]:
    """Send all at once and return the keys that were not answered."""
    room = asyncio.Semaphore(8)

    async def send(key: uuid.UUID) -> bool:
        async with room:
            try:
                return (await say(me, key)).status_code == 201
            except httpx.TransportError:
                return False

    done = await asyncio.gather(*map(send, keys))
    return [key for key, is_done in zip(keys, done, strict=True) if not is_done]


def _a_process_of(parent: int) -> int:
    """Return a process that serves (not multiprocessing's tracker of resources)."""
    children = psutil.Process(parent).children()
    return max(child.pid for child in children if "resource_tracker" not in str(child.cmdline()))


async def test_what_was_answered_is_kept_encrypted_and_for_a_day(
    app: FastAPI, log_in: LogIn, session: AsyncSession
) -> None:
    me, key = await log_in("li"), uuid.uuid4()
    await say(me, key)
    row = (await session.exec(select(IdempotencyKey))).one()
    assert "晚上也开门" not in row.answer
    await session.rollback()
    context = JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)
    for hours, left in ((23, 1), (25, 0)):
        with clock.shift(timedelta(hours=hours)):
            await jobs.forget_expired(context, {})
        await session.rollback()
        assert (await session.exec(select(func.count()).select_from(IdempotencyKey))).one() == left
