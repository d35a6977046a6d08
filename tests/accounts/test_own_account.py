"""One's own profile, consents and devices."""

import uuid
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import jobs, service
from app.accounts.logins import DEVICES_KEPT
from app.accounts.models import Consent, LoginSession
from app.accounts.tokens import Tokens
from app.crypto import Cipher
from app.jobs import JobContext
from tests.builders import make_account, make_firm
from tests.conftest import Freeze, LogIn, authorise

NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)


def forget_cached(app: FastAPI) -> None:
    """A frozen clock jumps by days within the second for which a token is remembered."""
    tokens: Tokens = app.state.tokens
    tokens.forget()


class TestProfile:
    async def test_it_is_set_as_it_is_sent(self, log_in: LogIn, session: AsyncSession) -> None:
        firm = await make_firm(session)
        await session.commit()
        me = await log_in("li")
        said = {"nickname": " 小李 ", "occupation": "courier", "firm_id": str(firm.id)}
        answer = await me.put("/v1/me", json=said)
        assert answer.status_code == 200
        told = (await me.get("/v1/me")).json()
        assert told == answer.json()
        assert (told["nickname"], told["occupation"], told["firm_id"]) == (
            "小李",
            "courier",
            str(firm.id),
        )
        cleared = (await me.put("/v1/me", json={})).json()
        assert (cleared["nickname"], cleared["occupation"], cleared["firm_id"]) == ("", None, None)

    @pytest.mark.parametrize(
        ("said", "code"),
        [
            ({"occupation": "astronaut"}, "occupation_unknown"),
            ({"occupation": "Courier!"}, "malformed"),
            ({"firm_id": str(uuid.uuid4())}, "firm_unknown"),
            ({"firm_id": "1"}, "malformed"),
            ({"nickname": "李" * 33}, "malformed"),
            ({"nickname": None}, "malformed"),
            ({"nickname": "\x00"}, "malformed"),
        ],
    )
    async def test_what_cannot_be_is_refused_and_nothing_changes(
        self, log_in: LogIn, said: dict[str, object], code: str
    ) -> None:
        me = await log_in("li")
        before = (await me.put("/v1/me", json={"nickname": "小李"})).json()
        answer = await me.put("/v1/me", json={"nickname": "小王"} | said)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
        assert (await me.get("/v1/me")).json() == before


class TestPhoneNumbers:
    @pytest.mark.parametrize(
        ("number", "masked"),
        [
            ("13812341234", "138****1234"),
            ("+85291234567", "+85****4567"),
            ("+3541234567", "+35****4567"),
            ("+6831234", "****34"),
        ],
    )
    async def test_most_of_a_number_is_hidden(
        self, session: AsyncSession, app: FastAPI, number: str, masked: str
    ) -> None:
        cipher: Cipher = app.state.cipher
        account = await make_account(session)
        await service.bind_phone(session, account.id, number, cipher)
        assert service.mask_phone(account, cipher) == masked
        assert account.phone_encrypted
        assert number not in account.phone_encrypted


class TestConsent:
    async def test_it_is_given_to_the_version_in_force_and_withdrawn(
        self, log_in: LogIn, session: AsyncSession
    ) -> None:
        me = await log_in("li")
        version = (await me.get("/v1/vocabulary")).json()["privacy_version"]
        for _ in range(2):  # the second time changes nothing
            given = await me.put("/v1/me/consents/privacy", json={"version": version})
            assert given.status_code == 200
            (consent,) = given.json()["consents"]
            assert (consent["document"], consent["version"]) == ("privacy", version)
        withdrawn = await me.delete("/v1/me/consents/privacy")
        assert withdrawn.json()["consents"] == []
        await me.delete("/v1/me/consents/privacy")
        said = await session.exec(select(Consent.given).order_by(col(Consent.id)))
        assert said.all() == [True, False]

    @pytest.mark.parametrize(
        ("document", "version", "status", "code"),
        [
            ("privacy", "2020-01-01", 409, "consent_version_outdated"),
            ("privacy", "latest", 422, "malformed"),
            ("marketing", "2026-11-01", 404, "document_unknown"),
        ],
    )
    async def test_only_a_text_in_force_can_be_consented_to(
        self, log_in: LogIn, document: str, version: str, status: int, code: str
    ) -> None:
        me = await log_in("li")
        answer = await me.put(f"/v1/me/consents/{document}", json={"version": version})
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert (await me.get("/v1/me")).json()["consents"] == []

    async def test_only_what_is_a_document_can_be_withdrawn_from(self, log_in: LogIn) -> None:
        answer = await (await log_in("li")).delete("/v1/me/consents/marketing")
        assert (answer.status_code, answer.json()["code"]) == (404, "document_unknown")


