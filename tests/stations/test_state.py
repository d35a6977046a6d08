"""Whether a station is open, until when, and how sure that is."""

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from app.calendar import Hours
from tests.builders import DAYTIME, MONDAY_MORNING, daily, make_station
from tests.conftest import Freeze

NEVER = Hours.model_validate({"weekly": [[]] * 7})
WEEKDAYS = Hours.model_validate({"weekly": [[["08:00", "20:00"]]] * 5 + [[], []]})


async def state(client: httpx.AsyncClient, session: AsyncSession, **given: Any) -> tuple[str, ...]:
    station = await make_station(session, **given)
    await session.commit()
    shown = (await client.get(f"/v1/stations/{station.id}")).json()
    return shown["state"], shown["opens_at"], shown["closes_at"]


@pytest.mark.parametrize(
    ("hours", "at", "expected"),
    [
        (DAYTIME, "2026-11-23T10:30+08:00", ("open", None, "2026-11-23T12:00:00Z")),
        (DAYTIME, "2026-11-23T08:00+08:00", ("open", None, "2026-11-23T12:00:00Z")),
        (DAYTIME, "2026-11-23T20:00+08:00", ("closed", "2026-11-24T00:00:00Z", None)),
        (DAYTIME, "2026-11-23T07:59+08:00", ("closed", "2026-11-23T00:00:00Z", None)),
        (WEEKDAYS, "2026-11-27T21:00+08:00", ("closed", "2026-11-30T00:00:00Z", None)),
        (
            daily(("18:00", "02:00")),
            "2026-11-24T01:00+08:00",
            ("open", None, "2026-11-23T18:00:00Z"),
        ),
        (daily(("00:00", "24:00")), "2026-11-24T01:00+08:00", ("open", None, None)),
        (NEVER, "2026-11-24T01:00+08:00", ("closed", None, None)),
        (None, "2026-11-24T01:00+08:00", ("unknown", None, None)),
    ],
)
async def test_the_hours_say_what_holds_and_until_when(
    client: httpx.AsyncClient,
    session: AsyncSession,
    freeze: Freeze,
    *,
    hours: Hours | None,
    at: str,
    expected: tuple[str, ...],
) -> None:
    freeze(datetime.fromisoformat(at))
    assert await state(client, session, hours=hours) == expected


@pytest.mark.parametrize(
    ("hours", "minutes", "expected"),
    [
        (DAYTIME, 1, "reported_closed"),
        (DAYTIME, 0, "open"),
        (None, 1, "reported_closed"),
        (NEVER, 1, "closed"),
    ],
)
async def test_peoples_word_counts_while_it_holds_and_the_hours_do_not_say_closed(
    client: httpx.AsyncClient,
    session: AsyncSession,
    freeze: Freeze,
    *,
    hours: Hours | None,
    minutes: int,
    expected: str,
) -> None:
    freeze(MONDAY_MORNING)
    until = MONDAY_MORNING + timedelta(minutes=minutes)
    assert (await state(client, session, hours=hours, reported_until=until))[0] == expected


@pytest.mark.parametrize(("days", "confidence"), [(0, 1.0), (30, 0.71), (60, 0.5), (720, 0.0)])
async def test_confidence_falls_with_the_age_of_the_last_look(
    client: httpx.AsyncClient,
    session: AsyncSession,
    freeze: Freeze,
    days: int,
    confidence: float,
) -> None:
    freeze(MONDAY_MORNING)
    verified_at = MONDAY_MORNING - timedelta(days=days)
    station = await make_station(session, verified_at=verified_at)
    await session.commit()
    shown = (await client.get(f"/v1/stations/{station.id}")).json()
    assert shown["confidence"] == confidence
    assert datetime.fromisoformat(shown["verified_at"]) == verified_at


async def test_what_nobody_ever_looked_at_has_no_confidence(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    station = await make_station(session)
    await session.commit()
    shown = (await client.get(f"/v1/stations/{station.id}")).json()
    assert (shown["confidence"], shown["verified_at"]) == (0.0, None)
