"""One person whose every word is a canary, who does all that a person can do here."""

import uuid
from dataclasses import dataclass, field
from typing import Any

import httpx

from app.wechat.sandbox import demo_openid
from tests.media.pictures import SMALL

STATION_FACILITY = "microwave"


@dataclass
class Canary:
    """What is looked for afterwards: words that stand nowhere else."""

    name: str = field(default_factory=lambda: f"canary{uuid.uuid4().hex[:10]}")
    number: str = field(default_factory=lambda: f"139{uuid.uuid4().int % 10**8:08d}")
    photo_ids: list[str] = field(default_factory=list)

    @property
    def nickname(self) -> str:
        return f"雀名{self.name[-10:]}"

    @property
    def device(self) -> str:
        return f"Phone of {self.name}"

    @property
    def openid(self) -> str:
        return demo_openid(self.name)

    def words(self, about: str) -> str:
        """Return a text of theirs about something."""
        return f"{about}:{self.name}说的话"

    @property
    def stored(self) -> dict[str, str]:
        """Words that the database holds while the person is there."""
        return {
            "nickname": self.nickname,
            "device": self.device,
            "openid": self.openid,
            "fault": self.words("fault"),
            "feedback": self.words("feedback"),
            "organisation": self.words("organisation"),
        }

    @property
    def everything(self) -> dict[str, str]:
        """All of it, with what is encrypted from the first."""
        return self.stored | {
            "number": self.number,
            "name": self.name,
            "real_name": self.real_name,
            "emergency": self.words("emergency"),
        }

    @property
    def real_name(self) -> str:
        return f"真名{self.name[-10:]}"

    @property
    def sealed(self) -> set[str]:
        """What nobody reads in the database itself."""
        return {self.number, self.real_name, self.words("emergency")}


def once() -> dict[str, str]:
    """Return the header of a new form."""
    return {"Idempotency-Key": str(uuid.uuid4())}


async def log_in(client: httpx.AsyncClient, canary: Canary) -> dict[str, Any]:
    """Log the person in on the client and return what was answered."""
    code = f"demo:{canary.name}:{uuid.uuid4()}"
    answer = await client.post("/v1/auth/wechat", json={"code": code, "device": canary.device})
    assert answer.status_code == 200, answer.text
    client.headers["Authorization"] = f"Bearer {answer.json()['token']}"
    return dict(answer.json())


async def live(client: httpx.AsyncClient, canary: Canary, station_id: uuid.UUID) -> None:
    """Do everything once: profile, phone, photos, favourite, tap, fault, feedback, volunteer."""
    await log_in(client, canary)
    profile = {"nickname": canary.nickname, "occupation": "courier", "firm_id": None}
    await _ok(client, "PUT", "/v1/me", json=profile)
    phone = {"code": f"demo-phone:{canary.number}:{uuid.uuid4()}"}
    await _ok(client, "POST", "/v1/me/phone", json=phone)
    vocabulary = await _ok(client, "GET", "/v1/vocabulary")
    version = {"version": vocabulary.json()["privacy_version"]}
    await _ok(client, "PUT", "/v1/me/consents/privacy", json=version)
    await _ok(client, "PUT", "/v1/me/avatar", files={"file": ("me.jpg", SMALL, "image/jpeg")})
    station = f"/v1/stations/{station_id}"
    await _ok(client, "PUT", f"/v1/me/favourites/{station_id}")
    await _ok(client, "PUT", f"{station}/tap", json={"finding": "locked"})
    await _ok(client, "POST", f"{station}/visit")
    fault = {"facility": STATION_FACILITY, "description": canary.words("fault")}
    await _create(client, f"{station}/faults", fault | {"photo_id": await _photo(client, canary)})
    feedback = {"kind": "complaint", "text": canary.words("feedback"), "region_code": "141128"}
    await _create(client, "/v1/me/feedback", feedback | {"photo_id": await _photo(client, canary)})
    emergency = {"name": canary.words("emergency"), "phone": canary.number}
    volunteer = {"real_name": canary.real_name, "birth_year": 1990, "emergency": emergency}
    await _create(client, "/v1/me/volunteer", volunteer)
    team = {"name": f"示例队{uuid.uuid4().hex[:6]}", "kind": "team", "category": "other"}
    team |= {"contact_name": canary.words("organisation"), "contact_phone": canary.number}
    await _create(client, "/v1/regions/141128/organisations", team)


async def _photo(client: httpx.AsyncClient, canary: Canary) -> str:
    file = {"file": ("door.jpg", SMALL, "image/jpeg")}
    answer = await _ok(client, "POST", "/v1/me/photos", files=file, headers=once())
    canary.photo_ids.append(answer.json()["id"])
    return canary.photo_ids[-1]


async def _create(client: httpx.AsyncClient, url: str, body: dict[str, Any]) -> None:
    await _ok(client, "POST", url, json=body, headers=once())


async def _ok(client: httpx.AsyncClient, method: str, url: str, **sent: Any) -> httpx.Response:
    answer = await client.request(method, url, **sent)
    assert answer.is_success, f"{method} {url}: {answer.status_code} {answer.text}"
    return answer
