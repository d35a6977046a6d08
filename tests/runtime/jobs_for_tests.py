"""Handlers that only tests enqueue; a worker in another process registers them by importing."""

import asyncio
import os
from datetime import timedelta
from uuid import uuid4

from sqlmodel import select

from app import clock, jobs
from app.db import SessionMaker
from app.jobs import JobContext, Payload
from app.limits import RateLimit


@jobs.handler("tests.note")
async def note(context: JobContext, payload: Payload) -> None:
    """Leave a row that says this ran."""
    await leave_note(context, str(payload["what"]))


@jobs.handler("tests.fail_first")
async def fail_first(context: JobContext, payload: Payload) -> None:
    """Fail at the first attempt, and tell both."""
    before = len(await read_notes(context.sessionmaker))
    await leave_note(context, f"attempt {before}")
    if before == 0:
        raise RuntimeError("secret words of a person: 13800138000")


@jobs.handler("tests.slow")
async def slow(context: JobContext, payload: Payload) -> None:
    """Note the start with the process, take a while, note the end."""
    await leave_note(context, f"start {os.getpid()}")
    await asyncio.sleep(payload["seconds"])
    await leave_note(context, "end")


async def leave_note(context: JobContext, what: str) -> None:
    """Leave a row; the table is one that nothing else in these tests uses."""
    note = RateLimit(
        key=f"{what}|{uuid4()}", window=0, used=0, ends_at=clock.now() + timedelta(days=1)
    )
    async with context.sessionmaker.begin() as session:
        session.add(note)


async def read_notes(sessionmaker: SessionMaker) -> list[str]:
    """Return what was noted, sorted."""
    async with sessionmaker() as session:
        found = await session.exec(select(RateLimit.key))
        return sorted(key.partition("|")[0] for key in found)
