"""A report as a paper: headings, paragraphs, tables and charts in the official layout, for PDF and Word alike."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guitu.documents import charts
from guitu.documents.content import (
    Align,
    Block,
    Column,
    Figure,
    Heading,
    Paper,
    Paragraph,
    Seal,
    Sheet,
    Table,
    Title,
)
from guitu.documents.dates import arabic
from guitu.evaluation.report.analysis import SCORE_HEAD
from guitu.evaluation.report.pieces import Chart, ChartKind, Piece, Report
from guitu.evaluation.report.pieces import Figure as Number
from guitu.evaluation.report.pieces import Table as Told

SCORE_WIDTHS = (13, 13, 21, 14, 38, 38, 11, 13)
"""Shares of the line, by the official eight columns: two characters, two, four, and room for the reasons."""
ENDING = "绩效评价"
YEAR = "年度"
LINE = 19
"""How many characters of a title stand in one line, of which the year takes less room than it has digits."""


def paper(report: Report) -> Paper:
    """Lay a report out; its score table follows as an annex, since it fills pages of its own.

    A chart of one category says nothing that its table does not: it is left out.
    """
    blocks: list[Block] = [Title(_broken(report.title))]
    annexes: list[Sheet] = []
    for part in report.parts:
        blocks.append(Heading(1, part.heading))
        for passage in part.passages:
            blocks += [Heading(2, passage.heading)] * bool(passage.heading)
            blocks += [Paragraph(str(text)) for text in passage.paragraphs]
            for table in passage.tables:
                if table.head == SCORE_HEAD:
                    blocks.append(Paragraph(f"评分表见附件《{table.title}》。"))
                    annexes.append(Sheet((Title(_broken(table.title)), tabled(table, "")), "附件"))
                else:
                    blocks.append(tabled(table, table.title))
            blocks += [
                Figure(drawn(chart), f"图：{chart.title}（{chart.unit}）", 100)
                for chart in passage.charts
                if len(chart.categories) > 1
            ]
    blocks.append(Seal(report.body, arabic(report.signed)))
    return Paper(report.title, report.signed, (Sheet(tuple(blocks)), *annexes), "evaluation_report")


def tabled(table: Told, caption: str) -> Table:
    """Return a table; a heading that repeats the one above it is printed once, as merged cells read."""
    if table.head == SCORE_HEAD:
        sides = (Align.CENTER,) * 4 + (Align.LEFT, Align.LEFT) + (Align.CENTER,) * 2
        columns = tuple(map(Column, table.head, SCORE_WIDTHS, sides))
        return Table(columns, tuple(_merged(table.rows)), caption)
    first, *rest = table.head
    columns = (Column(first, 3, Align.LEFT), *(Column(words, 2, Align.RIGHT) for words in rest))
    return Table(columns, tuple(tuple(map(str, row)) for row in table.rows), caption)


def drawn(chart: Chart) -> str:
    """Return the drawing of a chart."""
    if chart.kind is ChartKind.PIE:
        (series,) = chart.series
        return charts.shares(chart.categories, [_value(number) for number in series.values])
    rows = [charts.Row(series.words, tuple(map(_value, series.values))) for series in chart.series]
    return charts.bars(chart.categories, rows)


def _broken(title: str) -> str:
    """Break a title before what it is a report of, or after the year where that would leave too long a line."""
    head, ending, tail = title.partition(ENDING)
    if len(head) <= LINE:
        return f"{head}\n{ending}{tail}"
    body, year, rest = title.partition(YEAR)
    return f"{body}{year}\n{rest}"


def _value(number: Number) -> charts.Value:
    return charts.Value(Fraction(number.value), str(number))


def _merged(rows: tuple[tuple[Piece, ...], ...]) -> Iterator[tuple[str, ...]]:
    above: tuple[str, ...] = ("", "")
    for row in rows:
        first, second, *rest = map(str, row)
        same = first == above[0]
        yield ("" if same else first, "" if same and second == above[1] else second, *rest)
        above = (first, second)
