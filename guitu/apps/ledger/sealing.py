"""Seals: what identifies a person lies encrypted in the database, and can be found by a digest.

The keys lie in a ring outside the database (`settings.GUITU_KEYS`). Values are AES-256-GCM (NIST SP 800-38D) with a
random nonce of 12 bytes, preceded by the name of their key; digests are HMAC-SHA-256.
"""

from __future__ import annotations

import hmac
import os
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

NONCE = 12


class Unsealable(ValueError):
    """A sealed value was altered, or its key is not on the ring."""


def sealed(content: bytes) -> bytes:
    """Return key name, nonce and sealed content in one."""
    ring = settings.GUITU_KEYS
    name, nonce = ring.current.encode(), os.urandom(NONCE)
    return bytes([len(name)]) + name + nonce + AESGCM(ring.sealing[ring.current]).encrypt(nonce, content, name)


def opened(content: bytes) -> bytes:
    """Return the plain content, or refuse what was altered or sealed with a key we no longer hold."""
    if len(content) <= NONCE:
        raise Unsealable(f"a sealed value of [{len(content)}] bytes was cut short")
    length = 1 + content[0]
    name, nonce, body = content[1:length], content[length : length + NONCE], content[length + NONCE :]
    ring = settings.GUITU_KEYS
    key = ring.sealing.get(name.decode(errors="replace"))
    if key is None:
        raise Unsealable(f"no key [{name!r}] on the ring, which holds {sorted(ring.sealing)}")
    try:
        return AESGCM(key).decrypt(nonce, body, name)
    except InvalidTag as altered:
        raise Unsealable("a sealed value was altered") from altered


def digested(value: str) -> str:
    """Return the digest by which a sealed value is found again."""
    return hmac.new(settings.GUITU_KEYS.digest, value.encode(), sha256).hexdigest()


class SealedText(models.BinaryField):  # type: ignore[type-arg]
    """A text that lies sealed in the database and is plain in Python."""

    def from_db_value(self, value: Any, *_: object) -> str:  # noqa: ANN401 - what the driver gives
        return opened(bytes(value)).decode() if value else ""

    def get_prep_value(self, value: Any) -> bytes:  # noqa: ANN401 - Django's signature
        return sealed(str(value).encode()) if value else b""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: ANN401, ARG002, FBT001, FBT002
        return value if prepared else self.get_prep_value(value)

    def to_python(self, value: Any) -> str:  # noqa: ANN401 - Django's signature
        return value if isinstance(value, str) else ""

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj))
