"""What organisers do with activities and shifts."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from app import clock
from app.accounts.auth import STAFF_REFUSALS, staff_of
from app.accounts.checks import ContentRefusedError, check_published
from app.accounts.grants import Staff
from app.activities import (
    cards,
    editing,
    listing,
    publishing,
    reading,
    recurrence,
    rescheduling,
    shifts,
    wording,
)
from app.activities.models import Activity, ActivityState, Shift
from app.activities.shapes import (
    ActivityCopy,
    ActivityCreate,
    ActivityDetail,
    ActivityListed,
    ActivityUpdate,
    CancelReason,
    ShiftNew,
    ShiftPublic,
)
from app.activities.verdicts import ShiftNotFoundError
from app.db import SessionDep
from app.errors import problems
from app.idempotency import REFUSALS, OnceDep
from app.paging import CursorInvalidError, Page
from app.seats.service import CapacityBelowTakenError
from app.volunteers.organisations import OrganisationNotActiveError, OrganisationNotFoundError

router = APIRouter(
    prefix="/v1/regions/{region_code}/activities",
    tags=["staff"],
    responses=problems(*STAFF_REFUSALS),
)
desk_router = APIRouter(
    prefix="/v1/regions/{region_code}/desk/activities",
    tags=["staff"],
    responses=problems(*STAFF_REFUSALS),
)
shift_router = APIRouter(
    prefix="/v1/regions/{region_code}/shifts",
    tags=["staff"],
    responses=problems(*STAFF_REFUSALS, ShiftNotFoundError),
)
Organiser = Annotated[Staff, Depends(staff_of(*reading.ORGANISERS))]


def _terms(request: Request) -> shifts.Terms:
    return shifts.Terms.of(request.app.state.settings, clock.now())


async def _shown(request: Request, session: SessionDep, activity: Activity) -> ActivityDetail:
    await session.flush()
    shown = await reading.describe_activity(
        session, activity, request.app.state.url_signer, clock.now(), with_contact=True
    )
    return ActivityDetail.model_validate(shown)


async def _shown_shift(session: SessionDep, shift: Shift) -> ShiftPublic:
    await session.flush()
    return ShiftPublic.model_validate(await cards.get_shift(session, shift, clock.now()))


# --- activities ------------------------------------------------------------------------


@router.post(
    "",
    operation_id="create_activity",
    status_code=201,
    responses=problems(
        OrganisationNotFoundError,
        OrganisationNotActiveError,
        *editing.BASE_REFUSALS,
        *shifts.REFUSALS,
        *recurrence.REFUSALS,
        *REFUSALS,
    ),
)
async def create_activity(
    request: Request, staff: Organiser, session: SessionDep, once: OnceDep, new: ActivityCreate
) -> ActivityDetail:
    """Write a draft down, with its shifts in the order in which they were sent."""
    await once.begin(session, staff.account_id)
    activity = await editing.create_activity(session, staff, new, _terms(request))
    shown = await _shown(request, session, activity)
    shown.shifts.sort(key=lambda shift: shift.id)  # ids sort by when they were made
    return once.keep(shown)


@desk_router.get("", operation_id="list_own_activities", responses=problems(CursorInvalidError))
async def list_own_activities(
    *,
    staff: Organiser,
    session: SessionDep,
    state: ActivityState | None = None,
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 20,
) -> Page[ActivityListed]:
    """Return the activities that the caller organises, the newest first."""
    return await listing.list_own(
        session, staff, state=state, cursor=cursor, limit=limit, now=clock.now()
    )


@router.put(
    "/{activity_id}",
    operation_id="change_activity",
    responses=problems(
        reading.ActivityNotFoundError,
        editing.ActivityOverError,
        ContentRefusedError,
        *editing.BASE_REFUSALS,
    ),
)
async def change_activity(
    request: Request,
    staff: Organiser,
    session: SessionDep,
    activity_id: uuid.UUID,
    said: ActivityUpdate,
) -> ActivityDetail:
    """Set what is said of an activity; of another place all it concerns are told."""
    await check_published(request, session, staff.account_id, wording.words_of(said))
    activity = await reading.get_own_activity(session, staff, activity_id)
    await editing.change_activity(session, staff, activity, said, clock.now())
    return await _shown(request, session, activity)


@router.post(
    "/{activity_id}/copy",
    operation_id="copy_activity",
    status_code=201,
    responses=problems(
        reading.ActivityNotFoundError,
        OrganisationNotActiveError,
        editing.NothingToCopyError,
        shifts.ShiftPastError,
        shifts.ShiftTooFarError,
        *REFUSALS,
    ),
)
async def copy_activity(
    *,
    request: Request,
    staff: Organiser,
    session: SessionDep,
    once: OnceDep,
    activity_id: uuid.UUID,
    copy: ActivityCopy,
) -> ActivityDetail:
    """Write a draft like an old activity, at another time and without its photos."""
    await once.begin(session, staff.account_id)
    old = await reading.get_own_activity(session, staff, activity_id, for_update=False)
    activity = await editing.copy_activity(session, staff, old, copy.starts_on, _terms(request))
    return once.keep(await _shown(request, session, activity))


@router.post(
    "/{activity_id}/publish",
    operation_id="publish_activity",
    responses=problems(
        reading.ActivityNotFoundError,
        publishing.NotADraftError,
        publishing.NothingToComeError,
        publishing.WordsChangedError,
        OrganisationNotActiveError,
        ContentRefusedError,
    ),
)
async def publish_activity(
    request: Request, staff: Organiser, session: SessionDep, activity_id: uuid.UUID
) -> ActivityDetail:
    """Show a draft to everybody once its words pass the check; twice is once."""
    draft = await reading.get_own_activity(session, staff, activity_id, for_update=False)
    words = await publishing.list_words(session, draft)
    await check_published(request, session, staff.account_id, words)
    activity = await reading.get_own_activity(session, staff, activity_id)
    await publishing.publish_activity(session, staff, activity, words, clock.now())
    return await _shown(request, session, activity)


@router.post(
    "/{activity_id}/cancel",
    operation_id="cancel_activity",
    responses=problems(
        reading.ActivityNotFoundError, editing.ActivityOverError, ContentRefusedError
    ),
)
async def cancel_activity(
    request: Request,
    staff: Organiser,
    session: SessionDep,
    activity_id: uuid.UUID,
    why: CancelReason,
) -> ActivityDetail:
    """Call an activity off; who has a place or waits is told why. Twice is once."""
    await check_published(request, session, staff.account_id, [why.reason])
    activity = await reading.get_own_activity(session, staff, activity_id)
    await publishing.cancel_activity(session, staff, activity, why.reason, clock.now())
    return await _shown(request, session, activity)


# --- shifts ----------------------------------------------------------------------------


@router.post(
    "/{activity_id}/shifts",
    operation_id="add_shift",
    status_code=201,
    responses=problems(
        reading.ActivityNotFoundError,
        editing.ActivityOverError,
        ContentRefusedError,
        *shifts.REFUSALS,
        *REFUSALS,
    ),
)
async def add_shift(
    *,
    request: Request,
    staff: Organiser,
    session: SessionDep,
    once: OnceDep,
    activity_id: uuid.UUID,
    new: ShiftNew,
) -> ShiftPublic:
    """Add a shift."""
    await session.commit()  # roles alone were read: no connection waits for another one
    await once.replay(staff.account_id)
    await check_published(request, session, staff.account_id, wording.words_of_shift(new))
    await once.begin(session, staff.account_id)
    activity = await reading.get_own_activity(session, staff, activity_id)
    shift = await editing.add_shift(session, staff, activity, new, _terms(request))
    return once.keep(await _shown_shift(session, shift))


@shift_router.put(
    "/{shift_id}",
    operation_id="change_shift",
    responses=problems(
        rescheduling.ShiftEndedError,
        rescheduling.RoleInUseError,
        CapacityBelowTakenError,
        ContentRefusedError,
        *shifts.REFUSALS,
    ),
)
async def change_shift(
    request: Request, staff: Organiser, session: SessionDep, shift_id: uuid.UUID, new: ShiftNew
) -> ShiftPublic:
    """Set times, capacity and roles; of another time all it concerns are told."""
    await check_published(request, session, staff.account_id, wording.words_of_shift(new))
    held = await reading.get_own_shift(session, staff, shift_id)
    await rescheduling.change_shift(session, staff, held, new, _terms(request))
    return await _shown_shift(session, held[1])


@shift_router.post(
    "/{shift_id}/cancel",
    operation_id="cancel_shift",
    responses=problems(rescheduling.ShiftEndedError, ContentRefusedError),
)
async def cancel_shift(
    request: Request,
    staff: Organiser,
    session: SessionDep,
    shift_id: uuid.UUID,
    why: CancelReason,
) -> ShiftPublic:
    """Call one shift off; who has a place or waits is told why. Twice is once."""
    await check_published(request, session, staff.account_id, [why.reason])
    held = await reading.get_own_shift(session, staff, shift_id)
    await rescheduling.cancel_shift(session, staff, held, why.reason, clock.now())
    return await _shown_shift(session, held[1])
