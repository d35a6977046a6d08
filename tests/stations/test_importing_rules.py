"""What is refused is told with its place and a sentence, all of it at once."""

from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import demo
from app.audit.models import AuditEntry
from app.regions.models import Community, Region, Town
from app.sheets.process import ImportRefusedError, RowsRefusedError
from app.stations.importing.checking import Datum
from app.stations.importing.process import NewRegion
from app.stations.models import Station, StationKind
from tests.builders import REGION, make_community, make_region, make_station, make_town
from tests.stations.tables import FULL, ROW, Watcher, bring_in, csv_of, stations


async def errors_of(
    session: AsyncSession, folder: Path, rows: list[dict[str, Any]], **more: Any
) -> list[tuple[str, str]]:
    watcher = Watcher()
    with pytest.raises(RowsRefusedError):
        await bring_in(session, csv_of(folder, rows), watcher, **more)
    await session.rollback()
    assert await stations(session) == []
    return watcher.errors


@pytest.mark.parametrize(
    ("change", "place", "told"),
    [
        ({"名称": ""}, "A2", "“名称”不能空着"),
        ({"名称": "驿" * 61}, "A2", "有 61 个字，最多 60 个"),
        ({"名称": "西\u200b街"}, "A2", "看不见的特殊字符"),
        ({"类型": "茶馆"}, "B2", "没有“茶馆”这种类型，可以写：暖“新”驿站、货车司机之家"),
        ({"纬度": ""}, "C2", "“纬度”不能空着"),
        ({"纬度": "37°53′"}, "C2", "不要写度分秒"),
        ({"纬度": "nan"}, "C2", "十进制"),
        ({"纬度": "1e400"}, "C2", "十进制"),
        ({"纬度": "-37.892134"}, "C2", "纬度 -37.8921 不在中国"),
        ({"经度": "11.1241256"}, "D2", "经度 11.1241 不在中国"),
        ({"纬度": "111.241256", "经度": "37.892134"}, "C2", "填反了"),
        ({"纬度": "38.892134"}, "C2", "离县城 111 公里"),
        ({"电话": "请打小王"}, "E2", "不像电话号码"),
        ({"电话": "13800138000、13900139000"}, "E2", "只写一个号码"),
        ({"营业时间": "看情况"}, "E2", "看不懂“看情况”"),
        ({"营业时间": "每天 8:00-9:00 " * 40}, "E2", "最多 300 个字"),
        ({"进门方式": "翻墙"}, "E2", "只能写：推门就进"),
        ({"座位": "很多"}, "E2", "0 到 10000 的整数"),
        ({"座位": "10001"}, "E2", "0 到 10000 的整数"),
        ({"座位": "9" * 40}, "E2", "0 到 10000 的整数"),
        ({"限高": "450米"}, "E2", "1 米到 10 米之间"),
        ({"限高": "高"}, "E2", "看不懂限高"),
        ({"微波炉": "坏了"}, "E2", "只能写：有、无、不清楚"),
        ({"地址": "长" * 101}, "E2", "最多 100 个"),
        ({"乡镇": "石站头乡"}, "E2", "系统里有：圪洞镇。要新建，请加 --create-places"),
        ({"社区": "东街社区"}, "E2", "没有“东街社区”这个社区（村）。系统里有：武当社区"),
        ({"乡镇": "圪洞镇", "社区": "东街社区"}, "F2", "圪洞镇社区（村）"),
    ],
)
@pytest.mark.usefixtures("region")
async def test_a_wrong_cell_is_named(
    session: AsyncSession, tmp_path: Path, change: Any, place: str, told: str
) -> None:
    ((where, sentence),) = await errors_of(session, tmp_path, [ROW | change])
    assert where == place
    assert told in sentence


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("限高", "450", ("truck_height_limit_cm", 450)),
        ("限高（厘米）", "450cm", ("truck_height_limit_cm", 450)),
        ("限高", "4.5", ("truck_height_limit_cm", 450)),
        ("限高", "４．５米", ("truck_height_limit_cm", 450)),
        ("座位*", "12座", ("capacity", 12)),
        ("seats", "无", ("capacity", 0)),
        ("Phone", "无", ("phone", None)),
        ("Entry", "ask_guard", ("entry_way", "ask_guard")),
        ("类 型", "货车司机之家", ("kind_id", 2)),
        ("kind", "warm_new", ("kind_id", 1)),
        ("kind", "暖「新」驿站", ("kind_id", 1)),
        ("地址", " 西街   1 号 ", ("address", "西街 1 号")),
    ],
)
@pytest.mark.usefixtures("region")
async def test_one_thing_may_be_written_in_many_ways(
    session: AsyncSession, tmp_path: Path, column: str, text: str, said: tuple[str, object]
) -> None:
    row = {name: cell for name, cell in ROW.items() if name != "类型"}
    row |= {"类型": "love"} if "类" not in column and column != "kind" else {}
    await bring_in(session, csv_of(tmp_path, [row | {column: text}]))
    (station,) = await stations(session)
    assert (said[0], getattr(station, said[0])) == said


