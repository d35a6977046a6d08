"""Rest stations and what happens at them: the tables.

The shapes the API speaks stand in ``shapes.py``: together they would outgrow a file.
"""

import uuid
from datetime import date, datetime
from typing import Any

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
    text,
)
from sqlalchemy.dialects.postgresql import DATE, INT4MULTIRANGE
from sqlalchemy.types import UserDefinedType
from sqlmodel import Field

from app.db import (
    INSTANT,
    Personal,
    Reference,
    ReferenceRow,
    Regional,
    RegionalRow,
    internal,
    personal,
    public,
)
from app.geo import mercator_sql


class Point(UserDefinedType[str]):
    """PostgreSQL's ``point``: two doubles, indexable by GiST for nearest-neighbour walks."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Return the name of the type."""
        return "point"


class StationKind(Reference, table=True):
    """A kind of station; a region may add its own."""

    __tablename__ = "station_kind"

    id: int = Field(primary_key=True, sa_type=SmallInteger, sa_column_kwargs=public())
    code: str = Field(unique=True, sa_type=Text, sa_column_kwargs=public())
    name: str = Field(sa_type=Text, sa_column_kwargs=public())
    colour: str = Field(sa_type=Text, sa_column_kwargs=public("marker on the map"))
    region_code: str | None = Field(
        default=None, foreign_key="region.code", sa_type=Text, sa_column_kwargs=public()
    )


class Facility(Reference, table=True):
    """Something a station may have."""

    id: int = Field(primary_key=True, sa_type=SmallInteger, sa_column_kwargs=public())
    code: str = Field(unique=True, sa_type=Text, sa_column_kwargs=public())
    name: str = Field(sa_type=Text, sa_column_kwargs=public())
    for_trucks: bool = Field(sa_column_kwargs=public("asked of truckers' homes"))


class Station(ReferenceRow, table=True):
    """A rest station. ``mloc`` is the place in Web-Mercator metres, for the index."""

    __table_args__ = (
        CheckConstraint("latitude BETWEEN -85 AND 85", name="latitude"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
        CheckConstraint(
            "entry_way IN ('open_door', 'ask_guard', 'scan', 'code', 'unknown')", name="entry_way"
        ),
        Index(
            "ix_station_kind_id_mloc",
            "kind_id",
            "mloc",
            postgresql_using="gist",
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(
            "ix_station_mloc",
            "mloc",
            postgresql_using="gist",
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index("ix_station_search_grams", "search_grams", postgresql_using="gin"),
        Index("ix_station_sort_key_id", "sort_key", "id"),
        Index("ix_station_region_code_sort_key_id", "region_code", "sort_key", "id"),
        Index("ix_station_changed_at_id", "changed_at", "id"),
        # For what runs out by the minute: few rows have a word at any time.
        Index(
            "ix_station_word_until",
            "word_until",
            postgresql_where=text("word_until IS NOT NULL"),
        ),
        Index(
            "ix_station_reported_until",
            "reported_until",
            postgresql_where=text("reported_until IS NOT NULL"),
        ),
    )

    region_code: str = Field(
        foreign_key="region.code", sa_type=Text, sa_column_kwargs=public("the county")
    )
    kind_id: int = Field(
        foreign_key="station_kind.id", sa_type=SmallInteger, sa_column_kwargs=public()
    )
    name: str = Field(sa_type=Text, sa_column_kwargs=public())
    town_id: uuid.UUID | None = Field(
        default=None, foreign_key="town.id", index=True, sa_column_kwargs=public()
    )
    community_id: uuid.UUID | None = Field(
        default=None, foreign_key="community.id", sa_column_kwargs=public()
    )
    address: str = Field(default="", sa_type=Text, sa_column_kwargs=public())
    latitude: float = Field(sa_type=Float, sa_column_kwargs=public("GCJ-02 degrees"))
    longitude: float = Field(sa_type=Float, sa_column_kwargs=public("GCJ-02 degrees"))
    mloc: str | None = Field(
        default=None,
        sa_type=Point,
        sa_column_args=(Computed(mercator_sql("latitude", "longitude"), persisted=True),),
        sa_column_kwargs=public("Mercator metres"),
    )
    phone: str | None = Field(default=None, sa_type=Text, sa_column_kwargs=public("the desk's"))
    hours: str | None = Field(
        default=None, sa_type=Text, sa_column_kwargs=public("JSON of calendar.Hours; null: unknown")
    )
    open_week: Any = Field(
        default=None,
        nullable=True,
        sa_type=INT4MULTIRANGE,
        sa_column_kwargs=internal("minutes of the week, to narrow the search"),
    )
    exception_days: list[date] = Field(
        default_factory=list, sa_type=ARRAY(DATE), sa_column_kwargs=internal()
    )
    entry_way: str = Field(default="unknown", sa_type=Text, sa_column_kwargs=public())
    entry_note: str = Field(default="", sa_type=Text, sa_column_kwargs=public())
    capacity: int | None = Field(default=None, sa_column_kwargs=public("seats"))
    truck_spaces: int | None = Field(default=None, sa_column_kwargs=public())
    truck_height_limit_cm: int | None = Field(default=None, sa_column_kwargs=public())
    truck_entrance: str | None = Field(default=None, sa_type=Text, sa_column_kwargs=public())
    truck_prices: str | None = Field(default=None, sa_type=Text, sa_column_kwargs=public())
    demo: bool = Field(default=False, sa_column_kwargs=public("invented for demonstration"))

    verified_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=public("last confirmed")
    )
    word: str | None = Field(
        default=None, sa_type=Text, sa_column_kwargs=public("newest unanswered finding")
    )
    word_at: datetime | None = Field(default=None, sa_type=INSTANT, sa_column_kwargs=public())
    word_until: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=internal("how long it is shown")
    )
    reported_until: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=public("people found it closed; holds to")
    )
    facilities_yes: list[int] = Field(
        default_factory=list,
        sa_type=ARRAY(SmallInteger),
        sa_column_kwargs=internal("what the filter looks at"),
    )
    card: str = Field(
        default="", sa_type=Text, sa_column_kwargs=internal("the unchanging part of its answer")
    )
    search_grams: list[str] = Field(
        default_factory=list, sa_type=ARRAY(Text), sa_column_kwargs=internal("what search looks at")
    )
    sort_key: str = Field(default="", sa_type=Text, sa_column_kwargs=internal("pinyin of the name"))
    import_key: str | None = Field(
        default=None, sa_type=Text, sa_column_kwargs=internal("knows an imported row again")
    )
    changed_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=public("for copies on phones"))
    closed_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=public("gone for good")
    )
    closed_reason: str = Field(default="", sa_type=Text, sa_column_kwargs=internal())


