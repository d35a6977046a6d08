"""What is held about a person is theirs to see, and to have erased."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import jobs as queue
from app.accounts import jobs
from app.accounts.models import Account, Role, RoleGrant
from app.accounts.own_data import tables_about_people
from app.db import TableKind, tables_by_name
from app.jobs import JobContext
from app.media.models import Photo
from app.stations.models import StationFault
from app.volunteers.models import Volunteer
from tests.builders import REGION, make_grant, make_station
from tests.conftest import Freeze, LogIn, authorise
from tests.media.pictures import SMALL
from tests.volunteering import volunteer_once

NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)
PHONE = "13812341234"
VOLUNTEER = {"real_name": "小李", "birth_year": 1990, "skills": ["driving"]}
# What leads to a person: the account, or what stands for them as a volunteer.
LEADING = ("account_id", "volunteer_id", "party_id")


def key() -> dict[str, str]:
    return {"Idempotency-Key": str(uuid.uuid4())}


async def live(me: httpx.AsyncClient, session: AsyncSession) -> uuid.UUID:
    """Do everything a courier can do, and a keeper too; return the account's id."""
    station = await make_station(session, facilities={"microwave": "yes"}, now=NOW)
    account_id = uuid.UUID((await me.get("/v1/me")).json()["id"])
    await make_grant(session, account_id, Role.KEEPER, station.id)
    await session.commit()
    photos = []
    for _ in range(2):
        sent = {"file": ("door.jpg", SMALL, "image/jpeg")}
        photos.append((await me.post("/v1/me/photos", files=sent, headers=key())).json()["id"])
    here = f"/v1/stations/{station.id}"
    staff = f"/v1/regions/{REGION}/stations/{station.id}"
    fault = {"facility": "microwave", "description": "门关不上", "photo_id": photos[0]}
    complaint = {"kind": "complaint", "text": "晚上没人", "region_code": REGION}
    team = {"name": "示例队", "kind": "team", "category": "other", "contact_name": "小李"}
    version = (await me.get("/v1/vocabulary")).json()["privacy_version"]
    for answer in (
        await me.put("/v1/me", json={"nickname": "小李", "occupation": "courier"}),
        await me.put("/v1/me/avatar", files={"file": ("me.jpg", SMALL, "image/jpeg")}),
        await me.post("/v1/me/phone", json={"code": f"demo-phone:{PHONE}:{uuid.uuid4()}"}),
        await me.put("/v1/me/consents/privacy", json={"version": version}),
        await me.put(f"/v1/me/favourites/{station.id}"),
        await me.put(f"{here}/tap", json={"finding": "locked"}),
        await me.post(f"{here}/faults", json=fault, headers=key()),
        await me.post("/v1/me/feedback", json=complaint, headers=key()),
        await me.put(f"{staff}/photos/{photos[1]}"),
        await me.post("/v1/me/volunteer", json=VOLUNTEER, headers=key()),
        await me.post(f"/v1/regions/{REGION}/organisations", json=team, headers=key()),
    ):
        assert answer.is_success, answer.text
    await volunteer_once(session, account_id)
    await session.commit()
    return account_id


class TestExport:
    async def test_it_holds_a_row_of_every_table_that_names_the_person(
        self, log_in: LogIn, session: AsyncSession
    ) -> None:
        me = await log_in("li")
        account_id = await live(me, session)
        answer = await me.get("/v1/me/export")
        assert answer.status_code == 200
        export: dict[str, Any] = answer.json()
        assert export["account"]["phone"] == PHONE
        assert export["account"]["nickname"] == "小李"
        for table, _ in tables_about_people():
            if table.name == "idempotency_key":  # copies of what the other tables hold
                continue
            assert export[table.name], f"the export lacks {table.name}"
            own = {str(account_id), export["volunteer"][0]["id"]}
            for row in export[table.name]:
                assert own & {row.get(name) for name in LEADING}
        assert export["feedback"][0]["text"] == "晚上没人"
        assert export["station_fault"][0]["description"] == "门关不上"
        assert export["volunteer"][0]["real_name"] == "小李"

    async def test_no_hash_and_no_key_of_ours_is_in_it(
        self, log_in: LogIn, session: AsyncSession
    ) -> None:
        me = await log_in("li")
        account_id = await live(me, session)
        account = await session.get_one(Account, account_id)
        export = await me.get("/v1/me/export")
        assert account.openid not in export.text
        assert str(account.phone_index) not in export.text
        assert "token_hash" not in export.text

    async def test_nothing_of_anybody_else_is_in_it(
        self, log_in: LogIn, session: AsyncSession
    ) -> None:
        me, other = await log_in("li"), await log_in("zhang")
        account_id = await live(me, session)
        export = await other.get("/v1/me/export")
        assert str(account_id) not in export.text
        assert "小李" not in export.text

    async def test_it_is_made_ten_times_an_hour_at_the_most(self, log_in: LogIn) -> None:
        me = await log_in("li")
        answers = [(await me.get("/v1/me/export")).status_code for _ in range(11)]
        assert answers == [200] * 10 + [429]


