"""``nuanxin volunteer-cards``, and bringing in lists of volunteers and of organisations."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.progress import Progress, TaskID

from app import clock, fonts
from app.crypto import Cipher, load_secrets
from app.databases import Database
from app.refusals import StartRefusedError
from app.sessions import sessions_on
from app.settings import Settings
from app.sheets.checking import RowChecker, SheetRow
from app.sheets.columns import Column
from app.sheets.showing import issues_table
from app.sheets.tables import Sought
from app.terminal import DataDir, console, on_database, settings_with, told
from app.volunteers import cards
from app.volunteers.importing.columns import (
    ORGANISATIONS,
    VOLUNTEERS,
    Words,
    organisation_columns,
    read_words,
    volunteer_columns,
)
from app.volunteers.importing.organisations import Organisations
from app.volunteers.importing.process import ImportRequest, Plan, import_file
from app.volunteers.importing.template import write_template
from app.volunteers.importing.volunteers import Volunteers

commands = typer.Typer()

CHANGES_SHOWN = 20

Region = Annotated[str | None, typer.Option(help="Region code. [the default region]")]


@commands.command("volunteer-cards")
def volunteer_cards(
    *,
    out: Annotated[Path, typer.Option(help="The .pdf to write.")],
    region: Region = None,
    number: Annotated[list[str] | None, typer.Option(help="Only this one; repeatable.")] = None,
    font: Annotated[Path | None, typer.Option(help="A TrueType font to embed.")] = None,
    data_dir: DataDir = None,
) -> None:
    """Write an A6 card for each volunteer from paper or a list, with the QR of their number."""
    with told():
        settings = settings_with(data_dir=data_dir)
        if out.suffix.lower() != ".pdf":
            raise StartRefusedError(f"{out.name} does not end in .pdf.")
        face = fonts.use_font(font)

        async def work(database: Database) -> list[cards.Card]:
            cipher = Cipher(load_secrets(settings))
            where = region or settings.default_region
            async with sessions_on(database, settings) as sessionmaker, sessionmaker() as session:
                return await cards.list_cards(session, where, number or [], cipher)

        found = on_database(settings, work)
        written = BytesIO()
        cards.draw_cards(written, found, face)
        out.write_bytes(written.getvalue())
        console.print(f"Wrote {len(found):,} cards to {escape(str(out))}.")


# --- lists -----------------------------------------------------------------------------

File = Annotated[Path, typer.Argument(help=".xlsx or .csv; see the template.")]
Target = Annotated[Path, typer.Argument(help="The .xlsx to write.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Check and show, write nothing.")]


@commands.command("import-volunteers")
def import_volunteers(
    file: File, *, region: Region = None, dry_run: DryRun = False, data_dir: DataDir = None
) -> None:
    """Bring in a list of volunteers: checked, shown, and written whole or not at all."""
    with told():
        settings = settings_with(data_dir=data_dir)
        _bring_in(settings, file, region, Volunteers, is_dry_run=dry_run)


@commands.command("import-organisations")
def import_organisations(
    file: File, *, region: Region = None, dry_run: DryRun = False, data_dir: DataDir = None
) -> None:
    """Bring in a list of organisations: checked, shown, and written whole or not at all."""
    with told():
        settings = settings_with(data_dir=data_dir)
        _bring_in(settings, file, region, Organisations, is_dry_run=dry_run)


@commands.command("volunteer-template")
def volunteer_template(file: Target, data_dir: DataDir = None) -> None:
    """Write the table of volunteers that a county fills in."""
    with told():
        settings = settings_with(data_dir=data_dir)
        _write_template(settings, file, VOLUNTEERS, volunteer_columns)


@commands.command("organisation-template")
def organisation_template(file: Target, data_dir: DataDir = None) -> None:
    """Write the table of organisations that a county fills in."""
    with told():
        settings = settings_with(data_dir=data_dir)
        _write_template(settings, file, ORGANISATIONS, organisation_columns)


def _bring_in(
    settings: Settings,
    file: Path,
    region: str | None,
    kind: type[Volunteers] | type[Organisations],
    *,
    is_dry_run: bool,
) -> None:
    if not file.is_file():
        raise StartRefusedError(f"There is no file {file}.")
    cipher = Cipher(load_secrets(settings))
    request = ImportRequest(file, region or settings.default_region, cipher, is_dry_run)

    async def work(database: Database) -> Plan:
        async with sessions_on(database, settings) as sessionmaker, sessionmaker() as session:
            with Progress(console=console) as progress:
                importer = kind(request, clock.now())
                plan = await import_file(session, importer, request, Screen(progress))
            if not is_dry_run:
                await session.commit()
            return plan

    plan: Plan = on_database(settings, work)
    done = "Nothing was written" if is_dry_run or plan.is_empty else "Imported"
    console.print(f"{done}: {plan.counts}.")


def _write_template(
    settings: Settings, file: Path, sought: Sought, columns: Callable[[Words], tuple[Column, ...]]
) -> None:
    if file.suffix.lower() != ".xlsx":
        raise StartRefusedError(f"{file.name} does not end in .xlsx.")

    async def work(database: Database) -> Words:
        async with sessions_on(database, settings) as sessionmaker, sessionmaker() as session:
            return await read_words(session, settings.default_region)

    write_template(file, sought.sheets[0], columns(on_database(settings, work)))
    console.print(f"Wrote {escape(str(file))}.")


class Screen:
    """Shows an import on the terminal; names of people stay out of it."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._reading = progress.add_task("Reading …", total=None)
        self._writing: TaskID | None = None

    def reading(self, rows: int) -> None:
        """Show how many rows were read."""
        self._progress.update(self._reading, description=f"Reading … {rows:,} rows")

    def planned(self, plan: Plan, checker: RowChecker[SheetRow]) -> None:
        """Show all errors and warnings, or else what will be written."""
        self._progress.update(self._reading, visible=False)
        show = self._progress.console.print
        if checker.warnings.count:
            show(issues_table("Warnings", checker.warnings))
        if checker.errors.count:
            show(issues_table("Errors", checker.errors))
            return
        for row, _, changes in plan.changed[:CHANGES_SHOWN]:
            show(f"Row {row.number} changes {', '.join(sorted(changes))}.")
        left_out = "; the example row was left out" if checker.examples else ""
        show(f"{plan.counts}{left_out}.")
        total = len(plan.new) + len(plan.changed)
        self._writing = self._progress.add_task("Writing …", total=total, visible=bool(total))

    def written(self, rows: int) -> None:
        """Move the progress bar."""
        if self._writing is not None:
            self._progress.advance(self._writing, rows)
