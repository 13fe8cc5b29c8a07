"""A list as a workbook (XLSX). What a spreadsheet would take for a formula is written as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

from guitu.web.clock import today

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
MOST_ROWS = 20_000


def neutral(value: object) -> object:
    """Return a cell that no spreadsheet runs: text beginning with = + - @ gets an apostrophe before it.

    Control characters, which a workbook cannot hold, are left out: one name must not stop the whole list.
    """
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None)
    if isinstance(value, date | int | float) or value is None:
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", str(value))
    return f"'{text}" if text.startswith(DANGEROUS) else text


def workbook(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Return the list as a file to keep: its head row bold and frozen."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for number in range(len(heads)):
        sheet.column_dimensions[chr(ord("A") + number)].width = 20
    sheet.append([_head(sheet, head) for head in heads])
    for row in rows:
        sheet.append([neutral(value) for value in row])
    out = BytesIO()
    book.save(out)
    response = HttpResponse(out.getvalue(), content_type=XLSX)
    name = quote(f"{title}{today():%Y%m%d}.xlsx")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


def _head(sheet: Any, words: str) -> Any:  # noqa: ANN401 - openpyxl states no types
    cell = WriteOnlyCell(sheet, words)
    cell.font, cell.alignment = Font(bold=True), Alignment(horizontal="center")
    return cell
