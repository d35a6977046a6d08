"""The ledger of hours, and what is kept about it: the tables.

``service_record`` only grows; what may change about a record (whether it is final, whether it was
sent on) stands in tables of its own. The tables of certificates stand in ``paper_models.py``, the
shapes the API speaks in ``shapes.py``.
"""

import uuid
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import TSTZRANGE, ExcludeConstraint
from sqlmodel import Field

from app.db import INSTANT, Personal, Regional, RegionalRow, internal, personal
from app.volunteers.models import FOR_THE_RECORD


class RecordKind(StrEnum):
    """Hours are awarded once; what was wrong is set right by a further record."""

    AWARD = "award"
    CORRECTION = "correction"
    REVERSAL = "reversal"


class ChangeState(StrEnum):
    """A change that needs a second person is proposed first."""

    PROPOSED = "proposed"
    DONE = "done"
    DECLINED = "declined"


class ObjectionState(StrEnum):
    """An objection is open until staff uphold or dismiss it."""

    OPEN = "open"
    UPHELD = "upheld"
    DISMISSED = "dismissed"


class ServiceRecord(RegionalRow, table=True):
    """An entry of the ledger, written once; ``app.hours.chain`` says which bytes are hashed."""

    __tablename__ = "service_record"
    __table_args__ = (
        UniqueConstraint("region_code", "seq"),
        ForeignKeyConstraint(
            ["region_code", "volunteer_id"], ["volunteer.region_code", "volunteer.id"]
        ),
        ForeignKeyConstraint(
            ["region_code", "organisation_id"], ["organisation.region_code", "organisation.id"]
        ),
        ForeignKeyConstraint(
            ["region_code", "activity_id"], ["activity.region_code", "activity.id"]
        ),
        ForeignKeyConstraint(["region_code", "shift_id"], ["shift.region_code", "shift.id"]),
        ForeignKeyConstraint(
            ["region_code", "award_id"], ["service_record.region_code", "service_record.id"]
        ),
        Index("ix_service_record_region_code_volunteer_id", "region_code", "volunteer_id", "id"),
        Index("ix_service_record_region_code_activity_id", "region_code", "activity_id", "id"),
        Index("ix_service_record_region_code_award_id", "region_code", "award_id"),
        CheckConstraint("kind IN ('award', 'correction', 'reversal')", name="kind_known"),
        CheckConstraint("(kind = 'award') = (award_id IS NULL)", name="award"),
        CheckConstraint("kind <> 'award' OR minutes > 0", name="minutes"),
        CheckConstraint("served_from < served_to", name="times"),
        # The rule of two people is the database's too.
        CheckConstraint(
            "NOT is_by_hand OR author_id IS NOT NULL AND approver_id IS NOT NULL"
            " AND author_id <> approver_id",
            name="two_people",
        ),
    )
    append_only = True

    seq: int = Field(sa_type=BigInteger, sa_column_kwargs=internal("place in the chain"))
    kind: str = Field(sa_type=Text, sa_column_kwargs=personal("what it is", FOR_THE_RECORD))
    award_id: uuid.UUID | None = Field(
        default=None, sa_column_kwargs=internal("the award that it sets right")
    )
    volunteer_id: uuid.UUID = Field(sa_column_kwargs=personal("whose hours", FOR_THE_RECORD))
    organisation_id: uuid.UUID = Field(sa_column_kwargs=personal("with whom", FOR_THE_RECORD))
    activity_id: uuid.UUID = Field(sa_column_kwargs=personal("at what", FOR_THE_RECORD))
    shift_id: uuid.UUID = Field(sa_column_kwargs=personal("at what", FOR_THE_RECORD))
    attendance_id: uuid.UUID = Field(sa_column_kwargs=internal("what it rests on"))
    minutes: int = Field(
        sa_type=Integer, sa_column_kwargs=personal("the hours; less than 0 takes", FOR_THE_RECORD)
    )
    served_from: datetime = Field(
        sa_type=INSTANT, sa_column_kwargs=personal("from when", FOR_THE_RECORD)
    )
    served_to: datetime = Field(
        sa_type=INSTANT, sa_column_kwargs=personal("until when", FOR_THE_RECORD)
    )
    grade: str = Field(sa_type=Text, sa_column_kwargs=personal("how evidenced", FOR_THE_RECORD))
    is_by_hand: bool = Field(sa_column_kwargs=personal("entered, not scanned", FOR_THE_RECORD))
    author_id: uuid.UUID | None = Field(
        default=None, sa_column_kwargs=internal("which account decided it; none: the service")
    )
    approver_id: uuid.UUID | None = Field(
        default=None, sa_column_kwargs=internal("which other account agreed")
    )
    reason: str = Field(
        default="", sa_type=Text, sa_column_kwargs=personal("why it is set right", FOR_THE_RECORD)
    )
    prev_hash: bytes = Field(sa_type=LargeBinary, sa_column_kwargs=internal("of the one before"))
    hash: bytes = Field(sa_type=LargeBinary, sa_column_kwargs=internal("of this one"))


