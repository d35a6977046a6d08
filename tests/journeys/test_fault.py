"""A broken microwave: told with a photo, seen to, and known to whoever told it."""

import io

from PIL import Image, ImageDraw
from playwright.async_api import expect

from app.demo import demo_id
from tests.journeys.conftest import OpenPhone
from tests.journeys.phones import Phone

STATION = "大武货车司机之家"
PAGE = f"pages/station/station?id={demo_id('station', STATION)}"


def photo() -> bytes:
    """A picture such as a phone takes: a dark box with a window, in JPEG."""
    picture = Image.new("RGB", (1600, 1200), "#d8d4cc")
    drawn = ImageDraw.Draw(picture)
    drawn.rounded_rectangle((200, 250, 1400, 950), 40, fill="#3a3d42")
    drawn.rounded_rectangle((280, 330, 1020, 870), 30, fill="#15171a")
    for top in range(360, 860, 120):
        drawn.rounded_rectangle((1120, top, 1320, top + 70), 16, fill="#8a8f96")
    drawn.ellipse((560, 520, 740, 700), outline="#c5221f", width=18)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=88)
    return file.getvalue()


async def add_photo(phone: Phone) -> None:
    async with phone.page.expect_file_chooser() as chooser:
        await phone.tap("加一张照片")
        await phone.answer_if_asked("同意")
    given = await chooser.value
    await given.set_files({"name": "p.jpg", "mimeType": "image/jpeg", "buffer": photo()})


async def test_a_fault_with_a_photo_is_seen_to_and_whoever_told_it_sees_how_far_it_is(
    open_phone: OpenPhone,
) -> None:
    phone = await open_phone()
    await report_microwave(phone)

    keeper = await open_phone("admin")
    await keeper.open("pages/tasks/tasks")
    await keeper.log_in()
    await keeper.sees(STATION, "报修：微波炉", "通电后不加热")
    await keeper.picture("tasks-fault")
    await keeper.tap("看照片")
    picture = keeper.overlay.locator("img.large")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)")
    await keeper.answer("返回")
    await keeper.tap("我来处理")
    await keeper.tap("确定", exact=True)
    await keeper.sees("正在处理")

    await phone.reopen()
    await expect(phone.told(STATION)).to_contain_text("正在处理")
    await phone.picture("told-fault")

    await keeper.tap("修好了")
    await keeper.screen.locator("textarea").fill("换了新的磁控管")
    await keeper.tap("确定", exact=True)
    await expect(keeper.screen.get_by_text("通电后不加热")).to_have_count(0)
    await phone.reopen()
    await expect(phone.told(STATION)).to_contain_text("修好了")
    await expect(phone.told(STATION)).to_contain_text("换了新的磁控管")


async def report_microwave(phone: Phone) -> None:
    await phone.open(PAGE)
    await phone.tap("报修")
    await phone.log_in()
    await phone.stands_at("pages/fault/fault")
    await phone.tap("交上去")
    await phone.sees("请先选哪样坏了")
    await phone.tap("微波炉", exact=True)
    await phone.screen.locator("textarea").fill("通电后不加热")
    await add_photo(phone)
    await expect(phone.screen.get_by_label("要交的照片")).to_be_visible()
    await phone.picture("fault")
    await phone.tap("交上去")
    await phone.sees("已收到，谢谢")
    await phone.picture("fault-done")
    await phone.tap("看我反映的事")
    await expect(phone.told(STATION)).to_contain_text("报修：微波炉")
    await expect(phone.told(STATION)).to_contain_text("已收到")
