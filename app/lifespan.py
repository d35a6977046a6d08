"""What the service holds while it runs: pools, WeChat, the tokens' listener, the jobs."""

import asyncio
import gc
import multiprocessing
import os
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import Any

from fastapi import FastAPI

from app import metrics, modes, requests
from app.accounts.tokens import Tokens
from app.crypto import Cipher, TokenHasher, UrlSigner, load_secrets
from app.databases import serving_url
from app.db import make_engine, make_hot_pool, make_sessionmaker
from app.jobs import JobContext
from app.listener import listen_for_revocations
from app.logs import configure_logs, get_log
from app.settings import Settings
from app.wechat.deps import make_wechat
from app.worker import run_worker

COUNT_SECONDS = 2  # how late the metrics of the other processes are
CLOSE_SECONDS = 3


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open everything that requests use; close it in the opposite order."""
    settings: Settings = app.state.settings
    configure_logs(settings.log_format)
    async with AsyncExitStack() as stack:
        stack.callback(metrics.leave)
        stack.callback(requests.flush)
        await _open_database(app, stack, settings)
        await _open_people(app, stack, settings)
        _start(stack, _keep_counts(app))
        if parent := multiprocessing.parent_process():
            _follow_parent(stack, parent.pid)
        if settings.jobs == "inline":
            await stack.enter_async_context(working(app))
        _settle_memory()
        yield


def _settle_memory() -> None:
    """Leave what stays for good out of the collector's walks: each stops every request."""
    gc.collect()
    gc.freeze()


async def _open_database(app: FastAPI, stack: AsyncExitStack, settings: Settings) -> None:
    url = app.state.database_url = serving_url(settings)
    engine = make_engine(url, settings.orm_pool)
    stack.push_async_callback(engine.dispose)
    async with engine.connect() as connection:
        await modes.check(connection, modes.mode_of(settings))
    app.state.engine = engine
    app.state.sessionmaker = make_sessionmaker(engine)
    app.state.hot_pool = await make_hot_pool(url, settings.hot_pool)
    stack.push_async_callback(_close_pool, app.state.hot_pool)


async def _open_people(app: FastAPI, stack: AsyncExitStack, settings: Settings) -> None:
    """Open what login needs: secrets, WeChat, and the listener for revoked tokens."""
    secrets = load_secrets(settings)
    app.state.cipher = Cipher(secrets)
    app.state.token_hasher = TokenHasher(secrets)
    app.state.url_signer = UrlSigner(secrets)
    app.state.tokens = Tokens(app.state.hot_pool, app.state.token_hasher)
    _start(stack, listen_for_revocations(app.state.database_url, app.state.tokens))
    app.state.wechat = make_wechat(settings, app.state.sessionmaker, app.state.cipher, receiver=app)
    stack.push_async_callback(app.state.wechat.aclose)


async def _close_pool(pool: Any) -> None:
    """Close politely; a connection that somebody still holds is cut."""
    try:
        await asyncio.wait_for(pool.close(), CLOSE_SECONDS)
    except TimeoutError:
        pool.terminate()


@asynccontextmanager
async def working(app: FastAPI) -> AsyncIterator[None]:
    """Do jobs until the end, then finish those that run."""
    stop = asyncio.Event()
    context = JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)
    worker = asyncio.create_task(run_worker(context, app.state.database_url, stop))
    try:
        yield
    finally:
        stop.set()
        await worker


def _start(stack: AsyncExitStack, work: Coroutine[Any, Any, None]) -> None:
    """Run something beside the requests until the end."""
    task = asyncio.create_task(work)

    async def end() -> None:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    stack.push_async_callback(end)


async def _keep_counts(app: FastAPI) -> None:
    orm: Any = app.state.engine.pool
    hot = app.state.hot_pool
    while True:
        metrics.pool_in_use.labels("orm").set(orm.checkedout())
        metrics.pool_in_use.labels("hot").set(hot.get_size() - hot.get_idle_size())
        metrics.flush()
        await asyncio.sleep(COUNT_SECONDS)


def _follow_parent(stack: AsyncExitStack, parent: int | None) -> None:
    """One of several processes: the parent says when to stop, and without it we stop too."""
    # Ctrl-C reaches every process of the terminal, and `uv run` hands it on once more; a second
    # SIGINT would make uvicorn skip the rest of this lifespan.
    with suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    _start(stack, _stop_with(parent))


async def _stop_with(parent: int | None) -> None:
    while os.getppid() == parent:  # noqa: ASYNC110  # the kernel tells nobody, it must be asked
        await asyncio.sleep(1)
    get_log().warning("parent_gone")
    os.kill(os.getpid(), signal.SIGTERM)
