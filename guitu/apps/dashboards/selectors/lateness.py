"""The figures of keeping the terms that the law sets: what was done late, and what is late now."""

from __future__ import annotations

from datetime import datetime, time

from django.db.models import QuerySet

from guitu.apps.cases.models import Act, Case
from guitu.apps.cases.selectors.courses import cases_seen
from guitu.apps.cases.selectors.figures import FIGURES, Figure
from guitu.apps.cases.selectors.scope import Scope
from guitu.law.counting import SHANGHAI
from guitu.law.vocabulary import CLOSED

LATENESS = "办理与期限"


def acts_taken(scope: Scope) -> QuerySet[Act]:
    """Return every act of the period that stands."""
    cases = cases_seen(scope.viewer).filter(path__startswith=scope.unit.path)
    return Act.objects.filter(case__in=cases, on__range=(scope.span.first, scope.span.last), annulment=None)


def acts_late(scope: Scope) -> QuerySet[Act]:
    """Return the acts of the period that were taken after a last day had passed."""
    return acts_taken(scope).exclude(late=[])


def cases_begun(scope: Scope) -> QuerySet[Case]:
    """Return the cases begun in the period, whatever the procedure."""
    cases = cases_seen(scope.viewer).filter(path__startswith=scope.unit.path)
    return cases.filter(opened__range=(scope.span.first, scope.span.last))


def cases_open(scope: Scope) -> QuerySet[Case]:
    """Return the cases that still stand at a step, whenever they were begun."""
    cases = cases_seen(scope.viewer).filter(path__startswith=scope.unit.path, opened__lte=scope.day)
    return cases.exclude(standing__step=CLOSED)


def cases_late(scope: Scope) -> QuerySet[Case]:
    """Return the open cases whose last moment lies before the period's last day: who has until that day is not late."""
    begins = datetime.combine(scope.day, time.min, SHANGHAI)
    return cases_open(scope).filter(standing__last__lt=begins)


LATE_FIGURES: tuple[Figure, ...] = (
    Figure("cases_begun", LATENESS, "新开案件", "期间内开始办理的各类案件", cases_begun),
    Figure("cases_open", LATENESS, "在办案件", "期间末日之前开始、现在尚未办结的案件", cases_open),
    Figure("cases_late", LATENESS, "在办已逾期", "在办案件中最后期限早于期间末日的", cases_late, "cases_open"),
    Figure("acts_taken", LATENESS, "办理步骤", "期间内办理、未被撤销的全部步骤", acts_taken),
    Figure("acts_late", LATENESS, "逾期办理", "期间内超过法定期限才办理的步骤", acts_late, "acts_taken"),
)

ALL: tuple[Figure, ...] = (*FIGURES, *LATE_FIGURES)
BY_KEY: dict[str, Figure] = {each.key: each for each in ALL}
