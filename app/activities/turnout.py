"""What is said of attendance, to its volunteer and to who organises; and what is entered of it."""

import uuid
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.activities import attendance
from app.activities.attendance import HandRules
from app.activities.attendance_shapes import (
    AttendanceCreate,
    AttendancePublic,
    OwnAttendance,
    ReviewItem,
)
from app.activities.evidence import merged, sentences_of
from app.activities.models import Attendance
from app.activities.review import Reviewed
from app.crypto import Cipher
from app.volunteers import service as volunteers


async def enter(
    session: AsyncSession,
    staff: Staff,
    shift_id: uuid.UUID,
    entry: AttendanceCreate,
    *,
    cipher: Cipher,
    minutes_a_day: int,
    now: datetime,
) -> Attendance:
    """Write down that somebody turned up: by hand if times are given, else by their card, now.

    Raises:
        AppError: as of ``attendance.scan_card`` and ``attendance.enter_by_hand``.
    """
    if entry.in_at is None:
        number = entry.volunteer_number
        return await attendance.scan_card(session, staff, shift_id, number, cipher=cipher, now=now)
    rules = HandRules(minutes_a_day)
    return await attendance.enter_by_hand(session, staff, shift_id, entry, rules=rules, now=now)


def show(one: Attendance) -> AttendancePublic:
    """Return an attendance as everybody who may know of it sees it."""
    reasons = merged(one.reasons)
    said = {"reasons": reasons, "sentences": sentences_of(reasons)}
    return AttendancePublic.model_validate(one.model_dump() | said)


def show_own(reviewed: Reviewed) -> OwnAttendance:
    """Return an attendance as its volunteer sees it."""
    return OwnAttendance.model_validate(
        show(reviewed.attendance).model_dump()
        | {"region_code": reviewed.shift.region_code}
        | _of_activity(reviewed)
    )


def show_review(reviewed: Reviewed, staff: Staff, cipher: Cipher) -> ReviewItem:
    """Return an attendance as who decides about it sees it."""
    return ReviewItem.model_validate(
        show(reviewed.attendance).model_dump()
        | _of_activity(reviewed)
        | {
            "volunteer_number": reviewed.volunteer.number,
            "real_name": volunteers.real_name(reviewed.volunteer, cipher),
            "is_own_entry": reviewed.attendance.is_by_hand
            and reviewed.attendance.author_id == staff.account_id,
        }
    )


def _of_activity(reviewed: Reviewed) -> dict[str, object]:
    return {
        "activity_id": reviewed.activity.id,
        "title": reviewed.activity.title,
        "starts_at": reviewed.shift.starts_at,
        "ends_at": reviewed.shift.ends_at,
    }
