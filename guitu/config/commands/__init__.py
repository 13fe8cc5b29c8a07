"""`guitu …`: what an administrator does at the command line, one file a subject."""

from __future__ import annotations

import click

from guitu.config.commands.audit import audit
from guitu.config.commands.backup import backup, restore
from guitu.config.commands.collect import collect
from guitu.config.commands.database import database
from guitu.config.commands.demo import demo
from guitu.config.commands.evaluate import evaluate
from guitu.config.commands.keys import keys
from guitu.config.commands.ledger import ledger
from guitu.config.commands.migrate import migrate
from guitu.config.commands.serve import serve
from guitu.config.commands.work import work


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="guitu", message="归途 %(version)s")
def guitu() -> None:
    """归途：社区矫正业务系统。"""


for command in (database, keys, migrate, collect, serve, work, ledger, audit, evaluate, demo, backup, restore):
    guitu.add_command(command)
