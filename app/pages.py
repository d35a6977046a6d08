"""Pages for people: the API documentation and the preview of the mini-program, from our disk."""

from pathlib import Path

import swagger_ui_bundle
from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.settings import Settings

PREVIEW = Path(__file__).resolve().parents[1] / "miniprogram_stub" / "preview"
SWAGGER = Path(swagger_ui_bundle.swagger_ui_path)

router = APIRouter(include_in_schema=False)


class RevalidatedFiles(StaticFiles):
    """Files that a browser asks for again each time; an unchanged one answers 304."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


@router.get("/")
async def open_front(request: Request) -> RedirectResponse:
    """Show the preview of the mini-program in a demonstration, the documentation elsewhere."""
    return RedirectResponse("/preview" if request.app.state.settings.is_demo else "/docs")


@router.get("/docs")
async def show_documentation() -> HTMLResponse:
    """Show the API documentation; FastAPI's own page loads it from another host."""
    return get_swagger_ui_html(
        openapi_url="/openapi.json",
        title="Nuanxin API",
        swagger_js_url="/docs/files/swagger-ui-bundle.js",
        swagger_css_url="/docs/files/swagger-ui.css",
        swagger_favicon_url="/docs/files/favicon-32x32.png",
    )


@router.get("/preview")
async def show_preview() -> HTMLResponse:
    """Show the mini-program in a phone; production's own phones have the real one."""
    page = PREVIEW / "index.html"
    text = page.read_text("utf-8") if page.exists() else "<!doctype html><p>preview not built"
    return HTMLResponse(
        text.replace("<head>", '<head><base href="/preview/">', 1),
        headers={"Cache-Control": "no-cache"},
    )


def mount_pages(app: FastAPI, settings: Settings) -> None:
    """Add the pages and their files."""
    app.include_router(router)
    app.mount("/docs/files", RevalidatedFiles(directory=SWAGGER), "documentation-files")
    if PREVIEW.exists():
        app.mount("/preview/", RevalidatedFiles(directory=PREVIEW, html=True), "preview")
