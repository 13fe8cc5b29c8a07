"""The document marked up: each line cut into pieces, each piece with the relations that rest on it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from guitu.scrutiny.audit import Audit
from guitu.scrutiny.relation import Relation, Verdict

WORST = (Verdict.FAILS, Verdict.SUSPICIOUS, Verdict.ROUNDING, Verdict.NOT_CHECKABLE, Verdict.HOLDS)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line, the ids of the relations that rest on them, and the worst verdict among those."""

    text: str
    relations: tuple[str, ...] = ()
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document: its number from 1, whether it is a cell of a table, its pieces in order."""

    number: int
    cell: bool
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def marked_up(audit: Audit) -> tuple[Line, ...]:
    """Return every line of the document; the pieces of a line joined give its text."""
    marks: dict[int, list[tuple[int, int, Relation]]] = {}
    for relation in audit.relations:
        for place in (relation.where, *relation.also):
            text = audit.document.line(place.line)
            start = place.start if place.start >= 0 else text.find(place.quote)
            if place.quote and start >= 0:
                marks.setdefault(place.line, []).append((start, start + len(place.quote), relation))
    cells = audit.document.cell_lines
    return tuple(
        Line(number, number in cells, _pieces(text, marks.get(number, [])))
        for number, text in enumerate(audit.document.lines, 1)
    )


def _pieces(text: str, marks: list[tuple[int, int, Relation]]) -> tuple[Piece, ...]:
    cuts = sorted({0, len(text), *(min(at, len(text)) for start, end, _ in marks for at in (start, end))})
    pieces = []
    for start, end in pairwise(cuts):
        over = [relation for first, last, relation in marks if first <= start and end <= last]
        ids = tuple(dict.fromkeys(relation.id for relation in over))
        worst = min((relation.verdict for relation in over), key=WORST.index, default=None)
        pieces.append(Piece(text[start:end], ids, worst))
    return tuple(pieces)
