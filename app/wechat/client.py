"""The seven calls to WeChat's server API that this service makes.

No living async library covers the second version of the content check, the stable token and
the phone code; the protocol is small. Sources: Mini Program server API, the page of each call.
"""

import asyncio
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NoReturn, Protocol, TypeVar

import httpx
from pydantic import BaseModel, Field, SecretStr, ValidationError

from app.wechat import calls, errors
from app.wechat.calls import Answer, Call, Caller
from app.wechat.errors import WeChatError
from app.wechat.tokens import AccessToken, FreshToken, TokenStore

LONGEST_CODE = 512  # real ones have 32 and 64; the sandbox's carry a name

Scene = Literal[1, 2, 3, 4]  # of a content check: profile, comment, forum, social log
PageState = Literal["release", "trial", "develop"]
_MESSAGE_STATES = {"release": "formal", "trial": "trial", "develop": "developer"}


@dataclass(frozen=True)
class WeChatApp:
    """The mini-program's credentials; push works once it has a token, securely with a key."""

    app_id: str
    app_secret: SecretStr
    push_token: SecretStr | None = None
    push_aes_key: SecretStr | None = None
    page_state: PageState = "release"


class Person(BaseModel):
    """Who logged in. WeChat's session_key is dropped here: nothing of ours needs it."""

    openid: str = Field(pattern=r"^[!-~]{1,128}$")
    unionid: str | None = Field(default=None, pattern=r"^[!-~]{1,128}$")


class Phone(BaseModel):
    """A number that WeChat vouches for: its digits, and the country's (86)."""

    number: str = Field(alias="purePhoneNumber", pattern=r"^[0-9]{5,15}$")
    country_code: str = Field(
        alias="countryCode", pattern=r"^[0-9]{1,4}$", coerce_numbers_to_str=True
    )


class Verdict(BaseModel):
    """What the content check says; anything new it may say one day is for a human to see."""

    suggest: Literal["pass", "review", "risky"]
    label: int = 100
    trace_id: str = ""


class _Watermark(BaseModel):
    appid: str


class _MediaCheck(BaseModel):
    trace_id: str = Field(min_length=1, max_length=128)


class CodeImage(BaseModel):
    """A mini-program code, as WeChat drew it."""

    content: bytes = Field(repr=False)
    media_type: str


class OwnedClosable(Protocol):
    """Something that lives as long as the client, such as the sandbox in this process."""

    async def aclose(self) -> None:
        """Stop what it has under way."""


_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True)
class CodeStyle:
    """How a mini-program code looks: 280 to 1,280 pixels wide, black on white or on nothing."""

    width: int = 430
    is_hyaline: bool = False


