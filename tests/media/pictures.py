"""Pictures to upload, friendly and hostile."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

LATITUDE = 2  # GPSLatitude
CAMERA = "SecretCamera 9000"


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """Return the file of a picture."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def two_halves(width: int = 64, height: int = 32) -> Image.Image:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    return image


def with_exif(image: Image.Image, orientation: int = 1) -> bytes:
    """Return a JPEG that tells where, when and with what it was taken."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = CAMERA
    exif.get_ifd(0x8825)[LATITUDE] = (37.0, 53.0, 24.0)
    return encoded(image, exif=exif, comment=CAMERA.encode(), icc_profile=CAMERA.encode() * 9)


def png_chunk(name: bytes, data: bytes) -> bytes:
    """Return one chunk of a PNG with a correct checksum."""
    checksum = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)


def png_claiming(width: int, height: int, *extra: bytes) -> bytes:
    """Return a small PNG that claims any size."""
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = png_chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + body


def webp_claiming(chunk: bytes, width: int, height: int) -> bytes:
    """Return a WebP of a few bytes that claims any size, in each of the three headers."""
    if chunk == b"VP8X":
        body = b"\0" * 4 + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    elif chunk == b"VP8L":
        body = b"\x2f" + (width - 1 | height - 1 << 14).to_bytes(4, "little") + b"\0" * 5
    else:
        body = b"\x30\x01\x00\x9d\x01\x2a" + struct.pack("<HH", width, height)
    data = chunk + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(data) + 4) + b"WEBP" + data


def moving(kind: str) -> bytes:
    """Return an animation of three frames."""
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "green", "blue")]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=50)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\0" * 200
SMALL = encoded(two_halves())
SMALL_PNG = encoded(two_halves(), "PNG")

# What each is, and the word of refusal; the files begin as JPEG, PNG or WebP do.
HOSTILE: dict[str, tuple[bytes, str]] = {
    "a PNG bomb of 400 million pixels": (png_claiming(20_000, 20_000), "too_many_pixels"),
    "a PNG just above the limit": (png_claiming(3_742, 3_742), "too_many_pixels"),
    "a PNG of 2**31 by 2**31": (png_claiming(2**31 - 1, 2**31 - 1), "too_many_pixels"),
    "a PNG that claims more than it has": (png_claiming(2_000, 2_000), "unreadable"),
    "a JPEG bomb": (SMALL.replace(b"\x00\x20\x00\x40", b"\xff\xff\xff\xff", 1), "too_many_pixels"),
    "a WebP bomb": (webp_claiming(b"VP8X", 16_000, 16_000), "too_many_pixels"),
    "a lossless WebP bomb": (webp_claiming(b"VP8L", 16_000, 16_000), "too_many_pixels"),
    "a lossy WebP bomb": (webp_claiming(b"VP8 ", 16_000, 16_000), "too_many_pixels"),
    "a WebP of nothing": (b"RIFF\x04\x00\x00\x00WEBP", "unreadable"),
    "a WebP with an unknown chunk": (b"RIFF\xff\xff\xff\xffWEBPXXXX" + b"\xff" * 99, "unreadable"),
    "an animated PNG": (moving("PNG"), "animated"),
    "an animated WebP": (moving("WEBP"), "animated"),
    "half a JPEG": (encoded(two_halves(640, 320))[:2_000], "unreadable"),
    "half a PNG": (SMALL_PNG[: len(SMALL_PNG) // 2], "unreadable"),
    "a PNG with a broken checksum": (SMALL_PNG.replace(b"IDAT", b"IDAU"), "unreadable"),
    "three bytes of a JPEG": (b"\xff\xd8\xff", "unreadable"),
    "eight bytes of a PNG": (b"\x89PNG\r\n\x1a\n", "unreadable"),
    "an HTML page that begins like a JPEG": (
        b"\xff\xd8\xff<script>alert(1)</script>",
        "unreadable",
    ),
    "noise that begins like a JPEG": (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 64, "unreadable"),
    "a PNG with a text bomb": (
        png_claiming(8, 8, *[png_chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 2**25))] * 4),
        "unreadable",
    ),
    "a PNG with a profile bomb": (
        png_claiming(9, 9, png_chunk(b"iCCP", b"a\0\0" + zlib.compress(b"\0" * 2**26))),
        "unreadable",
    ),
}
