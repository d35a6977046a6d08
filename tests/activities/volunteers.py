"""Volunteers for tests of sign-ups; builders flush and do not commit."""

import uuid
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from app.volunteers.models import Volunteer
from tests.builders import REGION, make_account, make_region


async def make_volunteer(
    session: AsyncSession,
    account_id: uuid.UUID | None = None,
    *,
    region_code: str = REGION,
    **given: Any,
) -> Volunteer:
    """An adult without a skill; the account is their own."""
    await make_region(session, region_code)
    account_id = account_id or (await make_account(session)).id
    volunteer = Volunteer(
        **{
            "region_code": region_code,
            "account_id": account_id,
            "number": f"{region_code}{uuid.uuid4().hex[:8]}",
            "real_name_encrypted": "",
            "birth_year": 1990,
            "source": "own",
            **given,
        }
    )
    session.add(volunteer)
    await session.flush()
    return volunteer
