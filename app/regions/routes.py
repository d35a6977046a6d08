"""Public answers about regions."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from app.db import RegionCode, SessionDep
from app.errors import problems
from app.hot import cached_json
from app.regions import service
from app.regions.models import RegionPublic

router = APIRouter(prefix="/v1/regions", tags=["regions"])


@router.get(
    "/{region_code}",
    operation_id="read_region",
    response_model=RegionPublic,
    responses=problems(service.RegionNotFoundError),
)
async def read_region(
    request: Request,
    session: SessionDep,
    region_code: Annotated[RegionCode, Path(examples=["141128"])],
) -> Response:
    """Return a region with its towns, communities and firms; shared, so it carries an ETag."""
    region = await service.describe_region(session, region_code)
    return cached_json(request, region.model_dump_json().encode(), max_age_seconds=300)
