"""A document understood: what year and whose it is, its figures, its tables, its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guitu.scrutiny.document import Cell, Document, Table
from guitu.scrutiny.figures import FULL_WIDTH, Figure, Measure, by_sentence, figures
from guitu.scrutiny.relation import Place
from guitu.scrutiny.scoresheets import Leaf, ScoreSheet, score_sheet
from guitu.scrutiny.sections import Item, Part, goals, items

YEAR = re.compile(r"(20\d\d)\s*年")
DAY = re.compile(r"(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
UNIT_OF_REPORT = re.compile(
    r"([一-龥]{2,12}?)(自治县|自治州|县|区|市|旗|州|盟|省)(?:社区矫正|司法|财政)(?:局|厅|管理局)"
)
QUOTE_LENGTH = 60
LONGEST = 5_000


@dataclass(frozen=True, eq=False)
class Report:
    """A report under audit; everything is worked out once and shared by all relations."""

    document: Document

    @cached_property
    def prose(self) -> tuple[tuple[int, str], ...]:
        """The paragraphs outside tables, with their lines; long cells of ordinary tables read as prose."""
        cells = self.document.cell_lines
        outside = [(number, text) for number, text in enumerate(self.document.lines, 1) if text and number not in cells]
        return tuple(
            (number, text[:LONGEST].translate(FULL_WIDTH)) for number, text in sorted([*outside, *self._form_cells()])
        )

    def _form_cells(self) -> Iterator[tuple[int, str]]:
        """Paragraphs that a form keeps in its cells."""
        for table in self.tables:
            for row in table.rows:
                for cell in row:
                    if len(cell.text) > QUOTE_LENGTH and not cell.merged:
                        yield cell.line, self.document.line(cell.line)

    @cached_property
    def said(self) -> tuple[tuple[int, str], ...]:
        """Everything the report asserts of itself: its prose and the evidence of its score table."""
        evidence = [
            (leaf.evidence.line, leaf.evidence.text[:LONGEST].translate(FULL_WIDTH))
            for leaf in self.leaves
            if leaf.evidence
        ]
        return tuple(sorted([*self.prose, *evidence]))

    @cached_property
    def figures(self) -> dict[int, tuple[Figure, ...]]:
        return {number: figures(number, text) for number, text in self.prose}

    @cached_property
    def sums(self) -> tuple[Figure, ...]:
        """Every sum of money in the prose, in its order."""
        return tuple(one for found in self.figures.values() for one in found if one.measure is Measure.MONEY)

    @cached_property
    def sentences(self) -> tuple[tuple[Figure, ...], ...]:
        """The figures of each sentence that has any, in their order."""
        return tuple(sentence for found in self.figures.values() for sentence in by_sentence(found))

    @cached_property
    def sheets(self) -> tuple[ScoreSheet, ...]:
        found = [score_sheet(table) for table in self.document.tables]
        return tuple(sheet for sheet in found if sheet and len(sheet.leaves) > 1)

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(leaf for sheet in self.sheets for leaf in sheet.leaves)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables that are no score sheets, and the lines on money that stand above some."""
        scored = {id(sheet.table): sheet for sheet in self.sheets}
        kept = (scored[id(table)].money if id(table) in scored else table for table in self.document.tables)
        return tuple(table for table in kept if table)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return items(self.document)

    def part(self, part: Part) -> tuple[Item, ...]:
        """Return the items of one part: problems, or next steps."""
        return tuple(item for item in self.items if item.part is part)

    @cached_property
    def goals(self) -> tuple[Place, ...]:
        return goals(self.document)

    @cached_property
    def opening(self) -> str:
        """The title and the first words: there a report says whose it is and of which year."""
        return " ".join(text for _, text in self.prose[:6])

    @cached_property
    def year(self) -> int | None:
        """The year reported on: the first one that the title names, else the one named most."""
        if found := YEAR.search(self.opening[:120]):
            return int(found[1])
        every = [year for _, text in self.prose for year in YEAR.findall(text)]
        return int(max(set(every), key=every.count)) if every else None

    @cached_property
    def dated(self) -> date | None:
        """The day of signature: the last line that is a day and nothing else."""
        for _, text in reversed(self.prose):
            if (found := DAY.fullmatch(text.strip())) and (day := day_of(found)):
                return day
        return None

    @cached_property
    def level(self) -> str:
        """What the reporting unit is a unit of: 县, 区, 市, 省; empty where the report does not say."""
        untitled = re.sub(r"《[^》]*》", "", self.opening)
        found = UNIT_OF_REPORT.search(untitled)
        return found[2][-1] if found else ""

    def text(self, line: int) -> str:
        """Return a line with full-width digits made plain."""
        return self.document.line(line).translate(FULL_WIDTH)

    def place(self, figure: Figure) -> Place:
        """Quote a figure from its line."""
        return figure.place(self.document.line(figure.line))

    def at(self, cell: Cell) -> Place:
        """Quote a cell from its line."""
        return Place(cell.line, self.document.line(cell.line)[:QUOTE_LENGTH])

    def found(self, line: int, words: str) -> Place:
        """Quote words from a line; the line's beginning where the words run over several lines."""
        text = self.document.line(line)
        start = text.find(words)
        return Place(line, words, start) if start >= 0 else Place(line, text[:QUOTE_LENGTH], 0)

    def clause(self, figure: Figure) -> str:
        """Return the words of the sentence up to a figure."""
        text = self.text(figure.line)
        start = max(text.rfind(mark, 0, figure.start) for mark in "。！？；;")
        return text[start + 1 : figure.start]


def day_of(found: re.Match[str]) -> date | None:
    """Return the day matched, None where the calendar has no such day."""
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
