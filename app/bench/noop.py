"""The service with two operations that do nothing: what does it cost to know who is asking?"""

from fastapi import FastAPI

from app.accounts.auth import CurrentAccount
from app.main import create_app as create_service


def create_app() -> FastAPI:
    """Return the service and ``/bench/public`` and ``/bench/mine`` beside it."""
    app = create_service()

    @app.get("/bench/public")
    async def answer_anybody() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/bench/mine")
    async def answer_caller(caller: CurrentAccount) -> dict[str, str]:
        return {"status": "ok"}

    return app
