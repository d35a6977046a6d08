"""Uploading a photo and looking at it, over HTTP."""

import asyncio
import io
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from PIL import Image

from app.media.files import PhotoFolder
from app.media.routes import PHOTOS_A_DAY
from app.media.uploads import FRAME_BYTES, MAX_BYTES
from app.settings import Settings
from tests.conftest import Freeze, LogIn
from tests.media import pictures
from tests.media.pictures import SMALL, encoded

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)


def key() -> dict[str, str]:
    return {"Idempotency-Key": str(uuid.uuid4())}


async def upload(
    client: httpx.AsyncClient, data: bytes = SMALL, headers: dict[str, str] | None = None
) -> httpx.Response:
    return await client.post(
        "/v1/me/photos", files={"file": ("door.jpg", data, "image/jpeg")}, headers=headers or key()
    )


def stored(settings: Settings) -> list[Path]:
    return [path for path in (settings.data_dir / "photos").rglob("*") if path.is_file()]


async def test_a_photo_is_stored_plain_and_seen_by_who_holds_its_address(
    log_in: LogIn, client: httpx.AsyncClient, settings: Settings
) -> None:
    answer = await upload(await log_in("li"), pictures.with_exif(pictures.two_halves(), 6))
    assert answer.status_code == 201
    told = answer.json()
    assert (told["width"], told["height"]) == (32, 64)
    assert told["url"].startswith(f"/v1/photos/{told['id']}?expires=")
    assert [path.name for path in stored(settings)] == [f"{told['id']}.jpg"]

    seen = await client.get(told["url"])
    assert seen.status_code == 200
    assert seen.headers["content-type"] == "image/jpeg"
    assert seen.headers["x-content-type-options"] == "nosniff"
    assert seen.headers["content-disposition"].startswith("inline")
    assert seen.headers["cache-control"].startswith("private, max-age=")
    assert Image.open(io.BytesIO(seen.content)).size == (32, 64)
    assert pictures.CAMERA.encode() not in seen.content

    again = await client.get(told["url"], headers={"If-None-Match": seen.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_an_address_opens_nothing_once_expired_or_altered(
    log_in: LogIn, client: httpx.AsyncClient, freeze: Freeze
) -> None:
    freeze(NOON)
    told = (await upload(await log_in("li"))).json()
    url = str(told["url"])
    other = url.replace(told["id"], str(uuid.uuid4()))
    later = url.replace("expires=1", "expires=2")
    for wrong in (other, later, url[:-1], url + "x"):
        answer = await client.get(wrong)
        assert (answer.status_code, answer.json()["code"]) == (403, "photo_link_expired")
    freeze(NOON + timedelta(minutes=59))
    assert (await client.get(url)).status_code == 200
    freeze(NOON + timedelta(hours=2))
    assert (await client.get(url)).status_code == 403


async def test_a_photo_whose_file_is_gone_is_not_found(
    log_in: LogIn, client: httpx.AsyncClient, settings: Settings
) -> None:
    told = (await upload(await log_in("li"))).json()
    PhotoFolder(settings.data_dir).remove([uuid.UUID(told["id"])])
    answer = await client.get(told["url"])
    assert (answer.status_code, answer.json()["code"]) == (404, "photo_not_found")


async def test_who_is_not_logged_in_uploads_nothing(
    client: httpx.AsyncClient, settings: Settings
) -> None:
    assert (await upload(client)).status_code == 401
    assert stored(settings) == []


async def test_the_same_form_sent_twice_is_one_photo_though_the_frame_differs(
    log_in: LogIn,
) -> None:
    li, headers = await log_in("li"), key()
    first = await upload(li, headers=headers)
    second = await upload(li, headers=headers)
    frames = [answer.request.headers["content-type"] for answer in (first, second)]
    assert frames[0] != frames[1]  # another boundary
    assert (second.status_code, second.json()) == (201, first.json())
    third = await upload(li, pictures.with_exif(pictures.two_halves()), headers=headers)
    assert (third.status_code, third.json()["code"]) == (422, "idempotency_key_reused")


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 422, "photo_missing"),
        (pictures.SVG, 415, "photo_kind_unsupported"),
        (pictures.HEIC, 415, "photo_heic"),
        (pictures.HOSTILE["a PNG bomb of 400 million pixels"][0], 422, "photo_too_many_pixels"),
        (pictures.HOSTILE["an animated WebP"][0], 422, "photo_animated"),
        (pictures.HOSTILE["half a JPEG"][0], 422, "photo_unreadable"),
        (SMALL + b"\0" * MAX_BYTES, 413, "photo_too_large"),
        (SMALL + b"\0" * (MAX_BYTES + FRAME_BYTES), 413, "photo_too_large"),
    ],
    ids=["empty", "SVG", "HEIC", "bomb", "animated", "truncated", "too long", "far too long"],
)
async def test_what_is_no_photo_is_refused_with_a_sentence_and_not_stored(
    log_in: LogIn, settings: Settings, data: bytes, status: int, code: str
) -> None:
    answer = await upload(await log_in("li"), data)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert stored(settings) == []


