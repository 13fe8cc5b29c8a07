"""The verbs of an evaluation: open, attest, state, keep what was published, review a mark, issue the report."""

from guitu.apps.performance.services.evaluating import (
    Attestation,
    Opening,
    attest,
    attest_published,
    keep_printed,
    open_evaluation,
    state,
)
from guitu.apps.performance.services.issuing import issue_report
from guitu.apps.performance.services.reviewing import review_mark

__all__ = [
    "Attestation",
    "Opening",
    "attest",
    "attest_published",
    "issue_report",
    "keep_printed",
    "open_evaluation",
    "review_mark",
    "state",
]
