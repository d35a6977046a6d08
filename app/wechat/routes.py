"""``/v1/wechat``: where WeChat's message push comes in."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import PlainTextResponse

from app.db import SessionDep
from app.errors import MalformedError, TooLargeError, UnavailableError, problems
from app.wechat import push
from app.wechat.deps import WeChatDep

router = APIRouter(prefix="/v1/wechat", tags=["wechat"])

Hex = Annotated[str, Query(pattern=r"^[0-9a-f]{40}$", description="a SHA-1 in hex")]
Digits = Annotated[str, Query(pattern=r"^[0-9]{1,12}$", description="seconds since 1970")]
Nonce = Annotated[str, Query(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Echo = Annotated[str, Query(pattern=r"^[A-Za-z0-9_-]{1,128}$")]

EVENT_BODY = {
    "requestBody": {
        "required": True,
        "description": "An event, or with a key set `{ToUserName, Encrypt}`; read as JSON "
        "whatever the content type, 256 KiB at most",
        "content": {
            "application/json": {
                "schema": {"type": "object", "additionalProperties": True},
                "example": {"MsgType": "event", "Event": "wxa_media_check", "CreateTime": 1},
            }
        },
    }
}


async def signed(
    signature: Hex, timestamp: Digits, nonce: Nonce, msg_signature: Hex | None = None
) -> push.Signed:
    """Return the query of a push."""
    return push.Signed(signature, timestamp, nonce, msg_signature or "")


SignedDep = Annotated[push.Signed, Depends(signed)]


async def event_content(request: Request) -> bytes:
    """Return the body, which the service's cap on bodies has bounded."""
    return await request.body()


@router.get(
    "/push",
    operation_id="check_push_address",
    summary="WeChat checks this address",
    response_class=PlainTextResponse,
    responses=problems(push.PushNotConfiguredError, push.PushForgedError, MalformedError),
)
async def check_push_address(query: SignedDep, echostr: Echo, wechat: WeChatDep) -> str:
    """Echo the text that WeChat signed."""
    push.check_address(wechat.app, query)
    return echostr


@router.post(
    "/push",
    operation_id="receive_push",
    summary="WeChat pushes an event",
    response_class=PlainTextResponse,
    openapi_extra=EVENT_BODY,
    responses=problems(
        push.PushNotConfiguredError,
        push.PushForgedError,
        push.PushStaleError,
        TooLargeError,
        push.PushFormatError,
        push.PushUnreadableError,
        MalformedError,
        UnavailableError,
    ),
)
async def receive_push(
    query: SignedDep,
    content: Annotated[bytes, Depends(event_content)],
    wechat: WeChatDep,
    session: SessionDep,
) -> str:
    """Store an event for its job; `success` stops WeChat from sending it again."""
    await push.keep(session, push.read(wechat.app, query, content))
    return "success"
