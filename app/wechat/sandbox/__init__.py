"""A local WeChat for development and tests, as faithful as we know the real one.

Files: ``state`` what it remembers · ``people`` persons and codes · ``tokens`` access tokens ·
``limits`` quotas, counters and faults · ``api`` the calls · ``messages`` subscription messages ·
``images`` mini-program codes · ``pushes`` what it sends to us · ``control`` its own switches ·
``serving`` as an ASGI app, in this process or on a port.
"""

from app.settings import SANDBOX_APP_ID
from app.wechat.sandbox.people import People
from app.wechat.sandbox.serving import InProcessTransport, make_app, run_sandbox
from app.wechat.sandbox.state import Sandbox

__all__ = ["InProcessTransport", "Sandbox", "demo_openid", "make_app", "run_sandbox"]


def demo_openid(name: str) -> str:
    """Return the openid that the login code ``demo:<name>:...`` leads to, on every machine."""
    return People(SANDBOX_APP_ID).openid_of(name)
