"""我的: every right over one's own account, used by thumb."""

import json

from playwright.async_api import expect

from tests.journeys.conftest import LogIn, OpenPhone
from tests.journeys.phones import Phone


async def log_in_at_mine(phone: Phone) -> None:
    await phone.open("pages/me/me")
    await phone.log_in()
    await phone.sees("微信用户")


async def pick(phone: Phone, label: str, choice: str) -> None:
    await phone.screen.locator("wx-picker").filter(has_text=label).tap()
    await phone.overlay.get_by_role("option", name=choice, exact=True).click()
    await phone.answer("确定")


async def test_the_profile_is_filled_in_by_choice_and_the_phone_number_is_shown_masked(
    phone: Phone,
) -> None:
    await phone.open("pages/me/me")
    await phone.sees("投诉建议", "关怀模式", "隐私说明")  # without a login
    await phone.picture("me-out")
    await phone.log_in()
    await phone.tap("修改资料")
    await phone.picture("profile-empty")
    await phone.screen.locator("wx-input input").fill("王师傅")
    await pick(phone, "职业", "快递员")
    await pick(phone, "单位", "示例速递方山网点")
    await phone.tap("绑定", exact=True)
    await phone.answer_if_asked("同意")
    await phone.picture("phone-number")
    await phone.answer("允许")
    await phone.sees("****", "换一个")
    await phone.tap("换头像")
    await phone.answer("用微信头像")
    await expect(phone.page.get_by_role("status")).to_contain_text("头像换好了")
    await phone.tap("保存")
    await expect(phone.page.get_by_role("status")).to_contain_text("已保存")
    await phone.picture("profile")
    await phone.back()
    await phone.sees("王师傅", "快递员，138****")
    await expect(phone.page.get_by_role("status")).to_have_count(0)  # the tick goes by itself
    await phone.picture("me")


async def test_consent_is_shown_taken_back_and_given_again(phone: Phone) -> None:
    await log_in_at_mine(phone)
    await phone.tap("隐私说明")
    await phone.sees("同意了 2026-11-01 版")
    await phone.picture("privacy")
    await phone.tap("收回同意")
    await phone.picture("confirm")
    await phone.answer("收回")
    await expect(phone.find("收回同意")).to_have_count(0)
    await phone.back()
    await phone.log_in()  # which is to consent again
    await phone.tap("隐私说明")
    await phone.sees("同意了 2026-11-01 版")


async def test_ones_own_data_are_taken_out_and_copied_whole(phone: Phone) -> None:
    await phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await log_in_at_mine(phone)
    await phone.tap("导出我的数据")
    await phone.picture("export")
    await phone.tap("取出我的数据")
    await phone.sees("账号资料", "同意记录", "登录过的设备")
    await phone.tap("看原文")
    await phone.picture("exported")
    await phone.tap("复制全部")
    await phone.answer("同意")  # the clipboard, too, is behind the privacy guideline
    await expect(phone.page.get_by_role("status")).to_contain_text("已复制")
    copied = json.loads(await phone.page.evaluate("navigator.clipboard.readText()"))
    assert {"account", "consent", "favourite", "login_session"} <= set(copied)


async def test_another_phone_of_mine_is_logged_out_from_here(
    phone: Phone, open_phone: OpenPhone
) -> None:
    other = await open_phone(phone.user)
    await log_in_at_mine(other)
    await log_in_at_mine(phone)
    await phone.tap("我的设备")
    await expect(phone.screen.locator(".one")).to_have_count(2)
    await phone.picture("devices")
    await phone.screen.get_by_text("让它退出", exact=True).tap()
    await phone.answer("让它退出")
    await expect(phone.screen.locator(".one")).to_have_count(1)


async def test_a_complaint_is_written_after_a_login_and_answered_by_the_department(
    phone: Phone, api: LogIn
) -> None:
    await phone.open("pages/me/me")
    await phone.tap("投诉建议")
    await phone.sees("对驿站和服务有话说")
    await phone.picture("feedback-out")
    await phone.log_in()
    await phone.tap("交上去")
    await phone.sees("请写几个字")
    await phone.tap("投诉", exact=True)
    await phone.screen.locator("textarea").fill("南街爱心驿站中午总是锁着门，能不能中午也开")
    await phone.picture("feedback")
    await phone.tap("交上去")
    await phone.sees("我说过的", "已收到")

    admin = await api("admin")
    [own] = (await admin.get("/v1/regions/141128/feedback")).json()["items"]
    answer = {"text": "已同南街社区商量，下周起中午也开"}
    told = await admin.post(f"/v1/regions/141128/feedback/{own['id']}/answer", json=answer)
    assert told.status_code == 200, told.text
    await phone.pull_down()
    await phone.sees("已答复", answer["text"])
    await phone.picture("feedback-answered")


async def test_care_mode_makes_the_letters_larger_on_every_page(phone: Phone) -> None:
    await phone.open()
    await phone.choose_place("人民广场")
    name = phone.screen.locator(".answer .name")
    before = await name.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
    await phone.tab("我的")
    await (
        phone.screen.get_by_role("switch", name="关怀模式")
        .or_(phone.screen.locator("wx-switch"))
        .first.tap()
    )
    await phone.picture("me-care")
    await phone.tab("驿站")
    after = await name.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
    assert after / before > 1.25
    await phone.picture("care")
    await phone.tap("最近的开放驿站")
    await phone.sees("里面有什么")
    await phone.picture("care-station")
    await phone.page.reload()
    await phone.sees("里面有什么")
    await expect(phone.screen.locator(".page.care")).to_be_visible()


async def test_an_account_is_closed_and_kept_after_all(phone: Phone) -> None:
    await log_in_at_mine(phone)
    await phone.tap("注销账号")
    await phone.picture("close")
    await phone.tap("注销账号", exact=True)
    await phone.answer("注销")
    await phone.sees("账号正在注销", "还有 7 天")
    await phone.picture("closing")
    await phone.back()
    await phone.tap("去看看")
    await phone.tap("不注销了")
    await phone.sees("注销以后")
    await phone.back()
    await expect(
        phone.screen.get_by_text("注销", exact=False).filter(has_text="账号将在")
    ).to_have_count(0)


async def test_logging_out_asks_first_and_leaves_what_needs_no_login(phone: Phone) -> None:
    await log_in_at_mine(phone)
    await phone.tap("退出登录")
    await phone.answer("取消")
    await phone.sees("微信用户")
    await phone.tap("退出登录")
    await phone.answer("退出登录")
    await phone.sees("投诉建议")
    await expect(phone.find("同意并微信登录")).to_be_visible()
