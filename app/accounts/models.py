"""Accounts, what belongs to one person, and what the API says of them."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints
from sqlalchemy import CheckConstraint, Index, LargeBinary, Text, text
from sqlmodel import Field, SQLModel

from app.db import (
    INSTANT,
    Code,
    Personal,
    PersonalRow,
    Reference,
    ReferenceRow,
    RegionCode,
    ShortText,
    Words,
    internal,
    personal,
    public,
    secret,
)


class Role(StrEnum):
    """What a person may do in a region (domain: who uses it)."""

    ORGANISER = "organiser"
    KEEPER = "keeper"
    COMMUNITY_STAFF = "community_staff"
    TOWN_STAFF = "town_staff"
    PROPERTY_STAFF = "property_staff"
    FIRM_CONTACT = "firm_contact"
    DEPARTMENT_STAFF = "department_staff"
    REGION_ADMIN = "region_admin"
    AUDITOR = "auditor"


class Occupation(Reference, table=True):
    """What a person does for a living; a region may add its own."""

    code: str = Field(primary_key=True, sa_type=Text, sa_column_kwargs=public())
    name: str = Field(sa_type=Text, sa_column_kwargs=public())
    position: int = Field(sa_column_kwargs=public("order in lists"))
    region_code: str | None = Field(
        default=None, foreign_key="region.code", sa_type=Text, sa_column_kwargs=public()
    )


class Account(ReferenceRow, table=True):
    """One WeChat user. Nothing but the openid is needed."""

    openid: str = Field(unique=True, sa_type=Text, sa_column_kwargs=secret("knows the user again"))
    unionid: str | None = Field(
        default=None, sa_type=Text, sa_column_kwargs=secret("knows the user across apps")
    )
    nickname: str = Field(default="", sa_type=Text, sa_column_kwargs=personal("how to address"))
    avatar_id: uuid.UUID | None = Field(default=None, sa_column_kwargs=personal("own picture"))
    occupation: str | None = Field(
        default=None,
        foreign_key="occupation.code",
        sa_type=Text,
        sa_column_kwargs=personal("what the service is for"),
    )
    firm_id: uuid.UUID | None = Field(
        default=None, foreign_key="firm.id", sa_column_kwargs=personal("whom they ride for")
    )
    phone_encrypted: str | None = Field(
        default=None, sa_type=Text, sa_column_kwargs=personal("to call back (encrypted)")
    )
    phone_index: str | None = Field(
        default=None, unique=True, sa_type=Text, sa_column_kwargs=secret("finds a phone number")
    )
    closing_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=internal("when it will be erased")
    )
    erased_at: datetime | None = Field(default=None, sa_type=INSTANT, sa_column_kwargs=internal())


class RoleGrant(ReferenceRow, table=True):
    """A role of an account in a region, over the thing ``scope_id`` names (none: the region)."""

    __tablename__ = "role_grant"
    __table_args__ = (
        Index(
            "uq_role_grant_live",
            "account_id",
            "region_code",
            "role",
            "scope_id",
            unique=True,
            postgresql_where=text("withdrawn_at IS NULL"),
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_role_grant_region_code_role", "region_code", "role"),
        CheckConstraint(
            "role IN ({})".format(", ".join(f"'{role}'" for role in Role)), name="role_known"
        ),
    )

    account_id: uuid.UUID = Field(
        foreign_key="account.id", sa_column_kwargs=personal("who holds the role", "for the record")
    )
    region_code: str = Field(
        foreign_key="region.code", sa_type=Text, sa_column_kwargs=internal("where it holds")
    )
    role: str = Field(sa_type=Text, sa_column_kwargs=internal())
    scope_id: uuid.UUID | None = Field(default=None, sa_column_kwargs=internal("over what"))
    granted_by: uuid.UUID | None = Field(default=None, sa_column_kwargs=internal("by whom"))
    withdrawn_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=internal("when it ended")
    )


class LoginSession(PersonalRow, table=True):
    """One device that is logged in; only the hash of its token is kept."""

    __tablename__ = "login_session"

    token_hash: bytes = Field(sa_type=LargeBinary, sa_column_kwargs=secret("knows the token"))
    device: str = Field(default="", sa_type=Text, sa_column_kwargs=personal("own list of devices"))
    last_seen_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=personal("idle end"))
    expires_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=internal("absolute end"))


class Consent(PersonalRow, table=True):
    """Given or withdrawn, to a named version of a document; never changed."""

    append_only = True

    document: str = Field(sa_type=Text, sa_column_kwargs=personal("to what", "for the record"))
    version: str = Field(sa_type=Text, sa_column_kwargs=personal("to which text", "for the record"))
    given: bool = Field(sa_column_kwargs=personal("given or withdrawn", "for the record"))


class AccountRegion(Personal, table=True):
    """A county in which the person has done something; tells ``/v1/me`` where to look."""

    __tablename__ = "account_region"

    region_code: str = Field(
        primary_key=True, sa_type=Text, sa_column_kwargs=personal("where own things are")
    )


# --- what the API speaks ---------------------------------------------------------------


class WeChatLogin(SQLModel):
    """What ``wx.login`` gave the mini-program."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=256)]
    device: ShortText = ""


class PhoneBinding(SQLModel):
    """What the phone button of the mini-program gave."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=256)]


class PhoneShown(SQLModel):
    """A number to call back; each look at it is in the log of acts."""

    phone: str = Field(
        description="11 digits, or + and the country's code",
        schema_extra={"examples": ["13812341234"]},
    )


class RolePublic(SQLModel):
    """A role one holds."""

    region_code: str
    role: str
    scope_id: uuid.UUID | None


class ConsentPublic(SQLModel):
    """A consent that is in force."""

    document: str
    version: str
    given_at: datetime


class Me(SQLModel):
    """One's own account."""

    id: uuid.UUID
    nickname: str
    avatar_url: str | None
    occupation: str | None
    firm_id: uuid.UUID | None
    phone_masked: str | None
    roles: list[RolePublic]
    consents: list[ConsentPublic]
    closing_at: datetime | None
    created_at: datetime


class MeUpdate(SQLModel):
    """The profile as it shall be; an occupation or firm that is not known is refused."""

    nickname: Words = ""
    occupation: Code | None = None
    firm_id: uuid.UUID | None = None


class LoginResult(SQLModel):
    """A bearer token, how long it holds, and whose it is."""

    token: str
    expires_at: datetime
    account: Me


class ConsentGiven(SQLModel):
    """The version of the text that was read."""

    version: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Device(SQLModel):
    """A device that is logged in."""

    id: uuid.UUID
    device: str
    created_at: datetime
    last_seen_at: datetime
    current: bool


class Devices(SQLModel):
    """All devices that are logged in, the last used first."""

    items: list[Device]


class GrantCreate(SQLModel):
    """A role to give."""

    account_id: uuid.UUID
    role: Role
    scope_id: uuid.UUID | None = None


class GrantWithdrawal(SQLModel):
    """Who takes over; needed when open tasks would lose their keeper."""

    successor_id: uuid.UUID | None = None


class GrantPublic(SQLModel):
    """A role somebody holds, as the region's admin sees it."""

    id: uuid.UUID
    account_id: uuid.UUID
    nickname: str
    region_code: RegionCode
    role: str
    scope_id: uuid.UUID | None
    created_at: datetime
