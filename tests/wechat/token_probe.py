"""A process that needs the access token: ``token_probe.py DATABASE SANDBOX``, a line a round."""

import asyncio
import base64
import hashlib
import sys

import httpx
from pydantic import SecretStr
from sqlmodel.ext.asyncio.session import AsyncSession

from app.crypto import Cipher, FieldKey, Secrets
from app.db import make_engine, make_sessionmaker
from app.settings import SANDBOX_APP_ID, SANDBOX_APP_SECRET
from app.wechat.client import WeChatApp, WeChatClient
from app.wechat.models import WeChatToken
from app.wechat.tokens import DatabaseTokens

KEY = base64.b64encode(hashlib.sha256(b"shared by the probes").digest())
SECRETS = Secrets(
    field_keys=[FieldKey.model_validate({"id": "k1", "key": KEY.decode()})],
    index_key=b"",
    token_pepper=b"",
    url_key=b"",
)


class UnlockedTokens(DatabaseTokens):
    """The same without the lock: the negative control."""

    async def _locked_row(self, session: AsyncSession) -> WeChatToken:
        row = await session.get(WeChatToken, self._app_id)
        return row or WeChatToken(app_id=self._app_id)


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def main(url: str, address: str) -> None:
    """Each line read is a start: say which token was found, without any of an earlier round."""
    engine = make_engine(url, 2)
    sessionmaker = make_sessionmaker(engine)
    app = WeChatApp(SANDBOX_APP_ID, SecretStr(SANDBOX_APP_SECRET))
    async with httpx.AsyncClient(base_url=address, trust_env=False) as http:
        async with sessionmaker() as session:  # connected before the start
            await session.connection()
        tell("ready")
        while how := (await asyncio.to_thread(sys.stdin.readline)).strip():
            kind = DatabaseTokens if how == "locked" else UnlockedTokens
            tokens = kind(sessionmaker, Cipher(SECRETS), SANDBOX_APP_ID)
            wechat = WeChatClient(http, app, tokens)
            token = await tokens.current(wechat.stable_token)
            tell(hashlib.sha256(token.value.encode()).hexdigest())
    await engine.dispose()


asyncio.run(main(*sys.argv[1:3]))
