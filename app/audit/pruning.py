"""Removes the oldest acts, whole sealed stretches at a time, so that the rest of the chain fits.

The role that serves may not: this is for the owner of the database.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.audit.models import AuditEntry, AuditSeal
from app.audit.seals import first_id_at, verify
from app.audit.service import record_act
from app.refusals import StartRefusedError

DAYS_AT_LEAST = 180  # six months: Cybersecurity Law, article on keeping logs of a network


class ChainBrokenError(StartRefusedError):
    """Somebody changed the log: what shows it is not removed."""


@dataclass(frozen=True)
class Pruned:
    """What was removed of a region's log, or would be."""

    region_code: str
    seals: int
    entries: int


async def count_old(session: AsyncSession, region_code: str, before: datetime) -> Pruned:
    """Return how many sealed stretches, and acts in them, are older than an instant."""
    query = select(func.count(), func.coalesce(func.sum(AuditSeal.entries), 0)).where(
        col(AuditSeal.region_code) == region_code,
        col(AuditSeal.through_id) < first_id_at(before),
        col(AuditSeal.removed_at).is_(None),
    )
    seals, entries = (await session.exec(query)).one()
    return Pruned(region_code, seals, entries)


async def check_chain(session: AsyncSession, region_code: str) -> None:
    """Refuse to remove anything of a log that somebody changed.

    Raises:
        ChainBrokenError: its chain does not fit.
    """
    broken_at = (await verify(session, region_code)).broken_at
    if broken_at is not None:
        raise ChainBrokenError(
            f"The log of {region_code} does not fit its seal {broken_at}: nothing of it is "
            "removed. Look into it with: nuanxin verify-audit"
        )


async def remove_oldest(
    session: AsyncSession, region_code: str, before: datetime, now: datetime
) -> bool:
    """Remove the oldest stretch if all of it is older; say whether there was one.

    Its seal stays, and says that what was before is gone; that it was removed is an act itself.
    """
    query = (
        select(AuditSeal)
        .where(
            col(AuditSeal.region_code) == region_code,
            col(AuditSeal.through_id) < first_id_at(before),
            col(AuditSeal.removed_at).is_(None),
        )
        .order_by(col(AuditSeal.seq))
        .limit(1)
    )
    seal = (await session.exec(query)).first()
    if seal is None:
        return False
    here = col(AuditEntry.region_code) == region_code
    await session.exec(delete(AuditEntry).where(here, col(AuditEntry.id) <= seal.through_id))
    here = col(AuditSeal.region_code) == region_code
    await session.exec(delete(AuditSeal).where(here, col(AuditSeal.seq) < seal.seq))
    await session.exec(
        update(AuditSeal).where(here, col(AuditSeal.seq) == seal.seq).values(removed_at=now)
    )
    record_act(
        session,
        "prune_log",
        account_id=None,
        region_code=region_code,
        target=f"{seal.seq}:{seal.digest.hex()}",
        reason=f"{seal.entries} acts before {before:%Y-%m-%d}",
    )
    return True
