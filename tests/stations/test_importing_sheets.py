"""Tables are read from three kinds of files; a file that is something else is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from app.sheets.tables import letters_of
from tests.stations.tables import ROW, csv_of, read_table, refusal_of, xlsx_of

HEADINGS = list(ROW)
MB = 1024 * 1024


# --- friendly files --------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_is_read_in_the_encodings_of_chinas_computers(tmp_path: Path, encoding: str) -> None:
    headings, rows = read_table(csv_of(tmp_path, [ROW, ROW | {"名称": "㙟街，驿站"}], encoding))
    assert headings == HEADINGS
    assert [cells[0] for _, cells in rows] == ["西街驿站", "㙟街，驿站"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_may_be_divided_as_the_region_of_a_computer_wants_it(
    tmp_path: Path, delimiter: str
) -> None:
    path = tmp_path / "stations.csv"
    lines = [HEADINGS, list(ROW.values()), [], ["北街", *list(ROW.values())[1:]]]
    path.write_text("\n".join(delimiter.join(line) for line in lines), "utf-8")
    assert [number for number, _ in read_table(path)[1]] == [2, 4], "numbered as a spreadsheet does"


def test_xlsx_numbers_come_out_as_they_were_written(tmp_path: Path) -> None:
    path = xlsx_of(
        tmp_path, [[*HEADINGS, "电话", "座位"], ["西街", "love", 37.892134, 111.2, 6, 12]]
    )
    assert read_table(path)[1] == [(2, ["西街", "love", "37.892134", "111.2", "6", "12"])]


def test_a_table_may_stand_under_a_title_and_beside_an_empty_column(tmp_path: Path) -> None:
    rows = [["", "方山县驿站一览表"], [], ["", *HEADINGS], ["", *ROW.values()]]
    headings, found = read_table(xlsx_of(tmp_path, rows))
    assert headings == ["", *HEADINGS]
    assert found == [(4, ["", *ROW.values()])]


def test_the_sheet_of_stations_is_found_among_others(tmp_path: Path) -> None:
    path = tmp_path / "stations.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("封面").write(0, 0, "说明")
        sheet = workbook.add_worksheet("驿站")
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, ROW.values())
    assert len(read_table(path)[1]) == 1


def feature(*point: Any, **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(point)},
        "properties": properties,
    }


def geojson_of(folder: Path, features: list[Any]) -> Path:
    path = folder / "stations.geojson"
    document = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return path


def test_geojson_points_become_rows_with_their_longitude_written_first(tmp_path: Path) -> None:
    features = [feature(111.24, 37.89, name="西街", kind="love"), feature(111.3, 38, 950, 座位=3)]
    headings, rows = read_table(geojson_of(tmp_path, features))
    assert headings == ["latitude", "longitude", "name", "kind", "座位"]
    assert rows == [(1, ["37.89", "111.24", "西街", "love", ""]), (2, ["38", "111.3", "", "", "3"])]


def test_columns_have_letters_as_in_a_spreadsheet() -> None:
    assert [letters_of(at) for at in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA")
    ]


# --- files that are something else -----------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.xlsx", b"name,kind\n", "is no .xlsx workbook"),
        ("a.csv", b"PK\x03\x04rest", "is a workbook: name it .xlsx"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "has a password"),
        ("a.csv", b"\xd0\xcf\x11\xe0" + bytes(600), "old .xls"),
        ("a.xls", b"anything", "none of .xlsx, .csv, .geojson"),
        ("a.xlsx", b"PK\x03\x04" + bytes(100), "end is missing"),
        ("a.csv", b"\x81\xff\xff", "neither UTF-8 nor GB18030"),
        ("a.csv", b"", "no row of headings"),
        ("a.csv", "甲,乙\n1,2\n".encode(), "no row of headings"),
        ("a.csv", '名称,类型\n"西街,love\n'.encode(), "line 2"),
        ("a.geojson", b"{", "is no JSON"),
        ("a.geojson", b"[]", "no GeoJSON FeatureCollection"),
        ("a.geojson", b'{"type":"FeatureCollection","features":[3]}', "Feature 1 is no Point"),
    ],
)
def test_what_a_file_really_is_decides(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert told in refusal_of(path)


def test_geojson_of_other_shapes_is_refused(tmp_path: Path) -> None:
    line = feature(111.24, 37.89, name="西街", kind="love")
    line["geometry"] = {"type": "LineString", "coordinates": [[111, 37], [112, 38]]}
    assert "Feature 1 is no Point" in refusal_of(geojson_of(tmp_path, [line]))


def test_a_file_of_hundreds_of_megabytes_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(300 * MB)
    assert "larger than 50 MB" in refusal_of(path)


def test_more_than_a_hundred_thousand_rows_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    row = ",".join(ROW.values())
    path.write_text("\n".join([",".join(HEADINGS), *[row] * 100_001]), "utf-8")
    assert "more than 100,000 rows" in refusal_of(path)


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    path = csv_of(tmp_path, [ROW | {"名称": "=HYPERLINK(1)"}])
    assert read_table(path)[1][0][1][0] == "=HYPERLINK(1)"
