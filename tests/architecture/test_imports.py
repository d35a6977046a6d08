"""Imports go down only, and each file of a room imports what its name allows."""

import ast
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest
from importlinter.application import use_cases
from importlinter.configuration import configure

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"

# Files of a room that speak HTTP: whoever guards or parses a request. All others are rules.
DOORS = frozenset({"auth", "checks", "deps", "hot", "uploads"})
# Where an import may stand in a function, and why.
LATE_IMPORTS = {
    "app/cli.py": "`nuanxin serve` answers sooner without what other commands import",
    "app/preparing.py": "a database that is up to date needs neither alembic nor the demo data",
    "app/serving.py": "the sandbox beside several processes is a demonstration's alone",
    "app/pinyin.py": "pypinyin reads its dictionaries at import: for staff's edits only",
}
ROUTES, DOOR, RULES, SHAPES, MODELS = 4, 3, 2, 1, 0


def level(module: str) -> int:
    """Return how high a file of a room stands: routes -> auth -> service -> shapes -> models."""
    name = module.rpartition(".")[2]
    if name == "routes" or name.endswith("_routes"):
        return ROUTES
    if name in DOORS:
        return DOOR
    return {"models": MODELS, "shapes": SHAPES}.get(name, RULES)


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("app", include_external_packages=True, cache_dir=None)


@pytest.fixture(scope="module")
def rooms(graph: grimp.ImportGraph) -> list[str]:
    """Every module that stands directly in a room of the house."""
    packages = [m for m in graph.find_children("app") if graph.find_children(m)]
    packages.remove("app.bench")  # measures; among others, services built the plain way
    return sorted(m for room in packages for m in graph.find_children(room))


def test_every_module_has_its_floor_and_imports_only_from_below(
    capsys: pytest.CaptureFixture[str],
) -> None:
    configure()
    passes = use_cases.lint_imports(
        config_filename=str(ROOT / "pyproject.toml"), cache_dir=None, is_debug_mode=False
    )
    assert passes, capsys.readouterr().out


def test_inside_a_room_routes_import_rules_and_rules_import_tables_never_back(
    graph: grimp.ImportGraph, rooms: list[str]
) -> None:
    upward = [
        f"{module} -> {imported}"
        for module in rooms
        for imported in graph.find_modules_directly_imported_by(module)
        if imported.rpartition(".")[0] == module.rpartition(".")[0]
        and level(imported) > level(module)
    ]
    assert upward == []


def test_rules_and_tables_know_nothing_of_http(graph: grimp.ImportGraph, rooms: list[str]) -> None:
    knowing = [
        module
        for module in rooms
        if level(module) < DOOR and "fastapi" in graph.find_modules_directly_imported_by(module)
    ]
    assert knowing == []


def test_routes_hold_no_sql(graph: grimp.ImportGraph, rooms: list[str]) -> None:
    holding = [
        module
        for module in rooms
        if level(module) == ROUTES
        and "sqlalchemy" in graph.find_modules_directly_imported_by(module)
    ]
    assert holding == []
    # sqlmodel is both: its session may be named in a signature, its queries may not.
    assert [line for line in _imports_of_sqlmodel() if "AsyncSession" not in line] == []


def _imports_of_sqlmodel() -> Iterator[str]:
    for path in APP.glob("*/*routes.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlmodel"):
                yield f"{path.relative_to(ROOT)}: {', '.join(a.name for a in node.names)}"


def test_routes_are_imported_by_the_assembly_alone(
    graph: grimp.ImportGraph, rooms: list[str]
) -> None:
    importers = {
        f"{importer} -> {module}"
        for module in rooms
        if level(module) == ROUTES
        for importer in graph.find_modules_that_directly_import(module)
        if importer != "app.main"
    }
    assert importers == set()


def test_no_import_hides_in_a_function() -> None:
    hidden = {
        path.relative_to(ROOT).as_posix()
        for path in APP.rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function))
    }
    assert hidden == set(LATE_IMPORTS)


def test_no_file_is_named_for_a_layer() -> None:
    refused = {"utils", "helpers", "common", "schemas", "constants", "exceptions", "repository"}
    found = [p for top in ("app", "tests") for p in (ROOT / top).rglob("*") if p.stem in refused]
    assert found == []
