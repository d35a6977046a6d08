"""Pictures of the screen: the documentation's, and one of every state for looking through."""

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.async_api import Page

DOCUMENTATION = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DOCUMENTED = (
    "care",
    "list",
    "map",
    "me",
    "nearest",
    "offline",
    "preview-desktop",
    "reported",
    "station",
    "tasks",
    "told",
)
OVERVIEW = ("nearest", "reported", "me")
PAPER = "#ECEAE4"
COLOURS = 256
MARGIN, RADIUS = 60, 48


@dataclass(frozen=True)
class Album:
    """Where pictures of this run go; without a place they are not taken."""

    is_renewing: bool
    folder: Path | None

    def folders(self, name: str) -> list[Path]:
        """Where a picture of that name belongs in this run."""
        wanted = [self.folder] if self.folder else []
        if self.is_renewing and name in DOCUMENTED:
            wanted.append(DOCUMENTATION)
        return wanted

    def wants(self, name: str) -> bool:
        """Say whether somebody asked for it."""
        return bool(self.folders(name))

    async def take(self, page: Page, name: str) -> None:
        """Take the picture."""
        await page.wait_for_timeout(300)  # what moves has arrived
        shot = await page.screenshot(animations="disabled")
        picture = Image.open(io.BytesIO(shot)).convert("RGB")
        for folder in self.folders(name):
            save(picture, folder / f"{name}.png")


def save(picture: Image.Image, path: Path) -> None:
    """Write few colours: screens have few, and the repository keeps every version."""
    path.parent.mkdir(parents=True, exist_ok=True)
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def draw_overview(folder: Path = DOCUMENTATION) -> None:
    """Set three phones side by side: the README's first picture."""
    screens = [Image.open(folder / f"{name}.png").convert("RGB") for name in OVERVIEW]
    width, height = screens[0].size
    sheet = Image.new("RGB", (len(screens) * (width + MARGIN) + MARGIN, height + 2 * MARGIN), PAPER)
    corners = Image.new("L", (width, height), 0)
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, width - 1, height - 1), RADIUS, fill=255)
    for number, screen in enumerate(screens):
        sheet.paste(screen, (MARGIN + number * (width + MARGIN), MARGIN), corners)
    save(sheet.resize((sheet.width * 2 // 3, sheet.height * 2 // 3)), folder / "overview.png")
