"""The documents that are written from the code: ``python -m app.documents`` renews them.

``docs/openapi.json`` is what clients are generated from, ``docs/data-map.md`` what the service
keeps about whom, for what and how long. Both are committed, so that a change shows in a review;
the tests compare them with the code.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from app.db import DataClass, TableKind, tables_by_name
from app.main import create_app
from app.settings import Settings
from app.tables import metadata

DOCS = Path(__file__).resolve().parents[1] / "docs"

_KINDS = {
    TableKind.REFERENCE: "Reference: small, shared by all regions",
    TableKind.REGIONAL: "Regional: what happens in a county; every key begins with its code",
    TableKind.PERSONAL: "Personal: one person's own; every key begins with the account",
    TableKind.LOCAL: "Local: belongs to one server",
}

_INTRODUCTION = """# Data map

Written from the tables by `uv run python -m app.documents`; not edited by hand. What the service
keeps, how closely, for what and how long. `personal` is about a person, `secret` is hashed or
encrypted, `internal` names nobody and is not published, `public` anybody may read.

pgqueuer's own tables (`pgqueuer*`) hold jobs: names of work and ids, no words and no numbers of
people; done ones are deleted after fourteen days.
"""


def write_openapi() -> str:
    """Return the OpenAPI document as the repository keeps it."""
    app = create_app(Settings(_env_file=None))
    return json.dumps(app.openapi(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_data_map() -> str:
    """Return the data map: every table by kind, every column with its class."""
    parts = [_INTRODUCTION]
    kinds = {name: table.kind_of_table for name, table in tables_by_name().items()}
    for kind, heading in _KINDS.items():
        parts.append(f"\n## {heading}\n")
        parts += [_describe(name) for name in sorted(metadata.tables) if kinds[name] == kind]
    return "".join(parts)


def _describe(name: str) -> str:
    table = tables_by_name()[name]
    grows = " Rows are never changed." if table.append_only else ""
    lines = [f"\n### {name}\n", f"\n{(table.__doc__ or '').splitlines()[0]}{grows}\n\n"]
    lines.append("| column | class | for what | how long |\n|---|---|---|---|\n")
    for column in metadata.tables[name].columns:
        data: DataClass = column.info["data"]
        lines.append(f"| {column.name} | {data.level} | {data.purpose} | {data.keep} |\n")
    return "".join(lines)


DOCUMENTS: dict[Path, Callable[[], str]] = {
    DOCS / "openapi.json": write_openapi,
    DOCS / "data-map.md": write_data_map,
}


def main() -> None:
    """Write every document afresh."""
    for path, write in DOCUMENTS.items():
        path.write_text(write(), "utf-8")
        sys.stdout.write(f"{path.relative_to(DOCS.parent)}\n")


if __name__ == "__main__":
    main()
