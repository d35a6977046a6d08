"""The words that are rows: kinds, facilities, occupations; and how codes become keys."""

import time
from dataclasses import dataclass, field

import asyncpg
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Occupation
from app.freshness import Finding
from app.settings import Settings
from app.stations.models import Facility, StationKind
from app.stations.shapes import FacilityNamed, KindPublic, Named, Vocabulary

FRESH_SECONDS = 30.0  # how soon a process finds a kind that an operator has added

FINDINGS = {
    Finding.OPEN: "开着",
    Finding.LOCKED: "锁着门",
    Finding.NO_WATER: "没有水",
    Finding.OUT_OF_ORDER: "设施坏了",
}


@dataclass
class Codes:
    """The keys behind the codes, kept by each process for the hot path."""

    kinds: dict[str, int] = field(default_factory=dict)
    facilities: dict[str, int] = field(default_factory=dict)
    _read_at: float = -FRESH_SECONDS

    async def refresh(self, pool: asyncpg.Pool) -> None:
        """Read the codes again when they are no longer fresh."""
        if time.monotonic() - self._read_at < FRESH_SECONDS:
            return
        kinds = await pool.fetch("SELECT code, id FROM station_kind")
        facilities = await pool.fetch("SELECT code, id FROM facility")
        # All at once, and only after both were read: whoever asks meanwhile reads for himself.
        self.kinds = {row["code"]: row["id"] for row in kinds}
        self.facilities = {row["code"]: row["id"] for row in facilities}
        self._read_at = time.monotonic()

    def kind_ids(self, codes: list[str]) -> list[int] | None:
        """Return the keys of the known kinds; None when none of those asked for is known."""
        found = [self.kinds[code] for code in codes if code in self.kinds]
        return sorted(set(found)) if found or not codes else None

    def facility_ids(self, codes: list[str]) -> list[int] | None:
        """Return the keys of facilities that must all be there; None when one is unknown."""
        if any(code not in self.facilities for code in codes):
            return None
        return sorted({self.facilities[code] for code in codes})


async def describe_vocabulary(session: AsyncSession, settings: Settings) -> Vocabulary:
    """Return the words and switches that the mini-program needs before anything else."""
    kinds = await session.exec(select(StationKind).order_by(col(StationKind.id)))
    facilities = await session.exec(select(Facility).order_by(col(Facility.id)))
    occupations = await session.exec(select(Occupation).order_by(col(Occupation.position)))
    return Vocabulary(
        kinds=[KindPublic(code=k.code, name=k.name, colour=k.colour) for k in kinds],
        facilities=[
            FacilityNamed(code=f.code, name=f.name, for_trucks=f.for_trucks) for f in facilities
        ],
        occupations=[Named(code=o.code, name=o.name) for o in occupations],
        findings=[Named(code=finding, name=name) for finding, name in FINDINGS.items()],
        privacy_version=settings.privacy_version,
        get_location=settings.get_location,
        demo=settings.is_demo,
        default_region=settings.default_region,
    )
