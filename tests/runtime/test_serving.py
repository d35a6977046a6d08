"""``nuanxin serve`` as a person runs it: one command up, one Ctrl-C down, nothing left."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from app.embedded import EmbeddedPostgres

STOP_SECONDS = 40  # on a busy machine; a stop may take 30


@pytest.fixture(scope="module")
def data_dir() -> Iterator[Path]:
    """A data folder that the tests of this file share, as a person's starts do."""
    parent = Path(tempfile.mkdtemp(prefix="nuanxin-serving-", dir="/tmp"))
    parent.chmod(0o711)
    yield parent / "data"
    shutil.rmtree(parent)


class Service:
    """A running ``nuanxin serve``."""

    def __init__(self, data_dir: Path, *options: str, **environment: str) -> None:
        self.data_dir = data_dir
        self.log = data_dir.with_name("serve.log")
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "app", "serve", "--data-dir", data_dir, *options],
                stdout=log,
                stderr=subprocess.STDOUT,
                env=os.environ | environment,
                start_new_session=True,
            )

    def wait_until_ready(self) -> str:
        """Return the address it announces."""
        for _ in range(1200):
            if found := re.search(r"(http://127\.0\.0\.1:\d+)/preview\n(?s:.*)Ctrl-C", self.output):
                return found[1]
            assert self.process.poll() is None, self.output
            time.sleep(0.05)
        raise AssertionError(self.output)

    @property
    def output(self) -> str:
        return self.log.read_text()

    @property
    def server(self) -> EmbeddedPostgres:
        return EmbeddedPostgres(self.data_dir / "postgres")

    @property
    def children(self) -> list[psutil.Process]:
        """The processes that serve."""
        inside = psutil.Process(self.process.pid).children()
        return [one for one in inside if "spawn_main" in " ".join(one.cmdline())]

    def stop(self, *signals: signal.Signals) -> int:
        """Send the signals to the whole terminal, as Ctrl-C does; return the exit code."""
        for number in signals:
            os.killpg(self.process.pid, number)
            time.sleep(0.05)
        return self.process.wait(STOP_SECONDS)


@pytest.fixture
def serve(data_dir: Path) -> Iterator[Callable[..., Service]]:
    """Start a service in the shared folder; whatever happens, it does not outlive the test."""
    started: list[Service] = []

    def start(*options: str, **environment: str) -> Service:
        started.append(Service(data_dir, "--port", "0", *options, **environment))
        return started[-1]

    yield start
    for service in started:
        if service.process.poll() is None:
            os.killpg(service.process.pid, signal.SIGKILL)
            service.process.wait()
            service.server.stop()


def log_in(url: str, name: str) -> httpx.Response:
    return httpx.post(
        f"{url}/v1/auth/wechat", json={"code": f"demo:{name}:{uuid.uuid4()}"}, timeout=10
    )


def test_one_command_starts_everything_and_ctrl_c_stops_it(
    serve: Callable[..., Service],
) -> None:
    service = serve()
    url = service.wait_until_ready()
    assert "DEMO mode" in service.output
    assert "wudang (community_staff)" in service.output
    assert httpx.get(f"{url}/readyz").json()["status"] == "ready"
    near = httpx.get(f"{url}/v1/stations/nearby?latitude=37.89&longitude=111.24").json()
    assert near["items"]
    assert log_in(url, "admin").json()["account"]["roles"][0]["role"] == "region_admin"
    # `uv run` hands a Ctrl-C on once more; uvicorn alone would take that for a kill.
    assert service.stop(signal.SIGINT, signal.SIGINT) == 0
    assert not service.server.is_running()
    assert "Traceback" not in service.output


def test_several_processes_are_one_service(serve: Callable[..., Service]) -> None:
    service = serve("--processes", "2")
    url = service.wait_until_ready()
    for number in range(12):  # each on a connection of its own, so on either process
        answer = log_in(url, f"courier{number}")
        assert answer.status_code == 200
        token = {"Authorization": f"Bearer {answer.json()['token']}"}
        assert httpx.get(f"{url}/v1/me", headers=token).status_code == 200
    wait_until(lambda: counted(url, "/v1/me") == 12)
    assert service.stop(signal.SIGTERM) == 0
    assert not service.server.is_running()


