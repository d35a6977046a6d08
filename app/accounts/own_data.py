"""What the service holds about one person: given out whole, and erased.

Both walk the tables themselves, by the class that each column declares, so a table added later
is covered without a line here. Rows that know a person by something else than the account, such
as by the volunteer that the person is, are reached by what rooms above register.
"""

import uuid
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Integer,
    Table,
    and_,
    delete,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import Range
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

REGIONAL = TableKind.REGIONAL
UNTIL_CLOSED = "until the account is closed"
ERASE_PHOTOS = "erase_photos"

# By the name of a column: who finds the ids that stand for a person in it, in some regions.
IdsOf = Callable[[AsyncSession, uuid.UUID, set[str]], Awaitable[list[uuid.UUID]]]
stand_ins: defaultdict[str, list[IdsOf]] = defaultdict(list)
# By the name of a table: what its sealed columns say, for the export.
Opener = Callable[[Mapping[str, Any], Cipher], dict[str, Any]]
openers: dict[str, Opener] = {}


def _class_of(column: Column[Any]) -> DataClass:
    found: DataClass = column.info["data"]
    return found


def tables_about_people() -> list[tuple[Table, TableKind]]:
    """Return every table whose rows lead to a person, and its kind, in a steady order."""
    leading = {"account_id", *stand_ins}
    return [
        (SQLModel.metadata.tables[name], cls.kind_of_table)
        for name, cls in sorted(tables_by_name().items())
        if leading & set(SQLModel.metadata.tables[name].columns.keys())
    ]


@dataclass(frozen=True)
class _Person:
    """One person, where their rows may lie, and which ids stand for them there."""

    account_id: uuid.UUID
    regions: set[str]
    ids: dict[str, list[uuid.UUID]]

    def has(self, table: Table, kind: TableKind) -> ColumnElement[bool]:
        """Return the condition that a row is about the person."""
        ways: list[ColumnElement[bool]] = [
            table.c[name].in_(ids) for name, ids in self.ids.items() if name in table.c
        ]
        if "account_id" in table.c:
            ways.append(table.c.account_id == self.account_id)
        own = or_(*ways)
        return and_(table.c.region_code.in_(self.regions), own) if kind == REGIONAL else own


async def _find_person(session: AsyncSession, account_id: uuid.UUID) -> _Person:
    regions = await _regions_of(session, account_id)
    ids = {
        name: [one for find in finders for one in await find(session, account_id, regions)]
        for name, finders in stand_ins.items()
    }
    return _Person(account_id, regions, ids)


async def _regions_of(session: AsyncSession, account_id: uuid.UUID) -> set[str]:
    """Return where rows about a person may lie: who asks all counties asks every server."""
    served = select_rows(RoleGrant.region_code).where(RoleGrant.account_id == account_id)
    lived = await service.list_regions_of(session, account_id)
    return {NATIONWIDE, *lived, *await session.exec(served)}


async def export_everything(
    session: AsyncSession, account: Account, cipher: Cipher
) -> dict[str, Any]:
    """Return all that is held about a person, table by table; hashes and keys left out."""
    person = await _find_person(session, account.id)
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
        if table.name == "idempotency_key":  # copies of what the other tables hold
            continue
        query = select(table).where(person.has(table, kind))
        rows = (await session.exec(query)).mappings().all()  # type: ignore[call-overload]  # core select
        data[table.name] = [_told(table, row, cipher) for row in rows]
    return data


def _told(table: Table, row: Mapping[str, Any], cipher: Cipher) -> dict[str, Any]:
    """Return a row as its person may read it."""
    shown = [c.name for c in table.columns if _class_of(c).level != Level.SECRET]
    told = {name: _plain(row[name]) for name in shown}
    opener = openers.get(table.name)
    return told | opener(row, cipher) if opener else told


def _plain(value: Any) -> Any:
    """Return a value as JSON can say it."""
    if isinstance(value, Range):
        return {"from": value.lower, "until": value.upper}
    return value.hex() if isinstance(value, bytes) else value


async def _blank(session: AsyncSession, table: Table, person: _Person) -> None:
    """Empty what names or words of a person a regional row holds; the event itself remains."""
    gone = {
        column.name: _nothing(column)
        for column in table.columns
        if _class_of(column).level in (Level.PERSONAL, Level.SECRET)
        and _class_of(column).keep == UNTIL_CLOSED
        and column.name not in {"account_id", *stand_ins}
    }
    if gone:
        own = person.has(table, REGIONAL)
        await session.exec(update(table).where(own).values(**gone))


def _nothing(column: Column[Any]) -> Any:
    """Return what a column holds that says nothing."""
    if column.nullable:
        return None
    if isinstance(column.type, ARRAY):
        return []
    return 0 if isinstance(column.type, Integer) else ""


async def erase_account(session: AsyncSession, account: Account) -> None:
    """Erase a person, whose row is locked; what remains names nobody.

    Consents stay as evidence, under an id that no longer leads to anyone.
    """
    person = await _find_person(session, account.id)
    for table, kind in tables_about_people():
        appended = tables_by_name()[table.name].append_only
        if kind == TableKind.PERSONAL and not appended:
            await session.exec(delete(table).where(person.has(table, kind)))
        elif kind == REGIONAL and not appended:
            await _blank(session, table, person)
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