@dataclass
class WeChatClient:
    """WeChat for the whole process; every method takes 5 s at most and raises WeChatError."""

    http: httpx.AsyncClient
    app: WeChatApp
    tokens: TokenStore
    owned: OwnedClosable | None = None
    deadline_seconds: float = calls.DEADLINE_SECONDS
    caller: Caller = field(init=False)

    def __post_init__(self) -> None:
        """Send over the given connections."""
        self.caller = Caller(self.http)

    async def aclose(self) -> None:
        """Close the connections."""
        await self.tokens.aclose()
        await self.http.aclose()
        if self.owned:
            await self.owned.aclose()

    async def jscode2session(self, code: str) -> Person:
        """Exchange a code of ``wx.login`` (five minutes, once) for who it is.

        Raises:
            LoginCodeInvalidError: 40029; LoginCodeUsedError: 40163.
            LoginRefusedError: 40226; WeChatBusyError: 45011.
        """
        if not _can_be_sent(code):
            raise errors.LoginCodeInvalidError(40029)
        params = {
            "appid": self.app.app_id,
            "secret": self.app.app_secret.get_secret_value(),
            "js_code": code,
            "grant_type": "authorization_code",
        }
        call = Call(errors.LOGIN_PATH, params, repeats=calls.NOT_AFTER_SILENCE)
        answer = await self.caller.send(call, self._deadline())
        return _parsed(Person, answer.fields)

    async def stable_token(self) -> FreshToken:
        """Fetch the access token; asked again WeChat answers the same one while it is valid.

        Never with ``force_refresh``: that has 20 tries a day and kills the token in use.
        """
        body = {
            "grant_type": "client_credential",
            "appid": self.app.app_id,
            "secret": self.app.app_secret.get_secret_value(),
        }
        answer = await self.caller.send(Call("/cgi-bin/stable_token", {}, body), self._deadline())
        return _parsed(FreshToken, answer.fields)

    async def getuserphonenumber(self, code: str) -> Phone:
        """Exchange a code of the phone button (five minutes, once, not free) for the number.

        Raises:
            PhoneCodeInvalidError: unknown, expired, used, or another app's.
        """
        if not _can_be_sent(code):
            raise errors.PhoneCodeInvalidError(40029)
        answer = await self._post(errors.PHONE_PATH, {"code": code}, calls.ONLY_IF_NOT_DONE)
        info = answer.fields.get("phone_info")
        if not isinstance(info, dict):
            _unexpected(errors.PHONE_PATH)
        if _parsed(_Watermark, info.get("watermark")).appid != self.app.app_id:
            _unexpected(errors.PHONE_PATH)
        return _parsed(Phone, info)

    async def msg_sec_check(
        self, content: str, *, openid: str, scene: Scene, nickname: str | None = None
    ) -> Verdict:
        """Judge a text of at most 2,500 characters; who is not sure sees ``review``.

        errcode 61010 means that the person was not in the mini-program in the last 2 hours:
        check while they submit, not in a job.
        """
        body: dict[str, Any] = {"content": content, "version": 2, "scene": scene, "openid": openid}
        if nickname:
            body["nickname"] = nickname
        answer = await self._post("/wxa/msg_sec_check", body, calls.REPEATABLE)
        return _verdict(answer.fields)

    async def media_check_async(self, media_url: str, *, openid: str, scene: Scene) -> str:
        """Ask for a picture to be checked; return the trace_id that the push will carry.

        The verdict comes within 30 minutes as the event ``wxa_media_check``, or never.
        """
        body = {"media_url": media_url, "media_type": 2, "version": 2}
        body |= {"scene": scene, "openid": openid}
        answer = await self._post("/wxa/media_check_async", body, calls.ONLY_IF_NOT_DONE)
        return _parsed(_MediaCheck, answer.fields).trace_id

    async def send_subscribe_message(
        self, openid: str, template_id: str, data: Mapping[str, str], *, page: str | None = None
    ) -> None:
        """Send a message that the person asked for; errcode 43101: no grant is left."""
        body: dict[str, Any] = {
            "touser": openid,
            "template_id": template_id,
            "data": {key: {"value": value} for key, value in data.items()},
            "miniprogram_state": _MESSAGE_STATES[self.app.page_state],
            "lang": "zh_CN",
        }
        if page:
            body["page"] = page
        await self._post("/cgi-bin/message/subscribe/send", body, calls.ONLY_IF_NOT_DONE)

    async def getwxacodeunlimit(
        self, scene: str, *, page: str, style: CodeStyle | None = None
    ) -> CodeImage:
        """Draw the code that opens a page; ``scene`` has 1 to 32 visible ASCII characters."""
        style = style or CodeStyle()
        body = {
            "scene": scene,
            "page": page,
            "check_path": self.app.page_state == "release",
            "env_version": self.app.page_state,
            "width": style.width,
            "is_hyaline": style.is_hyaline,
        }
        answer = await self._post("/wxa/getwxacodeunlimit", body, calls.REPEATABLE, is_image=True)
        return CodeImage(content=answer.image, media_type=answer.media_type)

    async def _post(
        self,
        path: str,
        body: Mapping[str, Any],
        repeats: frozenset[calls.Trouble],
        *,
        is_image: bool = False,
    ) -> Answer:
        """Post with the access token; when WeChat refuses that, once more with a newer one."""
        until = self._deadline()

        async def send(token: AccessToken) -> Answer:
            params = {"access_token": token.value}
            return await self.caller.send(Call(path, params, body, repeats, is_image), until)

        token = await _in_time(self.tokens.current(self.stable_token), until)
        try:
            return await send(token)
        except WeChatError as error:
            if error.errcode not in errors.TOKEN_REFUSED:
                raise
            refused = error
        newer = await _in_time(self.tokens.renewed(token, self.stable_token), until)
        if newer.generation == token.generation:
            raise refused
        return await send(newer)

    def _deadline(self) -> float:
        return asyncio.get_running_loop().time() + self.deadline_seconds


async def _in_time(token: Awaitable[AccessToken], until: float) -> AccessToken:
    try:
        async with asyncio.timeout_at(until):
            return await token
    except TimeoutError:
        pass
    raise WeChatError(reason="no access token in time")


def _can_be_sent(code: str) -> bool:
    return 0 < len(code) <= LONGEST_CODE and not any("\ud800" <= c <= "\udfff" for c in code)


def _parsed(model: type[_Model], fields: object) -> _Model:
    """Read an answer; what pydantic says of it is dropped, for it repeats the values."""
    try:
        return model.model_validate(fields)
    except ValidationError:
        pass
    raise WeChatError(reason=f"no {model.__name__}")


def _verdict(fields: Mapping[str, Any]) -> Verdict:
    result = fields.get("result")
    given = dict(result) if isinstance(result, dict) else {}
    if given.get("suggest") not in ("pass", "review", "risky"):
        given["suggest"] = "review"
    return _parsed(Verdict, {**given, "trace_id": fields.get("trace_id", "")})


def _unexpected(path: str) -> NoReturn:
    raise WeChatError(reason=f"unexpected answer of {path}")
