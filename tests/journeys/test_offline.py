"""In a lift, in a cellar, in the hills: no signal, and the list still answers."""

import re

from playwright.async_api import expect

from app.demo import demo_id
from tests.journeys.conftest import OpenPhone
from tests.journeys.phones import Phone

STATION = "武当社区暖“新”驿站"


async def test_without_a_signal_the_last_copy_answers_and_says_how_old_it_is(phone: Phone) -> None:
    await phone.open()
    await phone.choose_place("人民广场")
    await phone.wait_for_copy()

    await phone.set_offline(True)
    await phone.pull_down()
    await phone.sees("人民广场附近", "最近的开放驿站")
    notice = phone.screen.get_by_role("button").filter(has_text="没有网络")
    await expect(notice).to_have_text(re.compile(r"没有网络，更新于 \d\d:\d\d"))
    await expect(phone.rows).to_have_count(11)
    await phone.picture("offline")
    await phone.tap("微波炉")
    await expect(phone.rows).to_have_count(4)
    await phone.row(STATION).tap()
    await phone.sees(STATION, "没有网络，更新于", "07:00–23:00")
    await phone.picture("offline-station")
    await phone.tap("锁着门")
    await phone.tap("同意并微信登录")
    await expect(phone.page.get_by_role("status")).to_contain_text("没有网络")
    await phone.picture("offline-login")
    await phone.tap("关闭", exact=True)
    await phone.back()
    await phone.tap("去这里")  # the way there needs no service
    await phone.answer("返回")

    await phone.set_offline(False)
    await notice.tap()
    await expect(notice).to_have_count(0)
    await expect(phone.rows).to_have_count(4)


async def test_a_first_visit_without_a_signal_says_so_and_can_be_tried_again(
    open_phone: OpenPhone,
) -> None:
    phone = await open_phone()
    await phone.open("pages/privacy/privacy")  # needs no service
    await phone.sees("我们怎样对待您的信息")
    await phone.forget_everything()
    await phone.set_offline(True)
    await phone.tap_bar("返回首页")
    await phone.sees("没有拿到驿站", "现在没有网络")
    await phone.picture("error")
    await phone.go(f"pages/station/station?id={demo_id('station', STATION)}")
    await phone.sees("没有拿到驿站的信息")
    await phone.picture("error-station")
    await phone.set_offline(False)
    await phone.tap("再试一次")
    await phone.sees(STATION, "07:00–23:00")


async def test_while_the_answer_is_on_its_way_its_shape_is_shown(phone: Phone) -> None:
    await phone.page.route("**/v1/**", lambda route: None)  # never answers
    await phone.open()
    await expect(phone.screen.get_by_label("正在加载")).to_be_visible()
    await phone.picture("loading", is_waiting=True)
    await phone.go(f"pages/station/station?id={demo_id('station', STATION)}")
    await expect(phone.screen.get_by_label("正在加载")).to_be_visible()
    await phone.picture("loading-station", is_waiting=True)


async def test_a_service_that_is_unwell_leaves_the_copy_standing(phone: Phone) -> None:
    await phone.open()
    await phone.choose_place("人民广场")
    await phone.wait_for_copy()

    problem = {"status": 503, "code": "unavailable", "detail": "服务暂时不可用，请稍后再试"}
    await phone.page.route(
        "**/v1/stations/**", lambda route: route.fulfill(status=503, json=problem)
    )
    await phone.pull_down()
    await phone.sees("服务暂时连不上，更新于", "最近的开放驿站")
    await expect(phone.rows).to_have_count(11)
    assert all(fault.startswith("503 ") for fault in phone.faults)
    phone.faults.clear()
