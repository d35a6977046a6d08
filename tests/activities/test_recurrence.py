"""Shifts that come round."""

import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.activities import recurrence
from app.activities.recurrence import (
    RuleEmptyError,
    RuleEndlessError,
    RuleTooFineError,
    RuleTooLongError,
    RuleUnreadableError,
    expand,
)
from app.activities.shapes import TIMES_AT_MOST
from app.calendar import SHANGHAI
from app.errors import MalformedError
from app.workdays import is_public_holiday, is_working_day

# Half past four on a Monday afternoon in Shanghai, when school is out.
SCHOOL_OUT = datetime(2026, 9, 21, 16, 30, tzinfo=SHANGHAI)
FIRST = (SCHOOL_OUT.astimezone(UTC), (SCHOOL_OUT + timedelta(hours=1)).astimezone(UTC))


def days_of(rrule: str, **given: Any) -> list[date]:
    slots = expand(rrule, FIRST, **({"exceptions": (), "days": "every_day"} | given))
    return [starts_at.astimezone(SHANGHAI).date() for starts_at, _ in slots]


def test_a_shift_keeps_its_time_of_day_and_its_length() -> None:
    slots = expand("FREQ=DAILY;COUNT=3", FIRST, exceptions=(), days="every_day")
    assert slots == [(FIRST[0] + timedelta(days=n), FIRST[1] + timedelta(days=n)) for n in range(3)]


def test_early_in_the_morning_the_weekday_is_shanghais() -> None:
    # Two in the morning of Tuesday is still Monday in UTC.
    early = datetime(2026, 9, 22, 2, 0, tzinfo=SHANGHAI).astimezone(UTC)
    rule = "FREQ=WEEKLY;BYDAY=TU;COUNT=1"
    ((starts_at, _),) = expand(
        rule, (early, early + timedelta(hours=1)), exceptions=(), days="every_day"
    )
    assert starts_at == early


def test_every_schoolday_leaves_out_holidays_and_works_on_days_that_make_up_for_them() -> None:
    found = days_of("FREQ=DAILY;UNTIL=20261011", days="working_days")
    # 1 to 7 October is the National Day holiday of 2026, Saturday the 10th makes up for it.
    assert found == [
        *(date(2026, 9, day) for day in (21, 22, 23, 24, 28, 29, 30)),
        *(date(2026, 10, day) for day in (8, 9, 10)),
    ]


def test_not_on_holidays_keeps_plain_weekends() -> None:
    found = days_of("FREQ=WEEKLY;BYDAY=SA;COUNT=4", days="not_holidays")
    # 26 September belongs to the Mid-Autumn holiday, 3 October to the National Day's.
    assert found == [date(2026, 10, 10), date(2026, 10, 17)]


def test_days_that_are_named_are_left_out() -> None:
    found = days_of("FREQ=DAILY;COUNT=3", exceptions=[date(2026, 9, 22)])
    assert found == [date(2026, 9, 21), date(2026, 9, 23)]


def test_of_a_year_without_a_notice_monday_to_friday_are_working_days() -> None:
    assert is_working_day(date(2027, 1, 5))
    assert not is_working_day(date(2027, 1, 9))
    assert not is_public_holiday(date(2027, 10, 1))


@pytest.mark.parametrize(
    ("rrule", "last"),
    [
        ("RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260930", date(2026, 9, 30)),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", date(2026, 10, 30)),
        ("FREQ=MONTHLY;BYMONTHDAY=15,-1;UNTIL=20261015T083000Z", date(2026, 10, 15)),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=MO;COUNT=2", date(2026, 10, 5)),
        ("FREQ=DAILY;UNTIL=20260925T120000", date(2026, 9, 24)),
    ],
)
def test_rules_that_organisers_use_are_understood(rrule: str, last: date) -> None:
    assert days_of(rrule)[-1] == last


@pytest.mark.parametrize(
    ("rrule", "refusal"),
    [
        ("FREQ=DAILY", RuleEndlessError),
        ("FREQ=WEEKLY;BYDAY=MO", RuleEndlessError),
        ("FREQ=SECONDLY;COUNT=5", RuleTooFineError),
        ("FREQ=MINUTELY", RuleTooFineError),
        ("FREQ=HOURLY;UNTIL=20261001", RuleTooFineError),
        ("FREQ=DAILY;COUNT=367", RuleTooLongError),
        ("FREQ=DAILY;COUNT=999999999", RuleTooLongError),
        ("FREQ=WEEKLY;COUNT=60", RuleTooLongError),
        ("FREQ=DAILY;UNTIL=20300101", RuleTooLongError),
        ("FREQ=DAILY;UNTIL=20260901", RuleEmptyError),
        ("", RuleUnreadableError),
        ("COUNT=3", RuleUnreadableError),
        ("FREQ=YEARLY;COUNT=2", RuleUnreadableError),
        ("FREQ=DAILY;COUNT=2;COUNT=3", RuleUnreadableError),
        ("FREQ=DAILY;COUNT=2;UNTIL=20261001", RuleUnreadableError),
        ("FREQ=DAILY;COUNT=0", RuleUnreadableError),
        ("FREQ=DAILY;COUNT=-1", RuleUnreadableError),
        ("FREQ=DAILY;INTERVAL=0;COUNT=2", RuleUnreadableError),
        ("FREQ=DAILY;UNTIL=20261399", RuleUnreadableError),
        ("FREQ=DAILY;COUNT=2\nRDATE:20261001T000000", RuleUnreadableError),
        ("DTSTART:20200101T000000\nRRULE:FREQ=DAILY;COUNT=2", RuleUnreadableError),
        ("FREQ=DAILY;BYSETPOS=1;COUNT=2", RuleUnreadableError),
        ("FREQ=DAILY;COUNT=٣", RuleUnreadableError),
        # These never match a day: dateutil would look for one for thousands of years.
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", RuleUnreadableError),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=TU;COUNT=3", RuleUnreadableError),
        ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;COUNT=3", RuleUnreadableError),
        ("FREQ=MONTHLY;BYMONTHDAY=99;COUNT=3", RuleUnreadableError),
    ],
)
def test_what_never_ends_or_cannot_be_read_is_refused_by_name(
    rrule: str, refusal: type[MalformedError]
) -> None:
    with pytest.raises(refusal):
        days_of(rrule)


def test_nothing_left_is_said_by_name() -> None:
    with pytest.raises(RuleEmptyError):
        days_of("FREQ=DAILY;COUNT=1", exceptions=[date(2026, 9, 21)])


weekdays = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
by_day = st.builds(
    lambda n, day: f"BYDAY={n}{day}", st.sampled_from(["", "1", "5", "-5"]), weekdays
)
rules = st.builds(
    lambda parts: ";".join(parts),
    st.tuples(
        st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY"]),
        st.integers(1, 999).map(lambda n: f"INTERVAL={n}"),
        by_day | st.integers(-40, 40).map(lambda n: f"BYMONTHDAY={n}"),
        st.integers(1, 400).map(lambda n: f"COUNT={n}"),
    ),
)


@given(rules, st.integers(0, 400))
def test_no_rule_takes_long_or_goes_beyond_its_bounds(rule: str, later: int) -> None:
    start = FIRST[0] + timedelta(days=later)
    began = time.monotonic()
    try:
        found = expand(rule, (start, start + timedelta(hours=2)), exceptions=(), days="every_day")
    except MalformedError:
        found = []
    assert time.monotonic() - began < 1
    assert len(found) <= TIMES_AT_MOST
    assert all(start <= at <= start + recurrence.WINDOW for at, _ in found)
    assert sorted(set(found)) == found
