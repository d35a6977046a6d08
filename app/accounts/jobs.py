"""What comes round for accounts: erasing those that were closed, forgetting what has expired."""

from sqlalchemy import delete, or_
from sqlmodel import col

from app import clock, jobs
from app.accounts.models import LoginSession
from app.accounts.own_data import erase_next
from app.accounts.tokens import IDLE
from app.idempotency import KEPT, IdempotencyKey
from app.jobs import JobContext, Payload
from app.limits import RateLimit


@jobs.every("erase_closed_accounts", minutes=60)
async def erase_closed_accounts(context: JobContext, _: Payload) -> None:
    """Erase the accounts whose seven days are over."""
    more = True
    while more:  # each in a transaction of its own: a person's rows are many, and locked
        async with context.sessionmaker.begin() as session:
            more = await erase_next(session)


@jobs.every("forget_expired", minutes=60)
async def forget_expired(context: JobContext, _: Payload) -> None:
    """Delete logins that hold no longer, answers kept for repeats, and counters of old windows."""
    now = clock.now()
    logins = or_(col(LoginSession.expires_at) <= now, col(LoginSession.last_seen_at) <= now - IDLE)
    async with context.sessionmaker.begin() as session:
        await session.exec(delete(LoginSession).where(logins))
        old_answers = col(IdempotencyKey.kept_at) < now - KEPT
        await session.exec(delete(IdempotencyKey).where(old_answers))
        await session.exec(delete(RateLimit).where(col(RateLimit.ends_at) < now))
