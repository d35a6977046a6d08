"""What the API says and takes about hours and certificates."""

import uuid
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StrictBool, StringConstraints

from app.db import LongText, RegionCode, said, whole_number

Reason = Annotated[LongText, said]
MINUTES_AT_MOST = 1440  # a day


# --- what staff set right ----------------------------------------------------------------


class ChangeCreate(BaseModel):
    """A correction by so many minutes, or a reversal, and why."""

    kind: Literal["correction", "reversal"]
    minutes: Annotated[int, whole_number] = Field(
        default=0,
        ge=-MINUTES_AT_MOST,
        le=MINUTES_AT_MOST,
        description="of a correction: more, or less than 0 for fewer",
    )
    reason: Reason
    to_review: StrictBool = Field(
        default=False, description="of a reversal: the attendance is looked at once more"
    )


class ChangePublic(BaseModel):
    """A correction or reversal; a proposed one waits for a second person."""

    id: uuid.UUID
    record_id: uuid.UUID = Field(description="the award")
    kind: str
    minutes: int
    reason: str
    state: Literal["proposed", "done", "declined"]
    author_id: uuid.UUID
    created_at: datetime
    decided_at: datetime | None


class RecordForStaff(BaseModel):
    """An entry of the ledger, as whoever runs the activity sees it."""

    id: uuid.UUID
    seq: int
    kind: str
    award_id: uuid.UUID | None
    volunteer_number: str
    minutes: int
    served_from: datetime
    served_to: datetime
    grade: str
    is_by_hand: bool
    reason: str
    created_at: datetime


# --- publicity ---------------------------------------------------------------------------


class ResultPublic(BaseModel):
    """What somebody is said to have done, for whoever may know better."""

    record_id: uuid.UUID
    who: str = Field(description="surname and 某某", examples=["王某某"])
    minutes: int
    is_by_hand: bool
    shown_until: date = Field(description="the last day on which it is shown")


class ObjectionCreate(BaseModel):
    """What is wrong with a result."""

    record_id: uuid.UUID
    text: Reason


class ObjectionPublic(BaseModel):
    """One's own objection and what became of it."""

    id: uuid.UUID
    record_id: uuid.UUID
    text: str
    state: Literal["open", "upheld", "dismissed"]
    answer: str
    created_at: datetime


class ObjectionForStaff(ObjectionPublic):
    """An objection, with WeChat's word on its text and what it is against."""

    activity_id: uuid.UUID
    title: str
    minutes: int
    check: Literal["pass", "review", "pending"]


class Dismissal(BaseModel):
    """Why the result stands."""

    reason: Reason


# --- one's own hours ---------------------------------------------------------------------


class HoursWith(BaseModel):
    """One's hours with one organisation."""

    region_code: RegionCode
    organisation_id: uuid.UUID
    organisation: str
    minutes: int
    hours: float
    hand_minutes: int = Field(description="of them entered by hand")
    final_minutes: int = Field(description="of them on a certificate if one is asked for")


class HoursEntry(BaseModel):
    """An entry of the ledger that is about oneself, and its evidence."""

    id: uuid.UUID
    region_code: RegionCode
    kind: Literal["award", "correction", "reversal"]
    activity_id: uuid.UUID
    title: str
    minutes: int = Field(description="less than 0: taken")
    served_from: datetime
    served_to: datetime
    grade: Literal["A", "B", "C"]
    reasons: list[str] = Field(description="why that grade")
    is_by_hand: bool
    reason: str = Field(description="of a correction or reversal")
    state: Literal["provisional", "final", "reversed"]
    final_on: date | None = Field(description="when it becomes final if nobody objects")
    created_at: datetime


class MyHours(BaseModel):
    """All one's hours, the entries in pages."""

    minutes: int
    hours: float = Field(description="one decimal, never rounded up", examples=[12.9])
    hand_minutes: int
    provisional_minutes: int = Field(description="still shown in public")
    stars: int
    next_star_minutes: int | None = Field(description="minutes that the next star needs")
    organisations: list[HoursWith]
    items: list[HoursEntry]
    next_cursor: str | None = Field(
        default=None, description="pass it as `cursor` to read on; null at the end"
    )


# --- certificates --------------------------------------------------------------------------


class CertificateCreate(BaseModel):
    """Of whose records a certificate is wanted."""

    region_code: RegionCode
    organisation_id: uuid.UUID
    id_number: Annotated[str, StringConstraints(pattern=r"^[0-9]{17}[0-9X]$")] | None = Field(
        default=None, description="printed on this paper alone, and kept for seven days"
    )


class CertificatePublic(BaseModel):
    """What anybody may know of a certificate."""

    number: str = Field(examples=["141128-000001-7K3QZ9XW-5"])
    state: Literal["valid", "withdrawn"]
    who: str = Field(description="surname and 某某", examples=["王某某"])
    organisation: str
    minutes: int
    hand_minutes: int
    from_on: date
    until_on: date
    issued_on: date


class CertificateMine(CertificatePublic):
    """One's own certificate."""

    region_code: RegionCode
    organisation_id: uuid.UUID
    url: str = Field(description="the public page")
