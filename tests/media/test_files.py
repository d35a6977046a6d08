"""The folder of photos: whole files or none, and a sweep that touches nothing else."""

import errno
import os
import uuid
from pathlib import Path

import pytest

from app.db import new_id
from app.media.files import PhotoFolder, PhotoStoreFullError


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_photo_is_read_as_it_was_saved(tmp_path: Path) -> None:
    folder, photo_id = PhotoFolder(tmp_path), new_id()
    folder.save(photo_id, b"jpeg")
    assert folder.read(photo_id) == b"jpeg"
    assert files_in(tmp_path) == [f"{photo_id}.jpg"]
    assert folder.path_of(photo_id).parent.name == str(photo_id)[-2:]


def test_photos_that_are_gone_are_not_there_and_may_be_removed_again(tmp_path: Path) -> None:
    folder, photo_id = PhotoFolder(tmp_path), new_id()
    assert folder.read(photo_id) is None
    folder.save(photo_id, b"jpeg")
    folder.remove([photo_id, photo_id])
    assert folder.read(photo_id) is None


def test_a_disk_that_takes_no_more_leaves_nothing_half_written(tmp_path: Path) -> None:
    folder, photo_id = PhotoFolder(tmp_path), uuid.UUID(int=0xAB)
    folder.path_of(photo_id).mkdir(parents=True)  # the rename meets a folder of that name
    with pytest.raises(PhotoStoreFullError) as refusal:
        folder.save(photo_id, b"jpeg")
    assert isinstance(refusal.value.__cause__, OSError)
    assert refusal.value.__cause__.errno in (errno.EISDIR, errno.ENOTEMPTY, errno.EEXIST)
    assert files_in(tmp_path) == []


def test_a_sweep_finds_old_photos_and_clears_old_drafts_alone(tmp_path: Path) -> None:
    folder, old, young = PhotoFolder(tmp_path), new_id(), new_id()
    for photo_id in (old, young):
        folder.save(photo_id, b"jpeg")
    draft, stranger = (folder.path_of(old).with_name(name) for name in ("a.part", "readme.jpg"))
    for path in (draft, stranger, folder.path_of(old)):
        path.touch()
        os.utime(path, (1_000, 1_000))
    assert folder.list_older_than(2_000) == [old]
    assert not draft.exists()
    assert stranger.exists()
