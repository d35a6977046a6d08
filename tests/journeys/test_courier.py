"""The main journey: from an empty phone to a rest station that is open, and back to it."""

from playwright.async_api import expect

from tests.journeys.phones import Phone

STATION = "凤山广场暖“新”驿站"


async def deny_location(phone: Phone) -> None:
    await phone.tap("用我的位置")
    await phone.answer("同意")  # to the privacy guideline; the browser then refuses the position
    await phone.sees("没有得到定位的许可")


async def test_a_courier_denies_location_and_still_finds_goes_to_and_keeps_an_open_station(
    phone: Phone,
) -> None:
    await phone.open()
    await phone.sees("找离您最近的驿站", "圪洞镇", "积翠爱心驿站")
    await phone.picture("list")
    await deny_location(phone)
    await phone.picture("denied")

    await phone.choose_place("武当社区服务中心")
    await phone.sees("武当社区服务中心附近", "最近的开放驿站", "走路 9 分钟", "南街爱心驿站")
    await phone.picture("nearest")
    await phone.tap("微波炉")
    await expect(phone.row("南街爱心驿站")).to_have_count(0)
    await expect(phone.row(STATION)).to_be_visible()
    await phone.picture("filtered")

    await phone.tap("最近的开放驿站")
    await phone.stands_at("pages/station/station")
    await phone.sees(STATION, "开着，20:00 关门", "530 米，走路 9 分钟", "08:00–20:00", "推门就进")
    await expect(phone.screen.locator(".thing.yes")).to_have_text(
        ["微波炉", "沙发", "急救箱", "阅读", "休闲"]
    )
    await phone.picture("station")
    await phone.tap("去这里")
    await expect(phone.overlay.get_by_role("heading", name=STATION)).to_be_visible()
    await phone.picture("navigate")
    [place] = await phone.calls("openLocation")
    assert place["name"] == STATION
    assert (place["latitude"], place["longitude"]) == (37.8874, 111.2365)
    await phone.answer("返回")

    await keep(phone)


async def keep(phone: Phone) -> None:
    await phone.tap("收藏", exact=True)
    await phone.picture("login")
    await phone.log_in()
    await expect(phone.find("已收藏")).to_be_visible()
    await phone.back()
    await phone.tab("我的")
    await phone.tap("收藏的驿站")
    await expect(phone.row(STATION)).to_be_visible()
    await phone.picture("favourites")


async def test_a_courier_who_allows_location_gets_the_nearest_station_at_once(
    phone: Phone,
) -> None:
    await phone.open(at="37.8925,111.2410")
    await phone.tap("用我的位置")
    await phone.answer("同意")
    await phone.picture("permission")
    await phone.answer("允许")
    await phone.sees("我的位置附近", "武当社区暖“新”驿站", "最近的开放驿站")
    await phone.page.reload()
    await phone.sees("我的位置附近")  # allowed before: nothing is asked again


async def test_with_no_position_at_all_stations_are_found_by_town_name_and_conditions(
    phone: Phone,
) -> None:
    await phone.open()
    await phone.tap("马坊镇", exact=True)
    await expect(phone.rows).to_have_count(1)
    await expect(phone.row("马坊爱心驿站")).to_be_visible()
    await phone.tap("全部乡镇")
    await expect(phone.rows).to_have_count(11)
    await (
        phone.screen.get_by_role("searchbox")
        .or_(phone.screen.locator("wx-input input"))
        .fill("司机")
    )
    await phone.page.keyboard.press("Enter")
    await expect(phone.rows).to_have_count(2)
    await phone.picture("searched")
    await phone.tap("清除")
    await phone.tap("更多条件")
    await phone.picture("conditions")
    await phone.tap("淋浴", exact=True)
    await phone.tap("看结果")
    await expect(phone.rows).to_have_count(2)
    await phone.tap("饮水")
    await phone.sees("没有找到这样的驿站")
    await phone.picture("empty")
    await phone.tap("清除条件")
    await expect(phone.rows).to_have_count(11)


async def test_a_marker_on_the_map_opens_its_station(phone: Phone) -> None:
    await phone.open()
    await phone.choose_place("人民广场")
    await phone.screen.locator("wx-map").scroll_into_view_if_needed()
    await phone.picture("map")
    await phone.screen.locator("wx-map").get_by_role("button", name="南街爱心驿站").tap()
    await phone.stands_at("pages/station/station")
    await phone.sees("南街爱心驿站", "今天 14:00 开门")
    await phone.picture("station-closed")
