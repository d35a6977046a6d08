"""The list of what is to come walks an index, however much there is to come."""

import uuid
from datetime import timedelta
from typing import Any

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.dialects import postgresql
from sqlmodel.ext.asyncio.session import AsyncSession

from app.activities.listing import upcoming
from app.activities.models import Activity
from app.activities.shapes import ListQuery
from app.databases import plain
from app.paging import write_cursor
from tests.activities.builders import SATURDAY, make_activity
from tests.builders import HERE, MONDAY_MORNING, REGION
from tests.databases import TestDatabase

MANY = 20_000
MORE = f"""
INSERT INTO activity ({{columns}})
SELECT {{values}} FROM activity a CROSS JOIN generate_series(1, {MANY}) AS n
"""
OWN = {
    "id": "gen_random_uuid()",
    "next_at": "a.next_at + n * interval '1 minute'",
    "latitude": "a.latitude + (n % 200 - 100) / 100.0",
    "longitude": "a.longitude + (n / 200 - 50) / 100.0",
    "category": "CASE WHEN n % 10 = 0 THEN 'health' ELSE 'ecology' END",
}


@pytest.fixture
async def crowd(session: AsyncSession, database: TestDatabase) -> AsyncSession:
    """As many activities to come as a county never has."""
    await make_activity(session, next_at=SATURDAY)
    columns = [name for name in Activity.model_fields if name != "mloc"]
    values = [OWN.get(name, f"a.{name}") for name in columns]
    sql = MORE.format(columns=", ".join(columns), values=", ".join(values))
    await session.exec(text(sql))  # type: ignore[call-overload]  # no rows to read
    await session.commit()
    # As autovacuum does by itself; a table may be analysed by its owner.
    owner = await asyncpg.connect(plain(database.superuser_url))
    await owner.execute("ANALYZE activity")
    await owner.close()
    return session


async def plan_of(session: AsyncSession, **asked: Any) -> str:
    query = upcoming(REGION, ListQuery(**asked), MONDAY_MORNING).limit(21)
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's own
    told = query.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    connection = await session.connection()
    found = await connection.exec_driver_sql(f"EXPLAIN {told}")
    return "\n".join(row[0] for row in found)


async def test_a_page_walks_the_index_and_sorts_nothing(crowd: AsyncSession) -> None:
    first = await plan_of(crowd)
    cursor = write_cursor(SATURDAY + timedelta(days=3), uuid.uuid4())
    second = await plan_of(crowd, cursor=cursor)
    for plan in (first, second):
        assert "ix_activity_upcoming" in plan, plan
        assert "Sort" not in plan, plan
    assert "ROW(" in second.split("Filter")[0]  # begins there, and skips nothing


async def test_a_common_category_is_found_on_the_same_walk(crowd: AsyncSession) -> None:
    plan = await plan_of(crowd, category=["health"])
    assert "ix_activity_upcoming" in plan, plan


async def test_around_a_place_the_index_of_places_is_walked(crowd: AsyncSession) -> None:
    plan = await plan_of(crowd, latitude=HERE[0], longitude=HERE[1], radius_m=2000)
    assert "ix_activity_near" in plan, plan
