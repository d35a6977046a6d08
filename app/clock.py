"""The time of day, in one place so that tests can move it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

_shift = timedelta(0)
_frozen_at: datetime | None = None


def now() -> datetime:
    """Return the current instant, aware and in UTC."""
    return (_frozen_at or datetime.now(UTC)) + _shift


@contextmanager
def freeze(instant: datetime) -> Iterator[None]:
    """Hold ``now()`` at an aware instant for the length of the block (tests alone)."""
    global _frozen_at
    before, _frozen_at = _frozen_at, instant.astimezone(UTC)
    try:
        yield
    finally:
        _frozen_at = before


@contextmanager
def shift(by: timedelta) -> Iterator[None]:
    """Move ``now()`` by a duration for the length of the block (tests alone)."""
    global _shift
    before = _shift
    _shift = before + by
    try:
        yield
    finally:
        _shift = before
