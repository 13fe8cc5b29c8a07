"""The facts of an evaluation: counted from the record where it is the basis, attested by evidence where it cannot say.

A figure of the record is never typed in. Where files are closed to the viewer, his counts would be wrong and not
merely small, so he is given none: the mark stays open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from guitu.apps.cases.models import Case
from guitu.apps.cases.selectors.figures import BY_KEY, ended, leaves_overdue, opening, received
from guitu.apps.cases.selectors.scope import Scope
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.models import Ending
from guitu.apps.performance.models import Basis, Evaluation
from guitu.apps.performance.models import Evidence as Kept
from guitu.apps.performance.subjects import SUBJECTS, Shape
from guitu.evaluation.evidence import Answer, Evidence, Met
from guitu.evaluation.frameworks.special_fund_2021 import FundYear
from guitu.evaluation.measures import Measure, Measured, Percent, Rate
from guitu.evaluation.scoring import Lagging
from guitu.law.span import Span


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows behind a number: what it is called, how it is defined, and the rows themselves."""

    key: str
    words: str
    definition: str
    rows: QuerySet[Any]


def scope_of(evaluation: Evaluation, viewer: Viewer) -> Scope:
    """Return over what the casework is counted: the unit's year, up to the cut-off."""
    first, last = date(evaluation.year, 1, 1), date(evaluation.year, 12, 31)
    return Scope(viewer, evaluation.unit, Span(first, min(last, evaluation.cut_off)))


def counts_from_record(evaluation: Evaluation, viewer: Viewer) -> bool:
    """Tell whether the record is the basis and open to the viewer."""
    return evaluation.basis == Basis.RECORD and viewer.sees(evaluation.unit.path)


def rows_behind(evaluation: Evaluation, viewer: Viewer, key: str) -> Behind:
    """Return the rows behind a figure of the record; KeyError where there is no such figure."""
    scope = scope_of(evaluation, viewer)
    if key == "escapes":
        rows: QuerySet[Any] = Case.objects.filter(Q(pk__in=_unreported(scope)) | Q(pk__in=leaves_overdue(scope)))
        return Behind(key, "未按期报到或者逾期未归", "期间内发现未按时报到的，以及外出期限已过而未返回报告的", rows)
    if key == "reoffending":
        rows = ended(scope).filter(ending__in=[Ending.REVOKED, Ending.RECALLED])
        return Behind(key, "撤销或者收监执行", "期间内因撤销缓刑、假释或者收监执行而终止，可能涉及重新犯罪的", rows)
    figure = BY_KEY[key]
    return Behind(key, figure.words, figure.definition, figure.rows(scope))


def facts_of(evaluation: Evaluation, viewer: Viewer) -> FundYear:
    """Build the year from the record and from the latest evidence on each subject."""
    latest = {row.subject: row for row in evaluation.evidence.defer("content").order_by("pk")}
    answers = {
        key: Answer(Met[row.answer["met"]], evidence_of(row))
        for key, row in latest.items()
        if SUBJECTS[key].shape is Shape.ITEM
    }
    return FundYear(
        body=evaluation.body,
        year=evaluation.year,
        units=tuple(evaluation.units),
        answers=answers,
        committees=_measured(latest.get("committees")),
        escapes=_escapes(evaluation, viewer, latest.get("escapes")),
        letters=_counts(latest.get("letters")),
        reoffending=_reoffending(evaluation, viewer, latest.get("reoffending")),
        smart_centre=_lagging(evaluation, latest.get("smart_centre")),
        repair_room=_lagging(evaluation, latest.get("repair_room")),
        staff_satisfaction=_measure(latest.get("staff_satisfaction")),
        person_satisfaction=_measure(latest.get("person_satisfaction")),
    )


def evidence_of(row: Kept) -> Evidence:
    """Return a row of evidence as the standard reads it."""
    return Evidence(row.author, row.words, row.on, row.place or row.name)


def _unreported(scope: Scope) -> QuerySet[Case]:
    return scope.cases("no_show").filter(opened__range=(scope.span.first, scope.span.last))


def _escapes(evaluation: Evaluation, viewer: Viewer, row: Kept | None) -> Mapping[str, int] | None:
    """Nothing happened: none. Something did: somebody must say how many were the management's fault."""
    if evaluation.basis == Basis.PUBLICATION:
        return _counts(row)
    if not counts_from_record(evaluation, viewer):
        return None
    if not (happened := rows_behind(evaluation, viewer, "escapes").rows.count()):
        return {"at_large": 0, "recovered": 0}
    stated = _counts(row)
    return stated if stated is not None and sum(stated.values()) <= happened else None


def _reoffending(evaluation: Evaluation, viewer: Viewer, row: Kept | None) -> Measure | None:
    if evaluation.basis == Basis.PUBLICATION:
        return _measure(row)
    if not counts_from_record(evaluation, viewer):
        return None
    scope = scope_of(evaluation, viewer)
    served = opening(scope).count() + received(scope).count()
    if not (happened := rows_behind(evaluation, viewer, "reoffending").rows.count()):
        return Rate(0, served)
    if row is None or "part" not in row.answer or (found := int(Decimal(row.answer["part"]))) > happened:
        return None
    return Rate(found, served, evidence_of(row))


def _counts(row: Kept | None) -> Mapping[str, int] | None:
    return None if row is None else {key: int(number) for key, number in row.answer.items()}


def _measured(row: Kept | None) -> Measured | None:
    if row is None:
        return None
    told = row.answer
    return Measured(Decimal(told["actual"]), Decimal(told["target"]), told["unit"], evidence=evidence_of(row))


def _lagging(evaluation: Evaluation, row: Kept | None) -> Lagging | None:
    return None if row is None else Lagging(tuple(row.answer["names"]), len(evaluation.units), evidence_of(row))


def _measure(row: Kept | None) -> Measure | None:
    if row is None:
        return None
    if "percent" in row.answer:
        return Percent(Decimal(row.answer["percent"]), evidence_of(row))
    return Rate(Decimal(row.answer["part"]), Decimal(row.answer["whole"]), evidence_of(row))
