"""Checking a table row by row: what is right becomes rows to import, the rest sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from app.sheets.cells import UNKNOWN_WORDS, CellError, plain
from app.sheets.columns import Column, Layout
from app.sheets.tables import Table

EXAMPLE_KEY = "示例"  # the template's example row, which is nothing real
_KEPT = 200  # of errors and of warnings; the rest is counted


@dataclass(frozen=True)
class Issue:
    """A sentence about a cell, and where it is."""

    place: str
    heading: str
    sentence: str
    column: int


@dataclass
class Issues:
    """What is wrong with a table: the first 200 sentences, and how many there are."""

    kept: list[Issue] = field(default_factory=list)
    count: int = 0

    def add(self, issue: Issue) -> None:
        """Remember an issue."""
        self.count += 1
        if len(self.kept) < _KEPT:
            self.kept.append(issue)

    def sort_from(self, first: int) -> None:
        """Put the issues of the last row in the order of its columns."""
        self.kept[first:] = sorted(self.kept[first:], key=lambda issue: issue.column)


@dataclass(slots=True)
class SheetRow:
    """What one row says: only the fields that it names."""

    number: int
    said: dict[str, Any]


RowT = TypeVar("RowT", bound=SheetRow)


class RowChecker(Generic[RowT]):
    """Checks the rows of one table; a room says what more than single cells must hold.

    ``key_field`` is the column by which rows are known again; ``name_field`` the one that is
    named when a row as a whole is wrong.
    """

    key_field = "key"
    name_field = "name"

    def __init__(self, table: Table, layout: Layout) -> None:
        self.errors, self.warnings = Issues(), Issues()
        self.examples = 0
        self._table = table
        self._number = table.head_row  # of the row that is being read
        self._layout = layout
        self._at = {column.field: at for at, column in layout.fields.items()}

    def new_row(self, number: int) -> RowT:
        """Return a row that says nothing yet."""
        raise NotImplementedError

    def finish(self, row: RowT, cells: list[str]) -> None:
        """Look at a row as a whole, after its cells."""

    def rows(self) -> Iterator[RowT]:
        """Yield the rows that are right; the others are told in ``errors``."""
        self._check_head()
        if self._layout.missing:
            return
        key_at = self._at.get(self.key_field)
        for number, cells in self._table.rows:
            if key_at is not None and cells[key_at : key_at + 1] == [EXAMPLE_KEY]:
                self.examples += 1
                continue
            before = self.errors.count
            row = self._read(number, cells)
            self.errors.sort_from(before)
            if self.errors.count == before:
                yield row

    def _check_head(self) -> None:
        layout = self._layout
        for name in layout.missing:
            self.wrong(0, f"表头里缺少“{name}”这一列")
        for at, name in layout.doubled.items():
            self.wrong(at, f"“{name}”这一列重复了，请只留一列")
        for at in layout.unknown:
            self.doubt(at, "不认识这一列，没有导入")

    def _read(self, number: int, cells: list[str]) -> RowT:
        self._number = number
        width = len(self._table.headings)
        if any(cells[width:]):
            self.wrong(width, "这一行的格子比表头多，可能有多余的逗号")
        cells = cells + [""] * (width - len(cells))
        row = self.new_row(number)
        for at, column in self._layout.fields.items():
            if cells[at]:
                row.said[column.field] = self.value(at, cells[at], column)
            elif column.is_required:
                self.wrong(at, f"“{column.names[0]}”不能空着")
        self.finish(row, cells)
        return row

    def value(self, at: int, text: str, column: Column) -> Any:
        """Return what a cell says; None after it was found wrong, which no row outlives."""
        can_be_unknown = not column.is_required and column.field != self.key_field
        if can_be_unknown and plain(text) in UNKNOWN_WORDS:
            return column.unknown
        try:
            return column.read(text)
        except CellError as error:
            self.wrong(at, str(error))
            return None

    def tell_wrong(self, number: int, field_name: str, sentence: str) -> None:
        """Add an error about a row that was read before."""
        self._number = number
        self.wrong(self.place_of(field_name), sentence)

    def tell_doubt(self, number: int, field_name: str, sentence: str) -> None:
        """Add a warning about a row that was read before."""
        self._number = number
        self.doubt(self.place_of(field_name), sentence)

    def place_of(self, field_name: str) -> int:
        """Return the column of a field; the one that names the row if the table lacks it."""
        return self._at.get(field_name, self._at.get(self.name_field, 0))

    def wrong(self, at: int, sentence: str) -> None:
        """Add an error about a cell of the row that is read."""
        self.errors.add(self._issue(at, sentence))

    def doubt(self, at: int, sentence: str) -> None:
        """Add a warning about a cell of the row that is read."""
        self.warnings.add(self._issue(at, sentence))

    def _issue(self, at: int, sentence: str) -> Issue:
        headings = self._table.headings
        heading = headings[at] if at < len(headings) else ""
        return Issue(self._table.place(self._number, at), heading, sentence, at)
