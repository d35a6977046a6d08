"""The log of acts: who did what to what, when, on which request."""

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, Index, LargeBinary, Text
from sqlmodel import Field, SQLModel

from app.db import INSTANT, Regional, RegionalRow, internal, personal

NATIONWIDE = "000000"  # acts that belong to no county: login, own data


class AuditEntry(RegionalRow, table=True):
    """One act, kept until ``prune-logs``, for 180 days or more; it names people by account id."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_region_code_created_at", "region_code", "created_at"),
        Index("ix_audit_entry_region_code_account_id", "region_code", "account_id"),
    )
    append_only = True

    account_id: uuid.UUID | None = Field(
        default=None, sa_column_kwargs=personal("who acted", "180 days or more")
    )
    act: str = Field(sa_type=Text, sa_column_kwargs=internal("what was done"))
    target: str = Field(default="", sa_type=Text, sa_column_kwargs=internal("to what"))
    reason: str = Field(default="", sa_type=Text, sa_column_kwargs=internal("why"))
    request_id: str = Field(default="", sa_type=Text, sa_column_kwargs=internal())


class AuditSeal(Regional, table=True):
    """A link of the chain that makes later changes of the log visible.

    With ``removed_at`` it stands for all that was before: the acts through it were removed by the
    owner of the database, and the chain goes on from its digest.
    """

    __tablename__ = "audit_seal"
    append_only = True

    seq: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs=internal())
    through_id: uuid.UUID = Field(sa_column_kwargs=internal("last entry that is sealed"))
    entries: int = Field(sa_column_kwargs=internal())
    digest: bytes = Field(sa_type=LargeBinary, sa_column_kwargs=internal())
    sealed_at: datetime = Field(sa_type=INSTANT, sa_column_kwargs=internal())
    removed_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=internal("acts through here were removed")
    )


class AuditEntryPublic(SQLModel):
    """An act as the auditor reads it."""

    id: uuid.UUID
    created_at: datetime
    account_id: uuid.UUID | None
    act: str
    target: str
    reason: str
