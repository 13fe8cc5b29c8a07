"""A case as its page shows it: the way it takes, its record, its papers, and what may be done now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from guitu.apps.cases.models import Act, Annulment, Case, Errand
from guitu.apps.cases.selectors.courses import course_of, place_of
from guitu.apps.correspondence.models import Manner, Paper
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.apps.organs.models import Role
from guitu.apps.organs.selectors import Viewer
from guitu.law.counting import Unit
from guitu.law.course import Course
from guitu.law.procedure import Row
from guitu.law.vocabulary import CLOSED, Asked, Known, Notice, Outcome
from guitu.web.access import DeskRequest
from guitu.web.clock import today
from guitu.web.components.asking import Question, asked
from guitu.web.components.reckoning import reckoned
from guitu.web.components.showing import remaining, stated

ANNULLERS = (Role.COUNTY_CHIEF, Role.CITY_OFFICER, Role.PROVINCE_OFFICER)


@dataclass(frozen=True, slots=True)
class Station:
    """One step on the way: done, now or ahead."""

    words: str
    state: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One act of the record as it is read."""

    act: Act
    words: str
    outcome: Outcome
    actor: str
    cites: object
    stated: list[tuple[str, str]]
    late: tuple[Row, ...]
    annulment: Annulment | None
    last: bool


@dataclass(frozen=True, slots=True)
class Owed:
    """A paper or notice of the case, and what became of it."""

    errand: Errand
    row: Row
    notice: bool
    to: str
    left: str
    tone: str
    paper: Paper | None


def case_page(
    request: DeskRequest,
    case: Case,
    *,
    questions: tuple[Question, ...] | None = None,
    refusal: str = "",
    overtaken: bool = False,
) -> HttpResponse:
    """Draw the whole page; that it was looked at goes into the ledger."""
    course, day = course_of(case), today()
    step, viewer = course.step, request.viewer
    actor = course.actor_for(step) if step else None
    outcomes = _outcomes(viewer, case, course)
    due = tuple(reckoned(course, deadline, derivation, day) for deadline, derivation in course.due)
    shown = {
        "case": case,
        "course": course,
        "procedure": course.procedure,
        "step": step,
        "actor": actor,
        "ruling": course.ruling if course.procedure.authority else None,
        "way": list(_way(course)),
        "asked": stated(course.procedure, course.situation, Asked),
        "known": stated(course.procedure, course.situation, Known),
        "record": list(reversed(list(_record(case, course)))),
        "owed": list(_owed(case, course, day)),
        "void_papers": case.papers.exclude(voided=None),
        "attachments": case.attachments.defer("content").select_related("acting__staff", "act"),
        "due": due,
        "hours": any(each.derivation.unit is Unit.HOURS for each in due),
        "outcomes": outcomes,
        "questions": questions if questions is not None else asked(course.procedure, step.key) if step else (),
        "number": len(course.acts) + 1,
        "today": day,
        "reached": course.reached,
        "manners": Manner.choices,
        "may_annul": viewer.has(*ANNULLERS),
        "refusal": refusal,
        "overtaken": overtaken,
    }
    response = render(request, "handling/case.html", shown, status=409 if overtaken else 422 if refusal else 200)
    looked_at(viewer, case)
    return response


def looked_at(viewer: Viewer, case: Case, what: str = "case") -> None:
    """Keep in the ledger who looked at whose file."""
    record(
        chain=case.county.path,
        account=viewer.account.username,
        verb=Verb.READ,
        subject=what,
        subject_id=case.pk,
        person_id=case.person_id,
    )


def _outcomes(viewer: Viewer, case: Case, course: Course[Any]) -> tuple[Outcome, ...]:
    """Return the outcomes that the law allows at this step and the viewer may bring about."""
    if course.step is None:
        return ()
    actor = course.actor_for(course.step)
    place = place_of(actor, case)
    return tuple(outcome for outcome in course.step.leads if viewer.may_act_as(actor, place, outcome))


def _way(course: Course[Any]) -> Iterator[Station]:
    """Yield the steps taken, the present one, and those that follow if each ends with its first outcome."""
    for act in course.standing.values():
        yield Station(act.step.words, "done", f"{act.outcome} {act.on.month}月{act.on.day}日")
    steps, key, passed = {step.key: step for step in course.procedure.steps}, course.stands_at, set()
    state = "now"
    while key != CLOSED and key not in passed:
        passed.add(key)
        body = course.actor_for(steps[key]).value if state == "now" else ""
        yield Station(steps[key].words, state, body)
        key, state = next(iter(steps[key].leads.values())), "ahead"
    yield Station("办结", "done" if course.step is None else "ahead")


def _record(case: Case, course: Course[Any]) -> Iterator[Recorded]:
    acts = case.acts.select_related("acting__staff", "annulment__acting__staff").prefetch_related("attachments")
    deadlines = {deadline.key: deadline for deadline in course.procedure.deadlines}
    last = max(course.standing, default=0)
    for row, act in zip(acts, course.acts, strict=True):
        yield Recorded(
            act=row,
            words=act.step.words,
            outcome=act.outcome,
            actor=act.by.value,
            cites=act.step.cites,
            stated=stated(course.procedure, act.facts),
            late=tuple(deadlines[key] for key in row.late if key in deadlines),
            annulment=getattr(row, "annulment", None),
            last=row.number == last,
        )


def _owed(case: Case, course: Course[Any], day: date) -> Iterator[Owed]:
    errands = Errand.objects.filter(act__case=case, act__annulment=None).select_related(
        "paper", "dispatch", "unit", "act"
    )
    for errand in errands.prefetch_related("paper__services").order_by("done", "last", "pk"):
        row = course.procedure.bindable[errand.key]
        left, tone = remaining(errand.last, day)
        to = row.to.value if isinstance(row, Notice) else ""
        yield Owed(errand, row, isinstance(row, Notice), to, left, tone, getattr(errand, "paper", None))
