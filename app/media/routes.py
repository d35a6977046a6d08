"""Uploading and looking at photos."""

import asyncio
import uuid
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app import clock
from app.accounts import service as accounts
from app.accounts.auth import LOGIN_REFUSALS, CurrentAccount
from app.accounts.models import Me
from app.crypto import UrlSigner, photo_path
from app.db import SessionMaker, new_id
from app.errors import ForbiddenError, TooManyRequestsError, problems
from app.idempotency import REFUSALS as ONCE_REFUSALS
from app.idempotency import OnceDep
from app.limits import spend_account
from app.media import images, service, uploads
from app.media.files import PhotoFolder, PhotoStoreFullError
from app.media.models import PhotoPublic

PHOTOS_A_DAY = 30  # a keeper who photographs a new station in full needs ten
DAY_SECONDS = 24 * 60 * 60

me_router = APIRouter(prefix="/v1/me", tags=["me"], responses=problems(*LOGIN_REFUSALS))
router = APIRouter(prefix="/v1/photos", tags=["photos"])


class PhotoQuotaError(TooManyRequestsError):
    """More photos than a person needs in a day."""

    code = "photo_quota"
    sentence = "今天上传的照片较多，请明天再试"


class PhotoLinkExpiredError(ForbiddenError):
    """The address was not signed by us, or no longer holds."""

    code = "photo_link_expired"
    sentence = "图片链接已过期，请刷新页面"


class JpegResponse(Response):
    """A photo."""

    media_type = "image/jpeg"


UPLOAD_REFUSALS = (*uploads.REFUSALS, *images.REFUSALS, PhotoQuotaError, PhotoStoreFullError)


async def _receive(
    request: Request, account_id: uuid.UUID
) -> tuple[bytes, images.Reencoded, uuid.UUID]:
    """Return what was sent, what was made of it, and the id under which it now lies in the folder.

    No session is held meanwhile. A file whose row is then not written is swept away in a day.
    """
    try:
        await spend_account(request, "photo", account_id, times=PHOTOS_A_DAY, seconds=DAY_SECONDS)
    except TooManyRequestsError as error:
        raise PhotoQuotaError(retry_after_seconds=error.retry_after_seconds) from None
    data = await uploads.read_photo(request)
    image, photo_id = await images.reencode(data), new_id()
    folder = PhotoFolder(request.app.state.settings.data_dir)
    await asyncio.to_thread(folder.save, photo_id, image.jpeg)
    return data, image, photo_id


@me_router.post(
    "/photos",
    operation_id="upload_my_photo",
    status_code=201,
    responses=problems(*UPLOAD_REFUSALS, *ONCE_REFUSALS),
    openapi_extra=uploads.REQUEST_BODY,
)
async def upload_my_photo(request: Request, caller: CurrentAccount, once: OnceDep) -> PhotoPublic:
    """Take a photo in, to be attached to a report within a day."""
    data, image, photo_id = await _receive(request, caller.account_id)
    sessionmaker: SessionMaker = request.app.state.sessionmaker
    async with sessionmaker.begin() as session:
        # Of the photo alone: a phone that tries again frames it with another boundary.
        await once.begin(session, caller.account_id, of=data)
        photo = service.add_photo(session, photo_id, image, owner_id=caller.account_id)
        return once.keep(service.describe(photo, request.app.state.url_signer))


@me_router.put(
    "/avatar",
    operation_id="set_my_avatar",
    responses=problems(*UPLOAD_REFUSALS),
    openapi_extra=uploads.REQUEST_BODY,
)
async def set_my_avatar(request: Request, caller: CurrentAccount) -> Me:
    """Set one's own picture; the one before is removed."""
    _, image, photo_id = await _receive(request, caller.account_id)
    state = request.app.state
    sessionmaker: SessionMaker = state.sessionmaker
    async with sessionmaker.begin() as session:
        account = await accounts.get_account(session, caller.account_id, for_update=True)
        await service.set_avatar(session, account, photo_id, image)
        return await accounts.describe_me(session, account, state.cipher, state.url_signer)


@router.get(
    "/{photo_id}",
    operation_id="read_photo",
    response_class=JpegResponse,
    responses={
        200: {"content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}}},
        304: {"description": "as the caller has it"},
        **problems(PhotoLinkExpiredError, service.PhotoNotFoundError),
    },
)
async def read_photo(
    request: Request,
    photo_id: uuid.UUID,
    expires: Annotated[int, Query(ge=0, le=2**53, description="seconds since the epoch")],
    signature: Annotated[str, Query(max_length=64)],
) -> Response:
    """Return a photo to whoever holds its signed address."""
    signer: UrlSigner = request.app.state.url_signer
    now = clock.now()
    if not signer.is_valid(photo_path(photo_id), expires, signature, now):
        raise PhotoLinkExpiredError
    headers = {
        "cache-control": f"private, max-age={expires - int(now.timestamp())}, immutable",
        "etag": f'"{photo_id}"',  # a photo's bytes never change
        "content-disposition": f'inline; filename="{photo_id}.jpg"',
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
    }
    if headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    jpeg = await asyncio.to_thread(PhotoFolder(request.app.state.settings.data_dir).read, photo_id)
    if jpeg is None:
        raise service.PhotoNotFoundError
    return JpegResponse(jpeg, headers=headers)
