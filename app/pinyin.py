"""What Chinese names are sorted by."""


def pinyin_key(name: str) -> str:
    """Return what a Chinese name is sorted by."""
    # Its dictionary takes a quarter of a second to import, and only writers need it.
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(name)).casefold()
