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
from app.accounts import service
from app.accounts.models import Account, RoleGrant
from app.audit.models import NATIONWIDE
from app.audit.service import record_act
from app.crypto import Cipher
from app.db import DataClass, Level, TableKind, tables_by_name
from app.wechat import push

UNTIL_CLOSED = "until the account is closed"
ERASE_PHOTOS = "erase_photos"
ERASED_AT_ONCE = 100  # accounts a run of the job takes, so that its transactions stay short


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


async def export_everything(
    session: AsyncSession, account: Account, cipher: Cipher
) -> dict[str, Any]:
    """Return all that is held about a person, table by table; hashes and keys left out."""
    served = select_rows(RoleGrant.region_code).where(RoleGrant.account_id == account.id)
    regions = {NATIONWIDE, *await service.list_regions_of(session, account.id)}
    regions |= set(await session.exec(served))
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


async def _blank(session: AsyncSession, table: Table, account_id: uuid.UUID) -> None:
    """Empty what names or words of a person a regional row holds; the event itself remains."""
    gone = {
        column.name: None if column.nullable else ""
        for column in table.columns
        if _class_of(column).level == Level.PERSONAL and _class_of(column).keep == UNTIL_CLOSED
    }
    gone = {k: v for k, v in gone.items() if k != "account_id"}
    if gone:
        await session.exec(update(table).where(table.c.account_id == account_id).values(**gone))


async def erase_account(session: AsyncSession, account: Account) -> None:
    """Erase a person; what remains names nobody.

    Consents stay as evidence, under an id that no longer leads to anyone.
    """
    for table, kind in tables_about_people():
        appended = tables_by_name()[table.name].append_only
        if kind == TableKind.PERSONAL and not appended:
            await session.exec(delete(table).where(table.c.account_id == account.id))
        elif kind == TableKind.REGIONAL and not appended:
            await _blank(session, table, account.id)
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
    await service.end_all_sessions(session, account.id)
    # Photos stand above accounts: the room that holds them does this job, with this commit.
    await jobs.enqueue(session, ERASE_PHOTOS, {"account_id": str(account.id)})
    record_act(session, "erase_account", account_id=account.id)


async def erase_due(session: AsyncSession) -> int:
    """Erase the accounts whose seven days are over; return how many."""
    query = (
        select_rows(Account)
        .where(col(Account.closing_at) <= clock.now(), col(Account.erased_at).is_(None))
        .order_by(col(Account.closing_at))
        .limit(ERASED_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    accounts = list(await session.exec(query))
    for account in accounts:
        await erase_account(session, account)
    return len(accounts)
