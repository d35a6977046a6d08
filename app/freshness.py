"""How confidence in a fact falls with its age, and what people's taps do to what is shown.

Pure functions: the stations keep the taps, this says what they mean.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

# Half of what is known about a station's hours and facilities is taken to be doubtful after
# sixty days: stations change with the season and with the firm that keeps them. Who looks once a
# month keeps above 0.7, once a quarter above 0.35; a year without a look leaves 0.01.
HALF_LIFE_HOURS = 60 * 24
_NOTHING_LEFT_HOURS = 10 * HALF_LIFE_HOURS


@lru_cache(maxsize=_NOTHING_LEFT_HOURS)
def confidence_after(age_hours: int) -> float:
    """Return 0.0 to 1.0, two decimals, for facts looked at so many whole hours ago."""
    if age_hours >= _NOTHING_LEFT_HOURS:
        return 0.0
    left: float = 0.5 ** (max(0, age_hours) / HALF_LIFE_HOURS)
    return round(left, 2)


def confidence(verified_at: dt.datetime | None, now: dt.datetime) -> float:
    """Return the confidence in facts verified at an instant; 0.0 when nobody ever looked.

    It moves on the hour alone, so that an answer and its ETag stay the same for a while.
    """
    if verified_at is None:
        return 0.0
    return confidence_after(int(now.timestamp()) // 3600 - int(verified_at.timestamp()) // 3600)


# --- taps ------------------------------------------------------------------------------


class Finding(StrEnum):
    """What somebody at the door may tell with one tap."""

    OPEN = "open"
    LOCKED = "locked"
    NO_WATER = "no_water"
    OUT_OF_ORDER = "out_of_order"


# A door that was locked at noon says little about the evening; an empty water boiler or a broken
# microwave waits for somebody to come, so it is believed for a day.
WINDOWS = {
    Finding.OPEN: dt.timedelta(hours=4),
    Finding.LOCKED: dt.timedelta(hours=4),
    Finding.NO_WATER: dt.timedelta(hours=24),
    Finding.OUT_OF_ORDER: dt.timedelta(hours=24),
}
LONGEST_WINDOW = max(WINDOWS.values())

# One person may err, or wish a rival's station empty; two different people seldom do.
PEOPLE_TO_TURN = 2

WATER = "drinking_water"
_DOOR = ""


class Tap(NamedTuple):
    """One tap: whose, what, when; the facility only with ``out_of_order``."""

    account_id: uuid.UUID
    finding: Finding
    told_at: dt.datetime
    facility: str | None = None
    # Hours as they stood when it was told: a door locked before opening time is no news.
    was_within_hours: bool = True

    @property
    def holds_until(self) -> dt.datetime:
        """Return the instant from which the tap no longer counts."""
        return self.told_at + WINDOWS[self.finding]

    @property
    def subject(self) -> str:
        """Return the facility it is about, or the empty text for the door."""
        if self.finding is Finding.NO_WATER:
            return WATER
        return self.facility or _DOOR


class Shown(NamedTuple):
    """What taps change of what everybody sees; each part holds until its own instant.

    ``report`` is the word to show with its time ("12:40 有人反映关门"); ``closed_until`` is set
    when two people found the door locked; ``out_until`` names facilities two people found out of
    order. By time alone parts only end: nothing turns without a new tap.
    """

    report: Tap | None
    report_until: dt.datetime | None
    closed_until: dt.datetime | None
    out_until: dict[str, dt.datetime]


def shown_by(
    taps: Iterable[Tap],
    *,
    now: dt.datetime,
    answered_at: dt.datetime | None,
    is_open: bool | None,
    closes_at: dt.datetime | None = None,
) -> Shown:
    """Return what recent taps, newest last, change of what is shown.

    ``answered_at`` is the keeper's last answer, which settles all that was told before;
    ``is_open`` and ``closes_at`` are what the opening hours say (None: unknown). While the place
    is closed by its hours, a locked door is no news; a word on the door ends with the hours.
    """
    standing = _standing(taps, now, answered_at)
    door = [tap for tap in standing if tap.subject == _DOOR]
    word, closed_until = _word_on_door(door, may_be_locked=is_open is not False)
    things: dict[str, list[Tap]] = {}
    for tap in standing:
        if tap.subject != _DOOR:
            things.setdefault(tap.subject, []).append(tap)
    out_until = {facility: until for facility, told in things.items() if (until := _turned(told))}
    report = _most_telling([tap for told in things.values() for tap in told], word)
    report_until = report.holds_until if report else None
    if report is not None and report.subject == _DOOR:
        report_until = _earlier(report_until, closes_at)
    return Shown(report, report_until, _earlier(closed_until, closes_at), out_until)


def is_confirmed(taps: Iterable[Tap], now: dt.datetime) -> bool:
    """Say whether enough people found the place open within its hours, as their last word.

    As with turning: one person alone would make everything that is shown there look new.
    """
    open_for = [
        tap
        for tap in _standing(taps, now, None)
        if tap.finding is Finding.OPEN and tap.was_within_hours
    ]
    return len(open_for) >= PEOPLE_TO_TURN


def _standing(taps: Iterable[Tap], now: dt.datetime, answered_at: dt.datetime | None) -> list[Tap]:
    """Return each person's last word on each subject, where it still counts, oldest first."""
    last: dict[tuple[uuid.UUID, str], Tap] = {}
    # The sort is stable: of one person's taps in the same instant, the later in the list stands.
    for tap in sorted(taps, key=lambda each: each.told_at):
        is_settled = answered_at is not None and tap.told_at <= answered_at
        if not is_settled and tap.holds_until > now:
            last[tap.account_id, tap.subject] = tap
    return sorted(last.values(), key=lambda each: (each.told_at, each.account_id))


def _turned(told: list[Tap]) -> dt.datetime | None:
    """Return until when enough people say so, or None; each tap is another person's."""
    ends = sorted((tap.holds_until for tap in told), reverse=True)
    return ends[PEOPLE_TO_TURN - 1] if len(ends) >= PEOPLE_TO_TURN else None


def _word_on_door(door: list[Tap], *, may_be_locked: bool) -> tuple[Tap | None, dt.datetime | None]:
    """Return the word to show about the door, and until when it is reported closed.

    A locked door is refuted when two different people found it open later.
    """
    opens = [tap for tap in door if tap.finding is Finding.OPEN]
    locked = [
        tap
        for tap in door
        if may_be_locked
        and tap.finding is Finding.LOCKED
        and tap.was_within_hours
        and sum(each.told_at > tap.told_at for each in opens) < PEOPLE_TO_TURN
    ]
    closed_until = _turned(locked)
    if closed_until is not None:
        return locked[-1], closed_until
    return max([*opens, *locked], key=lambda tap: tap.told_at, default=None), None


def _most_telling(complaints: list[Tap], word: Tap | None) -> Tap | None:
    """Return the newest complaint; that the door is open is shown when there is none."""
    if word is not None and word.finding is Finding.LOCKED:
        complaints = [*complaints, word]
    return max(complaints, key=lambda tap: (tap.told_at, tap.account_id), default=word)


def _earlier(one: dt.datetime | None, other: dt.datetime | None) -> dt.datetime | None:
    return min(one, other) if one and other else one
