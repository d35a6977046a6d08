"""Two people before a locked door: what everybody sees, what the keeper is asked, how it ends."""

from playwright.async_api import expect

from app.demo import demo_id
from tests.journeys.conftest import OpenPhone
from tests.journeys.phones import Phone

STATION = "武当社区暖“新”驿站"
PAGE = f"pages/station/station?id={demo_id('station', STATION)}"


async def tell_locked(phone: Phone) -> None:
    await phone.tap("锁着门")
    await phone.log_in()
    await phone.sees("已收到，谢谢")


async def test_two_people_turn_a_locked_station_and_the_keepers_answer_turns_it_back(
    open_phone: OpenPhone,
) -> None:
    passer_by = await open_phone()
    await passer_by.open(PAGE)
    await passer_by.sees("开着，23:00 关门")

    first = await open_phone()
    await first.open(PAGE)
    await tell_locked(first)
    await first.sees("开着，23:00 关门", "有人反映关门")  # one word shows, and turns nothing yet
    await first.picture("told-once")
    await passer_by.page.reload()
    await passer_by.sees("开着，23:00 关门", "有人反映关门")

    second = await open_phone()
    await second.open(PAGE)
    await tell_locked(second)
    await expect(second.screen.locator(".now .sl-reported_closed")).to_be_visible()
    await expect(second.screen.get_by_text("开着，")).to_have_count(0)
    await second.picture("reported")

    # For everybody: the nearest open station is another one now, and the map shows it in grey.
    await passer_by.open(at="37.8925,111.2410")
    await passer_by.choose_place("第二小学东门")
    await expect(passer_by.row(STATION).locator(".sl-reported_closed")).to_be_visible()
    await expect(passer_by.screen.locator(".answer .name")).not_to_have_text(STATION)
    await passer_by.picture("reported-list")

    await second.tab_of_own_words()
    await expect(second.told(STATION)).to_contain_text("我说锁着门")
    await expect(second.told(STATION)).to_contain_text("已收到")
    await answer_open_again(await open_phone("admin"))

    await passer_by.open(PAGE)
    await passer_by.sees("开着，23:00 关门")
    await expect(passer_by.screen.get_by_text("有人反映关门")).to_have_count(0)
    await second.tab_of_own_words()
    await expect(second.told(STATION)).to_contain_text("管理员答复：已经开门")
    await second.picture("told")


async def answer_open_again(keeper: Phone) -> None:
    await keeper.open("pages/me/me")
    await keeper.log_in()
    await expect(keeper.find("待办").locator(".count")).to_be_visible()
    await keeper.picture("me-keeper")
    await keeper.tap("待办")
    await keeper.sees(STATION, "有人反映关门", "答复")
    await keeper.picture("tasks")
    await keeper.tap("已经开门")
    await keeper.picture("answering")
    await keeper.tap("确定", exact=True)
    await expect(keeper.screen.get_by_text("有人反映关门")).to_have_count(0)


async def test_who_tells_that_it_is_open_is_shown_at_once_and_may_tell_again(
    phone: Phone,
) -> None:
    await phone.open(f"pages/station/station?id={demo_id('station', '北武当山门爱心驿站')}")
    await phone.sees("开门时间不清楚", "还没有人确认过")
    await phone.picture("station-unknown")
    await phone.tap("开着", exact=True)
    await phone.log_in()
    await phone.sees("已收到，谢谢", "有人说开着")
    await phone.picture("told-open")
    await phone.tap("设施坏了")
    await phone.picture("what-is-broken")
    await phone.tap("微波炉", exact=True)
    await phone.sees("已收到，谢谢", "有人反映设施坏了")
