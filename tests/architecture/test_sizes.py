"""What rots is the tail: no file, no function and no list of parameters grows out of sight."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILE_LINES = 400
FUNCTION_LINES = 40
SCRIPTS = ("host", "miniprogram", "scripts")  # of the mini-program; its preview is built
GENERATED = {"api-types.ts"}  # written from docs/openapi.json


def python_files() -> Iterator[Path]:
    for top in ("app", "tests", "alembic"):
        for path in (ROOT / top).rglob("*.py"):
            if "versions" not in path.parts:  # migrations are written by alembic
                yield path


def script_files() -> Iterator[Path]:
    for top in SCRIPTS:
        folder = ROOT / "miniprogram_stub" / top
        for suffix in ("js", "mjs", "ts"):
            yield from (p for p in folder.rglob(f"*.{suffix}") if p.name not in GENERATED)


def length_of(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    files = [*python_files(), *script_files()]
    assert len(files) > 100
    too_long = {str(p.relative_to(ROOT)): length_of(p) for p in files if length_of(p) > FILE_LINES}
    assert too_long == {}


def too_long_functions(source: str) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield node.name, lines


def test_no_function_is_longer_than_forty_lines() -> None:
    too_long = {
        f"{path.relative_to(ROOT)}:{name}": lines
        for path in python_files()
        for name, lines in too_long_functions(path.read_text("utf-8"))
    }
    assert too_long == {}


@pytest.mark.parametrize(("lines", "is_refused"), [(FUNCTION_LINES, False), (41, True)])
def test_a_function_of_forty_one_lines_is_seen(lines: int, is_refused: bool) -> None:
    source = "async def long() -> None:\n" + "    pass\n" * (lines - 1)
    assert bool(list(too_long_functions(source))) is is_refused


def test_functions_are_simple_and_take_few_parameters_by_position() -> None:
    rules = ["--select", "C901,PLR0913,PLR0917", "--ignore-noqa", "--output-format", "concise"]
    ruff = [sys.executable, "-m", "ruff", "check", "--no-cache", *rules, "app", "alembic"]
    answer = subprocess.run(ruff, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout
