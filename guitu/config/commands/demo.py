"""`guitu demo`: a county that never was, to try the system with."""

from __future__ import annotations

import click

from guitu.config import keys as ring
from guitu.config import locations
from guitu.config.commands.ground import plainly, ready
from guitu.config.demonstration import PASSWORD

NAMES = ("nanjing", "taojiang")

ACCOUNTS = {
    "officer": "司法所工作人员",
    "county_officer": "县级社区矫正机构工作人员",
    "county_chief": "县级社区矫正机构负责人",
    "bureau_head": "县级司法行政部门负责人",
    "city_officer": "市级社区矫正机构工作人员",
    "administrator": "系统管理员",
}
"""The first account of each role; the others are numbered."""


@click.command()
@click.argument("name", type=click.Choice(NAMES))
@click.option("--later", is_flag=True, help="交后台办理")
@plainly
def demo(name: str, later: bool) -> None:  # noqa: FBT001  # a flag of the command line
    """载入虚构的演示数据 NAME：地名真实，人员与案件均为虚构。"""
    ring.read(locations.keys_file())
    ready()
    if later:
        from guitu.config.jobs import load_demonstration  # noqa: PLC0415  # needs Django ready

        load_demonstration.defer(name=name)
        click.echo("演示数据正在后台载入，页面上可见进度。")
    else:
        from guitu.config.demonstration.loading import load_script  # noqa: PLC0415

        click.echo("演示数据已载入。" if load_script(name, click.echo) else "演示数据已在库中。")
    click.echo(f"演示账号（密码均为 {PASSWORD}）：")
    for username, words in ACCOUNTS.items():
        click.echo(f"  {username:<16} {words}")
