"""What the API says and takes about stations."""

import uuid
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from app.calendar import Hours
from app.db import Code, LongText, RegionCode, ShortText, said, whole_number
from app.freshness import Finding

State = Literal["open", "closed", "reported_closed", "unknown"]
Available = Literal["yes", "no", "unknown"]


def _to_a_tenth_of_a_millimetre(degrees: float) -> float:
    """Squared, 1e-270 is more than PostgreSQL's arithmetic bears: it refuses to underflow."""
    return round(degrees, 9)


_rounded = AfterValidator(_to_a_tenth_of_a_millimetre)
Latitude = Annotated[float, Field(ge=-85, le=85, description="GCJ-02 degrees"), _rounded]
Longitude = Annotated[float, Field(ge=-180, le=180, description="GCJ-02 degrees"), _rounded]
# An unknown code finds nothing; what can be no code at all is refused.
AnyCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,40}$")]


class EntryWay(StrEnum):
    """How to get in."""

    OPEN_DOOR = "open_door"
    ASK_GUARD = "ask_guard"
    SCAN = "scan"
    CODE = "code"
    UNKNOWN = "unknown"


class NearbyQuery(BaseModel):
    """Where, how far, and what a station must have."""

    latitude: Latitude
    longitude: Longitude
    radius_m: int = Field(default=5000, ge=1, le=50_000)
    kinds: list[AnyCode] = Field(default_factory=list, max_length=20)
    facilities: list[AnyCode] = Field(default_factory=list, max_length=30)
    open_now: bool = False
    limit: int = Field(default=20, ge=1, le=50)


class ListQuery(BaseModel):
    """What to look for, without a position."""

    q: ShortText = ""
    region_code: RegionCode | None = None
    town_id: uuid.UUID | None = None
    kinds: list[AnyCode] = Field(default_factory=list, max_length=20)
    facilities: list[AnyCode] = Field(default_factory=list, max_length=30)
    cursor: str | None = Field(default=None, max_length=2000)
    limit: int = Field(default=20, ge=1, le=100)


class ChangesQuery(BaseModel):
    """What a phone's copy is missing."""

    region_code: RegionCode | None = Field(
        default=None, description="one county; ask anew without `since` when it changes"
    )
    since: str | None = Field(default=None, max_length=200)
    limit: int = Field(default=200, ge=1, le=500)


class FacilityBrief(BaseModel):
    """Whether a station has a facility; what nobody knows is unknown, never no."""

    facility: str
    available: Available


class Word(BaseModel):
    """The newest word of people that nobody has answered."""

    finding: Finding
    told_at: datetime


class StationListed(BaseModel):
    """A station in a list; the place in GCJ-02 degrees, the instants in UTC."""

    id: uuid.UUID
    region_code: str
    name: str
    kind: str
    town: str | None
    address: str
    latitude: float
    longitude: float
    state: State
    opens_at: datetime | None = Field(description="when it opens next, if it is closed")
    closes_at: datetime | None = Field(description="when it closes, if it is open")
    report: Word | None
    facilities: list[FacilityBrief]
    confidence: float = Field(ge=0, le=1, description="falls with the age of verified_at")
    verified_at: datetime | None
    demo: bool = Field(description="invented for demonstration")


class StationNear(StationListed):
    """A station and how far it is."""

    distance_m: int
    walking_minutes: int


class StationsNear(BaseModel):
    """The nearest first."""

    items: list[StationNear]


class StationPage(BaseModel):
    """Stations in the order of their names' pinyin."""

    items: list[StationListed]
    next_cursor: str | None


class StationCopied(StationListed):
    """A station for a phone's copy, with its hours to compute the state from."""

    hours: Hours | None


class StationRemoved(BaseModel):
    """A tombstone."""

    id: uuid.UUID
    removed: Literal[True]


class StationChanges(BaseModel):
    """What changed since; ask again with ``next_since``, at once while ``more``."""

    items: list[StationCopied | StationRemoved]
    next_since: str
    more: bool


class FacilityPublic(FacilityBrief):
    """A facility with its note, and when people found it out of order."""

    note: str
    reported_at: datetime | None


class Entry(BaseModel):
    """How to get in, and what to know about it."""

    way: EntryWay = EntryWay.UNKNOWN
    note: ShortText = ""


class Truck(BaseModel):
    """What truck drivers ask; null where nobody knows."""

    spaces: Annotated[int, Field(ge=0, le=10_000), whole_number] | None = None
    height_limit_cm: Annotated[int, Field(ge=100, le=1000), whole_number] | None = None
    entrance: ShortText | None = None
    prices: ShortText | None = None


class StationPhotoPublic(BaseModel):
    """A photo; its address holds for an hour."""

    id: uuid.UUID
    url: str


