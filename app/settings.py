"""Configuration, read once from the environment (prefix ``NUANXIN_``) and ``.env``."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

SANDBOX_APP_ID = "wx00000000000000aa"
SANDBOX_APP_SECRET = "sandbox-secret"  # noqa: S105  # the sandbox's published secret, refused in production
WECHAT_BASE_URL = "https://api.weixin.qq.com"


def _with_driver(url: str) -> str:
    """Accept what operators copy from elsewhere; name the driver that we use."""
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in ("postgres", "postgresql", "postgresql+asyncpg"):
        raise ValueError("the address of a database begins with postgresql://")
    return f"postgresql+asyncpg://{rest}"


# Not PostgresDsn, which refuses the empty host of a unix socket.
DatabaseUrl = Annotated[str, AfterValidator(_with_driver)]


MessageKind = Literal[
    "cancellation", "offer", "change", "reminder", "place_confirmed", "hours_awarded"
]
MessageWord = Literal["title", "text", "at", "kind"]


class MessageTemplate(BaseModel):
    """A subscription template of WeChat's, and which word of a message each of its keys takes."""

    id: str = Field(min_length=1, max_length=128)
    data: dict[str, MessageWord]


# What a demonstration's own WeChat knows: one for what one signs up for, one for hours.
_DEMO_DATA: dict[str, MessageWord] = {
    "phrase1": "kind",
    "thing2": "title",
    "thing3": "text",
    "time4": "at",
}
_ABOUT_A_PLACE = MessageTemplate(id="demo-activity", data=_DEMO_DATA)
DEMO_TEMPLATES: dict[MessageKind, MessageTemplate] = {
    "cancellation": _ABOUT_A_PLACE,
    "offer": _ABOUT_A_PLACE,
    "change": _ABOUT_A_PLACE,
    "reminder": _ABOUT_A_PLACE,
    "place_confirmed": _ABOUT_A_PLACE,
    "hours_awarded": MessageTemplate(id="demo-hours", data=_DEMO_DATA),
}


def _split(told: object) -> object:
    return told.split(",") if isinstance(told, str) else told


# As numbers with commas between, not as JSON.
StarHours = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_split)]


class Settings(BaseSettings):
    """Every knob of the service; README lists them."""

    model_config = SettingsConfigDict(env_prefix="NUANXIN_", env_file=".env", extra="ignore")

    data_dir: Path = Path("data")
    database_url: DatabaseUrl | None = None
    owner_database_url: DatabaseUrl | None = None
    secrets: SecretStr | None = None

    wechat_app_id: str | None = None
    wechat_app_secret: SecretStr | None = None
    wechat_base_url: str | None = None
    push_token: SecretStr | None = None
    push_aes_key: SecretStr | None = None
    wechat_page_state: Literal["release", "trial", "develop"] = "release"
    wechat_templates: dict[MessageKind, MessageTemplate] = {}

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    processes: int = Field(default=1, ge=1, le=64)
    public_url: str | None = None
    forwarded_allow_ips: str = ""
    rate_limits: Literal["on", "off"] = "on"
    jobs: Literal["inline", "off"] = "inline"
    log_format: Literal["console", "json"] = "json"

    orm_pool: int = Field(default=8, ge=1, le=64)
    hot_pool: int = Field(default=8, ge=1, le=64)

    default_region: str = Field(default="141128", pattern=r"^\d{6}$")
    get_location: bool = True
    privacy_version: str = "2026-11-01"
    task_hours: int = Field(default=24, ge=1, le=240)
    offer_minutes: int = Field(default=120, ge=15, le=2880)
    rush_hours: int = Field(default=6, ge=0, le=72)
    volunteer_version: str = "2026-11-22"
    ask_id_number: bool = False
    publicity_days: int = Field(default=7, ge=0, le=90)
    hand_minutes_a_day: int = Field(default=480, ge=0, le=1440)
    star_hours: StarHours = (100, 300, 600, 1000, 1500)

    @property
    def is_demo(self) -> bool:
        """No real WeChat app: demonstration on this computer alone."""
        return self.wechat_app_id in (None, SANDBOX_APP_ID)

    @property
    def templates(self) -> dict[str, MessageTemplate]:
        """Which template carries which kind of message; a demonstration has its own."""
        own = self.wechat_templates or not self.is_demo
        chosen = self.wechat_templates if own else DEMO_TEMPLATES
        return {str(kind): template for kind, template in chosen.items()}

    @property
    def is_embedded(self) -> bool:
        """The service runs its own PostgreSQL inside ``data_dir``."""
        return self.database_url is None

    @model_validator(mode="after")
    def refuse_unsafe_combinations(self) -> Self:
        """Stop at start-up rather than serve with known secrets or without limits."""
        if self.is_demo:
            return self
        secret = self.wechat_app_secret.get_secret_value() if self.wechat_app_secret else ""
        if secret in ("", SANDBOX_APP_SECRET):
            raise ValueError("NUANXIN_WECHAT_APP_SECRET must be the real secret of the app")
        if self.wechat_base_url not in (None, WECHAT_BASE_URL):
            raise ValueError("NUANXIN_WECHAT_BASE_URL may not point away from WeChat in production")
        if self.rate_limits == "off":
            raise ValueError("NUANXIN_RATE_LIMITS=off is refused in production")
        return self


@lru_cache
def get_settings() -> Settings:
    """Return the process-wide settings."""
    return Settings()
