"""Whose places the database shows: row-level security reads them off the transaction, and shows nothing without them.

A door opens `seen_by(viewer)` around a request, a worker or loader `system_scope()`. Both open a transaction, since
the places hold for no longer than one: a connection that goes on to serve somebody else carries nothing over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from guitu.apps.organs.selectors import Viewer

EVERYTHING = ("*",)
"""The places of what no person does: the worker, a loader, a check of the whole record."""


@contextmanager
def seen_by(viewer: Viewer | None) -> Iterator[None]:
    """Show what a viewer may see, and nothing where nobody is known; afterwards what was shown before."""
    with _showing(viewer.paths if viewer else (), viewer.places if viewer else ()):
        yield


@contextmanager
def system_scope() -> Iterator[None]:
    """Show everything."""
    with _showing(EVERYTHING, EVERYTHING):
        yield


def set_paths(files: Iterable[str], places: Iterable[str] = ()) -> None:
    """Name the prefixes of files, and of other rows, that the present transaction may see; empty means nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('guitu.paths', %s, true), set_config('guitu.places', %s, true)",
            [",".join(files), ",".join(places)],
        )


@contextmanager
def _showing(files: Iterable[str], places: Iterable[str]) -> Iterator[None]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('guitu.paths', true), current_setting('guitu.places', true)")
            ((outer_files, outer_places),) = cursor.fetchall()
        set_paths(files, places)
        yield
        # An exception never comes here: the rollback takes the places back by itself.
        set_paths([outer_files or ""], [outer_places or ""])
