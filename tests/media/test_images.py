"""The decoder's own process: limits that hold, and nothing of ours in it."""

import asyncio
import io
import resource
import signal
import sys
from pathlib import Path

import pytest
from PIL import Image

from app.errors import AppError
from app.media import images
from tests.media import pictures
from tests.media.pictures import HOSTILE, SMALL, encoded

WORDS = {
    "too_many_pixels": images.PhotoTooManyPixelsError,
    "animated": images.PhotoAnimatedError,
    "unreadable": images.PhotoUnreadableError,
}
MEGABYTE = 1024 * 1024


@pytest.mark.parametrize("name", list(HOSTILE)[::3])
async def test_the_decoders_refusal_reaches_the_person_as_a_sentence(name: str) -> None:
    data, word = HOSTILE[name]
    with pytest.raises(WORDS[word]):
        await images.reencode(data)


@pytest.mark.parametrize("name", ["empty", "svg", "gif", "pdf", "zip", "tiff", "text"])
async def test_what_is_no_photo_never_reaches_the_decoder(name: str) -> None:
    gif = encoded(pictures.two_halves(), "GIF")
    tiff = encoded(pictures.two_halves(), "TIFF")
    sent = {"empty": b"", "svg": pictures.SVG, "gif": gif, "pdf": b"%PDF-1.7", "zip": b"PK\3\4"}
    data = {**sent, "tiff": tiff, "text": "暖".encode()}[name]
    with pytest.raises(images.PhotoKindUnsupportedError):
        await images.reencode(data)


async def test_heic_is_refused_with_what_to_do_about_it() -> None:
    with pytest.raises(images.PhotoHeicError, match="photo_heic") as refusal:
        await images.reencode(pictures.HEIC)
    assert "兼容性" in refusal.value.sentence


async def test_a_photo_comes_back_small_and_plain() -> None:
    result = await images.reencode(encoded(Image.new("RGB", (4000, 3000), "red")))
    assert (result.width, result.height) == (1600, 1200)
    assert Image.open(io.BytesIO(result.jpeg)).size == (1600, 1200)


async def test_the_largest_pictures_let_in_stay_below_200_megabytes(tmp_path: Path) -> None:
    held = {
        "jpeg": encoded(Image.new("CMYK", (8000, 5000))),
        "png": encoded(Image.new("RGBA", (3740, 3740), (1, 2, 3, 100)), "PNG"),
        "webp": encoded(Image.new("RGBA", (3000, 3000), (1, 2, 3, 9)), "WEBP", lossless=True),
    }
    program = (
        "import resource, subprocess, sys;"
        "run = subprocess.run([sys.executable, '-I', *sys.argv[1:]], stdin=sys.stdin,"
        " stdout=subprocess.DEVNULL, env={});"
        "print(run.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    unit = 1024 if sys.platform == "linux" else 1
    for kind, data in held.items():
        (tmp_path / kind).write_bytes(data)
        with (tmp_path / kind).open("rb") as file:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-c",
                program,
                str(images.DECODER),
                kind,
                stdin=file,
                stdout=asyncio.subprocess.PIPE,
            )
            told, _ = await process.communicate()
        code, peak = map(int, told.split())
        assert code == 0, kind
        assert peak * unit < 200 * MEGABYTE, kind


async def test_the_service_itself_does_not_grow_with_hostile_pictures() -> None:
    await images.reencode(SMALL)
    unit = 1024 if sys.platform == "linux" else 1
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    largest = encoded(Image.new("L", (3740, 3740)), "PNG")
    await asyncio.gather(*[images.reencode(largest) for _ in range(4)])
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit - before < 50 * MEGABYTE


async def test_a_decoder_that_does_not_end_is_killed(tmp_path: Path) -> None:
    endless = tmp_path / "endless.py"
    endless.write_text("import time; time.sleep(60)")
    code, _ = await images._decode(SMALL, "jpeg", decoder=endless, timeout_seconds=0.5)
    assert code == -signal.SIGKILL


async def test_a_decoder_learns_nothing_of_our_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    curious = tmp_path / "curious.py"
    curious.write_text(
        "import os, sys; sys.exit(0 if 'NUANXIN_SECRETS' in os.environ else sys.stdin.close() or 3)"
    )
    monkeypatch.setenv("NUANXIN_SECRETS", "canary")
    code, _ = await images._decode(b"", "jpeg", decoder=curious)
    assert code == images.REFUSED


async def test_more_people_than_can_wait_are_told_to_come_again() -> None:
    many = images.AT_ONCE + images.WAITING_MAX + 3
    answers = await asyncio.gather(
        *[images.reencode(SMALL) for _ in range(many)], return_exceptions=True
    )
    refused = [each for each in answers if isinstance(each, images.PhotosBusyError)]
    assert len(refused) == 3
    assert len([each for each in answers if isinstance(each, images.Reencoded)]) == many - 3
    assert isinstance(await images.reencode(SMALL), images.Reencoded)


async def test_one_who_goes_away_leaves_the_place_free() -> None:
    waiting = [asyncio.create_task(images.reencode(SMALL)) for _ in range(6)]
    await asyncio.sleep(0.05)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert images._queue.present == 0
    assert isinstance(await images.reencode(SMALL), images.Reencoded)


def test_every_refusal_says_a_sentence_of_its_own() -> None:
    refusals: tuple[type[AppError], ...] = images.REFUSALS
    assert len({each.sentence for each in refusals}) == len(refusals)
    assert len({each.code for each in refusals}) == len(refusals)
