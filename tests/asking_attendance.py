"""Well-formed requests about who turned up; see ``tests/asking.py``."""

import uuid
from datetime import timedelta

from app import clock
from app.accounts.service import remember_region
from app.activities import codes
from app.activities.models import Attendance, Shift
from app.crypto import Cipher, load_secrets
from app.volunteers.models import NoShow, Volunteer
from tests.activities.builders import make_activity, make_shift
from tests.activities.turning_up import make_place
from tests.asking import OF_THE_CALLER, Asked, Target, request_of
from tests.county import ELSEWHERE, HOME, OTHER, OWN

OF_THE_CALLER.update({"scan_code", "object_to_attendance"})
REASON = {"reason": "已核对签到表"}
HOUR = timedelta(hours=1)


async def _make_shift(asked: Asked, *, is_over: bool = False) -> Shift:
    """A shift of the place that is under way, or has just ended."""
    organisation = await asked.county.organisation(asked.session, asked.thing)
    activity = await make_activity(asked.session, organisation, now=clock.now())
    starts_at = clock.now() - (4 * HOUR if is_over else HOUR)
    return await make_shift(asked.session, activity, starts_at=starts_at)


async def _make_volunteer(asked: Asked, whose: uuid.UUID | None = None) -> Volunteer:
    place = ELSEWHERE if asked.thing == ELSEWHERE else OWN
    return await asked.county.volunteer(asked.session, place, whose)


async def _make_attendance(
    asked: Asked, whose: uuid.UUID | None = None, state: str = "in_review"
) -> Attendance:
    """Somebody's attendance, entered by hand by somebody who asks for nothing here."""
    shift = await _make_shift(asked, is_over=True)
    volunteer = await _make_volunteer(asked, whose)
    attendance = Attendance(
        region_code=shift.region_code,
        shift_id=shift.id,
        volunteer_id=volunteer.id,
        in_at=shift.starts_at,
        out_at=shift.ends_at,
        grade="C",
        state=state,
        is_by_hand=True,
        author_id=asked.county.accounts["teller"],
    )
    asked.session.add(attendance)
    await asked.session.flush()
    return attendance


def _at(asked: Asked, shift: Shift, **sent: object) -> Target:
    return Target({"region_code": asked.region, "shift_id": shift.id}, dict(sent))


@request_of("scan_code")
async def _a_code(asked: Asked) -> Target:
    shift = await _make_shift(asked)
    volunteer = await _make_volunteer(asked, asked.caller)
    await make_place(asked.session, shift, volunteer)
    cipher = Cipher(load_secrets(asked.county.settings))
    key = codes.key_of(cipher, shift.region_code, shift.activity_id)
    step = codes.step_at(clock.now())
    code = codes.write_code(key, shift.region_code, shift.id, step)
    body = {"code": code, "nonce": str(uuid.uuid4())}
    return Target({"region_code": asked.region}, {"json": body})


@request_of("list_review")
async def _a_queue(asked: Asked) -> Target:
    return Target({"region_code": asked.region})


@request_of("show_code", "list_roster", "print_roster")
@request_of("approve_entries", json=REASON)
async def _a_shift(asked: Asked) -> Target:
    return _at(asked, await _make_shift(asked))


@request_of("settle_shift")
async def _a_shift_that_is_over(asked: Asked) -> Target:
    return _at(asked, await _make_shift(asked, is_over=True))


@request_of("enter_attendance")
async def _a_card(asked: Asked) -> Target:
    shift = await _make_shift(asked)
    volunteer = await _make_volunteer(asked)
    return _at(asked, shift, json={"volunteer_number": volunteer.number})


@request_of("import_roster")
async def _a_filled_roster(asked: Asked) -> Target:
    shift = await _make_shift(asked)
    return _at(asked, shift, content=b"no workbook")


@request_of("accept_attendance", "refuse_attendance", json=REASON)
async def _an_entry(asked: Asked) -> Target:
    attendance = await _make_attendance(asked)
    return Target({"region_code": asked.region, "attendance_id": attendance.id})


@request_of("dismiss_no_show", json=REASON)
async def _a_no_show(asked: Asked) -> Target:
    shift = await _make_shift(asked, is_over=True)
    volunteer = await _make_volunteer(asked)
    missed = NoShow(
        region_code=shift.region_code,
        volunteer_id=volunteer.id,
        shift_id=shift.id,
        missed_at=shift.starts_at,
    )
    asked.session.add(missed)
    await asked.session.flush()
    return Target({"region_code": asked.region, "no_show_id": missed.id})


@request_of("object_to_attendance", json={"text": "我一直在场"})
async def _ones_own_attendance(asked: Asked) -> Target:
    whose = asked.county.accounts["teller"] if asked.place == OTHER else asked.caller
    attendance = await _make_attendance(asked, whose, "refused")
    await remember_region(asked.session, asked.caller, HOME)
    return Target({"region_code": asked.region, "attendance_id": attendance.id})
