"""What a region has set for hours, and the arithmetic of minutes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.activities.models import Attendance, Shift
from app.calendar import SHANGHAI
from app.settings import Settings

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Rules:
    """How long results are shown, how much may be entered by hand, and what earns a star."""

    publicity_days: int
    hand_minutes_a_day: int
    star_hours: tuple[int, ...]

    @classmethod
    def of(cls, settings: Settings) -> "Rules":
        """Return the rules of these settings."""
        return cls(
            settings.publicity_days,
            settings.hand_minutes_a_day,
            tuple(sorted(settings.star_hours)),
        )


@dataclass(frozen=True, slots=True)
class Served:
    """A stretch of whole minutes that lies within its shift."""

    starts_at: datetime
    minutes: int

    @property
    def ends_at(self) -> datetime:
        """When it ends."""
        return self.starts_at + self.minutes * MINUTE


def served_of(shift: Shift, attendance: Attendance) -> Served:
    """Return what an attendance is worth: cut to the shift's bounds, whole minutes, 0 for none.

    Scans bound what scans prove; a number that people have entered is bounded by the shift alone.
    """
    came = attendance.in_at or shift.starts_at
    if attendance.is_by_hand and attendance.minutes is not None:
        return fitted(shift, came, attendance.minutes)
    if attendance.in_at is None or attendance.out_at is None:
        return Served(shift.starts_at, 0)
    came = max(came, shift.starts_at)
    proved = max(0, (min(attendance.out_at, shift.ends_at) - came) // MINUTE)
    given = proved if attendance.minutes is None else min(max(0, attendance.minutes), proved)
    return Served(came, given)


def fitted(shift: Shift, starts_at: datetime, minutes: int) -> Served:
    """Return so many minutes from an instant on, or from earlier if they would pass the end."""
    minutes = min(max(0, minutes), (shift.ends_at - shift.starts_at) // MINUTE)
    latest = shift.ends_at - minutes * MINUTE
    return Served(max(shift.starts_at, min(starts_at, latest)), minutes)


def day_of(instant: datetime) -> date:
    """Return the day of an instant in Asia/Shanghai."""
    return instant.astimezone(SHANGHAI).date()


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """Return when a day begins and ends in Asia/Shanghai."""
    begins = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
    return begins, begins + timedelta(days=1)


def hours_of(minutes: int) -> float:
    """Return minutes as hours with one decimal, never more than they are."""
    return minutes * 10 // 60 / 10


def stars_of(minutes: int, rules: Rules) -> tuple[int, int | None]:
    """Return how many stars minutes have earned, and the minutes that the next one needs."""
    needed = [hours * 60 for hours in rules.star_hours]
    earned = sum(minutes >= one for one in needed)
    return earned, needed[earned] if earned < len(needed) else None
