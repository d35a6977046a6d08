"""Which WeChat the settings lead to."""

import socket

import pytest
from pydantic import SecretStr, ValidationError

from app.db import SessionMaker
from app.settings import Settings
from app.wechat.client import WeChatClient
from app.wechat.deps import make_wechat
from app.wechat.errors import WeChatError
from app.wechat.sandbox import Sandbox, run_sandbox
from tests.wechat.sandboxes import CIPHER, sandbox_on_port

REAL = {"wechat_app_id": "wx1234567890abcdef", "wechat_app_secret": SecretStr("real")}


def make(settings: Settings, sessionmaker: SessionMaker) -> WeChatClient:
    return make_wechat(settings, sessionmaker, CIPHER)


async def test_without_an_app_the_sandbox_runs_in_this_process(
    settings: Settings, sessionmaker: SessionMaker
) -> None:
    public = settings.model_copy(update={"public_url": "https://nuanxin.example.org/"})
    wechat = make(public, sessionmaker)
    assert isinstance(wechat.owned, Sandbox)
    assert wechat.owned.code_url == "https://nuanxin.example.org/preview"
    assert wechat.app.push_token is None, "nobody receives"
    assert (await wechat.jscode2session("demo:admin:1")).openid
    await wechat.aclose()


async def test_an_address_leads_to_a_sandbox_on_a_port(
    settings: Settings, sessionmaker: SessionMaker
) -> None:
    with sandbox_on_port(Sandbox()) as address:
        chosen = settings.model_copy(update={"wechat_base_url": address})
        wechat = make(chosen, sessionmaker)
        assert wechat.owned is None
        assert (await wechat.jscode2session("demo:admin:1")).openid
        assert (await wechat.getuserphonenumber("demo-phone:13800001234:1")).number
        await wechat.aclose()


async def test_production_talks_to_wechat_itself(
    settings: Settings, sessionmaker: SessionMaker
) -> None:
    wechat = make(settings.model_copy(update=REAL), sessionmaker)
    assert wechat.owned is None
    assert str(wechat.http.base_url) == "https://api.weixin.qq.com"
    assert "real" not in repr(wechat)
    await wechat.aclose()


@pytest.mark.parametrize("secret", [None, SecretStr("sandbox-secret")])
def test_production_refuses_the_sandbox_s_secret(
    settings: Settings, sessionmaker: SessionMaker, secret: SecretStr | None
) -> None:
    chosen = settings.model_copy(update=REAL | {"wechat_app_secret": secret})
    with pytest.raises(ValueError, match="NUANXIN_WECHAT_APP_SECRET"):
        make(chosen, sessionmaker)


def test_production_refuses_another_address() -> None:
    with pytest.raises(ValidationError, match="NUANXIN_WECHAT_BASE_URL"):
        Settings(
            _env_file=None,
            wechat_app_id="wx1234567890abcdef",
            wechat_app_secret=SecretStr("real"),
            wechat_base_url="http://127.0.0.1:9000",
        )


def test_a_push_key_that_is_none_stops_the_start(
    settings: Settings, sessionmaker: SessionMaker
) -> None:
    chosen = settings.model_copy(update={"push_aes_key": SecretStr("short")})
    with pytest.raises(ValueError, match="43 characters"):
        make(chosen, sessionmaker)


def test_a_taken_port_is_said_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        run_sandbox(taken.getsockname()[1])


def test_a_refusal_of_wechat_is_an_error_of_ours() -> None:
    assert (WeChatError(-1).status, WeChatError(-1).code) == (503, "wechat_unavailable")
