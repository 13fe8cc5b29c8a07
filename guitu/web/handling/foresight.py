"""What will follow from an application, told before it is sent: who decides and why, what refuses it, what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from guitu.apps.cases.selectors.known import Subject, known
from guitu.apps.organs.selectors import calendar
from guitu.law.course import Course, Refusal
from guitu.law.procedure import Procedure
from guitu.law.vocabulary import CLOSED, Bar, Document, Ground, GroundKey, Moment, Notice, Outcome, Step, Tier, labels
from guitu.web.components.reckoning import Reckoning, reckoned


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What the law will refuse, and at which moments."""

    bar: Bar[Any]
    moments: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A paper or notice to come, the moment that brings it, and whether that is certain already."""

    row: Document[Any] | Notice[Any]
    moment: str
    to: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Foresight:
    """What can be said of an application as it now stands on the page."""

    refusal: str
    ruling: Tier[Any] | None
    decision: Step | None
    forbidden: tuple[Forbidden, ...]
    late: tuple[Reckoning, ...]
    due: tuple[Reckoning, ...]
    next_step: Step | None
    next_body: str
    coming: tuple[Coming, ...]
    ground: Ground | None


def begun(procedure: Procedure[Any], subject: Subject, answers: Mapping[str, Any]) -> Course[Any]:
    """Return the course as it would be opened; nothing is written."""
    facts = procedure.facts(**{**known(procedure.facts, subject), **answers})
    return Course(procedure, facts, subject.on, calendar())


def foreseen(course: Course[Any], today: date) -> Foresight:
    """Take the first step in thought, and say what the law then has to say."""
    procedure, facts = course.procedure, course.situation
    first, *_ = procedure.steps
    outcome = next(iter(first.leads))
    refusal, sent = "", course
    try:
        sent = course.take(outcome, by=course.actor_for(first), on=course.opened)
    except Refusal as refused:
        refusal = str(refused)
    missed = tuple(reckoned(course, d, due, today) for d, due in course.due if due.missed(course.opened))
    if refusal:
        # What binds the next step cannot be told of a step that the law does not admit.
        after: tuple[Reckoning, ...] = ()
    else:
        after = tuple(reckoned(sent, d, due, today) for d, due in sent.due)
    step = sent.step if not refusal else None
    return Foresight(
        refusal=refusal,
        ruling=course.ruling if procedure.authority else None,
        decision=next((each for each in procedure.steps if Outcome.APPROVE in each.leads), None),
        forbidden=tuple(_forbidden(procedure, facts, refusal)),
        late=tuple(replace(each, left="已不足", tone="late") for each in missed),
        due=after,
        next_step=step,
        next_body=sent.actor_for(step).value if step else "",
        coming=tuple(_coming(procedure, facts, course)),
        ground=chosen_ground(procedure, facts),
    )


def chosen_ground(procedure: Procedure[Any], facts: object) -> Ground | None:
    """Return the ground that the facts name, where the procedure has grounds."""
    key: GroundKey | None = getattr(facts, "ground", None)
    return next((ground for ground in procedure.grounds if ground.key == key), None)


def moment_words(procedure: Procedure[Any], moment: Moment) -> str:
    """Return a moment in words: “审批”准予."""
    key, outcome = moment
    words = procedure.bindable[key].words if key != CLOSED else "办结"
    return f"“{words}”{outcome}"


def _forbidden(procedure: Procedure[Any], facts: object, refusal: str) -> Iterator[Forbidden]:
    """Yield what stands in the way of the application's own end; what bars a by-way is said when it is tried."""
    later = _stated_later(procedure)
    onward = {(step.key, next(iter(step.leads))) for step in procedure.steps}
    for bar in procedure.bars:
        if (
            onward & set(bar.at)
            and bar.holds(facts)
            and bar.words not in refusal
            and not _read(bar.holds, facts) & later
        ):
            yield Forbidden(bar, "、".join(moment_words(procedure, at) for at in bar.at))


def _coming(procedure: Procedure[Any], facts: object, course: Course[Any]) -> Iterator[Coming]:
    """Yield papers and notices by the moments that bring them, as far as the facts now tell."""
    decider, later = course.ruling.decider if procedure.authority else None, _stated_later(procedure)
    for document in procedure.documents:
        open_yet = bool(_read(document.when, facts) & later)
        if open_yet or document.when(facts):
            to = document.served.value if document.served else ""
            yield Coming(document, moment_words(procedure, document.on), to, not open_yet)
    for notice in procedure.notices:
        open_yet = bool(_read(notice.when, facts) & later)
        if notice.decided_by in (None, decider) and (open_yet or notice.when(facts)):
            yield Coming(notice, moment_words(procedure, notice.on), notice.to.value, not open_yet)


def _stated_later(procedure: Procedure[Any]) -> frozenset[str]:
    """Return the names of facts that only a later step states: what rests on them cannot be told yet."""
    later = {name for step in procedure.steps if step.asks for name in labels(step.asks)}
    return frozenset(later - labels(procedure.facts).keys())


def _read(rule: Callable[[Any], object], facts: object) -> set[str]:
    """Return the names of the facts that a rule reads, also through the properties of the facts."""
    names: set[str] = set()

    def watch(watched: object, name: str) -> object:
        names.add(name)
        return object.__getattribute__(watched, name)

    watched: object = object.__new__(type("Watched", (type(facts),), {"__getattribute__": watch}))
    vars(watched).update(vars(facts))
    rule(watched)
    return names
