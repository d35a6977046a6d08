"""Hostile workbooks are refused within two seconds and a hundred megabytes."""

import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.stations.tables import ROW, read_table, refusal_of

HEADINGS = list(ROW)
MB = 1024 * 1024

CELLS = b"".join(
    b'<c r="%c1" t="inlineStr"><is><t>%s</t></is></c>' % (65 + at, name.encode())
    for at, name in enumerate(HEADINGS)
)
HEAD = b'<row r="1">' + CELLS + b"</row>"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_xml(rows: bytes, before: bytes = b"") -> bytes:
    return (
        before
        + b'<worksheet xmlns="'
        + MAIN
        + b'"><sheetData>'
        + rows
        + b"</sheetData></worksheet>"
    )


def workbook_of(folder: Path, sheet: bytes | Callable[[Any], None], **parts: bytes) -> Path:
    """A small workbook by hand; ``shared`` are its shared texts."""
    path = folder / "hostile.xlsx"
    rels = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = b"http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            b'<Relationships xmlns="%s"><Relationship Id="r1" Type="%s/officeDocument" '
            b'Target="xl/workbook.xml"/></Relationships>' % (package, rels),
        )
        archive.writestr(
            "xl/workbook.xml",
            b'<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="s" sheetId="1" r:id="r1"/>'
            b"</sheets></workbook>" % (MAIN, rels),
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            b'<Relationships xmlns="%s"><Relationship Id="r1" Type="%s/worksheet" '
            b'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="%s/sharedStrings" '
            b'Target="sharedStrings.xml"/></Relationships>' % (package, rels, rels),
        )
        if "shared" in parts:
            archive.writestr("xl/sharedStrings.xml", parts["shared"])
        if callable(sheet):
            with archive.open("xl/worksheets/sheet1.xml", "w") as file:
                sheet(file)
        else:
            archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return path


def quickly(path: Path) -> str:
    """Return the refusal, which takes 2 s and 100 MB at the most."""
    started = time.process_time()
    tracemalloc.start()
    told = refusal_of(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100 * MB
    assert time.process_time() - started < 2
    return told


def test_a_workbook_made_by_hand_is_read(tmp_path: Path) -> None:
    """The control: what is refused below is refused for its malice, not for its make."""
    row = b'<row r="2"><c r="A2" t="s"><v>0</v></c></row>'
    shared = b'<sst xmlns="%s"><si><t>A</t></si></sst>' % MAIN
    assert (
        read_table(workbook_of(tmp_path, sheet_xml(HEAD + row), shared=shared))[1][0][1][0] == "A"
    )


def test_a_bomb_of_zeros_is_refused(tmp_path: Path) -> None:
    def gigabyte(file: Any) -> None:
        for _ in range(200):
            file.write(b" " * MB)

    assert "times its size" in quickly(workbook_of(tmp_path, gigabyte))


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_says(tmp_path: Path) -> None:
    path = workbook_of(tmp_path, sheet_xml(HEAD + b" " * 90 * MB))
    with zipfile.ZipFile(path) as archive:
        real = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    content = path.read_bytes().replace(struct.pack("<L", real), struct.pack("<L", 5000))
    path.write_bytes(content)
    assert "no sound .xlsx" in quickly(path)


def test_a_workbook_of_more_than_256_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    piece = bytes(range(256)) * 16
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(9):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as file:
                for _ in range(30 * MB // len(piece)):
                    file.write(piece)
    assert "256 MB" in quickly(path) or "times its size" in quickly(path)


def test_a_workbook_of_ten_thousand_parts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(10_000):
            archive.writestr(f"{number}.xml", b"")
    assert "more than 1,000 parts" in quickly(path)


@pytest.mark.parametrize(
    "doctype",
    [
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
        b"<!-- quiet --><!DOCTYPE x>",
    ],
)
def test_a_document_type_is_refused_wherever_it_stands(tmp_path: Path, doctype: bytes) -> None:
    row = b'<row r="2"><c r="A2" t="inlineStr"><is><t>&e;</t></is></c></row>'
    assert "declares entities" in quickly(workbook_of(tmp_path, sheet_xml(HEAD + row, doctype)))


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (b'<c r="A1048576"><v>1</v></c>', "more than 100,000 rows"),
        (b'<c r="XFD2"><v>1</v></c>', "more than 100 columns"),
        (b'<c r="A9999999999"><v>1</v></c>', "unusual way"),
        (b"<c r='XFD1048576'><v>1</v></c>", "unusual way"),
        (b'<c  r="XFD1048576"><v>1</v></c>', "unusual way"),
        (b'<c r="&#88;FD1048576"><v>1</v></c>', "unusual way"),
        (b'<c x=">" r="XFD1048576"><v>1</v></c>', "unusual way"),
        (b'<x:c xmlns:x="%s" r="XFD1048576"><v>1</v></x:c>' % MAIN, "unusual way"),
        (b"<c><v>1</v></c>", "unusual way"),
        (b'<c r="A2" t="s"><v>&#49;</v></c>', "unusual way"),
        (b'<c r="A2" t="s"><f>A1</f><v>1</v></c>', "unusual way"),
        (b'<c r="A2" t="s"><v>7</v></c>', "shared text that it does not have"),
    ],
)
def test_a_cell_that_would_lay_out_the_whole_grid_is_refused(
    tmp_path: Path, cell: bytes, told: str
) -> None:
    row = b'<row r="2">' + cell + b"</row>"
    assert told in quickly(workbook_of(tmp_path, sheet_xml(HEAD + row)))


