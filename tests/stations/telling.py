"""Telling what one found at a station, and looking at what came of it."""

from typing import Any

import httpx
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.stations.models import Station, StationTask

NOW_TEXT = "2026-11-23T02:30:00Z"


async def tell(
    me: httpx.AsyncClient, station: Station, finding: str, **more: Any
) -> dict[str, Any]:
    said = {"finding": finding} | more
    answer = await me.put(f"/v1/stations/{station.id}/tap", json=said)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def shown(client: httpx.AsyncClient, station: Station) -> dict[str, Any]:
    body: dict[str, Any] = (await client.get(f"/v1/stations/{station.id}")).json()
    return body


async def tasks(session: AsyncSession) -> list[StationTask]:
    await session.rollback()
    found = select(StationTask).order_by(col(StationTask.id))
    return list(await session.exec(found.execution_options(populate_existing=True)))
