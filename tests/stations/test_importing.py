"""A county's table comes in whole or not at all, and the second time it changes nothing."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import demo
from app.audit.models import AuditEntry
from app.calendar import Hours, HoursException
from app.regions.models import Community, Region, Town
from app.stations import cards
from app.stations.importing.checking import Datum
from app.stations.importing.planning import UNKNOWN_VALUES
from app.stations.models import Facility, StationFacility
from app.stations.shapes import StationBase
from tests.builders import MONDAY_MORNING, REGION, make_town
from tests.conftest import Freeze
from tests.stations.tables import FULL, ROW, bring_in, csv_of, stations
from tests.test_geo import VECTORS


async def known_facilities(session: AsyncSession) -> dict[str, str]:
    query = select(Facility.code, StationFacility.available).join(StationFacility)
    return dict((await session.exec(query)).all())


async def snapshot(session: AsyncSession) -> list[dict[str, Any]]:
    return [station.model_dump(exclude={"mloc"}) for station in await stations(session)]


# --- what comes in ---------------------------------------------------------------------


async def test_a_row_becomes_a_station_with_all_that_it_says(
    session: AsyncSession, region: Region, tmp_path: Path, freeze: Freeze
) -> None:
    freeze(MONDAY_MORNING)
    watcher = await bring_in(session, csv_of(tmp_path, [FULL]))
    assert (watcher.errors, watcher.warnings) == ([], [])
    assert watcher.plan.counts == "1 new, 0 changed, 0 unchanged"
    (station,) = await stations(session)
    said = station.model_dump(exclude={"mloc"})
    expected = {
        "region_code": REGION,
        "kind_id": 1,
        "name": "西街驿站",
        "address": "西街 1 号",
        "latitude": 37.892134,
        "longitude": 111.241256,
        "phone": "0358-6022345",
        "entry_way": "ask_guard",
        "entry_note": "",
        "capacity": 12,
        "truck_spaces": 3,
        "truck_height_limit_cm": 450,
        "truck_entrance": "东门",
        "truck_prices": "免费",
        "import_key": "A1",
        "demo": False,
        "verified_at": MONDAY_MORNING,
        "changed_at": MONDAY_MORNING,
        "closed_at": None,
    }
    assert {name: said[name] for name in expected} == expected
    town = await session.get_one(Town, station.town_id)
    community = await session.get_one(Community, station.community_id)
    assert (town.name, community.name) == ("圪洞镇", "武当社区")
    assert await known_facilities(session) == {"microwave": "yes", "drinking_water": "no"}


async def test_what_an_import_renders_is_what_staff_would_have_rendered(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    await bring_in(session, csv_of(tmp_path, [FULL]))
    (station,) = await stations(session)
    before = station.model_dump(exclude={"mloc"})
    hours = Hours.model_validate_json(station.hours or "")
    cards.set_hours(station, hours)
    await cards.refresh(session, station, before["changed_at"])
    await session.commit()
    (after,) = await snapshot(session)
    assert after == before


async def test_what_comes_in_would_pass_the_api_too(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    await bring_in(session, csv_of(tmp_path, [FULL]))
    (station,) = await stations(session)
    shared = station.model_dump(include=set(StationBase.model_fields))
    entry = {"way": station.entry_way, "note": station.entry_note}
    truck = {"height_limit_cm": station.truck_height_limit_cm, "spaces": station.truck_spaces}
    StationBase.model_validate(shared | {"kind": "warm_new", "entry": entry, "truck": truck})


async def test_empty_cells_are_unknown_never_no(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    await bring_in(session, csv_of(tmp_path, [ROW | {"营业时间": "", "微波炉": "", "电话": ""}]))
    (station,) = await stations(session)
    assert {name: getattr(station, name) for name in UNKNOWN_VALUES} == UNKNOWN_VALUES
    assert await known_facilities(session) == {}


@pytest.mark.parametrize("place", VECTORS)
@pytest.mark.parametrize("datum", Datum)
async def test_places_are_converted_on_the_way_in(
    session: AsyncSession, region: Region, tmp_path: Path, datum: Datum, place: str
) -> None:
    wgs84, gcj02, bd09 = VECTORS[place]
    told = {Datum.WGS84: wgs84, Datum.GCJ02: gcj02, Datum.BD09: bd09}[datum]
    row = ROW | {"纬度": f"{told[0]:.9f}", "经度": f"{told[1]:.9f}"}
    await bring_in(session, csv_of(tmp_path, [row]), datum=datum, is_far_allowed=True)
    (station,) = await stations(session)
    assert (station.latitude, station.longitude) == pytest.approx(gcj02, abs=6e-7)


# --- the second time -------------------------------------------------------------------


async def test_a_second_run_changes_nothing(
    session: AsyncSession, region: Region, tmp_path: Path, freeze: Freeze
) -> None:
    freeze(MONDAY_MORNING)
    path = csv_of(tmp_path, [FULL, ROW | {"名称": "北街驿站"}])
    for datum in Datum:
        await bring_in(session, path, datum=datum, is_far_allowed=True)
        before = await snapshot(session)
        freeze(MONDAY_MORNING + timedelta(days=3))
        again = await bring_in(session, path, datum=datum, is_far_allowed=True)
        assert again.plan.counts == "0 new, 0 changed, 2 unchanged"
        assert (again.rows_written, await snapshot(session)) == (0, before)
    entries = await session.exec(select(AuditEntry).where(AuditEntry.act == "import_stations"))
    reasons = [entry.reason.partition(";")[0] for entry in entries]
    assert "0 new, 0 changed, 2 unchanged" not in reasons


async def test_a_station_is_known_again_by_its_number_even_under_another_name_and_elsewhere(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    await bring_in(session, csv_of(tmp_path, [FULL]))
    (before,) = await stations(session)
    old = before.id
    moved = FULL | {"名称": "西街新驿站", "纬度": "37.952134"}
    watcher = await bring_in(session, csv_of(tmp_path, [moved]))
    assert watcher.plan.counts == "0 new, 1 changed, 0 unchanged"
    (after,) = await stations(session)
    assert (after.id, after.name, after.latitude) == (old, "西街新驿站", 37.952134)
    assert "西街新驿站" in after.card
    assert orjson.loads("{" + after.card + "}")["latitude"] == 37.952134


@pytest.mark.parametrize(
    ("latitude", "counts"),
    [
        ("37.894134", "0 new, 1 changed, 0 unchanged"),
        ("37.902134", "1 new, 0 changed, 0 unchanged"),
    ],
)
async def test_without_a_number_it_is_known_by_its_name_and_place(
    session: AsyncSession, region: Region, tmp_path: Path, latitude: str, counts: str
) -> None:
    await bring_in(session, csv_of(tmp_path, [ROW]))
    watcher = await bring_in(session, csv_of(tmp_path, [ROW | {"纬度": latitude}]))
    assert watcher.plan.counts == counts
    if watcher.plan.new:
        assert "系统里别处已有同名驿站" in watcher.warnings[0][1]


async def test_what_a_file_does_not_say_stays_as_staff_left_it(
    session: AsyncSession, region: Region, tmp_path: Path, freeze: Freeze
) -> None:
    await bring_in(session, csv_of(tmp_path, [FULL]))
    (station,) = await stations(session)
    hours = Hours.model_validate_json(station.hours or "")
    closed = HoursException.model_validate({"on": "2027-02-17", "ranges": [], "reason": "春节"})
    cards.set_hours(station, hours.model_copy(update={"exceptions": [closed]}))
    known = (await session.exec(select(StationFacility))).all()
    known[0].note = "在二楼"
    await session.commit()
    later = {**ROW, "编号": "A1", "营业时间": "每天 08:00-20:00", "电话": "", "饮水": "有"}
    await bring_in(session, csv_of(tmp_path, [later | {"类型": "warm_new"}]))
    (after,) = await stations(session)
    told = Hours.model_validate_json(after.hours or "")
    assert [each.on for each in told.exceptions] == [date(2027, 2, 17)]
    assert after.exception_days == [date(2027, 2, 17)]
    assert told.weekly[6] == [("08:00", "20:00")]
    assert (after.phone, after.capacity, after.town_id) == ("0358-6022345", 12, station.town_id)
    assert await known_facilities(session) == {"microwave": "yes", "drinking_water": "yes"}
    assert {one.note for one in await session.exec(select(StationFacility))} == {"在二楼", ""}


async def test_a_word_for_unknown_takes_back_what_was_known(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    await bring_in(session, csv_of(tmp_path, [FULL]))
    forget = {
        **ROW,
        "编号": "A1",
        "营业时间": "不清楚",
        "电话": "-",
        "限高": "未知",
        "微波炉": "？",
    }
    await bring_in(session, csv_of(tmp_path, [forget | {"进门方式": "不清楚"}]))
    (station,) = await stations(session)
    assert (station.hours, station.open_week, station.phone) == (None, None, None)
    assert (station.truck_height_limit_cm, station.entry_way) == (None, "unknown")
    assert await known_facilities(session) == {"microwave": "unknown", "drinking_water": "no"}
    assert station.facilities_yes == []


async def test_a_station_that_moves_to_another_town_leaves_its_old_community(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    town = await make_town(session, "大武镇")
    await session.commit()
    await bring_in(session, csv_of(tmp_path, [FULL]))
    await bring_in(session, csv_of(tmp_path, [{**ROW, "编号": "A1", "乡镇": "大武镇"}]))
    (station,) = await stations(session)
    assert (station.town_id, station.community_id) == (town.id, None)


async def test_invented_demonstration_data_becomes_real_by_an_import(
    session: AsyncSession, tmp_path: Path
) -> None:
    await demo.load_demo(session)
    await session.commit()
    kind, name, town, community, address, latitude, longitude, *_ = demo.STATIONS[0]
    row = {"名称": name, "类型": kind, "乡镇": town, "社区": community, "地址": address}
    row |= {"纬度": f"{latitude}", "经度": f"{longitude}"}
    watcher = await bring_in(session, csv_of(tmp_path, [row]))
    assert watcher.plan.counts == "0 new, 1 changed, 0 unchanged"
    (station,) = [each for each in await stations(session) if each.name == name]
    assert (station.demo, '"demo":false' in station.card) == (False, True)
