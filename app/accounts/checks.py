"""WeChat's check of what people write to staff, and of what staff publish (domain rule 8).

Asked while the person submits: WeChat judges only for those who were in the mini-program within
two hours. Whatever WeChat's state, a complaint can be made: without a verdict the words are kept
as ``pending`` and staff see so.
"""

import uuid
from collections.abc import Iterable, Iterator
from typing import Final

from fastapi import Request
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import service as accounts
from app.db import SessionMaker
from app.errors import MalformedError
from app.logs import get_log
from app.wechat.client import WeChatClient
from app.wechat.errors import WeChatError

COMMENT_SCENE: Final = 2
PENDING = "pending"
WORDS_AT_ONCE = 2500  # characters that WeChat takes


class ContentRefusedError(MalformedError):
    """WeChat's check says the words break the rules."""

    code = "content_refused"
    sentence = "内容里有平台不允许的词语，请修改后再提交"


async def check_words(request: Request, account_id: uuid.UUID, words: str) -> str:
    """Return pass, review, or pending when WeChat did not answer.

    Raises:
        ContentRefusedError: the words are risky.
    """
    if not words:
        return "pass"
    sessionmaker: SessionMaker = request.app.state.sessionmaker
    async with sessionmaker() as session:  # closed again before WeChat is asked
        openid = (await accounts.get_account(session, account_id)).openid
    wechat: WeChatClient = request.app.state.wechat
    try:
        verdict = await wechat.msg_sec_check(words, openid=openid, scene=COMMENT_SCENE)
    except WeChatError as error:
        get_log().warning("words_not_checked", errcode=error.errcode)
        return PENDING
    if verdict.suggest == "risky":
        raise ContentRefusedError
    return verdict.suggest


async def check_published(
    request: Request, session: AsyncSession, account_id: uuid.UUID, words: Iterable[str]
) -> None:
    """Refuse what staff want to publish, or to answer, if it is risky.

    ``session`` has only read so far, and is given back before WeChat is asked. Staff can work
    while WeChat is down: the log tells that nobody has looked.

    Raises:
        ContentRefusedError: the words are risky.
    """
    await session.commit()
    for part in _parts(words):
        await check_words(request, account_id, part)


def _parts(words: Iterable[str]) -> Iterator[str]:
    """Yield the texts, as many at once as WeChat takes."""
    part = ""
    for text in filter(None, words):
        if part and len(part) + 1 + len(text) > WORDS_AT_ONCE:
            yield part
            part = ""
        part = f"{part}\n{text}" if part else text
    if part:
        yield part