class StationDetail(StationListed):
    """All that is known about a station."""

    town_id: uuid.UUID | None
    community_id: uuid.UUID | None
    phone: str | None
    entry: Entry
    capacity: int | None
    hours: Hours | None
    photos: list[StationPhotoPublic]
    facilities: list[FacilityPublic]  # type: ignore[assignment]  # narrower than in the list
    truck: Truck | None
    updated_at: datetime


class Named(BaseModel):
    """A code and what it is called."""

    code: str
    name: str


class KindPublic(Named):
    """A kind of station, with the colour of its marker."""

    colour: str


class FacilityNamed(Named):
    """A facility, and whether it is asked of truckers' homes alone."""

    for_trucks: bool


class Vocabulary(BaseModel):
    """The words and switches that the mini-program needs before anything else."""

    kinds: list[KindPublic]
    facilities: list[FacilityNamed]
    occupations: list[Named]
    findings: list[Named]
    privacy_version: str
    get_location: bool
    demo: bool
    default_region: str


# --- what people tell ------------------------------------------------------------------


class TapCreate(BaseModel):
    """What somebody found; ``facility`` is needed with ``out_of_order``."""

    finding: Finding
    facility: Code | None = None


class TapResult(BaseModel):
    """What is shown now."""

    state: State
    report: Word | None
    sentence: str


class FaultCreate(BaseModel):
    """What needs mending."""

    facility: Code
    description: LongText = ""
    photo_id: uuid.UUID | None = None


class FaultStep(BaseModel):
    """One dated step."""

    state: str
    at: datetime
    note: str


class FaultPublic(BaseModel):
    """A fault, for whoever told it and for staff."""

    id: uuid.UUID
    station_id: uuid.UUID
    station_name: str
    facility: str
    description: str
    photo_url: str | None
    state: Literal["new", "in_hand", "mended"]
    created_at: datetime
    timeline: list[FaultStep]


class FaultForStaff(FaultPublic):
    """A fault with WeChat's word on its text."""

    check: Literal["pass", "review", "pending"]


class Told(BaseModel):
    """Something one has told."""

    type: Literal["tap", "fault"]
    id: uuid.UUID
    station_id: uuid.UUID
    station_name: str
    what: str
    state: str
    told_at: datetime
    answer: str


# --- staff -----------------------------------------------------------------------------


class StationBase(BaseModel):
    """What staff say of a station."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[ShortText, StringConstraints(max_length=60), said]
    kind: Code
    address: ShortText = ""
    # Strict: a body's numbers are numbers, a query's are always text.
    latitude: Annotated[Latitude, Field(strict=True)]
    longitude: Annotated[Longitude, Field(strict=True)]
    town_id: uuid.UUID | None = None
    community_id: uuid.UUID | None = None
    phone: Annotated[str, StringConstraints(pattern=r"^[0-9+() -]{3,24}$")] | None = None
    entry: Entry = Entry()
    capacity: Annotated[int, Field(ge=0, le=10_000), whole_number] | None = None
    truck: Truck | None = None


class FacilityState(BaseModel):
    """Whether there is one, as staff say."""

    model_config = ConfigDict(extra="forbid")

    facility: Code
    available: Available
    note: ShortText = ""


class FacilitiesUpdate(BaseModel):
    """All facilities that anything is known of; what is left out becomes unknown."""

    facilities: list[FacilityState] = Field(max_length=60)


class HoursUpdate(BaseModel):
    """The opening hours; null says that nobody knows them."""

    hours: Hours | None


class StationCreate(StationBase):
    """A new station."""

    facilities: list[FacilityState] = Field(default_factory=list, max_length=60)
    hours: Hours | None = None


class ClosingReason(BaseModel):
    """Why a station is gone for good."""

    reason: Annotated[ShortText, said]


class TaskAnswer(StrEnum):
    """What the keeper found: of the door, or of a facility."""

    OPEN_AGAIN = "open_again"
    CLOSED_TODAY = "closed_today"
    MENDED = "mended"
    OUT_OF_USE = "out_of_use"


class TaskAnswered(BaseModel):
    """The keeper's answer."""

    answer: TaskAnswer
    note: ShortText = ""


class TaskPublic(BaseModel):
    """What people's word asks of the keeper."""

    id: uuid.UUID
    station_id: uuid.UUID
    station_name: str
    reason: str
    facility: str | None
    opened_at: datetime
    due_at: datetime
    overdue: bool
    answered_at: datetime | None
    answer: str
    note: str


class FaultNote(BaseModel):
    """A word of staff to whoever told the fault."""

    note: ShortText = ""


class VisitCount(BaseModel):
    """Looks in one hour, in Asia/Shanghai."""

    on_day: date
    hour: int
    visits: int


class Visits(BaseModel):
    """Looks per day and hour."""

    items: list[VisitCount]
