"""Activities, their shifts and roles, and who turned up: the tables.

A volunteer's place in a shift is a seat (``app.seats``) of the pool of one of its roles; role and
pool share their id. The shapes the API speaks stand in ``shapes.py``.
"""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    Computed,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    SmallInteger,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlmodel import Field

from app.db import INSTANT, Regional, RegionalRow, internal, personal, public, secret
from app.geo import mercator_sql
from app.stations.models import Point

WITH_THE_ACTIVITY = "with the activity"
CLOSED = "until the account is closed"


class ActivityState(StrEnum):
    """A draft is published, runs from its first shift on, and is finished or cancelled."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class Audience(StrEnum):
    """Whom a role's places are for."""

    VOLUNTEERS = "volunteers"
    SERVED = "served"  # the children of a class, with who fetches them


class Activity(RegionalRow, table=True):
    """Something an organisation does; when and with how many people is said by its shifts."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["region_code", "organisation_id"], ["organisation.region_code", "organisation.id"]
        ),
        ForeignKeyConstraint(
            ["region_code", "programme_id"], ["programme.region_code", "programme.id"]
        ),
        CheckConstraint(
            "state IN ('draft', 'published', 'running', 'finished', 'cancelled')",
            name="state_known",
        ),
        CheckConstraint("latitude BETWEEN -85 AND 85", name="latitude"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
        Index("ix_activity_region_code_organisation_id", "region_code", "organisation_id", "id"),
        # What is to come, in its order: few rows of many.
        Index(
            "ix_activity_upcoming",
            "region_code",
            "next_at",
            "id",
            postgresql_where=text("next_at IS NOT NULL"),
        ),
        Index(
            "ix_activity_near",
            "region_code",
            "mloc",
            postgresql_using="gist",
            postgresql_where=text("next_at IS NOT NULL"),
        ),
        # What the minute's job looks for: all shifts are over, some perhaps not settled.
        Index(
            "ix_activity_ending",
            "region_code",
            "id",
            postgresql_where=text("state = 'running' AND next_at IS NULL"),
        ),
    )

    organisation_id: uuid.UUID = Field(sa_column_kwargs=public("who runs it"))
    programme_id: uuid.UUID | None = Field(default=None, sa_column_kwargs=public())
    title: str = Field(sa_type=Text, sa_column_kwargs=public())
    category: str = Field(sa_type=Text, sa_column_kwargs=public())
    description: str = Field(default="", sa_type=Text, sa_column_kwargs=public())
    place: str = Field(sa_type=Text, sa_column_kwargs=public())
    latitude: float = Field(sa_type=Float, sa_column_kwargs=public("GCJ-02 degrees"))
    longitude: float = Field(sa_type=Float, sa_column_kwargs=public("GCJ-02 degrees"))
    mloc: str | None = Field(
        default=None,
        sa_type=Point,
        sa_column_args=(Computed(mercator_sql("latitude", "longitude"), persisted=True),),
        sa_column_kwargs=public("Mercator metres"),
    )
    meeting_point: str = Field(default="", sa_type=Text, sa_column_kwargs=public())
    bring: str = Field(default="", sa_type=Text, sa_column_kwargs=public("what to bring"))
    risks: str = Field(default="", sa_type=Text, sa_column_kwargs=public("risks and insurance"))
    contact: str = Field(
        default="",
        sa_type=Text,
        sa_column_kwargs=personal("shown to who has a place", "with the activity"),
    )
    photo_ids: list[uuid.UUID] = Field(
        default_factory=list, sa_type=ARRAY(Uuid), sa_column_kwargs=public()
    )
    signup_opens_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=public())
    signup_closes_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=public())
    cancel_until: datetime = Field(sa_type=INSTANT, sa_column_kwargs=public())
    approval: str = Field(sa_type=Text, sa_column_kwargs=public("automatic or manual"))
    waitlist: bool = Field(sa_column_kwargs=public())
    min_age: int | None = Field(default=None, sa_type=SmallInteger, sa_column_kwargs=public())
    rrule: str = Field(
        default="", sa_type=Text, sa_column_kwargs=public("how shifts come round (RFC 5545)")
    )
    state: str = Field(default=ActivityState.DRAFT, sa_type=Text, sa_column_kwargs=public())
    state_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=internal("since when"))
    reason: str = Field(default="", sa_type=Text, sa_column_kwargs=public("why cancelled"))
    next_at: datetime | None = Field(
        default=None,
        sa_type=INSTANT,
        sa_column_kwargs=public("when the next shift starts of what is published and not over"),
    )
    changed_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=internal())
    created_by: uuid.UUID | None = Field(default=None, sa_column_kwargs=internal("by whom"))
    demo: bool = Field(default=False, sa_column_kwargs=public("invented"))


class Shift(RegionalRow, table=True):
    """A time slot of an activity."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["region_code", "activity_id"], ["activity.region_code", "activity.id"]
        ),
        CheckConstraint("starts_at < ends_at", name="times"),
        Index("ix_shift_region_code_activity_id", "region_code", "activity_id", "starts_at"),
        # What the minute's jobs look for: ended, and not settled.
        Index(
            "ix_shift_open", "region_code", "ends_at", postgresql_where=text("settled_at IS NULL")
        ),
        # What there is on a day.
        Index(
            "ix_shift_region_code_starts_at",
            "region_code",
            "starts_at",
            postgresql_where=text("cancelled_at IS NULL"),
        ),
    )

    activity_id: uuid.UUID = Field(sa_column_kwargs=public("of what"))
    starts_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=public())
    ends_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=public())
    cancelled_at: datetime | None = Field(default=None, sa_type=INSTANT, sa_column_kwargs=public())
    settled_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=internal("no-shows are marked, hours given")
    )
    reminded: int = Field(
        default=0, sa_type=SmallInteger, sa_column_kwargs=internal("reminders sent: 1 day, 2 hours")
    )


