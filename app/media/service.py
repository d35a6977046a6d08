"""Photos in the database: keeping, attaching, removing, erasing."""

import uuid
from datetime import timedelta

from sqlalchemy import delete, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock, jobs
from app.accounts.models import Account
from app.audit.service import record_act
from app.crypto import UrlSigner
from app.errors import NotFoundError
from app.media.images import Reencoded
from app.media.models import Photo, PhotoPublic, Purpose

# Somebody who uploads a photo sends the form within minutes; who comes back tomorrow starts anew.
UNATTACHED_KEPT = timedelta(days=1)
REMOVE_FILES = "remove_photo_files"


class PhotoNotFoundError(NotFoundError):
    """No such photo, not the caller's, or used already."""

    code = "photo_not_found"
    sentence = "没有找到这张照片，请重新上传"


def add_photo(
    session: AsyncSession, photo_id: uuid.UUID, image: Reencoded, *, owner_id: uuid.UUID
) -> Photo:
    """Write the row of a photo that lies in the folder already."""
    photo = Photo(
        id=photo_id,
        account_id=owner_id,
        width=image.width,
        height=image.height,
        size_bytes=len(image.jpeg),
    )
    session.add(photo)
    return photo


def describe(photo: Photo, signer: UrlSigner) -> PhotoPublic:
    """Return what the uploader is told."""
    url = signer.photo_url(photo.id, clock.now())
    return PhotoPublic(id=photo.id, url=url, width=photo.width, height=photo.height)


async def attach_photo(
    session: AsyncSession,
    photo_id: uuid.UUID,
    *,
    purpose: Purpose,
    owner_id: uuid.UUID,
    region_code: str | None = None,
) -> None:
    """Bind a photo to what it shows, once.

    Raises:
        PhotoNotFoundError: there is none, it is somebody else's, or it is attached already.
    """
    taken = await session.exec(
        update(Photo)
        .where(
            col(Photo.id) == photo_id,
            col(Photo.account_id) == owner_id,
            col(Photo.attached_at).is_(None),
        )
        .values(purpose=purpose, region_code=region_code, attached_at=clock.now())
        .returning(col(Photo.id))
    )
    if taken.first() is None:
        raise PhotoNotFoundError


async def remove_photos(session: AsyncSession, photo_ids: list[uuid.UUID]) -> None:
    """Forget photos; their files go after the commit."""
    if photo_ids:
        await session.exec(delete(Photo).where(col(Photo.id).in_(photo_ids)))
        told = {"photo_ids": [str(photo_id) for photo_id in photo_ids]}
        await jobs.enqueue(session, REMOVE_FILES, told)


async def set_avatar(
    session: AsyncSession, account: Account, photo_id: uuid.UUID, image: Reencoded
) -> None:
    """Give an account, its row locked, a new picture; forget the one before.

    The picture lies in the folder already. Two at once, without the lock, would leave one behind.
    """
    photo = add_photo(session, photo_id, image, owner_id=account.id)
    photo.purpose, photo.attached_at = Purpose.AVATAR, clock.now()
    await remove_photos(session, [account.avatar_id] if account.avatar_id else [])
    account.avatar_id = photo.id
    record_act(session, "set_avatar", account_id=account.id)


async def erase_photos_of(session: AsyncSession, account_id: uuid.UUID) -> None:
    """Erase a person's photos; those of stations and activities stay, and name nobody."""
    own = col(Photo.account_id) == account_id
    is_public = col(Photo.purpose).in_((Purpose.STATION, Purpose.ACTIVITY))
    await session.exec(update(Photo).where(own, is_public).values(account_id=None))
    found = await session.exec(select(Photo.id).where(own))
    await remove_photos(session, list(found))


async def forget_unattached(session: AsyncSession) -> list[uuid.UUID]:
    """Delete the rows of photos that nothing used for a day; return their ids."""
    before = clock.now() - UNATTACHED_KEPT
    gone = await session.exec(
        delete(Photo)
        .where(col(Photo.attached_at).is_(None), col(Photo.created_at) < before)
        .returning(col(Photo.id))
    )
    return [photo_id for (photo_id,) in gone.all()]


async def list_missing(session: AsyncSession, photo_ids: list[uuid.UUID]) -> list[uuid.UUID]:
    """Return those of the ids that no row has."""
    found = set(await session.exec(select(Photo.id).where(col(Photo.id).in_(photo_ids))))
    return [photo_id for photo_id in photo_ids if photo_id not in found]
