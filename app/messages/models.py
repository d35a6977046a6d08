"""What people are told: the inbox, and the ledger of messages that WeChat may carry to them."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, Integer, SmallInteger, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.db import INSTANT, Personal, PersonalRow, internal, personal
from app.paging import Page

KEPT = "180 days"


class Kind(StrEnum):
    """What a message is about; what matters most comes first, and is sent first."""

    CANCELLATION = "cancellation"
    OFFER = "offer"
    CHANGE = "change"
    REMINDER = "reminder"
    PLACE_CONFIRMED = "place_confirmed"
    HOURS_AWARDED = "hours_awarded"


class Delivery(StrEnum):
    """What became of a message's way through WeChat; in the inbox it stands in any case."""

    NONE = "none"  # nobody granted one
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNSURE = "unsure"  # sent, then silence: it may have come
    DROPPED = "dropped"  # the grants went to what matters more, or it is too late
    FAILED = "failed"  # WeChat does not take it


class InboxMessage(PersonalRow, table=True):
    """Something that a person was told, once."""

    __tablename__ = "inbox_message"
    __table_args__ = (
        UniqueConstraint("account_id", "key"),
        CheckConstraint(
            "delivery IN ({})".format(", ".join(f"'{one}'" for one in Delivery)),
            name="delivery_known",
        ),
        Index("ix_inbox_message_unread", "account_id", postgresql_where=text("read_at IS NULL")),
        # Few rows of many: what is still on its way.
        Index(
            "ix_inbox_message_undelivered",
            "account_id",
            "priority",
            "id",
            postgresql_where=text("delivery IN ('waiting', 'sending')"),
        ),
        Index("ix_inbox_message_created_at", "created_at"),
    )

    kind: str = Field(sa_type=Text, sa_column_kwargs=personal("what it is about", KEPT))
    region_code: str = Field(sa_type=Text, sa_column_kwargs=personal("where it happens", KEPT))
    title: str = Field(sa_type=Text, sa_column_kwargs=personal("what is told", KEPT))
    text: str = Field(sa_type=Text, sa_column_kwargs=personal("what is told", KEPT))
    page: str = Field(default="", sa_type=Text, sa_column_kwargs=personal("where it leads", KEPT))
    key: str = Field(sa_type=Text, sa_column_kwargs=internal("told once", KEPT))
    happens_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=personal("when it takes place", KEPT)
    )
    read_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=personal("what is new to them", KEPT)
    )
    priority: int = Field(sa_type=SmallInteger, sa_column_kwargs=internal("what is sent first"))
    delivery: str = Field(
        default=Delivery.NONE, sa_type=Text, sa_column_kwargs=internal("whether WeChat carried it")
    )
    claimed_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=internal("since when it is being sent")
    )
    attempts: int = Field(
        default=0, sa_type=SmallInteger, sa_column_kwargs=internal("how often it was sent")
    )


class MessageGrant(Personal, table=True):
    """How many messages of a template a person still accepts; its entries say how it came so."""

    __tablename__ = "message_grant"
    __table_args__ = (CheckConstraint("balance >= 0", name="balance"),)

    template_id: str = Field(
        primary_key=True, sa_type=Text, sa_column_kwargs=personal("what they accepted")
    )
    balance: int = Field(
        default=0, sa_type=Integer, sa_column_kwargs=personal("how many they accept")
    )


class MessageGrantEntry(PersonalRow, table=True):
    """One change of a balance; never changed, and deleted with age or with the account."""

    __tablename__ = "message_grant_entry"
    __table_args__ = (Index("ix_message_grant_entry_created_at", "created_at"),)

    template_id: str = Field(sa_type=Text, sa_column_kwargs=personal("of what", KEPT))
    change: int = Field(sa_type=Integer, sa_column_kwargs=personal("by how many", KEPT))
    reason: str = Field(sa_type=Text, sa_column_kwargs=personal("accepted, sent, ...", KEPT))
    message_id: uuid.UUID | None = Field(
        default=None, sa_column_kwargs=internal("for which message")
    )


# --- what the API speaks ---------------------------------------------------------------


class MessagePublic(SQLModel):
    """A message of one's inbox; ``page`` is a page of the mini-program, or empty."""

    id: uuid.UUID
    kind: Kind
    region_code: str
    title: str
    text: str
    page: str
    happens_at: datetime | None
    created_at: datetime
    read_at: datetime | None


class Inbox(Page[MessagePublic]):
    """One's messages, the newest first."""

    unread: int


class Unread(SQLModel):
    """How many messages one has not read."""

    unread: int


class TemplatesOfTap(SQLModel):
    """For which messages a tap asks; at most five ids, what matters most first."""

    tap: str
    template_ids: list[str]


class MessageTemplates(SQLModel):
    """What ``wx.requestSubscribeMessage`` asks for at which tap; no entry: ask nothing there."""

    items: list[TemplatesOfTap]
