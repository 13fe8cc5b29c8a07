"""A handbook page, which is headings and tables in Markdown, as sections to be drawn; articles become links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guitu.law.citation import Citation


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, or the article that it is."""

    words: str
    cites: Citation | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the handbook under its heading."""

    heading: str
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[str, Cell], ...], ...]


def drawn(text: str, citations: Mapping[str, Citation]) -> tuple[Section, ...]:
    """Return the tables of a handbook page, each under its heading."""
    sections = []
    for chunk in text.split("\n## ")[1:]:
        heading, _, body = chunk.partition("\n")
        lines = [_cells(line) for line in body.splitlines() if line.startswith("|")]
        heads, rows = lines[0], lines[2:]
        cells = tuple(
            tuple((head, Cell(words, _cited(words, citations))) for head, words in zip(heads, row, strict=False))
            for row in rows
        )
        sections.append(Section(heading, heads, cells))
    return tuple(sections)


def _cited(words: str, citations: Mapping[str, Citation]) -> Citation | None:
    """Return the article that a cell is; the handbook adds its doubts in brackets, which a link shows by its mark."""
    return next((c for text, c in citations.items() if words == text or words.startswith(f"{text}（")), None)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip("|").split(" | "))
