"""The real thing on a free port: uvicorn with its processes, on the test's database."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from app.settings import Settings

STOP_SECONDS = 30

NOT_AHEAD = timedelta(0)

# What `nuanxin serve` does after it has prepared its database; the test's is prepared already.
_PROGRAM = """
import sys
from datetime import timedelta
from app import clock
from app.preparing import bind
from app.serving import run_server
from app.settings import get_settings
from socket import socket
settings = get_settings()
listening = bind(settings)
port = listening.getsockname()[1]
ready = lambda settings: print(port, flush=True)
with clock.shift(timedelta(seconds=float(sys.argv[1]))):
    code = run_server(settings.model_copy(update={"port": port}), listening, ready)
raise SystemExit(code)
"""


@dataclass(frozen=True)
class Server:
    """A service that answers; ``pid`` is the parent of its processes."""

    url: str
    pid: int


@contextmanager
def running_server(
    settings: Settings, processes: int, *, ahead: timedelta = NOT_AHEAD
) -> Iterator[Server]:
    """Serve in so many processes until the block ends.

    The clock of a single process may run ``ahead``; further ones have the machine's.
    """
    started = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(ahead.total_seconds())],
        env=os.environ | _environment(settings) | {"NUANXIN_PROCESSES": str(processes)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert started.stdout is not None
    try:
        line = started.stdout.readline()  # ends when the server does
        assert line, "the server did not start"
        yield Server(f"http://127.0.0.1:{int(line)}", started.pid)
    finally:
        started.send_signal(signal.SIGTERM)
        try:
            started.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            raise
        started.stdout.close()


def _environment(settings: Settings) -> dict[str, str]:
    secrets = settings.secrets.get_secret_value() if settings.secrets else ""
    return {
        "NUANXIN_DATA_DIR": str(settings.data_dir),
        "NUANXIN_DATABASE_URL": str(settings.database_url),
        "NUANXIN_OWNER_DATABASE_URL": str(settings.owner_database_url),
        "NUANXIN_SECRETS": secrets,
        "NUANXIN_PORT": "0",
        "NUANXIN_JOBS": settings.jobs,
        "NUANXIN_RATE_LIMITS": settings.rate_limits,
        "NUANXIN_ORM_POOL": str(settings.orm_pool),
        "NUANXIN_HOT_POOL": str(settings.hot_pool),
    }
