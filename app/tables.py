"""Imports every module that holds tables, for alembic, grants and tests."""

from sqlmodel import SQLModel

from app import idempotency as _idempotency
from app import jobs as _jobs
from app import limits as _limits
from app import modes as _modes
from app.accounts import models as _accounts
from app.activities import models as _activities
from app.audit import models as _audit
from app.feedback import models as _feedback
from app.hours import models as _hours
from app.hours import paper_models as _papers
from app.media import models as _media
from app.messages import models as _messages
from app.regions import models as _regions
from app.seats import models as _seats
from app.stations import models as _stations
from app.volunteers import models as _volunteers
from app.wechat import models as _wechat

__all__ = ["metadata"]

metadata = SQLModel.metadata

_ROOMS = (
    _idempotency,
    _jobs,
    _limits,
    _modes,
    _accounts,
    _activities,
    _audit,
    _feedback,
    _hours,
    _papers,
    _media,
    _messages,
    _regions,
    _seats,
    _stations,
    _volunteers,
    _wechat,
)