def test_formatted_cells_without_content_may_lie_anywhere(tmp_path: Path) -> None:
    row = b'<row r="2"><c r="A2"><v>1</v></c><c r="XFD2" s="1"/></row>'
    far = b'<row r="1048576"><c r="A1048576"/></row>'
    assert read_table(workbook_of(tmp_path, sheet_xml(HEAD + row + far)))[1] == [
        (2, ["1", "", "", ""])
    ]


def test_a_claimed_size_of_the_sheet_is_not_believed(tmp_path: Path) -> None:
    sheet = sheet_xml(HEAD).replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')
    assert read_table(workbook_of(tmp_path, sheet))[1] == []


def test_a_million_rows_are_refused(tmp_path: Path) -> None:
    def rows(file: Any) -> None:
        file.write(sheet_xml(HEAD).partition(b"</sheetData>")[0])
        for first in range(2, 1_000_000, 10_000):
            file.write(
                b"".join(
                    b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (number, number, number)
                    for number in range(first, first + 10_000)
                )
            )
        file.write(b"</sheetData></worksheet>")

    assert "more than 100,000 rows" in quickly(workbook_of(tmp_path, rows))


def test_one_long_text_that_a_million_cells_name_is_refused(tmp_path: Path) -> None:
    shared = b'<sst xmlns="%s"><si><t>%s</t></si></sst>' % (MAIN, b"a" * 32_000)
    cells = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (number, number)
        for number in range(2, 9000)
    )
    path = workbook_of(tmp_path, sheet_xml(HEAD + cells), shared=shared)
    assert "more text than a table can" in quickly(path)


def test_links_out_macros_and_pictures_are_left_out_and_formulas_are_their_last_value(
    tmp_path: Path,
) -> None:
    row = (
        b'<row r="2"><c r="A2" t="str"><f>[1]Sheet1!$A$1</f><v>kept</v></c>'
        b'<c r="B2"><f>HYPERLINK("http://x.invalid")</f><v>3</v></c></row>'
    )
    path = workbook_of(tmp_path, sheet_xml(HEAD + row))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/externalLinks/externalLink1.xml", b"<!DOCTYPE not looked at")
        archive.writestr("xl/vbaProject.bin", b"\0" * 100)
    assert read_table(path)[1] == [(2, ["kept", "3", "", ""])]


def test_an_encrypted_part_is_named_as_such(tmp_path: Path) -> None:
    path = workbook_of(tmp_path, sheet_xml(HEAD))
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    path.write_bytes(content)
    assert "without a password" in quickly(path)
