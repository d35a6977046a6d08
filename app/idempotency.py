"""``Idempotency-Key``: the same form sent twice has one effect and one answer.

The key's row is written in the transaction of the work itself: a crash rolls both back and
leaves nothing locked. A twin in flight waits on the unique index until the lock times out.
"""

import hashlib
import uuid
from datetime import datetime, timedelta
from typing import Annotated, TypeVar

from fastapi import Depends, Header, Request, Response
from pydantic import BaseModel
from sqlalchemy import LargeBinary, SmallInteger, Text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError
from sqlmodel import Field, col
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.crypto import Cipher
from app.db import INSTANT, Personal, SessionMaker, internal, personal
from app.errors import BadRequestError, ConflictError, MalformedError

KEPT = timedelta(hours=24)
AnswerT = TypeVar("AnswerT", bound=BaseModel)


class IdempotencyKey(Personal, table=True):
    """What was answered to a key; the answer is encrypted, for it may name somebody."""

    __tablename__ = "idempotency_key"

    key: uuid.UUID = Field(primary_key=True, sa_column_kwargs=internal(keep="24 hours"))
    digest: bytes = Field(sa_type=LargeBinary, sa_column_kwargs=internal("of the request"))
    status: int | None = Field(
        default=None, sa_type=SmallInteger, sa_column_kwargs=internal(keep="24 hours")
    )
    answer: str = Field(
        default="", sa_type=Text, sa_column_kwargs=personal("to say it again", "24 hours")
    )
    kept_at: datetime = Field(
        default_factory=clock.now, index=True, sa_type=INSTANT, sa_column_kwargs=internal()
    )


class IdempotencyKeyMissingError(BadRequestError):
    """The header is missing or no UUID."""

    code = "idempotency_key_missing"
    sentence = "请求缺少编号，请返回重试"


class IdempotencyKeyReusedError(MalformedError):
    """The key was used for another request."""

    code = "idempotency_key_reused"
    sentence = "这份内容与刚才提交的不同，请返回重新填写"


class RequestInFlightError(ConflictError):
    """The same request is being worked on."""

    code = "request_in_flight"
    sentence = "正在提交，请稍候"


class ReplayedAnswer(Exception):  # noqa: N818  # carries an answer, not an error
    """The answer that was given before; the handler in ``main`` sends it again."""

    def __init__(self, status: int, answer: str) -> None:
        self.status, self.answer = status, answer
        super().__init__()

    def response(self) -> Response:
        """Return the stored answer."""
        headers = {"Idempotent-Replayed": "true"}
        return Response(self.answer, self.status, headers, "application/json")


REFUSALS = (IdempotencyKeyMissingError, IdempotencyKeyReusedError, RequestInFlightError)


class Once:
    """One creating request of one account; see ``open_once``."""

    def __init__(self, request: Request, key: uuid.UUID) -> None:
        self._request, self._key = request, key
        self._cipher: Cipher = request.app.state.cipher
        self._row: IdempotencyKey | None = None

    async def replay(self, account_id: uuid.UUID, *, of: bytes | None = None) -> None:
        """Answer a repeated request before anything is spent or asked for it anew.

        A short read of its own, so that no transaction waits for what comes between it and
        ``begin``, which alone takes the key.

        Raises:
            ReplayedAnswer, IdempotencyKeyReusedError: as ``begin``.
        """
        digest = await self._digest(of)
        sessionmaker: SessionMaker = self._request.app.state.sessionmaker
        async with sessionmaker() as session:
            kept = await session.get(IdempotencyKey, (account_id, self._key))
        if kept is not None:
            self._answer(kept, digest)

    async def _digest(self, of: bytes | None) -> bytes:
        frame = f"{self._request.method} {self._request.url.path}\n".encode()
        body = await self._request.body() if of is None else of
        return hashlib.sha256(frame + body).digest()

    async def begin(
        self, session: AsyncSession, account_id: uuid.UUID, *, of: bytes | None = None
    ) -> None:
        """Take the key for this request; ``of`` stands for a body that was read as a stream.

        Raises:
            ReplayedAnswer: the request was answered before.
            IdempotencyKeyReusedError: the key stood on another request.
            RequestInFlightError: its twin has not ended.
        """
        digest = await self._digest(of)
        row = IdempotencyKey(account_id=account_id, key=self._key, digest=digest)
        statement = insert(IdempotencyKey).values(**row.model_dump()).on_conflict_do_nothing()
        try:
            taken = await session.exec(statement.returning(col(IdempotencyKey.key)))
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", "") == "55P03":  # lock_not_available
                raise RequestInFlightError from error
            raise
        if taken.first() is None:
            self._answer(await session.get_one(IdempotencyKey, (account_id, self._key)), digest)
        self._row = await session.get(IdempotencyKey, (account_id, self._key))

    def _answer(self, kept: IdempotencyKey, digest: bytes) -> None:
        if kept.digest != digest:
            raise IdempotencyKeyReusedError
        if kept.status is None:
            raise RequestInFlightError
        raise ReplayedAnswer(kept.status, self._cipher.decrypt(kept.answer, self._bound(kept)))

    def keep(self, answer: AnswerT, status: int = 201) -> AnswerT:
        """Remember the answer with the work, and return it."""
        if self._row is None:
            raise RuntimeError("Once.keep before Once.begin")
        self._row.status = status
        self._row.answer = self._cipher.encrypt(answer.model_dump_json(), self._bound(self._row))
        return answer

    @staticmethod
    def _bound(row: IdempotencyKey) -> str:
        return f"idempotency_key:answer:{row.account_id}:{row.key}"


async def open_once(
    request: Request,
    idempotency_key: Annotated[
        str | None, Header(description="a UUID made per form, kept over retries")
    ] = None,
) -> Once:
    """Read the header.

    Raises:
        IdempotencyKeyMissingError: it is missing or no UUID.
    """
    try:
        return Once(request, uuid.UUID(idempotency_key or ""))
    except ValueError:
        raise IdempotencyKeyMissingError from None


OnceDep = Annotated[Once, Depends(open_once)]
