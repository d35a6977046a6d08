"""活动: a courier becomes a volunteer on the way to a place in an activity."""

from playwright.async_api import expect

from tests.journeys.phones import Phone

ACTIVITY = "北街清扫"


async def become_volunteer(phone: Phone) -> None:
    await phone.stands_at("pages/volunteer/volunteer")
    await phone.tap("绑定", exact=True)
    await phone.answer_if_asked("同意")
    await phone.answer("允许")
    await phone.sees("****")
    await phone.screen.locator("wx-input input").first.fill("王小明")
    await phone.screen.locator("wx-picker").filter(has_text="出生年份").tap()
    await phone.answer("确定")
    await phone.picture("volunteer")
    await phone.tap("同意并登记")


async def test_a_courier_becomes_a_volunteer_and_takes_a_place_in_an_activity(
    phone: Phone,
) -> None:
    await phone.open()
    await phone.tab("活动")
    await phone.sees(ACTIVITY, "五点半课堂", "还差")
    await phone.picture("activities")
    await phone.tap(ACTIVITY)
    await phone.sees("北街路口", "手套、扫帚")
    await phone.picture("activity")
    await phone.tap("报名")
    await phone.picture("roles")
    await phone.tap("服务")
    await phone.log_in()
    await become_volunteer(phone)

    await phone.stands_at("pages/activity/activity")
    await phone.sees("报上名了，请准时到", "示例队长")
    await expect(phone.find("已报名 · 取消")).to_have_count(1)
    await phone.picture("signed-up")

    await phone.page.reload()
    await phone.sees("已报名 · 取消", "您的岗位：服务")
    await phone.go("pages/me/me")
    await phone.tap("我的活动")
    await phone.sees("要参加的", ACTIVITY, "已报名")
    await phone.picture("my-activities")
    await phone.tap(ACTIVITY)
    await phone.tap("已报名 · 取消")
    await phone.answer("取消报名")
    await expect(phone.find("已报名 · 取消")).to_have_count(0)

    await phone.go("pages/me/me")
    await phone.sees("志愿者", "消息")
    await phone.tap("志愿者")
    await phone.sees("志愿者编号", "王小明")
    await phone.picture("volunteer-number")


async def test_large_letters_lose_nothing_of_an_activity(phone: Phone) -> None:
    await phone.open("pages/me/me")
    await phone.screen.locator("wx-switch").first.tap()
    await phone.tab("活动")
    await phone.sees(ACTIVITY, "还差")
    await phone.picture("care-activities")
    await phone.tap(ACTIVITY)
    await phone.sees("北街路口", "报名截止")
    await expect(phone.screen.locator(".page.care")).to_be_visible()
    await phone.picture("care-activity")
