"""Well-formed requests about activities and their shifts; see ``tests/asking.py``."""

from datetime import UTC, datetime, timedelta
from typing import Any

from app import clock
from app.activities.models import Shift
from tests.activities.builders import make_activity, make_shift
from tests.asking import Asked, Target, plainly, request_of
from tests.county import HOME


def _soon(days: int) -> datetime:
    return clock.now().astimezone(UTC) + timedelta(days=days)


def shift_body() -> dict[str, Any]:
    """A shift the day after tomorrow."""
    starts_at = _soon(2)
    ends_at = starts_at + timedelta(hours=3)
    return {"starts_at": starts_at.isoformat(), "ends_at": ends_at.isoformat(), "capacity": 10}


def activity_body() -> dict[str, Any]:
    """What an organiser says of an activity, without its organisation and its shifts."""
    return {
        "title": "清扫北街",
        "category": "ecology",
        "latitude": 37.89,
        "longitude": 111.24,
        "place": "北街路口",
        "signup_opens_at": _soon(0).isoformat(),
        "signup_closes_at": _soon(1).isoformat(),
        "cancel_until": _soon(1).isoformat(),
        "approval": "automatic",
        "waitlist": True,
    }


async def make_shift_of(asked: Asked, state: str = "published") -> Shift:
    """A shift the day after tomorrow of an activity of the thing's place."""
    organisation = await asked.county.organisation(asked.session, asked.thing)
    activity = await make_activity(asked.session, organisation, now=clock.now(), state=state)
    return await make_shift(asked.session, activity, starts_at=_soon(2))


plainly("read_my_calendar")
plainly("list_my_choices", params={"region_code": HOME})


@request_of("list_activities", "list_own_activities")
async def _a_region(asked: Asked) -> Target:
    return Target({"region_code": asked.region})


@request_of("create_activity")
async def _an_organisations_form(asked: Asked) -> Target:
    organisation = await asked.county.organisation(asked.session, asked.thing)
    body = {**activity_body(), "organisation_id": str(organisation.id), "shifts": [shift_body()]}
    return Target({"region_code": asked.region}, {"json": body})


@request_of("read_activity")
@request_of("cancel_activity", json={"reason": "大雪封路"})
@request_of("copy_activity", json={})
async def _an_activity(asked: Asked) -> Target:
    shift = await make_shift_of(asked)
    return Target({"region_code": asked.region, "activity_id": shift.activity_id})


@request_of("publish_activity")
async def _a_draft(asked: Asked) -> Target:
    shift = await make_shift_of(asked, "draft")
    return Target({"region_code": asked.region, "activity_id": shift.activity_id})


@request_of("change_activity")
async def _an_activity_to_change(asked: Asked) -> Target:
    target = await _an_activity(asked)
    target.sent["json"] = activity_body()
    return target


@request_of("add_shift")
async def _an_activity_to_grow(asked: Asked) -> Target:
    target = await _an_activity(asked)
    target.sent["json"] = shift_body()
    return target


@request_of("cancel_shift", json={"reason": "大雪封路"})
async def _a_shift(asked: Asked) -> Target:
    shift = await make_shift_of(asked)
    return Target({"region_code": asked.region, "shift_id": shift.id})


@request_of("change_shift")
async def _a_shift_to_change(asked: Asked) -> Target:
    target = await _a_shift(asked)
    target.sent["json"] = shift_body()
    return target
