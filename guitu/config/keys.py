"""The key ring: the site's secret and the keys that seal personal data, in a file beside the database, never in it.

Whoever steals the database alone reads no identity number; whoever loses this file can no longer read any.
It is backed up apart (`guitu backup --keys`).
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KEY_BYTES = 32


class BadKeyRing(RuntimeError):
    """A key ring that is missing, open to others or damaged; the message names the file and what was expected."""


@dataclass(frozen=True)
class KeyRing:
    """`sealing` holds the data keys by name: the current one seals, all of them open; `digest` makes search digests."""

    secret: str
    current: str
    sealing: Mapping[str, bytes]
    digest: bytes

    @property
    def written(self) -> str:
        """The ring as its file holds it."""
        return json.dumps(
            {
                "secret": self.secret,
                "current": self.current,
                "sealing": {name: base64.b64encode(key).decode() for name, key in self.sealing.items()},
                "digest": base64.b64encode(self.digest).decode(),
            },
            indent=1,
        )


def new() -> KeyRing:
    """Draw a fresh ring with one data key."""
    first = secrets.token_bytes(KEY_BYTES)
    return KeyRing(secrets.token_urlsafe(50), "k1", {"k1": first}, secrets.token_bytes(KEY_BYTES))


def rotated(ring: KeyRing) -> KeyRing:
    """Return the ring with one more data key, which seals from now on; the earlier ones still open what they sealed."""
    name = f"k{len(ring.sealing) + 1}"
    return KeyRing(ring.secret, name, {**ring.sealing, name: secrets.token_bytes(KEY_BYTES)}, ring.digest)


def _key(path: Path, name: str, text: object) -> bytes:
    try:
        key = base64.b64decode(str(text), validate=True)
    except binascii.Error as error:
        raise BadKeyRing(f"key [{name}] in [{path}] is not base64") from error
    if len(key) != KEY_BYTES:
        raise BadKeyRing(f"key [{name}] in [{path}] has [{len(key)}] bytes, expected {KEY_BYTES}")
    return key


def read(path: Path) -> KeyRing:
    """Read the ring in the file; refused if others than its owner may read it."""
    try:
        mode = path.stat().st_mode & 0o777
        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BadKeyRing(f"no key ring at [{path}]; make one with: guitu keys create") from error
    except json.JSONDecodeError as error:
        raise BadKeyRing(f"key ring [{path}] damaged at line {error.lineno}; restore its back-up") from error
    if mode & 0o077:
        raise BadKeyRing(f"the key ring [{path}] has mode [{mode:o}], expected 600: others must not read it")
    missing = {"secret", "current", "sealing", "digest"} - kept.keys()
    if missing or kept["current"] not in kept["sealing"]:
        raise BadKeyRing(f"key ring [{path}] lacks {sorted(missing) or [kept['current']]}; restore its back-up")
    sealing = {name: _key(path, name, text) for name, text in kept["sealing"].items()}
    return KeyRing(str(kept["secret"]), str(kept["current"]), sealing, _key(path, "digest", kept["digest"]))


def write(path: Path, ring: KeyRing) -> None:
    """Write the ring whole or not at all, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(ring.written)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)


def create(path: Path) -> bool:
    """Make a ring where there is none; False if there is one, which is never overwritten."""
    if path.exists():
        return False
    write(path, new())
    return True


def of_this_process(path: Path) -> KeyRing:
    """Read the ring in the file, or, where there is no file, one that lives as long as the process.

    Settings must load where nothing is set up: for type checks and pure tests. Whatever serves or stores asks
    `read` first and so refuses to work on a ring that would be forgotten.
    """
    return read(path) if path.exists() else new()
