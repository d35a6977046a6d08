"""What comes round for messages: forgetting what is old."""

from datetime import timedelta

from sqlalchemy import delete
from sqlmodel import col

from app import clock, jobs
from app.jobs import JobContext, Payload
from app.messages import grants, sending
from app.messages.models import InboxMessage, MessageGrantEntry

KEPT = timedelta(days=180)  # as the data map says: half a year to look something up

# Imported for the job and the events that they register.
_REGISTERED = (grants, sending)


@jobs.daily("forget_old_messages", at="03:30")
async def forget_old_messages(context: JobContext, _: Payload) -> None:
    """Delete messages and changes of grants of half a year ago; balances stay."""
    before = clock.now() - KEPT
    async with context.sessionmaker.begin() as session:
        await session.exec(delete(InboxMessage).where(col(InboxMessage.created_at) < before))
        old = col(MessageGrantEntry.created_at) < before
        await session.exec(delete(MessageGrantEntry).where(old))
