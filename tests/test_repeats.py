"""What comes twice, or at the same moment, is answered as if it had come once."""

import asyncio
import uuid
from datetime import UTC, datetime

import httpx
from fastapi import FastAPI

from app.db import SessionMaker
from app.paging import write_cursor
from app.stations.changes import FIRST_ID
from app.stations.vocabulary import Codes
from tests.builders import make_region
from tests.conftest import LogIn


async def test_a_repeated_complaint_is_answered_though_the_day_allows_no_more(
    log_in: LogIn, sessionmaker: SessionMaker
) -> None:
    async with sessionmaker.begin() as session:
        await make_region(session)
    courier = await log_in("repeats")
    words = {"kind": "suggestion", "text": "门口加一盏灯", "region_code": "141128"}
    keys = [str(uuid.uuid4()) for _ in range(21)]

    async def say(key: str) -> httpx.Response:
        headers = {"Idempotency-Key": key}
        return await courier.post("/v1/me/feedback", json=words, headers=headers)

    answers = [await say(key) for key in keys]
    assert [answer.status_code for answer in answers] == [201] * 20 + [429]
    again = await say(keys[0])
    assert (again.status_code, again.json()) == (201, answers[0].json())
    assert again.headers["Idempotent-Replayed"] == "true"


async def test_whoever_asks_while_the_codes_are_read_is_not_told_that_there_are_none(
    app: FastAPI,
) -> None:
    codes = Codes()

    async def ask() -> list[int] | None:
        await codes.refresh(app.state.hot_pool)
        return codes.kind_ids(["love"])

    found = await asyncio.gather(*[ask() for _ in range(4)])
    assert found == [found[0]] * 4
    assert found[0]


async def test_a_made_up_cursor_of_long_ago_is_refused(client: httpx.AsyncClient) -> None:
    long_ago = datetime(1, 1, 1, tzinfo=UTC)
    since = write_cursor(long_ago, FIRST_ID, long_ago)
    answer = await client.get("/v1/stations/changes", params={"since": since})
    assert (answer.status_code, answer.json()["code"]) == (422, "cursor_invalid")
