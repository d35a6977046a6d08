"""What the API says and takes about activities and their shifts."""

import uuid
from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from app.activities.models import ActivityState, Audience
from app.calendar import Day
from app.db import Code, LongText, RegionCode, ShortText, Words, said, whole_number
from app.stations.shapes import Latitude, Longitude
from app.volunteers.models import Category

TIMES_AT_MOST = SHIFTS_AT_MOST = 366  # every day of a year
ROLES_AT_MOST = 10
PHOTOS_AT_MOST = 9
CAPACITY_AT_MOST = 10_000  # the county's mass actions


def _refuse_no_text(value: object) -> object:
    """An instant is text with an offset: pydantic would take seconds since the epoch too."""
    if not isinstance(value, str | datetime):
        raise PydanticCustomError("instant_type", "no instant as text")
    return value


def _in_utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise PydanticCustomError("instant_zone", "an instant needs its offset")
    # Far from the calendar's ends, where arithmetic overflows.
    if not 1970 <= value.year <= 2200:
        raise PydanticCustomError("instant_range", "an instant of another age")
    return value.astimezone(UTC)


Instant = Annotated[datetime, BeforeValidator(_refuse_no_text), AfterValidator(_in_utc)]


def _of_this_age(day: date) -> date:
    if not 1970 <= day.year <= 2200:
        raise PydanticCustomError("day_range", "a day of another age")
    return day


NearDay = Annotated[Day, AfterValidator(_of_this_age)]
Days = Literal["every_day", "not_holidays", "working_days"]
Approval = Literal["automatic", "manual"]
Capacity = Annotated[int, Field(ge=1, le=CAPACITY_AT_MOST), whole_number]
Age = Annotated[int, Field(ge=0, le=100), whole_number]
Title = Annotated[ShortText, StringConstraints(max_length=60), said]
Place = Annotated[ShortText, said]


# --- what organisers say ---------------------------------------------------------------


class RoleNew(BaseModel):
    """What people do in a shift, and how many of them."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[Words, said]
    capacity: Capacity
    skill: Code | None = None
    min_age: Age | None = None
    audience: Audience = Audience.VOLUNTEERS


class ShiftNew(BaseModel):
    """A time slot; either ``capacity`` or ``roles`` with a capacity each."""

    model_config = ConfigDict(extra="forbid")

    starts_at: Instant
    ends_at: Instant
    capacity: Capacity | None = Field(default=None, description="of a shift without roles")
    roles: list[RoleNew] = Field(default_factory=list, max_length=ROLES_AT_MOST)


class ActivityBase(BaseModel):
    """What an organiser says of an activity."""

    model_config = ConfigDict(extra="forbid")

    title: Title
    category: Category
    description: LongText = ""
    place: Place
    # Strict: a body's numbers are numbers, a query's are always text.
    latitude: Annotated[Latitude, Field(strict=True)]
    longitude: Annotated[Longitude, Field(strict=True)]
    meeting_point: ShortText = ""
    bring: ShortText = ""
    risks: ShortText = Field(default="", description="risks and insurance")
    contact: ShortText = Field(default="", description="shown to who has a place")
    programme_id: uuid.UUID | None = None
    photo_ids: list[uuid.UUID] = Field(default_factory=list, max_length=PHOTOS_AT_MOST)
    signup_opens_at: Instant
    signup_closes_at: Instant
    cancel_until: Instant
    approval: Approval
    waitlist: Annotated[bool, Field(strict=True)]
    min_age: Age | None = None


class ActivityCreate(ActivityBase):
    """A new activity, a draft at first; with ``rrule`` its shifts come round."""

    organisation_id: uuid.UUID
    shifts: list[ShiftNew] = Field(min_length=1, max_length=SHIFTS_AT_MOST)
    rrule: Annotated[str, StringConstraints(max_length=200, pattern=r"^[A-Z0-9=;,:+-]*$")] = Field(
        default="",
        description="RFC 5545, from each shift on, in Asia/Shanghai; COUNT or UNTIL within a year",
        examples=["FREQ=DAILY;COUNT=20"],
    )
    exceptions: list[Day] = Field(
        default_factory=list, max_length=TIMES_AT_MOST, description="days left out"
    )
    days: Days = Field(default="every_day", description="which days of the rule are kept")


class ActivityUpdate(ActivityBase):
    """What is said of an activity from now on; shifts are changed one by one."""


class ActivityCopy(BaseModel):
    """When the copy's first shift shall be; left out, whole weeks later."""

    model_config = ConfigDict(extra="forbid")

    starts_on: NearDay | None = None


