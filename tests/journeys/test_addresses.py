"""Ways in: the code on the wall, a friend's link, the browser's address, and the way back."""

import re

from playwright.async_api import expect

from app.demo import demo_id
from app.stations.codes import scene_of
from tests.journeys.conftest import PHONE, OpenPhone
from tests.journeys.phones import Phone

STATION = "峪口货车司机之家"
STATION_ID = demo_id("station", STATION)


async def test_the_code_on_the_wall_opens_its_station_and_from_there_the_way_home(
    phone: Phone,
) -> None:
    await phone.open("pages/station/station", scene=scene_of(STATION_ID).replace("=", "%3D"))
    await phone.sees(STATION, "货车停车", "24 个", "4.5 米", "免费停 24 小时")
    await phone.picture("station-truck")
    await phone.tap_bar("返回首页")
    await phone.stands_at("pages/index/index")


async def test_what_is_forwarded_to_a_friend_opens_the_same_station_there(
    phone: Phone, open_phone: OpenPhone
) -> None:
    await phone.open(f"pages/station/station?id={STATION_ID}")
    await phone.sees("24 个")
    await phone.tap("分享")
    [card] = await phone.calls("share")
    assert card["title"].startswith(f"{STATION}：")
    await phone.picture("share")
    await phone.answer("发送")
    friend = await open_phone()
    await friend.open(card["path"].lstrip("/"))
    await friend.sees(STATION)


async def test_a_station_that_is_gone_says_so_and_shows_others(phone: Phone) -> None:
    await phone.open("pages/station/station?id=01900000-0000-7000-8000-000000000000")
    await phone.sees("没有找到这个驿站")
    await phone.picture("missing")
    await phone.tap("看别的驿站")
    await phone.stands_at("pages/index/index")


async def test_a_code_or_link_that_is_none_of_ours_is_met_with_a_sentence(phone: Phone) -> None:
    for broken in ("?scene=s%3Dxx", "", "?id=not-a-station"):
        await phone.open(f"pages/station/station{broken}")
        await phone.sees("没有找到这个驿站")


async def test_the_back_gesture_leads_back_page_by_page(phone: Phone) -> None:
    await phone.open("pages/me/me")
    await phone.log_in()
    await phone.tap("收藏的驿站")
    await phone.tap("去找驿站")  # nothing is kept yet
    await phone.stands_at("pages/index/index")
    await phone.row("积翠爱心驿站").tap()
    await phone.stands_at("pages/station/station")
    await expect(phone.page).to_have_url(re.compile("#/pages/station/station"))
    await phone.page.go_back()
    await phone.stands_at("pages/index/index")
    await expect(phone.page).to_have_url(re.compile("#/pages/index/index"))


async def test_a_page_that_needs_a_login_offers_it_and_then_goes_on(phone: Phone) -> None:
    for page, then in {
        "favourites": "还没有收藏驿站",
        "told": "还没有反映过事情",
        "tasks": "都办好了",
        "profile": "没有绑定",
        "export": "取出我的数据",
        "devices": "正在用的这部",
        "close": "注销以后",
    }.items():
        await phone.open(f"pages/{page}/{page}")
        await phone.log_in()
        await phone.sees(then)
        await phone.picture(f"{page}-first")
        await phone.forget_everything()


async def test_the_preview_shows_the_phone_and_lets_one_be_somebody_else(
    open_phone: OpenPhone,
) -> None:
    desktop = await open_phone(size={"width": 1280, "height": 940})
    await desktop.page.goto(f"{desktop.base_url}/preview")
    inside = desktop.page.frame_locator("iframe")
    await expect(inside.get_by_text("找离您最近的驿站")).to_be_visible()
    await desktop.picture("preview-desktop")
    await desktop.page.get_by_role("link", name="admin").click()
    await expect(desktop.page).to_have_url(re.compile("user=admin"))
    await expect(inside.get_by_text("找离您最近的驿站")).to_be_visible()


async def test_on_a_phone_the_preview_is_the_phone(open_phone: OpenPhone) -> None:
    phone = await open_phone(size=PHONE)
    await phone.page.goto(f"{phone.base_url}/preview")
    inside = phone.page.frame_locator("iframe")
    await expect(inside.get_by_text("找离您最近的驿站")).to_be_visible()
    await phone.picture("preview-phone")
