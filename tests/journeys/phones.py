"""A person's phone: one browser context with the mini-program open in it."""

import time
from dataclasses import dataclass
from typing import Any

from playwright.async_api import BrowserContext, Locator, Page, Request, expect

from tests.journeys.pictures import Album

EXPECT_MS = 20_000
QUIET_SECONDS = 0.2
expect.set_options(timeout=EXPECT_MS)


@dataclass
class Phone:
    """What a person does on the phone, and what went wrong on it meanwhile."""

    user: str
    page: Page
    base_url: str
    faults: list[str]
    underway: set[Request]
    album: Album

    @property
    def context(self) -> BrowserContext:
        return self.page.context

    @property
    def screen(self) -> Locator:
        """The page of the mini-program that is in front."""
        return self.page.locator("#pages > [data-page]:not([hidden])")

    @property
    def overlay(self) -> Locator:
        """What WeChat shows over the page: a dialog, a sheet, a map."""
        return self.page.locator("#overlays > .overlay").last

    async def open(self, page: str = "", **query: str) -> None:
        """Open the mini-program, at a page of it if one is named (``pages/me/me?a=b``)."""
        search = "&".join(f"{name}={value}" for name, value in {"user": self.user, **query}.items())
        await self.page.goto("about:blank")  # the same address again would not load anew
        await self.page.goto(f"{self.base_url}/preview/app.html?{search}#/{page}")
        await expect(self.screen).to_be_visible()

    async def tap(self, name: str, **options: Any) -> None:
        """Tap what is called so on the page."""
        await self.find(name, **options).first.tap()

    def find(self, name: str, **options: Any) -> Locator:
        """What can be tapped and is called so, on the page or over it."""
        places = self.screen.or_(self.page.locator("#overlays > .overlay"))
        return places.get_by_role("button", name=name, **options).locator("visible=true")

    async def tap_bar(self, name: str) -> None:
        """Tap a button of WeChat's own bar at the top."""
        await self.page.locator("#nav").get_by_role("button", name=name, exact=True).tap()

    async def answer(self, name: str) -> None:
        """Tap an answer of what WeChat shows over the page."""
        await self.overlay.get_by_role("button", name=name, exact=True).tap()

    async def tab(self, name: str) -> None:
        """Change to a tab."""
        await self.page.get_by_role("tab", name=name).tap()

    async def back(self) -> None:
        """Go back as the navigation bar does."""
        await self.tap_bar("返回")

    @property
    def rows(self) -> Locator:
        """The stations of the list."""
        return self.screen.locator(".sr-row")

    def row(self, name: str) -> Locator:
        """The row of one station."""
        return self.rows.filter(has_text=name)

    async def choose_place(self, name: str) -> None:
        """Pick a place of WeChat's map, from wherever the page offers it."""
        await self.tap("选择地点")
        place = self.overlay.get_by_role("option", name=name)
        agree = self.overlay.get_by_role("button", name="同意", exact=True)
        await expect(place.or_(agree)).to_be_visible()
        if await agree.is_visible():
            await agree.tap()
        await place.tap()
        await self.answer("确定")
        await self.sees(f"{name}附近")

    async def sees(self, *texts: str) -> None:
        """Wait until all of these stand on the page in front."""
        for text in texts:
            await expect(
                self.screen.get_by_text(text).locator("visible=true").first
            ).to_be_visible()

    async def stands_at(self, path: str) -> None:
        """Wait until that page is in front."""
        await expect(
            self.page.locator(f'#pages > [data-page="{path}"]:not([hidden])')
        ).to_be_visible()

    async def log_in(self) -> None:
        """Log in on the card that is shown."""
        await self.tap("同意并微信登录")
        await expect(self.find("同意并微信登录")).to_have_count(0)

    async def calls(self, name: str) -> list[dict[str, Any]]:
        """What the mini-program handed to a function of WeChat."""
        found: list[dict[str, Any]] = await self.page.evaluate(
            "name => __mp.calls.filter(([one]) => one === name)"
            ".map(([, given]) => JSON.parse(JSON.stringify(given)))",
            name,
        )
        return found

    async def answer_if_asked(self, name: str) -> None:
        """Answer the privacy guideline, which WeChat shows once."""
        question = self.overlay.get_by_role("button", name=name, exact=True)
        await expect(self.overlay.or_(self.screen).first).to_be_visible()
        if await question.is_visible():
            await question.tap()

    async def tab_of_own_words(self) -> None:
        """Open 我反映的事."""
        await self.open("pages/told/told")

    def told(self, station: str) -> Locator:
        """What was told of a station, on 我反映的事."""
        return self.screen.locator(".one").filter(has_text=station).first

    async def go(self, page: str) -> None:
        """Go to a page as a link of the mini-program would, with nothing loaded anew."""
        await self.page.evaluate("url => __mp.router.reLaunch({ url })", f"/{page}")

    async def reopen(self) -> None:
        """Come to the same page anew."""
        await self.page.reload()

    async def pull_down(self) -> None:
        """Pull the page down until it refreshes."""
        await self.page.evaluate("__mp.pullDown()")

    async def wait_for_copy(self) -> None:
        """Wait until the copy for use without a signal is on the phone."""
        await self.page.wait_for_function(
            "Object.keys(localStorage).some(key => key.includes('stations@'))"
        )

    async def forget_login(self) -> None:
        """Let the phone hold nothing of a login any more; what it does now ends first."""
        await self.settle()
        await self.page.evaluate(
            "Object.keys(localStorage).filter(key => /storage:(token|favourites)/.test(key))"
            ".forEach(key => localStorage.removeItem(key))"
        )

    async def forget_everything(self) -> None:
        """Let the phone be as new."""
        await self.page.evaluate("localStorage.clear()")

    async def set_offline(self, is_offline: bool) -> None:
        """Lose or find the signal, for the browser and for WeChat."""
        await self.context.set_offline(is_offline)
        await self.page.evaluate("is => __mp.setOffline(is)", is_offline)

    async def picture(self, name: str, *, is_waiting: bool = False) -> None:
        """Keep what is on the screen now, in a run that takes pictures."""
        if self.album.wants(name):
            if not is_waiting:  # for good: nothing is going to arrive
                await self.settle()
            await self.album.take(self.page, name)

    async def settle(self) -> None:
        """Wait until everything asked for has been answered, and what followed from it too."""
        quiet_since = time.monotonic()
        while time.monotonic() - quiet_since < QUIET_SECONDS:
            await self.page.wait_for_timeout(50)
            if self.underway:
                quiet_since = time.monotonic()

    async def list_faults(self) -> list[str]:
        """What went wrong in the mini-program, in the browser and in the service."""
        errors: list[str] = await self.page.evaluate("window.__errors ?? []")
        return errors + self.faults
