"""The day on which a request is answered: asked for once, at the door, and the same for every row of the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from guitu.apps.organs import clock

_DAY: ContextVar[date | None] = ContextVar("day", default=None)


def today() -> date:
    """Return the day of the present request, or of the product where nobody asks from a page."""
    return _DAY.get() or clock.today()


@contextmanager
def on_one_day() -> Iterator[date]:
    """Hold the day still while a request is answered."""
    day = clock.today()
    token = _DAY.set(day)
    try:
        yield day
    finally:
        _DAY.reset(token)
