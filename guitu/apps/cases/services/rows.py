"""From what the law admitted to rows: one place that says how an act, its errands and a standing are written."""

from __future__ import annotations

from typing import Any

from guitu.apps.cases.models import Act, Case, Errand, Standing
from guitu.apps.cases.selectors.courses import unit_for
from guitu.apps.organs.models import Account
from guitu.law.codec import to_json
from guitu.law.course import Act as Taken
from guitu.law.course import Course
from guitu.law.vocabulary import Notice


def act_row(case: Case, number: int, taken: Taken[Any], acting: Account) -> Act:
    """Return the row of an act, not yet saved."""
    return Act(
        case=case,
        number=number,
        step=taken.step.key,
        outcome=taken.outcome.name,
        actor=taken.by.name,
        on=taken.on,
        at=taken.at,
        facts=to_json(taken.facts),
        before=to_json(taken.before),
        late=[deadline.key for deadline in taken.late_for],
        stages=[effect.stage.name for effect in taken.effects],
        acting=acting,
    )


def errand_rows(act: Act, taken: Taken[Any]) -> list[Errand]:
    """Return the rows of what an act obliges us to do, not yet saved."""
    unit = unit_for(taken.by, act.case)
    return [
        Errand(
            act=act,
            key=errand.what.key,
            to=errand.what.to.name if isinstance(errand.what, Notice) else "",
            unit=unit,
            last=errand.last,
        )
        for errand in taken.errands
    ]


def standing_row(case: Case, course: Course[Any]) -> Standing:
    """Return where a case stands, not yet saved: the step, who acts, and the first of the last moments."""
    deadline, due = min(course.due, key=lambda pair: pair[1].last, default=(None, None))
    body = course.actor_for(course.step) if course.step else None
    idle = course.step is not None and course.step.rests and due is None
    return Standing(
        case=case,
        step=course.stands_at,
        body=body.name if body else "",
        unit=unit_for(body, case) if body and not idle else None,
        since=course.reached,
        last=due.last if due else None,
        deadline=deadline.words if deadline else "",
        provisional=bool(due and due.provisional),
    )
