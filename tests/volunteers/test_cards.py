"""The printed card: A6, a page each, with name, number, and the QR that an organiser scans."""

import re
from io import BytesIO

import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import fonts
from app.audit.models import AuditEntry
from app.refusals import StartRefusedError
from app.volunteers import cards
from app.volunteers.cards import Card
from tests.builders import REGION
from tests.hours.builders import CIPHER
from tests.stations.test_posters import text_in
from tests.volunteers.conftest import StaffOf
from tests.volunteers.people import FORM, STAFF, join, key

LI = Card("1411280000016", "示例小李", "方山县", is_demo=True)


def drawn(*some: Card) -> bytes:
    target = BytesIO()
    cards.draw_cards(target, some, fonts.use_standard_font())
    return target.getvalue()


def test_a_card_says_who_it_is_and_what_it_is_for() -> None:
    told = text_in(drawn(LI))
    for words in ("方山县志愿者卡", "示例小李", "141128 000001 6", "演示数据", "扫码签到"):
        assert words in told


def test_each_card_is_a_page_of_a6_and_a_long_name_stays_on_it() -> None:
    pdf = drawn(LI, Card("1411280000024", "名" * 40, "方山县", is_demo=False))
    boxes = re.findall(rb"/MediaBox \[ 0 0 ([0-9.]+) ([0-9.]+) \]", pdf)
    assert [(round(float(w)), round(float(h))) for w, h in boxes] == [(298, 420)] * 2
    assert "名" * 40 in text_in(pdf)


async def test_staff_print_the_card_of_whom_they_may_see_and_it_is_an_act(
    staff_of: StaffOf, li: httpx.AsyncClient, session: AsyncSession
) -> None:
    admin = await staff_of()
    own = (await join(li)).json()["id"]
    answer = await admin.get(f"{STAFF}/volunteers/{own}/card")
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["content-type"] == "application/pdf"
    assert (await li.get(f"{STAFF}/volunteers/{own}/card")).status_code == 403
    acts = select(AuditEntry.target).where(AuditEntry.act == "print_card")
    assert list(await session.exec(acts)) == [own]


async def test_all_from_paper_and_lists_are_printed_or_those_that_are_asked_for(
    staff_of: StaffOf, li: httpx.AsyncClient, session: AsyncSession
) -> None:
    own = (await join(li)).json()["number"]
    admin = await staff_of()
    paper = await admin.post(f"{STAFF}/volunteers", json=FORM, headers=key())
    found = await cards.list_cards(session, REGION, [], CIPHER)
    assert [card.number for card in found] == [paper.json()["number"]]
    found = await cards.list_cards(session, REGION, [own], CIPHER)
    assert [(card.number, card.name) for card in found] == [(own, FORM["real_name"])]
    for region, numbers in ((REGION, ["1411280000999"]), ("141129", [])):
        with pytest.raises(StartRefusedError):
            await cards.list_cards(session, region, numbers, CIPHER)
