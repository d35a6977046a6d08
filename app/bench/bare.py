"""The bare twin: an ASGI callable and asyncpg, the same SQL, no rules at all.

What is left out is what a framework and a product add: routing, checked parameters, states by
the hour, ETags, request ids, metrics, logs, limits on bodies.
"""

import os
from typing import Any
from urllib.parse import parse_qs

import asyncpg
import orjson

from app import clock
from app.db import SERVER_SETTINGS
from app.stations import nearby
from app.stations.shapes import NearbyQuery
from app.stations.vocabulary import Codes

pool: asyncpg.Pool


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answer the rows as JSON."""
    global pool
    if scope["type"] == "lifespan":
        await receive()
        pool = await asyncpg.create_pool(  # as it comes, with the same planner settings
            os.environ["NUANXIN_DATABASE_URL"].replace("+asyncpg", ""),
            min_size=1,
            max_size=8,
            server_settings={**SERVER_SETTINGS, "enable_bitmapscan": "off", "jit": "off"},
        )
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await pool.close()
        await send({"type": "lifespan.shutdown.complete"})
        return
    asked = parse_qs(scope["query_string"].decode())
    query = NearbyQuery.model_construct(
        latitude=float(asked["latitude"][0]),
        longitude=float(asked["longitude"][0]),
        radius_m=int(asked["radius_m"][0]),
        kinds=[],
        facilities=[],
        open_now=False,
        limit=int(asked["limit"][0]),
    )
    statement = nearby.statement_of(query, Codes(), clock.now())
    if statement is None:
        raise RuntimeError("nothing was filtered by")
    rows = await pool.fetch(statement[0], *statement[1])
    body = orjson.dumps({"items": [dict(row) for row in rows]})
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
