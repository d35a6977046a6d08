"""Every page of the mini-program in a state worth looking at, for checks that visit them all."""

import json
from pathlib import Path

from app.demo import demo_id
from tests.journeys.phones import Phone

ROOT = Path(__file__).resolve().parents[2]
APP = json.loads((ROOT / "miniprogram_stub" / "miniprogram" / "app.json").read_text("utf-8"))
PAGES: tuple[str, ...] = tuple(APP["pages"])
STATION = demo_id("station", "峪口货车司机之家")
QUERIES = {
    "pages/station/station": f"?id={STATION}",
    "pages/fault/fault": f"?id={STATION}",
}
# A page shows what it is for when something of this is there.
ARRIVED = ".card, .es-empty, .notice"


async def arrive(phone: Phone, page: str) -> None:
    """Come to a page anew, with nothing over it, and wait until it shows something."""
    await phone.page.evaluate("document.querySelector('#overlays').replaceChildren()")
    await phone.go(page + QUERIES.get(page, ""))
    await phone.stands_at(page)
    await phone.page.wait_for_function(
        "arrived => !document.querySelector('#pages > [data-page]:not([hidden]) .wait') &&"
        " document.querySelector(`#pages > [data-page]:not([hidden]) :is(${arrived})`)",
        arg=ARRIVED,
    )


async def live(phone: Phone) -> None:
    """Let the person have a little of everything: a place, a star, words told, a report."""
    await phone.open()
    await phone.choose_place("武当社区服务中心")
    await phone.go("pages/me/me")
    await phone.log_in()
    await phone.page.evaluate(LIFE, str(STATION))


LIFE = """
async (station) => {
  const key = Object.keys(localStorage).find((one) => one.includes('storage:token'));
  const headers = {
    authorization: `Bearer ${JSON.parse(localStorage.getItem(key)).data}`,
    'content-type': 'application/json',
  };
  const send = async (method, path, body) => {
    const once = { 'idempotency-key': crypto.randomUUID() };
    const answer = await fetch('/v1' + path, {
      method,
      headers: { ...headers, ...once },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  };
  await send('PUT', `/me/favourites/${station}`);
  await send('PUT', `/stations/${station}/tap`, { finding: 'no_water' });
  await send('POST', `/stations/${station}/faults`, {
    facility: 'shower',
    description: '只有冷水，热水器不工作',
  });
  await send('POST', '/me/feedback', {
    kind: 'suggestion',
    text: '北街爱心驿站晚上八点就关门，送晚高峰的人来不及，能不能再晚一点',
    region_code: '141128',
    wants_answer: true,
  });
}
"""