class TestClosing:
    @pytest.fixture
    def context(self, app: FastAPI) -> JobContext:
        return JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)

    async def test_for_seven_days_one_may_change_ones_mind(
        self, log_in: LogIn, freeze: Freeze, context: JobContext
    ) -> None:
        freeze(NOW)
        me = await log_in("li")
        closing = (await me.post("/v1/me/close")).json()["closing_at"]
        assert closing == "2026-11-30T04:00:00Z"
        freeze(NOW + timedelta(days=3))
        assert (await me.post("/v1/me/close")).json()["closing_at"] == closing  # not put off
        freeze(NOW + timedelta(days=6, hours=23))
        await jobs.erase_closed_accounts(context, {})
        assert (await me.post("/v1/me/reopen")).json()["closing_at"] is None
        freeze(NOW + timedelta(days=9))
        await jobs.erase_closed_accounts(context, {})
        assert (await me.get("/v1/me")).status_code == 200

    async def test_after_seven_days_nothing_names_the_person(
        self,
        app: FastAPI,
        log_in: LogIn,
        session: AsyncSession,
        freeze: Freeze,
        context: JobContext,
    ) -> None:
        freeze(NOW)
        me = await log_in("li")
        account_id = await live(me, session)
        await me.post("/v1/me/close")
        session.expire_all()
        openid = (await session.get_one(Account, account_id)).openid
        await session.rollback()
        freeze(NOW + timedelta(days=7))
        await jobs.erase_closed_accounts(context, {})

        assert (await me.get("/v1/me")).status_code == 401
        await _nothing_left(session, account_id, openid)
        # Photos go by a job that was written with the erasure; station photos stay, unsigned.
        waiting = await _queued(session, "erase_photos")
        assert waiting == [{"account_id": str(account_id)}]
        await queue.handlers["erase_photos"](context, waiting[0])
        (kept,) = (await session.exec(select(Photo))).all()
        assert (kept.purpose, kept.account_id) == ("station", None)

    async def test_who_comes_back_is_somebody_new(
        self,
        log_in: LogIn,
        client: httpx.AsyncClient,
        freeze: Freeze,
        context: JobContext,
    ) -> None:
        freeze(NOW)
        me = await log_in("li")
        before = (await me.get("/v1/me")).json()["id"]
        await me.post("/v1/me/close")
        freeze(NOW + timedelta(days=8))
        await jobs.erase_closed_accounts(context, {})
        await authorise(client, "li")
        assert (await client.get("/v1/me")).json()["id"] != before

    async def test_who_is_erased_holds_no_role(
        self, log_in: LogIn, session: AsyncSession, freeze: Freeze, context: JobContext
    ) -> None:
        freeze(NOW)
        me = await log_in("li")
        account_id = uuid.UUID((await me.get("/v1/me")).json()["id"])
        grant = await make_grant(session, account_id)
        await session.commit()
        await me.post("/v1/me/close")
        freeze(NOW + timedelta(days=7))
        await jobs.erase_closed_accounts(context, {})
        await session.refresh(grant)
        assert grant.withdrawn_at == NOW + timedelta(days=7)
        still = select(RoleGrant).where(col(RoleGrant.withdrawn_at).is_(None))
        assert (await session.exec(still)).all() == []


async def _nothing_left(session: AsyncSession, account_id: uuid.UUID, openid: str) -> None:
    """Walk every column that is kept until the account is closed."""
    session.expire_all()
    account = await session.get_one(Account, account_id)
    assert account.openid.startswith("erased:")
    assert openid not in repr(account)
    assert (account.nickname, account.avatar_id, account.occupation) == ("", None, None)
    assert (account.phone_encrypted, account.phone_index, account.firm_id) == (None, None, None)
    own = {account_id, (await session.exec(select(Volunteer.id))).one()}
    for table, kind in tables_about_people():
        connection = await session.connection()
        leading = [table.c[name].in_(own) for name in LEADING if name in table.c]
        rows = (await connection.execute(table.select().where(or_(*leading)))).mappings()
        if tables_by_name()[table.name].append_only:
            continue  # evidence, under an id that leads to nobody
        if kind == TableKind.PERSONAL:
            assert list(rows) == [], table.name
            continue
        for row in rows:
            for column in table.columns:
                data = column.info["data"]
                if data.keep == "until the account is closed" and column.name not in LEADING:
                    assert row[column.name] in (None, "", 0, []), f"{table.name}.{column.name}"
    fault = (await session.exec(select(StationFault))).one()
    assert (fault.description, fault.photo_id, fault.state) == ("", None, "new")


async def _queued(session: AsyncSession, name: str) -> list[dict[str, Any]]:
    connection = await session.connection()
    found = await connection.exec_driver_sql(
        "SELECT convert_from(payload, 'UTF8')::jsonb FROM pgqueuer WHERE entrypoint = $1", (name,)
    )
    return [payload for (payload,) in found.all()]
