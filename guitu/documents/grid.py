"""The grid of a form: rows of fields and opinions as cells on 24 equal columns.

Both renderers draw these cells, so that a form has the same lines on paper and in Word.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guitu.documents.content import Band, Form, FormRow, Opinion

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


def _row(row: FormRow) -> tuple[Cell, ...]:
    if isinstance(row, Band):
        return (Cell(Part.BAND, COLUMNS, row.text),)
    if isinstance(row, Opinion):
        seal = "（公章）" if row.sealed else ""
        signed = f"签名：{row.signed or '　　　　　'}　　{row.on or '　　　年　　月　　日'}"
        foot = tuple(line for line in (seal, signed) if line)
        return (Cell(Part.LABEL, 4, balanced(row.body, 5)), Cell(Part.OPINION, COLUMNS - 4, row.words, foot, lines=4))
    count = len(row.fields)
    label = _LABELS[count]
    value, rest = divmod(COLUMNS - label * count, count)
    laid: list[Cell] = []
    for number, field in enumerate(row.fields):
        wider = rest if number == count - 1 else 0
        laid += [
            Cell(Part.LABEL, label, balanced(field.label, label + 1)),
            Cell(Part.VALUE, value + wider, field.value, lines=4 if row.tall else 1),
        ]
    return tuple(laid)


def balanced(label: str, width: int) -> str:
    """Break a label into lines of nearly equal length; a bracket begins a line of its own."""
    if len(label) <= width:
        return label
    head, bracket, tail = label.partition("（")
    if head and bracket:
        return f"{balanced(head, width)}\n{balanced(bracket + tail, width + 2)}"
    lines = -(-len(label) // width)
    step = -(-len(label) // lines)
    return "\n".join(label[at : at + step] for at in range(0, len(label), step))
