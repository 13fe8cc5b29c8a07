"""The small shapes that every area answers in."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

from django.db.models import Model, QuerySet
from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from guitu.api.errors import Fault
from guitu.apps.organs.models import Unit

T = TypeVar("T")
M = TypeVar("M", bound=Model)

LARGEST = 2**63 - 1
"""What the database can hold as a number of a row."""

Number = Annotated[int, Field(ge=1, le=LARGEST)]
Words = Annotated[str, StringConstraints(max_length=256, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f]*$")]
Text = Annotated[str, StringConstraints(max_length=20000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f]*$")]
Hour = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]

FAULTS = dict.fromkeys((401, 403, 404, 405, 409, 422, 429, 500, 503), Fault)
"""What any route may answer besides its own; 401 and 403 come before anything is read."""


class Sent(Schema):
    """What a caller sends: a field that nobody declared is refused."""

    model_config = ConfigDict(extra="forbid")


class Named(Schema):
    """Something by its number and its name."""

    id: int
    name: str


class Paging(Schema):
    """Which part of a list is wanted."""

    page: int = Field(1, ge=1, le=100000, description="第几页，从1起")
    size: int = Field(50, ge=1, le=200, description="每页几项")


class Page(Schema, Generic[T]):
    """One part of a list, and how long the whole is."""

    items: list[T]
    total: int
    page: int
    size: int


def part_of(rows: QuerySet[M], paging: Paging) -> tuple[list[M], int]:
    """Return the rows of one page, and how many there are in all."""
    first = (paging.page - 1) * paging.size
    return list(rows[first : first + paging.size]), rows.count()


def unit_named(unit: Unit) -> Named:
    """Return a unit by number and name."""
    return Named(id=unit.pk, name=unit.name)
