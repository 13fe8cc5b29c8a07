"""Reads of the correspondence: what a paper is drawn from, papers as files, what is still outstanding."""

from guitu.apps.correspondence.selectors.files import docx_of, paper_of, pdf_of, png_of
from guitu.apps.correspondence.selectors.outstanding import errands_open, papers_seen, receipts_outstanding

__all__ = ["docx_of", "errands_open", "paper_of", "papers_seen", "pdf_of", "png_of", "receipts_outstanding"]
