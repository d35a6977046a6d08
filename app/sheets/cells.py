"""What any cell may say: texts become values, or a sentence about what is wrong."""

import unicodedata
from collections.abc import Callable
from typing import Any

# A dash or "not known" takes back what is known; an empty cell says nothing at all.
UNKNOWN_WORDS = frozenset({"-", "--", "—", "——", "?", "不清楚", "不详", "未知", "unknown"})

Reader = Callable[[str], Any]


class CellError(ValueError):
    """A cell says nothing that can be stored; the message is for whoever wrote it."""


def plain(text: str) -> str:
    """Return a text in the form in which words are compared."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def read_text(text: str, longest: int) -> str:
    """Return one line of text.

    Raises:
        CellError: too long, or with characters that cannot be stored or seen.
    """
    line = " ".join(text.split())
    if len(line) > longest:
        raise CellError(f"太长了：有 {len(line)} 个字，最多 {longest} 个")
    if not line.isprintable():
        raise CellError("里面有看不见的特殊字符，请重新输入")
    return line


def texts_up_to(longest: int) -> Reader:
    """Return a reader of lines of text."""
    return lambda text: read_text(text, longest)
