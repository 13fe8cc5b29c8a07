"""`guitu ledger`: the append-only record."""

from __future__ import annotations

import click

from guitu.config.commands.ground import plainly, ready


@click.group()
def ledger() -> None:
    """操作留痕。"""


@ledger.command()
@click.option("--chain", help="只核对这一单位的链")
@plainly
def verify(chain: str | None) -> None:
    """逐条核对留痕是否完整、未被改动；发现问题以 1 退出。"""
    # As owner: row-level security would hide other units' rows, and a hidden row looks like a missing one.
    ready("owner")
    from guitu.apps.ledger.selectors import first_broken  # noqa: PLC0415  # needs Django ready

    broken = first_broken(chain)
    if broken is not None:
        raise click.ClickException(f"留痕不完整：{broken}")
    click.echo("留痕完整，未见改动。")
