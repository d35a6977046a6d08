"""Complaints and suggestions to the department."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import StrictBool
from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from app.db import INSTANT, LongText, RegionalRow, RegionCode, internal, personal, said


class FeedbackKind(StrEnum):
    """What it is."""

    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"


class Feedback(RegionalRow, table=True):
    """What a person says to the department, and the answer."""

    __table_args__ = (
        Index("ix_feedback_own", "region_code", "account_id", "created_at"),
        Index("ix_feedback_state", "region_code", "state", "created_at"),
    )

    account_id: uuid.UUID = Field(
        foreign_key="account.id", sa_column_kwargs=personal("whom to answer", "for the record")
    )
    kind: str = Field(sa_type=Text, sa_column_kwargs=internal())
    text: str = Field(sa_type=Text, sa_column_kwargs=personal("what was said; staff alone"))
    photo_id: uuid.UUID | None = Field(default=None, sa_column_kwargs=personal("staff alone"))
    wants_answer: bool = Field(default=True, sa_column_kwargs=internal())
    check: str = Field(
        default="pass", sa_type=Text, sa_column_kwargs=internal("WeChat's word on the text")
    )
    state: str = Field(default="received", sa_type=Text, sa_column_kwargs=internal())
    answer: str = Field(default="", sa_type=Text, sa_column_kwargs=personal("staff's answer"))
    answered_at: datetime | None = Field(default=None, sa_type=INSTANT, sa_column_kwargs=internal())
    answered_by: uuid.UUID | None = Field(
        default=None, sa_column_kwargs=personal("who answered", "for the record")
    )


class FeedbackCreate(SQLModel):
    """What a person wants to say."""

    kind: FeedbackKind
    text: Annotated[LongText, said]
    region_code: RegionCode
    photo_id: uuid.UUID | None = None
    wants_answer: StrictBool = True


class FeedbackPublic(SQLModel):
    """One's own words and the department's answer."""

    id: uuid.UUID
    region_code: str
    kind: str
    text: str
    photo_url: str | None
    state: str
    answer: str
    created_at: datetime
    answered_at: datetime | None


class FeedbackForStaff(FeedbackPublic):
    """What somebody said, whether they wait for an answer, and WeChat's word on the text."""

    wants_answer: bool
    check: Literal["pass", "review", "pending"]


class FeedbackAnswer(SQLModel):
    """What the department answers."""

    text: Annotated[LongText, said]
