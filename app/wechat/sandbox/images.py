"""Draws the mini-program codes of the sandbox: real images that a phone can scan."""

from io import BytesIO
from urllib.parse import urlencode

import segno
from PIL import Image

QUIET = 4  # modules of white around, as ISO/IEC 18004 asks


def draw_code(
    url: str, scene: str, page: str, *, width: int, color: tuple[int, int, int], is_hyaline: bool
) -> bytes:
    """Return a QR code of ``url?page=&scene=``: JPEG, or PNG on nothing when ``is_hyaline``."""
    text = f"{url}?{urlencode({'page': page, 'scene': scene})}"
    code = segno.make(text, error="m", micro=False)
    scale = max(1, width // code.symbol_size(border=QUIET)[0])
    drawn = BytesIO()
    light = None if is_hyaline else "#ffffff"
    code.save(drawn, kind="png", scale=scale, border=QUIET, dark=color, light=light)
    drawn.seek(0)
    with Image.open(drawn) as image:
        code_image = image.convert("RGBA" if is_hyaline else "RGB")
    # Whole pixels per module scan best; what is left of the width becomes margin.
    canvas = Image.new(code_image.mode, (width, width), (255, 255, 255, 0)[: len(code_image.mode)])
    canvas.paste(code_image, ((width - code_image.width) // 2, (width - code_image.height) // 2))
    written = BytesIO()
    canvas.save(written, "PNG" if is_hyaline else "JPEG", quality=90)
    return written.getvalue()
