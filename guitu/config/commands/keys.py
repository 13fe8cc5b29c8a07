"""`guitu keys`: the ring that seals personal data."""

from __future__ import annotations

import click

from guitu.config import keys as ring
from guitu.config import locations
from guitu.config.commands.ground import plainly


@click.group()
def keys() -> None:
    """密钥：敏感字段的加密密钥，保存在数据库之外，须另行备份。"""


@keys.command()
@plainly
def create() -> None:
    """生成密钥；已有的绝不覆盖。"""
    path = locations.keys_file()
    made = ring.create(path)
    click.echo(f"密钥已{'生成' if made else '存在'}：{path}")


@keys.command()
@plainly
def rotate() -> None:
    """增加一把新密钥，此后用它加密；旧密钥保留，仍可解密旧数据。"""
    path = locations.keys_file()
    turned = ring.rotated(ring.read(path))
    ring.write(path, turned)
    click.echo(f"现用密钥：{turned.current}。请重启服务并重新备份 {path}。")
