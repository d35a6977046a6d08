"""What is kept of WeChat: the access token and the events it pushed. Local to one server."""

import uuid
from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field

from app import clock
from app.db import INSTANT, Local, internal, new_id, personal, secret


class WeChatToken(Local, table=True):
    """The access token of an app, one row, whose lock decides who fetches the next one."""

    __tablename__ = "wechat_token"

    app_id: str = Field(
        primary_key=True, sa_type=Text, sa_column_kwargs=internal("names the mini-program")
    )
    token: str | None = Field(
        default=None, sa_type=Text, sa_column_kwargs=secret("calls to WeChat", "two hours")
    )
    generation: int = Field(default=0, sa_column_kwargs=internal("counts the tokens fetched"))
    expires_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=internal("two minutes before it dies")
    )
    refused_at: datetime | None = Field(
        default=None,
        sa_type=INSTANT,
        sa_column_kwargs=internal("when WeChat's refusal last led to a new one"),
    )


class WeChatEvent(Local, table=True):
    """An event that WeChat pushed; its key makes a repeated delivery one row."""

    __tablename__ = "wechat_event"

    id: uuid.UUID = Field(
        default_factory=new_id, primary_key=True, sa_column_kwargs=internal("names the row")
    )
    delivery_key: str = Field(
        unique=True, sa_type=Text, sa_column_kwargs=internal("same for repeats of a delivery")
    )
    name: str = Field(sa_type=Text, sa_column_kwargs=internal("which event"))
    body: str = Field(
        sa_type=Text,
        sa_column_kwargs=personal("verdicts, subscriptions and withdrawals", "30 days"),
    )
    received_at: datetime = Field(
        default_factory=clock.now,
        index=True,
        sa_type=INSTANT,
        sa_column_kwargs=internal("when it came"),
    )
    handled_at: datetime | None = Field(
        default=None, sa_type=INSTANT, sa_column_kwargs=internal("when its handlers were done")
    )
