"""Not one page or button that leads nowhere: everything that can be tapped is tapped."""

from collections import Counter
from dataclasses import asdict, dataclass

import pytest
from playwright.async_api import TimeoutError, expect

from tests.journeys.conftest import OpenPhone
from tests.journeys.phones import Phone
from tests.journeys.stands import PAGES, arrive, live

# A tap on what is chosen already changes nothing, nor does clearing what is clear: as it should.
IDLE = ("，已选", "清除")
LOGIN = "同意并微信登录"
# Of so many alike (stations, chips) the first stand for the others.
ALIKE = 2

# Who taps where, and how many taps there were at least when this was written: fewer would mean
# that something is no longer found.
WALKS = {
    "visitor": (PAGES, 45),
    "courier": (PAGES, 50),
    "admin": (("pages/me/me", "pages/tasks/tasks", "pages/station/station"), 20),
}


@dataclass(frozen=True)
class Step:
    """One tap: what it is on, and which of those with that name."""

    name: str
    nth: int


def steps_of(nodes: list[dict[str, str]]) -> list[Step]:
    """What to tap, of all that can be tapped."""
    named: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    steps = []
    for node in nodes:
        name, kind = node["name"], node["kind"]
        if kinds[kind] < ALIKE and not name.endswith(IDLE):
            steps.append(Step(name, named[name]))
        named[name] += 1
        kinds[kind] += 1
    return steps


async def tap(phone: Phone, step: Step) -> bool:
    """Tap as a finger does; say whether anything came of it."""
    try:
        found = "step => journeys.find(step)"
        handle = await phone.page.wait_for_function(found, arg=asdict(step))
    except TimeoutError:
        raise AssertionError(f"{step} is not there any more") from None
    before = await phone.page.evaluate("journeys.sign()")
    node = handle.as_element()
    assert node is not None
    await node.tap()
    try:
        changed = "before => journeys.sign() !== before"
        await phone.page.wait_for_function(changed, arg=before, timeout=5000)
    except TimeoutError:
        return False
    return True


async def is_settled(phone: Phone, step: Step) -> bool:
    """A task that an earlier tap has answered is there no more."""
    is_there = await phone.page.evaluate("step => Boolean(journeys.find(step))", asdict(step))
    return not is_there and phone.user == "admin"


async def list_sheet(phone: Phone, page: str) -> list[Step]:
    """What can be tapped on a sheet that the page has just shown over itself."""
    here = await phone.page.evaluate("journeys.page().dataset.page")
    return steps_of(await phone.page.evaluate("journeys.onSheet()")) if here == page else []


async def explore(phone: Phone, page: str) -> tuple[int, list[str]]:
    """Tap all on a page, and all on the sheets that these taps bring up."""
    await arrive(phone, page)
    ways = [[step] for step in steps_of(await phone.page.evaluate("journeys.onPage()"))]
    taps = 0
    dead: list[str] = []
    while ways:
        way = ways.pop(0)
        await arrive(phone, page)
        if await is_settled(phone, way[0]):
            continue
        taps += 1
        if not all([await tap(phone, step) for step in way]):
            dead.append(f"{page}: {' > '.join(step.name for step in way)}")
        elif way[-1].name == LOGIN:
            await expect(phone.find(LOGIN)).to_have_count(0)
            await phone.forget_login()  # and stay a visitor
        elif len(way) == 1:
            ways += [[*way, further] for further in await list_sheet(phone, page)]
    return taps, dead


@pytest.mark.parametrize("user", WALKS)
async def test_every_tap_on_every_page_leads_somewhere(open_phone: OpenPhone, user: str) -> None:
    phone = await open_phone("admin" if user == "admin" else None)
    if user == "visitor":
        await phone.open()
    else:
        await live(phone)
    pages, least = WALKS[user]
    taps = 0
    dead: list[str] = []
    for page in pages:
        done, nowhere = await explore(phone, page)
        taps, dead = taps + done, dead + nowhere
    assert not dead, "\n".join(dead)
    assert taps >= least
