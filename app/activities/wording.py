"""Words about activities: what is checked before it is shown, and what people are told."""

from datetime import datetime

from app.activities.models import Activity, Shift, ShiftRole
from app.activities.seat_jobs import when
from app.activities.shapes import ActivityBase, ShiftNew
from app.calendar import SHANGHAI


def words_of(said: Activity | ActivityBase) -> list[str]:
    """Return what an organiser says in words of their own."""
    return [
        said.title,
        said.description,
        said.place,
        said.meeting_point,
        said.bring,
        said.risks,
        said.contact,
    ]


def words_of_roles(roles: list[ShiftRole]) -> list[str]:
    """Return the names of roles, each once, in their order."""
    return list(dict.fromkeys(role.name for role in roles if role.name))


def words_of_shift(shift: ShiftNew) -> list[str]:
    """Return the names of a shift's roles."""
    return [role.name for role in shift.roles]


def span(starts_at: datetime, ends_at: datetime) -> str:
    """Return a time slot as screens say it: "11月28日 09:00 至 12:00"."""
    start, end = starts_at.astimezone(SHANGHAI), ends_at.astimezone(SHANGHAI)
    last = f"{end:%H:%M}" if start.date() == end.date() else when(ends_at)
    return f"{when(starts_at)} 至 {last}"


def told_cancelled(shift: Shift, reason: str) -> str:
    """Return what people read of a shift that does not take place."""
    return f"{span(shift.starts_at, shift.ends_at)} 的活动取消了：{reason}"


def told_moved(before: str, shift: Shift) -> str:
    """Return what people read of a shift at another time."""
    return f"原定 {before}，改为 {span(shift.starts_at, shift.ends_at)}。来不了请及时取消报名。"


def told_collides(before: str, shift: Shift) -> str:
    """Return what people read whose other place is in the way of the new time."""
    now = span(shift.starts_at, shift.ends_at)
    return f"原定 {before}，改为 {now}，与您另一个活动冲突，已为您取消这次报名。"


def told_elsewhere(activity: Activity, shift: Shift) -> str:
    """Return what people read of a shift at another place."""
    where = activity.meeting_point or activity.place
    return f"{span(shift.starts_at, shift.ends_at)} 的地点有变，请到：{where}"
