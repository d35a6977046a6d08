"""Jobs of the photo folder: what nothing uses goes, and so do the photos of who left."""

import asyncio
import uuid

from app import clock, jobs
from app.jobs import JobContext, Payload
from app.media import service
from app.media.files import PhotoFolder

BATCH = 1_000


@jobs.handler(service.REMOVE_FILES)
async def remove_photo_files(context: JobContext, payload: Payload) -> None:
    """Remove the files of photos whose rows are gone."""
    told = [uuid.UUID(photo_id) for photo_id in payload["photo_ids"]]
    await _remove_orphans(context, told)


@jobs.handler("erase_photos")
async def erase_photos(context: JobContext, payload: Payload) -> None:
    """Erase the photos of a person who left: ``{"account_id": ...}``."""
    async with context.sessionmaker.begin() as session:
        await service.erase_photos_of(session, uuid.UUID(payload["account_id"]))


@jobs.daily("sweep_photos", at="03:10")
async def sweep_photos(context: JobContext, _: Payload) -> None:
    """Remove photos that nothing used for a day, and files that a crash left without a row."""
    async with context.sessionmaker.begin() as session:
        gone = await service.forget_unattached(session)
    folder = PhotoFolder(context.settings.data_dir)
    await asyncio.to_thread(folder.remove, gone)
    before = (clock.now() - service.UNATTACHED_KEPT).timestamp()
    old = await asyncio.to_thread(folder.list_older_than, before)
    for start in range(0, len(old), BATCH):
        await _remove_orphans(context, old[start : start + BATCH])


async def _remove_orphans(context: JobContext, photo_ids: list[uuid.UUID]) -> None:
    async with context.sessionmaker() as session:
        orphans = await service.list_missing(session, photo_ids)
    await asyncio.to_thread(PhotoFolder(context.settings.data_dir).remove, orphans)
