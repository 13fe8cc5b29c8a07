"""PDF: words put back into paragraphs, ruled tables as tables, a table over several pages as one."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from guitu.scrutiny.document import Document, Layout, Unreadable

MOST_PAGES = 1000
FEWEST_LETTERS = 4
LINE_FULL = 2.5
INDENT = 1.2
TOP_OF_PAGE = 110
FEW = 3
NUMERAL = re.compile(r"-?[\d,]+(?:\.\d+)?[%％分]?")

Row = list[tuple[str, bool]]
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read(name: str, content: bytes) -> Document:
    """Read a .pdf that carries text; a scanned one is refused, because nothing can be checked in a picture."""
    layout = Layout(name)
    try:
        with pdfplumber.open(io.BytesIO(content)) as book:
            pages = len(book.pages)
            blocks = [block for page in book.pages if pages <= MOST_PAGES for block in _page(page)]
    except PdfminerException as fault:
        if fault.args and isinstance(fault.args[0], PDFPasswordIncorrect):
            raise Unreadable(f"PDF[{name}]有打开密码，请去掉密码后再审") from fault
        raise Unreadable(f"PDF[{name}]已损坏，打不开") from fault
    except Exception as fault:  # the parser of a damaged file may fail in any way
        raise Unreadable(f"PDF[{name}]已损坏，打不开") from fault
    if pages > MOST_PAGES:
        raise Unreadable(f"PDF[{name}]有{pages}页，超过{MOST_PAGES}页的上限，请拆分后再审")
    _lay_out(layout, blocks)
    if sum(map(len, layout.lines)) < FEWEST_LETTERS:
        raise Unreadable(f"PDF[{name}]里没有文字，像是扫描件；请先作文字识别，或提供电子原稿")
    return layout.document()


class _Block:
    """A run of text lines, or a table, in the order of the page."""

    def __init__(self, top: float, rows: list[Row] | None = None, text: str = "", *, opens: bool = True) -> None:
        self.top, self.rows, self.text, self.opens = top, rows, text, opens


def _page(page: Any) -> Iterator[_Block]:  # noqa: ANN401 - pdfplumber carries no types
    ruled = len(page.rects) + len(page.lines) + len(page.curves) > 3
    tables = page.find_tables() if ruled else []
    tables = [table for table in tables if len(table.rows) > 1 or len(table.rows[0].cells) > 1]
    blocks = [_Block(table.bbox[1], rows=_rows(table)) for table in tables]
    outside = page
    for table in tables:
        outside = outside.outside_bbox(table.bbox)
    lines = [line for line in outside.extract_text_lines(return_chars=True) if not _folio(line, page)]
    blocks += _prose(lines)
    blocks.sort(key=lambda block: block.top)
    page.close()
    yield from blocks


def _folio(line: dict[str, Any], page: Any) -> bool:  # noqa: ANN401
    """Tell a page number by its place and its shape."""
    text = line["text"].strip("-—–·第页共 /")
    return bool(not text or text.isdigit()) and (line["top"] > page.height * 0.9 or line["bottom"] < page.height * 0.08)


def _prose(lines: list[dict[str, Any]]) -> Iterator[_Block]:
    if not lines:
        return
    left = min(line["x0"] for line in lines)
    right = max(line["x1"] for line in lines)
    full = False
    for line in lines:
        size = max(line["chars"][0]["size"], 1)
        indented = line["x0"] - left > INDENT * size
        yield _Block(line["top"], text=line["text"], opens=indented or not full)
        full = right - line["x1"] < LINE_FULL * size


def _rows(table: Any) -> list[Row]:  # noqa: ANN401
    above: list[str] = []
    rows: list[Row] = []
    for row in table.extract():
        cells: Row = []
        for column, text in enumerate(row):
            if text is None:
                held = cells[-1][0] if cells and column and not (column < len(above) and above[column]) else ""
                cells.append((held or (above[column] if column < len(above) else ""), True))
            else:
                cells.append(("".join(text.split()), False))
        above = [text for text, _ in cells]
        rows.append(cells)
    return rows


def _lay_out(layout: Layout, blocks: list[_Block]) -> None:
    """Write the blocks down: paragraphs joined over lines and pages, a table cut by a page put together."""
    words: list[str] = []
    table: list[Row] = []
    for block in blocks:
        if block.rows is not None:
            words = _close(layout, words)
            if table and len(table[0]) != len(block.rows[0]):
                layout.table(table)
                table = []
            repeated = bool(table) and [text for text, _ in block.rows[0]] == [text for text, _ in table[0]]
            rows = block.rows[1:] if repeated else block.rows
            if table and rows and _cut(table[-1], rows[0]):
                table[-1] = [
                    (upper + lower, merged) for (upper, merged), (lower, _) in zip(table[-1], rows[0], strict=True)
                ]
                rows = rows[1:]
            table += rows
            continue
        if table:
            layout.table(table)
            table = []
        if block.opens and not (words and _unfinished(words[-1], block)):
            words = _close(layout, words)
        words.append(block.text)
    if table:
        layout.table(table)
    _close(layout, words)


def _cut(upper: Row, lower: Row) -> bool:
    """Tell a row cut in two by the end of a page: its figures stand in one half, its words run on in the other."""
    figures = [[text for text, _ in row if NUMERAL.fullmatch(text)] for row in (upper, lower)]
    words = [text for text, _ in lower if text and not NUMERAL.fullmatch(text)]
    if figures[1]:
        return not figures[0] and len(words) < FEW
    return bool(figures[0]) and 0 < len(words) <= FEW


def _unfinished(last: str, block: _Block) -> bool:
    """Tell a paragraph cut by the end of a page: its last line stops in the middle of a clause."""
    return block.top < TOP_OF_PAGE and last.endswith(("，", "、"))


def _close(layout: Layout, words: list[str]) -> list[str]:
    if words:
        layout.paragraph("".join(words))
    return []
