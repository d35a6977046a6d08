"""``nuanxin verify-audit``: was the log of acts changed after it was written? ``prune-logs``."""

from datetime import datetime, timedelta
from typing import Annotated

import typer
from rich.progress import track

from app import clock
from app.audit import pruning, seals
from app.audit.pruning import DAYS_AT_LEAST, Pruned
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


@commands.command("prune-logs")
def prune_logs(
    older_than_days: Annotated[
        int, typer.Option(min=DAYS_AT_LEAST, help="Remove acts older than so many days.")
    ],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Remove the oldest acts of the log, as the owner; what stays can still be verified."""
    with told():
        before = clock.now() - timedelta(days=older_than_days)

        async def prune(database: Database) -> list[Pruned]:
            return await prune_all(database, before, is_dry=dry_run)

        pruned: list[Pruned] = on_database(settings_with(data_dir=data_dir), prune)
    says = "would be removed" if dry_run else "removed"
    for one in pruned:
        console.print(f"{one.region_code}: {one.entries} acts in {one.seals} seals {says}")


async def prune_all(database: Database, before: datetime, *, is_dry: bool) -> list[Pruned]:
    """Return what was removed of each region's log, or would be.

    Raises:
        NoOwnerError: the settings name no owner.
        ChainBrokenError: somebody changed a log.
    """
    engine = make_engine(database.owner_url, pool_size=1)
    sessionmaker = make_sessionmaker(engine)
    try:
        async with sessionmaker() as session:
            regions = await seals.list_sealed_regions(session)
            pruned = [await pruning.count_old(session, code, before) for code in regions]
        for one in pruned:
            if one.seals and not is_dry:
                async with sessionmaker() as session:
                    await pruning.check_chain(session, one.region_code)
                more = True
                while more:  # each stretch in a transaction of its own
                    async with sessionmaker.begin() as session:
                        more = await pruning.remove_oldest(
                            session, one.region_code, before, clock.now()
                        )
    finally:
        await engine.dispose()
    return pruned
