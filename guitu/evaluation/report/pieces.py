"""What a report is made of: paragraphs whose every number can be traced, tables, charts, parts.

A paragraph is a row of pieces: our own words, which hold no digits; figures, which say what
they count, for which period, up to which day and where to find the cases behind them; and
quotes, carried over whole from a record, a mark or an instrument, whose numbers are theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from guitu.evaluation.measures import Points, plain
from guitu.law.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in a report: what it counts, in which unit, for which period, up to which day, and whence it comes."""

    value: Points | Fraction
    unit: str
    words: str
    period: Span
    cut_off: date
    source_key: str

    def __post_init__(self) -> None:
        if not (self.words and self.source_key):
            raise ValueError(f"figure [{self.value}{self.unit}] needs words and a source key")

    def __str__(self) -> str:
        return f"{plain(self.value)}{self.unit}"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words carried over whole; the numbers in them belong to the source."""

    words: str
    source_key: str

    def __str__(self) -> str:
        return self.words


Piece = str | Figure | Quote


def refuse_loose_numbers(pieces: tuple[Piece, ...]) -> None:
    """Refuse a number that stands in our own words, where nobody could trace it."""
    if loose := [piece for piece in pieces if isinstance(piece, str) and any(char.isdecimal() for char in piece)]:
        raise ValueError(f"numbers without a source in [{'、'.join(loose)}]: expected figures or quotes")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, in pieces."""

    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        refuse_loose_numbers(self.pieces)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Figure))

    def __str__(self) -> str:
        return "".join(map(str, self.pieces))


def paragraph(*pieces: Piece) -> Paragraph:
    """Lay pieces into a paragraph."""
    return Paragraph(pieces)


def sentence(words: str, source_key: str) -> tuple[Piece, ...]:
    """Quote words as one sentence, which ends in one full stop; nothing where there are no words."""
    return (Quote(words.rstrip("。"), source_key), "。") if words else ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row as long as the head. Equal cells below one another may be merged in print."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Piece, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.head):
                raise ValueError(f"a row of [{len(row)}] cells in “{self.title}”: expected {len(self.head)}")
            refuse_loose_numbers(row)


class ChartKind(StrEnum):
    """How a series is drawn."""

    BAR = "bar"
    PIE = "pie"


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: a figure a category."""

    words: str
    values: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The data of one chart; every series has one figure a category."""

    title: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str

    def __post_init__(self) -> None:
        for series in self.series:
            if len(series.values) != len(self.categories):
                raise ValueError(f"“{self.title}”: {len(series.values)} values for {len(self.categories)} categories")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the report under one heading; the heading is empty where a part has no sub-headings."""

    heading: str
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One of the seven parts."""

    heading: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and what is recommended against it: one cannot stand without the other."""

    words: Paragraph
    recommendation: Paragraph
    source_key: str

    def __post_init__(self) -> None:
        if not str(self.words) or not str(self.recommendation):
            raise ValueError(f"problem [{self.words}] needs a recommendation, not [{self.recommendation}]")


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. Parts five and six are drawn from ``problems``, so their order is one."""

    title: str
    body: str
    signed: date
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(text for part in self.parts for passage in part.passages for text in passage.paragraphs)

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(table for part in self.parts for passage in part.passages for table in passage.tables)

    @property
    def charts(self) -> tuple[Chart, ...]:
        return tuple(chart for part in self.parts for passage in part.passages for chart in passage.charts)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the report, in order of appearance: text, then tables, then charts."""
        in_text = [figure for text in self.paragraphs for figure in text.figures]
        in_tables = [cell for table in self.tables for row in table.rows for cell in row if isinstance(cell, Figure)]
        in_charts = [value for chart in self.charts for series in chart.series for value in series.values]
        return (*in_text, *in_tables, *in_charts)

    def __str__(self) -> str:
        lines = [self.title]
        for part in self.parts:
            lines.append(part.heading)
            for passage in part.passages:
                lines += [passage.heading] * bool(passage.heading)
                lines += map(str, passage.paragraphs)
                lines += [f"［表：{table.title}］" for table in passage.tables]
                lines += [f"［图：{chart.title}］" for chart in passage.charts]
        return "\n".join([*lines, self.body, f"{self.signed:%Y年%-m月%-d日}"])
