"""What a scan means for an attendance, as one statement: for hot paths and for organisers alike.

Whatever order scans arrive in, the earliest is coming and the latest going. A scan that was seen
before is answered as it was then. What was entered by hand, or is settled, stays as it is.
"""

import hmac
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.activities.evidence import (
    Distance,
    Reason,
    grade_of,
    grade_sql,
    reason_sql,
    reasons_of_scan,
    sentences_of,
)
from app.activities.verdicts import REFUSALS, Refusal
from app.crypto import Cipher
from app.db import new_id
from app.errors import AppError, ConflictError
from app.geo import MEAN_RADIUS_M

STAY_MINUTES = 10  # who scans again within that is still coming
EARLY_HOURS, LATE_HOURS = 2, 6  # around the shift; hours are cut to its bounds anyway


class Act(StrEnum):
    """What a scan was."""

    IN = "in"
    OUT = "out"
    AGAIN = "again"  # nothing changed


class ScanRefusedError(ConflictError):
    """The scan does not count, for a reason that the screen can show."""


class ScanTooEarlyError(ScanRefusedError):
    """The shift begins much later."""

    code = "scan_too_early"
    sentence = "班次还没有开始，请在开始前两小时内签到"


class ScanTooLateError(ScanRefusedError):
    """The shift ended long before."""

    code = "scan_too_late"
    sentence = "班次早已结束，请找组织者登记"


class NoPlaceError(ScanRefusedError):
    """There is no confirmed place; the organiser may let somebody in."""

    code = "no_place"
    sentence = "您没有这个班次的名额，请找现场组织者登记"


_OWN = (NoPlaceError, ScanTooEarlyError, ScanTooLateError)
_OF_PEOPLE = (Refusal.NOT_A_VOLUNTEER, Refusal.VOLUNTEER_SUSPENDED, Refusal.ACTIVITY_CANCELLED)
_REFUSED: dict[str, type[AppError]] = {
    **{error.code: error for error in _OWN},
    **{str(refusal): REFUSALS[refusal] for refusal in _OF_PEOPLE},
}
ARRIVAL_REFUSALS = tuple(_REFUSED.values())

# $1 region, $2 account, $3 shift, $4 nonce, $5 when, $6 now, $7 latitude, $8 longitude,
# $9 the phone's mark, $10 the place's mark, $11 sent later, $12 the id of a new attendance,
# $13 the organiser who scanned a card, or NULL.
_METRES = f"""2 * {MEAN_RADIUS_M} * asin(least(1, sqrt(
        sin(radians(a.latitude - $7::float8) / 2) ^ 2 + cos(radians($7::float8))
        * cos(radians(a.latitude)) * sin(radians(a.longitude - $8::float8) / 2) ^ 2
    )))"""
_REASONS = f"""array_remove(ARRAY[
        CASE WHEN $13::uuid IS NULL THEN 'code_scanned' ELSE 'card_scanned' END,
        CASE WHEN $13::uuid IS NULL THEN {reason_sql("j.distance")} END,
        CASE WHEN NOT j.has_place THEN 'walk_in' END,
        CASE WHEN $11::boolean THEN 'offline' END,
        CASE WHEN j.settled_at IS NOT NULL THEN 'sent_late' END], NULL)"""
