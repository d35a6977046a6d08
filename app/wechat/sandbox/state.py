"""All that the sandbox remembers, in memory, in one object."""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import httpx

from app import clock
from app.settings import SANDBOX_APP_ID, SANDBOX_APP_SECRET
from app.wechat.sandbox.limits import Limits
from app.wechat.sandbox.people import Capped, People
from app.wechat.sandbox.pushes import Pushes
from app.wechat.sandbox.tokens import Tokens

CODE_URL = "https://wechat-sandbox.invalid/code"
MESSAGES_KEPT = 1000
APP_JSON = Path(__file__).parents[3] / "miniprogram_stub" / "miniprogram" / "app.json"

# A text or a picture's address that holds the word is judged so: verdict and label.
WORDS: dict[str, tuple[str, int]] = {
    "赌博": ("risky", 20006),
    "加微信": ("review", 10001),
    "risky": ("risky", 20002),
    "review": ("review", 21000),
}


@dataclass
class Template:
    """A subscription message: one-time (2) or long-term (3), and its keys."""

    type: Literal[2, 3]
    keys: list[str]


@dataclass
class MediaChecks:
    """What becomes of pictures sent for checking: the words decide, or all fail alike."""

    outcome: Literal["by_words", "download_failed", "never"] = "by_words"
    delay_seconds: float = 0.1
    asked: Capped[str, datetime] = field(default_factory=lambda: Capped(1000))


@dataclass
class Sandbox:
    """WeChat's side of one mini-program.

    ``pages`` are those released; None: any that is written like one. ``code_url`` is what a
    drawn code leads to. With ``is_always_open`` everybody has the mini-program open, as in a
    demonstration; without, the content check refuses who came more than two hours ago.
    """

    app_id: str = SANDBOX_APP_ID
    secret: str = field(default=SANDBOX_APP_SECRET, repr=False)
    now: Callable[[], datetime] = clock.now
    pages: frozenset[str] | None = None
    code_url: str = CODE_URL
    is_always_open: bool = False
    push_transport: httpx.AsyncBaseTransport | None = None
    limits: Limits = field(default_factory=Limits)
    words: dict[str, tuple[str, int]] = field(default_factory=lambda: dict(WORDS))
    templates: dict[str, Template] = field(default_factory=dict)
    grants: Capped[tuple[str, str], int] = field(default_factory=lambda: Capped(50_000))
    sent: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=MESSAGES_KEPT))
    media_checks: MediaChecks = field(default_factory=MediaChecks)
    people: People = field(init=False)
    tokens: Tokens = field(init=False)
    pushes: Pushes = field(init=False)

    def __post_init__(self) -> None:
        """Set up what depends on the app's id."""
        self.people = People(self.app_id)
        self.tokens = Tokens(self.app_id, self.secret)
        self.pushes = Pushes(self.app_id, self.now, self.push_transport)

    def judge(self, text: str) -> tuple[str, int]:
        """Return verdict and label of a text: the worst of the words in it, else ``pass``."""
        found = [verdict for word, verdict in self.words.items() if word in text]
        order = {"risky": 0, "review": 1, "pass": 2}
        return min(found, key=lambda verdict: order[verdict[0]], default=("pass", 100))

    def answer_subscription(
        self, openid: str, answers: dict[str, Literal["accept", "reject"]]
    ) -> None:
        """Do what a person's tap in the subscription dialog does: grants, and an event."""
        for template_id, answer in answers.items():
            if answer == "accept":
                key = (openid, template_id)
                self.grants[key] = self.grants.get(key, 0) + 1
        self.pushes.later(
            self.pushes.subscription_event(
                openid,
                "subscribe_msg_popup_event",
                [
                    {"TemplateId": key, "SubscribeStatusString": answer, "PopupScene": "0"}
                    for key, answer in answers.items()
                ],
            )
        )

    async def aclose(self) -> None:
        """Stop pushing."""
        await self.pushes.aclose()


def released_pages(app_json: Path = APP_JSON) -> frozenset[str] | None:
    """Return the pages of the mini-program in the repository; None (any) where it is not."""
    try:
        told = json.loads(app_json.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    packages = told.get("subPackages") or told.get("subpackages") or []
    inside = [f"{each['root'].strip('/')}/{page}" for each in packages for page in each["pages"]]
    return frozenset([*told.get("pages", []), *inside])
