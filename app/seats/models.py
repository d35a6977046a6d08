"""Pools of seats and the live claims on them.

A pool is what has a capacity: a role of a shift, a slot of an offer. A seat is one party's live
claim on it; who gives it up has no row any more. The party is whoever the room above seats: a
volunteer, a child that is served.
"""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Integer,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import TSTZRANGE, ExcludeConstraint
from sqlmodel import Field

from app.db import INSTANT, RegionalRow, internal, personal, public


class SeatState(StrEnum):
    """What a claim has come to; ``cancelled`` is said of one that is no more."""

    CONFIRMED = "confirmed"
    WAITING = "waiting"
    OFFERED = "offered"
    PENDING = "pending"
    CANCELLED = "cancelled"


class SeatPool(RegionalRow, table=True):
    """A bounded number of places. ``taken`` counts confirmed and offered ones."""

    __tablename__ = "seat_pool"
    __table_args__ = (
        # The last guard of all: whatever the code does, nobody sits on nobody's chair.
        CheckConstraint("taken BETWEEN 0 AND capacity", name="capacity"),
        CheckConstraint("waiting >= 0", name="waiting"),
        Index("ix_seat_pool_region_code_group_id", "region_code", "group_id"),
    )

    group_id: uuid.UUID = Field(
        sa_column_kwargs=internal("the shift or slot; a party has one seat in all its pools")
    )
    capacity: int = Field(sa_type=Integer, sa_column_kwargs=public())
    taken: int = Field(default=0, sa_type=Integer, sa_column_kwargs=public())
    waiting: int = Field(default=0, sa_type=Integer, sa_column_kwargs=public())
    queue: int = Field(
        default=0, sa_type=BigInteger, sa_column_kwargs=internal("the last number that was drawn")
    )
    is_last_in: bool = Field(
        default=False, sa_column_kwargs=internal("whether who drew the last number got a place")
    )
    is_by_hand: bool = Field(default=False, sa_column_kwargs=public("somebody approves each"))
    has_waitlist: bool = Field(default=True, sa_column_kwargs=public())
    offer_minutes: int = Field(
        sa_type=Integer, sa_column_kwargs=public("how long an offer is held")
    )
    rush_at: datetime = Field(
        sa_type=INSTANT,
        sa_column_kwargs=public("from then on a free place goes to whoever comes first"),
    )
    starts_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=public("when seats are used"))
    ends_at: datetime = Field(
        sa_type=INSTANT,
        sa_column_kwargs=public("then no seat is given; 1970: called off"),
    )


class Seat(RegionalRow, table=True):
    """One party's live claim on a pool."""

    __table_args__ = (
        ForeignKeyConstraint(["region_code", "pool_id"], ["seat_pool.region_code", "seat_pool.id"]),
        Index(
            "uq_seat_region_code_group_id_party_id",
            "region_code",
            "group_id",
            "party_id",
            unique=True,
        ),
        # Who waits, in order; and who sits.
        Index(
            "ix_seat_region_code_pool_id_state_queue_no",
            "region_code",
            "pool_id",
            "state",
            "queue_no",
        ),
        Index("ix_seat_region_code_party_id", "region_code", "party_id"),
        Index(
            "ix_seat_offered_until",
            "region_code",
            "offered_until",
            postgresql_where=text("offered_until IS NOT NULL"),
        ),
        Index(
            "ix_seat_untold",
            "region_code",
            "state_at",
            postgresql_where=text("told_at IS NULL"),
        ),
        # Nobody is in two places at once: held by the database, in any interleaving.
        ExcludeConstraint(
            ("region_code", "="),
            ("party_id", "="),
            ("during", "&&"),
            name="ex_seat_during",
            using="gist",
            where=text("state IN ('confirmed', 'pending')"),
        ),
        CheckConstraint(
            "state IN ('confirmed', 'waiting', 'offered', 'pending')", name="state_known"
        ),
    )

    pool_id: uuid.UUID = Field(sa_column_kwargs=internal("on which pool"))
    group_id: uuid.UUID = Field(sa_column_kwargs=internal("the pool's, for the unique key"))
    party_id: uuid.UUID = Field(sa_column_kwargs=personal("whose claim it is", "with the activity"))
    state: str = Field(
        sa_type=Text, sa_column_kwargs=personal("what became of it", "with the activity")
    )
    queue_no: int = Field(sa_type=BigInteger, sa_column_kwargs=internal("order of arrival"))
    during: Any = Field(sa_type=TSTZRANGE, sa_column_kwargs=internal("when it would be used"))
    offered_until: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=internal("an offer runs out then")
    )
    state_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=internal("since when"))
    told_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=internal("the party knows of the state")
    )
