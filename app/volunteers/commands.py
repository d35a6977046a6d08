"""``nuanxin volunteer-cards``."""

from io import BytesIO
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from app import fonts
from app.crypto import Cipher, load_secrets
from app.databases import Database
from app.refusals import StartRefusedError
from app.sessions import sessions_on
from app.terminal import DataDir, console, on_database, settings_with, told
from app.volunteers import cards

commands = typer.Typer()

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
