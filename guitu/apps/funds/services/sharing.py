"""Sharing out a pool by factors: inputs frozen with the run, shares exact to the cent, each with its derivation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from guitu.allocation.formula import Formula, Limit
from guitu.allocation.formulas.special_fund import (
    EQUAL_WEIGHTS,
    Averaging,
    Capacity,
    FundUnit,
    Merit,
    guarantee,
    special_fund,
    year_on_year,
)
from guitu.apps.funds.models import AllocationRun
from guitu.apps.funds.services.budgeting import Unsound
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.apps.organs.models import Role, Unit
from guitu.apps.organs.selectors import Viewer, chain_of
from guitu.law.codec import from_json, to_json
from guitu.law.course import NotCompetent

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a run reads its factors, and its floors and caps: 万元 for everybody, percent against last year's amount."""

    capacity: Capacity = Capacity.FACTOR
    averaging: Averaging = Averaging.MONTH_ENDS
    merit: Merit = Merit.SCORE
    floor: Decimal | None = None
    fall: Decimal | None = None
    rise: Decimal | None = None

    def formula(self, weights: Mapping[str, int | Decimal]) -> Formula[FundUnit]:
        """Lay out the formula under these terms; a fall or rise left out does not bind."""
        limits: tuple[Limit[FundUnit], ...] = (guarantee(self.floor),) if self.floor is not None else ()
        bounded = year_on_year(fall=HUNDRED if self.fall is None else self.fall, rise=self.rise or Decimal(0))
        stated = zip(bounded, (self.fall, self.rise), strict=True)
        limits += tuple(limit for limit, chosen in stated if chosen is not None)
        return special_fund(weights, capacity=self.capacity, averaging=self.averaging, merit=self.merit, limits=limits)


@dataclass(frozen=True, kw_only=True)
class Pool:
    """What is shared out: 万元 of a year, weights in percentage points, the units' figures, where they come from.

    `printed` are amounts that a published paper gives; they are kept beside the result and never replace it.
    """

    year: int
    amount: Decimal
    units: Mapping[str, FundUnit]
    source: str
    weights: Mapping[str, int | Decimal] = field(default_factory=lambda: dict(EQUAL_WEIGHTS))  # type: ignore[arg-type]
    printed: Mapping[str, Decimal] = field(default_factory=dict)
    terms: Terms = field(default_factory=Terms)


@transaction.atomic
def share_out(*, viewer: Viewer, unit: Unit, pool: Pool, on: date) -> AllocationRun:
    """Run the formula and keep the run whole. A missing figure blocks it: it is not zero."""
    if not viewer.has_at(unit.path, Role.FINANCE, Role.CITY_OFFICER, Role.PROVINCE_OFFICER):
        raise NotCompetent("专项资金由上级机构分配，您的岗位不能办理")
    if not pool.source.strip():
        raise Unsound("请写明各单位数据的来源和截止日期")
    try:
        allocated = pool.terms.formula(pool.weights).allocate(pool.amount, pool.units)
    except ValueError as unsound:
        raise Unsound(str(unsound)) from unsound
    run = AllocationRun.objects.create(
        unit=unit,
        year=pool.year,
        pool=pool.amount,
        weights={key: str(weight) for key, weight in pool.weights.items()},
        inputs={name: to_json(facts) for name, facts in pool.units.items()},
        limits={**to_json(pool.terms), "notes": list(allocated.notes), "order": list(pool.units)},
        shares={name: str(amount) for name, amount in allocated.amounts.items()},
        derivation={name: list(allocated[name].lines()) for name in pool.units},
        printed={name: str(amount) for name, amount in pool.printed.items()},
        source=pool.source,
        on=on,
        acting=viewer.account,
        path=unit.path,
    )
    record(
        chain=chain_of(unit),
        account=viewer.account.username,
        verb=Verb.CREATE,
        subject="allocation",
        subject_id=run.pk,
        detail={"year": pool.year, "pool": str(pool.amount)},
    )
    return run


def order_of(run: AllocationRun) -> list[str]:
    """Return the units in the order in which they were stated; the database keeps the keys of a mapping in its own."""
    return run.limits.get("order") or sorted(run.inputs)


def units_of(run: AllocationRun) -> dict[str, FundUnit]:
    """Return the frozen figures of a run, to run it again."""
    return {name: _unit(run.inputs[name]) for name in order_of(run)}


def formula_of(run: AllocationRun) -> Formula[FundUnit]:
    """Return the formula of a run under its frozen weights and terms."""
    terms = {key: value for key, value in run.limits.items() if key not in {"notes", "order"}}
    return from_json(Terms, terms).formula({key: Decimal(weight) for key, weight in run.weights.items()})


def _unit(facts: Mapping[str, Any]) -> FundUnit:
    def money(key: str) -> Decimal | None:
        return None if facts[key] is None else Decimal(facts[key])

    return FundUnit(
        capacity=money("capacity"),
        opening=facts["opening"],
        month_ends=None if facts["month_ends"] is None else tuple(facts["month_ends"]),
        assessments=facts["assessments"],
        own_spending=money("own_spending"),
        score=money("score"),
        previous=money("previous"),
    )
