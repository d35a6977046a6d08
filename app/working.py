"""``nuanxin worker``: the jobs without the requests, on the same lifespan."""

import asyncio
import signal

from app.main import create_app
from app.settings import Settings


async def work_until_stopped(settings: Settings) -> None:
    """Do jobs until SIGINT or SIGTERM, then finish those that run."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    # The app opens what jobs use and knows every handler; nothing listens for requests.
    app = create_app(settings.model_copy(update={"jobs": "inline"}))
    async with app.router.lifespan_context(app):
        await stop.wait()
