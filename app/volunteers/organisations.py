"""Looking up organisations and teams, and who acts for them."""

import uuid

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from app.accounts import grants
from app.accounts import service as accounts
from app.accounts.grants import Staff
from app.accounts.models import Role
from app.crypto import Cipher
from app.errors import ConflictError, NotFoundError
from app.paging import Page, cut_page, read_cursor
from app.volunteers.models import Organisation, OrganisationState
from app.volunteers.shapes import (
    DeskQuery,
    OrganisationForStaff,
    OrganisationPublic,
    OrganisationQuery,
)

ORGANISERS = (Role.REGION_ADMIN, Role.ORGANISER)


class OrganisationNotFoundError(NotFoundError):
    """The region has none with that id, or none that the caller may know of."""

    code = "organisation_not_found"
    sentence = "没有找到这个志愿服务组织"


class OrganisationNotActiveError(ConflictError):
    """It waits to be let in, or is stopped."""

    code = "organisation_not_active"
    sentence = "这个组织还在审核中或已暂停，暂时不能这样做"


async def _is_there(session: AsyncSession, region_code: str, scope_id: uuid.UUID) -> bool:
    return await session.get(Organisation, (region_code, scope_id)) is not None


grants.scope_checks[Role.ORGANISER] = _is_there


# --- looking them up -------------------------------------------------------------------


def organises(staff: Staff) -> ColumnElement[bool]:
    """Return the condition on an organisation that the caller may act for it."""
    here = col(Organisation.region_code) == staff.region_code
    if staff.has(Role.REGION_ADMIN):
        return here
    return and_(here, col(Organisation.id).in_(staff.scope(Role.ORGANISER)))


async def get_own_organisation(
    session: AsyncSession, staff: Staff, organisation_id: uuid.UUID, *, in_any_state: bool = False
) -> Organisation:
    """Return an organisation that the caller acts for.

    Raises:
        OrganisationNotFoundError: the caller acts for none with that id.
        OrganisationNotActiveError: it waits or is stopped, and ``in_any_state`` was not asked.
    """
    query = select(Organisation).where(organises(staff), Organisation.id == organisation_id)
    organisation = (await session.exec(query)).first()
    if organisation is None:
        raise OrganisationNotFoundError
    if organisation.state != OrganisationState.ACTIVE and not in_any_state:
        raise OrganisationNotActiveError
    return organisation


async def get_active(
    session: AsyncSession, region_code: str, organisation_id: uuid.UUID
) -> Organisation:
    """Return an organisation that everybody may see.

    Raises:
        OrganisationNotFoundError: the region has no active one with that id.
    """
    organisation = await session.get(Organisation, (region_code, organisation_id))
    if organisation is None or organisation.state != OrganisationState.ACTIVE:
        raise OrganisationNotFoundError
    return organisation


async def list_active(
    session: AsyncSession, region_code: str, query: OrganisationQuery
) -> Page[OrganisationPublic]:
    """Return the active organisations of a region, by the pinyin of their names.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    active = col(Organisation.state) == OrganisationState.ACTIVE
    page = await _list(session, and_(col(Organisation.region_code) == region_code, active), query)
    items = [OrganisationPublic.model_validate(one, from_attributes=True) for one in page.items]
    return Page(items=items, next_cursor=page.next_cursor)


async def list_for_staff(
    session: AsyncSession, staff: Staff, query: DeskQuery, cipher: Cipher
) -> Page[OrganisationForStaff]:
    """Return the organisations that the caller acts for, in whatever state.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    which = organises(staff)
    if query.state:
        which = and_(which, col(Organisation.state) == query.state)
    page = await _list(session, which, query)
    items = [describe_for_staff(one, cipher) for one in page.items]
    return Page(items=items, next_cursor=page.next_cursor)


async def list_applied(
    session: AsyncSession, account_id: uuid.UUID, query: OrganisationQuery, cipher: Cipher
) -> Page[OrganisationForStaff]:
    """Return the organisations that a person applied for, and what became of them.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    lived = await accounts.list_regions_of(session, account_id)
    own = col(Organisation.account_id) == account_id
    page = await _list(session, and_(col(Organisation.region_code).in_(lived), own), query)
    items = [describe_for_staff(one, cipher) for one in page.items]
    return Page(items=items, next_cursor=page.next_cursor)


async def _list(
    session: AsyncSession, which: ColumnElement[bool], query: OrganisationQuery
) -> Page[Organisation]:
    key, ids = col(Organisation.sort_key), col(Organisation.id)
    found = _narrow(select(Organisation).where(which), query)
    after = read_cursor(query.cursor, str, uuid.UUID)
    if after:
        found = found.where(or_(key > after[0], and_(key == after[0], ids > after[1])))
    rows = list(await session.exec(found.order_by(key, ids).limit(query.limit + 1)))
    return cut_page(rows, query.limit, lambda one: (one.sort_key, one.id))


def _narrow(
    found: SelectOfScalar[Organisation], query: OrganisationQuery
) -> SelectOfScalar[Organisation]:
    if query.q:  # hundreds in a county: no index is needed to look into their names
        found = found.where(col(Organisation.name).icontains(query.q, autoescape=True))
    if query.kind:
        found = found.where(col(Organisation.kind) == query.kind)
    if query.category:
        found = found.where(col(Organisation.category) == query.category)
    return found


# --- what is shown ---------------------------------------------------------------------


def phone_bound_to(organisation_id: uuid.UUID) -> str:
    """Return what a sealed number is bound to, so that it cannot be moved to another row."""
    return f"organisation:contact_phone:{organisation_id}"


def describe_for_staff(organisation: Organisation, cipher: Cipher) -> OrganisationForStaff:
    """Return an organisation as its own people and staff see it."""
    token = organisation.contact_phone_encrypted
    phone = cipher.decrypt(token, phone_bound_to(organisation.id)) if token else None
    return OrganisationForStaff(
        **organisation.model_dump(include=set(OrganisationForStaff.model_fields)),
        contact_phone_masked=f"{phone[:3]}****{phone[-4:]}" if phone else None,
    )
