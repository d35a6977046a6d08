"""The number of a certificate: region, sequence, a random part, and a character that checks.

Such as ``141128-000012-7K3QZ9XW-5``. The random part (40 bits) makes a guess hopeless, the last
character finds slips of the pen before anything is looked up.
"""

import re
import secrets

# Crockford's base 32: without I, L, O and U, which are misread.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_CHARACTERS = 8
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
_NUMBER = re.compile(rf"([0-9]{{6}})([0-9]{{6,9}})([{ALPHABET}]{{{RANDOM_CHARACTERS}}})(.)")


def check_character(text: str) -> str:
    """Return the check character (Luhn, modulo 32): it finds one wrong or two swapped."""
    total = 0
    for place, character in enumerate(reversed(text)):
        value = ALPHABET.index(character) * (1 + (place + 1) % 2)
        total += value // len(ALPHABET) + value % len(ALPHABET)
    return ALPHABET[-total % len(ALPHABET)]


def make_number(region_code: str, sequence: int) -> str:
    """Return a new number of a region."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARACTERS))
    counted = f"{sequence:06d}"
    return f"{region_code}-{counted}-{drawn}-{check_character(region_code + counted + drawn)}"


def read_number(text: str) -> tuple[str, str] | None:
    """Return the region and the number as it is written; None for what cannot be one."""
    plain = re.sub(r"[\s\-]", "", text).upper().translate(_READ_AS)
    found = _NUMBER.fullmatch(plain)
    if found is None or check_character(plain[:-1]) != plain[-1]:
        return None
    return found[1], "-".join(found.groups())
