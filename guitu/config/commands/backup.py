"""`guitu backup` and `guitu restore`: the database with its attachments, and the keys apart."""

from __future__ import annotations

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


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--keys", "keys_file", type=click.Path(path_type=Path), help="另存密钥到此文件（勿与数据备份放在一处）")
@plainly
def backup(folder: Path | None, keys_file: Path | None) -> None:
    """备份数据库与附件到新目录 FOLDER；密钥须用 --keys 另存。"""
    if folder is None and keys_file is None:
        raise click.UsageError("请指明备份目录，或用 --keys 指明密钥的备份文件。")
    if keys_file is not None:
        ring.read(locations.keys_file())
        if keys_file.exists():
            raise archive.BadBackup(f"[{keys_file}] exists already; name a file that does not")
        with open_private(keys_file) as file, locations.keys_file().open("rb") as source:
            shutil.copyfileobj(source, file)
        click.echo(f"密钥已备份：{keys_file}")
    if folder is not None:
        made = archive.make(_as("owner"), locations.attachments(), folder, programs(), datetime.now(SHANGHAI))
        tables = made.manifest["tables"]
        click.echo(f"已备份 {len(tables)} 张表、{sum(rows for rows, _ in tables.values())} 行及附件：{folder}")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@click.option("--keys", "keys_file", type=click.Path(path_type=Path, exists=True), help="密钥的备份文件")
@plainly
def restore(folder: Path, keys_file: Path | None) -> None:
    """把备份 FOLDER 恢复到空的数据库，并逐表核对。"""
    if keys_file is not None:
        if locations.keys_file().exists():
            raise archive.BadBackup(f"a key ring is at [{locations.keys_file()}] already; move it away first")
        os.chmod(keys_file, 0o600)  # noqa: PTH101  # a copy carried on a stick has lost its mode
        ring.write(locations.keys_file(), ring.read(keys_file))
    owner = _as("owner")
    found = archive.restore(archive.Backup(folder), owner, locations.attachments(), programs())
    roles.grant(owner, _as("web").user)
    click.echo(f"已恢复并核对 {len(found)} 张表、{sum(rows for rows, _ in found.values())} 行，与备份一致。")
