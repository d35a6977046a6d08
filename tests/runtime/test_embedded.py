"""The embedded PostgreSQL starts, is shared, survives accidents and leaves nothing behind."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import asyncpg
import psutil
import pytest

from app.databases import plain
from app.embedded import EmbeddedError, EmbeddedPostgres

ANOTHER_PROCESS = """
import sys, time
from pathlib import Path
from app.embedded import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]), is_fast=True)
server.start()
print("started", flush=True)
sys.stdin.read()
print("stopped it:", server.stop(), flush=True)
"""


def ask(server: EmbeddedPostgres, question: str = "SELECT 1") -> object:
    async def on_connection() -> object:
        connection = await asyncpg.connect(plain(server.url()))
        try:
            return await connection.fetchval(question)
        finally:
            await connection.close()

    return asyncio.run(on_connection())


def postmaster(server: EmbeddedPostgres) -> int:
    return int((server.cluster / "postmaster.pid").read_text().split("\n", 1)[0])


def start_another(folder: Path) -> "subprocess.Popen[str]":
    other = subprocess.Popen(
        [sys.executable, "-c", ANOTHER_PROCESS, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "started\n"
    return other


def test_it_starts_twice_on_the_same_data_and_the_second_time_is_quick(folder: Path) -> None:
    with EmbeddedPostgres(folder, is_fast=True) as server:
        ask(server, "CREATE TABLE kept AS SELECT 41 + 1 AS answer")
    assert not server.is_running()
    began = time.monotonic()
    with EmbeddedPostgres(folder, is_fast=True) as again:
        assert time.monotonic() - began < 4
        assert ask(again, "SELECT answer FROM kept") == 42


def test_the_last_of_two_processes_stops_it(folder: Path) -> None:
    server = EmbeddedPostgres(folder, is_fast=True)
    server.start()
    other = start_another(folder)
    assert server.stop() is False
    assert server.is_running()
    output, _ = other.communicate("")
    assert output == "stopped it: True\n"
    assert not server.is_running()


def test_a_killed_process_does_not_keep_it_running(folder: Path) -> None:
    other = start_another(folder)
    other.kill()
    other.communicate()
    server = EmbeddedPostgres(folder, is_fast=True)
    assert server.is_running()
    with server:
        assert ask(server) == 1
    assert not server.is_running()


def test_it_starts_again_after_it_was_killed(folder: Path) -> None:
    with EmbeddedPostgres(folder, is_fast=True) as server:
        os.kill(postmaster(server), signal.SIGKILL)
        while server.is_running():
            time.sleep(0.01)
        server.start()
        assert ask(server) == 1


@pytest.mark.parametrize("whose", ["ours", "a zombie's", "nobody's"])
def test_a_stale_pid_file_is_not_believed(folder: Path, whose: str) -> None:
    zombie = subprocess.Popen(["/bin/true"])
    while psutil.Process(zombie.pid).status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)
    pid = {"ours": os.getpid(), "a zombie's": zombie.pid, "nobody's": 2**22 - 1}[whose]
    with EmbeddedPostgres(folder, is_fast=True) as server:
        lines = (server.cluster / "postmaster.pid").read_text().splitlines()
    stale = server.cluster / "postmaster.pid"
    stale.write_text("\n".join([str(pid), *lines[1:]]) + "\n")
    assert not server.is_running()
    with server:
        assert ask(server) == 1
    zombie.wait()


def test_a_killed_initdb_leaves_no_half_cluster(folder: Path) -> None:
    (folder / "initdb" / "base").mkdir(parents=True)
    (folder / "initdb" / "PG_VERSION").write_text("18\n")
    with EmbeddedPostgres(folder, is_fast=True) as server:
        assert ask(server) == 1
    assert not (folder / "initdb").exists()


def test_ctrl_c_of_the_terminal_does_not_reach_it(folder: Path) -> None:
    with EmbeddedPostgres(folder, is_fast=True) as server:
        assert os.getsid(postmaster(server)) != os.getsid(0)


def test_only_its_owner_may_open_the_socket(folder: Path) -> None:
    with EmbeddedPostgres(folder, is_fast=True) as server:
        (socket,) = psutil.Process(postmaster(server)).net_connections("unix")
        assert Path(str(socket.laddr)).parent.stat().st_mode & 0o077 == 0
        tcp = psutil.Process(postmaster(server)).net_connections("inet")
        assert tcp == []


def test_a_long_path_gets_a_short_socket(folder: Path) -> None:
    long = folder / ("deep" * 12) / ("deeper" * 10)
    with EmbeddedPostgres(long, is_fast=True) as server:
        assert ask(server) == 1
        short = Path((long / "socket").read_text())
        assert len(str(short)) < 40
        assert short.stat().st_mode & 0o077 == 0
    shutil.rmtree(short)


def test_a_short_socket_folder_that_somebody_else_made_is_not_used(folder: Path) -> None:
    long = folder / ("deep" * 12) / ("deeper" * 10)
    with EmbeddedPostgres(long, is_fast=True):
        first = Path((long / "socket").read_text())
    first.rename(first.with_suffix(".moved"))
    first.symlink_to(first.with_suffix(".moved"))
    with EmbeddedPostgres(long, is_fast=True) as server:
        second = Path((long / "socket").read_text())
        assert second != first
        assert ask(server) == 1
    first.unlink()
    shutil.rmtree(first.with_suffix(".moved"))
    shutil.rmtree(second)


@pytest.mark.parametrize("name", ["with space", "中文", "a,b", "quote'd"])
def test_unusual_names_of_folders_work(folder: Path, name: str) -> None:
    with EmbeddedPostgres(folder / name, is_fast=True) as server:
        assert ask(server) == 1
    if (folder / name / "socket").exists():
        shutil.rmtree((folder / name / "socket").read_text())


def test_a_name_that_a_shell_would_expand_is_refused(folder: Path) -> None:
    with pytest.raises(EmbeddedError, match="character"):
        EmbeddedPostgres(folder / "$HOME")


def test_a_folder_that_cannot_be_made_is_one_sentence(folder: Path) -> None:
    folder.write_text("a file stands here")
    with pytest.raises(EmbeddedError, match="Cannot write to the data folder"):
        EmbeddedPostgres(folder)
    folder.unlink()


def test_data_of_another_version_is_refused(folder: Path) -> None:
    with EmbeddedPostgres(folder, is_fast=True) as server:
        pass
    (server.cluster / "PG_VERSION").write_text("17\n")
    with pytest.raises(EmbeddedError, match="written by PostgreSQL 17"):
        server.start()
    (server.cluster / "PG_VERSION").write_text("18\n")


def test_the_environment_of_another_postgres_is_ignored(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGDATA", "/nowhere")
    monkeypatch.setenv("PGPORT", "1")
    monkeypatch.setenv("PGHOST", "nowhere.invalid")
    with EmbeddedPostgres(folder, is_fast=True) as server:
        assert server.is_running()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts the server as somebody else")
def test_root_keeps_it_elsewhere_when_its_own_folder_is_closed(folder: Path) -> None:
    folder.parent.chmod(0o700)
    with EmbeddedPostgres(folder, is_fast=True) as server:
        assert not server.home.is_relative_to(folder)
        assert psutil.Process(postmaster(server)).uids().real != 0
        assert ask(server, "CREATE TABLE kept AS SELECT 1") is None
    with EmbeddedPostgres(folder, is_fast=True) as again:
        assert again.home == server.home
        assert ask(again, "SELECT count(*) FROM kept") == 1
    shutil.rmtree(server.home)
    folder.parent.chmod(0o711)
