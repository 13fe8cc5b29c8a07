"""Word documents: paragraphs and tables in their order, merged cells known as merged."""

from __future__ import annotations

import io
from typing import Any
from zipfile import BadZipFile

import docx
from docx.oxml.ns import qn

from guitu.scrutiny.document import Document, Layout, Unreadable


def read(name: str, content: bytes) -> Document:
    """Read a .docx; cells merged downward repeat their text, marked as merged."""
    try:
        body = docx.Document(io.BytesIO(content)).element.body
    except (BadZipFile, KeyError, ValueError, SyntaxError, OSError) as fault:
        raise Unreadable(f"Word文档[{name}]已损坏，打不开") from fault
    layout = Layout(name)
    _flow(layout, body)
    return layout.document()


def _flow(layout: Layout, container: Any) -> None:  # noqa: ANN401 - lxml elements carry no types
    for element in container.iterchildren():
        if element.tag == qn("w:p"):
            layout.paragraph(_text(element))
        elif element.tag == qn("w:tbl"):
            layout.table(_rows(element))
        elif element.tag == qn("w:sdt"):
            for inner in element.iterchildren(qn("w:sdtContent")):
                _flow(layout, inner)


def _text(element: Any) -> str:  # noqa: ANN401
    """Return the words of an element; breaks and tabs become spaces, deleted revisions do not count."""
    nodes = element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:p"))
    return "".join((node.text or "") if node.tag == qn("w:t") else " " for node in nodes)


def _rows(table: Any) -> list[list[tuple[str, bool]]]:  # noqa: ANN401
    rows: list[list[tuple[str, bool]]] = []
    above: dict[int, str] = {}
    for row in table.iterchildren(qn("w:tr")):
        cells: list[tuple[str, bool]] = []
        for cell in row.iterchildren(qn("w:tc")):
            span, continues = _merging(cell)
            column = len(cells)
            text = above.get(column, "") if continues else _text(cell).strip()
            above[column] = text
            cells.append((text, continues))
            cells.extend((text, True) for _ in range(min(span, 100) - 1))
        rows.append(cells)
    return rows


def _merging(cell: Any) -> tuple[int, bool]:  # noqa: ANN401
    """Return over how many columns a cell stretches and whether it continues the cell above."""
    traits = cell.find(qn("w:tcPr"))
    if traits is None:
        return 1, False
    span, merge = traits.find(qn("w:gridSpan")), traits.find(qn("w:vMerge"))
    columns = int(span.get(qn("w:val"), "1")) if span is not None else 1
    return columns, merge is not None and merge.get(qn("w:val"), "continue") == "continue"
