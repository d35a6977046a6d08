"""A well-formed request of each operation, so that only who asks decides what comes out."""

import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts import service as accounts
from app.accounts.tokens import make_token
from app.crypto import Cipher, UrlSigner, load_secrets
from app.messages.models import InboxMessage
from app.messages.service import Kind, Message, tell
from app.volunteers.models import Programme
from tests.county import AWAY, ELSEWHERE, HOME, OTHER, OWN, County
from tests.media.pictures import SMALL

# Beside the three places: the address of one's own county with the id of a thing of another's.
CROSSED = "crossed"
PLACES = (OWN, OTHER, ELSEWHERE, CROSSED)

WEEK = [[["08:00", "20:00"]]] * 7
STATION = {"name": "新驿站", "kind": "love", "latitude": 37.89, "longitude": 111.24}
FILE = {"file": ("door.jpg", SMALL, "image/jpeg")}
SIGNED = {"signature": "0" * 40, "timestamp": "1", "nonce": "n", "echostr": "e"}

# Whose targets are made for one caller.
OF_THE_CALLER = {
    "log_out",
    "revoke_my_device",
    "read_message",
    "add_station_photo",
    "bind_my_phone",
    "become_volunteer",
    "read_my_volunteer",
    "change_my_volunteer",
}


@dataclass
class Target:
    """What is filled into an operation's address and body."""

    path: dict[str, Any] = field(default_factory=dict)
    sent: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """Who asks for what, where."""

    county: County
    session: AsyncSession
    identity: str
    place: str

    @property
    def caller(self) -> uuid.UUID:
        """The account of who asks; for somebody unknown another one."""
        return self.county.accounts.get(self.identity, self.county.accounts["teller"])

    @property
    def thing(self) -> str:
        """Where the thing is."""
        return ELSEWHERE if self.place == CROSSED else self.place

    @property
    def region(self) -> str:
        """Which county the address names."""
        return AWAY if self.place == ELSEWHERE else HOME


Make = Callable[[Asked], Awaitable[Target]]
REQUESTS: dict[str, Make] = {}


def request_of(*operation_ids: str, **sent: Any) -> Callable[[Make], Make]:
    """Register what makes the target of operations; ``sent`` goes with the request."""

    def register(make: Make) -> Make:
        async def made(asked: Asked) -> Target:
            target = await make(asked)
            target.sent = {**sent, **target.sent}
            return target

        for operation_id in operation_ids:
            REQUESTS[operation_id] = made
        return make

    return register


def plainly(operation_id: str, **sent: Any) -> None:
    """Register an operation that needs nothing made for it."""

    async def nothing(_: Asked) -> Target:
        return Target({}, dict(sent))

    REQUESTS[operation_id] = nothing


plainly("read_vocabulary")
plainly("list_stations")
plainly("list_station_changes")
plainly("read_me")
plainly("list_my_devices")
plainly("export_me")
plainly("list_favourites")
plainly("list_my_feedback")
plainly("list_told")
plainly("list_my_organisations")
plainly("list_inbox")
plainly("list_my_attendance")
plainly("list_my_no_shows")
plainly("read_all_messages")
plainly("list_message_templates")
plainly("close_my_account")
plainly("reopen_my_account")
plainly("list_nearby_stations", params={"latitude": 37.89, "longitude": 111.24})
plainly("update_me", json={"nickname": "小王"})
plainly("set_my_avatar", files=FILE)
plainly("upload_my_photo", files=FILE)
plainly(
    "give_feedback",
    json={"kind": "suggestion", "text": "多放几把椅子", "region_code": HOME},
)
plainly("check_push_address", params=SIGNED)
plainly("receive_push", params=SIGNED, json={"MsgType": "event"})


@request_of("log_in_with_wechat")
async def _a_code(_: Asked) -> Target:
    return Target(sent={"json": {"code": f"demo:newcomer:{uuid.uuid4()}"}})


@request_of("bind_my_phone")
async def _a_phone(asked: Asked) -> Target:
    number = f"136{asked.caller.int % 10**8:08d}"
    return Target(sent={"json": {"code": f"demo-phone:{number}:{uuid.uuid4()}"}})


@request_of("log_out")
async def _another_login(asked: Asked) -> Target:
    # The client's own token is needed further on: one of another device ends.
    token = make_token(asked.caller)
    await asked.county.device(asked.session, asked.caller, token)
    known = asked.identity in asked.county.accounts
    return Target(sent={"headers": {"Authorization": f"Bearer {token}"}} if known else {})


@request_of("withdraw_consent")
@request_of("give_consent", json={"version": "2026-11-01"})
async def _the_privacy_text(_: Asked) -> Target:
    return Target({"document": "privacy"})


