"""The empty table that a county fills in: headings, one example, and an explanation."""

from pathlib import Path
from typing import Any

import xlsxwriter

from app.sheets.columns import Column

# What goes out is text: a cell that begins with = is no formula here, nor an address a link.
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

_NOTES = (
    ("", "第 2 行是示例，导入时会跳过，可以删掉。"),
    ("", "带 * 的列必须填，其他列不知道就空着：再次导入时，空着的格子不改动已有的内容。"),
    ("", "要把已有的内容清掉，请写“不清楚”。"),
    ("", "不需要的列可以整列删掉，列的顺序可以换，表头的字不要改，不要合并单元格。"),
    ("", "本人已经登录并接手的记录，不会被名单改动。"),
)


def write_template(path: Path, sheet_name: str, columns: tuple[Column, ...]) -> None:
    """Write the table."""
    with xlsxwriter.Workbook(path, _SAFE) as workbook:
        text = workbook.add_format({"num_format": "@"})
        head = workbook.add_format({"bold": True, "bg_color": "#FFF1EA", "border": 1})
        example = workbook.add_format({"italic": True, "font_color": "#8F959E"})
        sheet = workbook.add_worksheet(sheet_name)
        for at, column in enumerate(columns):
            # As text, so that Excel makes no number of a telephone.
            sheet.set_column(at, at, 18, text)
            sheet.write_string(0, at, _title(column), head)
            sheet.write_comment(0, at, column.explained, {"x_scale": 2})
            sheet.write_string(1, at, column.example, example)
        sheet.freeze_panes(1, 0)
        _explain(workbook.add_worksheet("说明"), columns)


def _explain(sheet: Any, columns: tuple[Column, ...]) -> None:
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 84)
    rows = [*_NOTES, *((_title(column), column.explained) for column in columns)]
    for at, (name, sentence) in enumerate(rows):
        sheet.write_string(at, 0, name)
        sheet.write_string(at, 1, sentence)


def _title(column: Column) -> str:
    return column.names[0] + ("*" if column.is_required else "")
