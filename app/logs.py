"""Structured logs that name nobody: no addresses, tokens, phone numbers or positions."""

import logging
import sys
from contextvars import ContextVar
from typing import Literal

import structlog

# Set by the outermost middleware; problem documents and audit entries name it.
request_id: ContextVar[str] = ContextVar("request_id", default="")


def configure_logs(log_format: Literal["console", "json"], level: int = logging.INFO) -> None:
    """Send our events and other libraries' warnings to standard error, one line each."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[*shared, structlog.processors.format_exc_info, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            foreign_pre_chain=shared,
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    # httpx writes whole URLs at INFO, and WeChat's carry the app secret.
    for name in ("httpx", "httpcore", "uvicorn.access"):
        logging.getLogger(name).setLevel(logging.WARNING)


def get_log() -> structlog.stdlib.BoundLogger:
    """Return the logger; events are short English names with plain fields."""
    log: structlog.stdlib.BoundLogger = structlog.get_logger()
    return log
