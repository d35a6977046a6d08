"""Organisations, programmes and volunteers: the tables.

The shapes the API speaks stand in ``shapes.py``.
"""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    Text,
    UniqueConstraint,
    text,
)
from sqlmodel import Field

from app.db import INSTANT, Reference, Regional, RegionalRow, internal, personal, public, secret

FOR_THE_RECORD = "with the records of service"
UNTIL_CLOSED = "until the account is closed"


class Category(StrEnum):
    """What an organisation or an activity is about."""

    ECOLOGY = "ecology"
    EVERYDAY_HELP = "everyday_help"
    NEIGHBOURS = "neighbours"
    HEALTH = "health"
    RESCUE = "rescue"
    EDUCATION = "education"
    OTHER = "other"


class OrganisationState(StrEnum):
    """An organisation applies, is let in by the region, and may be stopped."""

    APPLIED = "applied"
    ACTIVE = "active"
    SUSPENDED = "suspended"


class VolunteerState(StrEnum):
    """A volunteer may be stopped by the region, with a reason, and let in again."""

    ACTIVE = "active"
    SUSPENDED = "suspended"


class Source(StrEnum):
    """How a volunteer came to us."""

    OWN = "own"  # by the mini-program
    IMPORT = "import"  # from a list
    PAPER = "paper"  # a form that staff entered


class Skill(Reference, table=True):
    """What somebody can do that an activity may need."""

    code: str = Field(primary_key=True, sa_type=Text, sa_column_kwargs=public())
    name: str = Field(sa_type=Text, sa_column_kwargs=public())
    position: int = Field(sa_type=SmallInteger, sa_column_kwargs=public("order in lists"))


class Organisation(RegionalRow, table=True):
    """A volunteer organisation or team. Its organisers hold the role over its id."""

    __table_args__ = (
        UniqueConstraint("region_code", "name"),
        CheckConstraint("kind IN ('organisation', 'team')", name="kind_known"),
        CheckConstraint("state IN ('applied', 'active', 'suspended')", name="state_known"),
        Index(
            "ix_organisation_region_code_state_sort_key", "region_code", "state", "sort_key", "id"
        ),
    )

    name: str = Field(sa_type=Text, sa_column_kwargs=public())
    sort_key: str = Field(sa_type=Text, sa_column_kwargs=public("the name in pinyin"))
    kind: str = Field(sa_type=Text, sa_column_kwargs=public())
    category: str = Field(sa_type=Text, sa_column_kwargs=public("its field"))
    description: str = Field(default="", sa_type=Text, sa_column_kwargs=public())
    community_id: uuid.UUID | None = Field(
        default=None, foreign_key="community.id", sa_column_kwargs=public("where it is at home")
    )
    contact_name: str = Field(default="", sa_type=Text, sa_column_kwargs=personal("whom staff ask"))
    contact_phone_encrypted: str | None = Field(
        default=None,
        sa_type=Text,
        sa_column_kwargs=secret("to call the contact", UNTIL_CLOSED),
    )
    state: str = Field(default=OrganisationState.APPLIED, sa_type=Text, sa_column_kwargs=public())
    state_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=internal("since when"))
    reason: str = Field(default="", sa_type=Text, sa_column_kwargs=internal("why suspended"))
    account_id: uuid.UUID | None = Field(
        default=None,
        foreign_key="account.id",
        sa_column_kwargs=personal("who applied", FOR_THE_RECORD),
    )
    demo: bool = Field(default=False, sa_column_kwargs=public("invented"))