class LedgerHead(Regional, table=True):
    """The end of a region's chain; locked last, and held for one insert."""

    __tablename__ = "ledger_head"

    seq: int = Field(default=0, sa_type=BigInteger, sa_column_kwargs=internal("of the last record"))
    hash: bytes = Field(sa_type=LargeBinary, sa_column_kwargs=internal("of the last record"))


class Award(Regional, table=True):
    """What has become of an award: its minutes now, whether it is final, whether it is undone."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["region_code", "record_id"], ["service_record.region_code", "service_record.id"]
        ),
        # One attendance is rewarded once, unless the reward was taken back.
        Index(
            "uq_award_live",
            "region_code",
            "attendance_id",
            unique=True,
            postgresql_where=text("reversed_at IS NULL"),
        ),
        Index("ix_award_region_code_volunteer_id", "region_code", "volunteer_id", "record_id"),
        Index("ix_award_region_code_activity_id", "region_code", "activity_id", "record_id"),
        Index(
            "ix_award_provisional",
            "region_code",
            "final_on",
            postgresql_where=text("final_at IS NULL AND reversed_at IS NULL"),
        ),
        CheckConstraint("minutes > 0 OR reversed_at IS NOT NULL", name="minutes"),
        CheckConstraint("hand_minutes BETWEEN 0 AND minutes", name="hand_minutes"),
        CheckConstraint("open_objections >= 0", name="objections"),
    )

    record_id: uuid.UUID = Field(primary_key=True, sa_column_kwargs=internal("the award itself"))
    attendance_id: uuid.UUID = Field(sa_column_kwargs=internal("what it rests on"))
    volunteer_id: uuid.UUID = Field(sa_column_kwargs=personal("whose hours", FOR_THE_RECORD))
    organisation_id: uuid.UUID = Field(sa_column_kwargs=personal("with whom", FOR_THE_RECORD))
    activity_id: uuid.UUID = Field(sa_column_kwargs=personal("at what", FOR_THE_RECORD))
    minutes: int = Field(
        sa_type=Integer, sa_column_kwargs=personal("after its corrections", FOR_THE_RECORD)
    )
    hand_minutes: int = Field(
        default=0, sa_type=Integer, sa_column_kwargs=personal("of them by hand", FOR_THE_RECORD)
    )
    open_objections: int = Field(
        default=0, sa_type=Integer, sa_column_kwargs=internal("while there are any it is not final")
    )
    served_from: datetime = Field(
        sa_type=INSTANT, sa_column_kwargs=personal("from when", FOR_THE_RECORD)
    )
    final_on: date = Field(sa_column_kwargs=internal("the first day on which it may be final"))
    final_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=internal("nobody may object any more")
    )
    reversed_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=internal("taken back")
    )


class ServedTime(Personal, table=True):
    """When a person served, in whichever county: never twice at once."""

    __tablename__ = "served_time"
    __table_args__ = (
        ExcludeConstraint(
            ("account_id", "="), ("during", "&&"), name="ex_served_time_during", using="gist"
        ),
    )

    id: uuid.UUID = Field(primary_key=True, sa_column_kwargs=internal("of the award"))
    region_code: str = Field(sa_type=Text, sa_column_kwargs=personal("in which county"))
    during: Any = Field(sa_type=TSTZRANGE, sa_column_kwargs=personal("from when until when"))
    hand_minutes: int = Field(
        default=0, sa_type=Integer, sa_column_kwargs=personal("of them entered by hand")
    )


class RecordChange(RegionalRow, table=True):
    """A correction or reversal that staff want; by hand it waits for a second person."""

    __tablename__ = "record_change"
    __table_args__ = (
        ForeignKeyConstraint(
            ["region_code", "award_id"], ["service_record.region_code", "service_record.id"]
        ),
        Index(
            "uq_record_change_proposed",
            "region_code",
            "award_id",
            unique=True,
            postgresql_where=text("state = 'proposed'"),
        ),
        Index("ix_record_change_region_code_state", "region_code", "state", "id"),
        CheckConstraint("kind IN ('correction', 'reversal')", name="kind_known"),
        CheckConstraint("state IN ('proposed', 'done', 'declined')", name="state_known"),
    )

    award_id: uuid.UUID = Field(sa_column_kwargs=internal("which award"))
    kind: str = Field(sa_type=Text, sa_column_kwargs=internal())
    minutes: int = Field(sa_type=Integer, sa_column_kwargs=internal("more or less; signed"))
    reason: str = Field(sa_type=Text, sa_column_kwargs=internal("why"))
    to_review: bool = Field(
        default=False, sa_column_kwargs=internal("the attendance is looked at once more")
    )
    author_id: uuid.UUID = Field(sa_column_kwargs=internal("who wants it"))
    state: str = Field(sa_type=Text, sa_column_kwargs=internal())
    decided_by: uuid.UUID | None = Field(default=None, sa_column_kwargs=internal("who agreed"))
    decided_at: datetime | None = Field(default=None, sa_type=INSTANT, sa_column_kwargs=internal())
    record_id: uuid.UUID | None = Field(
        default=None, sa_column_kwargs=internal("the entry of the ledger")
    )
    objection_id: uuid.UUID | None = Field(
        default=None, sa_column_kwargs=internal("the objection that it answers")
    )


class Objection(RegionalRow, table=True):
    """Somebody says that an award, shown in public, is wrong."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["region_code", "award_id"], ["service_record.region_code", "service_record.id"]
        ),
        Index(
            "uq_objection_open",
            "region_code",
            "award_id",
            "account_id",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_objection_region_code_state", "region_code", "state", "id"),
        CheckConstraint("state IN ('open', 'upheld', 'dismissed')", name="state_known"),
    )

    award_id: uuid.UUID = Field(sa_column_kwargs=internal("against which award"))
    account_id: uuid.UUID = Field(
        foreign_key="account.id", sa_column_kwargs=personal("who objects", FOR_THE_RECORD)
    )
    text: str = Field(sa_type=Text, sa_column_kwargs=personal("what was said; staff alone"))
    check: str = Field(
        default="pass", sa_type=Text, sa_column_kwargs=internal("WeChat's word on the text")
    )
    state: str = Field(default=ObjectionState.OPEN, sa_type=Text, sa_column_kwargs=internal())
    answer: str = Field(default="", sa_type=Text, sa_column_kwargs=personal("staff's answer"))
    decided_by: uuid.UUID | None = Field(default=None, sa_column_kwargs=internal("by whom"))
    decided_at: datetime | None = Field(default=None, sa_type=INSTANT, sa_column_kwargs=internal())


class ExportBatch(RegionalRow, table=True):
    """One file for the national system; it can be written again, and holds the same."""

    __tablename__ = "export_batch"

    records: int = Field(sa_type=Integer, sa_column_kwargs=internal("how many"))
    columns: str = Field(sa_type=Text, sa_column_kwargs=internal("which, in order"))


class ExportMark(Regional, table=True):
    """That a record was sent on; none is sent twice."""

    __tablename__ = "export_mark"
    __table_args__ = (
        ForeignKeyConstraint(
            ["region_code", "record_id"], ["service_record.region_code", "service_record.id"]
        ),
        ForeignKeyConstraint(
            ["region_code", "batch_id"], ["export_batch.region_code", "export_batch.id"]
        ),
        Index("ix_export_mark_region_code_batch_id", "region_code", "batch_id"),
    )

    record_id: uuid.UUID = Field(primary_key=True, sa_column_kwargs=internal("which record"))
    batch_id: uuid.UUID = Field(sa_column_kwargs=internal("in which file"))
