"""Knowing a station again by its name and place."""

import math
from collections.abc import Iterator
from typing import Generic, TypeVar

from app.geo import haversine_m

# Two handsets put the same door up to this far apart; a place rounded to decimals would tear
# neighbours on either side of a rounding edge apart.
SAME_PLACE_M = 300
_CELL_DEGREES = 0.01  # at 54 degrees north still 650 m wide: neighbours lie in the next cell

Known = TypeVar("Known")


class Places(Generic[Known]):
    """Things by name and place, in cells of a grid."""

    def __init__(self) -> None:
        self._cells: dict[tuple[str, int, int], list[tuple[float, float, Known]]] = {}

    def add(self, name: str, latitude: float, longitude: float, thing: Known) -> None:
        """Remember where a thing of that name is."""
        cell = name, *_cell(latitude, longitude)
        self._cells.setdefault(cell, []).append((latitude, longitude, thing))

    def find(self, name: str, latitude: float, longitude: float) -> Known | None:
        """Return the nearest thing of that name within 300 m."""
        near = [
            (haversine_m(latitude, longitude, there, across), number, thing)
            for number, (there, across, thing) in enumerate(self._around(name, latitude, longitude))
        ]
        distance, _, thing = min(near, key=lambda found: found[:2], default=(math.inf, 0, None))
        return thing if distance <= SAME_PLACE_M else None

    def _around(
        self, name: str, latitude: float, longitude: float
    ) -> Iterator[tuple[float, float, Known]]:
        y, x = _cell(latitude, longitude)
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                yield from self._cells.get((name, y + dy, x + dx), ())


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return math.floor(latitude / _CELL_DEGREES), math.floor(longitude / _CELL_DEGREES)
