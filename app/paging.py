"""Lists in pages: opaque keyset cursors, and the page that every list answers with.

A cursor is the sort key of the last item shown, as base64url JSON. It is not signed, because it
says nothing that its reader may not know and grants nothing: it is checked like any other input.
"""

import base64
import binascii
import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar, overload

import orjson
from pydantic import BaseModel, Field

from app.errors import MalformedError

Key = str | int | uuid.UUID | dt.datetime

ItemT = TypeVar("ItemT")
A = TypeVar("A", str, int, uuid.UUID, dt.datetime)
B = TypeVar("B", str, int, uuid.UUID, dt.datetime)
C = TypeVar("C", str, int, uuid.UUID, dt.datetime)

# Three keys of the longest text (100 Chinese characters are 400 of base64url) fit twice over.
CURSOR_MAX = 2_000
_BIGINT = 2**63


class CursorInvalidError(MalformedError):
    """The cursor is none of ours, or one of another list."""

    code = "cursor_invalid"
    sentence = "列表的位置已失效，请从头刷新"


class Page(BaseModel, Generic[ItemT]):
    """Some items of a list, and where the next ones begin."""

    items: list[ItemT]
    next_cursor: str | None = Field(
        default=None, description="pass it as `cursor` to read on; null at the end"
    )


def cut_page(
    found: Sequence[ItemT], limit: int, key: Callable[[ItemT], tuple[Key, ...]]
) -> Page[ItemT]:
    """Return the first ``limit`` of what was found, looking for ``limit + 1``.

    ``key`` names what the list is sorted by, most significant first and unique as a whole.
    """
    items = list(found[:limit])
    more = len(found) > limit and items
    return Page(items=items, next_cursor=write_cursor(*key(items[-1])) if more else None)


def write_cursor(*keys: Key) -> str:
    """Return the cursor of an item with these sort keys; instants are aware."""
    told = [_tell(key) for key in keys]
    return base64.urlsafe_b64encode(orjson.dumps(told)).rstrip(b"=").decode()


def _tell(key: Key) -> str | int:
    if isinstance(key, dt.datetime):
        return key.astimezone(dt.UTC).isoformat()
    return str(key) if isinstance(key, uuid.UUID) else key


@overload
def read_cursor(cursor: str | None, a: type[A], /) -> tuple[A] | None: ...
@overload
def read_cursor(cursor: str | None, a: type[A], b: type[B], /) -> tuple[A, B] | None: ...
@overload
def read_cursor(
    cursor: str | None, a: type[A], b: type[B], c: type[C], /
) -> tuple[A, B, C] | None: ...
def read_cursor(cursor: str | None, *types: Any) -> tuple[Any, ...] | None:
    """Return the sort keys in a cursor, of these types; None for the beginning of the list.

    Raises:
        CursorInvalidError: when it is not exactly what ``write_cursor`` makes of such keys.
    """
    if cursor is None:
        return None
    try:
        keys = tuple(_read(*each) for each in zip(_decode(cursor), types, strict=True))
        is_ours = write_cursor(*keys) == cursor
    except (ValueError, OverflowError):
        raise CursorInvalidError from None
    if not is_ours:
        raise CursorInvalidError
    return keys


def _decode(cursor: str) -> list[Any]:
    """Return the JSON list in a cursor, whatever stands in it."""
    if len(cursor) > CURSOR_MAX:
        raise ValueError("too long")
    try:
        told = orjson.loads(
            base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
        )
    except binascii.Error as error:
        raise ValueError("no base64url") from error
    if not isinstance(told, list):
        raise ValueError("no list")
    return told


def _read(told: object, wanted: type[Key]) -> Key:
    """Return one key as the type the list is sorted by."""
    if wanted is int:
        if type(told) is not int or not -_BIGINT <= told < _BIGINT:
            raise ValueError("no integer that a column holds")
        return told
    if not isinstance(told, str) or "\x00" in told:  # orjson itself refuses lone surrogates
        raise ValueError("no storable text")
    if wanted is uuid.UUID:
        return uuid.UUID(told)
    if wanted is dt.datetime:
        return _aware(dt.datetime.fromisoformat(told))
    return told


def _aware(instant: dt.datetime) -> dt.datetime:
    if instant.tzinfo is None:
        raise ValueError("no zone")
    return instant.astimezone(dt.UTC)
