"""Excel workbooks: every sheet a table, its merged cells known as merged."""

from __future__ import annotations

import io
import warnings
from decimal import Decimal
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from guitu.scrutiny.document import Document, Layout, Unreadable
from guitu.scrutiny.relation import numeral

MOST_CELLS = 500_000


def read(name: str, content: bytes) -> Document:
    """Read an .xlsx: the values last computed, as numbers are shown, a table for each block of a sheet."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, SyntaxError, OSError) as fault:
        raise Unreadable(f"Excel工作簿[{name}]已损坏，打不开") from fault
    layout = Layout(name)
    for sheet in book.worksheets:
        if sheet.max_row * sheet.max_column > MOST_CELLS:
            raise Unreadable(f"Excel工作簿[{name}]的工作表[{sheet.title}]过大（{sheet.max_row}行{sheet.max_column}列）")
        _blocks(layout, _grid(sheet))
    return layout.document()


def _grid(sheet: Any) -> list[list[tuple[str, bool]]]:  # noqa: ANN401 - openpyxl carries no types
    grid = [[(_shown(cell), False) for cell in row] for row in sheet.iter_rows()]
    for merged in sheet.merged_cells.ranges:
        text = grid[merged.min_row - 1][merged.min_col - 1][0]
        for row in range(merged.min_row - 1, min(merged.max_row, len(grid))):
            for column in range(merged.min_col - 1, min(merged.max_col, len(grid[row]))):
                if (row, column) != (merged.min_row - 1, merged.min_col - 1):
                    grid[row][column] = (text, True)
    return grid


def _blocks(layout: Layout, grid: list[list[tuple[str, bool]]]) -> None:
    """Lay out a sheet: rows with one text are paragraphs, empty rows end a table."""
    block: list[list[tuple[str, bool]]] = []
    for row in [*grid, []]:
        own = [text for text, merged in row if text and not merged]
        alone = len(own) == 1 and all(text in ("", own[0]) for text, _ in row) and not _number(own[0])
        if (not any(text for text, _ in row)) or (alone and not block):
            layout.table(block)
            block = []
            if alone:
                layout.paragraph(own[0])
        else:
            block.append(row)


def _number(text: str) -> bool:
    return text.replace(".", "").replace(",", "").isdigit()


def _shown(cell: Any) -> str:  # noqa: ANN401
    """Return a value as the sheet shows it: percentages as percentages, binary noise rounded away."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return ""
    if not isinstance(value, int | float):
        return str(value).strip()
    pattern = str(cell.number_format).split(";")[0]
    exact = round(Decimal(repr(value)), 10) if isinstance(value, float) else Decimal(value)
    percent = "%" in pattern
    digits = len(pattern.split(".")[1].rstrip('%_ )"')) if "." in pattern and "0" in pattern else None
    shown = exact * 100 if percent else exact
    if digits is None:
        return numeral(shown) + "%" * percent
    return f"{round(shown, min(digits, 10)):f}" + "%" * percent