class CancelReason(BaseModel):
    """Why something does not take place; everybody concerned reads it."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[ShortText, said]


# --- what is asked ---------------------------------------------------------------------


class ListQuery(BaseModel):
    """Which of the activities that are to come."""

    category: list[Category] = Field(default_factory=list, max_length=len(Category))
    day: NearDay | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    radius_m: int = Field(default=5000, ge=1, le=50_000)
    has_free: bool = False
    organisation_id: uuid.UUID | None = None
    cursor: str | None = Field(default=None, max_length=2000)
    limit: int = Field(default=20, ge=1, le=50)


class MineQuery(ListQuery):
    """Which of the activities that are to come in a region, for who asks."""

    region_code: RegionCode
    all: bool = Field(default=False, description="also what one cannot take, each with the reason")


# --- what is told ----------------------------------------------------------------------


class RolePublic(BaseModel):
    """A role of a shift and how full it is."""

    id: uuid.UUID
    name: str = Field(description="empty: the shift has this one alone")
    audience: Audience
    skill: str | None
    min_age: int | None
    capacity: int
    taken: int
    waiting: int
    free: int = Field(description="places that somebody can take now")
    refusal: str | None = Field(
        default=None, description="why who asks, if logged in, cannot take one"
    )
    sentence: str | None = Field(default=None, description="the refusal in words")


class Mine(BaseModel):
    """What who asks holds in a shift; the rank on the wait-list, from 1, of who waits."""

    state: Literal["confirmed", "waiting", "offered", "pending"]
    rank: int | None
    role_id: uuid.UUID
    offered_until: datetime | None


class ShiftPublic(BaseModel):
    """A shift and how full it is; the sums are of volunteers' places."""

    id: uuid.UUID
    starts_at: datetime
    ends_at: datetime
    state: Literal["to_come", "running", "over", "cancelled"]
    capacity: int
    free: int
    waiting: int
    roles: list[RolePublic]
    mine: Mine | None = Field(default=None, description="of who asks, if logged in")


class OrganisationBrief(BaseModel):
    """Who runs an activity."""

    id: uuid.UUID
    name: str


class ActivityListed(BaseModel):
    """An activity in a list, with its next shifts; the place in GCJ-02 degrees."""

    id: uuid.UUID
    region_code: str
    title: str
    category: Category
    organisation: OrganisationBrief
    place: str
    latitude: float
    longitude: float
    signup_opens_at: datetime
    signup_closes_at: datetime
    approval: Approval
    waitlist: bool
    min_age: int | None
    state: ActivityState
    next_at: datetime | None
    demo: bool = Field(description="invented for demonstration")
    shifts: list[ShiftPublic] = Field(description="the next ones that are not over")


class ActivityPage(BaseModel):
    """Activities by when their next shift starts."""

    items: list[ActivityListed]
    next_cursor: str | None


class PhotoShown(BaseModel):
    """A photo; its address holds for an hour."""

    id: uuid.UUID
    url: str


class ActivityDetail(ActivityListed):
    """All that is known about an activity, with all its shifts."""

    description: str
    meeting_point: str
    bring: str
    risks: str
    contact: str | None = Field(description="told to who has a place, and to organisers")
    programme_id: uuid.UUID | None
    photos: list[PhotoShown]
    cancel_until: datetime
    rrule: str
    reason: str = Field(description="why it was cancelled")


class CalendarEntry(BaseModel):
    """One's own sign-up for a shift."""

    region_code: str
    activity_id: uuid.UUID
    title: str
    organisation: str
    place: str
    latitude: float
    longitude: float
    meeting_point: str
    contact: str | None = Field(description="told once the place is confirmed")
    shift_id: uuid.UUID
    starts_at: datetime
    ends_at: datetime
    role_id: uuid.UUID
    role: str
    child_id: uuid.UUID | None = Field(description="if it is for a child of one's own")
    state: str = Field(description="confirmed, waiting, offered or pending")
    offered_until: datetime | None
    cancel_until: datetime
