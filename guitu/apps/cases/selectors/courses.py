"""From the rows of a case to its course: the law itself says where the case stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet

from guitu.apps.cases.models import Annulment, Case
from guitu.apps.organs.models import Level, Unit
from guitu.apps.organs.selectors import Viewer, above, calendar
from guitu.law.codec import from_json
from guitu.law.course import Course
from guitu.law.procedure import Procedure
from guitu.law.register import in_force
from guitu.law.vocabulary import Actor, Outcome
from guitu.law.workdays import Calendar

OFFICE_SIDE = frozenset({Actor.SUPERVISEE, Actor.GUARDIAN, Actor.GROUP, Actor.OFFICE})
NEW_SIDE = frozenset({Actor.NEW_COUNTY, Actor.NEW_PROCURATORATE, Actor.NEW_POLICE})


def cases_seen(viewer: Viewer) -> QuerySet[Case]:
    """Return the cases in the viewer's places, and those in which his county is the other side."""
    return Case.objects.filter(viewer.within() | (viewer.within("counterpart_path") & ~Q(counterpart_path="")))


def declared(case: Case) -> Procedure[Any]:
    """Return the declaration that was in force where and when the case began."""
    return in_force(case.procedure, on=case.opened, places=[case.place])


def course_of(case: Case, days: Calendar | None = None) -> Course[Any]:
    """Replay the record in the order in which it was written."""
    procedure = declared(case)
    course: Course[Any] = Course(procedure, from_json(procedure.facts, case.facts), case.opened, days or calendar())
    annulments = list(Annulment.objects.filter(act__case=case).select_related("act"))
    for act in case.acts.all():
        asks = course.step.asks if course.step else None
        facts = from_json(asks, act.facts) if asks and act.facts is not None else None
        course = replace(course, facts=from_json(procedure.facts, act.before))
        course = course.take(Outcome[act.outcome], by=Actor[act.actor], on=act.on, at=act.at, facts=facts)
        for undone in (annulment for annulment in annulments if annulment.after == act.number):
            course = course.annul(undone.act.number, reason=undone.reason, by=Actor[undone.actor], on=undone.on)
    return course


def unit_for(actor: Actor, case: Case) -> Unit:
    """Return the unit of ours that acts as this body, or that records what a partner or the person did."""
    if actor in OFFICE_SIDE:
        return case.office
    if actor in NEW_SIDE:
        return case.counterpart or case.county
    if actor is Actor.HIGHER:
        return above(case.county, Level.CITY) or case.county
    if actor is Actor.PROVINCE:
        return above(case.county, Level.PROVINCE) or case.county
    return case.county


def place_of(actor: Actor, case: Case) -> str:
    """Return the path at which this body acts on the case."""
    return unit_for(actor, case).path if actor in NEW_SIDE else case.path
