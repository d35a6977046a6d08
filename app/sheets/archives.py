"""An XLSX is a zip of XML: looked through before any library opens it, and handed on plain.

A bomb can lie in the zip (a few bytes that unpack to gigabytes), in the XML (entities), in the
sheet (a cell in the last corner of a grid, for which readers lay out all cells before it) and in
the shared strings (one long text named by a million cells). All of it is counted here in one
pass over the parts that matter, with little memory; the rest is left out.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from app.refusals import StartRefusedError

ROWS_AT_MOST = 100_000
HEAD_ROWS_AT_MOST = 10  # titles above the table
COLUMNS_AT_MOST = 100
# A sheet of 100,000 rows and 30 columns unpacks to about 120 MB.
ENTRIES_AT_MOST = 1_000
DIRECTORY_BYTES_AT_MOST = 256 * 1024
UNPACKED_BYTES_AT_MOST = 256 * 1024 * 1024
# Sheets shrink to a tenth or a fortieth; deflate's own limit is 1:1032.
RATIO_AT_MOST = 150
RATIO_FREE_BYTES = 1024 * 1024  # what is smaller than this may shrink as it likes
TEXT_BYTES_AT_MOST = 128 * 1024 * 1024  # each shared text counted wherever it is named

_CHUNK = 512 * 1024
_END = b"PK\x05\x06"
_END_BYTES = 22
_END64_LOCATOR = b"PK\x06\x07"

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALL_COLUMNS = [bytes([a]) for a in _LETTERS] + [bytes([a, b]) for a in _LETTERS for b in _LETTERS]
_COLUMNS = frozenset(_ALL_COLUMNS[:COLUMNS_AT_MOST])
_DECLARATION = re.compile(rb"<!(?!--|\[CDATA\[)")
_SHARED_TEXT = re.compile(rb"<(?:[^\s<>/]*:)?si[\s/>]")
_ANY_CELL = re.compile(rb"<(?:[^\s<>/]*:)?c[\s/>]")
_CELL = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})([0-9]{1,7})"((?: [\w:]+="[^"<>&]*")* ?/?)>')
_SHARED_CELL = re.compile(rb' t="s"[^<>/]*>\s*<(?:\w+:)?v(?: [^<>]*)?>([0-9]{1,9})</')


class SheetRefusedError(StartRefusedError):
    """The file cannot be read as a table; the message says why in one sentence."""


def unpack_plain(path: Path, target: IO[bytes]) -> None:
    """Write a workbook again with nothing in it but checked XML, not compressed.

    Raises:
        SheetRefusedError: it is broken, encrypted, or more than a table can be.
    """
    try:
        with path.open("rb") as file:
            _check_directory(file)
            with zipfile.ZipFile(file) as packed, zipfile.ZipFile(target, "w") as plain:
                _check_sizes(packed.infolist())
                inspection = _Inspection()
                for part in _parts(packed.infolist()):
                    with packed.open(part) as source, plain.open(part.filename, "w") as copy:
                        inspection.read(source, copy, part.filename)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise SheetRefusedError(f"{path.name} is no sound .xlsx workbook: {error}.") from None


def _check_directory(file: IO[bytes]) -> None:
    """Look at the size of the table of contents before it is read."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_535 - _END_BYTES - 20))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_BYTES:
        raise zipfile.BadZipFile("its end is missing")
    entries, directory_bytes = struct.unpack("<HL", tail[at + 10 : at + 16])
    is_too_large = entries > ENTRIES_AT_MOST or directory_bytes > DIRECTORY_BYTES_AT_MOST
    if is_too_large or tail[max(0, at - 20) : at].startswith(_END64_LOCATOR):
        raise SheetRefusedError(
            f"The workbook holds more than {ENTRIES_AT_MOST:,} parts: it is no table."
        )


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse by what the table of contents says; more than it says is never unpacked."""
    if any(part.flag_bits & 1 for part in parts):
        raise SheetRefusedError("The workbook is encrypted: save it again without a password.")
    if sum(part.file_size for part in parts) > UNPACKED_BYTES_AT_MOST:
        raise SheetRefusedError(
            f"The workbook unpacks to more than {UNPACKED_BYTES_AT_MOST >> 20} MB."
        )
    for part in parts:
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise SheetRefusedError("The workbook is packed in a way that spreadsheets are not.")
        allowed = max(part.compress_size * RATIO_AT_MOST, RATIO_FREE_BYTES)
        if part.file_size > allowed:
            raise SheetRefusedError(
                f"The workbook's part {part.filename[:60]!r} unpacks to more than "
                f"{RATIO_AT_MOST} times its size: it is made to exhaust the reader."
            )


def _parts(found: list[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    """Yield what a table consists of, the shared texts first; no pictures, macros, links out."""
    names = [part.filename for part in found]
    if len(set(names)) != len(names):
        raise SheetRefusedError("The workbook has two parts of one name.")
    wanted = [
        part
        for part in found
        if part.filename.endswith((".xml", ".rels")) and "externalLink" not in part.filename
    ]
    yield from sorted(wanted, key=lambda part: "sharedstrings" not in part.filename.lower())


class _Inspection:
    """Counts what a workbook's XML would become, by the marks that every spreadsheet writes.

    A parser would call back for each of millions of elements and take half a minute. So cells
    must be written as Excel, WPS, LibreOffice and the known libraries write them; whatever is
    written otherwise is refused, since it could not be counted.
    """

    def __init__(self) -> None:
        self._text_bytes = 0
        self._texts: list[int] = []  # where each shared text begins, and at last the end

    def read(self, source: IO[bytes], copy: IO[bytes], name: str) -> None:
        """Copy a part and look through it.

        Raises:
            SheetRefusedError: it holds a document type, or more than a table can.
        """
        is_shared = "sharedstrings" in name.lower()
        start, held = 0, b""
        while chunk := source.read(_CHUNK):
            copy.write(chunk)
            held += chunk
            # Up to the last end tag: a cell that begins before it is here with its content.
            cut = max(held.rfind(b"</") + 2, held.rfind(b"<") if len(held) > 8 * _CHUNK else 0)
            window, held = held[:cut], held[cut:]
            self._look(window, start, is_shared=is_shared)
            start += cut
        self._look(held, start, is_shared=is_shared)
        if is_shared:
            self._texts.append(start + len(held))

    def _look(self, window: bytes, start: int, *, is_shared: bool) -> None:
        if _DECLARATION.search(window):
            # Office Open XML forbids them (ECMA-376 part 2, 8.1.4): entities hide in them.
            raise SheetRefusedError("The workbook's XML declares entities, as no spreadsheet does.")
        if b"\0" in window:
            raise SheetRefusedError("The workbook's XML is not UTF-8.")
        if is_shared:
            self._texts += [start + found.start() for found in _SHARED_TEXT.finditer(window)]
        else:
            self._count_cells(window)

    def _count_cells(self, window: bytes) -> None:
        cells = _CELL.findall(window)
        shared = _SHARED_CELL.findall(window)
        named = sum(b' t="s"' in attributes for _, _, attributes in cells)
        if len(cells) != len(_ANY_CELL.findall(window)) or len(shared) < named:
            raise SheetRefusedError(
                "The workbook's cells are written in an unusual way: open it in Excel or WPS, "
                "and save it again as .xlsx."
            )
        for letters, row, attributes in cells:
            if attributes.endswith(b"/"):  # formatted, and empty
                continue
            if int(row) > ROWS_AT_MOST + HEAD_ROWS_AT_MOST:
                raise SheetRefusedError(f"The table has more than {ROWS_AT_MOST:,} rows.")
            if letters not in _COLUMNS:
                raise SheetRefusedError(f"The table has more than {COLUMNS_AT_MOST} columns.")
        self._count_text(shared)

    def _count_text(self, shared: list[bytes]) -> None:
        texts = self._texts
        try:
            self._text_bytes += sum(texts[int(n) + 1] - texts[int(n)] for n in shared)
        except IndexError:
            raise SheetRefusedError(
                "The workbook names a shared text that it does not have."
            ) from None
        if self._text_bytes > TEXT_BYTES_AT_MOST:
            raise SheetRefusedError("The workbook's cells hold more text than a table can.")