@request_of("revoke_my_device")
async def _a_device(asked: Asked) -> Target:
    whose = asked.caller if asked.place == OWN else asked.county.accounts["teller"]
    return Target({"device_id": await asked.county.device(asked.session, whose)})


@request_of("read_message")
async def _a_message(asked: Asked) -> Target:
    whose = asked.caller if asked.place == OWN else asked.county.accounts["teller"]
    key = str(uuid.uuid4())
    told = Message(kind=Kind.REMINDER, region_code=HOME, title="明天九点", text="请准时到", key=key)
    await tell(asked.session, whose, told)
    kept = select(InboxMessage.id).where(InboxMessage.account_id == whose, InboxMessage.key == key)
    return Target({"message_id": (await asked.session.exec(kept)).one()})


@request_of("read_photo")
async def _a_signed_photo(asked: Asked) -> Target:
    photo_id = await asked.county.photo(asked.session, asked.county.accounts["teller"])
    signed_for = photo_id if asked.place == OWN else uuid.uuid4()
    signer = UrlSigner(load_secrets(asked.county.settings))
    query = signer.signed(f"/v1/photos/{signed_for}", clock.now()).partition("?")[2]
    return Target({"photo_id": photo_id}, {"params": query})


@request_of("read_station", "count_visit", "add_favourite", "remove_favourite")
@request_of("tell_finding", json={"finding": "open"})
@request_of("report_fault", json={"facility": "microwave", "description": "不热"})
async def _a_station(asked: Asked) -> Target:
    return Target({"station_id": (await asked.county.station(asked.session, asked.thing)).id})


@request_of("read_region", "list_tasks", "list_faults", "list_feedback", "list_grants")
@request_of("read_volunteering", "list_organisations", "list_desk_organisations")
@request_of("list_volunteers", "count_volunteering")
@request_of("list_audit_entries")
@request_of("create_station", json=STATION)
async def _a_region(asked: Asked) -> Target:
    return Target({"region_code": asked.region})


@request_of("give_role")
async def _a_role(asked: Asked) -> Target:
    body = {"account_id": str(asked.county.accounts["teller"]), "role": "auditor"}
    return Target({"region_code": asked.region}, {"json": body})


@request_of("verify_station", "list_station_visits", "draw_station_code")
@request_of("update_station", json=STATION)
@request_of("set_station_hours", json={"hours": {"weekly": WEEK}})
@request_of("set_station_facilities", json={"facilities": []})
@request_of("close_station", json={"reason": "搬走了"})
async def _a_station_of_the_region(asked: Asked) -> Target:
    station = await asked.county.station(asked.session, asked.thing)
    return Target({"region_code": asked.region, "station_id": station.id})


@request_of("add_station_photo")
async def _ones_own_photo(asked: Asked) -> Target:
    target = await _a_station_of_the_region(asked)
    target.path["photo_id"] = await asked.county.photo(asked.session, asked.caller)
    return target


@request_of("remove_station_photo")
async def _a_shown_photo(asked: Asked) -> Target:
    station = await asked.county.station(asked.session, asked.thing)
    photo_id = await asked.county.station_photo(asked.session, station)
    return Target({"region_code": asked.region, "station_id": station.id, "photo_id": photo_id})


@request_of("answer_task", json={"answer": "open_again"})
async def _a_task(asked: Asked) -> Target:
    task = await asked.county.task(asked.session, asked.thing)
    return Target({"region_code": asked.region, "task_id": task.id})


@request_of("look_at_fault_phone")
@request_of("take_fault", json={"note": "知道了"})
async def _a_new_fault(asked: Asked) -> Target:
    fault = await asked.county.fault(asked.session, asked.thing, "new")
    return Target({"region_code": asked.region, "fault_id": fault.id})


@request_of("mend_fault", json={"note": "修好了"})
async def _a_fault_in_hand(asked: Asked) -> Target:
    fault = await asked.county.fault(asked.session, asked.thing, "in_hand")
    return Target({"region_code": asked.region, "fault_id": fault.id})


@request_of("look_at_feedback_phone")
@request_of("answer_feedback", json={"text": "已经添了"})
async def _feedback(asked: Asked) -> Target:
    feedback = await asked.county.feedback(asked.session, asked.thing)
    return Target({"region_code": asked.region, "feedback_id": feedback.id})


@request_of("withdraw_role", json={})
async def _a_grant(asked: Asked) -> Target:
    grant_id = await asked.county.grant(asked.session, asked.thing)
    return Target({"region_code": asked.region, "grant_id": grant_id})


