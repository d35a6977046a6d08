"""Regions and what lies in them."""

import uuid

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from app.db import Reference, ReferenceRow, public


class Region(Reference, table=True):
    """A county, keyed by its GB/T 2260 code; the unit of tenancy."""

    code: str = Field(primary_key=True, sa_type=Text, sa_column_kwargs=public())
    name: str = Field(sa_type=Text, sa_column_kwargs=public())
    latitude: float = Field(sa_column_kwargs=public("GCJ-02 degrees of the seat"))
    longitude: float = Field(sa_column_kwargs=public("GCJ-02 degrees of the seat"))


class _InRegion(ReferenceRow):
    region_code: str = Field(
        foreign_key="region.code", index=True, sa_type=Text, sa_column_kwargs=public()
    )
    name: str = Field(sa_type=Text, sa_column_kwargs=public())


class Town(_InRegion, table=True):
    """A town or street office (乡镇、街道)."""


class Community(_InRegion, table=True):
    """A community or village (社区、村) of a town."""

    town_id: uuid.UUID = Field(foreign_key="town.id", index=True, sa_column_kwargs=public())


class Department(_InRegion, table=True):
    """A department that resolves difficulties handed to it."""


class Firm(_InRegion, table=True):
    """A firm or platform whose people work in the region."""

    trade: str = Field(sa_type=Text, sa_column_kwargs=public())


class CommunityPublic(SQLModel):
    """A community, named."""

    id: uuid.UUID
    name: str


class TownPublic(SQLModel):
    """A town and its communities."""

    id: uuid.UUID
    name: str
    communities: list[CommunityPublic]


class FirmPublic(SQLModel):
    """A firm, named."""

    id: uuid.UUID
    name: str


class RegionPublic(SQLModel):
    """A region with its towns and firms; the seat in GCJ-02 degrees."""

    code: str
    name: str
    latitude: float
    longitude: float
    towns: list[TownPublic]
    firms: list[FirmPublic]
