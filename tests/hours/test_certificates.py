"""A certificate says what is final with one organisation, and a stranger can verify it."""

import asyncio
import re
import subprocess
from datetime import timedelta
from pathlib import Path
from shutil import which
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.hours import jobs
from app.hours.naming import masked
from app.hours.numbers import ALPHABET, make_number, read_number
from app.hours.paper_models import Certificate
from app.jobs import JobContext
from app.volunteers.models import Volunteer
from tests.builders import REGION
from tests.conftest import Freeze, LogIn
from tests.hours.builders import NINE, THEN, Event, make_event, turn_up_by_hand
from tests.hours.conftest import LATER, LogInAs, make_final, once, serve
from tests.hours.test_awards import award

MINE = "/v1/me/certificates"
ID_NUMBER = "11010519491231002X"


async def issue(me: httpx.AsyncClient, event: Event, **more: Any) -> httpx.Response:
    body = {"region_code": REGION, "organisation_id": str(event.organisation.id), **more}
    return await me.post(MINE, json=body, headers=once())


@pytest.fixture
async def certified(
    volunteering: LogInAs, session: AsyncSession
) -> tuple[httpx.AsyncClient, Event, dict[str, Any]]:
    """Somebody with a certificate of 180 scanned minutes and 60 by hand."""
    me, volunteer = await volunteering()
    event = await make_event(session)
    await serve(session, event, volunteer)
    second = await make_event(
        session, starts_at=NINE + timedelta(days=1), organisation=event.organisation, title="巡逻"
    )
    await award(session, await turn_up_by_hand(session, second, volunteer, minutes=60))
    await make_final(session)
    made = await issue(me, event)
    assert made.status_code == 201, made.text
    return me, event, made.json()


# --- the number ------------------------------------------------------------------------


@given(sequence=st.integers(1, 10**8), at=st.integers(0, 40), other=st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found_before_anything_is_looked_up(
    sequence: int, at: int, other: str
) -> None:
    number = make_number(REGION, sequence)
    assert read_number(number) == (REGION, number)
    at %= len(number)
    wrong = number[:at] + other + number[at + 1 :]
    assert wrong == number or number[at] == "-" or read_number(wrong) is None


def test_a_number_is_read_however_it_is_typed() -> None:
    number = make_number(REGION, 7)
    for typed in (number.lower(), number.replace("-", ""), number.replace("-", " "),
                  number.replace("0", "O").replace("1", "l")):  # fmt: skip
        assert read_number(typed) == (REGION, number)
    for wrong in ("", "x", "141128", number + "0", "\x00" * 20, "证" * 21, number * 2):
        assert read_number(wrong) is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [("王小明", "王某某"), ("欧阳修", "欧阳某某"), ("欧阳", "欧某某"), ("A", "A某某")],
)
def test_in_public_people_are_called_by_their_surname(name: str, shown: str) -> None:
    assert masked(name) == shown


# --- issuing ---------------------------------------------------------------------------


async def test_a_certificate_sums_what_is_final_and_says_what_is_by_hand(
    certified: tuple[httpx.AsyncClient, Event, dict[str, Any]],
) -> None:
    me, event, made = certified
    assert made["number"].startswith(f"{REGION}-000001-")
    assert (made["minutes"], made["hand_minutes"], made["state"]) == (240, 60, "valid")
    assert (made["from_on"], made["until_on"]) == ("2026-11-28", "2026-11-29")
    assert made["url"] == f"http://127.0.0.1:8000/c/{made['number']}"
    assert (await me.get(MINE)).json()["items"] == [made]
    assert (await issue(me, event)).json()["number"].startswith(f"{REGION}-000002-")


async def test_what_is_still_in_public_is_not_certified(
    volunteering: LogInAs, session: AsyncSession
) -> None:
    me, volunteer = await volunteering()
    event = await make_event(session)
    await serve(session, event, volunteer)
    assert (await issue(me, event)).json()["code"] == "nothing_to_certify"


async def test_only_volunteers_of_the_region_and_its_organisations_have_papers(
    volunteering: LogInAs, session: AsyncSession, log_in: LogIn
) -> None:
    me, _ = await volunteering()
    event = await make_event(session)
    await session.commit()
    assert (await issue(await log_in("zhang"), event)).status_code == 404
    foreign = await issue(me, event, organisation_id=str(event.activity.id))
    assert foreign.json()["code"] == "organisation_not_found"
    assert (await issue(me, event, id_number="110105194912310021")).status_code == 422


# --- the paper -------------------------------------------------------------------------


def text_of(pdf: bytes, folder: Path) -> str:
    if which("pdftotext") is None:
        pytest.skip("no pdftotext here")
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    told = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return told.stdout.decode()


