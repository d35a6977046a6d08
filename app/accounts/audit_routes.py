"""The log of acts, for auditors and the region's admin."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from app.accounts.auth import STAFF_REFUSALS, staff_of
from app.accounts.grants import Staff
from app.accounts.models import Role
from app.audit import service
from app.audit.models import AuditEntryPublic
from app.db import SessionDep
from app.errors import problems
from app.paging import CursorInvalidError, Page, read_cursor

router = APIRouter(
    prefix="/v1/regions/{region_code}/audit", tags=["staff"], responses=problems(*STAFF_REFUSALS)
)
Reader = Annotated[Staff, Depends(staff_of(Role.AUDITOR, Role.REGION_ADMIN))]


@router.get("", operation_id="list_audit_entries", responses=problems(CursorInvalidError))
async def list_audit_entries(
    staff: Reader,
    session: SessionDep,
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Page[AuditEntryPublic]:
    """Return what was done in the region, the newest first."""
    after = read_cursor(cursor, uuid.UUID)
    return await service.list_entries(
        session, staff.region_code, after[0] if after else None, limit
    )
