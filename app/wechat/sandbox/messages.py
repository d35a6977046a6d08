"""Subscription messages of the sandbox: what a template's values may be."""

import re
from typing import Any

from app.wechat.sandbox.answers import RefusedError
from app.wechat.sandbox.state import Sandbox

_TIME = r"(\d{4}年\d{1,2}月\d{1,2}日 ?)?\d{1,2}:\d{2}(:\d{2})?"
_DATE = r"\d{4}年\d{1,2}月\d{1,2}日( ?\d{1,2}:\d{2}(:\d{2})?)?"
_VALUES = {
    "thing": r".{1,20}",
    "number": r"-?\d{1,32}(\.\d+)?",
    "letter": r"[A-Za-z]{1,32}",
    "symbol": r"[^\w\s]{1,5}",
    "character_string": r"[!-~]{1,32}",
    "time": rf"{_TIME}(~{_TIME})?",
    "date": rf"{_DATE}(~{_DATE})?",
    "amount": r"[¥$€£]?\d{1,10}(\.\d+)?元?",
    "phone_number": r"[\d+\-()#* ]{1,17}",
    "car_number": r".{1,8}",
    "name": r"[一-鿿·]{1,10}|[^一-鿿]{1,20}|.{1,10}",
    "phrase": r"[一-鿿]{1,5}",
    "enum": r".{1,20}",
}


def send_message(sandbox: Sandbox, body: dict[str, Any]) -> dict[str, Any]:
    """Send a subscription message: one grant of a one-time template is one message."""
    openid, template_id = body.get("touser"), body.get("template_id")
    if not isinstance(openid, str) or not openid:
        raise RefusedError(40003)
    person = sandbox.people.known(openid, sandbox.now())
    template = sandbox.templates.get(str(template_id))
    if template is None:
        raise RefusedError(40037)
    check_page(sandbox, body.get("page"))
    _check_data(template.keys, body.get("data"))
    key = (person.openid, str(template_id))
    left = sandbox.grants.get(key, 0)
    if left == 0:
        raise RefusedError(43101)
    if template.type == 2:
        sandbox.grants[key] = left - 1
    sandbox.sent.append({"name": person.name, **body})
    msgid = len(sandbox.sent)
    item = {"TemplateId": str(template_id), "MsgID": str(msgid)}
    item |= {"ErrorCode": "0", "ErrorStatus": "success"}
    event = sandbox.pushes.subscription_event(person.openid, "subscribe_msg_sent_event", [item])
    sandbox.pushes.later(event)
    return {"errcode": 0, "errmsg": "ok", "msgid": msgid}


def check_page(sandbox: Sandbox, page: object) -> None:
    """Refuse a page that is not in the released mini-program (41030); a query may follow it."""
    if page is None or page == "":
        return
    path = str(page).partition("?")[0]
    is_there = path in sandbox.pages if sandbox.pages is not None else _is_written_well(path)
    if not is_there:
        raise RefusedError(41030)


def _is_written_well(path: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)+", path) is not None


def _check_data(keys: list[str], data: object) -> None:
    if not isinstance(data, dict):
        raise RefusedError(47003, "argument invalid! data is not an object")
    for key in keys:
        entry = data.get(key)
        value = entry.get("value") if isinstance(entry, dict) else None
        if value in (None, ""):
            raise RefusedError(47003, f"argument invalid! data.{key}.value is empty")
        pattern = _VALUES.get(key.rstrip("0123456789"), r".+")
        if not re.fullmatch(pattern, str(value), re.DOTALL):
            raise RefusedError(47003, f"argument invalid! data.{key}.value invalid")
