"""Opening hours against a slow and obvious oracle, and the rules that a form may break."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from app import calendar
from app.calendar import Hours, Opening

SHANGHAI = ZoneInfo("Asia/Shanghai")
MINUTE = dt.timedelta(minutes=1)
ALWAYS = [["00:00", "24:00"]]
WORKING_DAY = [["08:00", "20:00"]]


def hours(weekly: list[Any], *exceptions: tuple[str, list[Any]]) -> Hours:
    told = [{"on": on, "ranges": ranges} for on, ranges in exceptions]
    return Hours.model_validate({"weekly": weekly, "exceptions": told})


def local(text: str) -> dt.datetime:
    """Read "2026-11-23 12:40" as Shanghai's time; 2026-11-23 is a Monday."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def utc(text: str) -> dt.datetime:
    return local(text).astimezone(dt.UTC)


# --- the oracle: every minute painted on a calendar, by the words of the rule -----------


def open_minutes(told: Hours, first: dt.date, days: int) -> set[dt.datetime]:
    """Return every open local minute of the days, by walking each range minute by minute."""
    painted: set[dt.datetime] = set()
    exceptions = {each.on: each.ranges for each in told.exceptions}
    for number in range(-1, days):
        day = first + dt.timedelta(days=number)
        for opens, closes in exceptions.get(day, told.weekly[day.weekday()]):
            minute = dt.datetime.combine(day, dt.time.fromisoformat(opens))
            midnight = dt.datetime.combine(day, dt.time())
            hour, minute_of_hour = map(int, closes.split(":"))
            end = midnight + dt.timedelta(hours=hour, minutes=minute_of_hour)
            end += dt.timedelta(days=1) if closes <= opens else dt.timedelta()
            while minute < end:
                painted.add(minute)
                minute += MINUTE
    return painted


def oracle(told: Hours, instant: dt.datetime) -> Opening:
    now = instant.astimezone(SHANGHAI).replace(tzinfo=None, second=0, microsecond=0)
    painted = open_minutes(told, now.date(), 16)
    is_open = now in painted
    horizon = dt.timedelta(days=8) if is_open else dt.timedelta(days=14)
    minute = now
    while minute <= now + horizon and (minute in painted) == is_open:
        minute += MINUTE
    if minute > now + horizon or (is_open and minute == now + horizon):
        return Opening(is_open, None, None)
    change = minute.replace(tzinfo=SHANGHAI).astimezone(dt.UTC)
    return Opening(True, change, None) if is_open else Opening(False, None, change)


def as_clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


# A grid of half hours meets far more often at the edges than free minutes do.
half_hours = st.integers(0, 47).map(lambda n: n * 30)


