"""Opening hours: weekly local ranges, dated exceptions, and what holds at an instant.

Hours are told in Shanghai's local time. China has had one time zone without daylight saving since
1992, so local time is UTC+08:00 by plain arithmetic; instants before that are not asked for.

A range whose end is not after its start runs over midnight into the next day. An exception on a
day replaces the ranges that *start* on that day: one that began the evening before still ends as
it was. Where an exception's range touches or overlaps a neighbouring day's, they count as one.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Annotated, Any, NamedTuple, Self

import orjson
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

DAY_MINUTES = 1440
WEEK_MINUTES = 7 * DAY_MINUTES
SHANGHAI_OFFSET_MINUTES = 480
SHANGHAI = dt.timezone(dt.timedelta(minutes=SHANGHAI_OFFSET_MINUTES))
# 1970-01-01 was a Thursday, the fourth day of a week that begins on Monday.
_EPOCH_WEEKDAY = 3
_EPOCH_ORDINAL = dt.date(1970, 1, 1).toordinal()

# Who is open for eight days on end shows no closing time; a place that opens no sooner than in a
# fortnight shows no opening time: neither helps somebody who stands in the street.
CLOSING_HORIZON_MINUTES = 8 * DAY_MINUTES
OPENING_HORIZON_MINUTES = 14 * DAY_MINUTES

# A county's stations share a few texts of hours; 8,192 hold every county of a province.
_TIMETABLES_KEPT = 8_192

# --- the shape of hours ----------------------------------------------------------------


def _day_text_only(value: object) -> object:
    """Refuse what pydantic would take for a date besides YYYY-MM-DD (seconds since the epoch)."""
    if isinstance(value, str) and len(value) != len("2027-02-17"):
        raise ValueError("a day is written YYYY-MM-DD")
    if not isinstance(value, str | dt.date):
        raise ValueError("a day is written YYYY-MM-DD")
    return value


def _refuse_unprintable(text: str) -> str:
    if not text.isprintable():  # line breaks, NUL, lone surrogates
        raise ValueError("the reason is one line of plain text")
    return text


def _minutes(time_of_day: str) -> int:
    return int(time_of_day[:2]) * 60 + int(time_of_day[3:])


def _span(opens: str, closes: str) -> tuple[int, int]:
    """Return minutes since the midnight before the opening; the end is later than the start."""
    start, end = _minutes(opens), _minutes(closes)
    return start, end if end > start else end + DAY_MINUTES


def _do_overlap(spans: Iterable[tuple[int, int]]) -> bool:
    """Say whether spans, sorted by their start, run into one another."""
    last_end = -1
    for start, end in spans:
        if start < last_end:
            return True
        last_end = end
    return False


OpensAt = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
ClosesAt = Annotated[str, StringConstraints(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]


def _put_in_order(ranges: list[tuple[str, str]]) -> list[tuple[str, str]]:
    ordered = sorted(ranges)
    if _do_overlap(_span(*each) for each in ordered):
        raise ValueError("ranges of one day overlap")
    return ordered


DayRanges = Annotated[
    list[tuple[OpensAt, ClosesAt]], Field(max_length=4), AfterValidator(_put_in_order)
]
Day = Annotated[dt.date, BeforeValidator(_day_text_only)]
Reason = Annotated[
    str,
    StringConstraints(max_length=40, strip_whitespace=True),
    AfterValidator(_refuse_unprintable),
]


class HoursException(BaseModel):
    """One day on which other hours hold; no ranges = closed."""

    model_config = ConfigDict(extra="forbid")

    on: Day
    ranges: DayRanges
    reason: Reason = ""


class Hours(BaseModel):
    """Opening hours of a place, in Shanghai's local time."""

    model_config = ConfigDict(extra="forbid")

    weekly: list[DayRanges] = Field(
        min_length=7,
        max_length=7,
        description="Monday first; a day without ranges is closed",
        examples=[[[["08:00", "20:00"]]] * 6 + [[]]],
    )
    exceptions: list[HoursException] = Field(default=[], max_length=60)

    @model_validator(mode="after")
    def put_in_order(self) -> Self:
        """Refuse overlaps over midnight and days named twice; exceptions are kept by their day."""
        days = [exception.on for exception in self.exceptions]
        if len(set(days)) != len(days):
            raise ValueError("a day has two exceptions")
        self.exceptions.sort(key=lambda exception: exception.on)
        spans = list(_weekly_spans(self.weekly))
        if spans and _do_overlap([*spans, (spans[0][0] + WEEK_MINUTES, spans[0][1])]):
            raise ValueError("ranges overlap over midnight")
        return self


def _weekly_spans(weekly: list[list[tuple[str, str]]]) -> Iterator[tuple[int, int]]:
    """Yield spans in minutes since Monday's midnight; Sunday's last may end beyond the week."""
    for weekday, ranges in enumerate(weekly):
        for each in ranges:
            start, end = _span(*each)
            yield weekday * DAY_MINUTES + start, weekday * DAY_MINUTES + end


