"""The grid of a form: rows of fields and opinions as cells on 24 equal columns.

Both renderers draw these cells, so that a form has the same lines on paper and in Word.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guitu.documents.content import Band, Form, Opinion, Row

COLUMNS = 24
_LABELS = {1: 4, 2: 4, 3: 4, 4: 3}
"""How many columns a label takes, by the number of fields in the row."""


class Part(StrEnum):
    """What a cell is for."""

    LABEL = "label"
    VALUE = "value"
    OPINION = "opinion"
    BAND = "band"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its share of the 24 columns, its text, what stands at its foot, how high it is at least (lines)."""

    part: Part
    span: int
    text: str
    foot: tuple[str, ...] = ()
    lines: int = 1


def cells(form: Form) -> tuple[tuple[Cell, ...], ...]:
    """Lay a form on the grid; the spans of every row add up to 24."""
    return tuple(_row(row) for row in form.rows)


def _row(row: Row | Opinion | Band) -> tuple[Cell, ...]:
    if isinstance(row, Band):
        return (Cell(Part.BAND, COLUMNS, row.text),)
    if isinstance(row, Opinion):
        seal = "（公章）" if row.sealed else ""
        signed = f"签名：{row.signed or '　　　　　'}　　{row.on or '　　　年　　月　　日'}"
        foot = tuple(line for line in (seal, signed) if line)
        return (Cell(Part.LABEL, 4, row.body), Cell(Part.OPINION, COLUMNS - 4, row.words, foot, lines=5))
    count = len(row.fields)
    label = _LABELS[count]
    value, rest = divmod(COLUMNS - label * count, count)
    laid: list[Cell] = []
    for number, field in enumerate(row.fields):
        wider = rest if number == count - 1 else 0
        laid += [
            Cell(Part.LABEL, label, field.label),
            Cell(Part.VALUE, value + wider, field.value, lines=5 if row.tall else 1),
        ]
    return tuple(laid)
