"""What the routes of volunteers share: the terms of the moment, and how a form is refused."""

from fastapi import Request

from app import clock
from app.volunteers import forms
from app.volunteers.service import Terms

FORM_REFUSALS = (
    forms.UnderAgeError,
    forms.GuardianNeededError,
    forms.SkillUnknownError,
    forms.CommunityUnknownError,
    forms.IdNumberInvalidError,
    forms.IdNumberNotAskedError,
)


def terms_of(request: Request) -> Terms:
    """Return the terms on which the service makes volunteers now."""
    state = request.app.state
    return Terms(
        cipher=state.cipher,
        now=clock.now(),
        consent_version=state.settings.volunteer_version,
        asks_id_number=state.settings.ask_id_number,
    )
