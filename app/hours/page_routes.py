"""The page behind the code on a certificate: does it hold? From our own disk, for any phone."""

from html import escape
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse

from app.db import SessionDep
from app.hours import register
from app.hours.deps import limit_guesses
from app.hours.register import CertificateNotFoundError
from app.hours.rules import hours_of
from app.hours.shapes import CertificatePublic

router = APIRouter(include_in_schema=False)

_FRAME = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>证明核验</title>
<style>
body {{ margin: 0; background: #f6f3ee; color: #1f2329;
  font: 17px/1.6 -apple-system, "PingFang SC", "Microsoft YaHei", sans-serif; }}
main {{ max-width: 30em; margin: 0 auto; padding: 24px 20px; }}
h1 {{ font-size: 22px; margin: 0 0 16px; }}
.state {{ padding: 16px; border-radius: 10px; font-size: 20px; font-weight: 600; }}
.valid {{ background: #e3f3e6; color: #17632b; }}
.withdrawn, .unknown {{ background: #fdeaea; color: #a11d1d; }}
dl {{ background: #fff; border-radius: 10px; padding: 6px 16px; margin: 16px 0; }}
dl div {{ display: flex; padding: 10px 0; border-bottom: 1px solid #eee; }}
dl div:last-child {{ border: 0; }}
dt {{ color: #5c626a; flex: 0 0 6.5em; }}
dd {{ margin: 0; overflow-wrap: anywhere; }}
p {{ color: #5c626a; font-size: 15px; }}
</style></head><body><main><h1>志愿服务记录证明核验</h1>
{body}
</main></body></html>
"""
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_SAID = {
    "valid": "有效：证明与服务记录一致",
    "withdrawn": "已作废：证明里的时长后来有更正",
}
_UNKNOWN = (
    '<div class="state unknown" role="status">没有这个编号的证明</div>'
    "<p>请核对编号，或请持有人重新出示。</p>"
)


@router.get(f"{register.PAGE}{{number}}", dependencies=[Depends(limit_guesses)])
async def show_certificate(
    request: Request, session: SessionDep, number: Annotated[str, Path(max_length=64)]
) -> HTMLResponse:
    """Show whether a certificate holds, and the least of what it says."""
    try:
        row = await register.get_by_number(session, number)
    except CertificateNotFoundError:
        return _page(_UNKNOWN, 404)
    return _page(_body(register.show(row, request.app.state.cipher)), 200)


def _page(body: str, status: int) -> HTMLResponse:
    return HTMLResponse(_FRAME.format(body=body), status, headers=_HEADERS)


def _body(told: CertificatePublic) -> str:
    minutes = f"{told.minutes} 分钟（{hours_of(told.minutes)} 小时）"
    if told.hand_minutes:
        minutes += f"，其中人工补录 {told.hand_minutes} 分钟"
    rows = {
        "编号": told.number,
        "姓名": told.who,
        "服务时长": minutes,
        "服务时间": f"{told.from_on} 至 {told.until_on}",
        "记录单位": told.organisation,
        "开具日期": str(told.issued_on),
    }
    listed = "".join(
        f"<div><dt>{label}</dt><dd>{escape(words)}</dd></div>" for label, words in rows.items()
    )
    return (
        f'<div class="state {told.state}" role="status">{_SAID[told.state]}</div><dl>{listed}</dl>'
        "<p>请核对纸面的编号、时长和记录单位与这里是否一致。</p>"
    )
