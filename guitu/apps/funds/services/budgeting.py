"""Money in: the project of a year, what budgets grant it, what arrives."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction

from guitu.apps.funds.models import Appropriation, Arrival, Project, Source
from guitu.apps.funds.selectors import balance, projects_seen
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.apps.organs.models import Role, Unit
from guitu.apps.organs.selectors import Viewer, chain_of
from guitu.law.course import NotCompetent

CENT = Decimal("0.01")
LARGEST = Decimal(10_000_000_000)
"""In yuan; what a voucher can hold."""


class Unsound(ValueError):
    """An amount or a day that cannot be; the message names it and what was expected."""


@transaction.atomic
def open_project(*, viewer: Viewer, unit: Unit, year: int, name: str, objective: str) -> Project:
    """Open the year's project of a unit; once a year."""
    keeps_accounts(viewer, unit.path)
    if Project.objects.filter(unit=unit, year=year).exists():
        raise Unsound(f"{unit.name}[{year}]年度的项目已经建立，每年一个")
    if not objective.strip():
        raise Unsound("没有绩效目标的项目不能列入预算，请填写绩效目标")
    project = Project.objects.create(unit=unit, year=year, name=name, objective=objective, path=unit.path)
    note(viewer, project, "project", project.pk)
    return project


@transaction.atomic
def appropriate(  # noqa: PLR0913 - one parameter a part of the record
    *, viewer: Viewer, project: Project, source: Source, amount: Decimal, paper: str, on: date, adjusts: bool = False
) -> Appropriation:
    """Record what a budget grants, or a change of it during the year."""
    keeps_accounts(viewer, project.path)
    sound(amount, least=None if adjusts else Decimal(0))
    if not paper.strip():
        raise Unsound("请填写批复文件")
    stands = balance(projects_seen(viewer).select_for_update(of=("self",)).get(pk=project.pk))
    if stands.budgeted + amount < stands.received:
        raise Unsound(f"调整[{amount}]元后预算为{stands.budgeted + amount}元，少于已到账的{stands.received}元")
    granted = Appropriation.objects.create(
        project=project, source=source, amount=amount, adjusts=adjusts, paper=paper, on=on, acting=viewer.account
    )
    note(viewer, project, "appropriation", granted.pk)
    return granted


@transaction.atomic
def receive(  # noqa: PLR0913 - one parameter a part of the record
    *, viewer: Viewer, project: Project, source: Source, amount: Decimal, paper: str, on: date
) -> Arrival:
    """Record money that arrived; more than was budgeted is refused until the budget says so."""
    keeps_accounts(viewer, project.path)
    sound(amount, least=Decimal(0))
    project = projects_seen(viewer).select_for_update(of=("self",)).get(pk=project.pk)
    stands = balance(project)
    if stands.received + amount > stands.budgeted:
        raise Unsound(
            f"到账[{amount}]元后合计{stands.received + amount}元，超过预算{stands.budgeted}元，请先办理预算调整"
        )
    arrived = Arrival.objects.create(
        project=project, source=source, amount=amount, paper=paper, on=on, acting=viewer.account
    )
    note(viewer, project, "arrival", arrived.pk)
    return arrived


def keeps_accounts(viewer: Viewer, path: str) -> None:
    """Refuse whoever keeps no accounts there."""
    if not viewer.has_at(path, Role.FINANCE):
        raise NotCompetent("资金账目由本单位财务人员登记，您的岗位不能办理")


def sound(amount: Decimal, *, least: Decimal | None) -> None:
    """Refuse an amount that is no sum of money: none at all, too large, more than two decimals, or not enough."""
    if not amount.is_finite() or abs(amount) >= LARGEST:
        raise Unsound(f"金额[{amount}]应当是小于{LARGEST}元的数")
    if amount != amount.quantize(CENT):
        raise Unsound(f"金额[{amount}]应当精确到分")
    if least is not None and amount <= least:
        raise Unsound(f"金额[{amount}]应当大于{least}元")


def note(viewer: Viewer, project: Project, subject: str, pk: int) -> None:
    """Put a change of the money into the ledger."""
    record(
        chain=chain_of(project.unit),
        account=viewer.account.username,
        verb=Verb.CHANGE,
        subject=subject,
        subject_id=pk,
        detail={"project": project.pk},
    )
