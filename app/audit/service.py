"""Writing the log of acts, in the transaction of the act itself, and reading it."""

import uuid

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.audit.models import NATIONWIDE, AuditEntry, AuditEntryPublic
from app.logs import request_id
from app.paging import Page, cut_page


def record_act(
    session: AsyncSession,
    act: str,
    *,
    account_id: uuid.UUID | None,
    region_code: str = NATIONWIDE,
    target: object = "",
    reason: str = "",
) -> None:
    """Add an entry; it is written when the caller's transaction commits, or not at all."""
    session.add(
        AuditEntry(
            region_code=region_code,
            account_id=account_id,
            act=act,
            target=str(target),
            reason=reason,
            request_id=request_id.get(),
        )
    )


async def list_entries(
    session: AsyncSession, region_code: str, before: uuid.UUID | None, limit: int
) -> Page[AuditEntryPublic]:
    """Return the acts of a region, the newest first."""
    query = (
        select(AuditEntry)
        .where(col(AuditEntry.region_code) == region_code)
        .order_by(col(AuditEntry.id).desc())
        .limit(limit + 1)
    )
    if before:
        query = query.where(col(AuditEntry.id) < before)
    found = [
        AuditEntryPublic.model_validate(entry, from_attributes=True)
        for entry in await session.exec(query)
    ]
    return cut_page(found, limit, lambda entry: (entry.id,))
