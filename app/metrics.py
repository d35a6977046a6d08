"""What is counted, for Prometheus; right over several processes, in a few microseconds.

With PROMETHEUS_MULTIPROC_DIR in the environment (``serving`` sets it for several processes)
each process keeps its numbers in a file there, and whichever is asked adds them up.
"""

import os
from bisect import bisect_left
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class _Tally:
    """What was counted since the last flush, for one kind of answer."""

    number: int = 0
    seconds: float = 0.0
    buckets: list[int] = field(default_factory=lambda: [0] * (len(SECONDS) + 1))


_tallies: dict[tuple[str, str, int], _Tally] = {}


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    """Count one answer; ``route`` is the template, never the address with somebody's id.

    Added up here and told to Prometheus' client by ``flush``: its locks and files cost four
    times as much, too much at each request.
    """
    tally = _tallies.get((method, route, status))
    if tally is None:
        tally = _tallies[method, route, status] = _Tally()
    tally.number += 1
    tally.seconds += seconds
    tally.buckets[bisect_left(SECONDS, seconds)] += 1


def flush() -> None:
    """Tell Prometheus' client what was counted since the last time."""
    for (method, route, status), tally in _tallies.items():
        requests.labels(method, route, str(status)).inc(tally.number)
        histogram = latency.labels(method, route)
        # Its own parts, because observe() takes one value at a time.
        histogram._sum.inc(tally.seconds)
        for bucket, number in zip(histogram._buckets, tally.buckets, strict=True):
            if number:
                bucket.inc(number)
    _tallies.clear()


def count_wechat_call(call: str, errcode: str) -> None:
    """Count one call to WeChat by its errcode, or by what kept it from answering one."""
    wechat_calls.labels(call, errcode).inc()


def render(jobs: Mapping[str, int]) -> bytes:
    """Return the text that Prometheus reads, with the numbers of jobs by state."""
    flush()
    registry = REGISTRY
    if folder := os.environ.get(FOLDER):
        _forget_dead_processes(Path(folder))
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the package is untyped
    return generate_latest(registry) + generate_latest(_JobCounts(jobs).registry())


def leave() -> None:
    """Tell what is left, and take this process out of the gauges."""
    flush()
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
