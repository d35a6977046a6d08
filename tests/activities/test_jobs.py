"""What comes round at activities."""

from datetime import datetime, timedelta

from fastapi import FastAPI
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import jobs as all_jobs
from app.activities.jobs import move_region_on
from app.activities.models import Activity, Shift
from app.db import SessionMaker
from app.jobs import JobContext
from tests.activities.builders import SATURDAY, make_activity, make_organisation, make_shift
from tests.builders import REGION
from tests.conftest import Freeze

HOUR = timedelta(hours=1)


class TestTime:
    async def test_an_activity_runs_from_its_first_shift_until_the_last_is_settled(
        self, session: AsyncSession, sessionmaker: SessionMaker
    ) -> None:
        activity = await make_activity(session)
        first = await make_shift(session, activity)
        last = await make_shift(session, activity, starts_at=SATURDAY + 24 * HOUR)
        await session.commit()

        async def at(instant: datetime) -> tuple[str, datetime | None]:
            await move_region_on(sessionmaker, REGION, instant)
            session.expunge_all()
            found = await session.get_one(Activity, (REGION, activity.id))
            return found.state, found.next_at

        assert await at(SATURDAY - HOUR) == ("published", SATURDAY)
        assert await at(SATURDAY) == ("running", SATURDAY)
        assert await at(SATURDAY + 2 * HOUR) == ("running", SATURDAY)
        assert await at(first.ends_at) == ("running", last.starts_at)
        assert await at(last.ends_at) == ("running", None)
        for shift in (first, last):
            (await session.get_one(Shift, (REGION, shift.id))).settled_at = last.ends_at
        await session.commit()
        assert await at(last.ends_at + HOUR) == ("finished", None)

    async def test_what_was_called_off_needs_no_settling(
        self, session: AsyncSession, sessionmaker: SessionMaker
    ) -> None:
        activity = await make_activity(session)
        done = await make_shift(session, activity)
        done.settled_at = done.ends_at
        await make_shift(session, activity, starts_at=SATURDAY + HOUR, cancelled_at=SATURDAY)
        await session.commit()
        await move_region_on(sessionmaker, REGION, done.ends_at)
        session.expunge_all()
        assert (await session.exec(select(Activity.state))).one() == "finished"

    async def test_drafts_and_what_was_called_off_stay_as_they_are(
        self, session: AsyncSession, sessionmaker: SessionMaker
    ) -> None:
        team = await make_organisation(session)
        for state in ("draft", "cancelled"):
            await make_shift(session, await make_activity(session, team, state=state))
        await session.commit()
        await move_region_on(sessionmaker, REGION, SATURDAY + 24 * HOUR)
        session.expunge_all()
        states = await session.exec(select(Activity.state).order_by(col(Activity.state)))
        assert list(states) == ["cancelled", "draft"]


async def test_the_minutes_job_goes_region_by_region(
    app: FastAPI, session: AsyncSession, freeze: Freeze
) -> None:
    for region_code in (REGION, "141129"):
        await make_shift(session, await make_activity(session, region_code=region_code))
    await session.commit()
    freeze(SATURDAY + HOUR)
    context = JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)
    await all_jobs.handlers["move_activities_on"](context, {})
    states = await session.exec(select(Activity.state))
    assert list(states) == ["running", "running"]
