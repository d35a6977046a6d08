"""People who turned up, as rows; builders flush and do not commit."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from app.activities.models import Activity, Attendance, Shift
from app.crypto import Cipher, Secrets
from app.db import new_id
from app.hours.rules import Rules
from app.volunteers.forms import sealed
from app.volunteers.models import Organisation, Volunteer
from tests.builders import HERE, MONDAY_MORNING, REGION, make_account, make_region
from tests.conftest import SECRETS

# Nine o'clock on the Saturday after MONDAY_MORNING, in Shanghai.
NINE = datetime(2026, 11, 28, 1, 0, tzinfo=UTC)
THEN = NINE + timedelta(hours=6)  # the shift is over, and settled
HOUR = timedelta(hours=1)
RULES = Rules(publicity_days=7, hand_minutes_a_day=480, star_hours=(100, 300, 600, 1000, 1500))
AWAY = "141129"
CIPHER = Cipher(Secrets.from_text(SECRETS.get_secret_value(), "tests"))


@dataclass
class Event:
    """Something with one shift."""

    organisation: Organisation
    activity: Activity
    shift: Shift

    @property
    def region_code(self) -> str:
        return self.shift.region_code


async def make_event(
    session: AsyncSession,
    region_code: str = REGION,
    *,
    starts_at: datetime = NINE,
    hours: float = 3,
    organisation: Organisation | None = None,
    title: str = "示例清扫",
) -> Event:
    """An activity of three hours from nine o'clock on."""
    await make_region(session, region_code)
    organisation = organisation or await make_team(session, region_code)
    activity = Activity(
        region_code=region_code,
        organisation_id=organisation.id,
        title=title,
        category="ecology",
        place="武当社区",
        latitude=HERE[0],
        longitude=HERE[1],
        signup_opens_at=MONDAY_MORNING,
        signup_closes_at=starts_at,
        cancel_until=starts_at,
        approval="automatic",
        waitlist=True,
        state="published",
        state_at=MONDAY_MORNING,
        changed_at=MONDAY_MORNING,
    )
    session.add(activity)
    await session.flush()
    shift = Shift(
        region_code=region_code,
        activity_id=activity.id,
        starts_at=starts_at,
        ends_at=starts_at + hours * HOUR,
    )
    session.add(shift)
    await session.flush()
    return Event(organisation, activity, shift)


async def make_team(session: AsyncSession, region_code: str = REGION, **given: Any) -> Organisation:
    """An active team; the name is its own."""
    await make_region(session, region_code)
    team = Organisation(
        **{
            "region_code": region_code,
            "name": f"示例志愿服务队{uuid.uuid4().hex[:6]}",
            "sort_key": "shi li",
            "kind": "team",
            "category": "neighbours",
            "state": "active",
            "state_at": MONDAY_MORNING,
            **given,
        }
    )
    session.add(team)
    await session.flush()
    return team


async def make_person(
    session: AsyncSession,
    account_id: uuid.UUID | None = None,
    *,
    region_code: str = REGION,
    name: str = "王小明",
) -> Volunteer:
    """A volunteer with an invented name; the account is their own."""
    await make_region(session, region_code)
    volunteer_id = new_id()
    volunteer = Volunteer(
        id=volunteer_id,
        region_code=region_code,
        account_id=account_id or (await make_account(session)).id,
        number=f"{region_code}{uuid.uuid4().hex[:8]}",
        real_name_encrypted=sealed("real_name", name, volunteer_id, CIPHER),
        birth_year=1990,
        source="own",
    )
    session.add(volunteer)
    await session.flush()
    return volunteer


async def turn_up(
    session: AsyncSession, event: Event, volunteer: Volunteer | None = None, **given: Any
) -> Attendance:
    """Somebody who came when it began and went when it ended, scanned; settled."""
    volunteer = volunteer or await make_person(session, region_code=event.region_code)
    attendance = Attendance(
        **{
            "region_code": event.region_code,
            "shift_id": event.shift.id,
            "volunteer_id": volunteer.id,
            "in_at": event.shift.starts_at,
            "out_at": event.shift.ends_at,
            "grade": "A",
            "state": "settled",
            **given,
        }
    )
    session.add(attendance)
    await session.flush()
    return attendance


async def turn_up_by_hand(
    session: AsyncSession,
    event: Event,
    volunteer: Volunteer | None = None,
    *,
    minutes: int = 60,
    **given: Any,
) -> Attendance:
    """Somebody whom one account entered and another approved."""
    entered = {
        "in_at": None,
        "out_at": None,
        "grade": "C",
        "is_by_hand": True,
        "minutes": minutes,
        "author_id": uuid.uuid4(),
        "approver_id": uuid.uuid4(),
        "note": "手机没电",
    }
    return await turn_up(session, event, volunteer, **(entered | given))
