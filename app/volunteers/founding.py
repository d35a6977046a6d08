"""Organisations come to be: applied for, let in, changed, stopped and let in again."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import grants
from app.accounts import service as accounts
from app.accounts.grants import Staff
from app.accounts.models import GrantCreate, Role
from app.audit.service import record_act
from app.crypto import Cipher
from app.db import new_id
from app.errors import ConflictError
from app.pinyin import pinyin_key
from app.regions import service as regions
from app.regions.models import Community
from app.volunteers.forms import CommunityUnknownError
from app.volunteers.models import Organisation, OrganisationState
from app.volunteers.organisations import OrganisationNotFoundError, phone_bound_to
from app.volunteers.shapes import OrganisationForm

OPEN_APPLICATIONS = 3  # of one person at once
SAME_NAME = "uq_organisation_region_code_name"


class OrganisationNameTakenError(ConflictError):
    """The region has one of that name."""

    code = "organisation_name_taken"
    sentence = "本地区已有同名的志愿服务组织，请换一个名称，或联系县委社会工作部"


class OrganisationStateError(ConflictError):
    """It is not in the state that this begins from."""

    code = "organisation_state"
    sentence = "这个组织的状态已经变了，请刷新后再看"


class TooManyApplicationsError(ConflictError):
    """Three of one person's wait already."""

    code = "too_many_applications"
    sentence = "您已有几个组织在等待审核，请等审核后再申请"


async def apply_for(
    session: AsyncSession,
    account_id: uuid.UUID,
    region_code: str,
    form: OrganisationForm,
    cipher: Cipher,
) -> Organisation:
    """Keep a person's wish to found an organisation, for the region to decide.

    Raises:
        AccountGoneError: the account was erased.
        RegionNotFoundError: no region has that code.
        TooManyApplicationsError: three of theirs wait already.
        CommunityUnknownError: the region has no such community.
        OrganisationNameTakenError: the region has one of that name.
    """
    await regions.get_region(session, region_code)
    account = await accounts.get_account(session, account_id, for_update=True)
    waiting = select(func.count()).where(
        col(Organisation.region_code) == region_code,
        col(Organisation.account_id) == account_id,
        col(Organisation.state) == OrganisationState.APPLIED,
    )
    if (await session.exec(waiting)).one() >= OPEN_APPLICATIONS:  # the lock lets two at once wait
        raise TooManyApplicationsError
    organisation = await _add(session, region_code, form, cipher, OrganisationState.APPLIED)
    organisation.account_id = account.id
    await accounts.remember_region(session, account_id, region_code)
    _record(session, "apply_for_organisation", organisation, account_id)
    return organisation


async def create(
    session: AsyncSession, staff: Staff, form: OrganisationForm, cipher: Cipher
) -> Organisation:
    """Add an organisation that needs no decision.

    Raises:
        CommunityUnknownError: the region has no such community.
        OrganisationNameTakenError: the region has one of that name.
    """
    active = OrganisationState.ACTIVE
    organisation = await _add(session, staff.region_code, form, cipher, active)
    _record(session, "create_organisation", organisation, staff.account_id)
    return organisation


async def _add(
    session: AsyncSession,
    region_code: str,
    form: OrganisationForm,
    cipher: Cipher,
    state: OrganisationState,
) -> Organisation:
    organisation_id = new_id()
    said = await _columns(session, region_code, organisation_id, form, cipher)
    organisation = Organisation(id=organisation_id, region_code=region_code, state=state, **said)
    organisation.state_at = organisation.created_at
    await _keep(session, organisation)
    return organisation


async def change(
    session: AsyncSession,
    staff: Staff,
    organisation: Organisation,
    form: OrganisationForm,
    cipher: Cipher,
) -> None:
    """Set what an organisation says of itself.

    Raises:
        CommunityUnknownError: the region has no such community.
        OrganisationNameTakenError: the region has one of that name.
    """
    said = await _columns(session, staff.region_code, organisation.id, form, cipher)
    for name, value in said.items():
        setattr(organisation, name, value)
    await _keep(session, organisation)
    _record(session, "change_organisation", organisation, staff.account_id)


