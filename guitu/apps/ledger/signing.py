"""The key that signs a day's root: Ed25519 (RFC 8032), in a file beside the key ring, its public half beside it.

Whoever holds the public half can tell, away from this machine, whether a root was signed here.
"""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from django.conf import settings

SECRET, PUBLIC = "ledger_signing.pem", "ledger_signing.pub"


class BadSigningKey(RuntimeError):
    """A signing key that is open to others or is none; the message names its file."""


def signature_of(content: bytes) -> str:
    """Sign, with a key that is made at the first signature of an installation."""
    return _secret(_folder()).sign(content).hex()


def is_signed(content: bytes, signature: str) -> bool:
    """Tell whether the content was signed with the key whose public half lies beside the key ring."""
    path = _folder() / PUBLIC
    key = load_pem_public_key(path.read_bytes()) if path.exists() else None
    if not isinstance(key, Ed25519PublicKey):
        raise BadSigningKey(f"no Ed25519 public key at [{path}]; restore its back-up")
    try:
        key.verify(bytes.fromhex(signature), content)
    except (InvalidSignature, ValueError):
        return False
    return True


def _folder() -> Path:
    return Path(settings.GUITU_KEYS_FILE).parent


def _secret(folder: Path) -> Ed25519PrivateKey:
    path = folder / SECRET
    if not path.exists():
        return _made(folder)
    if (mode := path.stat().st_mode & 0o777) & 0o077:
        raise BadSigningKey(f"the signing key [{path}] has mode [{mode:o}], expected 600: others must not read it")
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise BadSigningKey(f"[{path}] holds no Ed25519 key")
    return key


def _made(folder: Path) -> Ed25519PrivateKey:
    key = Ed25519PrivateKey.generate()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / PUBLIC).write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    written = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with os.fdopen(os.open(folder / SECRET, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(written)
    return key
