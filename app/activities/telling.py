"""Telling everybody who has a place in a shift, or waits for one, what changes.

A shift may have thousands of them: the caller's transaction keeps whom to tell and what, and jobs
tell them, some hundreds at a time.
"""

import uuid
from collections.abc import Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import jobs
from app.activities.models import Activity, Child, Shift
from app.activities.seat_jobs import page_of
from app.db import new_id
from app.jobs import JobContext, Payload
from app.messages import service as messages
from app.messages.service import Kind, Message
from app.seats import service as seats
from app.volunteers.models import Volunteer

TELL = "tell_holders"
AT_ONCE = 200


async def tell_holders(
    session: AsyncSession,
    region_code: str,
    shift_id: uuid.UUID,
    kind: Kind,
    text: str,
    *,
    parties: Sequence[uuid.UUID] | None = None,
) -> None:
    """Have the holders of claims on a shift told a text, or those ``parties`` that held one."""
    if parties is None:
        holders = await seats.list_seats(session, region_code, shift_id)
        parties = [seat.party_id for seat in holders]
    key = str(new_id())  # of this change: done twice, a job tells nobody twice
    for start in range(0, len(parties), AT_ONCE):
        told = {
            "region_code": region_code,
            "shift_id": str(shift_id),
            "kind": kind,
            "text": text,
            "key": key,
            "parties": [str(party) for party in parties[start : start + AT_ONCE]],
        }
        await jobs.enqueue(session, TELL, told)


@jobs.handler(TELL)
async def tell_parties(context: JobContext, payload: Payload) -> None:
    """Put the text into the inbox of each; whose record is gone is told nothing."""
    region_code = payload["region_code"]
    async with context.sessionmaker.begin() as session:
        shift = await session.get_one(Shift, (region_code, uuid.UUID(payload["shift_id"])))
        activity = await session.get_one(Activity, (region_code, shift.activity_id))
        message = Message(
            kind=Kind(payload["kind"]),
            region_code=region_code,
            title=activity.title,
            text=payload["text"],
            page=page_of(activity),
            key=f"shift:{payload['key']}",
            happens_at=shift.starts_at,
        )
        parties = [uuid.UUID(party) for party in payload["parties"]]
        for account_id in await list_accounts(session, region_code, parties):
            await messages.tell(session, account_id, message)


async def list_accounts(
    session: AsyncSession, region_code: str, parties: Sequence[uuid.UUID]
) -> list[uuid.UUID]:
    """Return the accounts of volunteers and of children's parents, each once, in their order."""
    found: set[uuid.UUID] = set()
    for party in (Volunteer, Child):
        query = select(party.account_id).where(
            col(party.region_code) == region_code, col(party.id).in_(parties)
        )
        found.update(await session.exec(query))
    return sorted(found)