class StationFacility(Reference, table=True):
    """Whether a station has a facility: yes, no, or nobody knows."""

    __tablename__ = "station_facility"
    __table_args__ = (
        CheckConstraint("available IN ('yes', 'no', 'unknown')", name="available"),
        Index(
            "ix_station_facility_reported_until",
            "reported_until",
            postgresql_where=text("reported_until IS NOT NULL"),
        ),
    )

    station_id: uuid.UUID = Field(
        primary_key=True, foreign_key="station.id", sa_column_kwargs=public()
    )
    facility_id: int = Field(
        primary_key=True,
        foreign_key="facility.id",
        sa_type=SmallInteger,
        sa_column_kwargs=public(),
    )
    available: str = Field(default="unknown", sa_type=Text, sa_column_kwargs=public())
    note: str = Field(default="", sa_type=Text, sa_column_kwargs=public())
    reported_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=public("people found it out of order")
    )
    reported_until: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=public("how long their word holds")
    )


class StationPhoto(Reference, table=True):
    """A photo of a station, put there by staff."""

    __tablename__ = "station_photo"

    station_id: uuid.UUID = Field(
        primary_key=True, foreign_key="station.id", sa_column_kwargs=public()
    )
    photo_id: uuid.UUID = Field(primary_key=True, sa_column_kwargs=public())
    position: int = Field(default=0, sa_column_kwargs=public("order"))


class Favourite(Personal, table=True):
    """A station a person keeps at hand."""

    station_id: uuid.UUID = Field(
        primary_key=True, foreign_key="station.id", sa_column_kwargs=personal("own list")
    )
    created_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=personal("order of the list"))


class _AtStation(RegionalRow):
    station_id: uuid.UUID = Field(foreign_key="station.id", sa_column_kwargs=internal())


