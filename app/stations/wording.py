"""What staff publish of a station in words of their own: for WeChat's check before it is shown."""

from collections.abc import Iterator, Sequence

from app.calendar import Hours
from app.stations.shapes import FacilityState, StationBase, StationCreate


def words_of_station(said: StationBase) -> Iterator[str]:
    """Yield name, address, notes, and of a new station also what hours and facilities say."""
    yield from (said.name, said.address, said.entry.note)
    if said.truck:
        yield from (said.truck.entrance or "", said.truck.prices or "")
    if isinstance(said, StationCreate):
        yield from words_of_hours(said.hours)
        yield from words_of_facilities(said.facilities)


def words_of_hours(hours: Hours | None) -> list[str]:
    """Return why other hours hold on some days."""
    return [exception.reason for exception in hours.exceptions] if hours else []


def words_of_facilities(facilities: Sequence[FacilityState]) -> list[str]:
    """Return the notes."""
    return [one.note for one in facilities]
