"""Well-formed requests about hours and certificates; see ``tests/asking.py``."""

import uuid
from datetime import timedelta
from itertools import count

from app import clock
from app.accounts import service as accounts
from app.crypto import Cipher, load_secrets
from app.hours import awards, register
from app.hours.models import Award, Objection, RecordChange
from app.hours.paper_models import Certificate
from app.hours.shapes import CertificateCreate
from app.volunteers.models import Volunteer
from tests.asking import OF_THE_CALLER, Asked, Target, plainly, request_of
from tests.county import ELSEWHERE, HOME, OWN
from tests.hours.builders import RULES, make_event, turn_up, turn_up_by_hand

OF_THE_CALLER.update({"issue_certificate", "draw_my_certificate"})
REVERSAL = {"kind": "reversal", "reason": "没有到场"}
_days = count(1)

plainly("read_my_hours")
plainly("list_my_certificates")
plainly("list_my_objections")


async def make_award(
    asked: Asked, volunteer: Volunteer | None = None, *, is_by_hand: bool = False
) -> Award:
    """An award in public of an organisation of the thing's place, on a day of its own."""
    volunteer = volunteer or await asked.county.volunteer(asked.session, asked.thing)
    organisation = await asked.county.organisation(asked.session, asked.thing)
    event = await make_event(
        asked.session,
        organisation.region_code,
        organisation=organisation,
        starts_at=clock.now() - timedelta(days=next(_days)),
    )
    came = turn_up_by_hand if is_by_hand else turn_up
    attendance = await came(asked.session, event, volunteer)
    record = await awards.award_attendance(
        asked.session, event.region_code, attendance.id, RULES, clock.now()
    )
    assert record is not None
    return await asked.session.get_one(Award, (record.region_code, record.id))


async def make_certificate(asked: Asked, whose: uuid.UUID) -> Certificate:
    award = await make_final(asked, whose)
    new = CertificateCreate(region_code=HOME, organisation_id=award.organisation_id)
    cipher = Cipher(load_secrets(asked.county.settings))
    return await register.issue(asked.session, whose, new, cipher, clock.now())


async def make_final(asked: Asked, whose: uuid.UUID) -> Award:
    """An award of somebody's that is final."""
    volunteer = await asked.county.volunteer(asked.session, OWN, whose)
    award = await make_award(asked, volunteer)
    award.final_at = clock.now()
    await asked.session.flush()
    return award


@request_of("issue_certificate")
async def _a_certificate_to_issue(asked: Asked) -> Target:
    award = await make_final(asked, asked.caller)
    body = {"region_code": HOME, "organisation_id": str(award.organisation_id)}
    return Target({}, {"json": body})


@request_of("draw_my_certificate")
async def _ones_own_certificate(asked: Asked) -> Target:
    whose = asked.caller if asked.place == OWN else asked.county.accounts["teller"]
    here = Asked(asked.county, asked.session, asked.identity, OWN)
    return Target({"certificate_number": (await make_certificate(here, whose)).number})


@request_of("verify_certificate")
async def _a_certificate(asked: Asked) -> Target:
    return Target({"number": (await make_certificate(asked, asked.caller)).number})


@request_of("list_results", "list_activity_records")
async def _an_activity_with_results(asked: Asked) -> Target:
    award = await make_award(asked)
    return Target({"region_code": asked.region, "activity_id": award.activity_id})


@request_of("object_to_result")
async def _a_result(asked: Asked) -> Target:
    award = await make_award(asked)
    body = {"record_id": str(award.record_id), "text": "这个人没有来"}
    return Target({"region_code": asked.region, "activity_id": award.activity_id}, {"json": body})


@request_of("list_record_changes", "list_objections")
async def _a_region(asked: Asked) -> Target:
    return Target({"region_code": asked.region})


@request_of("ask_record_change", json=REVERSAL)
async def _a_record(asked: Asked) -> Target:
    award = await make_award(asked)
    return Target({"region_code": asked.region, "record_id": award.record_id})


@request_of("approve_record_change", "decline_record_change")
async def _a_proposed_change(asked: Asked) -> Target:
    award = await make_award(asked, is_by_hand=True)
    change = RecordChange(
        region_code=award.region_code,
        award_id=award.record_id,
        minutes=-award.minutes,
        author_id=asked.county.accounts["teller"],
        state="proposed",
        kind=REVERSAL["kind"],
        reason=REVERSAL["reason"],
    )
    asked.session.add(change)
    await asked.session.flush()
    return Target({"region_code": asked.region, "change_id": change.id})


@request_of("uphold_objection", json=REVERSAL)
@request_of("dismiss_objection", json={"reason": "已核实，时长无误"})
async def _an_objection(asked: Asked) -> Target:
    award = await make_award(asked)
    award.open_objections = 1
    teller = asked.county.accounts["teller"]
    await accounts.remember_region(asked.session, teller, award.region_code)
    objection = Objection(
        region_code=award.region_code,
        award_id=award.record_id,
        account_id=teller,
        text="这个人没有来",
    )
    asked.session.add(objection)
    await asked.session.flush()
    assert (asked.thing == ELSEWHERE) == (award.region_code != HOME)
    return Target({"region_code": asked.region, "objection_id": objection.id})
