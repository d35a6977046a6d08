"""What anybody may ask about a region."""

import httpx
from sqlmodel.ext.asyncio.session import AsyncSession

from tests.builders import REGION, make_community, make_firm, make_town


async def test_a_region_is_shown_with_its_towns_communities_and_firms(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    town, other = await make_town(session, "乙镇"), await make_town(session, "甲镇")
    community = await make_community(session, town)
    firm = await make_firm(session)
    await make_town(session, "别县镇", region_code="140100")
    await session.commit()
    shown = (await client.get(f"/v1/regions/{REGION}")).json()
    assert (shown["code"], shown["latitude"], shown["longitude"]) == (REGION, 37.89, 111.24)
    assert shown["towns"] == [
        {
            "id": str(town.id),
            "name": "乙镇",
            "communities": [{"id": str(community.id), "name": "武当社区"}],
        },
        {"id": str(other.id), "name": "甲镇", "communities": []},
    ]
    assert shown["firms"] == [{"id": str(firm.id), "name": "示例速递"}]


async def test_who_holds_the_region_already_is_not_sent_it_again(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    await make_town(session)
    await session.commit()
    first = await client.get(f"/v1/regions/{REGION}")
    assert "public" in first.headers["cache-control"]
    held = {"If-None-Match": first.headers["etag"]}
    again = await client.get(f"/v1/regions/{REGION}", headers=held)
    assert (again.status_code, again.content) == (304, b"")
    await make_town(session, "新镇")
    await session.commit()
    assert (await client.get(f"/v1/regions/{REGION}", headers=held)).status_code == 200


async def test_a_region_that_is_not_there_is_not_found(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/regions/999999")
    assert (answer.status_code, answer.json()["code"]) == (404, "region_not_found")


async def test_what_can_be_no_region_code_is_refused(client: httpx.AsyncClient) -> None:
    for wrong in ("14112", "abcdef", "1411288", "１４１１２８"):
        assert (await client.get(f"/v1/regions/{wrong}")).status_code == 422
