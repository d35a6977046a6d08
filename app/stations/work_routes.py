"""Tasks and faults of the stations that staff look after."""

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from app import clock
from app.accounts.auth import STAFF_REFUSALS, staff_of
from app.accounts.checks import ContentRefusedError, check_published
from app.accounts.grants import Staff
from app.accounts.models import PhoneShown
from app.accounts.service import PhoneNotBoundError
from app.db import SessionDep
from app.errors import problems
from app.paging import CursorInvalidError, Page
from app.stations import faults, tasks
from app.stations.models import StationFault
from app.stations.shapes import FaultForStaff, FaultNote, TaskAnswered, TaskPublic

NO_NOTE = FaultNote()

router = APIRouter(
    prefix="/v1/regions/{region_code}", tags=["staff"], responses=problems(*STAFF_REFUSALS)
)
Keeper = Annotated[Staff, Depends(staff_of(*tasks.KEEPERS))]
Cursor = Annotated[str | None, Query(max_length=2000)]
Limit = Annotated[int, Query(ge=1, le=100)]


@router.get("/tasks", operation_id="list_tasks", responses=problems(CursorInvalidError))
async def list_tasks(
    staff: Keeper,
    session: SessionDep,
    state: Literal["open", "answered"] = "open",
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[TaskPublic]:
    """Return what people's word asks of the caller's stations, by deadline."""
    return await tasks.list_tasks(
        session, staff, is_open=state == "open", cursor=cursor, limit=limit, now=clock.now()
    )


@router.post(
    "/tasks/{task_id}/answer",
    operation_id="answer_task",
    responses=problems(
        tasks.TaskNotFoundError,
        tasks.TaskAnsweredError,
        tasks.AnswerUnfitError,
        ContentRefusedError,
    ),
)
async def answer_task(
    request: Request,
    staff: Keeper,
    session: SessionDep,
    task_id: uuid.UUID,
    answered: TaskAnswered,
) -> TaskPublic:
    """Answer a task; it turns what everybody sees back."""
    await check_published(request, session, staff.account_id, [answered.note])
    return await tasks.answer_task(session, staff, task_id, answered, clock.now())


async def _shown(request: Request, session: SessionDep, fault: StationFault) -> FaultForStaff:
    signer = request.app.state.url_signer
    now = clock.now()
    (shown,) = await faults.describe_faults(session, [fault], signer, now, shape=FaultForStaff)
    return shown


@router.get("/faults", operation_id="list_faults", responses=problems(CursorInvalidError))
async def list_faults(
    *,
    request: Request,
    staff: Keeper,
    session: SessionDep,
    state: Literal["new", "in_hand", "mended"] | None = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[FaultForStaff]:
    """Return the faults of the caller's stations, the newest first."""
    page = await faults.list_faults(session, staff, state=state, cursor=cursor, limit=limit)
    signer = request.app.state.url_signer
    now = clock.now()
    shown = await faults.describe_faults(session, page.items, signer, now, shape=FaultForStaff)
    return Page(items=shown, next_cursor=page.next_cursor)


@router.post(
    "/faults/{fault_id}/take",
    operation_id="take_fault",
    responses=problems(faults.FaultNotFoundError, faults.FaultNotNewError, ContentRefusedError),
)
async def take_fault(
    request: Request,
    staff: Keeper,
    session: SessionDep,
    fault_id: uuid.UUID,
    said: FaultNote = NO_NOTE,
) -> FaultForStaff:
    """Take a new fault in hand."""
    await check_published(request, session, staff.account_id, [said.note])
    fault = await faults.take_fault(session, staff, fault_id, said.note)
    return await _shown(request, session, fault)


@router.post(
    "/faults/{fault_id}/mend",
    operation_id="mend_fault",
    responses=problems(faults.FaultNotFoundError, faults.FaultNotInHandError, ContentRefusedError),
)
async def mend_fault(
    request: Request,
    staff: Keeper,
    session: SessionDep,
    fault_id: uuid.UUID,
    said: FaultNote = NO_NOTE,
) -> FaultForStaff:
    """Say that a fault in hand is mended."""
    await check_published(request, session, staff.account_id, [said.note])
    fault = await faults.mend_fault(session, staff, fault_id, said.note, clock.now())
    return await _shown(request, session, fault)


@router.get(
    "/faults/{fault_id}/phone",
    operation_id="look_at_fault_phone",
    responses=problems(faults.FaultNotFoundError, PhoneNotBoundError),
)
async def look_at_fault_phone(
    request: Request, response: Response, staff: Keeper, session: SessionDep, fault_id: uuid.UUID
) -> PhoneShown:
    """Return the number of whoever told a fault, to call them back; each look is logged."""
    response.headers["Cache-Control"] = "no-store"
    cipher = request.app.state.cipher
    return PhoneShown(phone=await faults.look_at_phone(session, staff, fault_id, cipher))