async def test_the_paper_names_all_that_a_certificate_must(
    certified: tuple[httpx.AsyncClient, Event, dict[str, Any]], tmp_path: Path
) -> None:
    me, event, made = certified
    answer = await me.get(f"{MINE}/{made['number']}/pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    told = text_of(answer.content, tmp_path)
    for words in (
        "志愿服务记录证明",
        "王小明",
        made["number"],
        event.organisation.name,
        "示例清扫",
        "巡逻",
        "武当社区",
        "2026-11-28",
        "60 *",
        "240 分钟（4.0 小时）",
        "其中人工补录 60 分钟",
        "盖章",
        "经办人",
        "免费",
    ):
        assert re.sub(r"\s", "", words) in re.sub(r"\s", "", told), words
    assert "身份证号" not in told


async def test_the_identity_number_stands_on_this_paper_alone_and_is_forgotten_after_a_week(
    certified: tuple[httpx.AsyncClient, Event, dict[str, Any]],
    session: AsyncSession,
    context: JobContext,
    freeze: Freeze,
    tmp_path: Path,
) -> None:
    me, event, first = certified
    made = (await issue(me, event, id_number=ID_NUMBER)).json()
    assert ID_NUMBER not in str(made)
    kept = select(Certificate.id_number_encrypted).where(Certificate.number == made["number"])
    assert ID_NUMBER not in str((await session.exec(kept)).one())
    paper = f"{MINE}/{made['number']}/pdf"
    assert ID_NUMBER in text_of((await me.get(paper)).content, tmp_path)
    other = await me.get(f"{MINE}/{first['number']}/pdf")
    assert ID_NUMBER not in text_of(other.content, tmp_path)
    for days, is_kept in ((6, True), (7, False)):
        freeze(THEN + timedelta(days=days))
        await jobs.forget_id_numbers(context, {})
        await session.rollback()
        assert bool((await session.exec(kept)).one()) == is_kept


async def test_a_paper_of_many_pages_is_drawn(
    certified: tuple[httpx.AsyncClient, Event, dict[str, Any]], session: AsyncSession
) -> None:
    me, event, _ = certified
    volunteer = (await session.exec(select(Volunteer))).one()
    for day in range(2, 40):
        starts_at = NINE + timedelta(days=day)
        more = await make_event(session, starts_at=starts_at, organisation=event.organisation)
        await serve(session, more, volunteer)
    await make_final(session)
    made = (await issue(me, event)).json()
    drawn = (await me.get(f"{MINE}/{made['number']}/pdf")).content
    assert drawn.count(b"/Type /Page\n") == 3


async def test_nobody_elses_paper_can_be_fetched(
    certified: tuple[httpx.AsyncClient, Event, dict[str, Any]], log_in: LogIn
) -> None:
    _, _, made = certified
    other = await log_in("zhang")
    answer = await other.get(f"{MINE}/{made['number']}/pdf")
    assert (answer.status_code, answer.json()["code"]) == (404, "certificate_not_found")


# --- verifying -------------------------------------------------------------------------


async def test_a_stranger_learns_whether_it_holds_and_the_least_of_it(
    certified: tuple[httpx.AsyncClient, Event, dict[str, Any]], client: httpx.AsyncClient
) -> None:
    _, event, made = certified
    told = (await client.get(f"/v1/certificates/{made['number']}")).json()
    assert told == {
        "number": made["number"],
        "state": "valid",
        "who": "王某某",
        "organisation": event.organisation.name,
        "minutes": 240,
        "hand_minutes": 60,
        "from_on": "2026-11-28",
        "until_on": "2026-11-29",
        "issued_on": "2026-11-28",
    }
    page = await client.get(f"/c/{made['number']}")
    assert page.headers["content-type"].startswith("text/html")
    assert "有效" in page.text
    assert "王某某" in page.text
    assert "小明" not in page.text
    assert not re.search(r"https?://|<script|\bsrc=", page.text)
    assert "default-src 'none'" in page.headers["content-security-policy"]


@pytest.mark.parametrize("kind", ["reversal", "correction"])
async def test_it_is_withdrawn_when_hours_in_it_are_taken(
    certified: tuple[httpx.AsyncClient, Event, dict[str, Any]],
    client: httpx.AsyncClient,
    admin: httpx.AsyncClient,
    session: AsyncSession,
    kind: str,
) -> None:
    me, event, made = certified
    records = await admin.get(f"/v1/regions/{REGION}/activities/{event.activity.id}/records")
    (record,) = records.json()["items"]
    wanted = {"kind": kind, "minutes": -10 if kind == "correction" else 0, "reason": "核实"}
    address = f"/v1/regions/{REGION}/records/{record['id']}/changes"
    assert (await admin.post(address, json=wanted, headers=once())).json()["state"] == "done"
    told = (await client.get(f"/v1/certificates/{made['number']}")).json()
    assert told["state"] == "withdrawn"
    assert "已作废" in (await client.get(f"/c/{made['number']}")).text
    paper = await me.get(f"{MINE}/{made['number']}/pdf")
    assert paper.json()["code"] == "certificate_withdrawn"
    again = (await issue(me, event)).json()
    assert again["minutes"] == (60 if kind == "reversal" else 230)


async def test_a_guess_learns_no_more_than_a_slip_of_the_pen(
    certified: tuple[httpx.AsyncClient, Event, dict[str, Any]], client: httpx.AsyncClient
) -> None:
    _, _, made = certified
    guesses = [make_number(REGION, 1), make_number("999999", 1), made["number"][:-1] + "?", "x"]
    answers = [await client.get(f"/v1/certificates/{guess}") for guess in guesses]
    told = [{**answer.json(), "request_id": ""} for answer in answers]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert told == [told[0]] * 4
    pages = [await client.get(f"/c/{guess}") for guess in guesses]
    assert {(page.status_code, page.text) for page in pages} == {(404, pages[0].text)}


async def test_guessing_is_limited_by_address(client: httpx.AsyncClient, freeze: Freeze) -> None:
    freeze(LATER)
    codes = [
        (await client.get(f"/v1/certificates/{make_number(REGION, n)}")).status_code
        for n in range(1, 32)
    ]
    assert codes == [404] * 30 + [429]
    assert (await client.get("/c/x")).status_code == 429  # the page is no way round


async def test_the_register_holds_each_number_once(
    certified: tuple[httpx.AsyncClient, Event, dict[str, Any]], session: AsyncSession
) -> None:
    me, event, _ = certified
    made = await asyncio.gather(*(issue(me, event) for _ in range(6)))
    assert sorted(one.json()["number"][:13] for one in made) == [
        f"{REGION}-00000{n}" for n in range(2, 8)
    ]
    assert (await session.exec(select(func.count()).select_from(Certificate))).one() == 7
