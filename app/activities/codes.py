"""The changing code that an organiser shows: what it says, and whether it is ours and of now.

``141128.<shift>.<step>.<signature>``: the region first, the shift as base64url, the step in base
36, and an HMAC over the three with the activity's own key. A step is 15 seconds of the server's
clock. Coming and going are scanned from the same code.
"""

import base64
import hmac
import re
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.crypto import Cipher

STEP_SECONDS = 15
# Who scans needs a moment: the step before holds too, so a code lives for 15 to 30 seconds.
STEPS_BACK = 1
# A phone's own clock may run behind by as much; asked for of scans that are sent later alone.
STEPS_AHEAD = 1
# 144 bits are beyond guessing, and 24 characters without padding.
SIGNATURE_BYTES = 18
LONGEST = 80

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_CODE = re.compile(r"([0-9]{6})\.([A-Za-z0-9_-]{22})\.([0-9a-z]{1,8})\.([A-Za-z0-9_-]{24})")


@dataclass(frozen=True, slots=True)
class ShownCode:
    """A code as it was read; whether it is ours, its signature says."""

    region_code: str
    shift_id: uuid.UUID
    step: int
    text: str


def key_of(cipher: Cipher, region_code: str, activity_id: uuid.UUID) -> bytes:
    """Return the key of an activity's codes; it signs nothing else."""
    return cipher.derive_key(f"attendance-code:{region_code}:{activity_id}")


def step_at(instant: datetime) -> int:
    """Return the step that an instant lies in."""
    return int(instant.timestamp()) // STEP_SECONDS


def ends_at(step: int) -> datetime:
    """Return when a step is over and the next code shows."""
    return datetime.fromtimestamp((step + 1) * STEP_SECONDS, UTC)


def valid_until(step: int) -> datetime:
    """Return when a step's code is not taken any more."""
    return ends_at(step) + timedelta(seconds=STEPS_BACK * STEP_SECONDS)


def write_code(key: bytes, region_code: str, shift_id: uuid.UUID, step: int) -> str:
    """Return the code that shows in a step."""
    told = f"{region_code}.{_text_of(shift_id.bytes)}.{_in_base_36(step)}"
    return f"{told}.{_sign(key, told)}"


def read_code(text: str) -> ShownCode | None:
    """Return what a code says; None: it is not written like one of ours."""
    found = _CODE.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    region_code, shift, step, _ = found.groups()
    shift_bytes = base64.urlsafe_b64decode(f"{shift}==")
    # Of two spellings of the same shift or step only ours is one.
    if _text_of(shift_bytes) != shift or _in_base_36(int(step, 36)) != step:
        return None
    return ShownCode(region_code, uuid.UUID(bytes=shift_bytes), int(step, 36), text)


def is_signed(key: bytes, code: ShownCode) -> bool:
    """Say whether the activity's key signed it; takes the same time for every wrong one."""
    told, _, signature = code.text.rpartition(".")
    return hmac.compare_digest(signature.encode(), _sign(key, told).encode())


def is_of(code: ShownCode, instant: datetime, *, ahead: int = 0) -> bool:
    """Say whether a code showed at an instant, or just before it."""
    step = step_at(instant)
    return step - STEPS_BACK <= code.step <= step + ahead


def _sign(key: bytes, told: str) -> str:
    return _text_of(hmac.digest(key, told.encode(), "sha256")[:SIGNATURE_BYTES])


def _text_of(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _in_base_36(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return text or "0"
