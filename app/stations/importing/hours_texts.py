"""Opening hours as people write them in a table: 周一至周五 08:00-12:00; 周六 09:00-12:00.

Days that are not named are closed; without any day the times hold daily. A day that was meant
by 每天, 工作日 or 周末 may be named again, and the later word counts: 每天 08:00-20:00; 周日 休息.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pydantic import ValidationError

from app.calendar import Hours

Range = tuple[str, str]

DAYS = "一二三四五六日"
EXAMPLE = "周一至周五 08:00-12:00 14:00-18:30; 周六 09:00-12:00"
_ALL_DAY: Range = ("00:00", "24:00")
_ENGLISH = ("mo", "tu", "we", "th", "fr", "sa", "su")
_GENERAL = {"daily": range(7), "always": range(7), "workdays": range(5), "weekend": range(5, 7)}

# To and until, and every dash that keyboards and word processors make.
_DASH = re.compile(r"\s*(?:[-‐‑‒–—―−~∼〜]+|至|到)\s*")
_CLOCK = re.compile(r"(?:次日|翌日)?\s?(\d{1,2})(?:[:.点时](\d{2}|半)?分?)?")
_TIME = r"(?:次日|翌日)?\s?\d{1,2}(?:[:.点时](?:\d{2}|半)?分?)?"
_EN = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun|mo|tu|we|th|fr|sa|su)(?:day)?s?"
_TOKEN = re.compile(
    rf"""(?P<gap>(?:[\s,;、，。:和及与()]|营业时间|营业|开放)+)
    |(?P<always>24/7)
    |(?P<all_day>全天|全日|24\s?小时|24\s?hours?|24h|all\s?day)
    |(?P<closed>休息|不开放|不开|关闭|闭馆|closed|off)
    |(?P<daily>每天|每日|天天|daily|every\s?day)
    |(?P<workdays>工作日|weekdays)
    |(?P<weekend>周末|双休日|weekends?)
    |(?P<times>{_TIME}-{_TIME}(?!\d))
    |(?:周|星期|礼拜)(?P<days>[{DAYS}天](?:、?[{DAYS}天])*)(?:-(?:周|星期|礼拜)?(?P<last>[{DAYS}天]))?
    |(?P<en_day>{_EN})(?:-(?P<en_last>{_EN}))?(?![a-z])
    """,
    re.VERBOSE,
)


class HoursTextError(ValueError):
    """The text says no hours that can be understood; the message is for whoever wrote it."""


@dataclass
class _Group:
    """Days, and what holds on them; ``ranges`` is None until the first word about times."""

    days: list[int]
    is_general: bool
    ranges: list[Range] | None = None


@dataclass
class _Week:
    ranges: dict[int, list[Range]] = field(default_factory=dict)
    changeable: set[int] = field(default_factory=set)


@lru_cache(maxsize=4096)
def read_hours(text: str) -> Hours:
    """Return the weekly hours that a text tells.

    Raises:
        HoursTextError: with a sentence and an example.
    """
    week = _Week()
    groups = _groups(text)
    if not groups:
        raise _misread("没有写时间")
    for group in groups:
        if group.ranges is None:
            raise _misread(f"“{_named(group.days)}”后面没有写时间")
        for day in group.days:
            if day in week.ranges and day not in week.changeable:
                raise _misread(f"“周{DAYS[day]}”写了两遍")
            week.ranges[day] = group.ranges
            (week.changeable.add if group.is_general else week.changeable.discard)(day)
    try:
        return Hours.model_validate({"weekly": [week.ranges.get(day, []) for day in range(7)]})
    except ValidationError:
        raise _misread("时间有重叠，或者一天超过四段") from None


def write_hours(hours: Hours) -> str:
    """Return a text from which ``read_hours`` reads the same week; exceptions are left out."""
    days: dict[tuple[Range, ...], list[int]] = {}
    for day, ranges in enumerate(hours.weekly):
        days.setdefault(tuple(ranges), []).append(day)
    if len(days) > 1:
        days.pop((), None)
    told = [f"{_named(which)} {_times(ranges)}" for ranges, which in days.items()]
    return "; ".join(told)


def _times(ranges: tuple[Range, ...]) -> str:
    if not ranges:
        return "休息"
    return " ".join("全天" if each == _ALL_DAY else "-".join(each) for each in ranges)


def _named(days: list[int]) -> str:
    """Name days as briefly as can be: 每天, 周一至周五, 周六、周日."""
    if len(days) == 7:
        return "每天"
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return "、".join(
        f"周{DAYS[run[0]]}至周{DAYS[run[-1]]}"
        if len(run) > 2
        else "、".join(f"周{DAYS[day]}" for day in run)
        for run in runs
    )


def _groups(text: str) -> list[_Group]:
    groups: list[_Group] = []
    for match in _tokens(text):
        kind = match.lastgroup or ""
        days = _days(match)
        if days is not None:
            # 周一、周三 08:00-12:00: days gather until times are told.
            if groups and groups[-1].ranges is None:
                groups[-1].days += [day for day in days if day not in groups[-1].days]
                groups[-1].is_general &= kind in _GENERAL
            else:
                groups.append(_Group(days, is_general=kind in _GENERAL))
        if days is None or kind == "always":
            if not groups:
                groups.append(_Group(list(range(7)), is_general=True))
            ranges = groups[-1].ranges = groups[-1].ranges or []
            if kind != "closed":
                ranges.append(_range(match["times"]) if kind == "times" else _ALL_DAY)
    return groups


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield what the text consists of, less what only divides it."""
    # Full-width digits and colons, and what word processors make of dashes.
    plain = _DASH.sub("-", unicodedata.normalize("NFKC", text).casefold().strip())
    at = 0
    while at < len(plain):
        match = _TOKEN.match(plain, at)
        if match is None:
            raise _misread(f"看不懂“{plain[at : at + 12]}”")
        at = match.end()
        if match.lastgroup != "gap":
            yield match


def _days(match: re.Match[str]) -> list[int] | None:
    """Return the days that a token names; None when it names none."""
    if match.lastgroup in _GENERAL:
        return list(_GENERAL[match.lastgroup])
    if match["days"]:
        first = [DAYS.index(day) for day in match["days"].replace("天", "日").replace("、", "")]
        last = match["last"] and DAYS.index(match["last"].replace("天", "日"))
    elif match["en_day"]:
        first = [_ENGLISH.index(match["en_day"][:2])]
        last = match["en_last"] and _ENGLISH.index(match["en_last"][:2])
    else:
        return None
    if last is None or last == "":
        return first
    # 周五至周一 runs over Sunday.
    return first + [(first[-1] + step) % 7 for step in range(1, (last - first[-1]) % 7 + 1)]


def _range(text: str) -> Range:
    opens, closes = map(_clock, text.split("-"))
    if opens == "24:00":
        raise _misread("里的开门时间不能是 24:00，半夜开门写 00:00")
    return opens, closes


def _clock(text: str) -> str:
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise _misread(f"看不懂时间“{text}”")
    hour, minute = int(match[1]), 30 if match[2] == "半" else int(match[2] or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise _misread(f"没有“{text}”这个时间")
    return f"{hour:02}:{minute:02}"


def _misread(why: str) -> HoursTextError:
    return HoursTextError(f"营业时间{why}，请写成“{EXAMPLE}”、“每天 07:00-23:00”或“全天”")
