"""``nuanxin hours verify``: was the ledger changed? ``export``: to the national system."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.progress import Progress, track
from sqlmodel.ext.asyncio.session import AsyncSession

from app.crypto import Cipher, load_secrets
from app.databases import Database
from app.db import make_engine, make_sessionmaker
from app.hours import chain, exporting
from app.hours.chain import Verdict
from app.hours.models import ExportBatch
from app.refusals import StartRefusedError
from app.sessions import sessions_on
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


@hours.command("export")
def export_hours(
    out: Annotated[Path, typer.Option(help="The .xlsx to write.")],
    *,
    region: Annotated[str | None, typer.Option(help="Region code. [the default region]")] = None,
    columns: Annotated[str, typer.Option(help="Which, in order.")] = exporting.DEFAULT,
    again: Annotated[
        bool, typer.Option("--again", help="Write the last file once more; nothing is marked.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say how many.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Write the records that were not sent yet, for the national system, and mark them as sent."""
    with told():
        settings = settings_with(data_dir=data_dir)
        if out.suffix.lower() != ".xlsx":
            raise StartRefusedError(f"{out.name} does not end in .xlsx.")
        wanted = Export(
            out, region or settings.default_region, exporting.read_columns(columns), is_again=again
        )

        async def work(database: Database) -> int:
            async with sessions_on(database, settings) as sessionmaker, sessionmaker() as session:
                if dry_run:
                    return await exporting.count_due(session, wanted.region_code)
                return await write_export(session, wanted, Cipher(load_secrets(settings)))

        many: int = on_database(settings, work)
        where = f" to {escape(str(out))}" if many and not dry_run else ""
        console.print(f"{'Would write' if dry_run else 'Wrote'} {many:,} records{where}.")


@dataclass(frozen=True)
class Export:
    """What is to be written where."""

    out: Path
    region_code: str
    columns: list[str]
    is_again: bool = False


async def write_export(session: AsyncSession, wanted: Export, cipher: Cipher) -> int:
    """Write a file of records and mark them; return how many there are.

    The file gets its name when the marks are committed. Whoever is cut off in between finds all
    of it with ``--again``.
    """
    if wanted.is_again:
        batch: ExportBatch | None = await exporting.get_last_batch(session, wanted.region_code)
    else:
        batch = await exporting.take_batch(session, wanted.region_code, wanted.columns)
    if batch is None:
        return 0
    columns = batch.columns.split(",") if wanted.is_again else wanted.columns
    lines = await exporting.read_lines(session, batch, cipher)
    draft = wanted.out.with_name(f".{wanted.out.name}.{batch.id}")
    try:
        rows = track(
            exporting.rows_of(lines, columns), "Writing …", len(lines) + 1, console=console
        )
        exporting.write_sheet(draft, iter(rows))
        await session.commit()
        draft.replace(wanted.out)
    finally:
        draft.unlink(missing_ok=True)
    return len(lines)
