"""One's own hours: all counties, what is by hand, each entry with its evidence."""

from datetime import timedelta

import httpx
from sqlmodel.ext.asyncio.session import AsyncSession

from app.hours import awards
from tests.builders import REGION
from tests.hours.builders import (
    AWAY,
    HOUR,
    NINE,
    RULES,
    THEN,
    make_event,
    make_person,
    turn_up_by_hand,
)
from tests.hours.conftest import LogInAs, make_final, once, serve

HOURS = "/v1/me/hours"


async def test_who_never_served_has_none(volunteering: LogInAs, client: httpx.AsyncClient) -> None:
    me, _ = await volunteering()
    told = (await me.get(HOURS)).json()
    assert (told["minutes"], told["hours"], told["items"]) == (0, 0, [])
    assert (told["stars"], told["next_star_minutes"]) == (0, 6000)
    assert (await client.get(HOURS)).status_code == 401


async def test_hours_of_all_counties_are_summed_and_shown_by_organisation(
    volunteering: LogInAs, session: AsyncSession
) -> None:
    me, volunteer = await volunteering()
    there = await make_person(session, volunteer.account_id, region_code=AWAY)
    event = await make_event(session)
    await serve(session, event, volunteer)
    night = await make_event(
        session, starts_at=NINE + 5 * HOUR, organisation=event.organisation, title="巡逻"
    )
    by_hand = await turn_up_by_hand(session, night, volunteer, minutes=45, reasons=["no_out"])
    await awards.award_attendance(session, REGION, by_hand.id, RULES, THEN)
    away = await make_event(session, AWAY, starts_at=NINE + timedelta(days=1))
    await serve(session, away, there, out_at=NINE + timedelta(days=1) + HOUR)
    await serve(session, event)  # somebody else's
    told = (await me.get(HOURS)).json()
    assert (told["minutes"], told["hours"], told["hand_minutes"]) == (285, 4.7, 45)
    assert [(one["region_code"], one["minutes"], one["hand_minutes"]) for one in
            told["organisations"]] == [(REGION, 225, 45), (AWAY, 60, 0)]  # fmt: skip
    assert [(one["title"], one["minutes"]) for one in told["items"]] == [
        ("示例清扫", 60),
        ("巡逻", 45),
        ("示例清扫", 180),
    ]
    entry = told["items"][1]
    assert (entry["is_by_hand"], entry["grade"], entry["reasons"]) == (True, "C", ["no_out"])
    assert (entry["state"], entry["final_on"]) == ("provisional", "2026-12-05")


async def test_entries_come_in_pages_with_the_same_sums(
    volunteering: LogInAs, session: AsyncSession
) -> None:
    me, volunteer = await volunteering()
    for day in range(5):
        await serve(
            session, await make_event(session, starts_at=NINE + timedelta(days=day)), volunteer
        )
    seen, cursor = [], ""
    while True:
        page = (await me.get(f"{HOURS}?limit=2{cursor}")).json()
        assert page["minutes"] == 900
        seen += [one["id"] for one in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert len(set(seen)) == len(seen) == 5
    assert (await me.get(f"{HOURS}?cursor=x")).json()["code"] == "cursor_invalid"


async def test_what_is_final_and_what_was_taken_back_is_said(
    volunteering: LogInAs, admin: httpx.AsyncClient, session: AsyncSession
) -> None:
    me, volunteer = await volunteering()
    await serve(session, await make_event(session), volunteer)
    late = await make_event(session, starts_at=NINE + timedelta(days=1))
    record = await serve(session, late, volunteer)
    await make_final(session)
    wanted = {"kind": "reversal", "reason": "没有到场"}
    address = f"/v1/regions/{REGION}/records/{record.id}/changes"
    answer = await admin.post(address, json=wanted, headers=once())
    assert (answer.status_code, answer.json()["state"]) == (201, "done")
    told = (await me.get(HOURS)).json()
    assert (told["minutes"], told["provisional_minutes"]) == (180, 0)
    assert [(one["kind"], one["minutes"], one["state"], one["reason"]) for one in
            told["items"]] == [
        ("reversal", -180, "reversed", "没有到场"),
        ("award", 180, "reversed", ""),
        ("award", 180, "final", ""),
    ]  # fmt: skip
