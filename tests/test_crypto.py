"""Fields open with their key and in their place alone; secrets are made once and kept private."""

import base64
import datetime as dt
import os
import stat
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import (
    Cipher,
    DecryptionError,
    FieldKey,
    Secrets,
    SecretsError,
    TokenHasher,
    UrlSigner,
    load_secrets,
)
from app.settings import Settings

KEYS = Secrets.new()
CIPHER = Cipher(KEYS)
PLACE = "account:phone:7"
NOON = dt.datetime(2026, 11, 23, 4, tzinfo=dt.UTC)


def settings_for(folder: Path, **told: object) -> Settings:
    return Settings.model_validate({"data_dir": folder, **told})


# --- fields -----------------------------------------------------------------------------


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_field_opens_again_and_never_looks_the_same_twice(text: str) -> None:
    sealed = CIPHER.encrypt(text, PLACE)
    assert CIPHER.decrypt(sealed, PLACE) == text
    assert CIPHER.encrypt(text, PLACE) != sealed


def test_a_field_moved_to_another_row_does_not_open() -> None:
    with pytest.raises(DecryptionError):
        CIPHER.decrypt(CIPHER.encrypt("13800000000", PLACE), "account:phone:8")


def test_a_field_does_not_open_with_another_installations_key_of_the_same_name() -> None:
    with pytest.raises(DecryptionError):
        Cipher(Secrets.new()).decrypt(CIPHER.encrypt("13800000000", PLACE), PLACE)


@given(st.integers(0, 10**6), st.integers(1, 255))
def test_a_field_with_one_altered_byte_does_not_open(position: int, mask: int) -> None:
    suite, key_id, encoded = CIPHER.encrypt("13800000000", PLACE).split(".")
    sealed = bytearray(base64.urlsafe_b64decode(encoded + "=="))
    sealed[position % len(sealed)] ^= mask
    altered = base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()
    with pytest.raises(DecryptionError):
        CIPHER.decrypt(f"{suite}.{key_id}.{altered}", PLACE)


@pytest.mark.parametrize(
    "token", ["", "v1", "v1.k1", "v1.k1.", "v1.k1.AAAA", "v1.k1.暖", "v2.k1.A"]
)
def test_what_is_no_encrypted_field_is_refused_with_a_clear_error(token: str) -> None:
    with pytest.raises(DecryptionError):
        CIPHER.decrypt(token, PLACE)


def test_after_a_change_of_keys_old_fields_open_and_new_ones_use_the_new_key() -> None:
    old = CIPHER.encrypt("13800000000", PLACE)
    both = KEYS.model_copy(update={"field_keys": [*KEYS.field_keys, FieldKey.new("k2")]})
    assert Cipher(both).decrypt(old, PLACE) == "13800000000"
    assert Cipher(both).encrypt("13800000000", PLACE).startswith("v1.k2.")


def test_equal_texts_have_one_blind_index_and_only_with_the_same_key() -> None:
    assert CIPHER.blind_index(" １３８00000000") == CIPHER.blind_index("13800000000")
    assert CIPHER.blind_index("13800000001") != CIPHER.blind_index("13800000000")
    assert Cipher(Secrets.new()).blind_index("13800000000") != CIPHER.blind_index("13800000000")


# --- tokens and addresses ---------------------------------------------------------------


def test_a_token_is_hashed_with_the_installations_pepper() -> None:
    assert TokenHasher(KEYS)("secret") == TokenHasher(KEYS)("secret")
    assert TokenHasher(KEYS)("secret") != TokenHasher(Secrets.new())("secret")
    assert len(TokenHasher(KEYS)("\ud800")) == 32


def test_a_signed_address_opens_until_it_expires() -> None:
    signer, expires = UrlSigner(KEYS), int(NOON.timestamp())
    signature = signer.sign("/v1/photos/1", expires)
    second = dt.timedelta(seconds=1)
    assert signer.is_valid("/v1/photos/1", expires, signature, NOON - second)
    assert not signer.is_valid("/v1/photos/1", expires, signature, NOON)
    assert not signer.is_valid("/v1/photos/2", expires, signature, NOON - second)
    assert not signer.is_valid("/v1/photos/1", expires + 9, signature, NOON)
    assert not UrlSigner(Secrets.new()).is_valid("/v1/photos/1", expires, signature, NOON - second)
    for other in ("", "暖", "\ud800", signature[:-1], signature + "="):
        assert not signer.is_valid("/v1/photos/1", expires, other, NOON - second)


