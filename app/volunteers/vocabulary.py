"""The choices that the forms of volunteering offer, by code and Chinese name."""

from collections.abc import Iterable
from enum import StrEnum

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.regions import service as regions
from app.settings import Settings
from app.volunteers.models import Category, Skill
from app.volunteers.shapes import FreeTime, Language, OrganisationKind, VolunteeringWords, Word

LEAST_AGE = 14  # 个人信息保护法 31: of younger ones the parents decide
ADULT_AGE = 18

LANGUAGES = {
    Language.MANDARIN: "普通话",
    Language.LOCAL: "本地话",
    Language.SIGN: "手语",
    Language.ENGLISH: "英语",
    Language.OTHER: "其他",
}
FREE_TIMES = {
    FreeTime.WORKDAY_MORNING: "工作日上午",
    FreeTime.WORKDAY_AFTERNOON: "工作日下午",
    FreeTime.WORKDAY_EVENING: "工作日晚上",
    FreeTime.WEEKEND_MORNING: "周末上午",
    FreeTime.WEEKEND_AFTERNOON: "周末下午",
    FreeTime.WEEKEND_EVENING: "周末晚上",
}
CATEGORIES = {
    Category.ECOLOGY: "生态环保",
    Category.EVERYDAY_HELP: "便民服务",
    Category.NEIGHBOURS: "邻里互助",
    Category.HEALTH: "健康关爱",
    Category.RESCUE: "应急救援",
    Category.EDUCATION: "助学教育",
    Category.OTHER: "其他",
}
ORGANISATION_KINDS = {
    OrganisationKind.ORGANISATION: "志愿服务组织",
    OrganisationKind.TEAM: "志愿服务队",
}


def _words(names: Iterable[tuple[StrEnum, str]]) -> list[Word]:
    return [Word(code=code, name=name) for code, name in names]


async def list_skills(session: AsyncSession) -> list[Skill]:
    """Return all skills in their order."""
    return list(await session.exec(select(Skill).order_by(col(Skill.position), col(Skill.code))))


async def describe_words(
    session: AsyncSession, region_code: str, settings: Settings
) -> VolunteeringWords:
    """Return the choices of a region.

    Raises:
        RegionNotFoundError: no region has that code.
    """
    await regions.get_region(session, region_code)
    return VolunteeringWords(
        skills=[Word(code=one.code, name=one.name) for one in await list_skills(session)],
        languages=_words(LANGUAGES.items()),
        free_times=_words(FREE_TIMES.items()),
        categories=_words(CATEGORIES.items()),
        organisation_kinds=_words(ORGANISATION_KINDS.items()),
        consent_version=settings.volunteer_version,
        asks_id_number=settings.ask_id_number,
        least_age=LEAST_AGE,
        adult_age=ADULT_AGE,
    )
