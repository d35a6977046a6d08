"""``nuanxin hours verify``: was the ledger changed after it was written?"""

from functools import partial
from typing import Annotated

import typer
from rich.progress import Progress

from app.databases import Database
from app.db import make_engine, make_sessionmaker
from app.hours import chain
from app.hours.chain import Verdict
from app.terminal import DataDir, console, on_database, settings_with, told

commands = typer.Typer()
hours = typer.Typer(no_args_is_help=True, help="The ledger of service hours.")
commands.add_typer(hours, name="hours")

Region = Annotated[str | None, typer.Option(help="Region code. [every region that has hours]")]


@hours.command("verify")
def verify_hours(region: Region = None, data_dir: DataDir = None) -> None:
    """Compute the chain of the ledger again; exits 1 where it does not fit."""
    with told():

        async def work(database: Database) -> list[Verdict]:
            return await verify_all(database, region)

        verdicts: list[Verdict] = on_database(settings_with(data_dir=data_dir), work)
    if not verdicts:
        console.print("No hours were recorded yet.")
    for one in verdicts:
        said = f"{one.records} entries: intact"
        if one.broken_at is not None:
            said = f"BROKEN at entry {one.broken_at}: {one.reason}"
        console.print(f"{one.region_code}: {said}", highlight=False)
    if any(one.broken_at is not None for one in verdicts):
        raise typer.Exit(1)


async def verify_all(database: Database, region: str | None) -> list[Verdict]:
    """Return what a check of one region's ledger, or of each, found."""
    engine = make_engine(database.url, pool_size=1).execution_options(
        isolation_level="REPEATABLE READ"  # one state, while others award
    )
    sessionmaker = make_sessionmaker(engine)
    verdicts = []
    try:
        with Progress(console=console, transient=True) as progress:
            async with sessionmaker() as session:
                regions = [region] if region else await chain.list_regions(session)
            for region_code in regions:
                async with sessionmaker() as session:
                    many = await chain.count_records(session, region_code)
                    bar = partial(progress.advance, progress.add_task(region_code, total=many))
                    verdicts.append(await chain.verify(session, region_code, bar))
    finally:
        await engine.dispose()
    return verdicts
