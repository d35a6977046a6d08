"""Shifts at which people turn up, and the codes that are shown there."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import httpx
from fastapi import FastAPI
from sqlalchemy.dialects.postgresql import Range
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts.models import Role
from app.accounts.service import remember_region
from app.activities import codes
from app.activities.models import Attendance, Shift, ShiftRole
from app.seats.models import Seat
from app.volunteers.models import Volunteer
from tests.activities.builders import make_activity, make_organisation, make_shift
from tests.activities.volunteers import make_volunteer
from tests.builders import HERE, MONDAY_MORNING, REGION, make_grant
from tests.canaries import once
from tests.conftest import LogIn

STARTS = MONDAY_MORNING
ENDS = STARTS + timedelta(hours=3)
MINUTE = timedelta(minutes=1)
AT_THE_PLACE: dict[str, Any] = {"latitude": HERE[0], "longitude": HERE[1]}


@dataclass
class Stand:
    """A shift, its organiser, and whoever comes."""

    app: FastAPI
    session: AsyncSession
    log_in: LogIn
    shift: Shift
    organisation_id: uuid.UUID
    organiser: httpx.AsyncClient

    @property
    def url(self) -> str:
        return f"/v1/regions/{self.shift.region_code}/shifts/{self.shift.id}"

    def code(self, at: datetime | None = None, *, steps: int = 0, **other: Any) -> str:
        """Return what the organiser's screen shows at an instant."""
        region_code = other.get("region_code", self.shift.region_code)
        shift_id = other.get("shift_id", self.shift.id)
        key = codes.key_of(self.app.state.cipher, region_code, self.shift.activity_id)
        step = codes.step_at(at or clock.now()) + steps
        return codes.write_code(key, region_code, shift_id, step)

    async def someone(self, *, has_place: bool = True, **given: Any) -> "Someone":
        """Somebody who is logged in and a volunteer, with a place in the shift."""
        client = await self.log_in(f"v{uuid.uuid4().hex[:8]}")
        account_id = await account_of(client)
        volunteer = await make_volunteer(self.session, account_id, **given)
        await remember_region(self.session, account_id, volunteer.region_code)
        if has_place:
            await make_place(self.session, self.shift, volunteer)
        await self.session.commit()
        return Someone(self, client, volunteer.id, volunteer.number)

    async def staff(self, role: Role, scope_id: uuid.UUID | None = None) -> httpx.AsyncClient:
        """Somebody who holds a role; an organiser's is over this organisation."""
        client = await self.log_in(f"s{uuid.uuid4().hex[:8]}")
        if role == Role.ORGANISER:
            scope_id = scope_id or self.organisation_id
        await make_grant(self.session, await account_of(client), role, scope_id)
        await self.session.commit()
        return client

    async def enter(self, number: str, by: httpx.AsyncClient | None = None, **said: Any) -> Any:
        """Scan a card, or enter somebody by hand."""
        body = {"volunteer_number": number} | said
        sender = by or self.organiser
        return await sender.post(f"{self.url}/attendance", json=body, headers=once())

    async def settle(self) -> Any:
        answer = await self.organiser.post(f"{self.url}/settle")
        assert answer.status_code == 200, answer.text
        return answer.json()


@dataclass
class Someone:
    """A volunteer with a phone."""

    stand: Stand
    client: httpx.AsyncClient
    volunteer_id: uuid.UUID
    number: str

    async def scan(self, code: str | None = None, **said: Any) -> httpx.Response:
        """Scan a code, by default the one that is shown."""
        region = said.pop("region_code", REGION)
        body = {
            "code": self.stand.code() if code is None else code,
            "nonce": str(uuid.uuid4()),
        } | said
        return await self.client.post(f"/v1/regions/{region}/attendance/scan", json=body)

    async def attendance(self) -> Attendance:
        session = self.stand.session
        session.expire_all()
        found = await session.exec(
            select(Attendance).where(Attendance.volunteer_id == self.volunteer_id)
        )
        return found.one()


async def account_of(client: httpx.AsyncClient) -> uuid.UUID:
    return uuid.UUID((await client.get("/v1/me")).json()["id"])


async def make_place(session: AsyncSession, shift: Shift, volunteer: Volunteer) -> Seat:
    """A confirmed place, as a sign-up leaves it."""
    role = (await session.exec(select(ShiftRole).where(ShiftRole.shift_id == shift.id))).one()
    seat = Seat(
        region_code=shift.region_code,
        pool_id=role.id,
        group_id=shift.id,
        party_id=volunteer.id,
        state="confirmed",
        queue_no=1,
        during=Range(shift.starts_at, shift.ends_at),
        state_at=STARTS,
        told_at=STARTS,
    )
    session.add(seat)
    await session.flush()
    return seat


async def make_stand(app: FastAPI, session: AsyncSession, log_in: LogIn, **given: Any) -> Stand:
    """A shift from STARTS to ENDS at the county seat, and its organiser, who is logged in."""
    organisation = await make_organisation(session, **given)
    activity = await make_activity(session, organisation)
    shift = await make_shift(session, activity, starts_at=STARTS, ends_at=ENDS, capacity=200)
    await session.commit()
    organiser = await log_in(f"o{uuid.uuid4().hex[:8]}")
    await make_grant(session, await account_of(organiser), Role.ORGANISER, organisation.id)
    await session.commit()
    # Not of the session's own: what a test rolls back or expires stays readable here.
    session.expunge(shift)
    return Stand(app, session, log_in, shift, organisation.id, organiser)


def north_of(metres: float) -> dict[str, Any]:
    """Return a place so far north of the activity."""
    return {"latitude": HERE[0] + metres / 111_195, "longitude": HERE[1]}