class TestDevices:
    async def test_logging_out_ends_this_device_alone(self, log_in: LogIn) -> None:
        here, there = await log_in("li"), await log_in("li")
        assert (await here.post("/v1/auth/logout")).status_code == 204
        gone = await here.get("/v1/me")
        assert (gone.status_code, gone.json()["code"]) == (401, "token_invalid")
        assert (await there.get("/v1/me")).status_code == 200

    async def test_another_device_is_logged_out_from_here(self, log_in: LogIn) -> None:
        here, there = await log_in("li"), await log_in("li")
        devices = (await here.get("/v1/me/devices")).json()["items"]
        assert [one["current"] for one in devices].count(True) == 1
        (other,) = [one["id"] for one in devices if not one["current"]]
        assert (await here.delete(f"/v1/me/devices/{other}")).status_code == 204
        assert (await there.get("/v1/me")).status_code == 401
        again = await here.delete(f"/v1/me/devices/{other}")
        assert (again.status_code, again.json()["code"]) == (404, "device_not_found")

    async def test_a_device_of_somebody_else_is_none_of_mine(self, log_in: LogIn) -> None:
        me, other = await log_in("li"), await log_in("zhang")
        (device,) = (await other.get("/v1/me/devices")).json()["items"]
        assert (await me.delete(f"/v1/me/devices/{device['id']}")).status_code == 404
        assert (await other.get("/v1/me")).status_code == 200

    async def test_twenty_are_kept_and_the_least_recently_used_goes(
        self, client: httpx.AsyncClient, freeze: Freeze
    ) -> None:
        tokens = []
        for number in range(DEVICES_KEPT + 1):
            freeze(NOW + timedelta(minutes=number))
            await authorise(client, "li")
            tokens.append(client.headers["Authorization"])
        devices = (await client.get("/v1/me/devices")).json()["items"]
        assert len(devices) == DEVICES_KEPT
        seen = [one["last_seen_at"] for one in devices]
        assert seen == sorted(seen, reverse=True)
        first, second = tokens[:2]
        assert (await client.get("/v1/me", headers={"Authorization": first})).status_code == 401
        assert (await client.get("/v1/me", headers={"Authorization": second})).status_code == 200


class TestEndOfLogin:
    async def test_a_token_that_is_used_holds_for_thirty_days_and_no_longer(
        self, app: FastAPI, log_in: LogIn, freeze: Freeze
    ) -> None:
        freeze(NOW)
        me = await log_in("li")
        for days in (6, 12, 18, 24, 29):
            freeze(NOW + timedelta(days=days))
            forget_cached(app)
            assert (await me.get("/v1/me")).status_code == 200
        freeze(NOW + timedelta(days=30))
        forget_cached(app)
        assert (await me.get("/v1/me")).json()["code"] == "token_invalid"

    async def test_a_token_that_is_idle_for_seven_days_ends(
        self, app: FastAPI, log_in: LogIn, freeze: Freeze
    ) -> None:
        freeze(NOW)
        idle, used = await log_in("li"), await log_in("li")
        freeze(NOW + timedelta(days=6, hours=23))
        forget_cached(app)
        assert (await used.get("/v1/me")).status_code == 200
        freeze(NOW + timedelta(days=7))
        forget_cached(app)
        assert (await idle.get("/v1/me")).status_code == 401
        devices = (await used.get("/v1/me/devices")).json()["items"]
        assert [one["current"] for one in devices] == [True]

    async def test_logins_that_have_ended_are_forgotten(
        self, app: FastAPI, log_in: LogIn, session: AsyncSession, freeze: Freeze
    ) -> None:
        freeze(NOW)
        await log_in("li")
        freeze(NOW + timedelta(days=6))
        used = await log_in("zhang")
        freeze(NOW + timedelta(days=8))
        context = JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)
        await jobs.forget_expired(context, {})
        assert (await session.exec(select(func.count()).select_from(LoginSession))).one() == 1
        assert (await used.get("/v1/me")).status_code == 200
