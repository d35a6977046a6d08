"""A worker in a process of its own, to be killed: ``python worker_for_tests.py DATABASE_URL``."""

import asyncio
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from app import jobs
from app.db import make_engine, make_sessionmaker
from app.jobs import JobContext
from app.settings import Settings
from app.worker import run_worker
from tests.runtime.jobs_for_tests import slow


async def work(url: str) -> None:
    """Work until killed."""
    sessionmaker = make_sessionmaker(make_engine(url, pool_size=2))
    context = JobContext(sessionmaker, wechat=None, settings=Settings(_env_file=None))
    assert jobs.handlers["tests.slow"] is slow
    await run_worker(context, url, asyncio.Event())


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1]))
