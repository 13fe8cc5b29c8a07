"""`guitu database`: the embedded server."""

from __future__ import annotations

import click

from guitu.config import locations
from guitu.config.commands.ground import plainly
from guitu.config.database.choice import ROLES, embedded
from guitu.config.database.cluster import start, stop
from guitu.config.database.program import programs


@click.group()
def database() -> None:
    """随系统附带的数据库（试用、开发、测试用；正式运行请用 DATABASE_URL）。"""


@database.command("start")
@plainly
def start_() -> None:
    """启动；首次启动时建立。"""
    locations.settle()
    began = start(embedded(), programs())
    click.echo(f"数据库已{'启动' if began else '在运行'}：{embedded().home}")


@database.command("stop")
@plainly
def stop_() -> None:
    """停止。"""
    ended = stop(embedded(), programs())
    click.echo("数据库已停止。" if ended else "数据库没有在运行。")


@database.command()
@click.option("--role", type=click.Choice(sorted(ROLES)), default="web", show_default=True, help="以哪个角色连接")
@plainly
def url(role: str) -> None:
    """显示连接地址（含口令，勿外传）。"""
    click.echo(embedded().address(ROLES[role]).url)
