"""A case as the interface tells it: where it stands, what was done, what is due and how that was counted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema

from guitu.api.errands import ErrandShape, errand_shape, errands_of
from guitu.api.law import closed
from guitu.api.shapes import Named, unit_named
from guitu.apps.cases.models import Case
from guitu.apps.cases.selectors.courses import cases_seen, course_of, declared, place_of
from guitu.apps.organs.selectors import Viewer
from guitu.law.codec import to_json
from guitu.law.counting import Derivation
from guitu.law.course import Course
from guitu.law.describe import interface
from guitu.law.vocabulary import Actor, Deadline


class CaseLine(Schema):
    """A case in a list."""

    id: int
    procedure: str
    words: str
    person: Named
    correction: int | None
    office: Named
    opened: date
    step: str = Field(description="所在步骤；办结为closed")
    step_words: str
    body: str | None = Field(description="由谁办理（Actor的名称）")
    body_words: str | None
    last: datetime | None = Field(description="最后时刻")
    provisional: bool = Field(description="放假安排未公布，期限暂定")


class Due(Schema):
    """A deadline of the present step, and how its last moment was found."""

    key: str
    words: str
    article: str
    force: str
    start: datetime
    raw: datetime = Field(description="顺延之前")
    last: datetime
    provisional: bool
    counted: list[date]
    skipped: list[date]
    derivation: str = Field(description="推算过程，一句话")


class Option(Schema):
    """One way in which the present step may end."""

    outcome: str
    words: str
    leads: str = Field(description="去向：下一步骤，或者closed")
    permitted: bool = Field(description="本令牌的账号可以办理")


class Present(Schema):
    """The present step: who takes it, by which article, how it may end, what must be stated with it."""

    key: str
    words: str
    article: str
    body: str
    body_words: str
    number: int = Field(description="下一个序号；随办理请求送回，可知期间是否有他人办理")
    since: date
    options: list[Option]
    form: dict[str, Any] | None = Field(description="须填写事项（JSON Schema）；不须填写的为空")
    evidence: list[str]


class Ruling(Schema):
    """Who decides, and by which row of the authority table."""

    words: str
    article: str
    decider: str
    decider_words: str


class Undone(Schema):
    """That an act was annulled."""

    reason: str
    by: str
    on: date


class ActShape(Schema):
    """One act of the record."""

    id: int
    number: int
    step: str
    words: str
    outcome: str
    outcome_words: str
    by: str
    by_words: str
    on: date
    at: str | None
    facts: dict[str, Any] | None
    article: str
    late: list[str] = Field(description="逾期事项")
    annulled: Undone | None


class CaseShape(CaseLine):
    """A case whole."""

    article: str
    place: str
    since: date = Field(description="所适用的规则自何日起")
    county: Named
    counterpart: Named | None
    facts: dict[str, Any] = Field(description="现在的事实：申请所填、档案所载、各步所述")
    present: Present | None
    ruling: Ruling | None
    due: list[Due]
    acts: list[ActShape]
    errands: list[ErrandShape]


def case_line(case: Case) -> CaseLine:
    """Tell of a case in a list; its standing, person and office are fetched with it."""
    procedure, standing = declared(case), case.standing
    words = next((step.words for step in procedure.steps if step.key == standing.step), "办结")
    return CaseLine(
        id=case.pk,
        procedure=case.procedure,
        words=procedure.words,
        person=Named(id=case.person_id, name=case.person.name),
        correction=case.correction_id,
        office=unit_named(case.office),
        opened=case.opened,
        step=standing.step,
        step_words=words,
        body=standing.body or None,
        body_words=Actor[standing.body].value if standing.body else None,
        last=standing.last,
        provisional=standing.provisional,
    )


def case_seen(viewer: Viewer, number: int) -> Case:
    """Return a case that the viewer may see. Raises Case.DoesNotExist for any other."""
    rows = cases_seen(viewer).select_related("person", "county", "office", "counterpart", "standing")
    return rows.get(pk=number)


def case_shape(viewer: Viewer, case: Case) -> CaseShape:
    """Tell of a case whole."""
    course = course_of(case)
    procedure = course.procedure
    return CaseShape(
        **dict(case_line(case)),
        article=str(procedure.cites),
        place=procedure.place,
        since=procedure.since,
        county=unit_named(case.county),
        counterpart=unit_named(case.counterpart) if case.counterpart else None,
        facts=to_json(course.situation),
        present=_present(viewer, case, course),
        ruling=_ruling(course) if procedure.authority else None,
        due=[_due(deadline, derivation) for deadline, derivation in course.due],
        acts=act_shapes(case, course),
        errands=[errand_shape(errand) for errand in errands_of(case)],
    )


def act_shapes(case: Case, course: Course[Any]) -> list[ActShape]:
    """Tell the whole record of a case."""
    deadlines = {deadline.key: deadline.words for deadline in course.procedure.deadlines}
    rows = case.acts.select_related("annulment")
    return [
        ActShape(
            id=row.pk,
            number=row.number,
            step=row.step,
            words=act.step.words,
            outcome=row.outcome,
            outcome_words=act.outcome.value,
            by=row.actor,
            by_words=act.by.value,
            on=row.on,
            at=f"{row.at:%H:%M}" if row.at else None,
            facts=row.facts,
            article=str(act.step.cites),
            late=[deadlines.get(key, key) for key in row.late],
            annulled=_undone(row),
        )
        for row, act in zip(rows, course.acts, strict=True)
    ]


def _undone(row: Any) -> Undone | None:  # noqa: ANN401 - the other side of a one-to-one has no static type
    annulment = getattr(row, "annulment", None)
    return Undone(reason=annulment.reason, by=annulment.actor, on=annulment.on) if annulment else None


def _present(viewer: Viewer, case: Case, course: Course[Any]) -> Present | None:
    step = course.step
    if step is None:
        return None
    actor = course.actor_for(step)
    place = place_of(actor, case)
    return Present(
        key=step.key,
        words=step.words,
        article=str(step.cites),
        body=actor.name,
        body_words=actor.value,
        number=len(course.acts) + 1,
        since=course.reached,
        options=[
            Option(
                outcome=outcome.name,
                words=outcome.value,
                leads=to,
                permitted=viewer.may_act_as(actor, place, outcome),
            )
            for outcome, to in step.leads.items()
        ],
        form=closed(interface(course.procedure, step.key)) if step.asks else None,
        evidence=list(step.evidence),
    )


def _ruling(course: Course[Any]) -> Ruling:
    tier = course.ruling
    return Ruling(
        words=tier.words, article=str(tier.cites), decider=tier.decider.name, decider_words=tier.decider.value
    )


def _due(deadline: Deadline[Any], derivation: Derivation) -> Due:
    return Due(
        key=deadline.key,
        words=deadline.words,
        article=str(deadline.cites),
        force=deadline.force.value,
        start=derivation.start,
        raw=derivation.raw,
        last=derivation.last,
        provisional=derivation.provisional,
        counted=list(derivation.counted),
        skipped=list(derivation.skipped),
        derivation=derivation.words,
    )
