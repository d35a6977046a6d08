"""The printed volunteer card: A6, with the QR of the volunteer number that organisers scan."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import IO

import segno
from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A6
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import fonts
from app.accounts.grants import Staff
from app.crypto import Cipher
from app.refusals import StartRefusedError
from app.regions.models import Region
from app.volunteers import desk, forms
from app.volunteers.models import Volunteer

INK, SECONDARY, BRAND = HexColor("#1F2329"), HexColor("#646A73"), HexColor("#C2481A")
WIDTH, HEIGHT = A6
MIDDLE = WIDTH / 2
BAND = 24 * mm
CODE = 58 * mm  # a phone reads it at arm's length
CARDS_AT_ONCE = 2000  # of one file


@dataclass(frozen=True)
class Card:
    """What a card says."""

    number: str
    name: str
    region: str
    is_demo: bool


async def card_of(
    session: AsyncSession, staff: Staff, volunteer_id: uuid.UUID, cipher: Cipher
) -> Card:
    """Return the card of a volunteer whom the caller may see; printing it is an act.

    Raises:
        VolunteerNotFoundError: none with that id.
    """
    volunteer = await desk.get(session, staff, volunteer_id)
    region = await session.get_one(Region, staff.region_code)
    desk.record(session, staff, "print_card", volunteer.id)
    return _card(volunteer, region.name, cipher)


async def list_cards(
    session: AsyncSession, region_code: str, numbers: Sequence[str], cipher: Cipher
) -> list[Card]:
    """Return the cards of a region's volunteers from paper and lists, or of those asked for.

    Raises:
        StartRefusedError: the region has none, too many for one file, or not all asked for.
    """
    query = select(Volunteer, Region.name).join(
        Region, col(Region.code) == col(Volunteer.region_code)
    )
    query = query.where(col(Volunteer.region_code) == region_code)
    if numbers:
        query = query.where(col(Volunteer.number).in_(numbers))
    else:
        query = query.where(col(Volunteer.source) != "own", col(Volunteer.demo).is_(False))
    found = (await session.exec(query.order_by(col(Volunteer.number)))).all()
    missing = set(numbers) - {volunteer.number for volunteer, _ in found}
    if missing:
        named = ", ".join(sorted(missing))
        raise StartRefusedError(f"Region {region_code} has no volunteer {named}.")
    if not found:
        raise StartRefusedError(f"Region {region_code} has no volunteer from paper or a list.")
    if len(found) > CARDS_AT_ONCE:
        raise StartRefusedError(f"More than {CARDS_AT_ONCE:,} cards: say which by --number.")
    return [_card(volunteer, region, cipher) for volunteer, region in found]


def _card(volunteer: Volunteer, region: str, cipher: Cipher) -> Card:
    name = forms.real_name(volunteer, cipher)
    return Card(volunteer.number, name, region, volunteer.demo)


# --- drawing ---------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _font() -> str:
    """Return the font of single cards; read once, also because others may be drawing with it."""
    return fonts.use_font(None)


def draw_card(card: Card) -> bytes:
    """Return the PDF of one card."""
    target = BytesIO()
    draw_cards(target, [card], _font())
    return target.getvalue()


def draw_cards(target: IO[bytes], cards: Iterable[Card], font: str) -> None:
    """Write a PDF with one A6 page for each card."""
    canvas = Canvas(target, pagesize=A6, pageCompression=1)
    canvas.setTitle("志愿者卡")
    for card in cards:
        _draw(canvas, card, font)
        canvas.showPage()
    canvas.save()


def _draw(canvas: Canvas, card: Card, font: str) -> None:
    canvas.setFillColor(BRAND)
    canvas.rect(0, HEIGHT - BAND, WIDTH, BAND, stroke=0, fill=1)
    _line(canvas, f"{card.region}志愿者卡", HEIGHT - 15 * mm, (font, 18), white)
    _fitted(canvas, card.name, HEIGHT - 37 * mm, 24, font)
    _code(canvas, card.number)
    _line(canvas, spaced(card.number), 32 * mm, (font, 15), INK)
    _line(canvas, "参加活动时请出示，由组织者扫码签到", 21 * mm, (font, 10), SECONDARY)
    _line(canvas, "丢失不要紧，可请社区重新打印", 14 * mm, (font, 10), SECONDARY)
    if card.is_demo:
        _line(canvas, "演示数据", 7 * mm, (font, 9), BRAND)


def spaced(number: str) -> str:
    """Return a number in groups that are easy to read out: region, sequence, check digit."""
    return f"{number[:6]} {number[6:-1]} {number[-1]}"


def matrix_of(number: str) -> tuple[tuple[bool, ...], ...]:
    """Return the QR of a number, row by row from the top."""
    drawn = segno.make(number, error="q", micro=False).matrix
    return tuple(tuple(bool(dark) for dark in row) for row in drawn)


def _code(canvas: Canvas, number: str) -> None:
    """Draw the number as squares, sharp at any size; a quarter of them may be worn off."""
    matrix = matrix_of(number)
    side = CODE / len(matrix)
    canvas.setFillColor(black)
    path = canvas.beginPath()
    for down, row in enumerate(reversed(matrix)):
        for across, dark in enumerate(row):
            if dark:
                path.rect(MIDDLE - CODE / 2 + across * side, 41 * mm + down * side, side, side)
    canvas.drawPath(path, stroke=0, fill=1)


def _fitted(canvas: Canvas, words: str, y: float, size: float, font: str) -> None:
    width = pdfmetrics.stringWidth(words, font, size)
    fitting = min(size, size * (WIDTH - 12 * mm) / max(width, 1))
    _line(canvas, words, y, (font, fitting), INK)


def _line(canvas: Canvas, words: str, y: float, face: tuple[str, float], colour: HexColor) -> None:
    canvas.setFillColor(colour)
    canvas.setFont(*face)
    canvas.drawCentredString(MIDDLE, y, words)
