"""``nuanxin bench ...``."""

import json
import platform
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import psutil
import typer
from rich.console import Console
from rich.table import Table

from app import clock
from app.bench import nearby as nearby_bench
from app.bench.load import Measured, loader

commands = typer.Typer()
bench = typer.Typer(no_args_is_help=True, help="Benchmarks, on a database of their own.")
commands.add_typer(bench, name="bench")
console = Console()

# The targets, as ratios of one run.
TARGETS = (
    ("ours / bare", "ours@{least}", "bare@{least}", 0.55),
    ("ours / plain", "ours@{least}", "plain@{least}", 3.0),
    ("logged-in / public no-op", "logged-in no-op@{least}", "public no-op@{least}", 0.55),
    ("ours at most / at least stations", "ours@{most}", "ours@{least}", 0.5),
)


@bench.callback()
def group() -> None:
    """Hold the group together while it has one command."""


@bench.command("nearby")
def nearby(
    sizes: Annotated[str, typer.Option(help="Numbers of stations.")] = "1000,100000,1000000",
    rounds: Annotated[int, typer.Option(min=1, max=50)] = 5,
    seconds: Annotated[float, typer.Option(min=0.5, max=60, help="Of each round.")] = 4,
    folder: Annotated[Path, typer.Option(help="Database and logs.")] = Path("data/bench"),
    output: Annotated[Path | None, typer.Option(help="Also write the figures as JSON.")] = None,
) -> None:
    """Compare the nearest-station search with its bare twin and the plain way."""
    counts = [int(size) for size in sizes.split(",")]
    found = nearby_bench.run(counts, nearby_bench.Rounds(rounds, seconds, folder))
    console.print(_machine())
    console.print(f"Load: {loader()}, 32 connections, {rounds} rounds of {seconds:g} s each")
    console.print(_table(found))
    for line in _ratios(found, counts):
        console.print(line)
    if output:
        figures = {name: asdict(one) for name, one in found.items()}
        output.write_text(json.dumps({"machine": _machine(), "figures": figures}, indent=1))


def _machine() -> str:
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{clock.now():%Y-%m-%d}, {psutil.cpu_count()} cores, {memory:.0f} GiB, "
        f"{platform.system()}, Python {platform.python_version()}"
    )


def _table(found: dict[str, Measured]) -> Table:
    table = Table()
    for title in ("server@stations", "requests/s", "p50 ms", "p99 ms"):
        table.add_column(title, justify="right" if title != "server@stations" else "left")
    for title in ("µs CPU server", "µs CPU database", "MB", "failed"):
        table.add_column(title, justify="right")
    for name, one in found.items():
        table.add_row(
            name,
            f"{one.requests_per_second:,.0f}",
            f"{one.p50_ms:.2f}",
            f"{one.p99_ms:.2f}",
            f"{one.cpu_us_server:.0f}",
            f"{one.cpu_us_database:.0f}",
            f"{one.memory_mb:.0f}",
            str(one.failed),
        )
    return table


def _ratios(found: dict[str, Measured], sizes: list[int]) -> list[str]:
    lines = []
    for title, over, under, target in TARGETS:
        keys = [key.format(least=min(sizes), most=max(sizes)) for key in (over, under)]
        if keys[0] != keys[1]:
            ratio = found[keys[0]].requests_per_second / found[keys[1]].requests_per_second
            lines.append(f"{title}: {ratio:.2f} (target {target})")
    return lines