def weekly_minutes(hours: Hours) -> list[tuple[int, int]]:
    """Return the open minutes of an ordinary week, half-open, within 0..10080, Monday first.

    A range over Sunday's midnight is split. Exceptions are not in it: a filter by these minutes
    must let pass whatever has an exception today or yesterday.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _weekly_spans(hours.weekly):
        spans.append((start, min(end, WEEK_MINUTES)))
        if end > WEEK_MINUTES:
            spans.append((0, end - WEEK_MINUTES))
    return sorted(spans)


# --- what holds at an instant ----------------------------------------------------------


class State(NamedTuple):
    """What holds at a minute, in whole minutes since the epoch."""

    is_open: bool
    opens_epoch_minute: int | None = None
    closes_epoch_minute: int | None = None


OPEN = State(is_open=True)  # with no closing time in sight
CLOSED = State(is_open=False)  # with no opening time in sight


class Opening(NamedTuple):
    """What holds at an instant: unknown hours have ``is_open`` None; instants are aware, UTC."""

    is_open: bool | None
    closes_at: dt.datetime | None
    opens_at: dt.datetime | None


class Timetable:
    """Hours made ready for arithmetic; minutes count from the epoch, in local time."""

    __slots__ = ("_exceptions", "_last", "_weekly")

    def __init__(self, weekly: list[Any], exceptions: list[Any]) -> None:
        """Take hours as they lie in the database: validated before they were stored."""
        self._weekly = [[_span(*each) for each in day] for day in weekly]
        self._exceptions = {
            dt.date.fromisoformat(exception["on"]).toordinal() - _EPOCH_ORDINAL: [
                _span(*each) for each in exception["ranges"]
            ]
            for exception in exceptions
        }
        # The last answer and the minutes it holds for: states change a few times a day, and are
        # asked for thousands of times a second. One tuple, so that threads see it whole.
        self._last: tuple[int, int, State] = (0, 0, CLOSED)

    def _openings(self, first_day: int, last_day: int) -> Iterator[tuple[int, int]]:
        """Yield what is open from start to end, touching ranges as one, by their start."""
        held: tuple[int, int] | None = None
        for day in range(first_day, last_day + 1):
            spans = self._exceptions.get(day)
            if spans is None:
                spans = self._weekly[(day + _EPOCH_WEEKDAY) % 7]
            for start, end in spans:
                start, end = day * DAY_MINUTES + start, day * DAY_MINUTES + end
                if held is not None and start <= held[1]:
                    held = held[0], max(held[1], end)
                    continue
                if held is not None:
                    yield held
                held = start, end
        if held is not None:
            yield held

    def _find(self, minute: int) -> tuple[int, State]:
        """Return the state at a local minute, and the first minute for which it may not hold."""
        today = minute // DAY_MINUTES
        # One day more than the horizon, so that an answer "none in sight" holds for a while.
        last_day = today + OPENING_HORIZON_MINUTES // DAY_MINUTES + 1
        for start, end in self._openings(today - 1, last_day):
            if start <= minute < end:
                if end - minute >= CLOSING_HORIZON_MINUTES:
                    return end - CLOSING_HORIZON_MINUTES + 1, OPEN
                return end, OPEN._replace(closes_epoch_minute=end - SHANGHAI_OFFSET_MINUTES)
            if start > minute:
                if start - minute > OPENING_HORIZON_MINUTES:
                    return start - OPENING_HORIZON_MINUTES, CLOSED
                return start, CLOSED._replace(opens_epoch_minute=start - SHANGHAI_OFFSET_MINUTES)
        return (last_day + 1) * DAY_MINUTES - OPENING_HORIZON_MINUTES, CLOSED

    def at(self, epoch_minute: int) -> State:
        """Return what holds at a minute since the epoch (UTC)."""
        since, until, state = self._last
        if since <= epoch_minute < until:
            return state
        until, state = self._find(epoch_minute + SHANGHAI_OFFSET_MINUTES)
        self._last = epoch_minute, until - SHANGHAI_OFFSET_MINUTES, state
        return state


@lru_cache(maxsize=_TIMETABLES_KEPT)
def compiled(hours_json: str) -> Timetable:
    """Return the timetable of hours stored as JSON text; stations with the same text share it."""
    hours = orjson.loads(hours_json)
    return Timetable(hours["weekly"], hours.get("exceptions", []))


def state_at(hours_json: str, epoch_minute: int) -> State:
    """Return what holds at a minute since the epoch (UTC), for the hot path."""
    return compiled(hours_json).at(epoch_minute)


def opening_at(hours: Hours | None, instant: dt.datetime) -> Opening:
    """Return whether a place is open at an aware instant, until when, or when it opens next.

    ``closes_at`` is the true end over midnight and adjacent ranges, None when it is eight days off
    or more; ``opens_at`` is None when the place is open or does not open within 14 days.

    Raises:
        ValueError: when the instant is naive.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    if hours is None:
        return Opening(None, None, None)
    state = state_at(hours.model_dump_json(), int(instant.timestamp() // 60))
    return Opening(
        state.is_open,
        instant_of(state.closes_epoch_minute),
        instant_of(state.opens_epoch_minute),
    )


def instant_of(epoch_minute: int | None) -> dt.datetime | None:
    """Return the aware UTC instant of a minute since the epoch; None stays None."""
    if epoch_minute is None:
        return None
    return dt.datetime.fromtimestamp(epoch_minute * 60, dt.UTC)
