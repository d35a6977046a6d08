"""The changing code: ours alone, of now alone, in one spelling alone."""

import random
import uuid
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.activities import codes
from app.activities.arrivals import ScanRefusedError
from app.activities.scanning import judge_time
from app.crypto import Cipher, Secrets
from tests.builders import REGION

KEY = b"k" * 32
SHIFT = uuid.UUID("0197c8d2-1111-7000-8000-000000000001")
NOW = datetime(2026, 11, 23, 2, 30, 7, tzinfo=UTC)
CIPHER = Cipher(Secrets.new())
MANY = 100_000


def is_accepted(text: str, key: bytes = KEY, now: datetime = NOW) -> bool:
    """Say what the service says of a code, but for who scans it."""
    code = codes.read_code(text)
    if code is None or code.region_code != REGION or not codes.is_signed(key, code):
        return False
    try:
        judge_time(code, None, now)
    except ScanRefusedError:
        return False
    return True


def test_a_code_begins_with_its_region_and_is_short() -> None:
    code = codes.write_code(KEY, REGION, SHIFT, codes.step_at(NOW))
    assert code.startswith("141128.")
    assert len(code) <= codes.LONGEST
    assert is_accepted(code)


def test_a_code_holds_for_its_step_and_the_next() -> None:
    code = codes.write_code(KEY, REGION, SHIFT, codes.step_at(NOW))
    begins = NOW.replace(second=0)
    taken = [
        second
        for second in range(-20, 60)
        if is_accepted(code, now=begins + timedelta(seconds=second))
    ]
    assert taken == list(range(30))
    assert codes.ends_at(codes.step_at(NOW)) == begins + timedelta(seconds=15)
    assert codes.valid_until(codes.step_at(NOW)) == begins + timedelta(seconds=30)


def test_each_activity_has_its_own_key() -> None:
    one, other = uuid.uuid4(), uuid.uuid4()
    assert codes.key_of(CIPHER, REGION, one) == codes.key_of(CIPHER, REGION, one)
    keys = {codes.key_of(CIPHER, REGION, one), codes.key_of(CIPHER, REGION, other)}
    keys |= {codes.key_of(CIPHER, "141129", one), codes.key_of(Cipher(Secrets.new()), REGION, one)}
    assert len(keys) == 4


def test_no_key_is_ever_a_blind_index() -> None:
    purpose = f"attendance-code:{REGION}:{SHIFT}"
    assert CIPHER.derive_key(purpose).hex() != CIPHER.blind_index(purpose)


@given(st.text(max_size=120))
def test_whatever_is_scanned_is_no_code(text: str) -> None:
    assert not is_accepted(text)


@given(st.integers(0, 10**9), st.uuids())
def test_what_is_written_is_read(step: int, shift_id: uuid.UUID) -> None:
    code = codes.read_code(codes.write_code(KEY, REGION, shift_id, step))
    assert code is not None
    assert (code.region_code, code.shift_id, code.step) == (REGION, shift_id, step)


def test_one_code_has_one_spelling() -> None:
    code = codes.write_code(KEY, REGION, SHIFT, codes.step_at(NOW))
    region, shift, step, signature = code.split(".")
    respelt = [
        f"{region}.{shift[:-1]}{'B' if shift[-1] != 'B' else 'C'}.{step}.{signature}",
        f"{region}.{shift}.0{step}.{signature}",
        f"{region}.{shift}.{step.upper()}.{signature}",
        f"{code}=",
        f" {code}",
        f"{code}\n",
        code.replace("1", "１", 1),
    ]
    assert [text for text in respelt if is_accepted(text)] == []


def _forged(chance: random.Random, step: int) -> str:
    """Return a code with a signature that somebody made up, or with another key's."""
    if chance.random() < 0.5:
        told = codes.write_code(KEY, REGION, SHIFT, step).rpartition(".")[0]
        return f"{told}.{codes._text_of(chance.randbytes(codes.SIGNATURE_BYTES))}"
    return codes.write_code(chance.randbytes(32), REGION, SHIFT, step)


def _altered(chance: random.Random, step: int) -> str:
    """Return a good code with one character changed."""
    code = codes.write_code(KEY, REGION, SHIFT, step)
    at = chance.randrange(len(code))
    other = chance.choice([c for c in "abcXYZ019-_." if c != code[at]])
    return code[:at] + other + code[at + 1 :]


def _foreign(chance: random.Random, step: int) -> str:
    """Return a code of another county or of another activity's shift."""
    if chance.random() < 0.5:
        return codes.write_code(KEY, "141129", SHIFT, step)
    other = codes.key_of(CIPHER, REGION, uuid.UUID(bytes=chance.randbytes(16)))
    return codes.write_code(other, REGION, SHIFT, step)


def _of_another_time(chance: random.Random, step: int) -> str:
    """Return a code that was good once, or will be."""
    far = chance.randrange(2, 20_000)
    return codes.write_code(KEY, REGION, SHIFT, step - far if chance.random() < 0.8 else step + far)


def test_of_a_hundred_thousand_forged_foreign_and_replayed_codes_none_is_accepted() -> None:
    chance, step = random.Random(3), codes.step_at(NOW)
    makers = (_forged, _altered, _foreign, _of_another_time)
    tried = (makers[number % 4](chance, step) for number in range(MANY))
    assert sum(map(is_accepted, tried)) == 0
    # The negative control: what is shown is taken, by the same measure.
    shown = (codes.write_code(KEY, REGION, SHIFT, step - back) for back in (0, 1))
    assert sum(map(is_accepted, shown)) == 2


def test_negative_control_without_the_signature_the_forged_are_accepted() -> None:
    chance, step = random.Random(3), codes.step_at(NOW)
    forged = [codes.read_code(_forged(chance, step)) for _ in range(100)]
    assert sum(code is not None and codes.is_of(code, NOW) for code in forged) == 100
