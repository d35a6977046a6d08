"""Lists of volunteers and organisations come in whole or not at all, and twice is once."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.audit.models import AuditEntry
from app.regions.models import Community
from app.sheets.archives import SheetRefusedError
from app.sheets.checking import RowChecker, SheetRow
from app.sheets.process import ImportRefusedError, RowsRefusedError
from app.sheets.tables import open_table
from app.volunteers.forms import opened, real_name
from app.volunteers.importing.columns import (
    ORGANISATIONS,
    VOLUNTEERS,
    organisation_columns,
    read_words,
    volunteer_columns,
)
from app.volunteers.importing.organisations import Organisations
from app.volunteers.importing.process import ImportRequest, Plan, import_file
from app.volunteers.importing.template import write_template
from app.volunteers.importing.volunteers import Volunteers
from app.volunteers.models import Organisation, Volunteer
from tests.builders import MONDAY_MORNING, REGION
from tests.conftest import LogIn
from tests.hours.builders import CIPHER
from tests.stations.tables import xlsx_of
from tests.volunteers.people import ME, PHONE, bind, join

WANG = {"编号": "A1", "姓名": "示例老王", "出生年份": "1956", "手机号": "138 1234 5678"}
TEAM = {"名称": "示例邻里队", "类型": "志愿服务队", "领域": "邻里互助"}


@dataclass
class Watcher:
    """Remembers what an import shows."""

    plan: Plan = field(default_factory=Plan)
    errors: list[tuple[str, str]] = field(default_factory=list)
    examples: int = 0
    rows_written: int = 0

    def reading(self, rows: int) -> None:
        """Not of interest here."""

    def planned(self, plan: Plan, checker: RowChecker[SheetRow]) -> None:
        self.plan, self.examples = plan, checker.examples
        self.errors = [(each.place, each.sentence) for each in checker.errors.kept]

    def written(self, rows: int) -> None:
        self.rows_written += rows


def csv_of(folder: Path, rows: Sequence[dict[str, Any]]) -> Path:
    path = folder / "list.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(key for row in rows for key in row)))
        writer.writeheader()
        writer.writerows(rows)
    return path


async def bring_in(
    session: AsyncSession,
    path: Path,
    kind: type[Volunteers] | type[Organisations] = Volunteers,
    *,
    watcher: Watcher | None = None,
    **more: Any,
) -> Watcher:
    """Import a file, and commit as the command does."""
    watcher = watcher or Watcher()
    given: dict[str, Any] = {"region_code": REGION, "cipher": CIPHER} | more
    request = ImportRequest(path, **given)
    try:
        await import_file(session, kind(request, MONDAY_MORNING), request, watcher)
    except Exception:
        await session.rollback()
        raise
    await session.commit()
    session.expire_all()
    return watcher


async def everybody(session: AsyncSession) -> list[Volunteer]:
    await session.rollback()
    query = select(Volunteer).order_by(col(Volunteer.number))
    return list(await session.exec(query.execution_options(populate_existing=True)))


class TestVolunteers:
    async def test_a_row_becomes_a_volunteer_with_a_number_whose_phone_finds_the_record(
        self, session: AsyncSession, community: Community, tmp_path: Path, log_in: LogIn
    ) -> None:
        near = community.id
        row = WANG | {"性别": "女", "社区": "武当社区", "特长": "急救、驾驶", "语言": "普通话"}
        seen = await bring_in(session, csv_of(tmp_path, [row]))
        assert (seen.plan.counts, seen.rows_written) == ("1 new, 0 changed, 0 unchanged", 1)
        (one,) = await everybody(session)
        assert (one.number, one.source, one.list_key) == ("1411280000016", "import", "A1")
        assert (one.gender, one.community_id) == ("female", near)
        assert (one.skills, one.languages) == (["driving", "first_aid"], ["mandarin"])
        assert real_name(one, CIPHER) == "示例老王"
        me = await log_in("wang")
        await bind(me, "13812345678")
        assert (await me.get(ME)).json()["number"] == one.number

    async def test_the_same_list_again_changes_nothing_and_a_changed_row_only_itself(
        self, session: AsyncSession, community: Community, tmp_path: Path
    ) -> None:
        other = {"编号": "A2", "姓名": "示例老赵", "出生年份": "1960"}
        await bring_in(session, csv_of(tmp_path, [WANG, other]))
        before = [one.model_dump() for one in await everybody(session)]
        again = await bring_in(session, csv_of(tmp_path, [WANG, other]))
        assert again.plan.counts == "0 new, 0 changed, 2 unchanged"
        assert [one.model_dump() for one in await everybody(session)] == before
        fixed = other | {"姓名": "示例老照", "手机号": "13900001111"}
        changed = await bring_in(session, csv_of(tmp_path, [WANG, fixed]))
        assert [set(changes) for _, _, changes in changed.plan.changed] == [{"real_name", "phone"}]
        names = [real_name(one, CIPHER) for one in await everybody(session)]
        assert names == ["示例老王", "示例老照"]

    async def test_nothing_is_written_when_one_row_is_wrong_and_each_fault_has_its_place(
        self, session: AsyncSession, community: Community, tmp_path: Path
    ) -> None:
        young = {"编号": "A3", "姓名": "示例小孩", "出生年份": "2015"}
        teen = {"编号": "A4", "姓名": "示例少年", "出生年份": "2010"}
        rows = [
            WANG,
            young,
            teen,
            {"姓名": "", "出生年份": "去年", "手机号": "123", "社区": "没有社区"},
            {"编号": "A1", "姓名": "示例老李", "出生年份": "1970", "紧急联系人": "示例"},
        ]
        watcher = Watcher()
        with pytest.raises(RowsRefusedError):
            await bring_in(session, csv_of(tmp_path, rows), watcher=watcher)
        places = {place for place, _ in watcher.errors}
        assert {"C3", "B5", "C5", "D5", "E5", "A6", "F6"} <= places
        assert any("监护人" in sentence for _, sentence in watcher.errors)
        assert await everybody(session) == []

    async def test_what_is_taken_back_is_emptied_and_what_is_left_out_stays(
        self, session: AsyncSession, community: Community, tmp_path: Path
    ) -> None:
        row = WANG | {"性别": "女", "特长": "急救"}
        await bring_in(session, csv_of(tmp_path, [row]))
        await bring_in(session, csv_of(tmp_path, [WANG | {"特长": "不清楚"}]))
        (one,) = await everybody(session)
        assert (one.gender, one.skills) == ("female", [])

    async def test_a_dry_run_shows_and_writes_nothing(
        self, session: AsyncSession, community: Community, tmp_path: Path
    ) -> None:
        seen = await bring_in(session, csv_of(tmp_path, [WANG]), is_dry_run=True)
        assert seen.plan.counts == "1 new, 0 changed, 0 unchanged"
        assert await everybody(session) == []

    async def test_who_looks_after_their_own_record_is_known_and_left_alone(
        self, session: AsyncSession, li: httpx.AsyncClient, tmp_path: Path
    ) -> None:
        own = (await join(li)).json()
        row = {"编号": "B1", "姓名": "别的名字", "出生年份": "1980", "手机号": PHONE}
        seen = await bring_in(session, csv_of(tmp_path, [row]))
        assert seen.plan.counts == "0 new, 0 changed, 1 unchanged"
        assert (await li.get(ME)).json() == own

    async def test_who_has_bound_the_number_has_the_record_at_once(
        self, session: AsyncSession, li: httpx.AsyncClient, tmp_path: Path
    ) -> None:
        row = {"编号": "B1", "姓名": "示例小李", "出生年份": "1980", "手机号": PHONE}
        await bring_in(session, csv_of(tmp_path, [row]))
        assert (await li.get(ME)).json()["real_name"] == "示例小李"

    async def test_a_number_of_somebody_else_is_told_and_not_taken(
        self, session: AsyncSession, community: Community, tmp_path: Path
    ) -> None:
        other = {"编号": "A2", "姓名": "示例老赵", "出生年份": "1960", "手机号": "13900001111"}
        await bring_in(session, csv_of(tmp_path, [WANG, other]))
        watcher = Watcher()
        taken = WANG | {"手机号": "13900001111"}
        with pytest.raises(RowsRefusedError):
            await bring_in(session, csv_of(tmp_path, [taken]), watcher=watcher)
        assert [place for place, _ in watcher.errors] == ["D2"]

    async def test_guardians_and_contacts_are_sealed_with_the_person(
        self, session: AsyncSession, community: Community, tmp_path: Path
    ) -> None:
        row = WANG | {
            "出生年份": "2010-05-01",
            "监护人": "示例老李",
            "监护人电话": "0358-6022345",
        }
        await bring_in(session, csv_of(tmp_path, [row]))
        (one,) = await everybody(session)
        assert "示例老李" in str(opened("guardian", one, CIPHER))
        assert "示例老李" not in str(one.model_dump())

    async def test_the_import_is_an_act_that_names_the_file_and_nobody(
        self, session: AsyncSession, community: Community, tmp_path: Path
    ) -> None:
        await bring_in(session, csv_of(tmp_path, [WANG]))
        query = select(AuditEntry).where(AuditEntry.act == "import_volunteers")
        entry = (await session.exec(query)).one()
        assert entry.target == "list.csv"
        assert "1 new" in entry.reason
        assert "示例老王" not in str(entry.model_dump())

    async def test_what_is_no_such_list_is_refused_in_a_sentence(
        self, session: AsyncSession, community: Community, tmp_path: Path
    ) -> None:
        with pytest.raises(SheetRefusedError, match="姓名"):
            await bring_in(session, csv_of(tmp_path, [{"甲": "1", "乙": "2"}]))
        with pytest.raises(ImportRefusedError, match="999999"):
            await bring_in(session, csv_of(tmp_path, [WANG]), region_code="999999")


class TestOrganisations:
    async def test_they_come_in_active_and_again_without_change(
        self, session: AsyncSession, community: Community, tmp_path: Path
    ) -> None:
        row = TEAM | {"联系人": "示例老赵", "联系电话": "13812345678", "社区": "武当社区"}
        path = xlsx_of(tmp_path, [list(row), list(row.values())], sheet="组织")
        first = await bring_in(session, path, Organisations)
        assert first.plan.counts == "1 new, 0 changed, 0 unchanged"
        again = await bring_in(session, path, Organisations)
        assert again.plan.counts == "0 new, 0 changed, 1 unchanged"
        one = (await session.exec(select(Organisation))).one()
        assert (one.state, one.sort_key[:6]) == ("active", "shi li")
        assert "13812345678" not in str(one.model_dump())
        changed = csv_of(tmp_path, [row | {"领域": "健康关爱", "联系电话": "13812340000"}])
        seen = await bring_in(session, changed, Organisations)
        assert [set(changes) for _, _, changes in seen.plan.changed] == [
            {"category", "contact_phone"}
        ]

    async def test_a_name_twice_and_a_word_that_is_none_of_ours_are_told(
        self, session: AsyncSession, community: Community, tmp_path: Path
    ) -> None:
        watcher = Watcher()
        rows = [TEAM, TEAM | {"领域": "别的领域"}]
        with pytest.raises(RowsRefusedError):
            await bring_in(session, csv_of(tmp_path, rows), Organisations, watcher=watcher)
        assert [place for place, _ in watcher.errors] == ["A3", "C3"]


@pytest.mark.parametrize(
    ("sought", "columns", "kind"),
    [
        (VOLUNTEERS, volunteer_columns, Volunteers),
        (ORGANISATIONS, organisation_columns, Organisations),
    ],
)
async def test_the_template_is_read_again_and_its_example_left_out(
    session: AsyncSession,
    community: Community,
    tmp_path: Path,
    *,
    sought: Any,
    columns: Any,
    kind: Any,
) -> None:
    path = tmp_path / "template.xlsx"
    words = await read_words(session, REGION)
    write_template(path, sought.sheets[0], columns(words))
    with open_table(path, sought, lambda _: True) as table:
        assert len(table.headings) == len(columns(words))
    seen = await bring_in(session, path, kind)
    assert (seen.plan.counts, seen.examples) == ("0 new, 0 changed, 0 unchanged", 1)


@pytest.mark.parametrize(("kind", "many"), [(Volunteers, 5578), (Organisations, 197)])
async def test_the_countys_own_numbers_come_in_and_again_change_nothing(
    session: AsyncSession, community: Community, tmp_path: Path, kind: Any, many: int
) -> None:
    rows = [
        {"编号": str(n), "姓名": f"示例{n}", "出生年份": "1980", "手机号": f"1380000{n:04d}"}
        if kind is Volunteers
        else TEAM | {"名称": f"示例队{n}"}
        for n in range(many)
    ]
    path = csv_of(tmp_path, rows)
    first = await bring_in(session, path, kind)
    assert (len(first.plan.new), first.rows_written) == (many, many)
    again = await bring_in(session, path, kind)
    assert (again.plan.unchanged, again.plan.is_empty) == (many, True)
