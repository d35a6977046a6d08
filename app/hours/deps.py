"""What the routes of certificates share: who guesses too often, and where the page is."""

from fastapi import Request

from app.limits import limit_by_address
from app.settings import Settings

# Of 40 random bits, 30 guesses a minute find one in seventy thousand years.
limit_guesses = limit_by_address("certificate", times=30, seconds=60)


def base_url(request: Request) -> str:
    """Return where the public page is reached."""
    settings: Settings = request.app.state.settings
    return (settings.public_url or f"http://{settings.host}:{settings.port}").rstrip("/")
