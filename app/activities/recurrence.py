"""Shifts that come round: a bounded rule of RFC 5545 in Shanghai's time, less the days left out.

dateutil looks for the next date until the year 9999, which for a rule that never matches takes
seconds: so a rule is held to a grammar in which every rule matches within a few years, it must
say where it ends, and it goes no further than a year.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from dateutil.rrule import rrulestr

from app.activities.shapes import TIMES_AT_MOST, Days
from app.calendar import SHANGHAI
from app.errors import MalformedError
from app.workdays import is_public_holiday, is_working_day

WINDOW = dt.timedelta(days=366)
Slot = tuple[dt.datetime, dt.datetime]

_NUMBER = r"[1-9][0-9]{0,2}"
_WEEKDAY = r"(MO|TU|WE|TH|FR|SA|SU)"
_PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY",
    "INTERVAL": _NUMBER,
    "COUNT": r"[1-9][0-9]{0,8}",
    "UNTIL": r"[0-9]{8}(T[0-9]{6}Z?)?",
    "BYDAY": rf"(-?[1-5])?{_WEEKDAY}(,(-?[1-5])?{_WEEKDAY}){{0,20}}",
    "BYMONTHDAY": r"-?[1-9][0-9]?(,-?[1-9][0-9]?){0,30}",
    "WKST": _WEEKDAY,
}
_TOO_FINE = {"HOURLY", "MINUTELY", "SECONDLY"}


class RuleUnreadableError(MalformedError):
    """It is no rule of RFC 5545, or one of a kind that nobody needs here."""

    code = "rrule_unreadable"
    sentence = "看不懂这条重复规则，请重新选择每天、每周或每月"


class RuleTooFineError(MalformedError):
    """It comes round more than once a day."""

    code = "rrule_too_fine"
    sentence = "最多每天重复一次，一天几场请分别添加班次"


class RuleEndlessError(MalformedError):
    """It never ends."""

    code = "rrule_endless"
    sentence = "重复规则没有结束，请填写重复次数或截止日期"


class RuleTooLongError(MalformedError):
    """It goes on for more than a year."""

    code = "rrule_too_long"
    sentence = "一次最多安排一年、366 次，之后请复制活动"


class RuleEmptyError(MalformedError):
    """No day is left."""

    code = "rrule_empty"
    sentence = "按这条规则排不出班次，请检查日期和不办的日子"


REFUSALS = (
    RuleUnreadableError,
    RuleTooFineError,
    RuleEndlessError,
    RuleTooLongError,
    RuleEmptyError,
)


def expand(rrule: str, first: Slot, *, exceptions: Iterable[dt.date], days: Days) -> list[Slot]:
    """Return when a first slot comes round, in UTC and in order; the first itself if it fits.

    The time of day is Shanghai's. ``COUNT`` counts the days that are left out too (RFC 5545).

    Raises:
        RuleUnreadableError, RuleTooFineError, RuleEndlessError, RuleTooLongError: such a rule.
        RuleEmptyError: no day is left.
    """
    starts_at, ends_at = first
    begins = starts_at.astimezone(SHANGHAI).replace(tzinfo=None)
    rule = _read(rrule)
    left_out = set(exceptions)
    slots = [
        (at.replace(tzinfo=SHANGHAI).astimezone(dt.UTC), ends_at - starts_at)
        for at in _dates(rule, begins)
        if at.date() not in left_out and _is_wanted(at.date(), days)
    ]
    if not slots:
        raise RuleEmptyError
    return [(at, at + duration) for at, duration in slots]


def _is_wanted(day: dt.date, days: Days) -> bool:
    if days == "working_days":
        return is_working_day(day)
    return days == "every_day" or not is_public_holiday(day)


def _dates(rule: dict[str, str], begins: dt.datetime) -> Iterator[dt.datetime]:
    """Yield local times without a zone, at most as many as are allowed.

    Raises:
        RuleUnreadableError, RuleTooLongError: dateutil cannot read it, or it goes on for too long.
    """
    text = ";".join(f"{name}={value}" for name, value in rule.items() if name != "UNTIL")
    try:
        until = _until(rule["UNTIL"]) if "UNTIL" in rule else None
        found = rrulestr(text, dtstart=begins).replace(until=until)
        for number, at in enumerate(islice(found, TIMES_AT_MOST + 1)):
            if number >= TIMES_AT_MOST or at > begins + WINDOW:
                raise RuleTooLongError
            yield at
    except (ValueError, OverflowError):
        raise RuleUnreadableError from None


def _until(text: str) -> dt.datetime:
    """Return the last local moment: a day is meant as a whole, a Z says UTC."""
    day = dt.datetime.strptime(text[:8], "%Y%m%d")  # noqa: DTZ007  # local, as all is here
    if len(text) == len("20270101"):
        return day.replace(hour=23, minute=59, second=59)
    time = dt.datetime.strptime(text[9:15], "%H%M%S").time()  # noqa: DTZ007
    at = dt.datetime.combine(day, time)
    if text.endswith("Z"):
        return at.replace(tzinfo=dt.UTC).astimezone(SHANGHAI).replace(tzinfo=None)
    return at


def _read(rrule: str) -> dict[str, str]:
    """Return the parts of a rule that is bounded and matches some day."""
    pairs = [part.partition("=")[::2] for part in rrule.removeprefix("RRULE:").split(";")]
    rule = dict(pairs)
    if rule.get("FREQ") in _TOO_FINE:
        raise RuleTooFineError
    is_known = all(name in _PARTS and re.fullmatch(_PARTS[name], rule[name]) for name in rule)
    if len(pairs) != len(rule) or not is_known or "FREQ" not in rule:
        raise RuleUnreadableError
    if not _always_matches(rule) or {"COUNT", "UNTIL"} <= set(rule):
        raise RuleUnreadableError
    if "COUNT" not in rule and "UNTIL" not in rule:
        raise RuleEndlessError
    if int(rule.get("COUNT", 0)) > TIMES_AT_MOST:
        raise RuleTooLongError
    return rule


def _always_matches(rule: dict[str, str]) -> bool:
    """Say whether some date is found soon, whenever one begins to look.

    Every seventh day falls on a Monday always or never, every twelfth month has a 31st always or
    never; every eleventh has one soon.
    """
    by = set(rule) & {"BYDAY", "BYMONTHDAY"}
    interval = int(rule.get("INTERVAL", 1))
    has_ordinals = bool(re.search(r"[1-5]", rule.get("BYDAY", "")))
    match rule["FREQ"]:
        case "DAILY":
            return not has_ordinals and (interval == 1 or not by)
        case "WEEKLY":
            return not has_ordinals and "BYMONTHDAY" not in by
        case _:
            return interval < 12 and len(by) < 2 and _has_month_days(rule)


def _has_month_days(rule: dict[str, str]) -> bool:
    days = (abs(int(day)) for day in rule.get("BYMONTHDAY", "1").split(","))
    return all(day <= 31 for day in days)
