"""What is written beside the acts so that lists are one query: where a case stands, what stage a correction is in."""

from __future__ import annotations

from typing import Any

from guitu.apps.cases.models import Act, Case, Standing
from guitu.apps.cases.services.rows import standing_row
from guitu.apps.people.models import Correction
from guitu.apps.people.services import pass_into
from guitu.law.course import Course
from guitu.law.vocabulary import Stage

WRITTEN = ("step", "body", "unit", "since", "last", "deadline", "provisional")


def stand(case: Case, course: Course[Any]) -> Standing:
    """Write where the case stands; the verbs call it in their transaction, and a rebuild calls it for every case."""
    row = standing_row(case, course)
    Standing.objects.bulk_create([row], update_conflicts=True, unique_fields=["case"], update_fields=WRITTEN)
    return row


def restage(correction: Correction) -> Correction:
    """Read the stage of a correction, its reception and its end off all acts that stand in its cases.

    A correction that came from another county began with its registration here.
    """
    correction.refresh_from_db(fields=["received"])
    acts = Act.objects.filter(case__correction=correction, annulment=None).exclude(stages=[])
    passed = [(Stage[name], act.on) for act in acts.order_by("on", "pk") for name in act.stages]
    if correction.previous and correction.received:
        passed.insert(0, (Stage.ADMITTED, correction.received))
    return pass_into(correction, passed)