_BOTH = "(attendance.reasons || EXCLUDED.reasons)"
_CLOSED = "(attendance.is_by_hand OR attendance.state IN ('settled', 'refused'))"
_LAST = "greatest(attendance.out_at, attendance.in_at, EXCLUDED.in_at)"
WRITE = f"""
WITH place AS MATERIALIZED (
    -- Shared: whoever closes the shift waits for scans under way, and they for it.
    SELECT * FROM shift WHERE region_code = $1 AND id = $3::uuid FOR SHARE
),
judged AS MATERIALIZED (
    SELECT v.id AS volunteer_id, s.settled_at, o.act, o.shift_id, o.scanned_at, o.received_at,
        o.scanned_by, k.id IS NOT NULL AS has_place,
        CASE WHEN o.act IS NOT NULL THEN o.distance
            WHEN $7::float8 IS NULL THEN '{Distance.NOT_MEASURED}'
            WHEN {_METRES} < 100 THEN '{Distance.LT_100M}'
            WHEN {_METRES} < 300 THEN '{Distance.LT_300M}'
            WHEN {_METRES} < 1000 THEN '{Distance.LT_1KM}'
            ELSE '{Distance.FAR}' END AS distance,
        CASE WHEN v.id IS NULL THEN 'not_a_volunteer'
            WHEN v.state <> 'active' THEN 'volunteer_suspended'
            WHEN a.state = 'cancelled' OR s.cancelled_at IS NOT NULL THEN 'activity_cancelled'
            WHEN $5::timestamptz < s.starts_at - interval '{EARLY_HOURS} hours'
                THEN 'scan_too_early'
            WHEN $5::timestamptz > s.ends_at + interval '{LATE_HOURS} hours' THEN 'scan_too_late'
            WHEN $13::uuid IS NULL AND k.id IS NULL AND NOT EXISTS (
                SELECT FROM attendance t WHERE t.region_code = $1 AND t.shift_id = s.id
                    AND t.volunteer_id = v.id
            ) THEN 'no_place' END AS refusal
    FROM place s
    JOIN activity a ON a.region_code = $1 AND a.id = s.activity_id
    LEFT JOIN volunteer v ON v.region_code = $1 AND v.account_id = $2
    LEFT JOIN scan o ON o.region_code = $1 AND o.volunteer_id = v.id AND o.nonce = $4
    LEFT JOIN seat k ON k.region_code = $1 AND k.group_id = s.id AND k.party_id = v.id
        AND k.state = 'confirmed'
),
came AS (
    INSERT INTO attendance (region_code, id, created_at, shift_id, volunteer_id, in_at, grade,
        reasons, state, is_by_hand, note, objection)
    SELECT $1, $12, $6::timestamptz, $3::uuid, r.volunteer_id, $5::timestamptz,
        {grade_sql("r.reasons")}, r.reasons,
        CASE WHEN r.settled_at IS NULL THEN 'open' ELSE 'in_review' END, false, '', ''
    FROM (SELECT j.*, {_REASONS} AS reasons FROM judged j) r
    WHERE r.refusal IS NULL AND r.act IS NULL
    ON CONFLICT (region_code, shift_id, volunteer_id) DO UPDATE SET
        in_at = CASE WHEN {_CLOSED} THEN attendance.in_at
            ELSE least(attendance.in_at, EXCLUDED.in_at) END,
        out_at = CASE WHEN NOT {_CLOSED} AND {_LAST}
                >= least(attendance.in_at, EXCLUDED.in_at) + interval '{STAY_MINUTES} minutes'
            THEN {_LAST} ELSE attendance.out_at END,
        minutes = CASE WHEN {_CLOSED} THEN attendance.minutes END,
        grade = CASE WHEN {_CLOSED} THEN attendance.grade ELSE {grade_sql(_BOTH)} END,
        reasons = CASE WHEN {_CLOSED} THEN attendance.reasons
            ELSE ARRAY(SELECT DISTINCT each FROM unnest({_BOTH}) each) END
    RETURNING in_at, out_at
),
kept AS (
    INSERT INTO scan (region_code, volunteer_id, nonce, shift_id, act, scanned_at, received_at,
        distance, device, spot, scanned_by)
    SELECT $1, j.volunteer_id, $4, $3::uuid,
        CASE WHEN c.out_at = $5::timestamptz THEN 'out'
            WHEN c.in_at = $5::timestamptz THEN 'in' ELSE 'again' END,
        $5::timestamptz, $6::timestamptz, j.distance, $9::bytea, $10::bytea, $13::uuid
    FROM came c CROSS JOIN judged j
    RETURNING act
)
SELECT CASE WHEN j.act IS NULL THEN j.refusal END AS refusal, coalesce(j.act, k.act) AS act,
    coalesce(j.shift_id, $3::uuid) AS shift_id,
    coalesce(j.scanned_at, $5::timestamptz) AS scanned_at,
    coalesce(j.received_at, $6::timestamptz) AS received_at, j.distance,
    coalesce(j.scanned_by, $13::uuid) AS scanned_by
FROM judged j LEFT JOIN kept k ON true
"""  # noqa: S608  # made of our own words alone
SEEN = """
SELECT o.act, o.shift_id, o.scanned_at, o.received_at, o.distance, o.scanned_by
FROM volunteer v JOIN scan o ON o.region_code = $1 AND o.volunteer_id = v.id AND o.nonce = $3
WHERE v.region_code = $1 AND v.account_id = $2
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One scan: whose, of which shift, when, and with what around it.

    The position is in GCJ-02 degrees and is not kept; ``phone`` is what is always the same of one
    phone. ``scanned_by`` is the organiser who scanned a card.
    """

    region_code: str
    account_id: uuid.UUID
    shift_id: uuid.UUID
    nonce: uuid.UUID
    phone: str
    at: datetime
    now: datetime
    place: tuple[float, float] | None = None
    scanned_by: uuid.UUID | None = None

    def arguments(self, cipher: Cipher) -> tuple[object, ...]:
        """Return what ``WRITE`` is given."""
        latitude, longitude = self.place or (None, None)
        spot = None
        if self.place:
            spot = _mark(cipher, "spot", f"{self.shift_id}:{latitude}:{longitude}")
        return (
            self.region_code,
            self.account_id,
            self.shift_id,
            self.nonce,
            self.at,
            self.now,
            latitude,
            longitude,
            _mark(cipher, "phone", self.phone),
            spot,
            self.at != self.now,
            new_id(),
            self.scanned_by,
        )


def _mark(cipher: Cipher, purpose: str, text: str) -> bytes:
    """Return what knows something again without telling what it is."""
    key = cipher.derive_key(f"attendance-{purpose}")
    return hmac.digest(key, text.encode("utf-8", "surrogatepass"), "sha256")


def check(row: Mapping[str, Any]) -> None:
    """Raise the refusal that ``WRITE`` came to.

    Raises:
        AppError: one of ``ARRIVAL_REFUSALS``.
    """
    if row["refusal"]:
        raise _REFUSED[row["refusal"]]


def tell(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is said of a scan: the same each time it is asked for."""
    is_offline = row["scanned_at"] != row["received_at"]
    reasons = [Reason.CARD_SCANNED]
    if row["scanned_by"] is None:
        reasons = reasons_of_scan(Distance(row["distance"]), is_offline=is_offline)
    return {
        "act": row["act"],
        "at": row["scanned_at"],
        "shift_id": str(row["shift_id"]),  # asyncpg has a UUID of its own
        "distance": row["distance"],
        "is_offline": is_offline,
        "grade": grade_of(reasons),
        "reasons": reasons,
        "sentences": sentences_of(reasons),
    }
