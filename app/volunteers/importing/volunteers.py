"""Bringing in a list of volunteers: known again by number in the list or by phone."""

import itertools
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import asyncpg
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import paper
from app.accounts import service as accounts
from app.accounts.models import Account, AccountRegion
from app.crypto import Cipher
from app.db import new_id
from app.sheets.checking import RowChecker, SheetRow
from app.sheets.columns import by_name, key_of, layout_of
from app.sheets.tables import Table
from app.volunteers import forms
from app.volunteers.importing.columns import VOLUNTEERS, Words, volunteer_columns
from app.volunteers.importing.process import AT_ONCE, ImportRequest, Plan
from app.volunteers.models import Source, Volunteer
from app.volunteers.numbers import draw_numbers
from app.volunteers.shapes import Contact
from app.volunteers.vocabulary import ADULT_AGE, LEAST_AGE

PLAIN = ("birth_year", "gender", "community_id", "skills", "languages", "free_times", "list_key")
SEALED = ("real_name", "guardian", "emergency")
_ACCOUNT = ("id", "created_at", "openid", "nickname", "phone_encrypted", "phone_index")


class Checker(RowChecker[SheetRow]):
    """Checks the rows of a list of volunteers."""

    key_field = "list_key"
    name_field = "real_name"

    def __init__(self, table: Table, words: Words, now: datetime) -> None:
        super().__init__(table, layout_of(table.headings, volunteer_columns(words)))
        self._now = now
        self._seen: dict[tuple[str, str], int] = {}

    def new_row(self, number: int) -> SheetRow:
        """Return a row that says nothing yet."""
        return SheetRow(number, {})

    def finish(self, row: SheetRow, cells: list[str]) -> None:
        """Put contacts together, and look at what single cells cannot say."""
        said = row.said
        for what in ("guardian", "emergency"):
            self._join_contact(said, what)
        self._check_age(said)
        if not said.get("list_key") and not said.get("phone"):
            self.wrong(self.place_of("list_key"), "编号和手机号至少要有一个，再次导入时凭它认人")
        for name, word in (("list_key", "编号"), ("phone", "手机号")):
            value = said.get(name)
            first = self._seen.setdefault((name, value), row.number) if value else row.number
            if first != row.number:
                self.wrong(self.place_of(name), f"{word}与第 {first} 行相同")

    def _join_contact(self, said: dict[str, Any], what: str) -> None:
        name, phone = said.pop(f"{what}_name", None), said.pop(f"{what}_phone", None)
        if name and phone:
            said[what] = Contact(name=name, phone=phone).model_dump_json()
        elif name or phone:
            self.wrong(self.place_of(f"{what}_name"), "姓名和电话要一起填，或者都空着")

    def _check_age(self, said: dict[str, Any]) -> None:
        if said.get("birth_year") is None:
            return
        age = forms.age_in(said["birth_year"], self._now)
        if age < LEAST_AGE:
            self.wrong(self.place_of("birth_year"), "未满 14 周岁，由家长用自己的账号报名")
        elif age < ADULT_AGE and "guardian" not in said:
            self.wrong(self.place_of("guardian_name"), "未满 18 周岁，要填监护人的姓名和电话")


Known = Any  # a row of a volunteer's columns, with the openid and phone of the account
_KNOWN = ("id", "account_id", *PLAIN, *(f"{what}_encrypted" for what in SEALED))


@dataclass
class _Standing:
    """The volunteers of a region as they stand, and whose numbers the rows name."""

    by_key: dict[str, Known] = field(default_factory=dict)
    by_phone: dict[str, Known] = field(default_factory=dict)
    holders: dict[str, uuid.UUID] = field(default_factory=dict)


