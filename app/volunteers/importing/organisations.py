"""Bringing in a list of organisations and teams, known again by their names."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.crypto import Cipher
from app.db import new_id
from app.pinyin import pinyin_key
from app.sheets.checking import RowChecker, SheetRow
from app.sheets.columns import by_name, key_of, layout_of
from app.sheets.tables import Table
from app.volunteers.importing.columns import ORGANISATIONS, Words, organisation_columns
from app.volunteers.importing.process import ImportRequest, Plan
from app.volunteers.models import Organisation, OrganisationState
from app.volunteers.organisations import phone_bound_to

PLAIN = ("kind", "category", "description", "community_id", "contact_name")


class Checker(RowChecker[SheetRow]):
    """Checks the rows of a list of organisations."""

    key_field = "name"

    def __init__(self, table: Table, words: Words) -> None:
        super().__init__(table, layout_of(table.headings, organisation_columns(words)))
        self._seen: dict[str, int] = {}

    def new_row(self, number: int) -> SheetRow:
        """Return a row that says nothing yet."""
        return SheetRow(number, {})

    def finish(self, row: SheetRow, cells: list[str]) -> None:
        """Refuse a name that an earlier row has."""
        name = row.said.get("name")
        first = self._seen.setdefault(name, row.number) if name else row.number
        if first != row.number:
            self.wrong(self.place_of("name"), f"名称与第 {first} 行相同")


class Organisations:
    """The import of a list of organisations."""

    act = "import_organisations"
    sought = ORGANISATIONS

    def __init__(self, request: ImportRequest, now: datetime) -> None:
        self._region_code = request.region_code
        self._cipher: Cipher = request.cipher
        self._now = now

    def is_heading(self, words: Words, name: str) -> bool:
        """Say whether a heading means something."""
        return key_of(name) in by_name(organisation_columns(words))

    def checker(self, table: Table, words: Words) -> RowChecker[SheetRow]:
        """Return what checks the rows."""
        return Checker(table, words)

    async def plan(
        self, session: AsyncSession, rows: list[SheetRow], checker: RowChecker[SheetRow]
    ) -> Plan:
        """Compare rows with what stands, by name."""
        query = select(Organisation).where(Organisation.region_code == self._region_code)
        standing = {one.name: one for one in await session.exec(query)}
        plan = Plan()
        for row in rows:
            known = standing.get(row.said["name"])
            if known is None:
                plan.new.append(row)
            elif changes := self._changes(row, known):
                plan.changed.append((row, known, changes))
            else:
                plan.unchanged += 1
        return plan

    def _changes(self, row: SheetRow, known: Organisation) -> dict[str, Any]:
        said = row.said
        changes = {
            name: said[name]
            for name in PLAIN
            if name in said and said[name] != getattr(known, name)
        }
        token = known.contact_phone_encrypted
        phone = self._cipher.decrypt(token, phone_bound_to(known.id)) if token else None
        if "contact_phone" in said and said["contact_phone"] != phone:
            changes["contact_phone"] = said["contact_phone"]
        return changes

    async def carry_out(
        self, session: AsyncSession, plan: Plan, advance: Callable[[int], None]
    ) -> None:
        """Write new organisations as active ones, and what changed."""
        for row in plan.new:
            organisation = Organisation(
                id=new_id(),
                region_code=self._region_code,
                name=row.said["name"],
                sort_key=pinyin_key(row.said["name"]),
                kind=row.said["kind"],
                category=row.said["category"],
                state=OrganisationState.ACTIVE,
                state_at=self._now,
            )
            self._set(organisation, row.said)
            session.add(organisation)
            advance(1)
        for _, known, changes in plan.changed:
            self._set(known, changes)
            advance(1)
        await session.flush()

    def _set(self, organisation: Organisation, said: dict[str, Any]) -> None:
        for name in PLAIN:
            if name in said:
                setattr(organisation, name, said[name])
        if "contact_phone" in said:
            phone = said["contact_phone"]
            sealed = self._cipher.encrypt(phone, phone_bound_to(organisation.id)) if phone else None
            organisation.contact_phone_encrypted = sealed
