"""What every reader makes of a file: lines in reading order, and tables whose cells know their line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


class Unreadable(ValueError):
    """The file cannot be read as a report; the message says why, for an officer."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, the first line (1-based) of it, whether it only continues a merged cell, its last line."""

    text: str
    line: int
    merged: bool = False
    until: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, short rows filled up on the left, so that totals under merged labels keep their columns."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def line(self) -> int:
        return min((cell.line for row in self.rows for cell in row if cell.text), default=0)

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)


@dataclass(frozen=True)
class Document:
    """A report as read: name of the file, one line a paragraph or cell, tables in their order."""

    name: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...]

    @cached_property
    def cell_lines(self) -> frozenset[int]:
        """Return the lines that belong to a table, so that prose can be told from cells."""
        return frozenset(
            line
            for table in self.tables
            for row in table.rows
            for cell in row
            if cell.text
            for line in range(cell.line, max(cell.line, cell.until) + 1)
        )

    def line(self, number: int) -> str:
        """Return the text of that line, counted from 1."""
        return self.lines[number - 1]


class Layout:
    """A sheet being written by a reader: paragraphs and tables in, a document out."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: list[str] = []
        self.tables: list[Table] = []

    def paragraph(self, text: str) -> int:
        """Add one line and return its number."""
        self.lines.append(" ".join(text.split()))
        return len(self.lines)

    def table(self, rows: list[list[tuple[str, bool]]]) -> None:
        """Add a table: each cell its text and whether it continues a merged one; a cell with text takes a line."""
        laid: list[tuple[Cell, ...]] = []
        for row in rows:
            cells: list[Cell] = []
            for text, merged in row:
                said = " ".join(text.split())
                own = said and not merged
                cells.append(Cell(said, self.paragraph(said) if own else max(len(self.lines), 1), merged))
            laid.append(tuple(cells))
        if laid:
            self.tables.append(squared(laid))

    def document(self) -> Document:
        """Return what was laid out; a sheet without a word is refused."""
        if not any(self.lines):
            raise Unreadable(f"文件[{self.name}]里没有可以读出的文字")
        return Document(self.name, tuple(self.lines), tuple(self.tables))


def squared(rows: list[tuple[Cell, ...]]) -> Table:
    """Fill short rows up on the left: what is missing there was merged into a label."""
    width = max(map(len, rows), default=0)
    return Table(tuple(tuple([Cell("", row[0].line if row else 1)] * (width - len(row))) + row for row in rows))