class Programme(RegionalRow, table=True):
    """Something lasting that an organisation runs, of many activities."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["region_code", "organisation_id"], ["organisation.region_code", "organisation.id"]
        ),
        UniqueConstraint("region_code", "organisation_id", "name"),
    )

    organisation_id: uuid.UUID = Field(sa_column_kwargs=public("who runs it"))
    name: str = Field(sa_type=Text, sa_column_kwargs=public())
    description: str = Field(default="", sa_type=Text, sa_column_kwargs=public())
    ended_on: date | None = Field(default=None, sa_column_kwargs=public())


class Volunteer(RegionalRow, table=True):
    """A person who volunteers in a region, known in public by the number alone.

    Everybody has an account, those without WeChat one that nobody can log in to until the phone
    number is bound by who holds it.
    """

    __table_args__ = (
        Index("uq_volunteer_region_code_account_id", "region_code", "account_id", unique=True),
        UniqueConstraint("region_code", "number"),
        Index(
            "uq_volunteer_region_code_list_key",
            "region_code",
            "list_key",
            unique=True,
            postgresql_where=text("list_key IS NOT NULL"),
        ),
        CheckConstraint("state IN ('active', 'suspended')", name="state_known"),
        CheckConstraint("source IN ('own', 'import', 'paper')", name="source_known"),
        CheckConstraint("birth_year BETWEEN 1900 AND 2200", name="birth_year"),
    )

    account_id: uuid.UUID = Field(
        foreign_key="account.id", sa_column_kwargs=personal("whose record it is", FOR_THE_RECORD)
    )
    number: str = Field(
        sa_type=Text, sa_column_kwargs=personal("stands for the person in public", FOR_THE_RECORD)
    )
    real_name_encrypted: str = Field(
        sa_type=Text, sa_column_kwargs=secret("on rosters and certificates", UNTIL_CLOSED)
    )
    birth_year: int = Field(
        sa_type=SmallInteger, sa_column_kwargs=personal("least ages", FOR_THE_RECORD)
    )
    gender: str | None = Field(
        default=None, sa_type=Text, sa_column_kwargs=personal("only if wanted")
    )
    skills: list[str] = Field(
        default_factory=list, sa_type=ARRAY(Text), sa_column_kwargs=personal("what one can take")
    )
    languages: list[str] = Field(
        default_factory=list, sa_type=ARRAY(Text), sa_column_kwargs=personal("what one can take")
    )
    free_times: list[str] = Field(
        default_factory=list, sa_type=ARRAY(Text), sa_column_kwargs=personal("what one can take")
    )
    community_id: uuid.UUID | None = Field(
        default=None, foreign_key="community.id", sa_column_kwargs=personal("what is near")
    )
    emergency_encrypted: str | None = Field(
        default=None,
        sa_type=Text,
        sa_column_kwargs=secret("whom to call in an emergency", UNTIL_CLOSED),
    )
    guardian_encrypted: str | None = Field(
        default=None,
        sa_type=Text,
        sa_column_kwargs=secret("who agreed, of those under 18", UNTIL_CLOSED),
    )
    id_number_encrypted: str | None = Field(
        default=None,
        sa_type=Text,
        sa_column_kwargs=secret("only if given: for other systems", UNTIL_CLOSED),
    )
    state: str = Field(
        default=VolunteerState.ACTIVE,
        sa_type=Text,
        sa_column_kwargs=personal("may take part", FOR_THE_RECORD),
    )
    reason: str = Field(
        default="", sa_type=Text, sa_column_kwargs=personal("why suspended", FOR_THE_RECORD)
    )
    source: str = Field(sa_type=Text, sa_column_kwargs=internal("how it came to us"))
    list_key: str | None = Field(
        default=None, sa_type=Text, sa_column_kwargs=internal("the row of a list that it came from")
    )
    entered_by: uuid.UUID | None = Field(default=None, sa_column_kwargs=internal("by which staff"))
    demo: bool = Field(default=False, sa_column_kwargs=public("invented"))


class VolunteerNumber(Regional, table=True):
    """The last volunteer number that a region gave out."""

    __tablename__ = "volunteer_number"

    last: int = Field(default=0, sa_column_kwargs=internal("the last that was given"))


class NoShow(RegionalRow, table=True):
    """Who had a place and did not come; it fades after ninety days."""

    __tablename__ = "no_show"
    __table_args__ = (
        ForeignKeyConstraint(
            ["region_code", "volunteer_id"], ["volunteer.region_code", "volunteer.id"]
        ),
        UniqueConstraint("region_code", "volunteer_id", "shift_id"),
    )

    volunteer_id: uuid.UUID = Field(sa_column_kwargs=personal("who", "90 days"))
    shift_id: uuid.UUID = Field(sa_column_kwargs=personal("of what", "90 days"))
    missed_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=personal("when", "90 days"))
    dismissed_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=personal("it does not count", "90 days")
    )
    dismissed_by: uuid.UUID | None = Field(default=None, sa_column_kwargs=internal("by whom"))
    reason: str = Field(default="", sa_type=Text, sa_column_kwargs=personal("why not", "90 days"))
