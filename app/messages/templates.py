"""WeChat's templates: which one carries which kind of message, with which values."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from app.calendar import SHANGHAI
from app.messages.models import InboxMessage, Kind, MessageTemplates, TemplatesOfTap
from app.settings import MessageTemplate, Settings

# What may come of a tap is asked for at that tap. WeChat takes five ids at most.
TAPS: Mapping[str, tuple[Kind, ...]] = {
    "sign_up": (
        Kind.CANCELLATION,
        Kind.OFFER,
        Kind.CHANGE,
        Kind.REMINDER,
        Kind.PLACE_CONFIRMED,
    ),
    "scan": (Kind.HOURS_AWARDED,),
}
IDS_AT_MOST = 5
KINDS = {
    Kind.CANCELLATION: "活动取消",
    Kind.OFFER: "候补到位",
    Kind.CHANGE: "活动变动",
    Kind.REMINDER: "活动提醒",
    Kind.PLACE_CONFIRMED: "报名成功",
    Kind.HOURS_AWARDED: "时长到账",
}
# Characters that a value of a key may have (WeChat: subscribeMessage.send); else 47003.
_LONGEST = {"thing": 20, "phrase": 5, "name": 10, "character_string": 32}
DEFAULT_LONGEST = 20


def find_template(settings: Settings, kind: str) -> MessageTemplate | None:
    """Return the template that carries a kind of message; None: WeChat carries none."""
    return settings.templates.get(Kind(kind).value)


def fill(template: MessageTemplate, message: InboxMessage) -> dict[str, str]:
    """Return the values of a template's keys for a message, as short as WeChat takes them."""
    words = {
        "title": message.title,
        "text": message.text,
        "at": _tell_time(message.happens_at or message.created_at),
        "kind": KINDS[Kind(message.kind)],
    }
    return {key: _shorten(key, words[word]) for key, word in template.data.items()}


def _tell_time(instant: datetime) -> str:
    local = instant.astimezone(SHANGHAI)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


def _shorten(key: str, value: str) -> str:
    value = re.sub(r"\s+", " ", value).strip() or "-"
    kind = key.rstrip("0123456789")
    if kind in ("time", "date"):
        return value
    longest = _LONGEST.get(kind, DEFAULT_LONGEST)
    if len(value) <= longest:
        return value
    return value[:longest] if kind == "phrase" else f"{value[: longest - 1]}…"


def describe_templates(settings: Settings) -> MessageTemplates:
    """Return what to ask for at which tap; taps without a template are left out."""
    listed = ((tap, _ids(settings, kinds)) for tap, kinds in TAPS.items())
    return MessageTemplates(
        items=[TemplatesOfTap(tap=tap, template_ids=ids) for tap, ids in listed if ids]
    )


def _ids(settings: Settings, kinds: Iterable[Kind]) -> list[str]:
    found = (find_template(settings, kind) for kind in kinds)
    return list(dict.fromkeys(one.id for one in found if one))[:IDS_AT_MOST]