class ShiftRole(RegionalRow, table=True):
    """What people do in a shift; shares its id with the pool of its seats."""

    __tablename__ = "shift_role"
    __table_args__ = (
        ForeignKeyConstraint(["region_code", "shift_id"], ["shift.region_code", "shift.id"]),
        ForeignKeyConstraint(["region_code", "id"], ["seat_pool.region_code", "seat_pool.id"]),
        UniqueConstraint("region_code", "shift_id", "name"),
        CheckConstraint("audience IN ('volunteers', 'served')", name="audience_known"),
    )

    shift_id: uuid.UUID = Field(sa_column_kwargs=public("of which shift"))
    name: str = Field(default="", sa_type=Text, sa_column_kwargs=public("empty: the only one"))
    audience: str = Field(
        default=Audience.VOLUNTEERS, sa_type=Text, sa_column_kwargs=public("for whom")
    )
    skill: str | None = Field(
        default=None, foreign_key="skill.code", sa_type=Text, sa_column_kwargs=public("needed")
    )
    min_age: int | None = Field(default=None, sa_type=SmallInteger, sa_column_kwargs=public())
    position: int = Field(default=0, sa_type=SmallInteger, sa_column_kwargs=public("order"))


class Child(RegionalRow, table=True):
    """Somebody under 18 whom an account enrols; is served, and has no account."""

    __table_args__ = (Index("ix_child_region_code_account_id", "region_code", "account_id"),)

    account_id: uuid.UUID = Field(
        foreign_key="account.id",
        sa_column_kwargs=personal("who enrols", WITH_THE_ACTIVITY),
    )
    name_encrypted: str = Field(sa_type=Text, sa_column_kwargs=secret("to call the child", CLOSED))
    birth_year: int = Field(sa_type=SmallInteger, sa_column_kwargs=personal("the right class"))
    fetched_by_encrypted: str = Field(
        sa_type=Text, sa_column_kwargs=secret("who fetches the child, and their phone", CLOSED)
    )


