"""Taking a step: the one door through which a case moves."""

from __future__ import annotations

from datetime import date, time

from django.db import transaction

from guitu.apps.cases.models import Act, Case, Errand
from guitu.apps.cases.selectors.courses import cases_seen, course_of, place_of
from guitu.apps.cases.selectors.known import known, subject_of
from guitu.apps.cases.services.rows import act_row, errand_rows
from guitu.apps.cases.services.standing import restage, stand
from guitu.apps.cases.services.transferring import continue_elsewhere
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.apps.organs.models import ACTORS
from guitu.apps.organs.selectors import COUNTY_SIDE, Viewer
from guitu.law.course import NotCompetent
from guitu.law.vocabulary import Actor, Outcome, Stage, Step


@transaction.atomic
def take(  # noqa: PLR0913 - one parameter a part of the record
    *,
    viewer: Viewer,
    case_id: int,
    outcome: Outcome,
    on: date,
    at: time | None = None,
    facts: object = None,
    number: int | None = None,
) -> Act:
    """Put one more act on the record, with the errands it brings, or raise the procedure's refusal.

    The case is locked, so of two who decide at once one wins and the other is told where the case now stands. With
    `number`, the act is refused unless it would be that number: the page that was looked at is then still true.
    What the record knows is read afresh and kept with the act.
    """
    case = cases_seen(viewer).select_for_update(of=("self",)).get(pk=case_id)
    course = course_of(case)
    if number is not None and number != len(course.acts) + 1:
        _, latest = max(enumerate(course.acts), default=(0, None))
        raise Overtaken(f"“{course.procedure.words}”已由他人办理至“{latest.step.words if latest else ''}”，请重新查看")
    course = course.learned(known(course.procedure.facts, subject_of(case, on)))
    actor = _acting(viewer, case, course.step, course.actor_for(course.step) if course.step else None, outcome)
    course = course.take(outcome, by=actor, on=on, at=at, facts=facts)
    taken = course.acts[-1]

    act = act_row(case, len(course.acts), taken, viewer.account)
    act.save(force_insert=True)
    Errand.objects.bulk_create(errand_rows(act, taken))
    stand(case, course)
    if act.stages and case.correction:
        restage(case.correction)
    if Stage.TRANSFERRED_OUT.name in act.stages:
        continue_elsewhere(case, on)
    record(
        chain=case.county.path,
        account=viewer.account.username,
        verb=Verb.ACT,
        subject="case",
        subject_id=case.pk,
        person_id=case.person_id,
        detail={"procedure": case.procedure, "step": taken.step.key, "outcome": outcome.name, "number": act.number},
    )
    return act


class Overtaken(NotCompetent):
    """Somebody else has acted in the meantime."""


def _acting(viewer: Viewer, case: Case, step: Step | None, competent: Actor | None, outcome: Outcome) -> Actor:
    """Return as whom the viewer acts: as the competent body if he may, else as his own, which the law then refuses."""
    if step is None or competent is None:
        return Actor.OFFICE
    if viewer.may_act_as(competent, place_of(competent, case), outcome):
        return competent
    own = next((actor for held in viewer.held for actor in OWN if actor in ACTORS[held.role]), None)
    if own is None:
        raise NotCompetent(f"“{step.words}”由{competent}办理，您的岗位不能办理（{step.cites}）")
    if own is competent or {own, competent} <= COUNTY_SIDE:
        raise NotCompetent(f"“{step.words}”由{competent}负责人{outcome}，经办人可以拟办，不能决定（{step.cites}）")
    return own


OWN = (Actor.OFFICE, Actor.COUNTY, Actor.BUREAU_HEAD, Actor.HIGHER, Actor.PROVINCE)