async def _columns(
    session: AsyncSession,
    region_code: str,
    organisation_id: uuid.UUID,
    form: OrganisationForm,
    cipher: Cipher,
) -> dict[str, Any]:
    if form.community_id:
        community = await session.get(Community, form.community_id)
        if community is None or community.region_code != region_code:
            raise CommunityUnknownError
    said = form.model_dump(exclude={"contact_phone"})
    phone = form.contact_phone
    sealed = cipher.encrypt(phone, phone_bound_to(organisation_id)) if phone else None
    return said | {"sort_key": pinyin_key(form.name), "contact_phone_encrypted": sealed}


async def _keep(session: AsyncSession, organisation: Organisation) -> None:
    try:
        async with session.begin_nested():
            session.add(organisation)
    except IntegrityError as error:
        if SAME_NAME not in str(error.orig):
            raise
        raise OrganisationNameTakenError from None


# --- the region decides ----------------------------------------------------------------


async def approve(
    session: AsyncSession, staff: Staff, organisation_id: uuid.UUID, now: datetime
) -> Organisation:
    """Let an organisation in; who applied becomes its organiser.

    Raises:
        OrganisationNotFoundError: the region has none with that id.
        OrganisationStateError: it does not wait.
        AccountUnknownError: who applied is gone.
    """
    begins = OrganisationState.APPLIED
    organisation = await _turn(session, staff, organisation_id, begins, now)
    organisation.state = OrganisationState.ACTIVE
    await session.flush()
    if organisation.account_id:
        role = GrantCreate(
            account_id=organisation.account_id, role=Role.ORGANISER, scope_id=organisation.id
        )
        await grants.give_role(session, staff.region_code, role, by=staff.account_id)
    _record(session, "approve_organisation", organisation, staff.account_id)
    return organisation


async def suspend(
    session: AsyncSession, staff: Staff, organisation_id: uuid.UUID, reason: str, now: datetime
) -> Organisation:
    """Stop an organisation, or do not let it in; its people read why.

    Raises:
        OrganisationNotFoundError: the region has none with that id.
        OrganisationStateError: it is stopped already.
    """
    organisation = await _locked(session, staff, organisation_id)
    if organisation.state == OrganisationState.SUSPENDED:
        raise OrganisationStateError
    organisation.state, organisation.state_at = OrganisationState.SUSPENDED, now
    organisation.reason = reason
    _record(session, "suspend_organisation", organisation, staff.account_id)
    return organisation


async def reactivate(
    session: AsyncSession, staff: Staff, organisation_id: uuid.UUID, now: datetime
) -> Organisation:
    """Let an organisation go on.

    Raises:
        OrganisationNotFoundError: the region has none with that id.
        OrganisationStateError: it is not stopped.
    """
    begins = OrganisationState.SUSPENDED
    organisation = await _turn(session, staff, organisation_id, begins, now)
    organisation.state, organisation.reason = OrganisationState.ACTIVE, ""
    _record(session, "reactivate_organisation", organisation, staff.account_id)
    return organisation


async def _turn(
    session: AsyncSession,
    staff: Staff,
    organisation_id: uuid.UUID,
    begins: OrganisationState,
    now: datetime,
) -> Organisation:
    organisation = await _locked(session, staff, organisation_id)
    if organisation.state != begins:
        raise OrganisationStateError
    organisation.state_at = now
    return organisation


async def _locked(session: AsyncSession, staff: Staff, organisation_id: uuid.UUID) -> Organisation:
    organisation = await session.get(
        Organisation,
        (staff.region_code, organisation_id),
        with_for_update={"key_share": True},
        populate_existing=True,
    )
    if organisation is None:
        raise OrganisationNotFoundError
    return organisation


def _record(
    session: AsyncSession, act: str, organisation: Organisation, account_id: uuid.UUID
) -> None:
    region = organisation.region_code
    record_act(session, act, account_id=account_id, region_code=region, target=organisation.id)