class Volunteers:
    """The import of a list of volunteers."""

    act = "import_volunteers"
    sought = VOLUNTEERS

    def __init__(self, request: ImportRequest, now: datetime) -> None:
        self._region_code = request.region_code
        self._cipher: Cipher = request.cipher
        self._now = now
        self._standing = _Standing()

    def is_heading(self, words: Words, name: str) -> bool:
        """Say whether a heading means something."""
        return key_of(name) in by_name(volunteer_columns(words))

    def checker(self, table: Table, words: Words) -> RowChecker[SheetRow]:
        """Return what checks the rows."""
        return Checker(table, words, self._now)

    # --- comparing -------------------------------------------------------------------------

    async def plan(
        self, session: AsyncSession, rows: list[SheetRow], checker: RowChecker[SheetRow]
    ) -> Plan:
        """Compare rows with what stands; what contradicts it is told to the checker.

        Of who looks after their own record, nothing is changed by a list.
        """
        for row in rows:
            phone = row.said.get("phone")
            row.said["phone_index"] = self._cipher.blind_index(phone) if phone else None
        await self._read_standing(session, rows)
        plan, taken = Plan(), dict[uuid.UUID, int]()
        for row in rows:
            known = self._known_again(row, checker)
            if known is None:
                plan.new.append(row)
                continue
            first = taken.setdefault(known.id, row.number)
            if first != row.number:
                checker.tell_wrong(row.number, "real_name", f"与第 {first} 行是同一个人")
                continue
            changes = self._changes(row, known) if paper.is_paper(known) else {}
            if changes:
                plan.changed.append((row, known, changes))
            else:
                plan.unchanged += 1
        return plan

    async def _read_standing(self, session: AsyncSession, rows: list[SheetRow]) -> None:
        columns: list[Any] = [getattr(Volunteer, name) for name in _KNOWN]
        query = (
            select(*columns, Account.openid, Account.phone_index)  # type: ignore[call-overload]  # many
            .join(Account, col(Account.id) == col(Volunteer.account_id))
            .where(col(Volunteer.region_code) == self._region_code)
        )
        for known in await session.exec(query):
            if known.list_key:
                self._standing.by_key[known.list_key] = known
            if known.phone_index:
                self._standing.by_phone[known.phone_index] = known
        sought = [row.said["phone_index"] for row in rows if row.said["phone_index"]]
        for some in _by_thousands(sought):
            holders = select(Account.phone_index, Account.id).where(
                col(Account.phone_index).in_(some)
            )
            for index, account_id in await session.exec(holders):
                self._standing.holders[str(index)] = account_id

    def _known_again(self, row: SheetRow, checker: RowChecker[SheetRow]) -> Known | None:
        index = row.said["phone_index"]
        by_key = self._standing.by_key.get(row.said.get("list_key") or "")
        by_phone = self._standing.by_phone.get(index or "")
        if by_key and index and by_key.phone_index != index and index in self._standing.holders:
            checker.tell_wrong(row.number, "phone", "这个手机号在系统里是另一个人的")
        return by_key or by_phone

    def _changes(self, row: SheetRow, known: Known) -> dict[str, Any]:
        said = row.said
        changes = {
            name: said[name]
            for name in PLAIN
            if name in said and said[name] != getattr(known, name)
        }
        for what in SEALED:
            if what in said and said[what] != forms.opened(what, known, self._cipher):
                changes[what] = said[what]
        if said["phone_index"] and said["phone_index"] != known.phone_index:
            changes["phone"] = said["phone"]
        return changes

    # --- writing ---------------------------------------------------------------------------

    async def carry_out(
        self, session: AsyncSession, plan: Plan, advance: Callable[[int], None]
    ) -> None:
        """Write new volunteers by COPY, and what changed."""
        numbers = iter(await draw_numbers(session, self._region_code, max(1, len(plan.new))))
        raw: Any = await (await session.connection()).get_raw_connection()
        driver: asyncpg.Connection = raw.driver_connection  # in the session's transaction
        for some in _by_thousands(plan.new):
            await self._add(session, driver, some, numbers)
            advance(len(some))
        for _, known, changes in plan.changed:
            volunteer = await session.get_one(Volunteer, (self._region_code, known.id))
            account = await session.get_one(Account, known.account_id)
            self._change(volunteer, account, changes)
            advance(1)
        await session.flush()

    async def _add(
        self,
        session: AsyncSession,
        driver: asyncpg.Connection,
        rows: list[SheetRow],
        numbers: Iterator[str],
    ) -> None:
        fresh, volunteers, lived = [], [], []
        for row in rows:
            account_id = self._standing.holders.get(row.said["phone_index"] or "")
            if account_id is None:
                account_id = new_id()
                fresh.append(self._account(account_id, row.said))
            lived.append({"account_id": account_id, "region_code": self._region_code})
            volunteers.append(self._volunteer(account_id, next(numbers), row.said))
        await driver.copy_records_to_table("account", records=fresh, columns=_ACCOUNT)
        names = list(volunteers[0])
        records = [tuple(one[name] for name in names) for one in volunteers]
        await driver.copy_records_to_table("volunteer", records=records, columns=names)
        await session.exec(insert(AccountRegion).values(lived).on_conflict_do_nothing())

    def _account(self, account_id: uuid.UUID, said: dict[str, Any]) -> tuple[Any, ...]:
        phone, bound = said.get("phone"), accounts.phone_bound_to(account_id)
        sealed = self._cipher.encrypt(phone, bound) if phone else None
        return (account_id, self._now, paper.new_openid(), "", sealed, said["phone_index"])

    def _volunteer(
        self, account_id: uuid.UUID, number: str, said: dict[str, Any]
    ) -> dict[str, Any]:
        volunteer_id = new_id()
        row = {
            "region_code": self._region_code,
            "id": volunteer_id,
            "created_at": self._now,
            "account_id": account_id,
            "number": number,
            "state": "active",
            "reason": "",
            "source": Source.IMPORT.value,
            "demo": False,
        }
        lists = ("skills", "languages", "free_times")
        row |= {name: said.get(name) or ([] if name in lists else None) for name in PLAIN}
        for what in SEALED:
            text = said.get(what)
            sealed = forms.sealed(what, text, volunteer_id, self._cipher) if text else None
            row[f"{what}_encrypted"] = sealed
        return row

    def _change(self, volunteer: Volunteer, account: Account, changes: dict[str, Any]) -> None:
        values = {name: value for name, value in changes.items() if name in PLAIN}
        for what in SEALED:
            if what in changes:
                text = changes[what]
                sealed = forms.sealed(what, text, volunteer.id, self._cipher) if text else None
                values[f"{what}_encrypted"] = sealed
        for name, value in values.items():
            setattr(volunteer, name, value)
        if "phone" in changes:
            bound = accounts.phone_bound_to(account.id)
            account.phone_encrypted = self._cipher.encrypt(changes["phone"], bound)
            account.phone_index = self._cipher.blind_index(changes["phone"])


def _by_thousands(items: Any) -> Iterator[list[Any]]:
    numbered = iter(items)
    while some := list(itertools.islice(numbered, AT_ONCE)):
        yield some
