"""``nuanxin bench nearby``: the nearest stations, ours beside the bare twin and the plain way."""

import asyncio
import os
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import asyncpg
import httpx
import psutil
from rich.progress import Progress

from app import migrations, modes
from app.bench import data
from app.bench.load import Load, Measured, measure
from app.databases import APP, OWNER, create_database
from app.databases import plain as plain_url
from app.embedded import EmbeddedPostgres

BATCH = 20_000
PATHS = 400  # more than a cache of plans or pages would help with
WARM_SECONDS = 2.0


@dataclass(frozen=True)
class Rounds:
    """How often, how long, and where the databases and logs are."""

    number: int
    seconds: float
    folder: Path


# name -> what uvicorn serves
SERVERS = {
    "ours": "app.main:create_app",
    "bare": "app.bench.bare:app",
    "plain": "app.bench.plain:app",
    "no-op": "app.bench.noop:create_app",
}


@contextmanager
def running(name: str, url: str, port: int, folder: Path) -> Iterator[psutil.Process]:
    """Serve one of ``SERVERS`` in a process of its own, as the service is served."""
    target = SERVERS[name]
    command = [sys.executable, "-m", "uvicorn", target, "--port", str(port), "--no-access-log"]
    command += ["--log-level", "warning", "--no-server-header", "--ws", "none", "--lifespan", "on"]
    if target.endswith("create_app"):
        command.append("--factory")
    environment = os.environ | {
        "NUANXIN_DATABASE_URL": url,
        "NUANXIN_DATA_DIR": str(folder),
        "NUANXIN_RATE_LIMITS": "off",
        "PROMETHEUS_MULTIPROC_DIR": str(folder / f"metrics-{name}"),
    }
    Path(environment["PROMETHEUS_MULTIPROC_DIR"]).mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        _wait(f"http://127.0.0.1:{port}/", process)
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError("the server did not start; see its log in the folder")
        try:
            urllib.request.urlopen(address, timeout=1).close()  # noqa: S310  # our own server
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server does not answer")


async def prepare(cluster: EmbeddedPostgres, stations: int, tell: Callable[[int], None]) -> str:
    """Make a database with so many generated stations, unless it is there; return its address."""
    name = f"bench_{stations}"
    await create_database(cluster.url(), name)
    owner, url = cluster.url(OWNER, name), cluster.url(APP, name)
    await migrations.upgrade(owner, url)
    await modes.claim_at(owner, modes.Mode.DEMO)
    connection = await asyncpg.connect(plain_url(cluster.url(database=name)))
    try:
        if await connection.fetchval("SELECT count(*) FROM station") == stations:
            tell(stations)
            return url
        indexes = await data.clear(connection)
        rows = data.generate(stations)
        while batch := list(islice(rows, BATCH)):
            await data.write(connection, batch)
            tell(len(batch))
        for definition in indexes:
            await connection.execute(definition)
        await connection.execute("VACUUM ANALYZE station")
        await connection.execute("VACUUM ANALYZE station_facility")
    finally:
        await connection.close()
    return url


@dataclass(frozen=True)
class Contender:
    """One line of the table: which server, what it is asked, and whether by somebody known."""

    server: str
    paths: list[str]
    is_logged_in: bool = False


def compare(
    cluster: EmbeddedPostgres,
    url: str,
    contenders: dict[str, Contender],
    rounds: Rounds,
) -> dict[str, list[Measured]]:
    """Measure the contenders in alternating rounds on one database."""
    database = psutil.Process(int((cluster.cluster / "postmaster.pid").read_text().split()[0]))
    found: dict[str, list[Measured]] = {name: [] for name in contenders}
    with ExitStack() as stack:
        processes: dict[str, tuple[str, psutil.Process]] = {}
        for port, server in enumerate(sorted({c.server for c in contenders.values()}), 8450):
            process = stack.enter_context(running(server, url, port, rounds.folder))
            processes[server] = (f"http://127.0.0.1:{port}", process)
        asked: dict[str, Callable[[float], Measured]] = {}
        for name, contender in contenders.items():
            base, process = processes[contender.server]
            token = _log_in(base) if contender.is_logged_in else None
            load = Load(base, contender.paths, token)
            asked[name] = partial(measure, load, server=process, database=database)
        for ask in asked.values():
            ask(WARM_SECONDS)
        with Progress(transient=True) as progress:
            task = progress.add_task("measuring", total=rounds.number * len(contenders))
            for _ in range(rounds.number):
                for name, ask in asked.items():
                    found[name].append(ask(rounds.seconds))
                    progress.advance(task)
    return found


def _log_in(base: str) -> str:
    """Return a token of a person of the sandbox in the served process."""
    code = {"code": f"demo:bench:{time.time_ns()}"}
    answer = httpx.post(f"{base}/v1/auth/wechat", json=code)
    answer.raise_for_status()
    token: str = answer.json()["token"]
    return token


def median(rounds: list[Measured]) -> Measured:
    """Return the median of each figure over the rounds."""
    fields = {
        name: statistics.median(getattr(one, name) for one in rounds)
        for name in Measured.__dataclass_fields__
    }
    fields["failed"] = sum(one.failed for one in rounds)
    return Measured(**fields)


def run(sizes: list[int], rounds: Rounds) -> dict[str, Measured]:
    """Run the whole benchmark; keys are ``name@stations``."""
    rounds.folder.mkdir(parents=True, exist_ok=True)
    results: dict[str, Measured] = {}
    with EmbeddedPostgres(rounds.folder / "postgres") as cluster:
        for stations in sizes:
            url = _prepared(cluster, stations)
            searches = data.queries(stations, PATHS)
            contenders = {name: Contender(name, searches) for name in ("ours", "bare", "plain")}
            if stations == min(sizes):
                contenders["public no-op"] = Contender("no-op", ["/bench/public"])
                contenders["logged-in no-op"] = Contender(
                    "no-op", ["/bench/mine"], is_logged_in=True
                )
            found = compare(cluster, url, contenders, rounds)
            results |= {f"{name}@{stations}": median(each) for name, each in found.items()}
    return results


def _prepared(cluster: EmbeddedPostgres, stations: int) -> str:
    with Progress(transient=True) as progress:
        task = progress.add_task(f"{stations:,} stations", total=stations)

        def tell(number: int) -> None:
            progress.advance(task, number)

        return asyncio.run(prepare(cluster, stations, tell))
