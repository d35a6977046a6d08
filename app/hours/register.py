"""The register of certificates: withdrawing what holds no longer."""

import uuid
from datetime import datetime

from sqlalchemy import update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.hours.paper_models import Certificate, CertificateLine


async def withdraw(
    session: AsyncSession, region_code: str, award_id: uuid.UUID, now: datetime
) -> None:
    """Withdraw every certificate that lists an award of which there is less now.

    The caller holds the volunteer's row, as does who issues: none is issued in between.
    """
    listing = select(CertificateLine.certificate_id).where(
        col(CertificateLine.region_code) == region_code, col(CertificateLine.award_id) == award_id
    )
    await session.exec(
        update(Certificate)
        .where(
            col(Certificate.region_code) == region_code,
            col(Certificate.id).in_(listing),
            col(Certificate.withdrawn_at).is_(None),
        )
        .values(withdrawn_at=now)
    )
