"""What counts as a photo, and how it is re-encoded apart from the service."""

import asyncio
import struct
import sys
from pathlib import Path
from typing import NamedTuple

from app.errors import AppError, MalformedError, UnavailableError, UnsupportedMediaError
from app.logs import get_log

log = get_log()

DECODER = Path(__file__).with_name("decoder.py")
REFUSED = 3  # the decoder's exit code for a picture it understood well enough to refuse

# Twice what the largest picture let in takes on a slow core.
TIMEOUT_SECONDS = 15
# One for each core of a small server; a decoder takes up to 250 MB. Who waits behind more than
# sixteen is better told to come again than kept with 8 MB in memory.
AT_ONCE = 2
WAITING_MAX = 16

HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif"}


class PhotoKindUnsupportedError(UnsupportedMediaError):
    """Neither JPEG nor PNG nor WebP."""

    code = "photo_kind_unsupported"
    sentence = "请上传 JPG、PNG 或 WebP 格式的照片"


class PhotoHeicError(UnsupportedMediaError):
    """HEIC or AVIF, as phones keep photos for themselves."""

    code = "photo_heic"
    sentence = "暂不支持 HEIC 格式，请重新拍一张，或在手机相机设置里改为“兼容性最佳”"


class PhotoUnreadableError(MalformedError):
    """It begins like a photo and cannot be opened."""

    code = "photo_unreadable"
    sentence = "这张照片打不开，可能已损坏，请换一张"


class PhotoTooManyPixelsError(MalformedError):
    """Few bytes, endless surface."""

    code = "photo_too_many_pixels"
    sentence = "照片尺寸太大，请缩小后再上传"


class PhotoAnimatedError(MalformedError):
    """It moves."""

    code = "photo_animated"
    sentence = "不支持动图，请上传静态照片"


class PhotosBusyError(UnavailableError):
    """More photos at once than can be worked on."""

    code = "photos_busy"
    sentence = "上传照片的人较多，请稍后再试"


REFUSALS: tuple[type[AppError], ...] = (
    PhotoKindUnsupportedError,
    PhotoHeicError,
    PhotoUnreadableError,
    PhotoTooManyPixelsError,
    PhotoAnimatedError,
    PhotosBusyError,
)
_BY_WORD = {b"too_many_pixels": PhotoTooManyPixelsError, b"animated": PhotoAnimatedError}


class Reencoded(NamedTuple):
    """A plain JPEG without metadata."""

    width: int
    height: int
    jpeg: bytes


def kind_of(data: bytes) -> str:
    """Return jpeg, png or webp by the first bytes; names and declared types are not believed.

    Raises:
        PhotoHeicError: HEIC or AVIF.
        PhotoKindUnsupportedError: anything else.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
        raise PhotoHeicError
    raise PhotoKindUnsupportedError


class _Queue:
    """How many are being decoded in this process, and how many wait."""

    def __init__(self) -> None:
        self.slots = asyncio.Semaphore(AT_ONCE)
        self.present = 0

    async def __aenter__(self) -> None:
        if self.present >= AT_ONCE + WAITING_MAX:
            raise PhotosBusyError
        self.present += 1
        try:
            await self.slots.acquire()
        except BaseException:
            self.present -= 1
            raise

    async def __aexit__(self, *_: object) -> None:
        self.slots.release()
        self.present -= 1


_queue = _Queue()


async def reencode(data: bytes) -> Reencoded:
    """Return a picture as a plain upright JPEG of at most 1600 pixels, all metadata gone.

    Raises:
        AppError: one of ``REFUSALS``.
    """
    kind = kind_of(data)
    async with _queue:
        code, answer = await _decode(data, kind)
    if code == 0 and len(answer) > 8:
        width, height = struct.unpack(">II", answer[:8])
        return Reencoded(width, height, answer[8:])
    if code == REFUSED:
        raise _BY_WORD.get(answer, PhotoUnreadableError)
    # The kernel's limits, a crash, the time-out's kill; or a decoder that cannot run here at all.
    log.warning("photo_decoder_failed", code=code, kind=kind, size_bytes=len(data))
    raise PhotoUnreadableError


async def _decode(
    data: bytes, kind: str, *, decoder: Path = DECODER, timeout_seconds: float = TIMEOUT_SECONDS
) -> tuple[int, bytes]:
    """Return the decoder's exit code and output; it sees nothing of our environment."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        str(decoder),
        kind,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={},
    )
    try:
        async with asyncio.timeout(timeout_seconds):
            answer, _ = await process.communicate(data)
    except TimeoutError:
        answer = b""
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode or 0, answer
