"""The commands; what belongs to a domain stands in its ``commands.py`` and is added here."""

import asyncio
import os
import sys
import time
from importlib import import_module
from typing import Annotated

import typer

from app.databases import Database, running_database
from app.refusals import StartRefusedError
from app.settings import Settings
from app.terminal import DataDir, console, on_database, settings_with, told

STARTED = time.monotonic()

# Rooms that bring commands, each with a Typer app named ``commands``.
ROOMS = (
    "app.bench.commands",
    "app.regions.commands",
    "app.accounts.commands",
    "app.audit.commands",
    "app.stations.commands",
    "app.volunteers.commands",
    "app.hours.commands",
)

commands = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Nuanxin: a county's rest stations, for couriers and those who keep them.",
)


def app() -> None:
    """Run the command that was asked for."""
    own = {command.name for command in commands.registered_commands}
    # To serve, the commands of the rooms and all that they import are not needed.
    if not own.intersection(sys.argv[1:2]):
        for room in ROOMS:
            commands.add_typer(import_module(room).commands)
    commands()


@commands.command("serve")
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on. [127.0.0.1]")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one. [8000]")] = None,
    data_dir: DataDir = None,
    processes: Annotated[int | None, typer.Option(help="Processes that serve. [1]")] = None,
) -> None:
    """Start everything: the database if it is ours, the service, the jobs."""
    with told():
        settings = settings_with(host=host, port=port, data_dir=data_dir, processes=processes)
        if sys.stderr.isatty() and "NUANXIN_LOG_FORMAT" not in os.environ:
            settings = settings.model_copy(update={"log_format": "console"})
        from app.serving import serve as serve_until_stopped

        with console.status("Starting …") as status:

            def tell(serving: Settings) -> None:
                status.stop()
                announce(serving)

            code = serve_until_stopped(settings, tell)
        raise typer.Exit(code)


def announce(settings: Settings) -> None:
    """Tell how to reach the service, and how to log in to a demonstration."""
    base = settings.public_url or f"http://{settings.host}:{settings.port}"
    lines = [
        f"[bold green]Nuanxin is ready[/] after {time.monotonic() - STARTED:.1f} s",
        f"  mini-program   {base}/preview",
        f"  API            {base}/docs",
    ]
    if settings.is_demo:
        lines += [
            "[bold yellow]DEMO mode[/]: invented data, a local WeChat, this computer alone.",
            "  Log in by POST /v1/auth/wechat with the code demo:<name>:<anything>, or open",
            f"  {base}/preview?user=<name>",
            "  Names: admin (region_admin), wudang (community_staff), organiser,",
            "  centre (department_staff); any other name is a courier.",
        ]
    console.print("\n".join([*lines, "Stop with Ctrl-C."]), highlight=False, soft_wrap=True)


@commands.command("migrate")
def migrate(data_dir: DataDir = None) -> None:
    """Bring the database up to date, and set the rights of the role that serves."""
    with told():
        settings = settings_with(data_dir=data_dir)
        from app import migrations, modes, revisions

        async def bring_up(database: Database) -> None:
            await migrations.upgrade(database.owner_url, database.url)
            await modes.claim_at(database.owner_url, modes.mode_of(settings))

        with console.status("Migrating …"):
            on_database(settings, bring_up)
        console.print(f"The database is at revision {revisions.head()}.")


@commands.command("worker")
def worker(data_dir: DataDir = None) -> None:
    """Do the jobs apart from serving (then serve with NUANXIN_JOBS=off)."""
    with told():
        settings = settings_with(data_dir=data_dir)
        from app.working import work_until_stopped

        with running_database(settings):
            asyncio.run(work_until_stopped(settings))


@commands.command("wechat-sandbox")
def wechat_sandbox(
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8001,
) -> None:
    """Run the local WeChat on a port (app wx00000000000000aa, secret sandbox-secret)."""
    with told():
        from app.wechat.sandbox import run_sandbox

        console.print(f"A local WeChat answers on http://127.0.0.1:{port}", highlight=False)
        run_sandbox(port)


@commands.command("load-demo")
def load_demo(data_dir: DataDir = None) -> None:
    """Load the demonstration's stations and people; what is there stays as it is."""
    with told():
        settings = settings_with(data_dir=data_dir)
        from app.preparing import check_settings, prepare

        if not settings.is_demo:
            raise StartRefusedError("Demonstration data never goes into a real service.")
        check_settings(settings)

        async def load(database: Database) -> None:
            await prepare(settings, database, is_demo_wanted=True)

        with console.status("Loading …"):
            on_database(settings, load)
        console.print("The demonstration data is loaded.")


@commands.command("new-secrets")
def new_secrets() -> None:
    """Print new secrets, for NUANXIN_SECRETS; keep a copy apart from the database's backups."""
    from app.crypto import Secrets

    typer.echo(Secrets.new().model_dump_json())
