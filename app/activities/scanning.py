"""Scanning a shift's code with one's own phone: a hot path.

The code says which shift, and proves by its signature and step that somebody stood before it. It
may have been kept for up to 48 hours by a phone without a network.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import asyncpg

from app.activities import arrivals, codes
from app.activities.arrivals import ARRIVAL_REFUSALS, Arrival, ScanRefusedError
from app.activities.codes import ShownCode
from app.crypto import Cipher
from app.errors import AppError

SENT_LATER = timedelta(hours=48)
CLOCK_DRIFT = timedelta(seconds=codes.STEP_SECONDS * (codes.STEPS_AHEAD + 1))
ATTEMPTS = 3  # each loses only to a twin of the same scan
SHIFTS_KNOWN = 10_000


class CodeInvalidError(ScanRefusedError):
    """It is none of our codes, or one of another county."""

    code = "code_invalid"
    sentence = "这不是本活动的签到码，请扫组织者手机或大屏上的码"


class CodeExpiredError(ScanRefusedError):
    """It was one of ours, at another time."""

    code = "code_expired"
    sentence = "签到码已经变了，请扫现在显示的码"


class ScanTooOldError(ScanRefusedError):
    """It was kept on the phone for more than 48 hours."""

    code = "scan_too_old"
    sentence = "离线扫码超过 48 小时才送到，请找组织者登记"


SCAN_REFUSALS: tuple[type[AppError], ...] = (
    *(CodeInvalidError, CodeExpiredError, ScanTooOldError),
    *ARRIVAL_REFUSALS,
)

_ACTIVITY = "SELECT activity_id FROM shift WHERE region_code = $1 AND id = $2"

# A shift never passes to another activity, so this holds for good.
_activities: dict[tuple[str, uuid.UUID], uuid.UUID] = {}


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a phone sends: the code as it read it, and if it kept it for a while, since when.

    Position and phone as of an ``Arrival``.
    """

    region_code: str
    account_id: uuid.UUID
    code: str
    nonce: uuid.UUID
    phone: str
    place: tuple[float, float] | None = None
    scanned_at: datetime | None = None


async def scan(
    pool: asyncpg.Pool, cipher: Cipher, scanned: Scanned, now: datetime
) -> dict[str, Any]:
    """Write a scan down and return what it meant; the same nonce again means the same.

    Raises:
        AppError: one of ``SCAN_REFUSALS``.
    """
    code = await _read(pool, cipher, scanned)
    try:
        at = judge_time(code, scanned.scanned_at, now)
    except ScanRefusedError:
        # It may have been taken in time, and only our answer was lost.
        row = await pool.fetchrow(
            arrivals.SEEN, scanned.region_code, scanned.account_id, scanned.nonce
        )
        if row is None:
            raise
        return arrivals.tell(dict(row))
    arrival = Arrival(
        region_code=scanned.region_code,
        account_id=scanned.account_id,
        shift_id=code.shift_id,
        nonce=scanned.nonce,
        phone=scanned.phone,
        at=at,
        now=now,
        place=scanned.place,
    )
    return arrivals.tell(dict(await _write(pool, arrival.arguments(cipher))))


async def _read(pool: asyncpg.Pool, cipher: Cipher, scanned: Scanned) -> ShownCode:
    code = codes.read_code(scanned.code)
    if code is None or code.region_code != scanned.region_code:
        raise CodeInvalidError
    activity_id = await _find_activity(pool, code)
    if activity_id is None:
        raise CodeInvalidError
    if not codes.is_signed(codes.key_of(cipher, code.region_code, activity_id), code):
        raise CodeInvalidError
    return code


async def _find_activity(pool: asyncpg.Pool, code: ShownCode) -> uuid.UUID | None:
    """Return whose code it would be, by a shift that is there."""
    place = (code.region_code, code.shift_id)
    known = _activities.get(place)
    if known is None:
        known = await pool.fetchval(_ACTIVITY, *place)
        if known is not None:
            if len(_activities) >= SHIFTS_KNOWN:
                _activities.clear()
            _activities[place] = known
    return known


def judge_time(code: ShownCode, scanned_at: datetime | None, now: datetime) -> datetime:
    """Return when a code was scanned: by our clock now, or by the phone's when it was kept.

    Raises:
        CodeExpiredError: it did not show then.
        ScanTooOldError: it was kept too long.
    """
    if codes.is_of(code, now):
        return now
    if scanned_at is None or scanned_at > now + CLOCK_DRIFT:
        raise CodeExpiredError
    if scanned_at < now - SENT_LATER:
        raise ScanTooOldError
    if not codes.is_of(code, scanned_at, ahead=codes.STEPS_AHEAD):
        raise CodeExpiredError
    return min(scanned_at, now)


async def _write(pool: asyncpg.Pool, arguments: tuple[object, ...]) -> asyncpg.Record:
    for _ in range(ATTEMPTS):
        try:
            row = await pool.fetchrow(arrivals.WRITE, *arguments)
        except asyncpg.UniqueViolationError:
            continue  # its twin was quicker: read what came of that
        if row is None:  # pragma: no cover  # shifts are not deleted
            raise CodeInvalidError
        arrivals.check(dict(row))
        return row
    raise ScanRefusedError  # pragma: no cover  # three twins in a row
