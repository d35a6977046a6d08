"""Results are in public for seven days, anyone may object, then they are final."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.audit.models import AuditEntry
from app.db import SessionMaker
from app.hours import jobs, publicity
from app.hours.models import Award, Objection, ServiceRecord
from app.jobs import JobContext
from tests.builders import REGION
from tests.conftest import Freeze
from tests.hours.builders import AWAY, THEN, Event, make_event, make_person
from tests.hours.conftest import LATER, LogInAs, make_final, once, serve

STAFF = f"/v1/regions/{REGION}"


def of(event: Event) -> str:
    return f"/v1/regions/{event.region_code}/activities/{event.activity.id}"


async def object_to(
    me: httpx.AsyncClient, event: Event, record: ServiceRecord, text: str = "他没有来"
) -> httpx.Response:
    body = {"record_id": str(record.id), "text": text}
    return await me.post(f"{of(event)}/objections", json=body, headers=once())


async def are_final(session: AsyncSession) -> int:
    await session.rollback()
    query = select(func.count()).where(col(Award.final_at).is_not(None))
    return (await session.exec(query)).one()


async def test_anybody_sees_surname_and_minutes_and_nothing_else(
    session: AsyncSession, client: httpx.AsyncClient, freeze: Freeze
) -> None:
    freeze(THEN)
    event = await make_event(session)
    for name in ("王小明", "欧阳小红"):
        await serve(session, event, await make_person(session, name=name))
    page = (await client.get(f"{of(event)}/results")).json()
    assert [(one["who"], one["minutes"]) for one in page["items"]] == [
        ("王某某", 180),
        ("欧阳某某", 180),
    ]
    assert set(page["items"][0]) == {"record_id", "who", "minutes", "is_by_hand", "shown_until"}
    assert page["items"][0]["shown_until"] == "2026-12-04"
    first = (await client.get(f"{of(event)}/results?limit=1")).json()
    second = await client.get(f"{of(event)}/results?cursor={first['next_cursor']}")
    assert [one["who"] for one in second.json()["items"]] == ["欧阳某某"]


async def test_after_seven_days_nothing_is_shown_any_more(
    session: AsyncSession, client: httpx.AsyncClient, freeze: Freeze
) -> None:
    event = await make_event(session)
    await serve(session, event)
    for days, shown in ((6, 1), (7, 0), (30, 0)):
        freeze(THEN + timedelta(days=days))
        assert len((await client.get(f"{of(event)}/results")).json()["items"]) == shown


async def test_a_draft_and_another_countys_activity_show_no_results(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    event, away = await make_event(session), await make_event(session, AWAY)
    event.activity.state = "draft"
    await session.commit()
    for address in (of(event), f"{STAFF}/activities/{away.activity.id}"):
        assert (await client.get(f"{address}/results")).json()["code"] == "activity_not_found"


async def test_the_job_makes_final_what_was_shown_for_its_days(
    context: JobContext, session: AsyncSession, freeze: Freeze
) -> None:
    await serve(session, await make_event(session))
    for days, final in ((6, 0), (7, 1)):
        freeze(THEN + timedelta(days=days))
        await jobs.close_publicity(context, {})
        assert await are_final(session) == final


async def test_what_is_objected_to_is_not_final_until_staff_have_decided(
    session: AsyncSession, volunteering: LogInAs, admin: httpx.AsyncClient
) -> None:
    me, _ = await volunteering()
    event = await make_event(session)
    record = await serve(session, event)
    made = await object_to(me, event, record)
    assert (made.status_code, made.json()["state"]) == (201, "open")
    assert (await object_to(me, event, record)).json()["code"] == "objection_open"
    await make_final(session)
    assert await are_final(session) == 0
    listed = (await admin.get(f"{STAFF}/objections?state=open")).json()["items"]
    assert [(one["text"], one["title"], one["minutes"]) for one in listed] == [
        ("他没有来", "示例清扫", 180)
    ]
    address = f"{STAFF}/objections/{made.json()['id']}/dismiss"
    assert (await admin.post(address, json={"reason": "有签到记录"})).status_code == 200
    again = await admin.post(address, json={"reason": "有签到记录"})
    assert again.json()["code"] == "objection_decided"
    mine = (await me.get("/v1/me/objections")).json()["items"]
    assert [(one["state"], one["answer"]) for one in mine] == [("dismissed", "有签到记录")]
    await make_final(session)
    assert await are_final(session) == 1
    assert (await object_to(me, event, record)).json()["code"] == "publicity_over"


async def uphold(admin: httpx.AsyncClient, objection: Any, **wanted: Any) -> httpx.Response:
    body = {"kind": "reversal", "reason": "核实未到场", **wanted}
    return await admin.post(f"{STAFF}/objections/{objection['id']}/uphold", json=body)


async def test_an_objection_that_is_upheld_takes_the_hours_back(
    session: AsyncSession, volunteering: LogInAs, admin: httpx.AsyncClient
) -> None:
    me, _ = await volunteering()
    event = await make_event(session)
    made = (await object_to(me, event, await serve(session, event))).json()
    assert (await uphold(admin, made)).json()["state"] == "done"
    assert (await session.exec(select(func.sum(ServiceRecord.minutes)))).one() == 0
    assert (await uphold(admin, made)).json()["code"] == "objection_decided"
    assert (await me.get("/v1/me/objections")).json()["items"][0]["state"] == "upheld"


async def test_an_upheld_objection_whose_second_person_declines_is_open_again(
    session: AsyncSession, volunteering: LogInAs, admin: httpx.AsyncClient
) -> None:
    me, _ = await volunteering()
    event = await make_event(session, hours=4)
    record = await serve(session, event, out_at=event.shift.starts_at + timedelta(hours=1))
    made = (await object_to(me, event, record, "她来了两个小时")).json()
    asked = (await uphold(admin, made, kind="correction", minutes=60)).json()
    assert asked["state"] == "proposed"
    await make_final(session)
    assert await are_final(session) == 0
    declined = await admin.post(f"{STAFF}/record-changes/{asked['id']}/decline")
    assert declined.json()["state"] == "declined"
    assert (await session.exec(select(Objection.state))).one() == "open"
    assert (await session.exec(select(Award.open_objections))).one() == 1


async def test_a_result_of_another_activity_cannot_be_objected_to_here(
    session: AsyncSession, volunteering: LogInAs
) -> None:
    me, _ = await volunteering()
    event, other = await make_event(session), await make_event(session)
    record = await serve(session, other)
    assert (await object_to(me, event, record)).json()["code"] == "record_not_found"
    assert (await object_to(me, event, record, "  ")).status_code == 422


async def test_who_objects_at_the_moment_of_closing_is_heard(
    session: AsyncSession, sessionmaker: SessionMaker
) -> None:
    """The job waits for the row that the objection changes, and reads it anew."""
    await serve(session, await make_event(session))
    async with sessionmaker.begin() as objecting:
        award = (await objecting.exec(select(Award).with_for_update())).one()
        award.open_objections = 1
        await objecting.flush()

        async def close() -> None:
            async with sessionmaker.begin() as closing:
                await publicity.close_publicity(closing, REGION, LATER)

        job = asyncio.create_task(close())
        await asyncio.sleep(0.3)
        assert not job.done()
    await job
    assert await are_final(session) == 0


async def test_staff_read_the_entries_of_an_activity_by_volunteer_number(
    session: AsyncSession, admin: httpx.AsyncClient
) -> None:
    event = await make_event(session)
    volunteer = await make_person(session)
    await serve(session, event, volunteer)
    page = (await admin.get(f"{of(event)}/records")).json()
    assert [(one["seq"], one["kind"], one["volunteer_number"]) for one in page["items"]] == [
        (1, "award", volunteer.number)
    ]
    assert "王小明" not in str(page)


async def test_what_staff_decide_is_one_entry_in_the_log_of_acts(
    session: AsyncSession, volunteering: LogInAs, admin: httpx.AsyncClient
) -> None:
    me, _ = await volunteering()
    event = await make_event(session)
    for number in range(2):
        made = (await object_to(me, event, await serve(session, event))).json()
        if number:
            await uphold(admin, made)
        else:
            address = f"{STAFF}/objections/{made['id']}/dismiss"
            await admin.post(address, json={"reason": "有签到记录"})
    told = await session.exec(select(AuditEntry.act).where(AuditEntry.region_code == REGION))
    assert sorted(told.all()) == ["objection_dismissed", "objection_upheld"]
