"""Opens a stranger's picture in a process of its own, and writes a plain JPEG of it.

Run as a script, so that a picture made to exhaust or break a decoder meets a process that holds
no secret, no connection and little memory, and may be killed. It imports nothing of the service.
Kind in the first argument, picture on standard input; on standard output width and height (two
big-endian 32-bit numbers) and the JPEG, or with exit code 3 the name of what is wrong.
"""

import io
import resource
import struct
import sys
import warnings

from PIL import Image, WebPImagePlugin  # the plug-in registers itself: Pillow would load all 70

LONGEST_SIDE = 1600  # fills the largest phone; a door or a microwave is seen well
QUALITY = 82  # where a second encoding stops showing
REFUSED = 3

# A baseline JPEG is scaled while it is decoded: 40 million pixels take 45 MB. A progressive one
# keeps 6 bytes of coefficients for each pixel, PNG and WebP hold two to four copies of 4 bytes:
# these bounds keep every decoder below 190 MB, and let in what phones and their screens make.
MAX_PIXELS = {"jpeg": 40_000_000, "progressive": 16_000_000, "png": 14_000_000, "webp": 9_000_000}

MEMORY_BYTES = 512 * 1024 * 1024  # of address space, of which the interpreter reserves 60 MB
CPU_SECONDS = 10

ROTATIONS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
ORIENTATION = 0x0112  # TIFF 6.0, page 36
FORMATS = {"jpeg": "JPEG", "png": "PNG", "webp": WebPImagePlugin.WebPImageFile.format}


class RefusedError(Exception):
    """What is wrong with the picture, in one word."""


def check(image: Image.Image, kind: str) -> None:
    """Refuse what moves, and a progressive JPEG too large to hold; nothing is decoded yet.

    A JPEG of several pictures (MPO) is how phones keep depth and zoom: its first one is the photo.
    """
    if image.info.get("progressive") and image.width * image.height > MAX_PIXELS["progressive"]:
        raise RefusedError("too_many_pixels")
    if kind != "jpeg" and getattr(image, "n_frames", 1) > 1:
        raise RefusedError("animated")


def orientation_of(image: Image.Image) -> int:
    """Return how the camera was held, 1 where nothing sensible is said."""
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001  # broken EXIF raises anything; the picture itself may be fine
        return 1


def _scale_while_decoding(image: Image.Image) -> None:
    """Have a JPEG decoded at a half, a quarter or an eighth, no smaller than it will be shown.

    ``thumbnail`` alone would ask for a square, which a wide picture never allows.
    """
    factor = LONGEST_SIDE / max(image.size)
    if factor < 1:
        wanted = max(1, round(image.width * factor)), max(1, round(image.height * factor))
        image.draft(None, wanted)


def flatten(image: Image.Image, orientation: int) -> Image.Image:
    """Return the picture small, upright and on white, on a new canvas without any metadata."""
    has_alpha = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if image.mode in ("1", "P", "PA") or (has_alpha and image.mode != "RGBA"):
        image = image.convert("RGBA" if has_alpha else "RGB")
    _scale_while_decoding(image)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    if orientation in ROTATIONS:
        image = image.transpose(ROTATIONS[orientation])
    canvas = Image.new("RGB", image.size, "white")
    canvas.paste(image.convert("RGB"), mask=image.getchannel("A") if has_alpha else None)
    return canvas


def reencode(data: bytes, kind: str) -> tuple[int, int, bytes]:
    """Return width, height and the JPEG of a picture.

    Raises:
        RefusedError: too_many_pixels, animated, or unreadable for everything else.
    """
    # Pillow warns above its limit and refuses above twice that, before it allocates anything.
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS[kind] // 2
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=[str(FORMATS[kind])]) as image:
                check(image, kind)
                small = flatten(image, orientation_of(image))
    except Image.DecompressionBombError:
        raise RefusedError("too_many_pixels") from None
    except RefusedError:
        raise
    except Exception:  # noqa: BLE001  # decoders raise anything at broken input, MemoryError too
        raise RefusedError("unreadable") from None
    jpeg = io.BytesIO()
    small.save(jpeg, "JPEG", quality=QUALITY, optimize=True)
    return small.width, small.height, jpeg.getvalue()


def main() -> int:
    """Read, write, and stay within limits that the kernel keeps."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform == "linux":  # elsewhere the kernel refuses or ignores it
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    try:
        width, height, jpeg = reencode(sys.stdin.buffer.read(), sys.argv[1])
    except RefusedError as refusal:
        sys.stdout.write(str(refusal))
        return REFUSED
    sys.stdout.buffer.write(struct.pack(">II", width, height) + jpeg)
    return 0


if __name__ == "__main__":
    sys.exit(main())