@pytest.mark.parametrize(
    ("content_type", "body", "status", "code"),
    [
        ("application/json", b"{}", 415, "multipart_needed"),
        ("image/jpeg", SMALL, 415, "multipart_needed"),
        ("multipart/form-data", b"x", 400, "boundary_missing"),
        ("multipart/form-data; boundary=", b"x", 400, "boundary_missing"),
        ("multipart/form-datas; boundary=b", b"x", 415, "multipart_needed"),
        ("", b"x", 415, "multipart_needed"),
        ("multipart/form-data; boundary=b", b"", 422, "photo_missing"),
        ("multipart/form-data; boundary=b", b"--b\r\nbroken", 422, "photo_missing"),
        ("multipart/form-data; boundary=b", b"no boundary", 400, "form_broken"),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="file"\r\n\r\ntext\r\n--b--\r\n',
            422,
            "photo_missing",
        ),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="file"\r\n\r\n' + b"x" * 2000,
            400,
            "form_broken",
        ),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\nx\r\n' * 2,
            400,
            "form_broken",
        ),
    ],
)
async def test_forms_that_are_put_together_wrongly_are_refused(
    log_in: LogIn, content_type: str, body: bytes, status: int, code: str
) -> None:
    li = await log_in("li")
    headers = {"content-type": content_type, **key()}
    answer = await li.post("/v1/me/photos", content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_a_body_of_unknown_length_is_read_no_further_than_the_cap(log_in: LogIn) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        for _ in range(100):
            sent += 1
            yield b"\0" * 1024 * 1024

    li = await log_in("li")
    headers = {"content-type": "multipart/form-data; boundary=b", **key()}
    answer = await li.post("/v1/me/photos", content=endless(), headers=headers)
    assert answer.status_code == 413
    assert sent <= MAX_BYTES // 1024**2 + 3


async def test_a_person_has_so_many_photos_a_day(log_in: LogIn, freeze: Freeze) -> None:
    freeze(NOON)
    li = await log_in("li")
    for _ in range(PHOTOS_A_DAY):
        assert (await upload(li, b"")).status_code == 422
    answer = await upload(li)
    assert (answer.status_code, answer.json()["code"]) == (429, "photo_quota")
    assert int(answer.headers["retry-after"]) > 0
    assert (await upload(await log_in("wang"))).status_code == 201


async def test_an_avatar_replaces_the_one_before(log_in: LogIn) -> None:
    li = await log_in("li")
    files = {"file": ("me.png", encoded(pictures.two_halves(), "PNG"), "image/png")}
    first = (await li.put("/v1/me/avatar", files=files)).json()["avatar_url"]
    answer = await li.put("/v1/me/avatar", files=files)
    assert answer.status_code == 200
    assert answer.json()["avatar_url"].partition("?")[0] != first.partition("?")[0]
    assert (await li.get("/v1/me")).json()["avatar_url"] == answer.json()["avatar_url"]
    assert (await li.get(answer.json()["avatar_url"])).status_code == 200


async def test_avatars_set_at_once_leave_one(log_in: LogIn) -> None:
    li = await log_in("li")
    files = {"file": ("me.jpg", SMALL, "image/jpeg")}
    answers = await asyncio.gather(*[li.put("/v1/me/avatar", files=files) for _ in range(4)])
    assert [answer.status_code for answer in answers] == [200] * 4
    mine = (await li.get("/v1/me/export")).json()["photo"]
    kept = (await li.get("/v1/me")).json()["avatar_url"]
    assert [photo["id"] in kept for photo in mine] == [True]
