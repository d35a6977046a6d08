"""志愿服务记录证明: the certificate, A4, with room for the seal and a code to verify it."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import Any

import segno
from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app import fonts
from app.hours.paper_models import CertificateLine
from app.hours.register import Paper
from app.hours.rules import day_of, hours_of

TITLE = "志愿服务记录证明"
WIDTH, HEIGHT = A4
LEFT, RIGHT = 22 * mm, WIDTH - 22 * mm
GREY, RULE = HexColor("#555555"), HexColor("#B8B8B8")
ROW = 8 * mm
FIRST_ROWS, MORE_ROWS = 11, 24  # on the first page, on each that follows; the seal fits below
# Columns: what is written above them, and where they begin.
COLUMNS = (("日期", 0), ("活动", 26 * mm), ("地点", 82 * mm), ("时长（分钟）", 130 * mm))
FREE = "本证明免费开具，依据服务记录如实填写。"


def draw(paper: Paper, url: str, *, is_demo: bool = False) -> bytes:
    """Return the PDF; ``url`` is the public page that says whether it holds."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, pageCompression=1)
    canvas.setTitle(TITLE)
    canvas.setAuthor(paper.organisation)
    drawing = _Drawing(canvas, _font_for(paper), paper, is_demo=is_demo)
    pages = list(_pages(paper.lines))
    for number, lines in enumerate(pages, start=1):
        if number == 1:
            drawing.head(url)
        drawing.table(lines, (168 if number == 1 else 262) * mm)
        if number == len(pages):
            drawing.end()
        drawing.foot(number, len(pages))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _pages(lines: Sequence[CertificateLine]) -> Iterator[Sequence[CertificateLine]]:
    """Yield what stands on each page."""
    yield lines[:FIRST_ROWS]
    for start in range(FIRST_ROWS, len(lines), MORE_ROWS):
        yield lines[start : start + MORE_ROWS]


@lru_cache(1)
def _best_font() -> str:
    """Return the font of most papers; read once, also because others may be drawing with it."""
    return fonts.use_font(None)


def _font_for(paper: Paper) -> str:
    """Return a font that has every character; the standard one leaves rare names to the reader."""
    name = _best_font()
    font = pdfmetrics.getFont(name)
    words = "".join((paper.name, paper.organisation, *(x.title + x.place for x in paper.lines)))
    if isinstance(font, TTFont) and any(ord(one) not in font.face.charToGlyph for one in words):
        return fonts.use_standard_font()
    return name


