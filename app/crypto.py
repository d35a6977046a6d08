"""Secrets, and what is made with them: encrypted fields, blind indexes, hashed tokens, signed URLs.

An encrypted field is ``v1.<key id>.<base64url of nonce and ciphertext>``. ``v1`` names the suite
(AES-256-GCM), so that another (SM4-GCM) may stand beside it; the key id lets keys be changed one
row at a time. Each ciphertext is bound to its place (``table:column:row id``): moved elsewhere,
it does not open.
"""

import base64
import binascii
import contextlib
import hmac
import os
import secrets
import unicodedata
import uuid
from datetime import datetime
from pathlib import Path
from typing import Annotated, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, ValidationError

from app.settings import Settings

KEY_BYTES = 32
# 96 random bits (NIST SP 800-38D 8.2.2): a key is changed long before 2**32 fields.
NONCE_BYTES = 12
# 144 bits of an HMAC are beyond guessing, and 24 characters without padding.
SIGNATURE_BYTES = 18

SUITES = {"v1": AESGCM}
SUITE = "v1"


class SecretsError(RuntimeError):
    """The secrets are missing or unusable; the message says what to do and quotes none of them."""


class DecryptionError(RuntimeError):
    """A field does not open: another key, another place, or altered bytes."""


# --- the secrets -----------------------------------------------------------------------


