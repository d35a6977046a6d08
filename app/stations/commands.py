"""``nuanxin import-stations``, ``station-template`` and ``station-posters``."""

from io import BytesIO
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer
from rich.markup import escape
from rich.progress import Progress, TaskID
from rich.table import Table

from app import fonts
from app.crypto import Cipher, load_secrets
from app.databases import Database
from app.refusals import StartRefusedError
from app.sessions import sessions_on
from app.settings import Settings
from app.sheets.showing import issues_table
from app.stations import posters
from app.stations.importing.checking import Checker, Datum
from app.stations.importing.planning import Plan, describe, differences
from app.stations.importing.process import (
    ImportRequest,
    NewRegion,
    import_file,
)
from app.stations.importing.reference import Reference, read_reference
from app.stations.importing.template import write_template
from app.terminal import DataDir, console, on_database, settings_with, told
from app.wechat.deps import make_wechat

commands = typer.Typer()

CHANGES_SHOWN = 20

Region = Annotated[str | None, typer.Option(help="Region code. [the default region]")]


File = Annotated[Path, typer.Argument(help=".xlsx, .csv or .geojson; see station-template.")]
DatumTold = Annotated[
    Datum | None,
    typer.Option(help="What the file's coordinates refer to; there is no safe guess."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Check and show, write nothing.")]
CreatePlaces = Annotated[
    bool, typer.Option("--create-places", help="Make towns and communities that are missing.")
]
CreateRegion = Annotated[str | None, typer.Option(help="Name of a region that is not there yet.")]
SeatTold = Annotated[
    str | None, typer.Option(help="LAT,LNG of the new region's seat, in the file's datum.")
]
AllowFar = Annotated[
    bool, typer.Option("--allow-far", help="Take stations over 100 km from the seat.")
]


@commands.command("import-stations")
def import_stations(
    file: File,
    *,
    datum: DatumTold = None,
    region: Region = None,
    dry_run: DryRun = False,
    create_places: CreatePlaces = False,
    create_region: CreateRegion = None,
    seat: SeatTold = None,
    allow_far: AllowFar = False,
    data_dir: DataDir = None,
) -> None:
    """Bring in a region's stations: checked, shown, and written whole or not at all."""
    with told():
        settings = settings_with(data_dir=data_dir)
        request = ImportRequest(
            path=_existing(file),
            datum=_told_datum(datum),
            region_code=region or settings.default_region,
            new_region=_new_region(create_region, seat),
            are_places_created=create_places,
            is_far_allowed=allow_far,
            is_dry_run=dry_run,
        )

        async def work(database: Database) -> Plan:
            return await _import(database, settings, request)

        plan: Plan = on_database(settings, work)
        done = "Nothing was written" if dry_run or plan.is_empty else "Imported"
        console.print(f"{done}: {plan.counts}.")


@commands.command("station-template")
def station_template(
    file: Annotated[Path, typer.Argument(help="The .xlsx to write.")],
    region: Region = None,
    data_dir: DataDir = None,
) -> None:
    """Write the table that a county fills in, with the region's towns to choose from."""
    with told():
        settings = settings_with(data_dir=data_dir)
        if file.suffix.lower() != ".xlsx":
            raise StartRefusedError(f"{file.name} does not end in .xlsx.")

        async def work(database: Database) -> None:
            async with sessions_on(database, settings) as sessionmaker, sessionmaker() as session:
                reference = await read_reference(session, region or settings.default_region)
            write_template(file, reference)

        on_database(settings, work)
        console.print(f"Wrote {escape(str(file))}: fill it in, then nuanxin import-stations.")


@commands.command("station-posters")
def station_posters(
    *,
    out: Annotated[Path, typer.Option(help="The .pdf to write.")],
    region: Region = None,
    station: Annotated[list[UUID] | None, typer.Option(help="Only this one; repeatable.")] = None,
    font: Annotated[Path | None, typer.Option(help="A TrueType font to embed.")] = None,
    data_dir: DataDir = None,
) -> None:
    """Write an A4 poster for each station, with the code that opens its page."""
    with told():
        settings = settings_with(data_dir=data_dir)
        if out.suffix.lower() != ".pdf":
            raise StartRefusedError(f"{out.name} does not end in .pdf.")
        face = fonts.use_font(font)

        async def work(database: Database) -> int:
            drawn = await _draw(database, settings, region, station or [])
            # Whole or not at all: a half one would hang where the old one hung.
            written = BytesIO()
            posters.draw_posters(written, drawn, face)
            out.write_bytes(written.getvalue())
            return len(drawn)

        count = on_database(settings, work)
        console.print(f"Wrote {count} posters to {escape(str(out))}.")
        if settings.is_demo:
            console.print("Their codes are of the local WeChat: a phone's WeChat opens others.")
        if face == fonts.STANDARD_FONT:
            console.print("The font is not embedded; to embed one: --font FILE.ttf")


async def _draw(
    database: Database, settings: Settings, region: str | None, ids: list[UUID]
) -> list[tuple[posters.PosterStation, bytes]]:
    """Return the stations and the images of their codes; no session waits for WeChat."""
    async with sessions_on(database, settings) as sessionmaker:
        async with sessionmaker() as session:
            region_code = region or settings.default_region
            stations = await posters.list_poster_stations(session, region_code, ids)
        wechat = make_wechat(settings, sessionmaker, Cipher(load_secrets(settings)))
        try:
            with Progress(console=console) as progress:
                task = progress.add_task("Codes …", total=len(stations))
                images = await posters.fetch_codes(wechat, stations, lambda: progress.advance(task))
        finally:
            await wechat.aclose()
    return list(zip(stations, images, strict=True))


def _existing(file: Path) -> Path:
    if not file.is_file():
        raise StartRefusedError(f"There is no file {file}.")
    return file


def _told_datum(datum: Datum | None) -> Datum:
    if datum is None:
        raise StartRefusedError(
            "Say --datum: gcj02 for coordinates taken from a Tencent or Amap map, bd09 from "
            "Baidu's, wgs84 from a GPS receiver or Tianditu. A wrong one puts every station "
            "hundreds of metres off."
        )
    return datum


def _new_region(name: str | None, seat: str | None) -> NewRegion | None:
    if (name is None) != (seat is None):
        raise StartRefusedError("--create-region NAME and --seat LAT,LNG belong together.")
    if name is None or seat is None:
        return None
    try:
        latitude, longitude = map(float, seat.replace("，", ",").split(","))
    except ValueError:
        raise StartRefusedError("Write --seat as LAT,LNG, such as 37.89,111.24.") from None
    if not 0 < len(name.strip()) <= 60:
        raise StartRefusedError("A region's name has 1 to 60 characters.")
    return NewRegion(name.strip(), latitude, longitude)


async def _import(database: Database, settings: Settings, request: ImportRequest) -> Plan:
    async with sessions_on(database, settings) as sessionmaker, sessionmaker() as session:
        with Progress(console=console) as progress:
            plan = await import_file(session, request, Screen(progress))
        if not request.is_dry_run:
            await session.commit()
        return plan


class Screen:
    """Shows an import on the terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._reading: TaskID = progress.add_task("Reading …", total=None)
        self._writing: TaskID | None = None

    def reading(self, rows: int) -> None:
        """Show how many rows were read."""
        self._progress.update(self._reading, description=f"Reading … {rows:,} rows")

    def planned(self, plan: Plan, reference: Reference, checker: Checker) -> None:
        """Show all errors and warnings, or else what will be written."""
        self._progress.update(self._reading, visible=False)
        show = self._progress.console.print
        if checker.warnings.count:
            show(issues_table("Warnings", checker.warnings))
        if checker.errors.count:
            show(issues_table("Errors", checker.errors))
            return
        if plan.changed:
            show(_changes(plan, reference))
        left_out = "; the example row was left out" if checker.examples else ""
        show(f"{plan.counts}{left_out}.")
        for kind, places in (
            ("towns", reference.new_towns),
            ("communities", reference.new_communities),
        ):
            if places:
                show(f"New {kind}: {escape('、'.join(place.name for place in places[:50]))}")
        total = len(plan.new) + len(plan.changed)
        self._writing = self._progress.add_task("Writing …", total=total, visible=bool(total))

    def written(self, rows: int) -> None:
        """Move the progress bar."""
        if self._writing is not None:
            self._progress.advance(self._writing, rows)


def _changes(plan: Plan, reference: Reference) -> Table:
    table = Table(title=f"Changes: {len(plan.changed):,}", title_style="bold", title_justify="left")
    for name in ("Row", "Station", "What", "Before", "After"):
        table.add_column(name)
    for row, known in plan.changed[:CHANGES_SHOWN]:
        first = (str(row.number), escape(row.said["name"]))
        for which, (before, after) in differences(row, known, reference).items():
            what, was = describe(which, before, reference)
            will_be = describe(which, after, reference)[1]
            table.add_row(*first, escape(what), escape(was), escape(will_be))
            first = ("", "")
    if len(plan.changed) > CHANGES_SHOWN:
        table.add_row("…", f"and {len(plan.changed) - CHANGES_SHOWN:,} more", "", "", "")
    return table
