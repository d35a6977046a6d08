"""The columns of the two lists, and how their cells are read."""

import re
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.calendar import SHANGHAI
from app.regions.models import Community
from app.sheets.cells import CellError, Reader, plain, texts_up_to
from app.sheets.columns import Column
from app.sheets.tables import Sought
from app.volunteers.models import Category
from app.volunteers.shapes import Gender, OrganisationKind
from app.volunteers.vocabulary import (
    CATEGORIES,
    FREE_TIMES,
    LANGUAGES,
    ORGANISATION_KINDS,
    list_skills,
)

VOLUNTEERS = Sought(("志愿者", "volunteers"), "姓名, 出生年份, 手机号 (name, birth_year, phone)")
ORGANISATIONS = Sought(
    ("组织", "志愿服务组织", "organisations"), "名称, 类型, 领域 (name, kind, category)"
)

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_ANY_PHONE = re.compile(r"\+?[0-9][0-9-]{3,18}[0-9]")
_SEPARATORS = re.compile(r"[、，,；;\s/]+")
GENDERS = {Gender.FEMALE: "女", Gender.MALE: "男"}
SEVERAL = "可以写几个，用顿号隔开。"
OF_THE_YOUNG = "未满 18 周岁要填。"


def _digits(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "").replace("—", "-")


def read_mobile(text: str) -> str:
    """Return a mobile number of eleven digits."""
    number = _digits(text).replace("-", "").removeprefix("+86")
    if not _MOBILE.fullmatch(number):
        raise CellError("要写 11 位手机号，没有就空着")
    return number


def read_phone(text: str) -> str:
    """Return any telephone number."""
    number = _digits(text)
    if not _ANY_PHONE.fullmatch(number):
        raise CellError("不像电话号码，只写一个号码，例如 0358-6022345")
    return number


def read_birth_year(text: str) -> int:
    """Return the year of a year, a month, or a day: 1990, 1990年5月, 1990-05-01."""
    found = re.match(r"(19[0-9]{2}|20[0-9]{2})(?![0-9])", plain(text))
    if found is None or int(found[1]) > datetime.now(SHANGHAI).year:
        raise CellError("要写出生年份，例如 1990")
    return int(found[1])


def choice_of(names: dict[Any, str]) -> Reader:
    """Return a reader of one word out of some, by its Chinese name or its code."""
    known = {plain(word): str(code) for code, name in names.items() for word in (name, code)}

    def read(text: str) -> str:
        found = known.get(plain(text))
        if found is None:
            raise CellError(f"只能写：{'、'.join(names.values())}")
        return found

    return read


def choices_of(names: dict[Any, str]) -> Reader:
    """Return a reader of several words out of some, with commas or blanks between."""
    read_one = choice_of(names)

    def read(text: str) -> list[str]:
        return sorted({read_one(word) for word in _SEPARATORS.split(text) if word})

    return read


@dataclass
class Words:
    """The words of one region that the columns know."""

    region_code: str
    skills: dict[str, str]
    communities: dict[str, list[uuid.UUID]]

    def community_id(self, name: str) -> uuid.UUID:
        """Return a community's id.

        Raises:
            CellError: there is none, or several.
        """
        found = self.communities.get(name.strip(), [])
        if len(found) == 1:
            return found[0]
        if found:
            raise CellError(f"有 {len(found)} 个“{name}”，请空着，导入后再补")
        raise CellError(f"没有“{name}”这个社区（村），请与系统里的名称一致")


async def read_words(session: AsyncSession, region_code: str) -> Words:
    """Return the words of a region."""
    communities: dict[str, list[uuid.UUID]] = {}
    query = select(Community.name, Community.id).where(col(Community.region_code) == region_code)
    for name, community_id in await session.exec(query):
        communities.setdefault(name, []).append(community_id)
    skills = {one.code: one.name for one in await list_skills(session)}
    return Words(region_code, skills, communities)


def volunteer_columns(words: Words) -> tuple[Column, ...]:
    """Return the columns of a list of volunteers."""
    return (*_who(), *_what_they_can(words), *_contacts())


