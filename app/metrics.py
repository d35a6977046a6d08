"""What is counted, for Prometheus; right over several processes, in a few microseconds.

With PROMETHEUS_MULTIPROC_DIR in the environment (``serving`` sets it for several processes)
each process keeps its numbers in a file there, and whichever is asked adds them up.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from prometheus_client import (
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

requests = Counter("nuanxin_requests", "Requests answered", ["method", "route", "status"])
latency = Histogram(
    "nuanxin_request_seconds", "Time to answer", ["method", "route"], buckets=SECONDS
)
pool_in_use = Gauge(
    "nuanxin_pool_in_use", "Database connections in use", ["pool"], multiprocess_mode="livesum"
)
wechat_calls = Counter("nuanxin_wechat_calls", "Calls to WeChat", ["call", "errcode"])

_counters: dict[tuple[str, str, int], Counter] = {}
_timers: dict[tuple[str, str], Histogram] = {}


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    """Count one answer; ``route`` is the template, never the address with somebody's id."""
    # labels() costs more than the counting: its results are kept.
    counter = _counters.get((method, route, status))
    if counter is None:
        counter = _counters[method, route, status] = requests.labels(method, route, str(status))
    timer = _timers.get((method, route))
    if timer is None:
        timer = _timers[method, route] = latency.labels(method, route)
    counter.inc()
    timer.observe(seconds)


def count_wechat_call(call: str, errcode: str) -> None:
    """Count one call to WeChat by its errcode, or by what kept it from answering one."""
    wechat_calls.labels(call, errcode).inc()


def render(jobs: Mapping[str, int]) -> bytes:
    """Return the text that Prometheus reads, with the numbers of jobs by state."""
    registry = REGISTRY
    if folder := os.environ.get(FOLDER):
        _forget_dead_processes(Path(folder))
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the package is untyped
    return generate_latest(registry) + generate_latest(_JobCounts(jobs).registry())


def leave() -> None:
    """Take this process out of the gauges."""
    if os.environ.get(FOLDER):
        mark_process_dead(os.getpid())  # type: ignore[no-untyped-call]  # as above


def _forget_dead_processes(folder: Path) -> None:
    """A killed process leaves its gauges behind, and they would count for ever."""
    for file in folder.glob("gauge_live*_*.db"):
        pid = int(file.stem.rsplit("_", 1)[1])
        if not _is_alive(pid):
            file.unlink(missing_ok=True)


def _is_alive(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


class _JobCounts(Collector):
    """Read from the database when asked, and by one process alone: not summed up."""

    def __init__(self, jobs: Mapping[str, int]) -> None:
        self._jobs = jobs

    def collect(self) -> list[GaugeMetricFamily]:
        family = GaugeMetricFamily("nuanxin_jobs", "Jobs by state", labels=["state"])
        for state, number in self._jobs.items():
            family.add_metric([state], number)
        return [family]

    def registry(self) -> CollectorRegistry:
        own = CollectorRegistry()
        own.register(self)
        return own
