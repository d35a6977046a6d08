"""``nuanxin create-admin``: the first one in a region, who gives all other roles."""

from typing import Annotated
from uuid import UUID

import typer

from app.accounts import grants
from app.accounts.models import GrantCreate, Role
from app.databases import Database, transaction_on
from app.regions import service as regions
from app.terminal import DataDir, console, on_database, settings_with, told

commands = typer.Typer()


@commands.command("create-admin")
def create_admin(
    account: Annotated[UUID, typer.Argument(help="Account id, as 我的 in the mini-program shows.")],
    region: Annotated[str | None, typer.Option(help="Region code. [the default region]")] = None,
    data_dir: DataDir = None,
) -> None:
    """Make somebody who has logged in before the admin of a region."""
    with told():
        settings = settings_with(data_dir=data_dir)
        region_code = region or settings.default_region

        async def give(database: Database) -> None:
            new = GrantCreate(account_id=account, role=Role.REGION_ADMIN)
            async with transaction_on(database) as session:
                await regions.get_region(session, region_code)
                await grants.give_role(session, region_code, new, by=None)

        on_database(settings, give)
        console.print(f"{account} is region_admin of {region_code}.", highlight=False)
