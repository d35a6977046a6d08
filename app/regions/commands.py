"""``nuanxin create-region``: the county that the service is for."""

from typing import Annotated

import typer

from app.databases import Database, transaction_on
from app.regions import service as regions
from app.regions.models import Region
from app.terminal import DataDir, console, on_database, settings_with, told

commands = typer.Typer()


@commands.command("create-region")
def create_region(
    code: Annotated[str, typer.Argument(help="Six digits of GB/T 2260.")],
    name: Annotated[str, typer.Argument(help="As people call it: 方山县.")],
    latitude: Annotated[float, typer.Option(min=3, max=54, help="Of its seat, GCJ-02 degrees.")],
    longitude: Annotated[float, typer.Option(min=73, max=136, help="Likewise.")],
    data_dir: DataDir = None,
) -> None:
    """Add a region, or change its name and place; stations and roles belong to one."""
    if not (len(code) == 6 and code.isascii() and code.isdigit()):
        raise typer.BadParameter("a region code has six digits")
    region = Region(code=code, name=name, latitude=latitude, longitude=longitude)

    async def create(database: Database) -> None:
        async with transaction_on(database) as session:
            await regions.put_region(session, region)

    with told():
        on_database(settings_with(data_dir=data_dir), create)
        console.print(f"Region {code} is {name}.", highlight=False)
