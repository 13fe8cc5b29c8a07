"""Makes the same report as plain text, Word, Excel, PDF and web page, so that every reader meets every report."""

from __future__ import annotations

import html
import io
import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import docx
import typst
from openpyxl import Workbook

from guitu.scrutiny.document import Document
from guitu.scrutiny.readers.reading import read

REPORTS = Path(__file__).parent / "reports"
Rows = list[list[str]]
Content = list[str | Rows]

PAGE = """
#set page(paper: "a4", margin: 25mm)
#set text(font: "Noto Sans CJK SC", size: 10pt, lang: "zh")
#set par(first-line-indent: (amount: 2em, all: true), justify: true)
#let blocks = json(bytes(sys.inputs.content))
#for block in blocks {
  if type(block) == str { par(text(block)) } else {
    set par(first-line-indent: 0pt)
    table(columns: block.at(0).len(), ..block.flatten().map(cell => text(cell)))
  }
}
"""


def content_of(document: Document) -> Content:
    """Take a document apart into paragraphs and tables in their order."""
    starts = {table.line: table for table in document.tables}
    inside = document.cell_lines
    content: Content = []
    for number, line in enumerate(document.lines, 1):
        if number in starts:
            content.append([[cell.text for cell in row] for row in starts[number].rows])
        elif line and number not in inside:
            content.append(line)
    return content


def report(name: str) -> Content:
    """Return one of the two published reports as content."""
    return content_of(read(name, (REPORTS / name).read_bytes()))


def as_text(content: Content) -> bytes:
    """One paragraph a line; one row a line, cells apart by tabs."""
    lines = [
        block if isinstance(block, str) else "\n".join("\t".join(cell or " " for cell in row) for row in block) + "\n"
        for block in content
    ]
    return "\n".join(lines).encode()


def as_word(content: Content) -> bytes:
    document = docx.Document()
    for block in content:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            table = document.add_table(rows=len(block), cols=len(block[0]))
            for row, cells in zip(table.rows, block, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
    return _saved(document.save)


def as_workbook(content: Content) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for block in content:
        if isinstance(block, str):
            sheet.append([block])
        else:
            for row in block:
                sheet.append(row)
            sheet.append([])
    return _saved(book.save)


def as_page(content: Content) -> bytes:
    parts = [
        f"<p>{html.escape(block)}</p>"
        if isinstance(block, str)
        else "<table>"
        + "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in block)
        + "</table>"
        for block in content
    ]
    return f"<!doctype html><html><head><title>报告</title></head><body>{''.join(parts)}</body></html>".encode()


def as_pdf(content: Content) -> bytes:
    return _typeset(json.dumps(content, ensure_ascii=False))


@lru_cache
def _typeset(content: str) -> bytes:
    made = typst.compile(PAGE.encode(), sys_inputs={"content": content})
    assert isinstance(made, bytes)
    return made


def _saved(save: Callable[[io.BytesIO], None]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()


FORMATS: dict[str, Callable[[Content], bytes]] = {
    "txt": as_text,
    "docx": as_word,
    "xlsx": as_workbook,
    "html": as_page,
    "pdf": as_pdf,
}
