"""The published vectors of the message push, and what must not pass."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wechat import crypto

TOKEN = "AAAAA"
KEY = crypto.key_of("A" * 43)
APP_ID = "wxba5fad812f8e6fb9"
ENCRYPTED = (
    "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcv"
    "ZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3F"
    "n2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSe"
    "OBrebufAlr7F9mFUPAJGj04="
)
MESSAGE = (
    '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY",'
    '"CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}'
)


@pytest.mark.parametrize(
    ("signature", "parts"),
    [
        ("f464b24fc39322e44b38aa78f5edd27bd1441696", (TOKEN, "1714036504", "1514711492")),
        ("899cf89e464efb63f54ddac96b0a0a235f53aa78", (TOKEN, "1714037059", "486452656")),
        ("6c5c811b55cc85e0e1b54100749188c20beb3f5d", (TOKEN, "1714112445", "415670741")),
        (
            "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3",
            (TOKEN, "1714112445", "415670741", ENCRYPTED),
        ),
    ],
)
def test_published_signatures_are_ours(signature: str, parts: tuple[str, ...]) -> None:
    assert crypto.sign(*parts) == signature
    assert crypto.is_signed(signature, *parts)
    assert not crypto.is_signed(signature, *parts, "more")
    assert not crypto.is_signed("", *parts)
    assert not crypto.is_signed("签名\ud800", *parts)


def test_the_published_push_decrypts() -> None:
    assert crypto.decrypt(KEY, ENCRYPTED, APP_ID).decode() == MESSAGE


def test_the_published_push_was_encrypted_as_we_do() -> None:
    again = crypto.encrypt(KEY, MESSAGE.encode(), APP_ID, random=b"a8eedb185eb2fecf")
    assert again == ENCRYPTED


def test_the_published_reply_is_ours() -> None:
    reply = crypto.encrypt(KEY, b'{"demo_resp":"good luck"}', APP_ID, random=b"707722b803182950")
    assert reply == (
        "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ=="
    )
    assert (
        crypto.sign(TOKEN, "1713424427", "415670741", reply)
        == "1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1"
    )


@given(message=st.binary(max_size=200))
def test_what_is_encrypted_decrypts_whatever_its_length(message: bytes) -> None:
    assert crypto.decrypt(KEY, crypto.encrypt(KEY, message, APP_ID), APP_ID) == message


@given(
    garbage=st.text(max_size=80)
    | st.binary(max_size=96).map(lambda b: base64.b64encode(b).decode())
)
def test_garbage_is_undecipherable_and_nothing_else(garbage: str) -> None:
    with pytest.raises(crypto.UndecipherableError):
        crypto.decrypt(KEY, garbage, APP_ID)


@pytest.mark.parametrize("app_id", ["wxba5fad812f8e6fb8", "", APP_ID + "0"])
def test_a_push_for_another_app_is_refused(app_id: str) -> None:
    with pytest.raises(crypto.UndecipherableError):
        crypto.decrypt(KEY, ENCRYPTED, app_id)


@pytest.mark.parametrize("key", ["", "A" * 42, "A" * 44, "*" * 43, "钥" * 43])
def test_a_wrong_key_is_refused_at_once(key: str) -> None:
    with pytest.raises(ValueError, match="43"):
        crypto.key_of(key)
