"""What becomes of pictures: upright, small, plain JPEG, and nothing of what they carried."""

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.media.decoder import LONGEST_SIDE, RefusedError, reencode
from tests.media import pictures
from tests.media.pictures import CAMERA, HOSTILE, SMALL, encoded, two_halves


def opened(data: bytes, kind: str = "jpeg") -> Image.Image:
    width, height, jpeg = reencode(data, kind)
    image = Image.open(io.BytesIO(jpeg))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (width, height))
    return image


def is_red(image: Image.Image, x: int, y: int) -> bool:
    red, green, blue = image.getpixel((x, y))  # type: ignore[misc]  # an RGB pixel is three numbers
    return red > 200 and green < 60 and blue < 60


def kind_of(data: bytes) -> str:
    return {b"\xff": "jpeg", b"\x89": "png", b"R": "webp"}[data[:1]]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pictures_are_refused(name: str) -> None:
    data, word = HOSTILE[name]
    with pytest.raises(RefusedError, match=word):
        reencode(data, kind_of(data))


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_each_kind_becomes_a_jpeg_of_the_same_size(kind: str) -> None:
    image = opened(encoded(two_halves(), kind.upper()), kind)
    assert image.size == (64, 32)
    assert is_red(image, 5, 16)
    assert not is_red(image, 60, 16)


@pytest.mark.parametrize(
    ("size", "becomes"), [((4000, 3000), (1600, 1200)), ((90, 3600), (40, 1600))]
)
def test_the_longest_side_is_bounded(size: tuple[int, int], becomes: tuple[int, int]) -> None:
    assert opened(encoded(Image.new("RGB", size))).size == becomes
    assert max(becomes) == LONGEST_SIDE


def test_a_line_of_one_pixel_stays_a_picture() -> None:
    assert opened(encoded(Image.new("RGB", (1, 20_000)))).size == (1, LONGEST_SIDE)


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [
        (1, (64, 32), (5, 16)),
        (2, (64, 32), (60, 16)),
        (3, (64, 32), (60, 16)),
        (4, (64, 32), (5, 16)),
        (5, (32, 64), (16, 5)),
        (6, (32, 64), (16, 5)),
        (7, (32, 64), (16, 60)),
        (8, (32, 64), (16, 60)),
        (9, (64, 32), (5, 16)),
    ],
)
def test_a_picture_is_turned_as_the_camera_was_held(
    orientation: int, size: tuple[int, int], red_at: tuple[int, int]
) -> None:
    image = opened(pictures.with_exif(two_halves(), orientation))
    assert image.size == size
    assert is_red(image, *red_at)


def test_nothing_tells_where_or_with_what_it_was_taken() -> None:
    data = pictures.with_exif(two_halves())
    assert CAMERA.encode() in data
    _, _, jpeg = reencode(data, "jpeg")
    assert CAMERA.encode() not in jpeg
    assert b"Exif" not in jpeg
    left = Image.open(io.BytesIO(jpeg))
    assert dict(left.getexif()) == {}
    assert set(left.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_metadata_of_the_other_kinds_goes_too(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = CAMERA
    data = encoded(two_halves(), kind, exif=exif, icc_profile=CAMERA.encode() * 9)
    assert CAMERA.encode() not in reencode(data, kind.lower())[2]


def test_what_was_hung_onto_a_picture_does_not_come_out() -> None:
    hung_on = b"PK\x03\x04<script>alert(1)</script>"
    assert b"script" not in reencode(SMALL + hung_on, "jpeg")[2]
    in_comment = encoded(two_halves(), comment=b"<?php system($_GET[0]);?>")
    assert b"php" not in reencode(in_comment, "jpeg")[2]


def test_broken_exif_does_not_spoil_a_good_picture() -> None:
    for exif in (
        b"Exif\0\0MM\0*\xff\xff\xff\xff",
        b"Exif\0\0" + b"\xff" * 60_000,
        b"Exif\0\0II*\0",
    ):
        assert opened(encoded(two_halves(), exif=exif)).size == (64, 32)


def test_transparent_pictures_lie_on_white() -> None:
    clear = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
    for image in (clear, clear.convert("LA"), clear.quantize(4)):
        assert opened(encoded(image, "PNG"), "png").getpixel((10, 10)) == (255, 255, 255)
    paletted = Image.new("P", (20, 20), 3)
    paletted.putpalette([0, 0, 0] * 3 + [255, 0, 0])
    assert is_red(opened(encoded(paletted, "PNG"), "png"), 10, 10)
    assert opened(encoded(paletted, "PNG", transparency=3), "png").getpixel((9, 9)) == (255,) * 3


def test_print_colours_and_grey_become_screen_colours() -> None:
    printed = Image.new("CMYK", (20, 20), (0, 255, 255, 0))
    assert is_red(opened(encoded(printed)), 10, 10)
    assert opened(encoded(Image.new("L", (20, 20), 255))).getpixel((9, 9)) == (255, 255, 255)
    assert opened(encoded(Image.new("1", (20, 20), 1), "PNG"), "png").getpixel((9, 9)) == (255,) * 3


def test_of_a_phones_several_pictures_the_first_is_the_photo() -> None:
    first, depth = two_halves(), Image.new("RGB", (64, 32), "white")
    data = encoded(first, "MPO", save_all=True, append_images=[depth])
    assert is_red(opened(data), 5, 16)


def test_a_progressive_jpeg_may_have_fewer_pixels_because_it_is_held_whole() -> None:
    plain = encoded(Image.new("L", (5_000, 4_000)))
    progressive = encoded(Image.new("L", (5_000, 4_000)), progressive=True)
    assert opened(plain).size == (1600, 1280)
    with pytest.raises(RefusedError, match="too_many_pixels"):
        reencode(progressive, "jpeg")


@given(st.binary(max_size=64), st.integers(0, 1_000), st.sampled_from(["jpeg", "png", "webp"]))
def test_damaged_pictures_are_opened_or_refused_and_never_break(
    damage: bytes, position: int, kind: str
) -> None:
    data = bytearray(encoded(two_halves(), kind.upper()))
    position %= len(data)
    data[position : position + len(damage)] = damage
    try:
        _, _, jpeg = reencode(bytes(data), kind)
    except RefusedError:
        return
    assert jpeg.startswith(b"\xff\xd8\xff")


def test_a_webp_header_that_is_cut_off_claims_something_small() -> None:
    with pytest.raises(RefusedError):
        reencode(b"RIFF" + struct.pack("<I", 4) + b"WEBPVP8X", "webp")
