"""Tables read as arithmetic: columns that should add up to a row called total, rows that should add up across."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from guitu.scrutiny.document import Cell, Table
from guitu.scrutiny.scoresheets import number

TOTAL = re.compile(r"合计|总计|共计|总数|总额|^总(?!体|分|得分)|全[市县区省]计")
SUBTOTAL = re.compile(r"小计")
INCLUDED = re.compile(r"^\s*其中")
RATE = re.compile(r"率|%|％|增长|增幅|同比|环比")
SHARE = re.compile(r"占比|比重|比例|份额")
NO_SUM = re.compile(r"序号|编号|单价|标准|平均|人均|年份|年度$|电话|排名|名次|日期|代码|备注|满意度|目标|系数")


@dataclass(frozen=True, slots=True)
class Tally:
    """A column and one of its totals: the cells that should make it up, with their row labels."""

    head: str
    label: str
    total: Cell
    parts: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Grid:
    """A table with its head rows told from its rows of figures."""

    table: Table

    @cached_property
    def body_at(self) -> int:
        """Return the first row that holds a figure behind a label."""
        for at, row in enumerate(self.table.rows):
            if at and any(number(cell) is not None for cell in row) and label_of(row):
                return at
        return len(self.table.rows)

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The words above each column, head rows joined."""
        rows = self.table.rows[: self.body_at]
        return tuple(
            "".join(dict.fromkeys(row[column].text.replace(" ", "") for row in rows))
            for column in range(self.table.width)
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The heads without what stands in brackets, which is mostly the unit."""
        return tuple(re.sub(r"[（(][^）)]*[）)]", "", head) for head in self.heads)

    @property
    def body(self) -> tuple[tuple[Cell, ...], ...]:
        return self.table.rows[self.body_at :]

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return tuple(label_of(row) for row in self.body)

    def column(self, pattern: re.Pattern[str]) -> int | None:
        """Return the first column whose head says this."""
        return next((at for at, name in enumerate(self.names) if pattern.search(name)), None)

    def figure(self, row: tuple[Cell, ...], column: int) -> Decimal | None:
        """Return the number in that cell; a cell that only continues a merged one holds none of its own."""
        return None if row[column].merged else number(row[column])


def label_of(row: tuple[Cell, ...]) -> str:
    """Return what a row calls itself: the last words before its first figure."""
    said = ""
    for cell in row:
        if number(cell) is not None and (said or not cell.text.isdigit()):
            break
        if cell.text and number(cell) is None:
            said = cell.text
    return said.replace(" ", "")


def tallies(grid: Grid) -> Iterator[Tally]:
    """Yield each total of each column that can be added, in the reading that fits best."""
    for column, head in enumerate(grid.heads):
        share = bool(SHARE.search(head))
        if NO_SUM.search(head) or (RATE.search(head) and not share):
            continue
        rows = [
            (label, row[column]) for label, row in zip(grid.labels, grid.body, strict=True) if _held(grid, row, column)
        ]
        if any(cell.text.endswith(("%", "％")) for _, cell in rows) and not share:
            continue
        yield from _of_column(head, [(label, cell) for label, cell in rows if label])


def _held(grid: Grid, row: tuple[Cell, ...], column: int) -> bool:
    return grid.figure(row, column) is not None


def _of_column(head: str, rows: list[tuple[str, Cell]]) -> Iterator[Tally]:
    totals = [at for at, (label, _) in enumerate(rows) if TOTAL.search(label) and not SUBTOTAL.search(label)]
    subtotals = [at for at, (label, _) in enumerate(rows) if SUBTOTAL.search(label)]
    start = 0
    for at in subtotals:
        if parts := [row for row in rows[start:at] if not TOTAL.search(row[0])]:
            yield Tally(head, rows[at][0], rows[at][1], _best(rows[at][1], [parts]))
        start = at + 1
    if len(totals) != 1:
        return
    at = totals[0]
    others = [row for place, row in enumerate(rows) if place != at]
    if len(others) > 1:
        yield Tally(head, rows[at][0], rows[at][1], _best(rows[at][1], list(_readings(others))))


def _readings(rows: list[tuple[str, Cell]]) -> Iterator[list[tuple[str, Cell]]]:
    """Yield the ways in which rows may make up the total, the plainest first."""
    subtotals = [row for row in rows if SUBTOTAL.search(row[0])]
    if subtotals:
        last = max(at for at, row in enumerate(rows) if row in subtotals)
        yield subtotals + rows[last + 1 :]
        yield [row for row in rows if row not in subtotals]
    included = [row for row in rows if not INCLUDED.match(row[0])]
    if len(included) > 1 and not INCLUDED.match(rows[0][0]):
        yield included
    yield [(re.sub(r"^其中[：:]?", "", label), cell) for label, cell in rows]
    headed = [row for row in rows if re.match(r"^[一二三四五六七八九十]+[、.]", row[0])]
    if 1 < len(headed) < len(rows):
        yield headed


def _best(total: Cell, readings: list[list[tuple[str, Cell]]]) -> tuple[tuple[str, Cell], ...]:
    """Take the first reading that adds up, else the plainest."""
    wanted = number(total)
    fitting = (reading for reading in readings if added(reading) == wanted)
    return tuple(next(fitting, readings[0]))


def added(rows: list[tuple[str, Cell]] | tuple[tuple[str, Cell], ...]) -> Decimal:
    """Add up the cells."""
    return sum((number(cell) or Decimal(0) for _, cell in rows), Decimal(0))


def across(grid: Grid) -> Iterator[Tally]:
    """Yield rows against their own total column, where most rows of the table prove that it is one."""
    column = next((at for at, head in enumerate(grid.heads) if re.search(r"合计|总计|小计|总额$|总数$", head)), None)
    if column is None:
        return
    others = [
        at
        for at, head in enumerate(grid.heads)
        if at != column and head and not (NO_SUM.search(head) or RATE.search(head) or SHARE.search(head))
    ]
    rows = []
    for label, row in zip(grid.labels, grid.body, strict=True):
        parts = tuple((grid.heads[at], row[at]) for at in others if grid.figure(row, at) is not None)
        if len(parts) > 1 and grid.figure(row, column) is not None:
            rows.append(Tally(label, grid.heads[column], row[column], parts))
    sound = sum(added(tally.parts) == number(tally.total) for tally in rows)
    if sound * 5 >= len(rows) * 3 and sound > 1:
        yield from rows
