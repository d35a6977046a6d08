"""How people are called where everybody reads: by the surname alone."""

# Surnames of two characters that one meets; of others the first character is the surname.
_PAIRS = (
    "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶"
    "太叔申屠公孙慕容仲孙钟离长孙宇文司徒鲜于司空令狐呼延轩辕西门东郭百里第五"
)
_DOUBLE = {_PAIRS[at : at + 2] for at in range(0, len(_PAIRS), 2)}


def masked(real_name: str) -> str:
    """Return surname and 某某, such as 王某某; of a name in letters its first letter."""
    surname = real_name[:2] if real_name[:2] in _DOUBLE and len(real_name) > 2 else real_name[:1]
    return f"{surname}某某"
