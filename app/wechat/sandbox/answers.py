"""How the sandbox says no: WeChat's error numbers and the texts seen with them."""

import secrets
from typing import Any

TEXTS = {
    -1: "system error",
    40001: "invalid credential, access_token is invalid or not latest",
    40002: "invalid grant_type",
    40003: "invalid openid",
    40004: "invalid media type",
    40013: "invalid appid",
    40029: "invalid code",
    40037: "invalid template_id",
    40066: "invalid url",
    40097: "invalid args",
    40125: "invalid appsecret",
    40129: "invalid scene",
    40163: "code been used",
    40169: "invalid length for scene, or the data is not json string",
    40226: "code blocked",
    41001: "access_token missing",
    41002: "appid missing",
    41004: "appsecret missing",
    41008: "missing code",
    41030: "invalid page",
    42001: "access_token expired",
    43002: "require POST method",
    43101: "user refuse to accept the msg",
    43104: "appid and openid not match",
    44002: "empty post data",
    44991: "reach minute-level quota limit",
    45002: "content size out of limit",
    45009: "reach max api daily quota limit",
    45011: "api minute-quota reach limit, mustslower",
    47001: "data format error",
    47003: "argument invalid!",
    61010: "code is expired",
    85096: "not allow include scancode_time field",
    87014: "risky content",
    87020: "repeated request limit",
}


class RefusedError(Exception):
    """The sandbox refuses a call with an error number of WeChat's."""

    def __init__(self, errcode: int, text: str = "") -> None:
        super().__init__(errcode)
        self.errcode = errcode
        self.text = text or TEXTS.get(errcode, "error")


def trace_id() -> str:
    """Return an id as WeChat writes them: three times eight hex digits."""
    return "-".join(secrets.token_hex(4) for _ in range(3))


def refusal(errcode: int, text: str = "") -> dict[str, Any]:
    """Return the body of a refusal; the text always ends with its trace id."""
    return {
        "errcode": errcode,
        "errmsg": f"{text or TEXTS.get(errcode, 'error')} rid: {trace_id()}",
    }
