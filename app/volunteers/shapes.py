"""What the API says and takes about volunteers."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from app.db import Code, LongText, RegionCode, ShortText, said, whole_number
from app.volunteers.models import Category, OrganisationState


class Gender(StrEnum):
    """Told only if wanted."""

    FEMALE = "female"
    MALE = "male"


class Language(StrEnum):
    """What a volunteer can talk in."""

    MANDARIN = "mandarin"
    LOCAL = "local"
    SIGN = "sign"
    ENGLISH = "english"
    OTHER = "other"


class FreeTime(StrEnum):
    """When a volunteer has time."""

    WORKDAY_MORNING = "workday_morning"
    WORKDAY_AFTERNOON = "workday_afternoon"
    WORKDAY_EVENING = "workday_evening"
    WEEKEND_MORNING = "weekend_morning"
    WEEKEND_AFTERNOON = "weekend_afternoon"
    WEEKEND_EVENING = "weekend_evening"


PersonName = Annotated[ShortText, StringConstraints(max_length=40), said]
BirthYear = Annotated[int, Field(ge=1900, le=2200, examples=[1990]), whole_number]
AnyPhone = Annotated[
    str,
    StringConstraints(pattern=r"^\+?[0-9][0-9-]{3,18}[0-9]$"),
    Field(examples=["13812341234"]),
]
MobilePhone = Annotated[
    str, StringConstraints(pattern=r"^1[3-9][0-9]{9}$"), Field(examples=["13812341234"])
]
IdNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{17}[0-9X]$")]
Reason = Annotated[ShortText, said]


class Contact(BaseModel):
    """Somebody to call."""

    name: PersonName
    phone: AnyPhone


class VolunteerUpdate(BaseModel):
    """What a volunteer may say and change of themselves; all of it is optional."""

    gender: Gender | None = None
    skills: list[Code] = Field(default_factory=list, max_length=30)
    languages: list[Language] = Field(default_factory=list, max_length=10)
    free_times: list[FreeTime] = Field(default_factory=list, max_length=10)
    community_id: uuid.UUID | None = Field(default=None, description="the district one is near")
    emergency: Contact | None = Field(default=None, description="whom to call in an emergency")
    guardian: Contact | None = Field(
        default=None, description="who agrees; needed of those who are 14 to 17"
    )


class VolunteerForm(VolunteerUpdate):
    """Who wants to volunteer; sending it is the consent."""

    real_name: PersonName
    birth_year: BirthYear
    id_number: IdNumber | None = Field(
        default=None, description="18 characters; refused where the region does not ask for it"
    )


class VolunteerCreate(VolunteerForm):
    """Becoming a volunteer of a region."""

    region_code: RegionCode | None = Field(
        default=None, description="the service's default region if left out"
    )


class PaperForm(VolunteerForm):
    """A signed paper form that staff type in; who has no phone leaves it out."""

    phone: MobilePhone | None = None


class VolunteerBrief(BaseModel):
    """A volunteer in a list of staff."""

    id: uuid.UUID
    number: str = Field(examples=["1411280000016"])
    real_name: str
    community_id: uuid.UUID | None
    state: str
    source: str
    created_at: datetime
    demo: bool


class Profile(BaseModel):
    """A volunteer, as they see themselves and staff see them."""

    id: uuid.UUID
    region_code: str
    number: str = Field(examples=["1411280000016"], description="stands for the person in public")
    real_name: str
    birth_year: int
    gender: str | None
    skills: list[str]
    languages: list[str]
    free_times: list[str]
    community_id: uuid.UUID | None
    emergency: Contact | None
    guardian: Contact | None
    has_id_number: bool
    state: str
    reason: str = Field(description="why suspended")
    created_at: datetime
    demo: bool


class ProfileForStaff(Profile):
    """A volunteer, with what staff need beside."""

    source: str
    phone_masked: str | None
    occupation: str | None


class Lookup(BaseModel):
    """What one volunteer is known by: the number on the card, or the phone."""

    number: Annotated[str, StringConstraints(pattern=r"^[0-9]{13,20}$")] | None = None
    phone: MobilePhone | None = None


class Correction(BaseModel):
    """What was written wrongly, and how one knows."""

    real_name: PersonName
    birth_year: BirthYear
    reason: Reason


class Because(BaseModel):
    """Why; the person reads it."""

    reason: Reason


class Word(BaseModel):
    """A code and its Chinese name."""

    code: str
    name: str


class VolunteeringWords(BaseModel):
    """The choices that the forms of volunteering offer."""

    skills: list[Word]
    languages: list[Word]
    free_times: list[Word]
    categories: list[Word]
    organisation_kinds: list[Word]
    consent_version: str = Field(description="of the text that becoming a volunteer agrees to")
    asks_id_number: bool
    least_age: int = Field(description="younger ones are enrolled by a parent")
    adult_age: int = Field(description="younger ones name a guardian")


class OccupationCount(BaseModel):
    """How many volunteers have an occupation; null: they did not tell."""

    occupation: str | None
    volunteers: int


class VolunteeringFigures(BaseModel):
    """How many volunteer in a region."""

    volunteers: int
    suspended: int
    by_occupation: list[OccupationCount]
    organisations: int
    teams: int


# --- organisations ---------------------------------------------------------------------


class OrganisationKind(StrEnum):
    """An organisation is registered somewhere; a team is people who know each other."""

    ORGANISATION = "organisation"
    TEAM = "team"


MaybeName = Annotated[ShortText, StringConstraints(max_length=40)]
NonEmpty = Annotated[ShortText, StringConstraints(max_length=60), said]


class OrganisationForm(BaseModel):
    """What an organisation says of itself."""

    name: NonEmpty
    kind: OrganisationKind
    category: Category
    description: LongText = ""
    community_id: uuid.UUID | None = None
    contact_name: MaybeName = Field(default="", description="for staff alone")
    contact_phone: AnyPhone | None = Field(default=None, description="for staff alone")


class OrganisationQuery(BaseModel):
    """What to look for."""

    q: ShortText = ""
    kind: OrganisationKind | None = None
    category: Category | None = None
    cursor: str | None = Field(default=None, max_length=2000)
    limit: int = Field(default=20, ge=1, le=100)


class DeskQuery(OrganisationQuery):
    """What staff look for."""

    state: OrganisationState | None = None


class OrganisationPublic(BaseModel):
    """An organisation that is active."""

    id: uuid.UUID
    region_code: str
    name: str
    kind: str
    category: str
    description: str
    community_id: uuid.UUID | None
    demo: bool


class ProgrammePublic(BaseModel):
    """Something lasting that an organisation runs."""

    id: uuid.UUID
    organisation_id: uuid.UUID
    name: str
    description: str
    is_ended: bool


class OrganisationDetail(OrganisationPublic):
    """An organisation with what it runs."""

    programmes: list[ProgrammePublic]


class OrganisationForStaff(OrganisationPublic):
    """An organisation, with what staff and its own people see."""

    state: str
    state_at: datetime
    reason: str
    contact_name: str
    contact_phone_masked: str | None
    created_at: datetime


class ProgrammeForm(BaseModel):
    """A programme to run."""

    name: NonEmpty
    description: LongText = ""
