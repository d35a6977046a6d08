"""What a cell may say: texts become the values of a station, or a sentence about what is wrong."""

import re
import unicodedata

from app.calendar import Hours
from app.sheets.cells import CellError, plain
from app.stations.importing.hours_texts import HoursTextError, read_hours
from app.stations.shapes import Available, EntryWay

_YES = frozenset({"有", "是", "√", "✓", "✔", "1", "yes", "y", "true"})
_NO = frozenset({"无", "没有", "否", "×", "✗", "✘", "0", "no", "n", "false"})
AVAILABLE_WORDS: dict[str, Available] = {
    **dict.fromkeys(_YES, "yes"),
    **dict.fromkeys(_NO, "no"),
}

ENTRY_WORDS: dict[str, EntryWay] = {
    "推门就进": EntryWay.OPEN_DOOR,
    "直接进": EntryWay.OPEN_DOOR,
    "跟保安说一声": EntryWay.ASK_GUARD,
    "问保安": EntryWay.ASK_GUARD,
    "问门卫": EntryWay.ASK_GUARD,
    "扫码开门": EntryWay.SCAN,
    "扫码": EntryWay.SCAN,
    "按密码开门": EntryWay.CODE,
    "密码": EntryWay.CODE,
    **{way.value: way for way in EntryWay},
}

_PHONE = re.compile(r"[0-9+() -]{3,24}")
_NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,4})?")
_HEIGHT = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})?)\s*(m|米|cm|厘米|公分)?")
_DEGREES = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,20})?")


def read_phone(text: str) -> str | None:
    """Return a number of digits, +, brackets, blanks and hyphens."""
    if text == "无":
        return None
    number = unicodedata.normalize("NFKC", text).replace("—", "-").replace("–", "-")
    if not _PHONE.fullmatch(number):
        raise CellError("不像电话号码，只写一个号码，例如 0358-6022345")
    return number


def read_count(text: str) -> int:
    """Return how many there are, up to 10,000."""
    number = plain(text).removesuffix("个").removesuffix("座").strip()
    if number == "无":
        return 0
    if not number.isdecimal() or len(number) > 5 or int(number) > 10_000:
        raise CellError("要写 0 到 10000 的整数")
    return int(number)


def read_height(text: str) -> int | None:
    """Return centimetres: 4.5, 4.5 米, 450 and 450cm are the same."""
    if text == "无":
        return None
    match = _HEIGHT.fullmatch(plain(text))
    if match is None:
        raise CellError("看不懂限高，请写成“4.5米”")
    value = float(match[1])
    is_metres = match[2] in ("m", "米") or (match[2] is None and value < 100)
    height = round(value * 100) if is_metres else round(value)
    if not 100 <= height <= 1000:
        raise CellError("限高要在 1 米到 10 米之间，请写成“4.5米”")
    return height


def read_entry(text: str) -> str:
    """Return how to get in."""
    way = ENTRY_WORDS.get(plain(text))
    if way is None:
        raise CellError("只能写：推门就进、跟保安说一声、扫码开门、按密码开门、不清楚")
    return way.value


def read_available(text: str) -> Available:
    """Return whether a facility is there."""
    known = AVAILABLE_WORDS.get(plain(text))
    if known is None:
        raise CellError("只能写：有、无、不清楚")
    return known


def read_opening(text: str) -> Hours:
    """Return the weekly hours."""
    if len(text) > 300:
        raise CellError("太长了，最多 300 个字")
    try:
        return read_hours(text)
    except HoursTextError as error:
        raise CellError(str(error)) from None


def read_degrees(text: str) -> float:
    """Return decimal degrees."""
    number = unicodedata.normalize("NFKC", text).strip()
    if not _DEGREES.fullmatch(number):
        raise CellError("要写十进制的度数，例如 37.892134，不要写度分秒")
    return float(number)
