"""WeChat's check of what people write to staff (domain rule 8).

Asked while the person submits: WeChat judges only for those who were in the mini-program within
two hours. Whatever WeChat's state, a complaint can be made: without a verdict the words are kept
as ``pending`` and staff see so.
"""

import uuid
from typing import Final

from fastapi import Request

from app.accounts import service as accounts
from app.db import SessionMaker
from app.errors import MalformedError
from app.logs import get_log
from app.wechat.client import WeChatClient
from app.wechat.errors import WeChatError

COMMENT_SCENE: Final = 2
PENDING = "pending"


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
