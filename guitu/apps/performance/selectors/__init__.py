"""Reads of evaluations: facts, cards, comparisons, reports."""

from guitu.apps.performance.selectors.cards import (
    card_of,
    comparison_of,
    computed_card,
    evaluations_seen,
    latest_evidence,
    reviews_of,
)
from guitu.apps.performance.selectors.facts import facts_of, rows_behind, scope_of
from guitu.apps.performance.selectors.reports import docx_of, pdf_of, report_of, reports_seen

__all__ = [
    "card_of",
    "comparison_of",
    "computed_card",
    "docx_of",
    "evaluations_seen",
    "facts_of",
    "latest_evidence",
    "pdf_of",
    "report_of",
    "reports_seen",
    "reviews_of",
    "rows_behind",
    "scope_of",
]
