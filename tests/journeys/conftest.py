"""Journeys in a real browser against the real service, its own database and demonstration data."""

import os
import shutil
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from playwright.async_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    Response,
    ViewportSize,
    async_playwright,
)

from app import clock, demo
from app.db import make_engine, make_sessionmaker
from app.embedded import EmbeddedPostgres
from app.settings import Settings
from tests import databases
from tests.conftest import SECRETS, authorise
from tests.journeys.clockwork import shift_date, until_wednesday_noon
from tests.journeys.phones import EXPECT_MS, Phone
from tests.journeys.pictures import Album, draw_overview
from tests.servers import running_server

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE: ViewportSize = {"width": 375, "height": 812}
IN_PAGE = Path(__file__).with_name("in_page.js")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the command that renews the pictures of the documentation."""
    parser.addoption("--pictures", action="store_true", help="write docs/pictures anew")
    parser.addoption("--look-at", metavar="DIR", help="write a picture of every state to DIR")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker has the browser; the journeys share it."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))


# --- the service -----------------------------------------------------------------------


@pytest.fixture(scope="session")
def ahead() -> timedelta:
    """How far the clocks of the journeys run ahead of the machine's."""
    return until_wednesday_noon(datetime.now(UTC))


@pytest.fixture(scope="session")
async def service_url(
    cluster: EmbeddedPostgres,
    worker_id: str,
    tmp_path_factory: pytest.TempPathFactory,
    ahead: timedelta,
) -> AsyncIterator[str]:
    """A demonstration, served as it is in earnest, with a database of its own."""
    database = await databases.clone(cluster, f"journeys_{worker_id}")
    engine = make_engine(database.url, pool_size=1)
    with clock.shift(ahead):
        async with make_sessionmaker(engine).begin() as session:
            await demo.load_demo(session)
    await engine.dispose()
    settings = Settings(
        _env_file=None,
        data_dir=tmp_path_factory.mktemp("journeys"),
        database_url=database.url,
        owner_database_url=database.owner_url,
        secrets=SECRETS,
        rate_limits="off",  # all the phones have one address
        orm_pool=4,
        hot_pool=4,
    )
    with running_server(settings, 1, ahead=ahead) as server:
        yield server.url
    await databases.drop(cluster, database)


LogIn = Callable[[str], Awaitable[httpx.AsyncClient]]


@pytest.fixture
async def api(service_url: str) -> AsyncIterator[LogIn]:
    """Log a person in at the service itself, for what happens away from the phone."""
    async with AsyncExitStack() as stack:

        async def log_in(name: str) -> httpx.AsyncClient:
            client = httpx.AsyncClient(base_url=service_url, timeout=20)
            own = await stack.enter_async_context(client)
            await authorise(own, name)
            return own

        yield log_in


# --- the browser -----------------------------------------------------------------------


def find_browser() -> str:
    """Return Chromium's path; without one the test is skipped, or fails where it must not be."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    reason = f"none of {', '.join(BROWSERS)} is on the PATH"
    if os.environ.get("NUANXIN_REQUIRE_BROWSER") == "1":
        pytest.fail(f"NUANXIN_REQUIRE_BROWSER=1, but {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for the run; each phone is a context of its own."""
    path = find_browser()
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        await running.close()


def watch(page: Page, faults: list[str], underway: set[Request]) -> None:
    """Keep what a person would not see: errors of scripts, answers of 5xx, what is not answered."""

    def hear(message: ConsoleMessage) -> None:
        is_refusal = "Failed to load resource" in message.text  # the answers below tell more
        if message.type == "error" and not is_refusal:
            faults.append(f"console: {message.text}")

    def receive(response: Response) -> None:
        if response.status >= 500:
            faults.append(f"{response.status} {response.request.method} {response.url}")

    page.on("request", lambda request: underway.add(request))
    page.on("requestfinished", lambda request: underway.discard(request))
    page.on("requestfailed", lambda request: underway.discard(request))
    page.on("console", hear)
    page.on("response", receive)
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))


OpenPhone = Callable[..., Awaitable[Phone]]


@pytest.fixture
async def open_phone(
    browser: Browser, service_url: str, ahead: timedelta, album: Album
) -> AsyncIterator[OpenPhone]:
    """Take the phone of a new person (or a named one) in hand; all are looked over afterwards."""
    phones: list[Phone] = []

    async def take(user: str | None = None, size: ViewportSize = PHONE) -> Phone:
        context = await browser.new_context(
            viewport=size,
            device_scale_factor=2,
            has_touch=True,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
        )
        context.set_default_timeout(EXPECT_MS)
        await context.add_init_script(shift_date(ahead))
        await context.add_init_script(path=IN_PAGE)
        faults: list[str] = []
        underway: set[Request] = set()
        page = await context.new_page()
        watch(page, faults, underway)
        name = user or f"rider{uuid.uuid4().hex[:8]}"
        phone = Phone(name, page, service_url, faults, underway, album)
        phones.append(phone)
        return phone

    yield take
    found = [fault for phone in phones for fault in await phone.list_faults()]
    for phone in phones:
        await phone.context.close()
    assert not found, "\n".join(found)


@pytest.fixture(scope="session")
def album(pytestconfig: pytest.Config) -> Iterator[Album]:
    """Where the journeys put their pictures; the overview is put together at the end."""
    folder = pytestconfig.getoption("--look-at", default=None)
    is_renewing = bool(pytestconfig.getoption("--pictures", default=False))
    yield Album(is_renewing, Path(folder) if folder else None)
    if is_renewing:
        draw_overview()


@pytest.fixture
async def phone(open_phone: OpenPhone) -> Phone:
    """The phone of somebody who was never here."""
    return await open_phone()
