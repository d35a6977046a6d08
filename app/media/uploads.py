"""Reads the one file of a multipart form, and never more of it than is taken."""

from collections.abc import AsyncGenerator

from fastapi import Request
from python_multipart.multipart import parse_options_header
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect

from app.errors import (
    AppError,
    BadRequestError,
    MalformedError,
    TooLargeError,
    UnsupportedMediaError,
)

MAX_BYTES = 8 * 1024 * 1024  # a 12-megapixel photo at the camera's best quality
FRAME_BYTES = 64 * 1024  # boundaries, headers, and the few fields that phones add
FIELDS_MAX = 8


class PhotoTooLargeError(TooLargeError):
    """More bytes than a photo needs."""

    code = "photo_too_large"
    sentence = "照片超过 8 MB，请压缩后再上传"


class PhotoMissingError(MalformedError):
    """The form has no file, or an empty one."""

    code = "photo_missing"
    sentence = "没有收到照片，请重新选择"


class NoMultipartError(UnsupportedMediaError):
    """The body is no multipart form."""

    code = "multipart_needed"
    sentence = "请以表单方式上传照片"


class BoundaryMissingError(BadRequestError):
    """The header of the form does not say where its parts end."""

    code = "boundary_missing"
    sentence = "上传请求的 Content-Type 缺少 boundary，请用系统的上传功能重试"


class FormBrokenError(BadRequestError):
    """The multipart form ends early or is put together wrongly."""

    code = "form_broken"
    sentence = "照片没有传完，请重新上传"


REFUSALS: tuple[type[AppError], ...] = (
    PhotoTooLargeError,
    PhotoMissingError,
    NoMultipartError,
    BoundaryMissingError,
    FormBrokenError,
)

# Read here and not by FastAPI, which would take in the whole form before it asks who sends it.
REQUEST_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": "JPEG, PNG or WebP, at most 8 MB",
                        }
                    },
                }
            }
        },
    }
}


async def read_photo(request: Request) -> bytes:
    """Return the bytes of the form's ``file``.

    Raises:
        AppError: one of ``REFUSALS``.
    """
    kind, options = parse_options_header(request.headers.get("content-type"))
    if kind != b"multipart/form-data":
        raise NoMultipartError
    if not options.get(b"boundary"):
        raise BoundaryMissingError
    parser = MultiPartParser(
        request.headers, _bounded(request), max_files=1, max_fields=FIELDS_MAX, max_part_size=1024
    )
    try:
        form = await parser.parse()
    except (MultiPartException, ClientDisconnect, ValueError) as error:
        raise FormBrokenError from error
    try:
        file = form.get("file")
        data = await file.read(MAX_BYTES + 1) if isinstance(file, UploadFile) else b""
    finally:
        await form.close()
    if len(data) > MAX_BYTES:
        raise PhotoTooLargeError
    if not data:
        raise PhotoMissingError
    return data


async def _bounded(request: Request) -> AsyncGenerator[bytes, None]:
    """Yield the body until it is more than a form with one photo can be."""
    left = MAX_BYTES + FRAME_BYTES
    if int(request.headers.get("content-length", "0")) > left:
        raise PhotoTooLargeError
    async for chunk in request.stream():
        left -= len(chunk)
        if left < 0:
            raise PhotoTooLargeError
        yield chunk
