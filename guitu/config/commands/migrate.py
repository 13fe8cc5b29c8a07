"""`guitu migrate`: bring the tables to the state the code expects."""

from __future__ import annotations

import os

import click

from guitu.config.commands.ground import plainly, ready

LOCK = 7262
"""Any fixed number: two migrations of one database wait for each other."""


@click.command()
@click.option("--check", is_flag=True, help="只检查；有未执行的迁移时以 1 退出")
@plainly
def migrate(check: bool) -> None:  # noqa: FBT001  # a flag of the command line
    """升级数据库结构，并授予日常角色读写权限。"""
    ready("owner")
    from django.core.management import call_command  # noqa: PLC0415  # needs Django ready
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    from guitu.config.database import roles  # noqa: PLC0415
    from guitu.config.database.choice import chosen  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if check:
            raise SystemExit(bool(plan))
        if plan:
            call_command("migrate", verbosity=0, interactive=False)
        cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    owner = chosen(os.environ)
    roles.grant(owner, chosen({**os.environ, "GUITU_DATABASE_ROLE": "web"}).user)
    click.echo(f"数据库结构已是最新（本次执行 {len(plan)} 项）。")
