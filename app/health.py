"""Is it alive, is it ready, what has it counted."""

import asyncio
from functools import lru_cache

from fastapi import APIRouter, Request, Response
from sqlalchemy import text

from app import metrics, revisions
from app.db import SessionMaker
from app.errors import UnavailableError
from app.loopback import require_local
from app.worker import count_jobs

READY_SECONDS = 2  # a balancer that asks every few seconds wants an answer, not a queue

router = APIRouter(include_in_schema=False)
_head = lru_cache(revisions.head)


class NotReadyError(UnavailableError):
    """The database is away, or not at the revision that this code needs."""

    code = "not_ready"
    sentence = "服务正在准备，请稍后再试"


@router.get("/healthz")
async def tell_alive() -> dict[str, str]:
    """Answer; the database is not asked."""
    return {"status": "ok"}


@router.get("/readyz")
async def tell_ready(request: Request) -> dict[str, str]:
    """Answer when requests can be served: database there, schema current, queue reachable.

    Raises:
        NotReadyError: not now.
    """
    try:
        async with asyncio.timeout(READY_SECONDS):
            revision = await _find_revision(request.app.state.sessionmaker)
    except Exception as error:
        raise NotReadyError from error
    if revision != _head():
        raise NotReadyError("数据库版本与程序不一致，请先运行 nuanxin migrate")
    return {"status": "ready", "revision": revision}


@router.get("/metrics")
async def show_metrics(request: Request) -> Response:
    """Answer what was counted, to this computer alone."""
    require_local(request)
    jobs: dict[str, int] = {}
    try:
        async with asyncio.timeout(READY_SECONDS), request.app.state.sessionmaker() as session:
            jobs = await count_jobs(await session.connection())
    except Exception:  # noqa: BLE001  # the other numbers matter most when the database is away
        jobs = {}
    return Response(metrics.render(jobs), media_type="text/plain; version=0.0.4; charset=utf-8")


async def _find_revision(sessionmaker: SessionMaker) -> str | None:
    async with sessionmaker() as session:
        connection = await session.connection()
        await connection.execute(text("SELECT 1 FROM pgqueuer LIMIT 1"))
        return await revisions.find_revision(connection)