class StationTap(_AtStation, table=True):
    """One person's word on one topic in one half hour: what they found at the station."""

    __tablename__ = "station_tap"
    __table_args__ = (
        Index(
            "uq_station_tap_slot",
            "region_code",
            "station_id",
            "account_id",
            "topic",
            "slot",
            unique=True,
        ),
        Index("ix_station_tap_recent", "region_code", "station_id", "told_at"),
        Index("ix_station_tap_own", "region_code", "account_id", "told_at"),
    )

    account_id: uuid.UUID = Field(
        foreign_key="account.id", sa_column_kwargs=personal("two people, not one twice", "90 days")
    )
    topic: str = Field(sa_type=Text, sa_column_kwargs=internal("door, or a facility's code"))
    slot: int = Field(sa_type=Integer, sa_column_kwargs=internal("half hours since 1970"))
    finding: str = Field(sa_type=Text, sa_column_kwargs=internal())
    told_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=internal())
    was_within_hours: bool = Field(sa_column_kwargs=internal("before opening it is no news"))
    settled_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=internal("when staff saw to it")
    )


class StationTask(_AtStation, table=True):
    """What people's word asks of the keeper, with a deadline."""

    __tablename__ = "station_task"
    __table_args__ = (
        Index(
            "uq_station_task_open",
            "region_code",
            "station_id",
            "topic",
            unique=True,
            postgresql_where=text("answered_at IS NULL"),
        ),
        Index("ix_station_task_due", "region_code", "answered_at", "due_at"),
    )

    topic: str = Field(sa_type=Text, sa_column_kwargs=internal("door, or a facility's code"))
    reason: str = Field(sa_type=Text, sa_column_kwargs=internal("the finding"))
    due_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=internal())
    overdue_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=internal("when nobody had answered in time")
    )
    answered_at: datetime | None = Field(default=None, sa_type=INSTANT, sa_column_kwargs=internal())
    answer: str = Field(default="", sa_type=Text, sa_column_kwargs=internal())
    note: str = Field(default="", sa_type=Text, sa_column_kwargs=internal())
    answered_by: uuid.UUID | None = Field(
        default=None, sa_column_kwargs=personal("who answered", "for the record")
    )


class StationFault(_AtStation, table=True):
    """A facility that needs mending (报修)."""

    __tablename__ = "station_fault"
    __table_args__ = (
        CheckConstraint("state IN ('new', 'in_hand', 'mended')", name="state"),
        Index("ix_station_fault_own", "region_code", "account_id", "created_at"),
        Index("ix_station_fault_state", "region_code", "state", "created_at"),
    )

    account_id: uuid.UUID = Field(
        foreign_key="account.id", sa_column_kwargs=personal("who told", "for the record")
    )
    facility_id: int = Field(
        foreign_key="facility.id", sa_type=SmallInteger, sa_column_kwargs=internal()
    )
    description: str = Field(
        default="", sa_type=Text, sa_column_kwargs=personal("what is broken; staff alone")
    )
    photo_id: uuid.UUID | None = Field(default=None, sa_column_kwargs=personal("staff alone"))
    check: str = Field(
        default="pass", sa_type=Text, sa_column_kwargs=internal("WeChat's word on the text")
    )
    state: str = Field(default="new", sa_type=Text, sa_column_kwargs=internal())


class StationFaultEvent(RegionalRow, table=True):
    """One dated, signed step of a fault; never changed."""

    __tablename__ = "station_fault_event"
    __table_args__ = (
        ForeignKeyConstraint(
            ["region_code", "fault_id"], ["station_fault.region_code", "station_fault.id"]
        ),
        Index("ix_station_fault_event_fault", "region_code", "fault_id", "created_at"),
    )
    append_only = True

    fault_id: uuid.UUID = Field(sa_column_kwargs=internal())
    state: str = Field(sa_type=Text, sa_column_kwargs=internal())
    note: str = Field(default="", sa_type=Text, sa_column_kwargs=internal("staff's words"))
    account_id: uuid.UUID = Field(
        foreign_key="account.id", sa_column_kwargs=personal("who signed", "for the record")
    )


class StationVisit(Regional, table=True):
    """How often a station was looked up or its code scanned, per hour, for two years."""

    __tablename__ = "station_visit"

    station_id: uuid.UUID = Field(
        primary_key=True, foreign_key="station.id", sa_column_kwargs=internal()
    )
    on_day: date = Field(primary_key=True, sa_column_kwargs=internal("in Asia/Shanghai"))
    hour: int = Field(primary_key=True, sa_type=SmallInteger, sa_column_kwargs=internal())
    visits: int = Field(sa_column_kwargs=internal("how busy it is", "2 years"))
