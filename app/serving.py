"""``nuanxin serve``: from an empty folder to a running service, and back without a trace."""

import asyncio
import base64
import os
import secrets
import shutil
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

import httpx
import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from app.databases import running_database
from app.embedded import EmbeddedPostgres
from app.logs import configure_logs, get_log
from app.metrics import FOLDER as METRICS_FOLDER
from app.preparing import bind, check_settings, prepare
from app.refusals import StartRefusedError
from app.settings import SANDBOX_APP_ID, Settings, get_settings

REPEAT_SECONDS = 3  # `uv run` hands a Ctrl-C on once more
DRAIN_SECONDS = 15  # for requests; jobs get 10 after that, and a stop may take 30 in all
WATCH_SECONDS = 1
READY_SECONDS = 60

Announce = Callable[[Settings], None]


def serve(settings: Settings, announce: Announce) -> int:
    """Serve until told to stop, and return the exit code; ``announce`` when it answers.

    Raises:
        StartRefusedError: it cannot start like this.
    """
    check_settings(settings)
    with ExitStack() as stack:
        stack.enter_context(_stoppable())
        listening = bind(settings)
        stack.callback(listening.close)
        settings = settings.model_copy(update={"port": listening.getsockname()[1]})
        database = stack.enter_context(running_database(settings))
        asyncio.run(prepare(settings, database))
        if database.embedded:
            stack.enter_context(_watched(database.embedded))
        return run_server(settings, listening, announce)


def run_server(settings: Settings, listening: socket.socket, announce: Announce) -> int:
    """Serve a prepared database on a bound socket."""
    with ExitStack() as stack:
        if settings.is_demo and settings.wechat_base_url is None and settings.processes > 1:
            settings = stack.enter_context(_shared_sandbox(settings))
        _hand_on(settings)
        configure_logs(settings.log_format)
        waiting = threading.Thread(target=_announce_when_ready, args=(settings, announce))
        waiting.daemon = True
        waiting.start()
        config = uvicorn.Config(
            "app.main:create_app",
            factory=True,
            workers=settings.processes,
            log_config=None,
            access_log=False,
            server_header=False,
            ws="none",
            lifespan="on",
            proxy_headers=bool(settings.forwarded_allow_ips),
            forwarded_allow_ips=settings.forwarded_allow_ips,
            timeout_graceful_shutdown=DRAIN_SECONDS,
        )
        if settings.processes > 1:
            supervisor = Multiprocess(config, sockets=[listening])
            supervisor.run()
            return int(any(one.exitcode == STARTUP_FAILURE for one in supervisor.processes))
        server = _PatientServer(config)
        server.run(sockets=[listening])
        return 0 if server.started else 1


# --- signals ---------------------------------------------------------------------------


class _Stops:
    """When we were first told to stop: what follows at once is the same Ctrl-C again."""

    first_at: float | None = None

    @classmethod
    def is_new(cls) -> bool:
        if cls.first_at is not None and time.monotonic() - cls.first_at < REPEAT_SECONDS:
            return False
        cls.first_at = time.monotonic()
        return True


@contextmanager
def _stoppable() -> Iterator[None]:
    """Unwind in order on Ctrl-C and SIGTERM: nothing that was started may be left behind."""

    def stop(*_: object) -> None:
        if _Stops.is_new():
            raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _PatientServer(uvicorn.Server):
    """Stops at the first signal, in order; forces at a second that is meant."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        # Not kept in _captured_signals: uvicorn would raise it again before the database stops.
        if not _Stops.is_new():
            return
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True


# --- beside the server -----------------------------------------------------------------


def _hand_on(settings: Settings) -> None:
    """Put the settings where the processes that serve will read them."""
    changed = {
        "NUANXIN_DATA_DIR": str(settings.data_dir.resolve()),
        "NUANXIN_HOST": settings.host,
        "NUANXIN_PORT": str(settings.port),
        "NUANXIN_PROCESSES": str(settings.processes),
        "NUANXIN_LOG_FORMAT": settings.log_format,
    }
    if settings.wechat_base_url and settings.is_demo:
        changed["NUANXIN_WECHAT_BASE_URL"] = settings.wechat_base_url
        for name in ("push_token", "push_aes_key"):
            if value := getattr(settings, name):
                changed[f"NUANXIN_{name.upper()}"] = value.get_secret_value()
    if settings.processes > 1:
        folder = settings.data_dir.resolve() / "metrics"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        changed[METRICS_FOLDER] = str(folder)
    os.environ.update(changed)
    get_settings.cache_clear()


@contextmanager
def _shared_sandbox(settings: Settings) -> Iterator[Settings]:
    """Run one WeChat for all processes: a code issued to one must be known to the others."""
    from pydantic import SecretStr

    from app.wechat.sandbox import Sandbox, make_app
    from app.wechat.sandbox.limits import UNLIMITED
    from app.wechat.sandbox.pushes import PushSettings
    from app.wechat.sandbox.state import released_pages

    token, key = secrets.token_hex(16), base64.b64encode(secrets.token_bytes(32)).decode()[:43]
    sandbox = Sandbox(pages=released_pages(), is_always_open=True)
    sandbox.pushes.connect(
        PushSettings(
            url=f"http://127.0.0.1:{settings.port}/v1/wechat/push", token=token, aes_key=key
        )
    )
    if settings.rate_limits == "off":
        sandbox.limits.logins_per_minute = UNLIMITED
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(make_app(sandbox), log_config=None, access_log=False, ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield settings.model_copy(
            update={
                "wechat_app_id": SANDBOX_APP_ID,
                "wechat_base_url": f"http://127.0.0.1:{listening.getsockname()[1]}",
                "push_token": settings.push_token or SecretStr(token),
                "push_aes_key": settings.push_aes_key or SecretStr(key),
            }
        )
    finally:
        server.should_exit = True
        thread.join(5)


@contextmanager
def _watched(embedded: EmbeddedPostgres) -> Iterator[None]:
    """Start the embedded server again when it was killed: nobody else would."""
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(WATCH_SECONDS):
            if embedded.is_running():
                continue
            get_log().warning("embedded_database_gone")
            try:
                embedded.start()
            except StartRefusedError as error:
                get_log().error("embedded_database_refuses", error=str(error))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _announce_when_ready(settings: Settings, announce: Announce) -> None:
    """Tell how to reach the service once it answers."""
    until = time.monotonic() + READY_SECONDS
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    while time.monotonic() < until:
        try:
            httpx.get(f"http://{host}:{settings.port}/healthz", timeout=5, trust_env=False)
        except httpx.HTTPError:
            time.sleep(0.05)
        else:
            announce(settings)
            return