def test_what_is_killed_comes_back(serve: Callable[..., Service]) -> None:
    service = serve("--processes", "2")
    url = service.wait_until_ready()
    os.kill(service.children[0].pid, signal.SIGKILL)
    wait_until(lambda: len(service.children) == 2)
    assert httpx.get(f"{url}/healthz").status_code == 200
    postmaster = service.server.cluster / "postmaster.pid"
    os.kill(int(postmaster.read_text().split("\n", 1)[0]), signal.SIGKILL)
    wait_until(lambda: httpx.get(f"{url}/readyz", timeout=10).status_code == 200)
    assert log_in(url, "xiaowang").status_code == 200
    assert service.stop(signal.SIGTERM) == 0


def test_without_its_parent_no_process_stays(serve: Callable[..., Service]) -> None:
    service = serve("--processes", "2")
    service.wait_until_ready()
    children = service.children
    assert len(children) == 2
    os.kill(service.process.pid, signal.SIGKILL)
    service.process.wait()
    gone, alive = psutil.wait_procs(children, timeout=20)
    assert (len(gone), alive) == (2, [])
    service.server.stop()


def test_two_services_run_side_by_side_and_a_second_on_one_port_is_refused(
    serve: Callable[..., Service], data_dir: Path
) -> None:
    first = serve()
    url = first.wait_until_ready()
    port = url.rpartition(":")[2]
    other = Service(data_dir.with_name("other"), "--port", port)
    assert other.process.wait(30) == 1
    assert f"Cannot listen on 127.0.0.1 port {port}: Address already in use." in other.output
    assert "Traceback" not in other.output
    beside = Service(data_dir.with_name("other"), "--port", "0")
    assert beside.wait_until_ready() != url
    assert beside.stop(signal.SIGINT) == 0
    assert httpx.get(f"{url}/readyz").status_code == 200
    assert first.stop(signal.SIGINT) == 0


@pytest.mark.parametrize(
    ("options", "environment", "sentence"),
    [
        (["--host", "0.0.0.0"], {}, "serves this computer alone"),
        ([], {"NUANXIN_DATABASE_URL": "postgresql://a@b/c"}, "never runs on a database of your"),
        ([], {"NUANXIN_DATABASE_URL": "mysql://a@b/c"}, "NUANXIN_DATABASE_URL: "),
        ([], {"NUANXIN_FORWARDED_ALLOW_IPS": "*"}, "takes nothing from a proxy"),
        (["--processes", "20"], {}, "database connections"),
        (
            [],
            {"NUANXIN_WECHAT_APP_ID": "wx1", "NUANXIN_WECHAT_APP_SECRET": "hush-hush"},
            "This database is for demo and the settings are for production",
        ),
        ([], {"NUANXIN_WECHAT_APP_ID": "wx1"}, "must be the real secret"),
    ],
)
def test_what_cannot_be_served_is_one_sentence(
    serve: Callable[..., Service],
    data_dir: Path,
    options: list[str],
    environment: dict[str, str],
    sentence: str,
) -> None:
    service = serve(*options, **environment)
    assert service.process.wait(60) == 1, service.output
    assert sentence in " ".join(service.output.split())
    assert "Traceback" not in service.output
    assert "hush-hush" not in service.output
    assert not service.server.is_running()


def test_a_ctrl_c_while_it_starts_leaves_nothing(serve: Callable[..., Service]) -> None:
    service = serve()
    wait_until(lambda: service.server.is_running(), every=0.005)
    service.stop(signal.SIGINT)
    assert service.process.returncode in (0, 130)
    assert not service.server.is_running()
    assert "Traceback" not in service.output


def test_a_file_in_place_of_the_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    service = Service(tmp_path / "data", "--port", "0")
    assert service.process.wait(60) == 1
    assert "Refused: Cannot write to the data folder" in " ".join(service.output.split())


def counted(url: str, route: str) -> float:
    """Return how often a route was answered with 200, by all processes together."""
    text = httpx.get(f"{url}/metrics").text
    pattern = rf'nuanxin_requests_total{{method="GET",route="{route}",status="200"}} (\S+)'
    found = re.search(pattern, text)
    assert found, text
    return float(found[1])


def wait_until(condition: Callable[[], bool], *, seconds: float = 30, every: float = 0.1) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if condition():
                return
        except (httpx.HTTPError, OSError, psutil.Error):
            pass
        time.sleep(every)
    raise AssertionError("it did not happen in time")
