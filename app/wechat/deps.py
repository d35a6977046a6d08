"""Which WeChat the service talks to: the real one, a sandbox on a port, or one in this process."""

import base64
import secrets
from typing import Annotated

import httpx
from fastapi import Depends, Request
from pydantic import SecretStr
from starlette.types import ASGIApp

from app.crypto import Cipher
from app.db import SessionMaker
from app.settings import SANDBOX_APP_ID, SANDBOX_APP_SECRET, WECHAT_BASE_URL, Settings
from app.wechat import crypto
from app.wechat.client import WeChatApp, WeChatClient
from app.wechat.sandbox import InProcessTransport, Sandbox
from app.wechat.sandbox.limits import UNLIMITED
from app.wechat.sandbox.pushes import PushSettings
from app.wechat.sandbox.state import CODE_URL, Template, released_pages
from app.wechat.tokens import DatabaseTokens

# Short-lived: a connection that WeChat closes while we write to it would fail calls that may
# not be sent twice.
CONNECTIONS = httpx.Limits(max_connections=32, max_keepalive_connections=8, keepalive_expiry=4)


def make_wechat(
    settings: Settings,
    sessionmaker: SessionMaker,
    cipher: Cipher,
    *,
    receiver: ASGIApp | None = None,
) -> WeChatClient:
    """Return the client for the settings; close it with ``aclose``.

    In demo mode without an address the sandbox runs in this process, and pushes its events
    into ``receiver``, our own app.

    Raises:
        ValueError: the push key is no EncodingAESKey, or production lacks the app's secret.
    """
    app = _app_of(settings)
    sandbox: Sandbox | None = None
    if settings.is_demo and settings.wechat_base_url is None:
        if receiver and app.push_token is None:
            app = _with_push_secrets(app)
        sandbox = _sandbox_for(app, settings, receiver)
        http = httpx.AsyncClient(
            transport=InProcessTransport(sandbox), base_url="http://wechat-sandbox"
        )
    else:
        http = httpx.AsyncClient(
            base_url=settings.wechat_base_url or WECHAT_BASE_URL,
            limits=CONNECTIONS,
            # A proxy of the environment serves the way out to WeChat, not to this computer.
            trust_env=not settings.is_demo,
        )
    tokens = DatabaseTokens(sessionmaker, cipher, app.app_id)
    return WeChatClient(http, app, tokens, owned=sandbox)


async def get_wechat(request: Request) -> WeChatClient:
    """Return the process's client."""
    wechat: WeChatClient = request.app.state.wechat
    return wechat


WeChatDep = Annotated[WeChatClient, Depends(get_wechat)]


def _app_of(settings: Settings) -> WeChatApp:
    secret = settings.wechat_app_secret
    if settings.is_demo:
        secret = secret or SecretStr(SANDBOX_APP_SECRET)
    elif secret is None or secret.get_secret_value() == SANDBOX_APP_SECRET:
        raise ValueError("NUANXIN_WECHAT_APP_SECRET must be the real secret of the app")
    if settings.push_aes_key:
        crypto.key_of(settings.push_aes_key.get_secret_value())
    return WeChatApp(
        app_id=settings.wechat_app_id or SANDBOX_APP_ID,
        app_secret=secret,
        push_token=settings.push_token,
        push_aes_key=settings.push_aes_key,
        page_state=settings.wechat_page_state,
    )


def _with_push_secrets(app: WeChatApp) -> WeChatApp:
    """Return the app with push secrets made up for this run: the sandbox is told the same."""
    key = base64.b64encode(secrets.token_bytes(32)).decode().rstrip("=")
    return WeChatApp(
        app_id=app.app_id,
        app_secret=app.app_secret,
        push_token=SecretStr(secrets.token_hex(16)),
        push_aes_key=SecretStr(key),
        page_state=app.page_state,
    )


def _sandbox_for(app: WeChatApp, settings: Settings, receiver: ASGIApp | None) -> Sandbox:
    public_url = settings.public_url
    sandbox = Sandbox(
        app_id=app.app_id,
        secret=app.app_secret.get_secret_value(),
        pages=released_pages(),
        code_url=f"{public_url.rstrip('/')}/preview" if public_url else CODE_URL,
        is_always_open=True,
        templates={one.id: Template(2, list(one.data)) for one in settings.templates.values()},
    )
    if settings.rate_limits == "off":
        sandbox.limits.logins_per_minute = UNLIMITED
    if receiver and app.push_token:
        transport = httpx.ASGITransport(receiver, raise_app_exceptions=False)
        sandbox.pushes.connect(
            PushSettings(
                url=f"http://127.0.0.1:{settings.port}/v1/wechat/push",
                token=app.push_token.get_secret_value(),
                aes_key=app.push_aes_key.get_secret_value() if app.push_aes_key else None,
            ),
            transport,
        )
    return sandbox
