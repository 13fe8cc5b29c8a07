"""PDF and pictures of a paper, set by typst."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import typst

from guitu.documents.content import Block, Face, Figure, Form, Paper, texts
from guitu.documents.fonts import Fonts
from guitu.documents.grid import cells

TEMPLATE = Path(str(files("guitu.documents"))) / "templates" / "paper.typ"


def to_pdf(paper: Paper, fonts: Fonts) -> bytes:
    """Set a paper as PDF/A-2b. Refused (``MissingGlyph``) where a character has no font."""
    return _set(paper, fonts, "pdf")[0]


def to_png(paper: Paper, fonts: Fonts, ppi: float = 96) -> list[bytes]:
    """Set a paper as pictures, one a page."""
    return _set(paper, fonts, "png", ppi)


def picture(figure: Figure, fonts: Fonts) -> bytes:
    """Draw a figure as one PNG, for whoever cannot print SVG."""
    page = '#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
    made = typst.compile(
        page.encode(),
        font_paths=fonts.book,
        ignore_system_fonts=True,
        format="png",
        ppi=200,
        sys_inputs={"svg": figure.svg},
    )
    return _pages(made)[0]


def _set(paper: Paper, fonts: Fonts, form: Literal["pdf", "png"], ppi: float | None = None) -> list[bytes]:
    fonts.require(texts(paper))
    made, warnings = typst.compile_with_warnings(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=fonts.book,
        ignore_system_fonts=True,
        format=form,
        ppi=ppi,
        sys_inputs={"paper": json.dumps(as_data(paper, fonts), ensure_ascii=False)},
        pdf_standards="a-2b" if form == "pdf" else None,
    )
    if warnings:
        raise RuntimeError(f"the paper [{paper.title}] was set with a warning: [{warnings[0].message}]")
    return _pages(made)


def _pages(made: bytes | list[bytes]) -> list[bytes]:
    """One page comes as bytes, several as a list."""
    return made if isinstance(made, list) else [made]


def as_data(paper: Paper, fonts: Fonts) -> dict[str, Any]:
    """Return the paper as the template reads it: blocks tagged by kind, forms laid on their grid."""
    return {
        "title": paper.title,
        "dated": [paper.dated.year, paper.dated.month, paper.dated.day],
        "faces": {face.value: fonts.chain(face) for face in Face},
        "sheets": [
            {"heading": sheet.heading, "blocks": [_block(block) for block in sheet.blocks]} for sheet in paper.sheets
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    data = asdict(block)
    if isinstance(block, Form):
        data["rows"] = [[asdict(cell) for cell in row] for row in cells(block)]
    if isinstance(block, Figure):
        data["svg"] = block.svg
    return {"kind": type(block).__name__.lower(), **data}
