"""Cursors come back as they were written, and nothing else is taken for one."""

import base64
import datetime as dt
import uuid

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.paging import CURSOR_MAX, CursorInvalidError, Page, cut_page, read_cursor, write_cursor

NOON = dt.datetime(2026, 11, 23, 4, 0, 0, 123456, tzinfo=dt.UTC)
storable = st.text(
    st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=100
)
instants = st.datetimes(timezones=st.just(dt.UTC))
integers = st.integers(-(2**63), 2**63 - 1)


def cursor_of(value: object) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(value)).rstrip(b"=").decode()


@given(storable, st.uuids(), instants, integers)
def test_keys_come_back_as_they_were_written(
    text: str, id_: uuid.UUID, instant: dt.datetime, number: int
) -> None:
    assert read_cursor(write_cursor(text, id_), str, uuid.UUID) == (text, id_)
    written = write_cursor(instant, number, id_)
    assert read_cursor(written, dt.datetime, int, uuid.UUID) == (instant, number, id_)


def test_no_cursor_is_the_beginning() -> None:
    assert read_cursor(None, uuid.UUID) is None


def test_an_instant_in_another_zone_is_the_same_place_in_the_list() -> None:
    shanghai = NOON.astimezone(dt.timezone(dt.timedelta(hours=8)))
    assert write_cursor(shanghai) == write_cursor(NOON)


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "?",
        "暖",
        "\ud800",
        "AAAA",
        "A",
        cursor_of(None),
        cursor_of({}),
        cursor_of([]),
        cursor_of("a"),
        cursor_of(["a"]),
        cursor_of([1, str(uuid.UUID(int=1))]),
        cursor_of(["a\x00", str(uuid.UUID(int=1))]),
        cursor_of(["a", str(uuid.UUID(int=1)), "b"]),
        cursor_of(["a", uuid.UUID(int=1).hex]),
        cursor_of(["a", "no uuid"]),
        cursor_of(["a", None]),
        base64.urlsafe_b64encode(rb'["\ud800","00000000-0000-0000-0000-000000000001"]').decode(),
        base64.urlsafe_b64encode(b"[" * 1400).decode(),
        "a" * (CURSOR_MAX + 1),
        write_cursor("a", uuid.UUID(int=1)) + "=",
        write_cursor("a", uuid.UUID(int=1)) + "\n",
    ],
)
def test_what_is_no_cursor_of_this_list_is_refused(cursor: str) -> None:
    with pytest.raises(CursorInvalidError):
        read_cursor(cursor, str, uuid.UUID)


@pytest.mark.parametrize("told", [str(2**63), str(-(2**63) - 1), "1.0", "true", '"1"', "null"])
def test_an_integer_that_no_column_holds_is_refused(told: str) -> None:
    cursor = base64.urlsafe_b64encode(f"[{told}]".encode()).decode()
    with pytest.raises(CursorInvalidError):
        read_cursor(cursor.rstrip("="), int)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23T04:00:00",
        "2026-11-23",
        "2026-11-23T12:00:00+08:00",
        "2026-13-23T04:00:00+00:00",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
    ],
)
def test_an_instant_that_is_not_plain_utc_is_refused(text: str) -> None:
    with pytest.raises(CursorInvalidError):
        read_cursor(cursor_of([text]), dt.datetime)


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda b: base64.b64encode(b).decode()))
def test_any_text_is_read_or_refused_and_never_breaks(text: str) -> None:
    try:
        keys = read_cursor(text, str, dt.datetime)
    except CursorInvalidError:
        return
    assert keys is not None
    assert write_cursor(*keys) == text


@given(st.lists(st.uuids(), unique=True, max_size=30), st.integers(1, 7))
def test_reading_on_from_page_to_page_gives_every_item_once(
    ids: list[uuid.UUID], limit: int
) -> None:
    ordered, read, cursor = sorted(ids), [], None
    while True:
        after = read_cursor(cursor, uuid.UUID)
        rest = [each for each in ordered if after is None or each > after[0]]
        page: Page[uuid.UUID] = cut_page(rest[: limit + 1], limit, lambda each: (each,))
        read += page.items
        cursor = page.next_cursor
        if cursor is None:
            break
    assert read == ordered