@request_of("become_volunteer", json={"real_name": "示例小李", "birth_year": 1990})
async def _somebody_with_a_phone(asked: Asked) -> Target:
    account = await accounts.get_account(asked.session, asked.caller)
    if account.phone_index is None:
        cipher = Cipher(load_secrets(asked.county.settings))
        number = f"135{asked.caller.int % 10**8:08d}"
        await accounts.bind_phone(asked.session, asked.caller, number, cipher)
    return Target()


@request_of("read_my_volunteer")
@request_of("change_my_volunteer", json={"skills": ["driving"]})
async def _a_volunteer_that_one_is(asked: Asked) -> Target:
    await asked.county.volunteer(asked.session, OWN, asked.caller)
    return Target()


@request_of("apply_for_organisation", "create_organisation")
async def _an_organisation_of_a_new_name(asked: Asked) -> Target:
    body = {"name": f"示例队{uuid.uuid4().hex[:8]}", "kind": "team", "category": "other"}
    return Target({"region_code": asked.region}, {"json": body})


async def _of_an_organisation(asked: Asked, state: str) -> Target:
    found = await asked.county.organisation(asked.session, asked.thing, state)
    return Target({"region_code": asked.region, "organisation_id": found.id})


@request_of("read_organisation", "list_programmes")
@request_of("suspend_organisation", json={"reason": "停办"})
@request_of("create_programme", json={"name": "五点半课堂"})
async def _an_active_organisation(asked: Asked) -> Target:
    return await _of_an_organisation(asked, "active")


@request_of("change_organisation")
async def _an_organisation_to_change(asked: Asked) -> Target:
    target = await _of_an_organisation(asked, "active")
    target.sent = (await _an_organisation_of_a_new_name(asked)).sent
    return target


@request_of("approve_organisation")
async def _an_applied_organisation(asked: Asked) -> Target:
    return await _of_an_organisation(asked, "applied")


@request_of("reactivate_organisation")
async def _a_suspended_organisation(asked: Asked) -> Target:
    return await _of_an_organisation(asked, "suspended")


@request_of("end_programme")
async def _a_programme(asked: Asked) -> Target:
    target = await _of_an_organisation(asked, "active")
    programme = Programme(
        region_code=AWAY if asked.thing == ELSEWHERE else HOME,
        organisation_id=target.path["organisation_id"],
        name="五点半课堂",
    )
    asked.session.add(programme)
    await asked.session.flush()
    target.path["programme_id"] = programme.id
    return target


@request_of("enter_volunteer")
async def _a_paper_form(asked: Asked) -> Target:
    community = asked.county.communities[asked.thing]
    body = {"real_name": "示例老王", "birth_year": 1950, "community_id": str(community.id)}
    return Target({"region_code": asked.region}, {"json": body})


@request_of("look_up_volunteer")
async def _a_card(asked: Asked) -> Target:
    found = await asked.county.volunteer(asked.session, asked.thing)
    return Target({"region_code": asked.region}, {"json": {"number": found.number}})


CORRECTED = {"real_name": "示例小黎", "birth_year": 1991, "reason": "写错了"}


@request_of("read_volunteer", "look_at_volunteer_phone", "draw_volunteer_card")
@request_of("suspend_volunteer", json={"reason": "多次未到"})
@request_of("correct_volunteer", json=CORRECTED)
async def _a_volunteer(asked: Asked) -> Target:
    found = await asked.county.volunteer(asked.session, asked.thing)
    return Target({"region_code": asked.region, "volunteer_id": found.id})


@request_of("reinstate_volunteer")
async def _a_suspended_volunteer(asked: Asked) -> Target:
    found = await asked.county.volunteer(asked.session, asked.thing, state="suspended")
    return Target({"region_code": asked.region, "volunteer_id": found.id})


_IN_PLACES = {
    "attendance_id",
    "no_show_id",
    "station_id",
    "task_id",
    "fault_id",
    "organisation_id",
    "volunteer_id",
    "activity_id",
    "shift_id",
    "change_id",
}


_OF_SOMEBODY = {"device_id", "photo_id", "message_id", "certificate_number"}


def places_of(path: str) -> tuple[str, ...]:
    """Return where the things of an operation's address may lie, as the table must tell."""
    named = {part.strip("{}") for part in path.split("/") if part.startswith("{")}
    if "region_code" in named:
        if named & _IN_PLACES:
            return PLACES
        return (OWN, ELSEWHERE, CROSSED) if len(named) > 1 else (OWN, ELSEWHERE)
    return (OWN, OTHER) if named & _OF_SOMEBODY else (OWN,)


def address(path: str, filled: Mapping[str, Any]) -> str:
    """Return the operation's address with its ids."""
    return path.format(**filled)
