"""Reads of the money: projects, vouchers, balances, and the year's accounts as an evaluation needs them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from guitu.apps.funds.chain import Opinion, Spending, links, procedure
from guitu.apps.funds.models import AllocationRun, Project, Source, Voucher
from guitu.apps.organs.selectors import Viewer
from guitu.evaluation.permitted_uses import PERMITTED_USES, Expense, Question, questions
from guitu.evaluation.report.project import Funding, Funds
from guitu.evaluation.report.project import Spending as Use
from guitu.law.course import Course
from guitu.law.holidays.published import PUBLISHED
from guitu.law.vocabulary import CLOSED, Outcome

WAN = Decimal(10000)
USES: dict[str, str] = {use.key: use.words for use in PERMITTED_USES}


@dataclass(frozen=True, slots=True)
class Balance:
    """Where a project's money stands, in yuan: committed is what is asked for and not yet paid or returned."""

    budgeted: Decimal
    received: Decimal
    committed: Decimal
    paid: Decimal

    @property
    def free(self) -> Decimal:
        return self.received - self.committed - self.paid


def projects_seen(viewer: Viewer) -> QuerySet[Project]:
    """Return the projects of the units in which the viewer has a duty."""
    return Project.objects.filter(viewer.around()).select_related("unit")


def vouchers_seen(viewer: Viewer) -> QuerySet[Voucher]:
    """Return the vouchers of the units in which the viewer has a duty."""
    return Voucher.objects.filter(viewer.around()).select_related("project__unit")


def allocations_seen(viewer: Viewer) -> QuerySet[AllocationRun]:
    """Return the sharings-out of the units in which the viewer has a duty."""
    return AllocationRun.objects.filter(viewer.around()).select_related("unit")


def balance(project: Project) -> Balance:
    """Return where the money stands now."""
    under_way = project.vouchers.filter(paid=None, returned=None)
    return Balance(
        budgeted=_sum(project.appropriations.all()),
        received=_sum(project.arrivals.all()),
        committed=_sum(under_way),
        paid=_sum(project.vouchers.exclude(paid=None)),
    )


def accounts(project: Project, *, until: date) -> Funds:
    """Return the year's accounts in 万元: money in by source, money out by use, as of a day."""
    sources = []
    for source in Source:
        granted = project.appropriations.filter(source=source, on__lte=until)
        arrived = project.arrivals.filter(source=source, on__lte=until)
        if not granted.exists() and not arrived.exists():
            continue
        budgeted = _sum(granted.filter(adjusts=False))
        sources.append(
            Funding(source.label, budgeted / WAN, _sum(granted) / WAN, _sum(arrived) / WAN),
        )
    spent = project.vouchers.filter(paid__lte=until).values("use").annotate(total=Sum("amount")).order_by("use")
    uses = tuple(Use(USES.get(row["use"], row["use"]), row["total"] / WAN) for row in spent)
    return Funds(tuple(sources), uses)


def expenses(project: Project) -> tuple[Expense, ...]:
    """Return what was paid, by use, in yuan."""
    paid = project.vouchers.exclude(paid=None).values("use").annotate(total=Sum("amount")).order_by("use")
    return tuple(Expense(row["use"], USES.get(row["use"], row["use"]), row["total"]) for row in paid)


def doubts(project: Project) -> tuple[Question, ...]:
    """Return the expenses that must be explained, since no list names them."""
    return questions(expenses(project))


def course_of(voucher: Voucher) -> Course[Spending]:
    """Replay the signatures of a voucher."""
    facts = Spending(words=voucher.words, amount=voucher.amount, payee=voucher.payee)
    course = Course(procedure(links(voucher.chain), voucher.amount), facts, voucher.asked, PUBLISHED)
    for signature in voucher.signatures.order_by("number"):
        step = course.step
        if step is None:
            raise ValueError(f"voucher [{voucher.pk}] is over before signature [{signature.number}]")
        stated = Opinion(opinion=signature.opinion) if step.asks else None
        course = course.take(Outcome[signature.outcome], by=step.by, on=signature.on, facts=stated)
    return course


def awaiting(viewer: Viewer) -> QuerySet[Voucher]:
    """Return the vouchers that wait for a signature which the viewer's roles can give."""
    keys = {link.key for link in links(None)} | {"pay"}
    return vouchers_seen(viewer).filter(step__in=keys).exclude(Q(step=CLOSED) | Q(signatures__acting=viewer.account))


def _sum(rows: QuerySet[Voucher] | Iterable[object]) -> Decimal:
    total = rows.aggregate(total=Sum("amount"))["total"]  # type: ignore[union-attr]
    return Decimal(total or 0)
