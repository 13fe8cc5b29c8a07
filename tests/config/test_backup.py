"""Back-up and restore."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from guitu.config.database.address import Address
from guitu.config.database.backup import Backup, BadBackup, make, restore
from guitu.config.database.contents import contents
from guitu.config.database.program import programs
from guitu.config.database.roles import connect

AT = datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))

RECORD = """
CREATE TABLE unit (number serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE act (
    number bigserial PRIMARY KEY, unit int NOT NULL REFERENCES unit, sealed bytea, amount numeric(12, 2), at timestamptz
);
INSERT INTO unit (name) VALUES ('桃江县社区矫正管理局'), ('㛃䶮司法所');
INSERT INTO act (unit, sealed, amount, at)
SELECT 1 + n % 2, sha256(n::text::bytea), n / 3.0, '2026-11-22 08:00+08'::timestamptz + n * interval '1 hour'
FROM generate_series(1, 500) AS n;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'append only'; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON act FOR EACH ROW EXECUTE FUNCTION refuse();
ALTER TABLE act ENABLE ROW LEVEL SECURITY;
ALTER TABLE act FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON act USING (unit = 1);
"""


def _database(server: Address, name: str) -> Address:
    with connect(replace(server, name="postgres")) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
    return replace(server, name=name)


@pytest.fixture
def record(database: Address) -> Iterator[Address]:
    made = _database(database, f"record_{os.getpid()}")
    with connect(made) as connection:
        connection.execute(RECORD)
    yield made
    with connect(replace(database, name="postgres")) as connection:
        connection.execute(f"DROP DATABASE {made.name} WITH (FORCE)")


@pytest.fixture
def empty(database: Address) -> Iterator[Address]:
    made = _database(database, f"empty_{os.getpid()}")
    yield made
    with connect(replace(database, name="postgres")) as connection:
        connection.execute(f"DROP DATABASE {made.name} WITH (FORCE)")


@pytest.fixture
def attachments(tmp_path: Path) -> Path:
    folder = tmp_path / "attachments"
    (folder / "2026").mkdir(parents=True)
    (folder / "2026" / "诊断证明.sealed").write_bytes(bytes(range(256)))
    return folder


def test_everything_comes_back(record: Address, empty: Address, attachments: Path, tmp_path: Path) -> None:
    """Restored into an empty database, every table has its rows and its sum, and every attachment its bytes."""
    backup = make(record, attachments, tmp_path / "backup", programs(), AT)
    found = restore(backup, empty, tmp_path / "restored", programs())
    with connect(record) as connection:
        assert found == contents(connection)
    assert found["public.act"][0] == 500
    assert (tmp_path / "restored" / "2026" / "诊断证明.sealed").read_bytes() == bytes(range(256))


def test_the_guards_come_back(record: Address, empty: Address, attachments: Path, tmp_path: Path) -> None:
    """After a restore the record is append-only as before, and numbers go on where they stopped."""
    restore(make(record, attachments, tmp_path / "b", programs(), AT), empty, tmp_path / "r", programs())
    with connect(empty) as connection:
        with pytest.raises(Exception, match="append only"):
            connection.execute("DELETE FROM act")
        assert connection.execute("INSERT INTO act (unit) VALUES (1) RETURNING number").fetchone() == (501,)
        assert connection.execute("SELECT relforcerowsecurity FROM pg_class WHERE relname = 'act'").fetchone() == (
            True,
        )


def test_others_cannot_read_it(record: Address, attachments: Path, tmp_path: Path) -> None:
    """A back-up is readable by whoever made it, and nobody else."""
    backup = make(record, attachments, tmp_path / "backup", programs(), AT)
    assert stat.S_IMODE(backup.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in backup.folder.iterdir()} == {0o600}


def test_a_full_database_is_not_overwritten(record: Address, attachments: Path, tmp_path: Path) -> None:
    """Restoring over a record is refused and changes nothing."""
    backup = make(record, attachments, tmp_path / "backup", programs(), AT)
    with pytest.raises(BadBackup, match=r"is not empty: it has 2 tables"):
        restore(backup, record, tmp_path / "elsewhere", programs())


def test_full_attachments_are_not_overwritten(
    record: Address, empty: Address, attachments: Path, tmp_path: Path
) -> None:
    """Attachments are restored into an empty folder."""
    backup = make(record, attachments, tmp_path / "backup", programs(), AT)
    with pytest.raises(BadBackup, match=r"attachments .* is not empty"):
        restore(backup, empty, attachments, programs())


def test_a_damaged_backup_is_refused(record: Address, empty: Address, attachments: Path, tmp_path: Path) -> None:
    """One byte that differs is found before anything is written."""
    backup = make(record, attachments, tmp_path / "backup", programs(), AT)
    dump = backup.folder / "database.dump"
    kept = bytearray(dump.read_bytes())
    kept[len(kept) // 2] ^= 1
    dump.write_bytes(kept)
    with pytest.raises(BadBackup, match="is damaged"):
        restore(backup, empty, tmp_path / "restored", programs())
    with connect(empty) as connection:
        assert contents(connection) == {}


def test_an_unfinished_backup_is_refused(empty: Address, tmp_path: Path) -> None:
    """A back-up broken off has no manifest, and is none."""
    with pytest.raises(BadBackup, match=r"no manifest\.json"):
        restore(Backup(tmp_path), empty, tmp_path / "restored", programs())


def test_a_folder_is_not_overwritten(record: Address, attachments: Path, tmp_path: Path) -> None:
    """A back-up goes into a new folder."""
    with pytest.raises(BadBackup, match="exists already"):
        make(record, attachments, tmp_path, programs(), AT)


def test_a_changed_row_changes_the_sum(record: Address) -> None:
    """One changed letter is seen in the table's sum, and the order of rows is not."""
    with connect(record) as connection:
        before = contents(connection)
        connection.execute("UPDATE unit SET name = name || '。' WHERE number = 1")
        changed = contents(connection)
        connection.execute("UPDATE unit SET name = left(name, -1) WHERE number = 1")
        assert changed["public.unit"] != before["public.unit"]
        assert contents(connection) == before
