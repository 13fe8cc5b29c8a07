"""`guitu backup` and `guitu restore`: the database with its attachments, and the keys apart."""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from guitu.config import keys as ring
from guitu.config import locations
from guitu.config.commands.ground import plainly
from guitu.config.database import backup as archive
from guitu.config.database import roles
from guitu.config.database.address import Address
from guitu.config.database.choice import ROLE, chosen
from guitu.config.database.program import open_private, programs

SHANGHAI = ZoneInfo("Asia/Shanghai")


def _as(role: str) -> Address:
    return chosen({**os.environ, ROLE: role})


def _copy_keys(source: Path, target: Path) -> None:
    """Copy every key file into a folder that holds none yet, closed to others whatever the source's modes are."""
    if target.exists() and any(target.iterdir()):
        raise archive.BadBackup(f"the folder of keys [{target}] is not empty; name a new one, or move its keys away")
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path in sorted(source.iterdir()):
        if path.is_file():
            with open_private(target / path.name) as file, path.open("rb") as kept:
                shutil.copyfileobj(kept, file)


def _note(owner: Address, at: datetime) -> None:
    """Leave word of the back-up in the database, where the page of the system's health reads it."""
    with roles.connect(owner) as connection:
        connection.execute(
            "INSERT INTO organs_setting (unit_id, key, value, source) VALUES (NULL, 'last_backup', %s::jsonb, %s) "
            "ON CONFLICT (unit_id, key) DO UPDATE SET value = excluded.value",
            [json.dumps(at.isoformat()), "guitu backup"],
        )


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--keys", "keys_folder", type=click.Path(path_type=Path), help="另存密钥到此新目录，勿与数据备份放在一处")
@plainly
def backup(folder: Path | None, keys_folder: Path | None) -> None:
    """备份数据库与附件到新目录 FOLDER；密钥须用 --keys 另存。"""
    if folder is None and keys_folder is None:
        raise click.UsageError("请指明备份目录，或用 --keys 指明密钥的备份目录。")
    if keys_folder is not None:
        ring.read(locations.keys_file())
        _copy_keys(locations.keys_file().parent, keys_folder)
        click.echo(f"密钥已备份：{keys_folder}")
    if folder is not None:
        made = archive.make(_as("owner"), locations.attachments(), folder, programs(), datetime.now(SHANGHAI))
        _note(_as("owner"), datetime.now(SHANGHAI))
        tables = made.manifest["tables"]
        click.echo(f"已备份 {len(tables)} 张表、{sum(rows for rows, _ in tables.values())} 行及附件：{folder}")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@click.option("--keys", "keys_folder", type=click.Path(path_type=Path, exists=True), help="密钥的备份目录")
@plainly
def restore(folder: Path, keys_folder: Path | None) -> None:
    """把备份 FOLDER 恢复到空的数据库，并逐表核对。"""
    if keys_folder is not None:
        _copy_keys(keys_folder, locations.keys_file().parent)
        ring.read(locations.keys_file())
    owner = _as("owner")
    found = archive.restore(archive.Backup(folder), owner, locations.attachments(), programs())
    roles.grant(owner, _as("web").user)
    click.echo(f"已恢复并核对 {len(found)} 张表、{sum(rows for rows, _ in found.values())} 行，与备份一致。")
