"""Back up the database with its attachments, and restore them into an empty place, held to their sums.

The key ring is not part of it: what lies sealed in a back-up stays sealed for whoever finds it.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg

from guitu.config.database.address import Address
from guitu.config.database.contents import contents
from guitu.config.database.program import Programs, open_private
from guitu.config.database.roles import connect

DUMP = "database.dump"
ATTACHMENTS = "attachments.tar"
MANIFEST = "manifest.json"


class BadBackup(RuntimeError):
    """A back-up that cannot be made or restored; the message names what is wrong."""


@dataclass(frozen=True)
class Backup:
    """A folder with the dump, the attachments and the manifest they are held to."""

    folder: Path

    @property
    def manifest(self) -> Mapping[str, Any]:
        path = self.folder / MANIFEST
        if not path.is_file():
            raise BadBackup(f"[{self.folder}] holds no finished back-up: there is no {MANIFEST} in it")
        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return kept


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make(owner: Address, attachments: Path, folder: Path, programs: Programs, at: datetime) -> Backup:
    """Back up into a new folder; the manifest is written last, so that a broken back-up has none.

    Dump and sums are taken from one snapshot while work goes on. Attachments are added and never
    changed, so those copied afterwards include all that the snapshot names.
    """
    if folder.exists():
        raise BadBackup(f"[{folder}] exists already; name a folder that does not")
    folder.mkdir(parents=True, mode=0o700)
    with connect(owner) as connection:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        snapshot = str(row[0]) if row else ""
        programs.client(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--snapshot={snapshot}",
            address=owner,
            file=folder / DUMP,
        )
        tables = contents(connection)
        connection.execute("ROLLBACK")
    with open_private(folder / ATTACHMENTS) as file, tarfile.open(fileobj=file, mode="w") as archive:
        if attachments.is_dir():
            archive.add(attachments, arcname=".")
    written = {
        "made": at.isoformat(),
        "tables": tables,
        "files": {name: _digest(folder / name) for name in (DUMP, ATTACHMENTS)},
    }
    with open_private(folder / MANIFEST) as file:
        file.write(json.dumps(written, ensure_ascii=False, indent=1).encode())
    return Backup(folder)


def _empty(owner: Address, attachments: Path) -> None:
    if attachments.is_dir() and any(attachments.iterdir()):
        raise BadBackup(f"the folder of attachments [{attachments}] is not empty; name an empty one")
    with connect(owner) as connection:
        if tables := contents(connection):
            raise BadBackup(f"the database [{owner.name}] is not empty: it has {len(tables)} tables; name an empty one")


def restore(backup: Backup, owner: Address, attachments: Path, programs: Programs) -> Mapping[str, tuple[int, str]]:
    """Restore into an empty database and folder, whole or not at all, and hold every table to its sum."""
    manifest = backup.manifest
    for name, digest in manifest["files"].items():
        if _digest(backup.folder / name) != digest:
            raise BadBackup(f"[{backup.folder / name}] is damaged: its sum is not the one in {MANIFEST}")
    _empty(owner, attachments)
    programs.client(
        "pg_restore",
        "--no-owner",
        "--no-privileges",
        "--single-transaction",
        "--exit-on-error",
        f"--dbname={owner.name}",
        str(backup.folder / DUMP),
        address=owner,
    )
    attachments.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tarfile.open(backup.folder / ATTACHMENTS) as archive:
        archive.extractall(attachments, filter="data")
    with connect(owner) as connection:
        found = _sums(connection)
    expected = {table: (int(count), str(total)) for table, (count, total) in manifest["tables"].items()}
    if differing := sorted(table for table in {*expected, *found} if expected.get(table) != found.get(table)):
        raise BadBackup(f"restored, but these tables differ from the back-up: {differing}; do not use the database")
    return found


def _sums(connection: psycopg.Connection[tuple[object, ...]]) -> dict[str, tuple[int, str]]:
    connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    found = contents(connection)
    connection.execute("ROLLBACK")
    return found
