"""Signatures and encryption of WeChat's message push (framework/server-ability/message-push)."""

import base64
import binascii
import hashlib
import hmac
import secrets
import struct

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

KEY_LENGTH = 43  # EncodingAESKey: 32 bytes in base64 without the last "="
AES_BLOCK = 16
PAD_BLOCK = 32  # WeChat pads to 32, so an ordinary 16-byte unpadder refuses half its messages
RANDOM_LENGTH = 16
HEAD_LENGTH = RANDOM_LENGTH + 4  # then the length of the message, four bytes, big endian


class UndecipherableError(Exception):
    """The text was not encrypted for this app with this key."""


def sign(*parts: str) -> str:
    """Return WeChat's signature: the hex SHA-1 of the sorted and joined parts.

    ``token, timestamp, nonce`` give ``signature``; with the encrypted text as a fourth part
    it is ``msg_signature``, the only one of the two that covers the content.
    """
    joined = "".join(sorted(parts)).encode("utf-8", "surrogatepass")
    return hashlib.sha1(joined, usedforsecurity=False).hexdigest()  # the protocol's choice


def is_signed(signature: str, *parts: str) -> bool:
    """Tell whether the signature is that of the parts, in constant time."""
    given = signature.encode("utf-8", "surrogatepass")
    return hmac.compare_digest(sign(*parts).encode(), given)


def key_of(encoding_aes_key: str) -> bytes:
    """Return the 32 bytes of an EncodingAESKey.

    Raises:
        ValueError: it is not 43 characters of base64.
    """
    try:
        key = base64.b64decode(encoding_aes_key + "=", validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(encoding_aes_key) != KEY_LENGTH or len(key) != PAD_BLOCK:
        raise ValueError("the EncodingAESKey has 43 characters of base64")
    return key


def encrypt(key: bytes, message: bytes, app_id: str, *, random: bytes | None = None) -> str:
    """Return the base64 of a message encrypted for an app; ``random`` is for test vectors."""
    head = (random or secrets.token_bytes(RANDOM_LENGTH)) + struct.pack(">I", len(message))
    plain = head + message + app_id.encode()
    pad = PAD_BLOCK - len(plain) % PAD_BLOCK
    encryptor = _aes(key).encryptor()
    padded = plain + bytes([pad]) * pad
    return base64.b64encode(encryptor.update(padded) + encryptor.finalize()).decode()


def decrypt(key: bytes, encrypted: str, app_id: str) -> bytes:
    """Return the message inside an encrypted text.

    Check its ``msg_signature`` first: the padding tells nothing to who cannot sign.

    Raises:
        UndecipherableError: no base64, another key, broken, or meant for another app.
    """
    plain = _unpadded(_decrypted(key, encrypted))
    if len(plain) < HEAD_LENGTH:
        raise UndecipherableError
    (length,) = struct.unpack(">I", plain[RANDOM_LENGTH:HEAD_LENGTH])
    message, owner = plain[HEAD_LENGTH:][:length], plain[HEAD_LENGTH:][length:]
    if not hmac.compare_digest(owner, app_id.encode()):
        raise UndecipherableError
    return message


def _aes(key: bytes) -> "Cipher[modes.CBC]":
    return Cipher(algorithms.AES(key), modes.CBC(key[:AES_BLOCK]))


def _decrypted(key: bytes, encrypted: str) -> bytes:
    try:
        raw = base64.b64decode(encrypted, validate=True)
    except (binascii.Error, ValueError) as error:
        raise UndecipherableError from error
    if not raw or len(raw) % AES_BLOCK:
        raise UndecipherableError
    decryptor = _aes(key).decryptor()
    return decryptor.update(raw) + decryptor.finalize()


def _unpadded(plain: bytes) -> bytes:
    pad = plain[-1]
    if not 1 <= pad <= min(PAD_BLOCK, len(plain)) or plain[-pad:] != bytes([pad]) * pad:
        raise UndecipherableError
    return plain[:-pad]