def test_a_signed_address_stays_the_same_for_a_while_and_opens_for_an_hour() -> None:
    signer, hour = UrlSigner(KEYS), dt.timedelta(hours=1)
    address = signer.signed("/v1/photos/1", NOON)
    assert signer.signed("/v1/photos/1", NOON + hour - dt.timedelta(seconds=1)) == address
    assert signer.signed("/v1/photos/1", NOON + hour) != address
    query = dict(part.split("=") for part in address.partition("?")[2].split("&"))
    expires, signature = int(query["expires"]), query["signature"]
    assert signer.is_valid("/v1/photos/1", expires, signature, NOON + hour)


# --- where the secrets live -------------------------------------------------------------


def test_the_first_start_writes_secrets_that_only_their_owner_reads(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    first = load_secrets(settings_for(folder))
    assert load_secrets(settings_for(folder)) == first
    assert stat.S_IMODE((folder / "secrets").stat().st_mode) == 0o600
    assert [each.name for each in folder.iterdir()] == ["secrets"]


def test_secrets_that_others_could_read_are_closed_to_them(tmp_path: Path) -> None:
    load_secrets(settings_for(tmp_path))
    (tmp_path / "secrets").chmod(0o644)
    load_secrets(settings_for(tmp_path))
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o600


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_root_writes_the_secrets_for_whom_the_folder_belongs_to(tmp_path: Path) -> None:
    os.chown(tmp_path, 1234, 1234)
    load_secrets(settings_for(tmp_path))
    assert (tmp_path / "secrets").stat().st_uid == 1234


def test_processes_that_start_at_once_agree_on_one_set_of_secrets(tmp_path: Path) -> None:
    # Forty first starts each, side by side: a rename in place of the link is seen by the third.
    program = (
        "import sys; from pathlib import Path; from app.crypto import load_secrets;"
        "from app.settings import Settings; sys.stdin.read();"
        "print([load_secrets(Settings(data_dir=Path(sys.argv[1]) / str(n))).model_dump_json()"
        " for n in range(40)])"
    )
    with ExitStack() as stack:
        started = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", program, str(tmp_path)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    cwd=Path(__file__).parent.parent,
                )
            )
            for _ in range(4)
        ]
        for process in started:
            assert process.stdin
            process.stdin.close()
        told = {process.stdout.read() for process in started if process.stdout}
    assert [process.returncode for process in started] == [0] * 4
    assert len(told) == 1


def test_secrets_of_the_environment_come_before_the_file(tmp_path: Path) -> None:
    told = Secrets.new()
    found = load_secrets(settings_for(tmp_path, secrets=told.model_dump_json()))
    assert found == told
    assert list(tmp_path.iterdir()) == []


def test_in_production_a_foreign_database_is_not_served_with_new_secrets(tmp_path: Path) -> None:
    app = {"wechat_app_id": "wx0123456789abcdef", "wechat_app_secret": "real"}
    url = "postgresql://app@db.example/nuanxin"
    foreign = settings_for(tmp_path, **app).model_copy(update={"database_url": url})
    with pytest.raises(SecretsError, match="NUANXIN_SECRETS"):
        load_secrets(foreign)
    assert list(tmp_path.iterdir()) == []
    load_secrets(settings_for(tmp_path, **app))
    assert load_secrets(foreign) == load_secrets(settings_for(tmp_path, **app))


@pytest.mark.parametrize("name", ["field_keys", "index_key", "token_pepper", "url_key"])
def test_no_secret_is_made_up_where_one_is_missing(tmp_path: Path, name: str) -> None:
    told = Secrets.new().model_dump_json(exclude={name})
    with pytest.raises(SecretsError, match=name):
        load_secrets(settings_for(tmp_path, secrets=told))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"index_key": "c2VjcmV0LXdvcmQ="}'])
def test_broken_secrets_are_refused_without_quoting_them(tmp_path: Path, text: str) -> None:
    (tmp_path / "secrets").write_text(text)
    with pytest.raises(SecretsError) as refusal:
        load_secrets(settings_for(tmp_path))
    assert "c2VjcmV0" not in str(refusal.value)
    assert refusal.value.__cause__ is None
    assert (tmp_path / "secrets").read_text() == text


def test_two_keys_of_the_same_name_are_refused(tmp_path: Path) -> None:
    told = KEYS.model_copy(update={"field_keys": [*KEYS.field_keys, FieldKey.new("k1")]})
    with pytest.raises(SecretsError, match="alike"):
        load_secrets(settings_for(tmp_path, secrets=told.model_dump_json()))


def test_secrets_do_not_show_themselves() -> None:
    shown = f"{KEYS!r} {KEYS}"
    assert base64.b64encode(KEYS.index_key).decode() not in shown
    assert repr(KEYS.field_keys[0].key) not in shown
