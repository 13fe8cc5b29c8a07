"""Plain text: prose, and tables as word processors leave them behind.

Three layouts of a table are known: one cell a line, each begun by a tab (rows end with an empty line, a cell
may run over several lines); one row a line, cells apart by tabs; one row a line between upright strokes.
Line numbers are those of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from guitu.scrutiny.document import Cell, Document, Table, Unreadable, squared

BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
CELL_START = re.compile(r"^[  　]*\t")
RULE = re.compile(r"^\s*\|?[\s:|+-]+\|?\s*$")
LOOKAHEAD = 6


def decoded(name: str, content: bytes) -> str:
    """Decode as UTF-8 or UTF-16 by its mark, else as GB 18030, in which older reports were saved."""
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(f"文件[{name}]的文字编码认不出来（可读UTF-8和GB 18030）")


def read(name: str, content: bytes) -> Document:
    """Read a plain-text report."""
    raw = [BOOKMARK.sub("", line) for line in re.split(r"\r\n|\n|\r", decoded(name, content))]
    lines = tuple(" ".join(line.replace("|", " ").split()) if _piped(line) else " ".join(line.split()) for line in raw)
    if not any(lines):
        raise Unreadable(f"文件[{name}]里没有可以读出的文字")
    return Document(name, lines, tuple(_tables(raw)))


def _piped(line: str) -> bool:
    return line.strip().startswith("|") and line.count("|") > 2


def _row_cells(line: str) -> list[str] | None:
    """Split a line that holds a whole row; None where it does not."""
    if _piped(line):
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    cells = line.strip("\n").split("\t")
    return [cell.strip() for cell in cells] if len(cells) > 1 and any(cell.strip() for cell in cells[:-1]) else None


def _tables(raw: list[str]) -> list[Table]:
    tables: list[Table] = []
    at = 0
    while at < len(raw):
        if CELL_START.match(raw[at]) and _row_cells(raw[at]) is None:
            at, table = _cell_a_line(raw, at)
        elif _row_cells(raw[at]):
            at, table = _row_a_line(raw, at)
        else:
            at += 1
            continue
        if len(table.rows) > 1 and table.width > 1:
            tables.append(table)
    return tables


def _row_a_line(raw: list[str], at: int) -> tuple[int, Table]:
    rows: list[tuple[Cell, ...]] = []
    while at < len(raw):
        if (cells := _row_cells(raw[at])) is not None:
            if not RULE.match(raw[at]):
                rows.append(tuple(Cell(text, at + 1) for text in cells))
        elif raw[at].strip() or not (at + 1 < len(raw) and _row_cells(raw[at + 1])):
            break
        at += 1
    return at, squared(rows)


@dataclass
class _Stream:
    """Cells as they come, one a line, being sorted into rows of the width of the first."""

    width: int = 0
    rows: list[list[Cell]] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    pending: list[Cell] = field(default_factory=list)

    def end_group(self) -> None:
        """End a group of lines: it completes the row, opens one, or shows that the last row was short."""
        if not self.pending:
            return
        if not self.width:
            self.width = len(self.pending)
        if self.row and len(self.row) + len(self.pending) > self.width:
            self.rows.append(self.row)
            self.row = []
        self.row += self.pending
        self.pending = []
        while len(self.row) >= self.width:
            self.rows.append(self.row[: self.width])
            self.row = self.row[self.width :]

    @property
    def between_rows(self) -> bool:
        return not self.row and not self.pending


def _cell_a_line(raw: list[str], at: int) -> tuple[int, Table]:
    stream = _Stream()
    while at < len(raw):
        line = raw[at]
        if not line.strip() and "\t" not in line:
            stream.end_group()
        elif CELL_START.match(line):
            said = line.strip()
            stream.pending.append(Cell(said, at + 1))
        elif stream.between_rows or not _goes_on(raw, at):
            break
        else:
            _continue(stream, line.strip(), at + 1)
        at += 1
    stream.end_group()
    if stream.row:
        stream.rows.append(stream.row)
    return at, squared([tuple(row) for row in stream.rows])


def _goes_on(raw: list[str], at: int) -> bool:
    """Tell whether another cell follows soon: else the words belong to the text below the table."""
    return any(CELL_START.match(line) for line in raw[at + 1 : at + 1 + LOOKAHEAD])


def _continue(stream: _Stream, text: str, line: int) -> None:
    """Add a line to the cell begun last."""
    cells = stream.pending or stream.row
    last = cells[-1]
    cells[-1] = Cell(f"{last.text} {text}".strip(), last.line if last.text else line, until=line)
