"""What age does to confidence, and what taps may and may not do to what is shown."""

import datetime as dt
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import freshness
from app.freshness import Finding, Shown, Tap

NOON = dt.datetime(2026, 11, 23, 4, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
MINUTE = dt.timedelta(minutes=1)
PEOPLE = [LI, WANG, ZHAO, SUN] = [uuid.UUID(int=n) for n in range(1, 5)]
NOTHING = Shown(None, None, None, {})

taps = st.builds(
    Tap,
    account_id=st.sampled_from(PEOPLE),
    finding=st.sampled_from(Finding),
    told_at=st.integers(-60 * 30, 0).map(lambda n: NOON + n * MINUTE),
    was_within_hours=st.booleans(),
).map(
    lambda tap: tap._replace(facility="microwave") if tap.finding == Finding.OUT_OF_ORDER else tap
)
states = st.sampled_from([True, False, None])
answers = st.none() | st.integers(-60 * 30, 0).map(lambda n: NOON + n * MINUTE)


def locked(who: uuid.UUID, minutes_ago: int = 0) -> Tap:
    return Tap(who, Finding.LOCKED, NOON - minutes_ago * MINUTE)


def found_open(who: uuid.UUID, minutes_ago: int = 0) -> Tap:
    return Tap(who, Finding.OPEN, NOON - minutes_ago * MINUTE)


def shown(*told: Tap, answered_at: dt.datetime | None = None, is_open: bool | None = True) -> Shown:
    return freshness.shown_by(told, now=NOON, answered_at=answered_at, is_open=is_open)


# --- age --------------------------------------------------------------------------------


def test_facts_nobody_ever_looked_at_have_no_confidence() -> None:
    assert freshness.confidence(None, NOON) == 0


@pytest.mark.parametrize(
    ("age_days", "left"), [(-1, 1.0), (0, 1.0), (60, 0.5), (120, 0.25), (365, 0.01), (4000, 0)]
)
def test_confidence_halves_every_sixty_days(age_days: int, left: float) -> None:
    assert freshness.confidence(NOON - dt.timedelta(days=age_days), NOON) == left


@given(st.integers(0, 20_000), st.integers(0, 3_599))
def test_confidence_stays_the_same_within_an_hour_and_never_grows(hours: int, second: int) -> None:
    verified_at = NOON - hours * HOUR
    now = freshness.confidence(verified_at, NOON)
    assert freshness.confidence(verified_at, NOON + dt.timedelta(seconds=second)) == now
    assert 0 <= freshness.confidence(verified_at, NOON + HOUR) <= now <= 1


# --- taps -------------------------------------------------------------------------------


def test_one_person_who_found_the_door_locked_is_quoted_and_turns_nothing() -> None:
    tap = locked(LI, 20)
    assert shown(tap) == Shown(tap, tap.told_at + 4 * HOUR, None, {})


def test_two_people_who_found_the_door_locked_turn_it_until_the_older_tap_ends() -> None:
    result = shown(locked(LI, 30), locked(WANG, 10))
    assert result.closed_until == NOON - 30 * MINUTE + 4 * HOUR
    assert result.report == locked(WANG, 10)


def test_what_two_people_told_ends_when_the_place_closes_by_its_hours() -> None:
    closes_at = NOON + HOUR
    result = freshness.shown_by(
        [locked(LI), locked(WANG)], now=NOON, answered_at=None, is_open=True, closes_at=closes_at
    )
    assert result.closed_until == result.report_until == closes_at


def test_a_locked_door_outside_the_hours_is_no_news() -> None:
    assert shown(locked(LI), locked(WANG), is_open=False) == NOTHING


def test_a_place_found_open_outside_its_hours_is_news() -> None:
    assert shown(locked(LI), found_open(WANG), is_open=False).report == found_open(WANG)


def test_doors_locked_before_opening_time_do_not_count_once_it_is_open() -> None:
    early = locked(LI, 30)._replace(was_within_hours=False)
    assert shown(early) == NOTHING
    assert shown(early, locked(WANG)).closed_until is None


def test_taps_count_where_the_hours_are_unknown() -> None:
    assert shown(locked(LI), locked(WANG), is_open=None).closed_until is not None


def test_finding_it_open_withdraws_ones_own_word_and_not_anothers() -> None:
    assert shown(locked(LI, 9), locked(WANG, 8), found_open(LI, 7)).closed_until is None
    assert shown(locked(LI, 9), locked(WANG, 8), found_open(ZHAO, 7)).closed_until is not None


def test_two_people_who_found_it_open_later_turn_it_back() -> None:
    told = [locked(LI, 9), locked(WANG, 8), found_open(ZHAO, 7), found_open(SUN, 6)]
    assert shown(*told) == Shown(told[-1], told[-1].told_at + 4 * HOUR, None, {})


def test_people_who_found_it_open_earlier_turn_nothing_back() -> None:
    told = [found_open(ZHAO, 9), found_open(SUN, 8), locked(LI, 7), locked(WANG, 6)]
    assert shown(*told).closed_until is not None


def test_the_newest_word_on_the_door_is_shown_while_nothing_is_turned() -> None:
    assert shown(locked(LI, 30), found_open(WANG, 5)).report == found_open(WANG, 5)


def test_a_complaint_is_shown_before_the_news_that_the_door_is_open() -> None:
    dry = Tap(LI, Finding.NO_WATER, NOON - 2 * HOUR)
    assert shown(dry, found_open(WANG)).report == dry


def test_the_keepers_answer_settles_what_was_told_before_and_not_after() -> None:
    told = [locked(LI, 30), locked(WANG, 20)]
    assert shown(*told, answered_at=NOON - 20 * MINUTE) == NOTHING
    assert shown(*told, answered_at=NOON - 25 * MINUTE).report == told[1]


def test_a_tap_counts_until_its_window_ends_and_not_at_that_instant() -> None:
    assert shown(locked(LI, 239), locked(WANG)).closed_until is not None
    assert shown(locked(LI, 240), locked(WANG)).closed_until is None


def test_two_people_without_water_take_the_drinking_water_out() -> None:
    told = [
        Tap(LI, Finding.NO_WATER, NOON - 20 * HOUR),
        Tap(WANG, Finding.OUT_OF_ORDER, NOON, freshness.WATER),
        Tap(ZHAO, Finding.OUT_OF_ORDER, NOON, "microwave"),
    ]
    assert shown(*told).out_until == {freshness.WATER: NOON + 4 * HOUR}


@given(st.lists(taps, max_size=8), states, answers)
def test_one_person_alone_never_turns_anything(
    told: list[Tap], is_open: bool | None, answered_at: dt.datetime | None
) -> None:
    mine = [tap._replace(account_id=LI) for tap in told]
    result = shown(*mine, answered_at=answered_at, is_open=is_open)
    assert result.closed_until is None
    assert result.out_until == {}


@given(st.lists(taps, max_size=8), states, answers, st.permutations(PEOPLE))
def test_the_order_in_which_different_people_are_listed_does_not_matter(
    told: list[Tap], is_open: bool | None, answered_at: dt.datetime | None, people: list[uuid.UUID]
) -> None:
    other = [tap for who in people for tap in told if tap.account_id == who]
    assert shown(*told, answered_at=answered_at, is_open=is_open) == shown(
        *other, answered_at=answered_at, is_open=is_open
    )


@given(st.lists(taps, max_size=8), st.lists(taps, max_size=8), states, answers)
def test_taps_older_than_their_window_or_answered_count_for_nothing(
    told: list[Tap], old: list[Tap], is_open: bool | None, answered_at: dt.datetime | None
) -> None:
    settled = answered_at or NOON - 40 * HOUR
    stale = [
        tap
        for tap in old
        if tap.told_at <= NOON - freshness.WINDOWS[tap.finding] or tap.told_at <= settled
    ]
    assert shown(*told, *stale, answered_at=answered_at, is_open=is_open) == shown(
        *told, answered_at=answered_at, is_open=is_open
    )


@given(st.lists(taps, max_size=8), st.integers(0, 60 * 30))
def test_with_time_alone_parts_only_end_when_they_said(told: list[Tap], later: int) -> None:
    now = NOON + later * MINUTE
    before = freshness.shown_by(told, now=NOON, answered_at=None, is_open=True)
    after = freshness.shown_by(told, now=now, answered_at=None, is_open=True)
    assert after.closed_until == (
        before.closed_until if before.closed_until and before.closed_until > now else None
    )
    assert after.out_until == {k: end for k, end in before.out_until.items() if end > now}
    if before.report_until and before.report_until > now and not before.closed_until:
        assert after.report == before.report


@given(st.lists(taps, max_size=8), taps, states)
def test_what_is_quoted_was_told_and_still_counts(
    told: list[Tap], one: Tap, is_open: bool | None
) -> None:
    result = shown(*told, one, is_open=is_open)
    if result.report is not None:
        assert result.report in [*told, one]
        assert result.report_until is not None
        assert result.report_until > NOON


# --- confirming -------------------------------------------------------------------------


def test_two_different_people_who_found_it_open_confirm_what_is_shown() -> None:
    assert freshness.is_confirmed([found_open(LI, 200), found_open(WANG)], NOON)
    assert not freshness.is_confirmed([found_open(LI, 200), found_open(LI)], NOON)
    assert not freshness.is_confirmed([found_open(LI, 241), found_open(WANG)], NOON)
    assert not freshness.is_confirmed([found_open(LI, 20), locked(LI, 10), found_open(WANG)], NOON)
    outside = found_open(LI)._replace(was_within_hours=False)
    assert not freshness.is_confirmed([outside, found_open(WANG)], NOON)
