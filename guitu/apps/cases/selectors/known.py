"""What the record knows of a file: one function a fact, by the name under which procedures declare it `Known`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guitu.apps.cases.models import Act, Case
from guitu.apps.organs.models import Power, Unit
from guitu.apps.organs.selectors import entrusted, setting
from guitu.apps.people.identity import is_minor
from guitu.apps.people.models import Correction, Ending, Person, Sex
from guitu.law.span import Span
from guitu.law.vocabulary import Category, Known, Outcome, Stage, labels


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose file it is, where it is handled, and on what day one asks."""

    person: Person
    correction: Correction | None
    county: Unit
    office: Unit
    on: date
    procedure: str
    case: Case | None = None


def subject_of(case: Case, on: date) -> Subject:
    """Return the subject of a case under way."""
    return Subject(case.person, case.correction, case.county, case.office, on, case.procedure, case)


def known(facts: type[Any], subject: Subject) -> dict[str, Any]:
    """Return what the record says today of every fact that these facts leave to the record."""
    return {name: KNOWN[name](subject) for name in labels(facts, Known) if name in KNOWN}


def _correction(subject: Subject) -> Correction:
    if subject.correction is None:
        raise LookupError(f"[{subject.person.pk}] is under no correction")
    return subject.correction


def _category(subject: Subject) -> Category | None:
    return Category[subject.correction.category] if subject.correction else None


def _term(subject: Subject) -> Span:
    correction = _correction(subject)
    return Span(correction.first, correction.last)


def _minor(subject: Subject) -> bool:
    if subject.correction:
        return subject.correction.minor
    return is_minor(subject.person.born, subject.on)


def _leaves(subject: Subject) -> list[tuple[Case, Span]]:
    """Return the leaves granted so far, but for the case in hand."""
    acts = Act.objects.filter(
        case__procedure="outgoing_leave",
        case__correction=subject.correction,
        outcome=Outcome.APPROVE.name,
        annulment=None,
    ).select_related("case")
    if subject.case:
        acts = acts.exclude(case=subject.case)
    return [(act.case, _span(act.case.facts["span"])) for act in acts]


def _earlier(subject: Subject) -> tuple[Span, ...]:
    """Return the trips as they were really made: until the return reported, else until the last day granted."""
    return tuple(span for _, span in _leaves(subject) if span.first <= subject.on)


def _granted(subject: Subject) -> tuple[Span, ...]:
    return tuple(span for _, span in _leaves(subject) if span.last >= subject.on)


POWERS: Mapping[str, Power] = {
    "pre_sentence_assessment": Power.ASSESSMENT,
    "announcement": Power.ANNOUNCEMENT,
    "group": Power.GROUP,
    "outgoing_leave": Power.SHORT_LEAVE,
}
"""By procedure, which power an office must have been entrusted with to act in it."""


def _entrusted(subject: Subject) -> bool:
    return entrusted(office=subject.office, power=POWERS[subject.procedure], on=subject.on)


def _forbidden(subject: Subject) -> tuple[str, ...]:
    return tuple(_correction(subject).sentence.prohibited_places)


def _decided(procedure: str, outcome: Outcome) -> Callable[[Subject], int]:
    """Return how often a procedure has ended so for this correction, and was neither annulled nor withdrawn."""

    def times(subject: Subject) -> int:
        acts = Act.objects.filter(
            case__procedure=procedure, case__correction=subject.correction, outcome=outcome.name, annulment=None
        )
        withdrawn = Act.objects.filter(outcome=Outcome.WITHDRAW.name, annulment=None)
        return acts.filter(on__lte=subject.on).exclude(case__acts__in=withdrawn).count()

    return times


def _elsewhere(subject: Subject) -> bool:
    """Tell whether the deciding body sits outside the county, by the place in its name."""
    return bool(subject.county.place) and not _correction(subject).sentence.court.startswith(subject.county.place)


def _sealed(subject: Subject) -> bool:
    """Tell whether the record is to be sealed: under eighteen at the crime, five years or less (CPL art. 286)."""
    return _minor(subject) and not _correction(subject).sentence.over_five_years


def _terminated(subject: Subject) -> bool:
    ending = _correction(subject).ending
    return bool(ending) and ending != Ending.RELEASED


def _chosen(key: str) -> Callable[[Subject], bool]:
    """Return what the county or province has chosen; nothing where it has not."""
    return lambda subject: bool(setting(key, subject.county, default=False))


def _at(*stages: Stage) -> Callable[[Subject], bool]:
    return lambda subject: _correction(subject).stage in {stage.name for stage in stages}


def _span(days: list[str]) -> Span:
    return Span(*(date.fromisoformat(day) for day in days))


KNOWN: Mapping[str, Callable[[Subject], Any]] = {
    "category": _category,
    "term": _term,
    "minor": _minor,
    "female": lambda subject: subject.person.sex == Sex.FEMALE,
    "entrusted": _entrusted,
    "earlier": _earlier,
    "granted": _granted,
    "forbidden": _forbidden,
    "today": lambda subject: subject.on,
    "reprimands": _decided("reprimand", Outcome.DECIDE),
    "warnings": _decided("warning", Outcome.DECIDE),
    "penalties": _decided("public_security_penalty", Outcome.PENALISE),
    "prohibited": lambda subject: bool(_correction(subject).sentence.prohibition),
    "barred_from_work": lambda subject: bool(_correction(subject).sentence.occupation_ban),
    "restricted": lambda subject: _correction(subject).sentence.exit_restricted,
    "border_control": lambda subject: _correction(subject).sentence.border_control,
    "deported": lambda subject: _correction(subject).sentence.deportation,
    "approved_by_custodian": lambda subject: _correction(subject).sentence.by_custodian,
    "fixed_period": lambda subject: _correction(subject).sentence.fixed_period,
    "nationality_unknown": lambda subject: subject.person.nationality == "不明",
    "elsewhere": _elsewhere,
    "sealed": _sealed,
    "terminated": _terminated,
    "admitted": lambda subject: _correction(subject).received is not None,
    "fugitive": _at(Stage.MISSED),
    "pending": _at(Stage.REVOCATION_PENDING),
    "keeps_documents": _chosen("keeps_documents"),
    "probationers_too": _chosen("probationers_too"),
}
"""By the name of the fact. A test holds that every Known fact of every procedure has its function here or a default."""
