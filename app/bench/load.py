"""Putting load on a server and measuring what it costs: wrk where there is one, else our own."""

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from app.bench.data import write_lua

CONNECTIONS = 32


@dataclass(frozen=True)
class Measured:
    """One round: requests per second, latencies, CPU time per request, memory."""

    requests_per_second: float
    p50_ms: float
    p99_ms: float
    cpu_us_server: float
    cpu_us_database: float
    memory_mb: float
    failed: int

    @property
    def cpu_us(self) -> float:
        """Return the microseconds of CPU that a request costs, server and database."""
        return self.cpu_us_server + self.cpu_us_database


def loader() -> str:
    """Return what puts the load on."""
    return "wrk" if shutil.which("wrk") else "a second process (no wrk here)"


def cpu_seconds(root: psutil.Process) -> float:
    """Return the CPU time of a process and all its living children."""
    total = 0.0
    for process in [root, *root.children(recursive=True)]:
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system
    return total


@dataclass(frozen=True)
class Load:
    """Where to ask, for which paths in turn, and as whom."""

    base: str
    paths: list[str]
    token: str | None = None


def measure(
    load: Load, seconds: float, *, server: psutil.Process, database: psutil.Process
) -> Measured:
    """Ask over 32 connections for some seconds."""
    before = cpu_seconds(server), cpu_seconds(database)
    run = _run_wrk if shutil.which("wrk") else _run_own
    requests, p50, p99, failed = run(load, seconds)
    after = cpu_seconds(server), cpu_seconds(database)
    return Measured(
        requests / seconds,
        p50,
        p99,
        (after[0] - before[0]) / max(1, requests) * 1e6,
        (after[1] - before[1]) / max(1, requests) * 1e6,
        server.memory_info().rss / 2**20,
        failed,
    )


_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def _run_wrk(load: Load, seconds: float) -> tuple[int, float, float, int]:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        write_lua(load.paths, load.token, script)
        script.flush()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds:g}s", "--latency"]
        out = subprocess.run(
            [*command, "-s", script.name, load.base], capture_output=True, text=True, check=True
        ).stdout
    found = {
        share: float(number) * _UNITS[unit]
        for share, number, unit in re.findall(r"(50|99)%\s+([\d.]+)(us|ms|s)", out)
    }
    done = re.search(r"(\d+) requests in", out)
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    requests = int(done.group(1)) if done else 0
    return requests, found["50"], found["99"], int(bad.group(1)) if bad else 0


def _run_own(load: Load, seconds: float) -> tuple[int, float, float, int]:
    """Run this module in a process of its own, so that it does not share the server's core."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join([load.token or "", *load.paths]))
        file.flush()
        command = [sys.executable, "-m", "app.bench.load", load.base, file.name, f"{seconds}"]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return int(out[0]), float(out[1]), float(out[2]), int(out[3])


async def _ask(
    host: str, port: int, requests: list[bytes], until: float, taken: list[float]
) -> int:
    reader, writer = await asyncio.open_connection(host, port)
    failed, number = 0, 0
    while time.monotonic() < until:
        started = time.monotonic()
        writer.write(requests[number % len(requests)])
        number += 1
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        await reader.readexactly(int(length.group(1)) if length else 0)
        taken.append(time.monotonic() - started)
        failed += not head.startswith(b"HTTP/1.1 200")
    writer.close()
    return failed


async def _own_load(load: Load, seconds: float) -> str:
    host, _, port = load.base.removeprefix("http://").partition(":")
    known = f"Authorization: Bearer {load.token}\r\n" if load.token else ""
    requests = [
        f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\n{known}\r\n".encode() for path in load.paths
    ]
    taken: list[float] = []
    until = time.monotonic() + seconds
    shares = [requests[n::CONNECTIONS] or requests for n in range(CONNECTIONS)]
    failed = await asyncio.gather(*[_ask(host, int(port), s, until, taken) for s in shares])
    taken.sort()
    p50, p99 = taken[len(taken) // 2] * 1000, taken[len(taken) * 99 // 100] * 1000
    return f"{len(taken)} {p50:.3f} {p99:.3f} {sum(failed)}"


if __name__ == "__main__":
    token, *asked = Path(sys.argv[2]).read_text().splitlines()
    load = Load(sys.argv[1], asked, token or None)
    sys.stdout.write(asyncio.run(_own_load(load, float(sys.argv[3]))))