def _who() -> tuple[Column, ...]:
    return (
        Column(
            "list_key",
            ("编号", "序号", "key"),
            texts_up_to(60),
            "你们自己的编号，不重复，再次导入时凭它认出同一个人。没有编号就必须有手机号。",
            example="示例",
        ),
        Column(
            "real_name",
            ("姓名", "名字", "name"),
            texts_up_to(40),
            "真实姓名，最多 40 个字。",
            is_required=True,
            example="示例小李",
        ),
        Column(
            "birth_year",
            ("出生年份", "出生年", "出生日期", "birthyear", "birth"),
            read_birth_year,
            "只留年份。未满 14 周岁的不能导入，由家长报名。",
            is_required=True,
            example="1990",
        ),
        Column(
            "phone",
            ("手机号", "手机", "电话", "联系电话", "phone"),
            read_mobile,
            "11 位手机号。本人以后登录并绑定这个号码，就能看到自己的记录。",
            example="13812341234",
        ),
    )


def _what_they_can(words: Words) -> tuple[Column, ...]:
    return (
        Column(
            "gender",
            ("性别", "gender"),
            choice_of({**GENDERS}),
            "可以空着。",
        ),
        Column(
            "community_id",
            ("社区", "社区村", "村", "community"),
            words.community_id,
            "社区或村的全名，要与系统里的一致。",
        ),
        Column(
            "skills",
            ("特长", "技能", "skills"),
            choices_of(words.skills),
            SEVERAL,
            unknown=[],
        ),
        Column(
            "languages",
            ("语言", "languages"),
            choices_of({**LANGUAGES}),
            SEVERAL,
            unknown=[],
        ),
        Column(
            "free_times",
            ("空闲时间", "freetimes"),
            choices_of({**FREE_TIMES}),
            SEVERAL,
            unknown=[],
        ),
    )


def _contacts() -> tuple[Column, ...]:
    return (
        Column(
            "guardian_name",
            ("监护人", "监护人姓名", "guardian"),
            texts_up_to(40),
            OF_THE_YOUNG,
        ),
        Column(
            "guardian_phone",
            ("监护人电话", "监护人手机", "guardianphone"),
            read_phone,
            OF_THE_YOUNG,
        ),
        Column("emergency_name", ("紧急联系人", "emergency"), texts_up_to(40), "可以空着。"),
        Column("emergency_phone", ("紧急联系人电话", "emergencyphone"), read_phone, "可以空着。"),
    )


def organisation_columns(words: Words) -> tuple[Column, ...]:
    """Return the columns of a list of organisations."""
    return (*_which(), *_about_them(words))


def _which() -> tuple[Column, ...]:
    return (
        Column(
            "name",
            ("名称", "组织名称", "队伍名称", "name"),
            texts_up_to(60),
            "组织或服务队的全称，本县不重名。再次导入时凭名称认出。",
            is_required=True,
            example="示例",
        ),
        Column(
            "kind",
            ("类型", "kind"),
            choice_of({**ORGANISATION_KINDS}),
            "志愿服务组织，或志愿服务队。",
            is_required=True,
            example=ORGANISATION_KINDS[OrganisationKind.TEAM],
        ),
        Column(
            "category",
            ("领域", "类别", "category"),
            choice_of({**CATEGORIES}),
            "、".join(CATEGORIES.values()),
            is_required=True,
            example=CATEGORIES[Category.NEIGHBOURS],
        ),
    )


def _about_them(words: Words) -> tuple[Column, ...]:
    return (
        Column(
            "description",
            ("简介", "说明", "description"),
            texts_up_to(1000),
            "大家都能看到。",
            unknown="",
        ),
        Column(
            "community_id",
            ("社区", "社区村", "村", "community"),
            words.community_id,
            "社区或村的全名，要与系统里的一致。",
        ),
        Column(
            "contact_name",
            ("联系人", "负责人", "contact"),
            texts_up_to(40),
            "只有工作人员能看到。",
            unknown="",
        ),
        Column(
            "contact_phone",
            ("联系电话", "电话", "手机号", "phone"),
            read_phone,
            "只有工作人员能看到。",
        ),
    )