class Attendance(RegionalRow, table=True):
    """That somebody turned up, from when to when, and how well it is evidenced."""

    __table_args__ = (
        ForeignKeyConstraint(["region_code", "shift_id"], ["shift.region_code", "shift.id"]),
        ForeignKeyConstraint(
            ["region_code", "volunteer_id"], ["volunteer.region_code", "volunteer.id"]
        ),
        Index(
            "uq_attendance_region_code_shift_id_volunteer_id",
            "region_code",
            "shift_id",
            "volunteer_id",
            unique=True,
        ),
        Index("ix_attendance_region_code_volunteer_id", "region_code", "volunteer_id", "id"),
        CheckConstraint("grade IN ('A', 'B', 'C')", name="grade_known"),
        CheckConstraint("state IN ('open', 'in_review', 'settled', 'refused')", name="state_known"),
        Index(
            "ix_attendance_review",
            "region_code",
            "shift_id",
            "id",
            postgresql_where=text("state = 'in_review'"),
        ),
    )

    shift_id: uuid.UUID = Field(sa_column_kwargs=personal("of what", WITH_THE_ACTIVITY))
    volunteer_id: uuid.UUID = Field(sa_column_kwargs=personal("who", WITH_THE_ACTIVITY))
    in_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=personal("came", WITH_THE_ACTIVITY)
    )
    out_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=personal("went", WITH_THE_ACTIVITY)
    )
    grade: str = Field(
        sa_type=Text, sa_column_kwargs=personal("how well evidenced", WITH_THE_ACTIVITY)
    )
    reasons: list[str] = Field(
        default_factory=list,
        sa_type=ARRAY(Text),
        sa_column_kwargs=personal("why that grade", WITH_THE_ACTIVITY),
    )
    state: str = Field(
        default="open",
        sa_type=Text,
        sa_column_kwargs=personal("what became of it", WITH_THE_ACTIVITY),
    )
    is_by_hand: bool = Field(
        default=False, sa_column_kwargs=personal("entered, not scanned", WITH_THE_ACTIVITY)
    )
    minutes: int | None = Field(
        default=None,
        sa_type=Integer,
        sa_column_kwargs=personal("proposed or given", WITH_THE_ACTIVITY),
    )
    author_id: uuid.UUID | None = Field(
        default=None, sa_column_kwargs=internal("which account entered it by hand")
    )
    approver_id: uuid.UUID | None = Field(
        default=None, sa_column_kwargs=internal("which other account approved it")
    )
    note: str = Field(
        default="", sa_type=Text, sa_column_kwargs=personal("why by hand", WITH_THE_ACTIVITY)
    )
    objection: str = Field(
        default="", sa_type=Text, sa_column_kwargs=personal("the volunteer objects")
    )


class Scan(Regional, table=True):
    """One scan of a shift's code; sent twice it is one."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["region_code", "volunteer_id"], ["volunteer.region_code", "volunteer.id"]
        ),
        Index("ix_scan_region_code_shift_id", "region_code", "shift_id", "received_at"),
    )

    volunteer_id: uuid.UUID = Field(
        primary_key=True, sa_column_kwargs=personal("whose card or phone", "180 days")
    )
    nonce: uuid.UUID = Field(primary_key=True, sa_column_kwargs=internal("made by the phone"))
    shift_id: uuid.UUID = Field(sa_column_kwargs=personal("of what", "180 days"))
    act: str = Field(sa_type=Text, sa_column_kwargs=personal("in or out", "180 days"))
    scanned_at: datetime = Field(
        sa_type=INSTANT, sa_column_kwargs=personal("by the phone's clock", "180 days")
    )
    received_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=personal("by ours", "180 days"))
    distance: str = Field(
        sa_type=Text, sa_column_kwargs=personal("a bucket, never a position", "180 days")
    )
    device: bytes = Field(sa_column_kwargs=secret("knows the same phone again", "180 days"))
    spot: bytes | None = Field(
        default=None,
        sa_column_kwargs=secret("knows identical coordinates again", "until the shift is settled"),
    )
    scanned_by: uuid.UUID | None = Field(
        default=None, sa_column_kwargs=internal("the organiser who scanned a card")
    )
