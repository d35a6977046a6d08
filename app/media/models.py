"""A stored photo, and what its uploader is told of it."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from app.db import INSTANT, ReferenceRow, internal, personal


class Purpose(StrEnum):
    """What a photo is attached to."""

    STATION = "station"
    FAULT = "fault"
    AVATAR = "avatar"
    FEEDBACK = "feedback"
    ACTIVITY = "activity"


class Photo(ReferenceRow, table=True):
    """A photo in the folder: uploaded first, attached to something within a day."""

    account_id: uuid.UUID | None = Field(
        default=None,
        foreign_key="account.id",
        index=True,
        sa_column_kwargs=personal("who uploaded it; nobody once a station's photo outlives them"),
    )
    purpose: str | None = Field(
        default=None, sa_type=Text, sa_column_kwargs=internal("what it is attached to")
    )
    region_code: str | None = Field(
        default=None, sa_type=Text, sa_column_kwargs=internal("where it is attached")
    )
    width: int = Field(sa_column_kwargs=internal("pixels"))
    height: int = Field(sa_column_kwargs=internal("pixels"))
    size_bytes: int = Field(sa_column_kwargs=internal("room it takes"))
    attached_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=internal("else it goes after a day")
    )


class PhotoPublic(SQLModel):
    """An uploaded photo; its address holds for an hour or two."""

    id: uuid.UUID
    url: str
    width: int
    height: int
