"""What commands stand on: Django made ready as one role, and errors told in one line."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")


def ready(role: str = "web") -> None:
    """Load Django, connecting as `web` (which row-level security binds) or as `owner` (which migrates)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guitu.config.settings")
    os.environ["GUITU_DATABASE_ROLE"] = role
    import django  # noqa: PLC0415  # the role must be stated before settings are read

    django.setup()


def plainly(command: Callable[P, R]) -> Callable[P, R]:
    """Tell what an administrator can mend in one line; leave everything else its traceback."""

    @functools.wraps(command)
    def told(*args: P.args, **kwargs: P.kwargs) -> R:
        # Imported here because the group must open without the database's libraries.
        from psycopg import OperationalError  # noqa: PLC0415

        from guitu.config.database.address import BadAddress  # noqa: PLC0415
        from guitu.config.database.backup import BadBackup  # noqa: PLC0415
        from guitu.config.database.program import Unavailable  # noqa: PLC0415
        from guitu.config.keys import BadKeyRing  # noqa: PLC0415

        try:
            return command(*args, **kwargs)
        except (BadAddress, BadBackup, BadKeyRing, Unavailable, OperationalError) as error:
            raise click.ClickException(str(error).strip()) from error

    return told
