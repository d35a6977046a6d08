"""The hash chain over a region's ledger, so that a later change of it shows.

What is hashed of a record is a JSON array without spaces, UTF-8, in this order: the name of the
layout, region_code, seq, id, kind, award_id, volunteer_id, organisation_id, activity_id, shift_id,
attendance_id, minutes, served_from, served_to, grade, is_by_hand, author_id, approver_id, the
SHA-256 of the reason, created_at. Ids are lower-case texts or null, instants whole microseconds
since 1970 (UTC), digests lower-case hexadecimal. ``hash`` is the SHA-256 of the ``hash`` before
(of the first record: 32 zero bytes) followed by that text. It names nobody: people are ids in it.

Whoever may do everything to the database could compute the whole chain afresh: so the head is
noted daily in the log of acts, which has a chain of its own, and in the service's own log.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import orjson
from sqlalchemy import func, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.audit.models import AuditEntry
from app.audit.service import record_act
from app.hours.models import Award, LedgerHead, ServiceRecord
from app.logs import get_log

LAYOUT = "nuanxin-hours-1"
START = bytes(32)
NOTED = "note_ledger"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AT_ONCE = 1000


def encode(record: ServiceRecord) -> bytes:
    """Return the bytes that are hashed of a record."""
    told = [
        LAYOUT,
        record.region_code,
        record.seq,
        str(record.id),
        str(record.kind),
        None if record.award_id is None else str(record.award_id),
        str(record.volunteer_id),
        str(record.organisation_id),
        str(record.activity_id),
        str(record.shift_id),
        str(record.attendance_id),
        record.minutes,
        _microseconds(record.served_from),
        _microseconds(record.served_to),
        record.grade,
        record.is_by_hand,
        None if record.author_id is None else str(record.author_id),
        None if record.approver_id is None else str(record.approver_id),
        hashlib.sha256(record.reason.encode()).hexdigest(),
        _microseconds(record.created_at),
    ]
    return orjson.dumps(told)


def _microseconds(instant: datetime) -> int:
    return (instant - _EPOCH) // timedelta(microseconds=1)


def link(before: bytes, record: ServiceRecord) -> bytes:
    """Return the hash of a record that follows another."""
    return hashlib.sha256(before + encode(record)).digest()


async def append(session: AsyncSession, record: ServiceRecord) -> ServiceRecord:
    """Write a record at the end of its region's chain.

    The last thing that a transaction does: the head stays locked to its end, and everybody who
    awards in the region waits for it.
    """
    new = insert(LedgerHead).values(region_code=record.region_code, seq=1, hash=START)
    head = await session.exec(
        new.on_conflict_do_update(
            index_elements=["region_code"], set_={"seq": LedgerHead.seq + 1}
        ).returning(col(LedgerHead.seq), col(LedgerHead.hash))
    )
    record.seq, record.prev_hash = head.one()
    record.hash = link(record.prev_hash, record)
    session.add(record)
    await session.flush()
    here = col(LedgerHead.region_code) == record.region_code
    await session.exec(update(LedgerHead).where(here).values(hash=record.hash))
    return record


# --- looking whether it fits -----------------------------------------------------------


@dataclass(frozen=True)
class Verdict:
    """What a check of a region's ledger found; ``broken_at`` is the first entry that is wrong."""

    region_code: str
    records: int
    broken_at: int | None = None
    reason: str = ""


async def list_regions(session: AsyncSession) -> list[str]:
    """Return the regions that have a ledger, also where only its head or its records are left."""
    heads = set(await session.exec(select(LedgerHead.region_code)))
    kept = set(await session.exec(select(ServiceRecord.region_code).distinct()))
    return sorted(heads | kept)


async def list_heads(session: AsyncSession) -> list[str]:
    """Return the regions in which hours were given."""
    return list(await session.exec(select(LedgerHead.region_code).order_by(LedgerHead.region_code)))


async def count_records(session: AsyncSession, region_code: str) -> int:
    """Return how long a region's ledger is."""
    query = select(func.count()).where(col(ServiceRecord.region_code) == region_code)
    return (await session.exec(query)).one()


