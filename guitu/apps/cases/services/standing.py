"""What is written beside the acts so that lists are one query: where a case stands, what stage a correction is in."""

from __future__ import annotations

from typing import Any

from guitu.apps.cases.models import Act, Case, Standing
from guitu.apps.cases.selectors.courses import unit_for
from guitu.apps.people.models import Correction
from guitu.apps.people.services import pass_into
from guitu.law.course import Course
from guitu.law.vocabulary import Stage


def stand(case: Case, course: Course[Any]) -> Standing:
    """Write where the case stands; the verbs call it in their transaction, and a rebuild calls it for every case."""
    deadline, due = min(course.due, key=lambda pair: pair[1].last, default=(None, None))
    body = course.actor_for(course.step) if course.step else None
    standing, _ = Standing.objects.update_or_create(
        case=case,
        defaults={
            "step": course.stands_at,
            "body": body.name if body else "",
            "unit": unit_for(body, case) if body else None,
            "since": course.reached,
            "last": due.last if due else None,
            "deadline": deadline.words if deadline else "",
            "provisional": bool(due and due.provisional),
        },
    )
    return standing


def restage(correction: Correction) -> Correction:
    """Read the stage of a correction, its reception and its end off all acts that stand in its cases."""
    acts = Act.objects.filter(case__correction=correction, annulment=None).exclude(stages=[])
    passed = [(Stage[name], act.on) for act in acts.order_by("on", "pk") for name in act.stages]
    return pass_into(correction, passed)
