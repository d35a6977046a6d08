"""What leads from a person to what they did as a volunteer: their own data, and its new owner.

Imported for what it registers with accounts: export and erasure reach rows that know the
volunteer and not the account; and who binds the number of a paper account takes its records over.
"""

import uuid
from collections.abc import Mapping
from typing import Any

import orjson
from sqlalchemy import Table, delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel, col
from sqlmodel import select as select_rows
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts import own_data, paper
from app.accounts import service as accounts
from app.accounts.models import Account, AccountRegion
from app.audit.service import record_act
from app.crypto import Cipher
from app.db import TableKind, tables_by_name
from app.volunteers import forms, organisations, service
from app.volunteers.models import Volunteer

# --- own data --------------------------------------------------------------------------


async def _ids_of(
    session: AsyncSession, account_id: uuid.UUID, regions: set[str]
) -> list[uuid.UUID]:
    query = select_rows(Volunteer.id).where(
        col(Volunteer.region_code).in_(regions), col(Volunteer.account_id) == account_id
    )
    return list(await session.exec(query))


def _open_volunteer(row: Mapping[str, Any], cipher: Cipher) -> dict[str, Any]:
    told = {}
    for what in ("real_name", "id_number", "emergency", "guardian"):
        token = row[f"{what}_encrypted"]
        text = cipher.decrypt(token, forms.bound_to(what, row["id"])) if token else None
        is_contact = text is not None and what in ("emergency", "guardian")
        told[what] = orjson.loads(text or "") if is_contact else text
    return told


def _open_organisation(row: Mapping[str, Any], cipher: Cipher) -> dict[str, Any]:
    token, bound = row["contact_phone_encrypted"], organisations.phone_bound_to(row["id"])
    return {"contact_phone": cipher.decrypt(token, bound) if token else None}


own_data.stand_ins["volunteer_id"].append(_ids_of)
own_data.stand_ins["party_id"].append(_ids_of)
own_data.openers["volunteer"] = _open_volunteer
own_data.openers["organisation"] = _open_organisation


# --- a new owner -----------------------------------------------------------------------


async def take_over(session: AsyncSession, before: Account, owner: Account) -> None:
    """Give the records of a paper account to who has just bound its number.

    A record stays where the new owner is a volunteer already, or served elsewhere at the same
    time; the log says so. Both accounts are locked.
    """
    if not paper.is_paper(before):
        return
    regions = await accounts.list_regions_of(session, before.id)
    query = select_rows(Volunteer).where(
        col(Volunteer.region_code).in_(regions), col(Volunteer.account_id) == before.id
    )
    ordered = query.order_by(col(Volunteer.region_code)).with_for_update()
    found = list(await session.exec(ordered.execution_options(populate_existing=True)))
    stayed = [one for one in found if not await _take_over(session, one, owner)]
    if not stayed:
        before.openid, before.erased_at = accounts.new_erased_openid(), clock.now()
        await session.flush()


async def _take_over(session: AsyncSession, volunteer: Volunteer, owner: Account) -> bool:
    """Move one record; say whether it moved."""
    region_code, before_id = volunteer.region_code, volunteer.account_id
    refusal = ""
    if await service.find_volunteer(session, region_code, owner.id):
        refusal = "already a volunteer"
    else:
        try:
            async with session.begin_nested():
                await _move_rows(session, region_code, before_id, owner.id)
                volunteer.account_id = owner.id
        except IntegrityError:
            refusal = "served elsewhere at the same time"
            await session.refresh(volunteer)
    act = "take_over_refused" if refusal else "take_over"
    record_act(
        session,
        act,
        account_id=owner.id,
        region_code=region_code,
        target=volunteer.id,
        reason=refusal,
    )
    if not refusal:
        await accounts.remember_region(session, owner.id, region_code)
    return not refusal


async def _move_rows(
    session: AsyncSession, region_code: str, before_id: uuid.UUID, owner_id: uuid.UUID
) -> None:
    """Move what the person has of a region in personal tables: what they were told and served.

    By deleting and inserting, for where the rows lie follows from the account.
    """
    for table in _personal_tables_of_regions():
        theirs = (table.c.account_id == before_id, table.c.region_code == region_code)
        found = await session.exec(select(table).where(*theirs))  # type: ignore[call-overload]  # core select
        rows = [{**row, "account_id": owner_id} for row in found.mappings()]
        if rows:
            await session.exec(delete(table).where(*theirs))
            await session.exec(insert(table).values(rows))


def _personal_tables_of_regions() -> list[Table]:
    return [
        table
        for name, cls in sorted(tables_by_name().items())
        if cls.kind_of_table == TableKind.PERSONAL and not cls.append_only
        for table in [SQLModel.metadata.tables[name]]
        if "region_code" in table.columns and name != AccountRegion.__tablename__
    ]


accounts.number_moves.append(take_over)
