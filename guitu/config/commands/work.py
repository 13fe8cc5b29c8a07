"""`guitu work`: do what was put off, and what falls due by the clock."""

from __future__ import annotations

from typing import cast

import click

from guitu.config import keys as ring
from guitu.config import locations
from guitu.config.commands.ground import plainly, ready


@click.command()
@click.option("--concurrency", default=2, show_default=True, help="同时办理的任务数")
@click.option("--until-idle", is_flag=True, help="办完现有任务即退出")
@plainly
def work(concurrency: int, until_idle: bool) -> None:  # noqa: FBT001  # a flag of the command line
    """启动后台任务。"""
    ring.read(locations.keys_file())
    ready()
    from procrastinate.contrib.django import app  # noqa: PLC0415  # needs Django ready
    from procrastinate.contrib.django.django_connector import DjangoConnector  # noqa: PLC0415

    # Django's connections are for one thread; a worker listens on one of its own.
    connector = cast("DjangoConnector", app.connector).get_worker_connector()
    with app.replace_connector(connector) as worker:
        worker.run_worker(concurrency=concurrency, wait=not until_idle, delete_jobs="successful")
