"""The verbs of a person's register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from guitu.apps.people.models import Correction, Ending
from guitu.law.vocabulary import Stage

ENDINGS: dict[Stage, Ending] = {
    Stage.RELEASED: Ending.RELEASED,
    Stage.TRANSFERRED_OUT: Ending.TRANSFERRED,
    Stage.TERMINATED_REVOKED: Ending.REVOKED,
}
"""The stages in which a correction has ended, and how."""


def pass_into(correction: Correction, passed: Sequence[tuple[Stage, date]]) -> Correction:
    """Write the stage, reception and end that follow from the stages passed through, the earliest first."""
    stage, _ = passed[-1] if passed else (Stage.AWAIT_REPORT, correction.first)
    received = next((on for at, on in passed if at is Stage.ADMITTED), None)
    ended = next(((on, ENDINGS[at]) for at, on in reversed(passed) if at in ENDINGS), None)
    correction.stage = stage.name
    if not correction.imported:
        correction.received = received
    correction.ended, correction.ending = ended or (None, "")
    correction.save(update_fields=["stage", "received", "ended", "ending"])
    return correction
