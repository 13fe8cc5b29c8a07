"""Over what a figure is counted: whose eyes, which place, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from guitu.apps.cases.models import Act, Case
from guitu.apps.cases.selectors.courses import cases_seen
from guitu.apps.organs.models import Unit
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.models import Correction
from guitu.apps.people.selectors import corrections_seen
from guitu.law.span import Span
from guitu.law.vocabulary import Outcome


@dataclass(frozen=True, slots=True)
class Scope:
    """A viewer, a unit with everything below it, and a period; stocks are as of its last day."""

    viewer: Viewer
    unit: Unit
    span: Span

    @property
    def day(self) -> date:
        return self.span.last

    def corrections(self) -> QuerySet[Correction]:
        """Return the corrections of the place."""
        return corrections_seen(self.viewer).filter(path__startswith=self.unit.path)

    def cases(self, procedure: str, *, inbound: bool = False) -> QuerySet[Case]:
        """Return the cases of a procedure that the place handles, or those in which it is the other side."""
        field = "counterpart_path" if inbound else "path"
        return cases_seen(self.viewer).filter(Q(**{f"{field}__startswith": self.unit.path}), procedure=procedure)

    def acts(self, procedure: str, step: str, *outcomes: Outcome, inbound: bool = False) -> QuerySet[Act]:
        """Return the acts of the period that stand, of one step with one of these outcomes."""
        return Act.objects.filter(
            case__in=self.cases(procedure, inbound=inbound),
            step=step,
            outcome__in=[outcome.name for outcome in outcomes],
            on__range=(self.span.first, self.span.last),
            annulment=None,
        )
