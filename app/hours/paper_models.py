"""Certificates: the register, and what each of them lists."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, Integer, SmallInteger, Text, UniqueConstraint
from sqlmodel import Field

from app.db import INSTANT, Regional, RegionalRow, internal, personal, public, secret
from app.volunteers.models import FOR_THE_RECORD


class CertificateCount(Regional, table=True):
    """How many certificates a region has issued."""

    __tablename__ = "certificate_count"

    last: int = Field(default=0, sa_type=Integer, sa_column_kwargs=internal("the last number"))


class Certificate(RegionalRow, table=True):
    """A paper that says what somebody did with one organisation; anybody may verify it."""

    __table_args__ = (
        UniqueConstraint("region_code", "number"),
        ForeignKeyConstraint(
            ["region_code", "volunteer_id"], ["volunteer.region_code", "volunteer.id"]
        ),
        ForeignKeyConstraint(
            ["region_code", "organisation_id"], ["organisation.region_code", "organisation.id"]
        ),
        Index("ix_certificate_region_code_volunteer_id", "region_code", "volunteer_id", "id"),
    )

    number: str = Field(sa_type=Text, sa_column_kwargs=public("printed, and verified by"))
    volunteer_id: uuid.UUID = Field(sa_column_kwargs=personal("whose", FOR_THE_RECORD))
    organisation_id: uuid.UUID = Field(sa_column_kwargs=personal("issued by", FOR_THE_RECORD))
    minutes: int = Field(sa_type=Integer, sa_column_kwargs=personal("in all", FOR_THE_RECORD))
    hand_minutes: int = Field(
        sa_type=Integer, sa_column_kwargs=personal("of them entered by hand", FOR_THE_RECORD)
    )
    from_on: date = Field(sa_column_kwargs=personal("the first day", FOR_THE_RECORD))
    until_on: date = Field(sa_column_kwargs=personal("the last day", FOR_THE_RECORD))
    id_number_encrypted: str | None = Field(
        default=None,
        sa_type=Text,
        sa_column_kwargs=secret("printed on this paper, if given", "7 days"),
    )
    withdrawn_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=public("holds no longer")
    )


class CertificateLine(Regional, table=True):
    """An award as it stood when the certificate was issued."""

    __tablename__ = "certificate_line"
    __table_args__ = (
        ForeignKeyConstraint(
            ["region_code", "certificate_id"], ["certificate.region_code", "certificate.id"]
        ),
        ForeignKeyConstraint(
            ["region_code", "award_id"], ["service_record.region_code", "service_record.id"]
        ),
        Index("ix_certificate_line_region_code_award_id", "region_code", "award_id"),
    )

    certificate_id: uuid.UUID = Field(
        primary_key=True, sa_column_kwargs=internal("on which certificate")
    )
    award_id: uuid.UUID = Field(primary_key=True, sa_column_kwargs=internal("which award"))
    position: int = Field(sa_type=SmallInteger, sa_column_kwargs=internal("order"))
    title: str = Field(sa_type=Text, sa_column_kwargs=personal("at what", FOR_THE_RECORD))
    place: str = Field(sa_type=Text, sa_column_kwargs=personal("where", FOR_THE_RECORD))
    served_on: date = Field(sa_column_kwargs=personal("when", FOR_THE_RECORD))
    minutes: int = Field(sa_type=Integer, sa_column_kwargs=personal("how long", FOR_THE_RECORD))
    is_by_hand: bool = Field(sa_column_kwargs=personal("entered, not scanned", FOR_THE_RECORD))
