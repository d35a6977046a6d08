"""The folder of photos: ``<last two digits of the id>/<id>.jpg``, each file written in one step."""

import os
import uuid
from contextlib import suppress
from pathlib import Path

from app.errors import UnavailableError


class PhotoStoreFullError(UnavailableError):
    """The disk takes no more."""

    code = "photo_store_full"
    sentence = "照片暂时存不下，请稍后再试"
    retry_after_seconds = 600


class PhotoFolder:
    """Photos on disk. Its methods block: they are called in a thread."""

    def __init__(self, data_dir: Path) -> None:
        self._root = data_dir / "photos"

    def path_of(self, photo_id: uuid.UUID) -> Path:
        """Return where a photo lies; the last digits of a UUIDv7 are random, the first are not."""
        return self._root / photo_id.hex[-2:] / f"{photo_id}.jpg"

    def save(self, photo_id: uuid.UUID, jpeg: bytes) -> None:
        """Write a photo so that it is there whole, also after a crash, or not at all.

        Raises:
            PhotoStoreFullError: the disk refuses it.
        """
        path = self.path_of(photo_id)
        draft = path.with_suffix(".part")
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with draft.open("wb") as file:
                file.write(jpeg)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise PhotoStoreFullError from error

    def read(self, photo_id: uuid.UUID) -> bytes | None:
        """Return a photo's bytes, None when it is not there."""
        try:
            return self.path_of(photo_id).read_bytes()
        except FileNotFoundError:
            return None

    def remove(self, photo_ids: list[uuid.UUID]) -> None:
        """Remove photos; those that are gone already are no fault."""
        for photo_id in photo_ids:
            self.path_of(photo_id).unlink(missing_ok=True)

    def list_older_than(self, timestamp: float) -> list[uuid.UUID]:
        """Return the photos written before a second since the epoch; old drafts are swept away."""
        found = []
        for path in self._root.glob("??/*"):
            with suppress(FileNotFoundError, ValueError):  # removed meanwhile; not one of ours
                if path.stat().st_mtime >= timestamp:
                    continue
                if path.suffix == ".part":
                    path.unlink()
                elif path.suffix == ".jpg":
                    found.append(uuid.UUID(path.stem))
        return found
