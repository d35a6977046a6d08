"""A chain of digests over the log of acts, so that a later change of it shows.

Each seal covers the acts since the one before, and its digest goes over that one's too. Whoever
may write to the database could forge log and seals alike: so each digest also goes to the
service's own log, which is kept elsewhere.
"""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.audit.models import NATIONWIDE, AuditEntry, AuditSeal
from app.logs import get_log
from app.regions.models import Region

# Ids are made before the commit: an act is sealed when no transaction can bring an older one.
SETTLED_AFTER = timedelta(minutes=10)
ENTRIES_A_SEAL = 1000
START = bytes(32)


@dataclass(frozen=True)
class Verdict:
    """What a check of a region's chain found; ``broken_at`` is the first seal that is wrong."""

    region_code: str
    seals: int
    entries: int
    broken_at: int | None


async def list_regions(session: AsyncSession) -> list[str]:
    """Return where anything may have been done: each has its chain."""
    # Not asked of the log itself, which grows without end.
    return [NATIONWIDE, *await session.exec(select(Region.code).order_by(Region.code))]


async def list_sealed_regions(session: AsyncSession) -> list[str]:
    """Return the regions that have a chain."""
    found = select(AuditSeal.region_code).distinct().order_by(AuditSeal.region_code)
    return list(await session.exec(found))


async def seal_next(session: AsyncSession, region_code: str, now: datetime) -> bool:
    """Add one seal to a region's chain; say whether more remains to be sealed."""
    last = await _last_seal(session, region_code)
    entries = await _entries_after(
        session, region_code, last.through_id if last else None, first_id_at(now - SETTLED_AFTER)
    )
    if not entries:
        return False
    seal = AuditSeal(
        region_code=region_code,
        seq=last.seq + 1 if last else 1,
        through_id=entries[-1].id,
        entries=len(entries),
        digest=_digest(last.digest if last else START, entries),
        sealed_at=clock.now(),
    )
    session.add(seal)
    await session.flush()  # two at once: the second one's number is taken, and its job runs again
    get_log().info("audit_sealed", region=region_code, seq=seal.seq, digest=seal.digest.hex())
    return len(entries) == ENTRIES_A_SEAL


async def verify(session: AsyncSession, region_code: str) -> Verdict:
    """Compute a region's chain again from the log itself."""
    query = select(AuditSeal).where(AuditSeal.region_code == region_code)
    seals = list(await session.exec(query.order_by(col(AuditSeal.seq))))
    before, digest, covered, first = None, START, 0, 1
    if seals and seals[0].removed_at:  # what it covered is gone; its digest stands for that
        gone = seals.pop(0)
        before, digest, first = gone.through_id, gone.digest, gone.seq + 1
        if await _entries_through(session, region_code, None, before):
            return Verdict(region_code, len(seals), 0, gone.seq)
    for number, seal in enumerate(seals, start=first):
        entries = await _entries_through(session, region_code, before, seal.through_id)
        digest = _digest(digest, entries)
        is_whole = seal.removed_at is None and seal.entries == len(entries)
        if not is_whole or (seal.seq, seal.digest) != (number, digest):
            return Verdict(region_code, len(seals), covered, number)
        before, covered = seal.through_id, covered + len(entries)
    return Verdict(region_code, len(seals), covered, None)


async def _last_seal(session: AsyncSession, region_code: str) -> AuditSeal | None:
    query = select(AuditSeal).where(AuditSeal.region_code == region_code)
    return (await session.exec(query.order_by(col(AuditSeal.seq).desc()).limit(1))).first()


async def _entries_after(
    session: AsyncSession, region_code: str, after: uuid.UUID | None, before: uuid.UUID
) -> Sequence[AuditEntry]:
    query = select(AuditEntry).where(
        col(AuditEntry.region_code) == region_code, col(AuditEntry.id) < before
    )
    if after:
        query = query.where(col(AuditEntry.id) > after)
    query = query.order_by(col(AuditEntry.id)).limit(ENTRIES_A_SEAL)
    return (await session.exec(query)).all()


async def _entries_through(
    session: AsyncSession, region_code: str, after: uuid.UUID | None, last: uuid.UUID
) -> Sequence[AuditEntry]:
    query = select(AuditEntry).where(
        col(AuditEntry.region_code) == region_code, col(AuditEntry.id) <= last
    )
    if after:
        query = query.where(col(AuditEntry.id) > after)
    return (await session.exec(query.order_by(col(AuditEntry.id)))).all()


def first_id_at(instant: datetime) -> uuid.UUID:
    """Return the smallest UUIDv7 of an instant: its first 48 bits are milliseconds since 1970."""
    return uuid.UUID(int=int(instant.timestamp() * 1000) << 80)


def _digest(before: bytes, entries: Sequence[AuditEntry]) -> bytes:
    chain = hashlib.sha256(before)
    for entry in entries:
        said = [
            entry.region_code,
            entry.id,
            entry.created_at.timestamp(),
            entry.account_id,
            entry.act,
            entry.target,
            entry.reason,
            entry.request_id,
        ]
        chain.update(orjson.dumps(said, default=str) + b"\n")  # asyncpg has UUIDs of its own
    return chain.digest()