async def test_all_errors_are_told_at_once_and_counted_beyond_two_hundred(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    bad = {"名称": "", "类型": "茶馆", "纬度": "x", "经度": "y"}
    watcher = Watcher()
    with pytest.raises(RowsRefusedError, match="1200 errors"):
        await bring_in(session, csv_of(tmp_path, [bad] * 300), watcher)
    assert (len(watcher.errors), watcher.error_count) == (200, 1200)
    assert [place for place, _ in watcher.errors[:5]] == ["A2", "B2", "C2", "D2", "A3"]


async def test_the_head_must_name_what_is_needed_once(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    row = {"名称": "西街", "name": "西街", "纬度": "37.892134", "lng": "111.241256"}
    told = await errors_of(session, tmp_path, [row])
    assert [(place, sentence[:12]) for place, sentence in told] == [
        ("A1", "表头里缺少“类型”这一列"),
        ("B1", "“name”这一列重复了"),
    ]


async def test_a_row_with_more_cells_than_the_head_is_refused(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    path = csv_of(tmp_path, [ROW])
    with path.open("a", encoding="utf-8") as file:
        file.write("北街,love,37.892134,111.341256,多出来\n")
    watcher = Watcher()
    with pytest.raises(RowsRefusedError):
        await bring_in(session, path, watcher)
    assert watcher.errors == [("E3", "这一行的格子比表头多，可能有多余的逗号")]


async def test_the_same_station_twice_in_a_file_is_refused(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    near = ROW | {"纬度": "37.893134"}
    far = ROW | {"纬度": "37.902134"}
    assert [each[0] for each in await errors_of(session, tmp_path, [ROW, near])] == ["A3"]
    keyed = [FULL, FULL | {"名称": "别的站", "纬度": "37.802134"}]
    ((place, sentence),) = await errors_of(session, tmp_path, keyed)
    assert (place, sentence) == ("A3", "编号“A1”与第 2 行相同")
    assert (await bring_in(session, csv_of(tmp_path, [ROW, far]))).plan.counts.startswith("2 new")


async def test_two_rows_that_are_one_station_of_ours_are_refused(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    await make_station(session, name="西街驿站", import_key="A1", latitude=37.892134)
    await session.commit()
    rows = [{"编号": "A1", **ROW, "名称": "新名字"}, {"编号": "", **ROW, "经度": "111.24"}]
    watcher = Watcher()
    with pytest.raises(RowsRefusedError):
        await bring_in(session, csv_of(tmp_path, rows), watcher)
    assert watcher.errors == [("B3", "与第 2 行是系统里的同一个驿站")]


async def test_a_number_that_contradicts_ours_is_refused(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    await make_station(
        session, name="西街驿站", import_key="B7", latitude=37.892134, longitude=111.241256
    )
    gone = await make_station(session, name="老站", import_key="C1", latitude=37.9)
    gone.closed_at = gone.changed_at
    await session.commit()
    rows = [{"编号": "A1", **ROW}, {"编号": "C1", **ROW, "名称": "老站", "纬度": "37.8"}]
    watcher = Watcher()
    with pytest.raises(RowsRefusedError):
        await bring_in(session, csv_of(tmp_path, rows), watcher)
    assert [place for place, _ in watcher.errors] == ["A2", "A3"]
    assert "它的编号是“B7”" in watcher.errors[0][1]
    assert "已经撤销" in watcher.errors[1][1]


async def test_what_is_only_doubtful_is_told_and_comes_in(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    row = {**ROW, "纬度": "37.89", "联系人": "小王"}
    watcher = await bring_in(session, csv_of(tmp_path, [row]))
    assert watcher.warnings == [
        ("E1", "不认识这一列，没有导入"),
        ("C2", "坐标只有 2 位小数，位置可能差几十米到几公里"),
    ]
    assert len(await stations(session)) == 1


async def test_a_far_station_comes_in_when_that_is_allowed(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    path = csv_of(tmp_path, [ROW | {"纬度": "38.892134"}])
    await bring_in(session, path, is_far_allowed=True)
    assert len(await stations(session)) == 1


async def test_another_countys_station_is_never_touched(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    await make_station(
        session,
        name="西街驿站",
        import_key="A1",
        region_code="141129",
        latitude=37.892134,
        longitude=111.241256,
    )
    await session.commit()
    assert (await bring_in(session, csv_of(tmp_path, [FULL]))).plan.counts.startswith("1 new")
    assert {each.region_code for each in await stations(session)} == {REGION, "141129"}


# --- towns, communities, regions -------------------------------------------------------


async def test_missing_towns_and_communities_are_made_when_asked_for(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    rows = [
        ROW | {"乡镇": "石站头乡", "社区": "东街社区"},
        ROW | {"名称": "二站", "乡镇": "石站头乡", "社区": "东街社区"},
        ROW | {"名称": "三站", "乡镇": "石站头乡", "社区": ""},
    ]
    path = csv_of(tmp_path, rows)
    for counts in ("3 new, 0 changed, 0 unchanged", "0 new, 0 changed, 3 unchanged"):
        watcher = await bring_in(session, path, are_places_created=True)
        assert watcher.plan.counts == counts
        assert len((await session.exec(select(Town).where(Town.name == "石站头乡"))).all()) == 1
        assert len((await session.exec(select(Community))).all()) == 2
    (station, *_) = [each for each in await stations(session) if each.name == "西街驿站"]
    assert '"town":"石站头乡"' in station.card
    orphan = [ROW | {"名称": "四站", "社区": "南街社区"}]
    watcher = Watcher()
    with pytest.raises(RowsRefusedError):
        await bring_in(session, csv_of(tmp_path, orphan), watcher, are_places_created=True)
    assert watcher.errors == [("E2", "要新建“南街社区”，请把乡镇也写上")]


async def test_a_community_alone_tells_its_town_unless_two_towns_have_one_of_the_name(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    rows = [ROW | {"社区": "武当社区"}]
    await bring_in(session, csv_of(tmp_path, rows))
    (station,) = await stations(session)
    assert (await session.get_one(Town, station.town_id)).name == "圪洞镇"
    await make_community(session, await make_town(session, "大武镇"))
    await session.commit()
    watcher = Watcher()
    with pytest.raises(RowsRefusedError):
        await bring_in(session, csv_of(tmp_path, rows), watcher)
    assert watcher.errors == [("E2", "有 2 个“武当社区”，请把乡镇也写上")]


async def test_a_new_region_is_made_once_with_its_seat_in_the_files_datum(
    session: AsyncSession, tmp_path: Path
) -> None:
    path = csv_of(tmp_path, [ROW])
    with pytest.raises(ImportRefusedError, match="--create-region NAME --seat"):
        await bring_in(session, path, region_code="141130")
    await session.rollback()
    new = NewRegion("某县", 37.89, 111.24)
    wanted: Any = {"region_code": "141130", "new_region": new, "datum": Datum.WGS84}
    for counts in ("1 new, 0 changed, 0 unchanged", "0 new, 0 changed, 1 unchanged"):
        assert (await bring_in(session, path, **wanted)).plan.counts == counts
    region = await session.get_one(Region, "141130")
    assert region.name == "某县"
    assert 0.0001 < abs(region.latitude - 37.89) < 0.002, "moved from WGS-84"
    acts = (await session.exec(select(AuditEntry).order_by("created_at"))).all()
    assert [(act.act, act.region_code) for act in acts] == [
        ("create_region", "141130"),
        ("import_stations", "141130"),
    ]
    assert acts[1].target == "stations.csv"
    assert acts[1].reason.startswith("1 new, 0 changed, 0 unchanged; sha256 ")
    with pytest.raises(ImportRefusedError, match="is there already, as 某县"):
        await bring_in(session, path, **wanted | {"new_region": NewRegion("别县", 37.9, 111.2)})


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"region_code": "14112"}, "is no region code"),
        ({"region_code": "'; --"}, "is no region code"),
        ({"region_code": "141131", "new_region": NewRegion("某", 111.0, 37.0)}, "outside of China"),
        ({"region_code": "141131", "new_region": NewRegion("某", float("nan"), 111)}, "outside"),
    ],
)
async def test_a_wrong_region_is_one_sentence(
    session: AsyncSession, region: Region, tmp_path: Path, wanted: Any, told: str
) -> None:
    with pytest.raises(ImportRefusedError, match=told):
        await bring_in(session, csv_of(tmp_path, [ROW]), **wanted)


async def test_the_demonstrations_own_stations_pass_every_rule(
    session: AsyncSession, tmp_path: Path
) -> None:
    await demo.load_demo(session)
    await session.commit()
    rows = [
        {"名称": name, "类型": kind, "乡镇": town, "社区": community, "地址": address}
        | {"纬度": f"{latitude:.4f}", "经度": f"{longitude:.4f}"}
        for kind, name, town, community, address, latitude, longitude, *_ in demo.STATIONS
    ]
    watcher = await bring_in(session, csv_of(tmp_path, rows))
    assert (watcher.errors, watcher.warnings) == ([], [])
    query = select(Station.id).where(Station.region_code == REGION)
    assert len((await session.exec(query)).all()) == len(rows), "all were known again"


async def test_kinds_of_another_region_are_not_known(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    await make_region(session, "141129")
    session.add(StationKind(id=90, code="own", name="自家", colour="#000000", region_code="141129"))
    await session.commit()
    ((place, _),) = await errors_of(session, tmp_path, [ROW | {"类型": "自家"}])
    assert place == "B2"