async def verify(
    session: AsyncSession, region_code: str, advance: Callable[[int], None] = lambda _: None
) -> Verdict:
    """Compute a region's chain again; ``advance`` hears of how many records were looked at.

    ``session`` must see one state of the database: a transaction of level REPEATABLE READ.
    """
    noted = await _list_noted(session, region_code)
    before, seq = START, 0
    while True:
        records = await _records_after(session, region_code, seq)
        for record in records:
            wrong = _fault_of(record, seq + 1, before, noted)
            if wrong:
                return Verdict(region_code, seq, seq + 1, wrong)
            seq, before = record.seq, record.hash
        advance(len(records))
        if len(records) < _AT_ONCE:
            break
    wrong = await _fault_of_end(session, region_code, seq, before, noted)
    if wrong:
        return Verdict(region_code, seq, seq + 1, wrong)
    return await _check_awards(session, region_code, seq)


def _fault_of(record: ServiceRecord, seq: int, before: bytes, noted: dict[int, str]) -> str:
    """Return what is wrong with the record that stands at a place of the chain."""
    if record.seq != seq:
        return "missing"
    if record.prev_hash != before:
        return "does not follow the one before"
    if record.hash != link(before, record):
        return "was changed"
    if noted.get(seq, record.hash.hex()) != record.hash.hex():
        return "is not the one that the log of acts noted"
    return ""


async def _fault_of_end(
    session: AsyncSession, region_code: str, seq: int, before: bytes, noted: dict[int, str]
) -> str:
    """Return what is wrong with the end of a chain whose records fit."""
    head = await session.get(LedgerHead, region_code)
    if (head.seq, head.hash) != (seq, before) if head else bool(seq):
        return "missing at the end" if head and head.seq > seq else "not where the ledger ends"
    return "missing: the log of acts noted more" if max(noted, default=0) > seq else ""


async def _check_awards(session: AsyncSession, region_code: str, records: int) -> Verdict:
    """Hold what is shown of awards against the sums of the ledger."""
    award_id = func.coalesce(ServiceRecord.award_id, ServiceRecord.id)
    sums = (
        select(award_id.label("award_id"), func.sum(ServiceRecord.minutes).label("minutes"))
        .where(col(ServiceRecord.region_code) == region_code)
        .group_by(award_id)
        .subquery()
    )
    wrong = (
        select(ServiceRecord.seq)
        .join(sums, sums.c.award_id == col(ServiceRecord.id))
        .outerjoin(
            Award,
            (col(Award.region_code) == region_code) & (col(Award.record_id) == sums.c.award_id),
        )
        .where(
            col(ServiceRecord.region_code) == region_code,
            col(Award.minutes).is_distinct_from(sums.c.minutes),
        )
        .order_by(col(ServiceRecord.seq))
        .limit(1)
    )
    broken = (await session.exec(wrong)).first()
    reason = "its award shows other minutes" if broken else ""
    return Verdict(region_code, records, broken, reason)


async def _records_after(
    session: AsyncSession, region_code: str, seq: int
) -> Sequence[ServiceRecord]:
    session.expunge_all()  # a ledger is longer than memory
    query = (
        select(ServiceRecord)
        .where(col(ServiceRecord.region_code) == region_code, col(ServiceRecord.seq) > seq)
        .order_by(col(ServiceRecord.seq))
        .limit(_AT_ONCE)
    )
    return (await session.exec(query)).all()


# --- noting the head where it cannot be forged with the rest -----------------------------


async def note_head(session: AsyncSession, region_code: str) -> None:
    """Write where a region's ledger ends into the log of acts, unless that stands there."""
    head = await session.get(LedgerHead, region_code)
    if head is None:
        return
    target = f"{head.seq}:{head.hash.hex()}"
    noted = await _list_noted(session, region_code)
    if head.seq not in noted:
        record_act(session, NOTED, account_id=None, region_code=region_code, target=target)
        get_log().info("ledger_noted", region=region_code, seq=head.seq, hash=head.hash.hex())


async def _list_noted(session: AsyncSession, region_code: str) -> dict[int, str]:
    query = select(AuditEntry.target).where(
        col(AuditEntry.region_code) == region_code, col(AuditEntry.act) == NOTED
    )
    return dict(_read_notes(await session.exec(query)))


def _read_notes(targets: Iterable[str]) -> Iterable[tuple[int, str]]:
    for target in targets:
        seq, _, digest = target.partition(":")
        yield int(seq), digest
