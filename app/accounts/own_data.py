"""What the service holds about one person: given out whole, and erased.

Both walk the tables themselves, by the class that each column declares, so a table added later
is covered without a line here.
"""

import uuid
from typing import Any

from sqlalchemy import Column, Table, delete, select, update
from sqlmodel import SQLModel, col
from sqlmodel import select as select_rows
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock, jobs
from app.accounts import logins, service
from app.accounts.models import Account, RoleGrant
from app.audit.models import NATIONWIDE
from app.audit.service import record_act
from app.crypto import Cipher
from app.db import DataClass, Level, TableKind, tables_by_name
from app.wechat import push

UNTIL_CLOSED = "until the account is closed"
ERASE_PHOTOS = "erase_photos"


def _class_of(column: Column[Any]) -> DataClass:
    found: DataClass = column.info["data"]
    return found


def tables_about_people() -> list[tuple[Table, TableKind]]:
    """Return every table with an ``account_id``, and its kind, in a steady order."""
    return [
        (SQLModel.metadata.tables[name], cls.kind_of_table)
        for name, cls in sorted(tables_by_name().items())
        if "account_id" in SQLModel.metadata.tables[name].columns
    ]


async def _regions_of(session: AsyncSession, account_id: uuid.UUID) -> set[str]:
    """Return where rows about a person may lie: who asks all counties asks every server."""
    served = select_rows(RoleGrant.region_code).where(RoleGrant.account_id == account_id)
    lived = await service.list_regions_of(session, account_id)
    return {NATIONWIDE, *lived, *await session.exec(served)}


async def export_everything(
    session: AsyncSession, account: Account, cipher: Cipher
) -> dict[str, Any]:
    """Return all that is held about a person, table by table; hashes and keys left out."""
    regions = await _regions_of(session, account.id)
    record_act(session, "export", account_id=account.id)
    data: dict[str, Any] = {
        "account": account.model_dump(
            mode="json", exclude={"openid", "unionid", "phone_encrypted", "phone_index"}
        )
    }
    if account.phone_encrypted:
        bound = service.phone_bound_to(account.id)
        data["account"]["phone"] = cipher.decrypt(account.phone_encrypted, bound)
    for table, kind in tables_about_people():
        shown = [c for c in table.columns if _class_of(c).level != Level.SECRET]
        query = select(*shown).where(table.c.account_id == account.id)
        if kind == TableKind.REGIONAL:
            query = query.where(table.c.region_code.in_(regions))
        rows = (await session.exec(query)).mappings().all()  # type: ignore[call-overload]  # core select
        if table.name != "idempotency_key":  # copies of what the other tables hold
            data[table.name] = [dict(row) for row in rows]
    return data


async def _blank(
    session: AsyncSession, table: Table, account_id: uuid.UUID, regions: set[str]
) -> None:
    """Empty what names or words of a person a regional row holds; the event itself remains."""
    gone = {
        column.name: None if column.nullable else ""
        for column in table.columns
        if _class_of(column).level == Level.PERSONAL and _class_of(column).keep == UNTIL_CLOSED
    }
    gone = {k: v for k, v in gone.items() if k != "account_id"}
    if gone:
        own = table.c.account_id == account_id
        here = table.c.region_code.in_(regions)
        await session.exec(update(table).where(here, own).values(**gone))


async def erase_account(session: AsyncSession, account: Account) -> None:
    """Erase a person, whose row is locked; what remains names nobody.

    Consents stay as evidence, under an id that no longer leads to anyone.
    """
    regions = await _regions_of(session, account.id)
    for table, kind in tables_about_people():
        appended = tables_by_name()[table.name].append_only
        if kind == TableKind.PERSONAL and not appended:
            await session.exec(delete(table).where(table.c.account_id == account.id))
        elif kind == TableKind.REGIONAL and not appended:
            await _blank(session, table, account.id, regions)
    for name in ("unionid", "avatar_id", "occupation", "firm_id"):
        setattr(account, name, None)
    account.phone_encrypted = account.phone_index = None
    account.nickname = ""
    await push.forget_person(session, account.openid)
    account.openid = service.new_erased_openid()
    account.erased_at = now = clock.now()
    held = col(RoleGrant.account_id) == account.id
    still = col(RoleGrant.withdrawn_at).is_(None)
    await session.exec(update(RoleGrant).where(held, still).values(withdrawn_at=now))
    await logins.end_all_sessions(session, account.id)
    # Photos stand above accounts: the room that holds them does this job, with this commit.
    await jobs.enqueue(session, ERASE_PHOTOS, {"account_id": str(account.id)})
    record_act(session, "erase_account", account_id=account.id)


async def erase_next(session: AsyncSession) -> bool:
    """Erase one account whose seven days are over; say whether there was one."""
    query = (
        select_rows(Account)
        .where(col(Account.closing_at) <= clock.now(), col(Account.erased_at).is_(None))
        .order_by(col(Account.closing_at))
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    account = (await session.exec(query)).first()
    if account is not None:
        await erase_account(session, account)
    return account is not None
