"""A poster carries its station's code, and says what scanning it tells."""

import base64
import re
import uuid
import zlib
from io import BytesIO
from pathlib import Path

import pytest
import segno
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from sqlmodel.ext.asyncio.session import AsyncSession

from app import fonts
from app.crypto import Cipher, load_secrets
from app.db import SessionMaker
from app.refusals import StartRefusedError
from app.settings import Settings
from app.stations import codes, posters
from app.wechat.client import WeChatClient
from app.wechat.deps import make_wechat
from tests.builders import REGION, make_region, make_station


@pytest.fixture
def wechat(settings: Settings, sessionmaker: SessionMaker) -> WeChatClient:
    """The local WeChat, in this process."""
    return make_wechat(settings, sessionmaker, Cipher(load_secrets(settings)))


def poster(name: str = "武当社区暖“新”驿站", **more: object) -> posters.PosterStation:
    told = {"kind": "暖“新”驿站", "region": "方山县", "address": "武当路 18 号", "is_demo": False}
    return posters.PosterStation(**{"id": uuid.uuid4(), "name": name, **told, **more})  # type: ignore[arg-type]  # as told


def images_in(pdf: bytes) -> list[bytes]:
    """Return the JPEG files that a PDF holds."""
    found = []
    for head, body in re.findall(
        rb"<<([^<>]*?/Subtype /Image.*?)>>\s*stream\r?\n(.*?)endstream", pdf, re.S
    ):
        content = body.strip()
        if b"ASCII85Decode" in head:
            content = base64.a85decode(content.removesuffix(b"~>"))
        found.append(content)
    return found


def text_in(pdf: bytes) -> str:
    """Return what is written in a PDF of the standard font, whose texts are UCS-2."""
    told = b""
    for body in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S):
        try:
            told += zlib.decompress(base64.a85decode(body.strip().removesuffix(b"~>")))
        except ValueError:
            continue
        except zlib.error:
            continue
    words = []
    for literal in re.findall(rb"\(((?:\\.|[^\\)])*)\) Tj", told, re.S):
        plain = re.sub(
            rb"\\([0-7]{3}|.)",
            lambda found: (
                bytes([int(found[1], 8)])
                if len(found[1]) == 3
                else {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}.get(
                    found[1], found[1]
                )
            ),
            literal,
        )
        words.append(plain.decode("utf-16-be"))
    return "\n".join(words)


def modules_of(image: bytes, count: int) -> list[list[bool]]:
    """Return the dark modules of a QR code, seen in the middle of each."""
    with Image.open(BytesIO(image)) as opened:
        grey = opened.convert("L")
    scale = grey.width // (count + 8)
    first = (grey.width - scale * count) // 2 + scale // 2
    return [
        [
            int(str(grey.getpixel((first + x * scale, first + y * scale)))) < 128
            for x in range(count)
        ]
        for y in range(count)
    ]


async def test_each_page_holds_the_code_that_opens_its_station(
    session: AsyncSession, wechat: WeChatClient
) -> None:
    made = [await make_station(session, name=f"第{number}站") for number in range(3)]
    await session.commit()
    listed = await posters.list_poster_stations(session, REGION, [])
    assert {one.id for one in listed} == {station.id for station in made}
    steps: list[int] = []
    images = await posters.fetch_codes(wechat, listed, lambda: steps.append(1))
    target = BytesIO()
    posters.draw_posters(target, zip(listed, images, strict=True), fonts.use_font(None))
    drawn = images_in(target.getvalue())
    assert (len(steps), len(drawn)) == (3, 3)
    for station, image in zip(listed, drawn, strict=True):
        scene = codes.scene_of(station.id)
        text = (
            "https://wechat-sandbox.invalid/code?page=pages%2Fstation%2Fstation"
            f"&scene={scene.replace('=', '%3D')}"
        )
        expected = [[bool(dark) for dark in row] for row in segno.make(text, error="m").matrix]
        assert modules_of(image, len(expected)) == expected
        told = base64.urlsafe_b64decode(scene.removeprefix("s=") + "==")
        assert uuid.UUID(bytes=told) == station.id
    await wechat.aclose()


def test_a_poster_says_what_scanning_tells_and_where_it_hangs() -> None:
    target = BytesIO()
    image = BytesIO()
    Image.new("RGB", (400, 400), "white").save(image, "JPEG")
    stations = [poster(), poster("峪口货站", kind="货车司机之家", is_demo=True, address="")]
    pages = [(station, image.getvalue()) for station in stations]
    posters.draw_posters(target, pages, fonts.use_standard_font())
    told = text_in(target.getvalue())
    for words in (
        "武当社区暖“新”驿站",
        "方山县",
        "扫码看看开没开、有什么、怎么进",
        "武当路 18 号",
        "峪口货站",
        "货车司机之家",
        f"编号 {stations[0].id.hex[-8:]}",
        "演示数据",
    ):
        assert words in told
    assert told.count("演示数据") == 1
    assert target.getvalue().count(b"/Type /Page\n") == 2


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("北街爱心驿站", ["北街爱心驿站"]),
        (
            "北武当镇庙底村风景区停车场工会户外劳动者服务站点",
            ["北武当镇庙底村风景区停车场", "工会户外劳动者服务站点"],
        ),
        ("方山县圪洞镇武当社区党群服务中心一层东侧大厅", None),
        ("驿" * 60, ["驿" * 30, "驿" * 30]),
    ],
)
def test_every_name_fits_on_two_lines(name: str, lines: list[str] | None) -> None:
    font = fonts.use_font(None)
    width = 100 * 2.83
    page = posters._Page(Canvas(BytesIO()), font)
    found, size = page._fitted(name, "工会户外劳动者服务站点", width)
    assert "".join(found) == name
    assert len(found) <= 2
    assert all(pdfmetrics.stringWidth(line, font, size) <= width + 0.01 for line in found)
    if lines:
        assert found == lines


async def test_only_open_stations_of_the_region_have_posters(session: AsyncSession) -> None:
    here = await make_station(session, name="这里")
    gone = await make_station(session, name="撤了")
    gone.closed_at = gone.changed_at
    other = await make_station(session, name="别处", region_code="141129")
    await make_region(session, "141130")
    await session.commit()
    found = await posters.list_poster_stations(session, REGION, [])
    assert [station.name for station in found] == ["这里"]
    assert len(await posters.list_poster_stations(session, REGION, [here.id])) == 1
    for wanted in (gone.id, other.id, uuid.uuid4()):
        with pytest.raises(StartRefusedError, match=str(wanted)):
            await posters.list_poster_stations(session, REGION, [here.id, wanted])
    with pytest.raises(StartRefusedError, match="has no open station"):
        await posters.list_poster_stations(session, "141130", [])


async def test_a_refusal_of_wechats_is_one_sentence_with_its_number(
    session: AsyncSession, wechat: WeChatClient
) -> None:
    await make_station(session)
    await session.commit()
    listed = await posters.list_poster_stations(session, REGION, [])
    wechat.owned.pages = frozenset({"pages/index/index"})  # type: ignore[union-attr]  # the sandbox
    with pytest.raises(StartRefusedError, match="WeChat did not draw the codes: errcode 41030"):
        await posters.fetch_codes(wechat, listed, lambda: None)
    await wechat.aclose()


def test_a_font_that_cannot_be_embedded_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.ttf"
    file.write_bytes(b"no font")
    for path in (file, tmp_path / "none.ttf"):
        with pytest.raises(StartRefusedError, match="is no TrueType font"):
            fonts.use_font(path)
