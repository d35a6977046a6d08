"""What all commands share: the terminal, the settings, the database, refusals in one sentence."""

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape

from app.crypto import SecretsError
from app.databases import Database, running_database
from app.errors import AppError
from app.refusals import StartRefusedError
from app.settings import Settings, get_settings

INTERRUPTED = 130  # as a shell reports a Ctrl-C

console = Console()
errors = Console(stderr=True)

DataDir = Annotated[Path | None, typer.Option(help="Folder of the embedded database and photos.")]


@contextmanager
def told() -> Iterator[None]:
    """Turn what the operator must mend into one sentence, and Ctrl-C into its exit code."""
    try:
        yield
    except AppError as error:
        errors.print(f"[bold red]Refused:[/] {error.sentence} ({error.code})", highlight=False)
        raise typer.Exit(1) from None
    except (StartRefusedError, SecretsError, OSError) as error:
        errors.print(f"[bold red]Refused:[/] {escape(str(error))}", highlight=False, soft_wrap=True)
        raise typer.Exit(1) from None
    except ValidationError as error:
        # Not its own text, which quotes the values: some are secrets.
        for one in error.errors():
            name = "_".join(("NUANXIN", *(str(part) for part in one["loc"]))).upper()
            errors.print(f"[bold red]Refused:[/] {name}: {one['msg']}", highlight=False)
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None


def settings_with(**given: Any) -> Settings:
    """Return the settings, with the options of the command line over the environment."""
    # Through the environment, so that other processes and libraries read the same.
    for name, value in given.items():
        if value is not None:
            os.environ[f"NUANXIN_{name.upper()}"] = str(value)
    get_settings.cache_clear()
    return get_settings()


def on_database(settings: Settings, work: Callable[[Database], Any]) -> Any:
    """Run a coroutine function on the database of the settings, started if need be."""
    with running_database(settings) as database:
        return asyncio.run(work(database))
