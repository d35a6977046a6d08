"""One's inbox, and for which messages the mini-program asks."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Query, Request

from app.accounts.auth import LOGIN_REFUSALS, CurrentAccount
from app.db import SessionDep
from app.errors import problems
from app.messages import service
from app.messages.models import Inbox, MessageTemplates, Unread
from app.messages.templates import describe_templates
from app.paging import CursorInvalidError

router = APIRouter(prefix="/v1/me", tags=["messages"], responses=problems(*LOGIN_REFUSALS))

Cursor = Annotated[str | None, Query(max_length=2000)]
Limit = Annotated[int, Query(ge=1, le=50)]


@router.get("/inbox", operation_id="list_inbox", responses=problems(CursorInvalidError))
async def list_inbox(
    caller: CurrentAccount, session: SessionDep, cursor: Cursor = None, limit: Limit = 20
) -> Inbox:
    """Return what one was told, the newest first, and how much of it is unread."""
    return await service.list_inbox(session, caller.account_id, cursor, limit)


@router.post("/inbox/read", operation_id="read_all_messages")
async def read_all_messages(caller: CurrentAccount, session: SessionDep) -> Unread:
    """Note that one has read everything."""
    await service.read_all(session, caller.account_id)
    return Unread(unread=await service.count_unread(session, caller.account_id))


@router.post(
    "/inbox/{message_id}/read",
    operation_id="read_message",
    responses=problems(service.MessageNotFoundError),
)
async def read_message(
    caller: CurrentAccount, session: SessionDep, message_id: uuid.UUID
) -> Unread:
    """Note that one has read a message; again changes nothing."""
    await service.read_message(session, caller.account_id, message_id)
    return Unread(unread=await service.count_unread(session, caller.account_id))


@router.get("/message-templates", operation_id="list_message_templates")
async def list_message_templates(request: Request, _: CurrentAccount) -> MessageTemplates:
    """Return which subscription messages to ask for at which tap, never at the start."""
    return describe_templates(request.app.state.settings)
