"""The poster on a station's wall: A4, with the mini-program code that opens the station's page."""

import asyncio
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.refusals import StartRefusedError
from app.regions.models import Region
from app.stations import codes
from app.stations.models import Station, StationKind
from app.wechat.client import CodeStyle, WeChatClient
from app.wechat.errors import WeChatError

CODE_PIXELS = 1280  # the most that WeChat draws: 300 a inch on 108 mm
_AT_ONCE = 4  # calls to WeChat

INK, SECONDARY, LINE = HexColor("#1F2329"), HexColor("#646A73"), HexColor("#DAD6CC")
BRAND, TINT = HexColor("#C2481A"), HexColor("#FFF1EA")

WIDTH, HEIGHT = A4
TRIM = 8 * mm  # what is cut off on each side
BLEED = 3 * mm  # colour beyond the cut
MIDDLE = WIDTH / 2
BAND = 74 * mm  # height of the coloured head below the cut
CODE = 112 * mm

TELLS = (
    ("开没开", "现在开着吗，几点关门"),
    ("有什么", "微波炉、饮水、充电、厕所"),
    ("怎么进", "地图带路，进门要问谁"),
)


@dataclass(frozen=True)
class PosterStation:
    """What a poster says of a station."""

    id: uuid.UUID
    name: str
    kind: str
    region: str
    address: str
    is_demo: bool


async def list_poster_stations(
    session: AsyncSession, region_code: str, station_ids: Sequence[uuid.UUID]
) -> list[PosterStation]:
    """Return the region's open stations, or those asked for, by the pinyin of their names.

    Raises:
        StartRefusedError: the region has none, or not all of those asked for.
    """
    query = (
        select(Station, StationKind.name, Region.name)
        .join(StationKind, col(StationKind.id) == col(Station.kind_id))
        .join(Region, col(Region.code) == col(Station.region_code))
        .where(col(Station.region_code) == region_code, col(Station.closed_at).is_(None))
        .order_by(col(Station.sort_key), col(Station.id))
    )
    if station_ids:
        query = query.where(col(Station.id).in_(station_ids))
    found = [
        PosterStation(station.id, station.name, kind, region, station.address, station.demo)
        for station, kind, region in await session.exec(query)
    ]
    missing = set(station_ids) - {station.id for station in found}
    if missing:
        named = ", ".join(sorted(map(str, missing)))
        raise StartRefusedError(f"Region {region_code} has no open station {named}.")
    if not found:
        raise StartRefusedError(f"Region {region_code} has no open station.")
    return found


async def fetch_codes(
    wechat: WeChatClient, stations: Sequence[PosterStation], advance: Callable[[], None]
) -> list[bytes]:
    """Return the image of each station's code, in order.

    Raises:
        StartRefusedError: WeChat refused one; the message has its number.
    """
    free = asyncio.Semaphore(_AT_ONCE)
    style = CodeStyle(width=CODE_PIXELS)

    async def fetch(station: PosterStation) -> bytes:
        async with free:
            image = await wechat.getwxacodeunlimit(
                codes.scene_of(station.id), page=codes.PAGE, style=style
            )
        advance()
        return image.content

    refused: list[WeChatError] = []
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(station)) for station in stations]
    except* WeChatError as errors:
        # Raised here, it would come out in a group of its own: Python 3.11 before 3.11.4.
        refused.append(_first(errors))
    if refused:
        reason = f"errcode {refused[0].errcode}" if refused[0].errcode else refused[0].reason
        raise StartRefusedError(f"WeChat did not draw the codes: {reason}.")
    return [task.result() for task in tasks]


def _first(group: BaseExceptionGroup[WeChatError]) -> WeChatError:
    error: Any = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    found: WeChatError = error
    return found


# --- drawing ---------------------------------------------------------------------------


def draw_posters(
    target: IO[bytes], posters: Iterable[tuple[PosterStation, bytes]], font: str
) -> None:
    """Write a PDF with one page for each station and the image of its code."""
    canvas = Canvas(target, pagesize=A4, pageCompression=1)
    canvas.setTitle("驿站海报")
    for station, image in posters:
        _Page(canvas, font).draw(station, image)
        canvas.showPage()
    canvas.save()


def _break_of(name: str, kind: str) -> int:
    """Return where a long name is best broken: before its kind, or after a kind of place."""

    def cost(at: int) -> int:
        is_good = name[at:] == kind or name[at - 1] in "县镇乡村区路街场园院站"
        return abs(2 * at - len(name)) + (0 if is_good else 6)

    return min(range(1, len(name)), key=cost)


