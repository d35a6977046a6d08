"""The empty table that a county fills in: headings, choices, one example, and an explanation."""

from pathlib import Path
from typing import Any

import xlsxwriter

from app.sheets.archives import ROWS_AT_MOST
from app.sheets.columns import Column
from app.sheets.tables import letters_of
from app.stations.importing.columns import COLUMNS, SOUGHT
from app.stations.importing.reference import Reference

# What goes out is text: a cell that begins with = is no formula here, nor an address a link.
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

_ENTRY_CHOICES = ("推门就进", "跟保安说一声", "扫码开门", "按密码开门", "不清楚")
_FACILITY_CHOICES = ("有", "无", "不清楚")
_EXAMPLE_FACILITIES = {"microwave": "有", "drinking_water": "有", "toilet": "无"}
_WIDTHS = {"name": 24, "kind": 16, "address": 28, "hours": 44, "entry_way": 14, "phone": 16}

_NOTES = (
    ("怎么填", ""),
    ("", "一行一个驿站。第 2 行是示例（编号写着“示例”），导入时会跳过，可以删掉。"),
    ("", "带 * 的列必须填，其他列不知道就空着：空着表示“不清楚”，不会当作“没有”。"),
    ("", "再次导入时，空着的格子不改动系统里已有的内容；要把已有的内容改回不清楚，请写“不清楚”。"),
    ("", "不需要的列可以整列删掉，列的顺序可以换，表头的字不要改。"),
    ("", "请不要合并单元格。"),
    ("", "经纬度从哪里查的，请告诉负责导入的人：腾讯、高德、百度、GPS 的坐标相差几百米。"),
    ("", "电话、进门说明等大家都能看到：不要写个人手机号，不要写门锁密码。"),
    ("各列的意思", ""),
)


def write_template(path: Path, reference: Reference) -> None:
    """Write the table; with a region's own towns and communities to choose from, if it has some."""
    with xlsxwriter.Workbook(path, _SAFE) as workbook:
        sheet = workbook.add_worksheet(SOUGHT.sheets[0])
        explained = workbook.add_worksheet("说明")
        choices = workbook.add_worksheet("选项")
        choices.hide()
        formats = {
            name: workbook.add_format({"valign": "vcenter", **look})
            for name, look in _LOOKS.items()
        }
        _write_head(sheet, reference, formats)
        _write_choices(sheet, choices, reference)
        _explain(explained, reference, formats)


_LOOKS: dict[str, dict[str, Any]] = {
    "required": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#C2481A", "border": 1},
    "head": {"bold": True, "bg_color": "#FFF1EA", "border": 1, "border_color": "#ECEAE4"},
    "example": {"italic": True, "font_color": "#8F959E", "bg_color": "#F7F6F3"},
    "text": {"num_format": "@"},
    "title": {"bold": True, "font_size": 14},
    "name": {"bold": True, "valign": "top"},
    "note": {"text_wrap": True, "valign": "top"},
}


def _write_head(sheet: Any, reference: Reference, formats: dict[str, Any]) -> None:
    kind = next(iter(reference.kinds.values()), None)
    for at, column in enumerate(COLUMNS):
        width = _WIDTHS.get(column.field, 12)
        # As text, so that Excel makes no date of a range and no number of a telephone.
        sheet.set_column(at, at, width, formats["text"])
        look = formats["required" if column.is_required else "head"]
        sheet.write_string(0, at, _title(column), look)
        sheet.write_comment(0, at, column.explained, {"x_scale": 2})
        example = kind.name if kind and column.field == "kind" else column.example
        sheet.write_string(1, at, example, formats["example"])
    for at, facility in enumerate(reference.facilities.values(), start=len(COLUMNS)):
        sheet.set_column(at, at, 10, formats["text"])
        sheet.write_string(0, at, facility.name, formats["head"])
        sheet.write_comment(0, at, "有、无，或空着（不清楚）。")
        sheet.write_string(1, at, _EXAMPLE_FACILITIES.get(facility.code, ""), formats["example"])
    sheet.set_row(0, 26)
    sheet.freeze_panes(1, 2)


def _title(column: Column) -> str:
    return column.names[0] + ("*" if column.is_required else "")


def _write_choices(sheet: Any, choices: Any, reference: Reference) -> None:
    """Put lists behind the columns; a list in the rule itself may have 255 characters only."""
    lists: dict[str, list[str]] = {
        "kind": [kind.name for kind in reference.kinds.values()],
        "entry_way": list(_ENTRY_CHOICES),
        "town": list(reference.towns),
        "community": list(reference.communities),
    }
    for number, (field, names) in enumerate(lists.items()):
        if names:
            choices.write_column(0, number, names)
            letters = letters_of(number)
            source = f"=选项!${letters}$1:${letters}${len(names)}"
            at = next(at for at, column in enumerate(COLUMNS) if column.field == field)
            _validate(sheet, at, at, source)
    last = len(COLUMNS) + len(reference.facilities) - 1
    if reference.facilities:
        _validate(sheet, len(COLUMNS), last, list(_FACILITY_CHOICES))


def _validate(sheet: Any, first: int, last: int, source: str | list[str]) -> None:
    rule = {
        "validate": "list",
        "source": source,
        "error_title": "请从下拉框里选",
        "error_message": "这里只能选下拉框里的内容，不知道就空着。",
    }
    sheet.data_validation(1, first, ROWS_AT_MOST, last, rule)


def _explain(sheet: Any, reference: Reference, formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 84)
    rows = [*_NOTES, *((_title(column), column.explained) for column in COLUMNS)]
    facilities = "、".join(facility.name for facility in reference.facilities.values())
    rows.append(("设施", f"每种设施一列，写：有、无、不清楚，或空着。有这些设施：{facilities}。"))
    for at, (name, sentence) in enumerate(rows):
        sheet.write_string(at, 0, name, formats["name" if sentence else "title"])
        sheet.write_string(at, 1, sentence, formats["note"])
