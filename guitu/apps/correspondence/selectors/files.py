"""An issued paper as a file. It is printed from what was kept when it was issued."""

from __future__ import annotations

import json

from django.conf import settings

from guitu.apps.correspondence.models import Paper
from guitu.documents import content
from guitu.documents.fonts import Fonts
from guitu.documents.kept import from_plain
from guitu.documents.render.typst import to_pdf, to_png
from guitu.documents.render.word import to_docx


def paper_of(paper: Paper) -> content.Paper:
    """Return the content of an issued paper."""
    return from_plain(json.loads(paper.content))


def fonts() -> Fonts:
    """Return the fonts that the site has: the faces a bureau licensed, then ours."""
    return Fonts(tuple(folder for folder in settings.GUITU_FONTS if folder.is_dir()))


def pdf_of(paper: Paper) -> bytes:
    """Return an issued paper as a PDF."""
    return to_pdf(paper_of(paper), fonts())


def png_of(paper: Paper) -> list[bytes]:
    """Return an issued paper as pictures, one a page."""
    return to_png(paper_of(paper), fonts())


def docx_of(paper: Paper) -> bytes:
    """Return an issued paper as a Word file."""
    return to_docx(paper_of(paper), fonts())
