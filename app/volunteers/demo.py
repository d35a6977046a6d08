"""Organisations, teams and programmes of the demonstration: as many as the county has, invented."""

import itertools
import uuid
from collections.abc import Callable, Iterator, Sequence

from sqlalchemy.dialects.postgresql import insert
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.pinyin import pinyin_key
from app.volunteers.models import Category, Organisation, OrganisationState, Programme
from app.volunteers.shapes import OrganisationKind
from app.volunteers.vocabulary import CATEGORIES

# The department's own figures; 22 teams were newly formed around four fields.
ORGANISATIONS, TEAMS = 197, 22
FIELDS_OF_TEAMS = (
    Category.NEIGHBOURS,
    Category.ECOLOGY,
    Category.EVERYDAY_HELP,
    Category.HEALTH,
)
SAYS = "演示数据：组织和名称都是虚构的。"
PROGRAMMES = (
    ("五点半课堂", "放学后的作业辅导和兴趣课。"),
    ("大手拉小手 爱心助成长", "大学生教法律、手工、语言、科学、艺术和体育。"),
    ("寒冬温暖包", "冬天给孩子们送牛奶、面粉、油和玩具。"),
)
RESCUE = ("天龙红", "应急救援，节日和庙会值守。")

MakeId = Callable[..., uuid.UUID]
Place = tuple[str, uuid.UUID]  # a community's name and id


async def load_organisations(
    session: AsyncSession,
    region_code: str,
    first_team: str,
    places: Sequence[Place],
    make_id: MakeId,
) -> None:
    """Write what is missing of them in a few statements; ``first_team`` is one of the teams."""
    last = make_id("programme", RESCUE[0])
    if await session.get(Programme, (region_code, last)) is not None:
        return
    rows = [*_teams(region_code, first_team, places, make_id)]
    rows += _organisations(region_code, places, make_id)
    values = [row.model_dump() for row in rows]
    await session.exec(insert(Organisation).values(values).on_conflict_do_nothing())
    rescue = next(one.id for one in rows if one.category == Category.RESCUE)
    runs = [(make_id("team", first_team), *told) for told in PROGRAMMES]
    programmes = [
        Programme(
            id=make_id("programme", name),
            region_code=region_code,
            organisation_id=whose,
            name=name,
            description=description,
        ).model_dump()
        for whose, name, description in [*runs, (rescue, *RESCUE)]
    ]
    await session.exec(insert(Programme).values(programmes).on_conflict_do_nothing())


def _teams(
    region_code: str, first_team: str, places: Sequence[Place], make_id: MakeId
) -> Iterator[Organisation]:
    named = [(first_team, Category.NEIGHBOURS, places[0])]
    among = itertools.product(FIELDS_OF_TEAMS, places)
    named += [(f"{at[0]}{CATEGORIES[field]}服务队", field, at) for field, at in among]
    for name, category, (_, community_id) in named[:TEAMS]:
        kind = OrganisationKind.TEAM
        yield _row(region_code, make_id("team", name), (name, kind, category), community_id)


def _organisations(
    region_code: str, places: Sequence[Place], make_id: MakeId
) -> Iterator[Organisation]:
    among = itertools.product(("志愿者协会", "志愿服务站"), Category, places)
    for ending, category, (place, community_id) in itertools.islice(among, ORGANISATIONS):
        name = f"{place}{CATEGORIES[category]}{ending}"
        kind = OrganisationKind.ORGANISATION
        organisation_id = make_id("organisation", name)
        yield _row(region_code, organisation_id, (name, kind, category), community_id)


def _row(
    region_code: str,
    organisation_id: uuid.UUID,
    said: tuple[str, OrganisationKind, Category],
    community_id: uuid.UUID,
) -> Organisation:
    name, kind, category = said
    now = clock.now()
    return Organisation(
        id=organisation_id,
        region_code=region_code,
        name=name,
        sort_key=pinyin_key(name),
        kind=kind.value,
        category=category.value,
        description=SAYS,
        community_id=community_id,
        state=OrganisationState.ACTIVE.value,
        state_at=now,
        demo=True,
    )
