"""What is held about people: classed, given out whole, erased whole, and in no log."""

import asyncio
import uuid
from collections.abc import Iterable
from datetime import timedelta

import asyncpg
import httpx
import orjson
import pytest
from fastapi import FastAPI
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock, demo, documents, jobs
from app.accounts.own_data import tables_about_people
from app.databases import plain
from app.db import DataClass, Level, SessionMaker
from app.jobs import JobContext
from app.media.files import PhotoFolder
from app.settings import Settings
from app.tables import metadata
from app.volunteers import forms
from app.volunteers.models import Volunteer
from app.wechat import push
from tests.canaries import Canary, live, log_in
from tests.conftest import Serve
from tests.databases import TestDatabase
from tests.hours.builders import CIPHER
from tests.volunteering import OBJECTION, volunteer_once

STATION = demo.demo_id("station", demo.STATIONS[0][1])
COLUMNS = [column for table in metadata.tables.values() for column in table.columns]


@pytest.fixture
async def demonstration(session: AsyncSession) -> None:
    await demo.load_demo(session)
    await session.commit()


# --- the map ---------------------------------------------------------------------------


def test_every_column_says_how_closely_for_what_and_how_long() -> None:
    classed = [column.info.get("data") for column in COLUMNS]
    assert len(classed) > 100
    unclassed = [
        str(column)
        for column, data in zip(COLUMNS, classed, strict=True)
        if not isinstance(data, DataClass) or not data.purpose or not data.keep
    ]
    assert unclassed == []


def test_who_a_row_is_about_is_personal_wherever_it_stands() -> None:
    kept = {
        str(column)
        for column in COLUMNS
        if column.name in {"account_id", "answered_by", "nickname", "phone", "openid"}
        and column.info["data"].level not in (Level.PERSONAL, Level.SECRET)
    }
    assert kept == {"station.phone"}  # the desk's


def test_the_data_map_is_that_of_the_tables() -> None:
    is_current = (documents.DOCS / "data-map.md").read_text("utf-8") == documents.write_data_map()
    assert is_current, "review the change, then renew it: uv run python -m app.documents"


# --- one's own data --------------------------------------------------------------------

# Not given out, because it is a copy of what the other tables hold, for one day.
NOT_EXPORTED = {"idempotency_key"}
# What leads to a person: the account, or what stands for them as a volunteer.
LEADING = {"account_id", "volunteer_id", "party_id"}


async def test_the_export_holds_every_table_about_people_and_every_word_of_theirs(
    client: httpx.AsyncClient, demonstration: None, session: AsyncSession
) -> None:
    canary = Canary()
    await live(client, canary, STATION)
    await _volunteer(client, session)
    exported = (await client.get("/v1/me/export")).json()
    about_people = {
        name for name, table in metadata.tables.items() if LEADING & set(table.c.keys())
    }
    assert {table.name for table, _ in tables_about_people()} == about_people
    assert set(exported) == about_people - NOT_EXPORTED | {"account"}
    text = orjson.dumps(exported).decode()
    words = canary.everything | {"objection": OBJECTION}
    assert [name for name, word in words.items() if word not in text] == ["openid"]
    empty = {name for name, rows in exported.items() if not rows}
    assert empty <= {"role_grant"}, empty


async def test_after_closing_and_seven_days_nothing_of_the_person_is_left(
    *,
    app: FastAPI,
    client: httpx.AsyncClient,
    demonstration: None,
    session: AsyncSession,
    database: TestDatabase,
    settings: Settings,
) -> None:
    canary, other = Canary(), Canary()
    await live(client, canary, STATION)
    await _volunteer(client, session)
    await _be_pushed(app.state.sessionmaker, canary)
    async with httpx.AsyncClient(transport=client._transport, base_url=client.base_url) as them:
        await live(them, other, STATION)
    photos = PhotoFolder(settings.data_dir)
    found = await find_words(database, canary.everything.values())
    # The negative control: all of it stands somewhere, but for what is encrypted.
    assert {word for word, _ in found} == set(canary.everything.values()) - canary.sealed
    assert await _open_volunteers(session, canary)
    assert all(photos.read(uuid.UUID(photo)) for photo in canary.photo_ids)

    assert (await client.post("/v1/me/close")).status_code == 200
    await let_time_pass(app, database, days=8)

    assert await find_words(database, canary.everything.values()) == set()
    assert not await _open_volunteers(session, canary)
    assert not any(photos.read(uuid.UUID(photo)) for photo in canary.photo_ids)
    assert len(list((settings.data_dir / "photos").rglob("*.jpg"))) == 3  # the other's
    assert (await client.get("/v1/me")).status_code == 401
    # Somebody else's is untouched, but for what eight days end by themselves.
    left = {word for word, _ in await find_words(database, other.everything.values())}
    assert left == set(other.everything.values()) - other.sealed - {other.device}
    # And who comes back is somebody new.
    me = (await log_in(client, canary))["account"]
    assert (me["nickname"], me["phone_masked"], me["roles"]) == ("", None, [])


