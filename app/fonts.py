"""A Chinese font for what is printed: embedded if there is one, else what every reader knows."""

from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from app.refusals import StartRefusedError

# Not embedded, and known to every PDF reader with Chinese fonts; a TrueType font is embedded.
STANDARD_FONT = "STSong-Light"
_FONT = "Nuanxin"
# Fonts that may be embedded and that reportlab can (it reads no PostScript outlines, so no Noto).
FONT_FILES = (
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/simhei.ttf",
    "/System/Library/Fonts/STHeiti Medium.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
)


def use_font(path: Path | None) -> str:
    """Make a Chinese font ready, and return its name.

    Raises:
        StartRefusedError: the file is no TrueType font.
    """
    for candidate in [path] if path else [Path(each) for each in FONT_FILES]:
        font = _read_font(candidate)
        if font:
            pdfmetrics.registerFont(font)
            return _FONT
    if path:
        raise StartRefusedError(f"{path} is no TrueType font with Chinese and Latin characters.")
    return use_standard_font()


def use_standard_font() -> str:
    """Make the font ready that no PDF needs to hold, and return its name."""
    pdfmetrics.registerFont(UnicodeCIDFont(STANDARD_FONT))
    return STANDARD_FONT


@lru_cache  # one object for good: a PDF may be drawn in a thread while another begins
def _read_font(path: Path) -> TTFont | None:
    """Return a font that can be embedded and has what a poster says; some lack even digits."""
    try:
        font = TTFont(_FONT, str(path))
    except (TTFError, OSError):
        return None
    return font if all(ord(each) in font.face.charToGlyph for each in "暖“新”驿站0Aa、？") else None
