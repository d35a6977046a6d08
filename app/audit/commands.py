"""``nuanxin verify-audit``: was the log of acts changed after it was written?"""

import typer
from rich.progress import track

from app.audit import seals
from app.audit.seals import Verdict
from app.databases import Database
from app.db import make_engine, make_sessionmaker
from app.terminal import DataDir, console, on_database, settings_with, told

commands = typer.Typer()


@commands.command("verify-audit")
def verify_audit(data_dir: DataDir = None) -> None:
    """Compute the chain of the log of acts again; exits 1 where it does not fit."""
    with told():
        verdicts: list[Verdict] = on_database(settings_with(data_dir=data_dir), verify_all)
    for one in verdicts:
        said = "intact" if one.broken_at is None else f"BROKEN at seal {one.broken_at}"
        console.print(f"{one.region_code}: {one.entries} acts, {one.seals} seals: {said}")
    if any(one.broken_at is not None for one in verdicts):
        raise typer.Exit(1)


async def verify_all(database: Database) -> list[Verdict]:
    """Return what a check of each region's chain found."""
    engine = make_engine(database.url, pool_size=1)
    sessionmaker = make_sessionmaker(engine)
    try:
        async with sessionmaker() as session:
            regions = await seals.list_sealed_regions(session)
        verdicts = []
        for region_code in track(regions, "Checking …", console=console, transient=True):
            async with sessionmaker() as session:
                verdicts.append(await seals.verify(session, region_code))
    finally:
        await engine.dispose()
    return verdicts
