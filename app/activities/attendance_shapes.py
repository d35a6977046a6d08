"""What the API speaks of turning up: codes, scans, rosters, and what is looked at again."""

import uuid
from datetime import datetime
from typing import Annotated, Self

from pydantic import Field as Bound
from pydantic import StringConstraints, model_validator
from pydantic_core import PydanticCustomError
from sqlmodel import Field, SQLModel

from app.activities.arrivals import Act
from app.activities.codes import LONGEST
from app.activities.evidence import Distance, Grade
from app.activities.shapes import Instant
from app.db import LongText, ShortText, Words, said
from app.stations.shapes import Latitude, Longitude

Told = Annotated[LongText, said]
Number = Annotated[Words, said]


class CodeShown(SQLModel):
    """The text of the QR code, and when it changes; the clock is the server's."""

    code: str
    shift_id: uuid.UUID
    now: datetime
    changes_at: datetime
    valid_until: datetime
    step_seconds: int


class ScanCreate(SQLModel):
    """A code as the phone read it.

    ``scanned_at`` is sent by a phone that had no network then; ``device`` is a mark of the phone
    that is the same whoever is logged in on it.
    """

    code: Annotated[ShortText, StringConstraints(max_length=LONGEST), said]
    latitude: Annotated[Latitude, Bound(strict=True)] | None = None
    longitude: Annotated[Longitude, Bound(strict=True)] | None = None
    scanned_at: Instant | None = None
    nonce: uuid.UUID
    device: ShortText = ""

    @model_validator(mode="after")
    def check_place(self) -> Self:
        """Refuse half a place."""
        if (self.latitude is None) != (self.longitude is None):
            raise PydanticCustomError("place", "latitude and longitude come together")
        return self


class ScanPublic(SQLModel):
    """What a scan was, and how well it is evidenced, with the reasons."""

    act: Act
    at: datetime
    shift_id: uuid.UUID
    distance: Distance
    is_offline: bool
    grade: Grade
    reasons: list[str]
    sentences: list[str]


class AttendanceCreate(SQLModel):
    """Who turned up: by the card alone it is now; with both times it is entered by hand."""

    volunteer_number: Number
    in_at: Instant | None = None
    out_at: Instant | None = None
    note: LongText = ""

    @model_validator(mode="after")
    def check_times(self) -> Self:
        """Refuse half a stay, a stay that ends before it begins, and one without a reason."""
        if (self.in_at is None) != (self.out_at is None):
            raise PydanticCustomError("times", "in_at and out_at come together")
        if self.in_at and self.out_at:
            if self.in_at >= self.out_at:
                raise PydanticCustomError("times", "in_at comes before out_at")
            if not self.note:
                raise PydanticCustomError("note", "say why it is entered by hand")
        return self


class AttendancePublic(SQLModel):
    """That somebody turned up, how well it is evidenced, and what became of it."""

    id: uuid.UUID
    shift_id: uuid.UUID
    in_at: datetime | None
    out_at: datetime | None
    minutes: int | None
    grade: Grade
    reasons: list[str]
    sentences: list[str]
    state: str
    is_by_hand: bool
    note: str
    objection: str


class OwnAttendance(AttendancePublic):
    """One's own, with the activity."""

    region_code: str
    activity_id: uuid.UUID
    title: str
    starts_at: datetime
    ends_at: datetime


class OwnNoShow(SQLModel):
    """A place that one had and did not use; it fades after ninety days."""

    id: uuid.UUID
    region_code: str
    shift_id: uuid.UUID
    title: str
    starts_at: datetime
    dismissed_at: datetime | None
    reason: str


class NoShows(SQLModel):
    """Those of the last ninety days, the last one first."""

    items: list[OwnNoShow]


class ReviewItem(AttendancePublic):
    """Something that people look at; the name is for who organises."""

    activity_id: uuid.UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    volunteer_number: str
    real_name: str
    is_own_entry: bool = Field(description="the caller entered it: somebody else approves")


class RosterRow(SQLModel):
    """Somebody who has a place in a shift, or turned up."""

    volunteer_number: str
    real_name: str
    role: str
    has_place: bool
    attendance: AttendancePublic | None
    no_show_id: uuid.UUID | None
    no_show_dismissed: bool


class Settlement(SQLModel):
    """What closing a shift came to."""

    settled: int
    in_review: int
    no_shows: int


class Approved(SQLModel):
    """How many entries were approved."""

    approved: int


class ReviewReason(SQLModel):
    """Why."""

    reason: Told


class ObjectionText(SQLModel):
    """What one objects."""

    text: Told


class RosterFault(SQLModel):
    """A row of a list that was not taken, and why."""

    row: int
    sentence: str


class RosterImport(SQLModel):
    """How many rows of a filled roster were taken."""

    entered: int
    blank: int
    faults: list[RosterFault]
