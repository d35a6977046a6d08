"""The volunteer number: the region's code, a sequence, and a digit that finds slips of the pen."""

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from app.volunteers.models import VolunteerNumber

SEQUENCE_DIGITS = 6  # a million volunteers of one county; then it grows by a digit


def check_digit(digits: str) -> str:
    """Return the check digit of ISO 7064 MOD 11,10.

    It finds every wrong digit, and nearly every pair that was swapped.
    """
    product = 10
    for digit in digits:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)


def number_of(region_code: str, sequence: int) -> str:
    """Return the number that is printed, such as 1411280000016."""
    digits = f"{region_code}{sequence:0{SEQUENCE_DIGITS}d}"
    return digits + check_digit(digits)


def is_number(text: str) -> bool:
    """Say whether this can be a volunteer number."""
    is_long_enough = len(text) > 6 + SEQUENCE_DIGITS
    return (
        is_long_enough and text.isascii() and text.isdigit() and check_digit(text[:-1]) == text[-1]
    )


async def draw_numbers(session: AsyncSession, region_code: str, many: int = 1) -> list[str]:
    """Return numbers that nobody has; the region's row stays locked to the transaction's end."""
    row = insert(VolunteerNumber).values(region_code=region_code, last=many)
    drawn = await session.exec(
        row.on_conflict_do_update(
            index_elements=["region_code"], set_={"last": VolunteerNumber.last + many}
        ).returning(col(VolunteerNumber.last))
    )
    last = drawn.scalar_one()
    return [number_of(region_code, last - many + 1 + n) for n in range(many)]
