"""The volunteer number: short, its own, and safe against slips of the pen."""

from hypothesis import given
from hypothesis import strategies as st
from sqlmodel.ext.asyncio.session import AsyncSession

from app.volunteers.numbers import check_digit, draw_numbers, is_number, number_of

sequences = st.integers(1, 2_000_000)


def test_the_check_digit_is_that_of_the_standard() -> None:
    assert check_digit("0794") == "5"  # ISO 7064's own example for MOD 11,10


@given(sequences, st.data())
def test_every_wrong_digit_is_found(sequence: int, data: st.DataObject) -> None:
    number = number_of("141128", sequence)
    at = data.draw(st.integers(0, len(number) - 1))
    wrong = data.draw(st.sampled_from([d for d in "0123456789" if d != number[at]]))
    assert is_number(number)
    assert not is_number(number[:at] + wrong + number[at + 1 :])


@given(st.text(max_size=20))
def test_no_other_text_is_a_number(text: str) -> None:
    assert not is_number(text) or text.isdigit()


async def test_numbers_follow_each_other_in_each_region(session: AsyncSession) -> None:
    first = await draw_numbers(session, "141128", 2)
    assert await draw_numbers(session, "141129") == [number_of("141129", 1)]
    assert first == [number_of("141128", 1), number_of("141128", 2)]
    assert await draw_numbers(session, "141128") == [number_of("141128", 3)]
