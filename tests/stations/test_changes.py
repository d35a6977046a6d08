"""A phone's copy: whoever applies every delta holds what the service holds."""

import random
import uuid
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.stations import cards
from app.stations.models import Station
from app.stations.shapes import StationChanges
from tests.builders import MONDAY_MORNING, make_station
from tests.conftest import Freeze


class Phone:
    """A copy of all stations."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self.since: str | None = None
        self.stations: dict[str, dict[str, Any]] = {}
        self.told = 0

    async def ask(self, limit: int = 3) -> bool:
        """Ask once and say whether there is more."""
        query: dict[str, Any] = {"limit": limit}
        if self.since:
            query["since"] = self.since
        answer = await self._client.get("/v1/stations/changes", params=query)
        assert answer.status_code == 200, answer.text
        body = answer.json()
        for one in body["items"]:
            self.told += 1
            if "removed" in one:
                self.stations.pop(one["id"], None)
            else:
                self.stations[one["id"]] = one
        self.since = body["next_since"]
        return bool(body["more"])

    async def catch_up(self) -> None:
        while await self.ask():
            pass

    def names(self) -> set[str]:
        return {one["name"] for one in self.stations.values()}


async def test_at_first_everything_is_told_then_only_what_changed(
    client: httpx.AsyncClient, session: AsyncSession, freeze: Freeze
) -> None:
    stations = [await make_station(session, name=f"站{number}") for number in range(7)]
    await session.commit()
    freeze(MONDAY_MORNING + timedelta(minutes=5))
    phone = Phone(client)
    await phone.catch_up()
    assert (len(phone.stations), phone.told) == (7, 7)
    await phone.catch_up()
    assert phone.told == 7
    stations[3].name = "新名"
    await cards.refresh(session, stations[3], MONDAY_MORNING + timedelta(minutes=6))
    await session.commit()
    freeze(MONDAY_MORNING + timedelta(minutes=10))
    await phone.catch_up()
    assert (phone.told, "新名" in phone.names()) == (8, True)


async def test_a_closed_station_is_told_by_a_tombstone_and_never_to_a_new_phone(
    client: httpx.AsyncClient, session: AsyncSession, freeze: Freeze
) -> None:
    station = await make_station(session)
    await session.commit()
    freeze(MONDAY_MORNING + timedelta(minutes=5))
    old, new = Phone(client), Phone(client)
    await old.catch_up()
    station.closed_at = station.changed_at = MONDAY_MORNING + timedelta(minutes=6)
    session.add(station)
    await session.commit()
    freeze(MONDAY_MORNING + timedelta(minutes=10))
    await old.catch_up()
    await new.catch_up()
    assert (old.stations, old.told) == ({}, 2)
    assert new.told == 0


async def test_a_change_that_commits_late_is_told_by_the_next_round(
    client: httpx.AsyncClient, session: AsyncSession, freeze: Freeze
) -> None:
    freeze(MONDAY_MORNING)
    phone = Phone(client)
    await make_station(session, name="迟到", now=MONDAY_MORNING - timedelta(seconds=20))
    await phone.catch_up()  # it is not committed yet
    await session.commit()
    freeze(MONDAY_MORNING + timedelta(minutes=30))
    await phone.catch_up()
    assert phone.names() == {"迟到"}


async def test_a_late_change_is_told_even_when_the_round_before_took_an_hour(
    client: httpx.AsyncClient, session: AsyncSession, freeze: Freeze
) -> None:
    for number in range(4):
        await make_station(
            session, name=f"站{number}", now=MONDAY_MORNING - timedelta(seconds=number)
        )
    await session.commit()
    freeze(MONDAY_MORNING)
    phone = Phone(client)
    assert await phone.ask()
    # Older than what was told just now, and committed after it.
    await make_station(session, name="迟到", now=MONDAY_MORNING - timedelta(seconds=30))
    await session.commit()
    freeze(MONDAY_MORNING + timedelta(hours=1))
    await phone.catch_up()
    await phone.catch_up()
    assert "迟到" in phone.names()


async def test_the_copy_can_compute_the_state_itself(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    await make_station(session)
    await make_station(session, hours=None)
    await session.commit()
    body = (await client.get("/v1/stations/changes")).json()
    assert StationChanges.model_validate(body).model_dump(mode="json") == body
    hours = [one["hours"] for one in body["items"]]
    assert hours.count(None) == 1
    assert {"weekly", "exceptions"} in [set(one) for one in hours if one]


async def test_within_a_minute_the_same_answer_is_not_sent_again(
    client: httpx.AsyncClient, session: AsyncSession, freeze: Freeze
) -> None:
    await make_station(session)
    await session.commit()
    freeze(MONDAY_MORNING)
    first = await client.get("/v1/stations/changes")
    freeze(MONDAY_MORNING + timedelta(seconds=40))
    held = {"If-None-Match": first.headers["etag"]}
    assert (await client.get("/v1/stations/changes", headers=held)).status_code == 304


@pytest.mark.parametrize("since", ["x", "WyJhIl0", "W10", "MQ", "\x00", "a" * 201])
async def test_a_made_up_since_is_refused(client: httpx.AsyncClient, since: str) -> None:
    answer = await client.get("/v1/stations/changes", params={"since": since})
    assert answer.status_code == 422
    assert answer.json()["code"] in ("malformed", "cursor_invalid")


@pytest.mark.parametrize("seed", range(6))
async def test_whoever_applies_all_deltas_holds_the_full_list(
    client: httpx.AsyncClient, session: AsyncSession, freeze: Freeze, seed: int
) -> None:
    """Stations are made, changed and closed at random, some by transactions that commit late."""
    rng, phone, now = random.Random(seed), Phone(client), MONDAY_MORNING
    for step in range(25):
        now += timedelta(seconds=rng.choice((1, 5, 40, 200)))
        freeze(now)
        late = now - timedelta(seconds=rng.choice((0, 0, 1, 30)))
        await _change(session, rng, late, step)
        await session.commit()
        if rng.random() < 0.5:
            await phone.ask(limit=rng.choice((1, 2, 5)))
    freeze(now + timedelta(minutes=5))
    await phone.catch_up()
    await phone.catch_up()
    living = await session.exec(select(Station).where(col(Station.closed_at).is_(None)))
    expected = {str(one.id): one.name for one in living}
    assert {key: one["name"] for key, one in phone.stations.items()} == expected


async def _change(session: AsyncSession, rng: random.Random, at: datetime, step: int) -> None:
    stations = list(await session.exec(select(Station)))
    station = rng.choice(stations) if stations else None
    what = rng.choice(("make", "make", "rename", "close"))
    if what == "make" or station is None:
        await make_station(session, name=f"站{step}", now=at)
    elif what == "rename":
        station.name = f"{uuid.uuid4()}"
        await cards.refresh(session, station, max(at, station.changed_at))
    else:
        station.closed_at = station.changed_at = max(at, station.changed_at)
    await session.flush()