class _Page:
    """One poster; heights are counted from the lower edge of the sheet."""

    def __init__(self, canvas: Canvas, font: str) -> None:
        self._canvas = canvas
        self._font = font

    def draw(self, station: PosterStation, image: bytes) -> None:
        """Draw it."""
        self._head(station)
        self._text("扫码看看开没开、有什么、怎么进", 196 * mm, 24, is_bold=True)
        self._code(image, 188 * mm)
        self._text("打开微信扫一扫，不用下载，不用登录", 68 * mm, 14, SECONDARY)
        self._tells(56 * mm)
        self._foot(station)
        self._cut_marks()

    def _head(self, station: PosterStation) -> None:
        canvas = self._canvas
        bottom = HEIGHT - TRIM - BAND
        canvas.setFillColor(BRAND)
        edge = TRIM - BLEED
        canvas.rect(edge, bottom, WIDTH - 2 * edge, HEIGHT - edge - bottom, stroke=0, fill=1)
        # A name that says the kind is not followed by it again.
        has_pill = station.kind not in station.name
        middle = bottom + (36 if has_pill else 32) * mm
        self._text(station.region, middle + 22 * mm, 15, TINT)
        lines, size = self._fitted(station.name, station.kind, WIDTH - 2 * TRIM - 20 * mm)
        leading = size * 1.3
        first = middle + leading * (len(lines) - 1) / 2 - size * 0.35
        for number, line in enumerate(lines):
            self._text(line, first - number * leading, size, white, is_bold=True)
        if has_pill:
            self._pill(station.kind, bottom + 12 * mm)

    def _pill(self, words: str, middle: float) -> None:
        width = pdfmetrics.stringWidth(words, self._font, 14) + 12 * mm
        self._canvas.setFillColor(white)
        self._canvas.roundRect(
            MIDDLE - width / 2, middle - 5 * mm, width, 10 * mm, 5 * mm, stroke=0, fill=1
        )
        self._text(words, middle - 5, 14, BRAND)

    def _code(self, image: bytes, top: float) -> None:
        canvas = self._canvas
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(1)
        left = MIDDLE - CODE / 2
        canvas.roundRect(left, top - CODE, CODE, CODE, 5 * mm, stroke=1, fill=0)
        inside = CODE - 6 * mm
        canvas.drawImage(
            ImageReader(BytesIO(image)), left + 3 * mm, top - CODE + 3 * mm, inside, inside
        )

    def _tells(self, top: float) -> None:
        column = (WIDTH - 2 * TRIM - 16 * mm) / 3
        for number, (title, sentence) in enumerate(TELLS):
            middle = TRIM + 8 * mm + column * (number + 0.5)
            self._text(title, top - 4 * mm, 17, BRAND, middle, is_bold=True)
            self._text(sentence, top - 11.5 * mm, 11.5, INK, middle)
            if number:
                self._canvas.setStrokeColor(LINE)
                edge = middle - column / 2
                self._canvas.line(edge, top - 13 * mm, edge, top + 2 * mm)

    def _foot(self, station: PosterStation) -> None:
        canvas = self._canvas
        canvas.setFillColor(TINT)
        edge = TRIM - BLEED
        top = TRIM + 26 * mm
        canvas.rect(edge, edge, WIDTH - 2 * edge, top - edge, stroke=0, fill=1)
        sentence = "门锁着、没有水、设施坏了？扫码点一下，管理员会知道。"
        self._text(sentence, TRIM + 16 * mm, 14, INK, is_bold=True)
        parts = [station.address, f"编号 {station.id.hex[-8:]}"]
        if station.is_demo:
            parts.append("演示数据")
        self._text("　".join(part for part in parts if part), TRIM + 7.5 * mm, 10.5, SECONDARY)

    def _cut_marks(self) -> None:
        canvas = self._canvas
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.3)
        for x, outwards in ((TRIM, -1), (WIDTH - TRIM, 1)):
            for y, up in ((TRIM, -1), (HEIGHT - TRIM, 1)):
                near, far = BLEED + 0.5 * mm, BLEED + 4.5 * mm
                canvas.line(x + outwards * near, y, x + outwards * far, y)
                canvas.line(x, y + up * near, x, y + up * far)

    def _fitted(self, name: str, kind: str, width: float) -> tuple[list[str], float]:
        """Return a name on one line or two, and the size at which it fits."""
        for size in (44, 40, 36, 32):
            if pdfmetrics.stringWidth(name, self._font, size) <= width:
                return [name], size
        at = _break_of(name, kind)
        lines = [name[:at], name[at:]]
        widest = max(pdfmetrics.stringWidth(line, self._font, 34) for line in lines)
        return lines, min(34.0, 34 * width / widest)

    def _text(
        self,
        words: str,
        y: float,
        size: float,
        colour: Any = INK,
        x: float = MIDDLE,
        *,
        is_bold: bool = False,
    ) -> None:
        """Write a line around ``x``; bold is a stroke, for the standard font has one weight."""
        canvas = self._canvas
        canvas.saveState()  # the way text is drawn would stay
        text = canvas.beginText(x - pdfmetrics.stringWidth(words, self._font, size) / 2, y)
        text.setFont(self._font, size)
        text.setFillColor(colour)
        text.setStrokeColor(colour)
        canvas.setLineWidth(size / 40)
        text.setTextRenderMode(2 if is_bold else 0)
        text.textOut(words)
        canvas.drawText(text)
        canvas.restoreState()
