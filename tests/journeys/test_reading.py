"""In sunlight, with one thumb and tired eyes: what can be read, and what can be hit."""

import pytest

from tests.journeys.conftest import OpenPhone
from tests.journeys.phones import Phone
from tests.journeys.stands import PAGES, arrive, live

SIZES = {"375x812": (375, 812), "320x568": (320, 568)}
# 88 rpx and 24 rpx: 44 and 12 px on a screen 375 wide, and less on a narrower one, as in WeChat.
RPX = {"target": 88, "size": 24}
CONTRAST = 4.5


async def faults_of(phone: Phone, page: str, width: int) -> list[str]:
    await arrive(phone, page)
    least = {name: rpx * width / 750 for name, rpx in RPX.items()} | {"contrast": CONTRAST}
    found: dict[str, list[str]] = await phone.page.evaluate("least => journeys.check(least)", least)
    return [f"{page} {check}: {name}" for check, names in found.items() for name in names]


@pytest.mark.parametrize("mode", ["normal", "care"])
@pytest.mark.parametrize("size", SIZES)
async def test_everything_is_large_enough_dark_enough_and_whole(
    open_phone: OpenPhone, size: str, mode: str
) -> None:
    width, height = SIZES[size]
    phone = await open_phone(size={"width": width, "height": height})
    await live(phone)
    if mode == "care":
        await phone.screen.locator("wx-switch").tap()
    faults = []
    for page in PAGES:
        faults += await faults_of(phone, page, width)
        await phone.picture(f"{size}-{mode}-{page.rsplit('/', 1)[-1]}")
    assert not faults, "\n".join(faults)


async def test_a_pale_cut_small_or_narrow_thing_is_seen(phone: Phone) -> None:
    """The checks can fail: here they look at a page made badly on purpose."""
    await phone.open("pages/privacy/privacy")
    await phone.sees("我们怎样对待您的信息")
    await phone.page.add_style_tag(
        content=".title { color: #aaa; font-size: 9px; width: 20px; overflow: hidden;"
        " white-space: nowrap } .heading { position: relative; left: 900px }"
    )
    found = await phone.page.evaluate("journeys.check({ target: 44, size: 12, contrast: 4.5 })")
    assert [bool(found[name]) for name in ("pale", "small", "cut", "wide")] == [True] * 4
