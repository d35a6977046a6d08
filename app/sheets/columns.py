"""The columns that a table may have, by their Chinese and English names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.sheets.cells import Reader, plain

_DECORATION = re.compile(r"[(\[【].*?[)\]】]|[\s_*:/、·]")


@dataclass(frozen=True)
class Column:
    """A column: its names, the first of them in the template, and how its cells are read.

    ``field`` is the field that it fills; ``unknown`` what stands there when nobody knows.
    """

    field: str
    names: tuple[str, ...]
    read: Reader
    explained: str
    unknown: Any = None
    is_required: bool = False
    example: str = ""


def key_of(heading: str) -> str:
    """Return the form in which headings are compared: without brackets, blanks and stars."""
    return _DECORATION.sub("", plain(heading))


def by_name(columns: Iterable[Column]) -> dict[str, Column]:
    """Return columns by each of their names."""
    return {key_of(name): column for column in columns for name in column.names}


@dataclass
class Layout:
    """Which columns of a table mean what; ``unknown`` are those that mean nothing to us."""

    required: tuple[str, ...]
    fields: dict[int, Column] = field(default_factory=dict)
    unknown: dict[int, str] = field(default_factory=dict)
    doubled: dict[int, str] = field(default_factory=dict)

    @property
    def missing(self) -> list[str]:
        """The columns that a table must have and this one has not."""
        there = {column.names[0] for column in self.fields.values()}
        return [name for name in self.required if name not in there]

    def is_news(
        self, at: int, heading: str, meant: str | int | None, taken: set[str | int]
    ) -> bool:
        """Note a heading; say whether it means something that no column before it means."""
        if meant is None:
            if heading:
                self.unknown[at] = heading
            return False
        if meant in taken:
            self.doubled[at] = heading
            return False
        taken.add(meant)
        return True


def layout_of(headings: list[str], columns: tuple[Column, ...]) -> Layout:
    """Say what each column of a table means."""
    known = by_name(columns)
    layout = Layout(tuple(column.names[0] for column in columns if column.is_required))
    taken: set[str | int] = set()
    for at, heading in enumerate(headings):
        column = known.get(key_of(heading))
        if layout.is_news(at, heading, column.field if column else None, taken) and column:
            layout.fields[at] = column
    return layout