@st.composite
def day_ranges(draw: st.DrawFn) -> list[list[str]]:
    """Draw up to two ranges of one day, of which the last may run over midnight."""
    if draw(st.integers(0, 5)) == 0:
        return [["00:00", "24:00"]]
    points = sorted(draw(st.sets(half_hours, min_size=0, max_size=4)))
    points = points[: len(points) // 2 * 2]
    found = [[as_clock(a), as_clock(b)] for a, b in zip(points[::2], points[1::2], strict=True)]
    is_late = draw(st.booleans())
    if found and is_late:
        found[-1][1] = draw(st.sampled_from(["24:00", "00:00", "01:30"]))
    return found


@st.composite
def any_hours(draw: st.DrawFn) -> Hours:
    """Draw hours that the model accepts, with exceptions around the turn of months and years."""
    days = st.dates(dt.date(2026, 12, 20), dt.date(2027, 1, 12)) | st.dates(
        dt.date(2028, 2, 20), dt.date(2028, 3, 10)
    )
    weekly = draw(st.lists(day_ranges(), min_size=7, max_size=7))
    exceptions = [(str(day), draw(day_ranges())) for day in draw(st.sets(days, max_size=6))]
    try:
        return hours(weekly, *exceptions)
    except ValidationError:  # a range over midnight met an early one of the next day
        late = [[each for each in day if each[0] >= "02:00"] for day in weekly]
        return hours(late, *exceptions)


def between(first: str, last: str) -> st.SearchStrategy[dt.datetime]:
    """Draw instants to the second, so that both sides of a minute are met."""
    begin, end = (int(local(f"{day} 00:00").timestamp()) for day in (first, last))
    return st.integers(begin, end).map(lambda s: dt.datetime.fromtimestamp(s, dt.UTC))


instants = between("2026-12-18", "2027-01-14") | between("2028-02-18", "2028-03-12")


@given(any_hours(), instants)
@example(hours([ALWAYS] * 7), utc("2026-12-31 23:59"))
@example(hours([ALWAYS] * 7, ("2027-01-03", [])), utc("2026-12-26 00:00"))
@example(hours([ALWAYS] * 7, ("2027-01-03", [])), utc("2026-12-25 23:59"))
@example(hours([[]] * 7, ("2027-01-10", [["10:00", "11:00"]])), utc("2026-12-27 10:00"))
@example(hours([[]] * 7, ("2027-01-10", [["10:00", "11:00"]])), utc("2026-12-27 09:59"))
def test_opening_agrees_with_minutes_painted_on_a_calendar(
    told: Hours, instant: dt.datetime
) -> None:
    assert calendar.opening_at(told, instant) == oracle(told, instant)


@settings(max_examples=20)
@given(any_hours(), st.sampled_from([0, -1]))
@example(hours([ALWAYS] * 7, ("2027-01-03", [])), 0)
@example(hours([ALWAYS] * 7, ("2027-01-03", [])), -1)
@example(hours([[]] * 7, ("2027-01-10", [["10:00", "11:00"]])), 0)
@example(hours([[]] * 7, ("2027-01-10", [["10:00", "11:00"]])), -1)
def test_a_remembered_answer_is_the_one_a_fresh_timetable_gives(told: Hours, offset: int) -> None:
    text = told.model_dump_json()
    begin = int(local("2026-12-18 00:00").timestamp()) // 60 + offset
    for minute in range(begin, begin + 28 * calendar.DAY_MINUTES, 30):
        fresh = calendar.compiled.__wrapped__(text).at(minute)
        assert calendar.state_at(text, minute) == fresh


@given(any_hours(), st.integers(0, calendar.WEEK_MINUTES - 1))
def test_weekly_minutes_are_the_open_minutes_of_a_week_without_exceptions(
    told: Hours, minute: int
) -> None:
    plain = Hours.model_validate({"weekly": told.weekly})
    instant = utc("2026-11-23 00:00") + minute * MINUTE
    spans = calendar.weekly_minutes(plain)
    assert all(0 <= start < end <= calendar.WEEK_MINUTES for start, end in spans)
    assert any(a <= minute < b for a, b in spans) == calendar.opening_at(plain, instant).is_open


# --- examples that people would name ----------------------------------------------------


def test_an_ordinary_day_opens_and_closes_on_the_minute() -> None:
    told = hours([WORKING_DAY] * 6 + [[]])
    assert calendar.opening_at(told, local("2026-11-23 07:59:59")) == Opening(
        False, None, utc("2026-11-23 08:00")
    )
    assert calendar.opening_at(told, local("2026-11-23 08:00")) == Opening(
        True, utc("2026-11-23 20:00"), None
    )
    assert calendar.opening_at(told, local("2026-11-28 20:00")) == Opening(
        False, None, utc("2026-11-30 08:00")
    )


def test_unknown_hours_are_neither_open_nor_closed() -> None:
    assert calendar.opening_at(None, local("2026-11-23 12:00")) == Opening(None, None, None)


def test_a_place_open_around_the_clock_has_no_closing_time() -> None:
    assert calendar.opening_at(hours([ALWAYS] * 7), local("2026-11-23 03:00")) == Opening(
        True, None, None
    )


def test_an_evening_that_began_before_a_closed_day_ends_as_it_was() -> None:
    told = hours([[["18:00", "02:00"]]] * 7, ("2026-11-24", []))
    assert calendar.opening_at(told, local("2026-11-24 01:00")) == Opening(
        True, utc("2026-11-24 02:00"), None
    )
    assert calendar.opening_at(told, local("2026-11-24 19:00")) == Opening(
        False, None, utc("2026-11-25 18:00")
    )


def test_ranges_that_meet_at_midnight_count_as_one() -> None:
    told = hours([[["20:00", "24:00"]], [["00:00", "06:00"]], *[[]] * 5])
    assert calendar.opening_at(told, local("2026-11-23 21:00")).closes_at == utc("2026-11-24 06:00")


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        calendar.opening_at(None, dt.datetime(2026, 11, 23, 12, 0))  # noqa: DTZ001  # the fault


def test_fixed_offset_is_the_zone_of_shanghai_for_a_century() -> None:
    offset = dt.timedelta(minutes=calendar.SHANGHAI_OFFSET_MINUTES)
    for year in range(1992, 2100):
        for month in range(1, 13):
            assert dt.datetime(year, month, 1, tzinfo=SHANGHAI).utcoffset() == offset


def test_ranges_and_exceptions_are_kept_in_order() -> None:
    day = [["13:00", "18:00"], ["08:00", "12:00"]]
    told = hours([day] + [[]] * 6, ("2027-02-17", []), ("2027-01-01", []))
    assert told.weekly[0] == [("08:00", "12:00"), ("13:00", "18:00")]
    assert [each.on.isoformat() for each in told.exceptions] == ["2027-01-01", "2027-02-17"]


@pytest.mark.parametrize(
    "weekly",
    [
        [[]] * 6,
        [[]] * 8,
        [[["08:00", "20:00", "21:00"]]] + [[]] * 6,
        [[["8:00", "20:00"]]] + [[]] * 6,
        [[["24:00", "02:00"]]] + [[]] * 6,
        [[["08:00", "24:30"]]] + [[]] * 6,
        [[["08:60", "20:00"]]] + [[]] * 6,
        [[["08:00", "12:00"], ["11:59", "13:00"]]] + [[]] * 6,
        [[["08:00", "02:00"], ["20:00", "21:00"]]] + [[]] * 6,
        [[["20:00", "02:00"]], [["01:59", "03:00"]], *[[]] * 5],
        [[["01:00", "03:00"]], *[[]] * 5, [["20:00", "01:01"]]],
        [[["20:00", "21:00"]], *[[]] * 5, [["22:00", "22:00"], ["10:00", "23:00"]]],
        [[[f"{h:02d}:00", f"{h:02d}:30"] for h in range(5)]] + [[]] * 6,
    ],
)
def test_hours_that_make_no_sense_are_refused(weekly: list[Any]) -> None:
    with pytest.raises(ValidationError):
        hours(weekly)


@pytest.mark.parametrize(
    "exceptions",
    [
        [{"on": "2027-02-17", "ranges": []}] * 2,
        [{"on": "2027-02-30", "ranges": []}],
        [{"on": 1_800_000_000, "ranges": []}],
        [{"on": "1800000000", "ranges": []}],
        [{"on": "2027-02-17", "ranges": [], "reason": "x" * 41}],
        [{"on": "2027-02-17", "ranges": [], "reason": "a\x00b"}],
        [{"on": "2027-02-17", "ranges": [], "reason": "a\ud800b"}],
        [{"on": "2027-02-17", "ranges": [["08:00", "12:00"], ["11:00", "13:00"]]}],
        [{"on": "2027-02-17", "ranges": [], "closed": True}],
        [{"on": f"2027-{n // 28 + 1:02d}-{n % 28 + 1:02d}", "ranges": []} for n in range(61)],
    ],
)
def test_exceptions_that_make_no_sense_are_refused(exceptions: list[Any]) -> None:
    with pytest.raises(ValidationError):
        Hours.model_validate({"weekly": [[]] * 7, "exceptions": exceptions})


def test_hours_on_both_sides_of_sundays_midnight_may_touch() -> None:
    told = hours([[["01:00", "03:00"]], *[[]] * 5, [["20:00", "01:00"]]])
    assert calendar.opening_at(told, local("2026-11-29 21:00")).closes_at == utc("2026-11-30 03:00")