def _day(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


class _Drawing:
    """One certificate; heights are counted from the lower edge of the sheet."""

    def __init__(self, canvas: Canvas, font: str, paper: Paper, *, is_demo: bool) -> None:
        self._canvas = canvas
        self._font = font
        self._paper = paper
        self._is_demo = is_demo

    def head(self, url: str) -> None:
        """Draw the title, who it is about, and the sum."""
        certificate = self._paper.certificate
        self._text(TITLE, WIDTH / 2, 266 * mm, 24, is_middle=True, is_bold=True)
        self._text(f"编号 {certificate.number}", WIDTH / 2, 256 * mm, 10, GREY, is_middle=True)
        self._code(url, 38 * mm, RIGHT - 34 * mm, 208 * mm)
        self._text("扫码核验真伪", RIGHT - 17 * mm, 205 * mm, 9, GREY, is_middle=True)
        for number, (label, told) in enumerate(self._about()):
            y = (241 - number * 9) * mm
            self._text(label, LEFT, y, 12, GREY)
            self._text(told, LEFT + 30 * mm, y, 12, room=88 * mm)
        self._sum(184 * mm)

    def _about(self) -> list[tuple[str, str]]:
        paper, certificate = self._paper, self._paper.certificate
        told = [("姓名", paper.name), ("志愿者编号", paper.volunteer_number)]
        if paper.id_number:
            told.append(("身份证号", paper.id_number))
        period = f"{_day(certificate.from_on)} 至 {_day(certificate.until_on)}"
        return [*told, ("服务时间", period), ("记录单位", paper.organisation)]

    def _sum(self, y: float) -> None:
        certificate = self._paper.certificate
        hours = hours_of(certificate.minutes)
        total = f"共服务 {len(self._paper.lines)} 次，{certificate.minutes} 分钟（{hours} 小时）"
        self._text(total, LEFT, y + 7 * mm, 14, is_bold=True)
        by_hand = "全部由签到、签退记录得出。"
        if certificate.hand_minutes:
            by_hand = (
                f"其中人工补录 {certificate.hand_minutes} 分钟（下表标 * 处），由两人登记、核准。"
            )
        self._text(by_hand, LEFT, y, 10, GREY)

    def table(self, lines: Sequence[CertificateLine], top: float) -> None:
        """Draw what was done, a row each."""
        for label, x in COLUMNS:
            self._text(label, LEFT + x, top + 2.5 * mm, 10, GREY)
        self._rule(top, 0.8)
        for number, line in enumerate(lines, start=1):
            y = top - number * ROW
            by_hand = " *" if line.is_by_hand else ""
            told = (f"{line.served_on}", line.title, line.place, f"{line.minutes}{by_hand}")
            ends = [*(x for _, x in COLUMNS[1:]), RIGHT - LEFT]
            for (_, x), words, end in zip(COLUMNS, told, ends, strict=True):
                self._text(words, LEFT + x, y + 2.6 * mm, 10.5, room=end - x - 3 * mm)
            self._rule(y, 0.3)

    def end(self) -> None:
        """Draw who issues it and when, with room for the seal and who handled it."""
        self._text("开具单位（盖章）", RIGHT - 74 * mm, 62 * mm, 12, GREY)
        self._text(self._paper.organisation, RIGHT - 74 * mm, 54 * mm, 12, room=74 * mm)
        issued = _day(day_of(self._paper.certificate.created_at))
        self._text(issued, RIGHT - 74 * mm, 46 * mm, 12)
        self._text("经办人（签字）", LEFT, 62 * mm, 12, GREY)
        self._canvas.setStrokeColor(RULE)
        self._canvas.setLineWidth(0.6)
        self._canvas.line(LEFT, 46 * mm, LEFT + 50 * mm, 46 * mm)

    def foot(self, number: int, pages: int) -> None:
        """Draw how to verify it, and which page this is."""
        self._rule(30 * mm, 0.3)
        verify = "核验：扫右上角二维码，或在核验页输入编号。有更正时证明作废，以核验结果为准。"
        self._text(verify, LEFT, 25 * mm, 9, GREY)
        self._text(FREE, LEFT, 20 * mm, 9, GREY)
        place = f"{self._paper.region}　{self._paper.certificate.number}　第 {number}/{pages} 页"
        self._text(place, LEFT, 15 * mm, 9, GREY)
        if self._is_demo:
            self._text("演示数据", RIGHT - 20 * mm, 15 * mm, 10, is_bold=True)

    def _code(self, url: str, size: float, left: float, bottom: float) -> None:
        """Draw a QR code of squares, sharp at any size."""
        matrix = segno.make(url, error="m", micro=False).matrix
        side = size / (len(matrix) + 2)
        self._canvas.setFillColor(black)
        path = self._canvas.beginPath()
        for down, row in enumerate(reversed(matrix)):
            for across, dark in enumerate(row):
                if dark:
                    path.rect(left + across * side, bottom + down * side, side, side)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def _rule(self, y: float, thickness: float) -> None:
        self._canvas.setStrokeColor(RULE)
        self._canvas.setLineWidth(thickness)
        self._canvas.line(LEFT, y, RIGHT, y)

    def _text(
        self,
        words: str,
        x: float,
        y: float,
        size: float,
        colour: Any = black,
        *,
        room: float | None = None,
        is_middle: bool = False,
        is_bold: bool = False,
    ) -> None:
        """Write a line, smaller if it needs more than its room; bold is a stroke."""
        wide = pdfmetrics.stringWidth(words, self._font, size)
        if room and wide > room:
            size *= max(room / wide, 0.75)
            while pdfmetrics.stringWidth(words, self._font, size) > room:
                words = words[:-2] + "…"
            wide = pdfmetrics.stringWidth(words, self._font, size)
        canvas = self._canvas
        canvas.saveState()  # the way text is drawn would stay
        text = canvas.beginText(x - wide / 2 if is_middle else x, y)
        text.setFont(self._font, size)
        text.setFillColor(colour)
        text.setStrokeColor(colour)
        canvas.setLineWidth(size / 40)
        text.setTextRenderMode(2 if is_bold else 0)
        text.textOut(words)
        canvas.drawText(text)
        canvas.restoreState()
