"""Where on this machine things are kept."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def home() -> Path:
    """Return the folder that holds `var/` and `build/`: $GUITU_HOME, else the checkout."""
    return Path(os.environ.get("GUITU_HOME") or CHECKOUT).resolve()


def var() -> Path:
    """Return where lies what the running system writes: keys, attachments, logs. Never in version control."""
    return home() / "var"


def keys_file() -> Path:
    """Return the key ring: $GUITU_KEYS_FILE, else `var/keys/keys.json`."""
    return Path(os.environ.get("GUITU_KEYS_FILE") or var() / "keys" / "keys.json")


def attachments() -> Path:
    """Return the folder of evidence and issued papers, sealed: $GUITU_ATTACHMENTS, else `var/attachments`."""
    return Path(os.environ.get("GUITU_ATTACHMENTS") or var() / "attachments")


def build() -> Path:
    """Return where lies what can be made again from the sources: bundles, collected files, fonts."""
    return home() / "build"


def installation() -> str:
    """Return the name that this installation drew for itself, or nothing before its first start."""
    kept = var() / "installation"
    return kept.read_text(encoding="utf-8").strip() if kept.exists() else ""


def settle() -> None:
    """Draw a name for this installation where it has none, so that another one in the same folder starts anew."""
    if not installation():
        var().mkdir(parents=True, exist_ok=True)
        (var() / "installation").write_text(secrets.token_hex(6), encoding="utf-8")


def cluster_home() -> Path:
    """Return the embedded database: $GUITU_DATABASE_HOME, else `var/postgres`; for root outside the checkout.

    PostgreSQL refuses to run as root, and the account it then runs as must be able to reach its files; a
    checkout in root's own folder is closed to it, and opening that folder to everybody is no answer.
    """
    if stated := os.environ.get("GUITU_DATABASE_HOME"):
        return Path(stated)
    if os.geteuid() != 0:
        return var() / "postgres"
    return Path("/var/lib/guitu") / (installation() or "not-yet-started")
