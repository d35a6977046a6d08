"""A row of each table about somebody who volunteers, to see whether all of them are reached."""

import uuid
from datetime import timedelta
from typing import Any

from sqlalchemy.dialects.postgresql import Range
from sqlmodel.ext.asyncio.session import AsyncSession

from app.activities.models import Child, Scan
from app.db import new_id
from app.hours import awards
from app.hours.models import Objection, ServiceRecord
from app.hours.paper_models import Certificate
from app.messages import grants
from app.messages.service import Kind, Message, tell
from app.seats.models import Seat, SeatPool
from app.volunteers import service as volunteers
from app.volunteers.models import NoShow, Volunteer
from tests.builders import REGION
from tests.hours.builders import CIPHER, RULES, THEN, Event, make_event, turn_up

CHILD = "示例小宝"
OBJECTION = "这次我没有去"


async def volunteer_once(session: AsyncSession, account_id: uuid.UUID) -> None:
    """Let a volunteer take a seat, turn up, be awarded, miss something, be told, and object.

    Flushes and does not commit.
    """
    volunteer = await volunteers.get_own(session, REGION, account_id)
    event = await make_event(session)
    await _sit(session, volunteer, event)
    record = await awards.award_attendance(
        session, REGION, (await turn_up(session, event, volunteer)).id, RULES, THEN
    )
    assert record is not None
    _leave_traces(session, volunteer, event, record)
    await grants.accept(session, account_id, "demo-activity")
    told = Message(kind=Kind.REMINDER, region_code=REGION, title="明天", text="请准时", key="k")
    await tell(session, account_id, told)
    await session.flush()


def _leave_traces(
    session: AsyncSession, volunteer: Volunteer, event: Event, record: ServiceRecord
) -> None:
    child_id = new_id()
    whose: dict[str, Any] = {"region_code": REGION, "volunteer_id": volunteer.id}
    session.add_all(
        [
            NoShow(**whose, shift_id=new_id(), missed_at=THEN),
            Scan(
                **whose,
                nonce=uuid.uuid4(),
                shift_id=event.shift.id,
                act="in",
                scanned_at=THEN,
                received_at=THEN,
                distance="near",
                device=b"\xff" * 8,
            ),
            _certificate(whose, event, record),
            Child(
                id=child_id,
                region_code=REGION,
                account_id=volunteer.account_id,
                name_encrypted=CIPHER.encrypt(CHILD, f"child:name:{child_id}"),
                birth_year=2018,
                fetched_by_encrypted="",
            ),
            Objection(
                region_code=REGION,
                award_id=record.id,
                account_id=volunteer.account_id,
                text=OBJECTION,
            ),
        ]
    )


def _certificate(whose: dict[str, Any], event: Event, record: ServiceRecord) -> Certificate:
    return Certificate(
        **whose,
        number=f"{REGION}-C-{uuid.uuid4().hex[:6]}",
        organisation_id=event.organisation.id,
        minutes=record.minutes,
        hand_minutes=0,
        from_on=THEN.date(),
        until_on=THEN.date(),
    )


async def _sit(session: AsyncSession, volunteer: Volunteer, event: Event) -> None:
    pool = SeatPool(
        region_code=REGION,
        group_id=event.shift.id,
        capacity=1,
        taken=1,
        offer_minutes=120,
        rush_at=event.shift.starts_at - timedelta(hours=6),
        starts_at=event.shift.starts_at,
        ends_at=event.shift.ends_at,
    )
    session.add(pool)
    await session.flush()
    seat = Seat(
        region_code=REGION,
        pool_id=pool.id,
        group_id=pool.group_id,
        party_id=volunteer.id,
        state="confirmed",
        queue_no=1,
        during=Range(event.shift.starts_at, event.shift.ends_at),
        state_at=event.shift.starts_at,
    )
    session.add(seat)
    await session.flush()
