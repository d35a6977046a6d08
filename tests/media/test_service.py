"""Photos in the database: attached once by their owner, and gone when they should be."""

import asyncio
import os
import uuid
from datetime import timedelta

import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts.models import Account
from app.db import SessionMaker, new_id
from app.jobs import JobContext, handlers
from app.media import cleaning, service
from app.media.files import PhotoFolder
from app.media.images import Reencoded
from app.media.models import Photo, Purpose
from app.settings import Settings

IMAGE = Reencoded(2, 1, b"jpeg")


async def make_account(session: AsyncSession) -> Account:
    account = Account(openid=f"o{uuid.uuid4().hex}")
    session.add(account)
    await session.flush()
    return account


async def make_photo(
    session: AsyncSession, settings: Settings, owner: Account, purpose: Purpose | None = None
) -> uuid.UUID:
    photo_id = new_id()
    PhotoFolder(settings.data_dir).save(photo_id, IMAGE.jpeg)
    service.add_photo(session, photo_id, IMAGE, owner_id=owner.id)
    await session.flush()
    if purpose:
        await service.attach_photo(session, photo_id, purpose=purpose, owner_id=owner.id)
    return photo_id


async def list_ids(session: AsyncSession) -> set[uuid.UUID]:
    return set(await session.exec(select(Photo.id)))


@pytest.fixture
def context(sessionmaker: SessionMaker, settings: Settings) -> JobContext:
    return JobContext(sessionmaker, None, settings)


async def test_a_photo_is_attached_once_and_by_its_owner_alone(
    session: AsyncSession, settings: Settings
) -> None:
    owner, other = await make_account(session), await make_account(session)
    photo_id = await make_photo(session, settings, owner)
    for wrong_id, wrong_owner in ((photo_id, other.id), (new_id(), owner.id)):
        with pytest.raises(service.PhotoNotFoundError):
            await service.attach_photo(
                session, wrong_id, purpose=Purpose.FAULT, owner_id=wrong_owner
            )
    told = {"purpose": Purpose.FAULT, "owner_id": owner.id, "region_code": "141128"}
    await service.attach_photo(session, photo_id, **told)  # type: ignore[arg-type]  # a dict is loose
    with pytest.raises(service.PhotoNotFoundError):
        await service.attach_photo(session, photo_id, purpose=Purpose.STATION, owner_id=owner.id)
    photo = await session.get_one(Photo, photo_id, populate_existing=True)
    assert (photo.purpose, photo.region_code) == (Purpose.FAULT, "141128")


async def test_of_two_who_attach_a_photo_at_once_one_does(
    sessionmaker: SessionMaker, settings: Settings
) -> None:
    async with sessionmaker.begin() as session:
        owner = await make_account(session)
        photo_id = await make_photo(session, settings, owner)

    async def attach() -> bool:
        async with sessionmaker.begin() as own:
            try:
                await service.attach_photo(own, photo_id, purpose=Purpose.FAULT, owner_id=owner.id)
            except service.PhotoNotFoundError:
                return False
            await asyncio.sleep(0.05)
            return True

    assert sorted(await asyncio.gather(*[attach() for _ in range(4)])) == [False] * 3 + [True]


async def test_the_file_of_a_removed_photo_goes_after_the_commit_and_not_before(
    sessionmaker: SessionMaker, settings: Settings, context: JobContext
) -> None:
    folder = PhotoFolder(settings.data_dir)
    async with sessionmaker.begin() as session:
        owner = await make_account(session)
        photo_id = await make_photo(session, settings, owner, Purpose.STATION)
    told = {"photo_ids": [str(photo_id)]}
    async with sessionmaker() as session:
        await service.remove_photos(session, [photo_id])
        await session.rollback()
    await handlers[service.REMOVE_FILES](context, told)
    assert folder.read(photo_id) == IMAGE.jpeg
    async with sessionmaker.begin() as session:
        await service.remove_photos(session, [photo_id])
    await handlers[service.REMOVE_FILES](context, told)
    await handlers[service.REMOVE_FILES](context, told)
    assert folder.read(photo_id) is None


async def test_who_leaves_takes_their_photos_along_and_the_stations_keep_theirs(
    sessionmaker: SessionMaker, settings: Settings, context: JobContext
) -> None:
    async with sessionmaker.begin() as session:
        owner, other = await make_account(session), await make_account(session)
        kept = await make_photo(session, settings, owner, Purpose.STATION)
        others = await make_photo(session, settings, other, Purpose.FAULT)
        gone = [
            await make_photo(session, settings, owner, purpose)
            for purpose in (Purpose.FAULT, Purpose.AVATAR, Purpose.FEEDBACK, None)
        ]
    await handlers["erase_photos"](context, {"account_id": str(owner.id)})
    await handlers[service.REMOVE_FILES](context, {"photo_ids": [str(each) for each in gone]})
    async with sessionmaker() as session:
        assert await list_ids(session) == {kept, others}
        assert (await session.get_one(Photo, kept)).account_id is None
    folder = PhotoFolder(settings.data_dir)
    assert [folder.read(each) for each in gone] == [None] * 4
    assert folder.read(kept) == folder.read(others) == IMAGE.jpeg


async def test_the_sweep_takes_what_nothing_used_for_a_day_and_files_without_a_row(
    sessionmaker: SessionMaker, settings: Settings, context: JobContext
) -> None:
    folder, orphan = PhotoFolder(settings.data_dir), new_id()
    async with sessionmaker.begin() as session:
        owner = await make_account(session)
        used = await make_photo(session, settings, owner, Purpose.STATION)
        unused = await make_photo(session, settings, owner)
    folder.save(orphan, b"jpeg")
    for photo_id in (used, unused, orphan):
        assert os.stat(folder.path_of(photo_id)).st_size
    with clock.shift(timedelta(hours=23)):
        await cleaning.sweep_photos(context, {})
    assert [folder.read(each) for each in (used, unused, orphan)] == [b"jpeg"] * 3
    with clock.shift(timedelta(hours=25)):
        await cleaning.sweep_photos(context, {})
    assert [folder.read(each) for each in (used, unused, orphan)] == [b"jpeg", None, None]
    async with sessionmaker() as session:
        assert await list_ids(session) == {used}
