"""Giving and withdrawing roles in a region."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from app.accounts import grants
from app.accounts.auth import STAFF_REFUSALS, staff_of
from app.accounts.grants import Staff
from app.accounts.models import GrantCreate, GrantPublic, GrantWithdrawal, Role
from app.db import SessionDep
from app.errors import problems
from app.idempotency import REFUSALS, OnceDep
from app.paging import CursorInvalidError, Page, read_cursor

router = APIRouter(
    prefix="/v1/regions/{region_code}/grants",
    tags=["staff"],
    responses=problems(*STAFF_REFUSALS),
)
Admin = Annotated[Staff, Depends(staff_of(Role.REGION_ADMIN))]
Reader = Annotated[Staff, Depends(staff_of(Role.REGION_ADMIN, Role.AUDITOR))]


@router.get("", operation_id="list_grants", responses=problems(CursorInvalidError))
async def list_grants(
    staff: Reader,
    session: SessionDep,
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> Page[GrantPublic]:
    """Return the roles that are held in the region."""
    after = read_cursor(cursor, uuid.UUID)
    return await grants.list_grants(session, staff.region_code, after[0] if after else None, limit)


@router.post(
    "",
    operation_id="give_role",
    status_code=201,
    responses=problems(
        grants.AccountUnknownError,
        grants.ScopeNeededError,
        grants.ScopeUnknownError,
        grants.GrantChangedError,
        *REFUSALS,
    ),
)
async def give_role(
    staff: Admin, session: SessionDep, once: OnceDep, new: GrantCreate
) -> GrantPublic:
    """Give a person a role in the region."""
    await once.begin(session, staff.account_id)
    grant = await grants.give_role(session, staff.region_code, new, by=staff.account_id)
    return once.keep(grant)


@router.post(
    "/{grant_id}/withdraw",
    operation_id="withdraw_role",
    status_code=204,
    responses=problems(
        grants.GrantNotFoundError,
        grants.AccountUnknownError,
        grants.SuccessorNeededError,
        grants.LastAdminError,
        grants.ScopeUnknownError,
        grants.GrantChangedError,
    ),
)
async def withdraw_role(
    staff: Admin, session: SessionDep, grant_id: uuid.UUID, change: GrantWithdrawal
) -> None:
    """End a role; what its holder looked after passes to the successor."""
    await grants.withdraw_role(
        session,
        staff.region_code,
        grant_id,
        successor_id=change.successor_id,
        by=staff.account_id,
    )
