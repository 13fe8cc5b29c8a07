"""The grid of a form: rows of fields and opinions as cells on 24 equal columns.

Both renderers draw these cells, so that a form has the same lines on paper and in Word.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guitu.documents.content import Band, Form, FormRow, Opinion

COLUMNS = 24
LABEL_WIDTH = {4: 6, 3: 4}
"""How many characters of a label stand in one line, by its columns."""
EMS_A_COLUMN = 1.53
"""How many characters of 12 pt a column holds."""


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
    foot: str = ""
    lines: int = 1


def cells(form: Form) -> tuple[tuple[Cell, ...], ...]:
    """Lay a form on the grid; the spans of every row add up to 24."""
    return tuple(_row(row) for row in form.rows)


def _row(row: FormRow) -> tuple[Cell, ...]:
    if isinstance(row, Band):
        return (Cell(Part.BAND, COLUMNS, row.text),)
    if isinstance(row, Opinion):
        seal = "（公章）　　" if row.sealed else ""
        foot = f"{seal}签名：{row.signed or '　　　　　'}　　{row.on or '　　　年　　月　　日'}"
        return (
            Cell(Part.LABEL, 4, balanced(row.body, LABEL_WIDTH[4])),
            Cell(Part.OPINION, COLUMNS - 4, row.words, foot, lines=3),
        )
    label = 3 if len(row.fields) == 4 else 4
    laid: list[Cell] = []
    for field, value in zip(row.fields, _values(tuple(field.value for field in row.fields)), strict=True):
        lines = 4 if row.tall else 1
        laid += [
            Cell(Part.LABEL, label, balanced(field.label, LABEL_WIDTH[label])),
            Cell(Part.VALUE, value, field.value, lines=lines),
        ]
    return tuple(laid)


def _values(texts: tuple[str, ...]) -> tuple[int, ...]:
    """Share what the labels leave among the values; of two values the longer has more, if then both keep to a line."""
    if len(texts) != 2:
        return {1: (20,), 3: (4, 4, 4), 4: (3, 3, 3, 3)}[len(texts)]
    for shares in ((8, 8), (6, 10), (10, 6), (4, 12), (12, 4)):
        if all(_ems(text) <= share * EMS_A_COLUMN - 0.7 for text, share in zip(texts, shares, strict=True)):
            return shares
    return (8, 8)


def _ems(text: str) -> float:
    """Return about how wide a text is, in characters."""
    return sum(1 if ord(char) > 0x2000 else 0.56 for char in text)


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