async def _volunteer(client: httpx.AsyncClient, session: AsyncSession) -> None:
    """Let the person do all that a volunteer does."""
    account_id = uuid.UUID((await client.get("/v1/me")).json()["id"])
    await volunteer_once(session, account_id)
    await session.commit()


async def _open_volunteers(session: AsyncSession, canary: Canary) -> list[str]:
    """Return what of the person can still be read in the sealed columns of volunteers."""
    await session.rollback()
    rows = await session.exec(select(Volunteer).execution_options(populate_existing=True))
    told = [forms.opened(what, one, CIPHER) for one in rows for what in ("real_name", "emergency")]
    return [text for text in told if text and canary.name in text]


async def _be_pushed(sessionmaker: SessionMaker, canary: Canary) -> None:
    """Let WeChat tell something about the person."""
    event = {"FromUserName": canary.openid, "MsgType": "event", "Event": "user_enter_tempsession"}
    async with sessionmaker.begin() as session:
        await push.keep(session, event | {"CreateTime": 1})


async def let_time_pass(app: FastAPI, database: TestDatabase, *, days: int) -> None:
    """Do all that comes round by then, and every job that waits."""
    context = JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)
    queue = await asyncpg.connect(plain(database.superuser_url))
    with clock.freeze(clock.now() + timedelta(days=days)):
        for name in jobs.schedules:
            await jobs.handlers[name](context, {})
        waiting = "DELETE FROM pgqueuer RETURNING entrypoint, payload"
        while rows := await queue.fetch(waiting):
            for row in rows:
                await jobs.handlers[row["entrypoint"]](context, orjson.loads(row["payload"]))
    await queue.close()


async def find_words(database: TestDatabase, words: Iterable[str]) -> set[tuple[str, str]]:
    """Return which words stand in which tables, in whatever column, as text or as bytes."""
    connection = await asyncpg.connect(plain(database.superuser_url))
    tables = await connection.fetch(
        "SELECT DISTINCT table_schema, table_name FROM information_schema.columns "
        "WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
    )
    found = set()
    for schema, table in tables:
        rows = await connection.fetch(f'SELECT t::text AS row FROM "{schema}"."{table}" t')
        text = "\n".join(row["row"] for row in rows)
        for word in words:
            if word in text or word.encode().hex() in text:
                found.add((word, table))
    await connection.close()
    return found


# --- logs and refusals -----------------------------------------------------------------

HERE = "37.123457"  # a position that nothing else has


async def test_no_log_and_no_refusal_names_a_person_or_a_place(
    server: Serve, demonstration: None, capfd: pytest.CaptureFixture[str]
) -> None:
    canary = Canary()
    async with httpx.AsyncClient(base_url=server(1).url, timeout=20) as client:
        await live(client, canary, STATION)
        refusals = [answer.text for answer in await _be_refused(client, canary)]
        token = client.headers["Authorization"].removeprefix("Bearer ")
    await asyncio.sleep(0.5)  # lines are written a few times a second
    log = capfd.readouterr().err
    assert '"/v1/stations/{station_id}/faults"' in log
    secrets = [*canary.everything.values(), token, token.partition(".")[2], HERE]
    assert [word for word in secrets if word in log] == []
    assert len(refusals) > 8
    assert [word for word in secrets if any(word in refusal for refusal in refusals)] == []


async def _be_refused(client: httpx.AsyncClient, canary: Canary) -> list[httpx.Response]:
    """Send the person's words where they do not belong."""
    code = {"code": f"demo:{canary.name}:used"}
    words, number = canary.words("fault"), canary.number
    asked = [
        ("POST", "/v1/auth/wechat", code),
        ("POST", "/v1/auth/wechat", code),
        ("POST", "/v1/auth/wechat", {"code": [canary.name], "device": words}),
        ("PUT", "/v1/me", {"nickname": words * 9, "occupation": number, "firm_id": words}),
        ("PUT", "/v1/me", {canary.nickname: 1, "nickname": {canary.name: 2}}),
        ("POST", "/v1/me/phone", {"code": number}),
        ("PUT", f"/v1/stations/{STATION}/tap", {"finding": words, "facility": canary.name}),
        ("POST", f"/v1/stations/{STATION}/faults", {"description": words}),
        ("GET", f"/v1/stations/{canary.name}", None),
        ("GET", f"/v1/stations/nearby?latitude={HERE}&longitude={number}", None),
        ("GET", f"/v1/stations?cursor={canary.name}", None),
        ("GET", f"/v1/{canary.name}", None),
    ]
    answers = [await client.request(how, url, json=body) for how, url, body in asked]
    assert all(answer.status_code in range(400, 500) for answer in answers[1:])
    return answers[1:]
