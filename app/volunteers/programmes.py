"""Programmes: what an organisation runs for long, of many activities."""

import uuid
from datetime import datetime

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.audit.service import record_act
from app.calendar import SHANGHAI
from app.errors import ConflictError, NotFoundError
from app.paging import Page, cut_page, read_cursor
from app.volunteers import organisations
from app.volunteers.models import Organisation, Programme
from app.volunteers.shapes import ProgrammeForm, ProgrammePublic


class ProgrammeNotFoundError(NotFoundError):
    """The organisation runs none with that id."""

    code = "programme_not_found"
    sentence = "没有找到这个项目"


class ProgrammeNameTakenError(ConflictError):
    """The organisation runs one of that name."""

    code = "programme_name_taken"
    sentence = "已有同名的项目，请换一个名称"


def describe(programme: Programme) -> ProgrammePublic:
    """Return a programme as everybody sees it."""
    plain = programme.model_dump(include=set(ProgrammePublic.model_fields))
    return ProgrammePublic(**plain, is_ended=programme.ended_on is not None)


async def list_programmes(
    session: AsyncSession,
    organisation: Organisation,
    cursor: str | None,
    limit: int,
) -> Page[ProgrammePublic]:
    """Return what an organisation runs and has run, the newest first.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    query = (
        select(Programme)
        .where(
            Programme.region_code == organisation.region_code,
            Programme.organisation_id == organisation.id,
        )
        .order_by(col(Programme.id).desc())
        .limit(limit + 1)
    )
    after = read_cursor(cursor, uuid.UUID)
    if after:
        query = query.where(col(Programme.id) < after[0])
    found = [describe(one) for one in await session.exec(query)]
    return cut_page(found, limit, lambda one: (one.id,))


async def create_programme(
    session: AsyncSession, staff: Staff, organisation_id: uuid.UUID, form: ProgrammeForm
) -> Programme:
    """Begin a programme of an organisation that the caller acts for.

    Raises:
        OrganisationNotFoundError, OrganisationNotActiveError: of the organisation.
        ProgrammeNameTakenError: it runs one of that name.
    """
    organisation = await organisations.get_own_organisation(session, staff, organisation_id)
    programme = Programme(
        region_code=staff.region_code, organisation_id=organisation.id, **form.model_dump()
    )
    made = await session.exec(
        insert(Programme)
        .values(**programme.model_dump())
        .on_conflict_do_nothing()
        .returning(col(Programme.id))
    )
    if made.first() is None:
        raise ProgrammeNameTakenError
    _record(session, staff, "create_programme", programme.id)
    return programme


async def get_own_programme(
    session: AsyncSession, staff: Staff, organisation_id: uuid.UUID, programme_id: uuid.UUID
) -> Programme:
    """Return a programme of an organisation that the caller acts for.

    Raises:
        OrganisationNotFoundError: the caller acts for none with that id.
        ProgrammeNotFoundError: the organisation runs none with that id.
    """
    organisation = await organisations.get_own_organisation(
        session, staff, organisation_id, in_any_state=True
    )
    programme = await session.get(Programme, (staff.region_code, programme_id))
    if programme is None or programme.organisation_id != organisation.id:
        raise ProgrammeNotFoundError
    return programme


async def end_programme(
    session: AsyncSession, staff: Staff, programme: Programme, now: datetime
) -> None:
    """Say that a programme is over; what was done stays."""
    if programme.ended_on is None:
        programme.ended_on = now.astimezone(SHANGHAI).date()
        _record(session, staff, "end_programme", programme.id)


def _record(session: AsyncSession, staff: Staff, act: str, target: object) -> None:
    region = staff.region_code
    record_act(session, act, account_id=staff.account_id, region_code=region, target=target)