def _decode_key(told: object) -> object:
    if not isinstance(told, str):
        return told
    try:
        key = base64.b64decode(told, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("a key is base64") from None
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    return key


SecretKey = Annotated[
    bytes,
    BeforeValidator(_decode_key),
    PlainSerializer(lambda key: base64.b64encode(key).decode(), when_used="json"),
    Field(repr=False),
]


class FieldKey(BaseModel):
    """A key that encrypts fields, and the name it leaves in them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9-]{1,16}$")
    key: SecretKey

    @classmethod
    def new(cls, key_id: str) -> Self:
        """Return a new key of that name."""
        return cls(id=key_id, key=secrets.token_bytes(KEY_BYTES))


class Secrets(BaseModel):
    """All secrets of one installation.

    Of ``field_keys`` the last encrypts and all decrypt: a new key is added at the end, and an
    old one taken out when no row holds its id any more.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    field_keys: list[FieldKey] = Field(min_length=1)
    index_key: SecretKey
    token_pepper: SecretKey
    url_key: SecretKey

    @classmethod
    def new(cls) -> Self:
        """Return new secrets, as JSON they are the value of NUANXIN_SECRETS."""
        index_key, token_pepper, url_key = (secrets.token_bytes(KEY_BYTES) for _ in range(3))
        return cls(
            field_keys=[FieldKey.new("k1")],
            index_key=index_key,
            token_pepper=token_pepper,
            url_key=url_key,
        )

    @classmethod
    def from_text(cls, text: str, origin: str) -> Self:
        """Read secrets from JSON.

        Raises:
            SecretsError: something is missing or wrong; ``origin`` tells the reader where.
        """
        try:
            read = cls.model_validate_json(text)
        except ValidationError as error:
            places = sorted({".".join(map(str, each["loc"])) for each in error.errors()})
            # "from None": pydantic's own message quotes the input.
            raise SecretsError(f"{origin} cannot be read: {', '.join(places)}") from None
        if len({each.id for each in read.field_keys}) != len(read.field_keys):
            raise SecretsError(f"{origin} names two field keys alike")
        return read


def load_secrets(settings: Settings) -> Secrets:
    """Return the installation's secrets: of NUANXIN_SECRETS, else of ``DIR/secrets``.

    The file is made at the first start of a demonstration, or with the service's own database.

    Raises:
        SecretsError: unreadable, or missing in production where the database is somebody else's:
            new keys would not open what stands in it.
    """
    if settings.secrets is not None and settings.secrets.get_secret_value():
        return Secrets.from_text(settings.secrets.get_secret_value(), "NUANXIN_SECRETS")
    path = settings.data_dir / "secrets"
    try:
        if not path.exists():
            if not (settings.is_embedded or settings.is_demo):
                raise SecretsError("NUANXIN_SECRETS is not set: a foreign database needs its keys")
            settings.data_dir.mkdir(parents=True, exist_ok=True)
            _create(path)
        if path.stat().st_uid == os.geteuid():
            path.chmod(0o600)
        return Secrets.from_text(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise SecretsError(f"{path} cannot be used: {type(error).__name__}") from error


def _create(path: Path) -> None:
    """Write new secrets in one step; of two processes that start at once, one wins."""
    draft = path.with_name(f".secrets-{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(Secrets.new().model_dump_json(indent=2))
            file.flush()
            os.fsync(file.fileno())
        if os.geteuid() == 0:  # root writes for whom the folder belongs to, who may start it next
            folder = path.parent.stat()
            os.chown(draft, folder.st_uid, folder.st_gid)
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)  # unlike a rename, it never replaces
    finally:
        draft.unlink()


# --- what is made with them ------------------------------------------------------------


class Cipher:
    """Encrypts fields, and finds equal ones without opening them."""

    def __init__(self, keys: Secrets) -> None:
        self._keys = {(SUITE, each.id): SUITES[SUITE](each.key) for each in keys.field_keys}
        self._newest = keys.field_keys[-1].id
        self._index_key = keys.index_key

    def encrypt(self, plain: str, aad: str) -> str:
        """Return the text encrypted with the newest key, bound to ``aad``."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = self._keys[SUITE, self._newest].encrypt(nonce, plain.encode(), aad.encode())
        return f"{SUITE}.{self._newest}.{_to_base64url(nonce + sealed)}"

    def decrypt(self, token: str, aad: str) -> str:
        """Return the text again.

        Raises:
            DecryptionError: the key is not here, the place is another, or bytes were altered.
        """
        suite, _, rest = token.partition(".")
        key_id, _, encoded = rest.partition(".")
        key = self._keys.get((suite, key_id))
        if key is None:
            raise DecryptionError(f"no key for {suite[:8]!r}.{key_id[:16]!r}")
        try:
            sealed = base64.b64decode(encoded + "=" * (-len(encoded) % 4), b"-_", validate=True)
            opened = key.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], aad.encode())
        except (InvalidTag, ValueError):
            raise DecryptionError(f"a field of key {key_id} does not open") from None
        return opened.decode()

    def blind_index(self, text: str) -> str:
        """Return what equal texts have in common: full-width and case make no difference."""
        plain = unicodedata.normalize("NFKC", text).strip().casefold()
        return hmac.digest(self._index_key, plain.encode(), "sha256").hex()

    def derive_key(self, purpose: str) -> bytes:
        """Return a key for one purpose, which nothing else is made with.

        By another hash than blind indexes, so that none of those is ever such a key.
        """
        return hmac.digest(self._index_key, purpose.encode(), "sha512")[:KEY_BYTES]


class TokenHasher:
    """Hashes random tokens for keeping: quick, since 256 random bits need no slow hash."""

    def __init__(self, keys: Secrets) -> None:
        self._pepper = keys.token_pepper

    def __call__(self, token: str) -> bytes:
        """Return the 32 bytes that stand for a token in the database."""
        return hmac.digest(self._pepper, token.encode("utf-8", "surrogatepass"), "sha256")


def photo_path(photo_id: uuid.UUID) -> str:
    """Return where a photo is read; it opens for whoever has a signature of it."""
    return f"/v1/photos/{photo_id}"


class UrlSigner:
    """Signs addresses that whoever holds them may open until they expire."""

    def __init__(self, keys: Secrets) -> None:
        self._key = keys.url_key

    def sign(self, path: str, expires: int) -> str:
        """Return the signature of a path until a second since the epoch."""
        told = f"{path}\n{expires}".encode("utf-8", "surrogatepass")
        return _to_base64url(hmac.digest(self._key, told, "sha256")[:SIGNATURE_BYTES])

    def signed(self, path: str, now: datetime) -> str:
        """Return the path with its expiry and signature.

        It holds for one to two hours and changes on the hour alone, so that phones may keep
        what they have loaded.
        """
        expires = (int(now.timestamp()) // 3600 + 2) * 3600
        return f"{path}?expires={expires}&signature={self.sign(path, expires)}"

    def photo_url(self, photo_id: uuid.UUID, now: datetime) -> str:
        """Return a photo's relative address, which opens for an hour or two."""
        return self.signed(photo_path(photo_id), now)

    def is_valid(self, path: str, expires: int, signature: str, now: datetime) -> bool:
        """Say whether we signed this, and it has not expired."""
        told = signature.encode("utf-8", "surrogatepass")
        is_ours = hmac.compare_digest(told, self.sign(path, expires).encode())
        return is_ours and now.timestamp() < expires


def _to_base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
