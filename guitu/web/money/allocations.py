"""Sharing out: the list of runs, one run with its derivation and what was printed, a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from guitu.allocation.formula import sensitivity
from guitu.allocation.formulas.special_fund import EQUAL_WEIGHTS, Averaging, Capacity, FundUnit, Merit
from guitu.allocation.rounding import discrepancy
from guitu.apps.funds.models import AllocationRun
from guitu.apps.funds.selectors import allocations_seen
from guitu.apps.funds.services import share_out
from guitu.apps.funds.services.sharing import Pool, Terms, formula_of, order_of, units_of
from guitu.apps.organs.models import Level, Role, Unit
from guitu.documents import charts
from guitu.evaluation.measures import plain
from guitu.web.access import DeskRequest, open_to
from guitu.web.clock import today
from guitu.web.money.entries import KEEPERS, amount_in, number_in, refused, text_in

FACTORS = {
    "capacity": "财力补助",
    "population": "年平均在册人数",
    "assessments": "调查评估工作量",
    "own_spending": "本级经费投入",
    "performance": "绩效考核",
}
COLUMNS = (
    "单位",
    "财力补助系数",
    "年初在册",
    "各月末在册（十二个，以逗号隔开）",
    "调查评估件数",
    "本级经费（万元）",
    "上年得分",
    "上年分配（万元）",
)
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of a run: what it gets, what was printed, and how it was derived."""

    name: str
    amount: Decimal
    printed: Decimal | None
    lines: tuple[str, ...]

    @property
    def difference(self) -> Decimal | None:
        return None if self.printed is None else self.amount - self.printed


@require_GET
@open_to(*KEEPERS)
def allocations(request: DeskRequest) -> HttpResponse:
    """List the runs."""
    return render(request, "money/allocations.html", {"rows": allocations_seen(request.viewer)})


@require_GET
@open_to(*KEEPERS)
def allocation(request: DeskRequest, run_id: int) -> HttpResponse:
    """Show one run whole: a reader can redo every sum of it."""
    run = allocations_seen(request.viewer).select_related("acting").filter(pk=run_id).first()
    if run is None:
        raise Http404("没有这一次分配，或者不在您的工作范围内")
    rows = [_row(run, name) for name in order_of(run)]
    printed = [row.printed for row in rows if row.printed is not None]
    shown = {
        "run": run,
        "rows": rows,
        "total": sum((row.amount for row in rows), Decimal(0)),
        "printed_total": sum(printed, Decimal(0)) if printed else None,
        "drift": discrepancy(printed, run.pool) if printed else None,
        "weights": "，".join(f"{words}{plain(Decimal(run.weights[key]))}%" for key, words in FACTORS.items()),
        "terms": _terms(run),
        "notes": run.limits.get("notes", []),
        "swings": sensitivity(formula_of(run), run.pool, units_of(run)) if len(rows) > 1 else (),
        "chart": _chart(rows),
    }
    return render(request, "money/allocation.html", shown)


@require_http_methods(["GET", "POST"])
@open_to(Role.FINANCE, Role.CITY_OFFICER, Role.PROVINCE_OFFICER)
def new(request: DeskRequest) -> HttpResponse:
    """Run the formula anew; the figures of an earlier run may stand in the form."""
    made: list[AllocationRun] = []

    def do() -> None:
        unit = _units(request).filter(pk=number_in(request, "unit", "分配单位")).first()
        if unit is None:
            raise ValueError("请选择分配单位")
        made.append(share_out(viewer=request.viewer, unit=unit, pool=_pool(request), on=today()))

    refusal = refused(request, do, "已分配，各单位之和等于资金总额。") if request.method == "POST" else ""
    if made and not refusal:
        return redirect("allocation", made[0].pk)
    given: Mapping[str, Any] = request.POST if request.method == "POST" else _given(request)
    shown = {
        "units": _units(request),
        "factors": [(key, words, given.get(f"weight-{key}", EQUAL_WEIGHTS[key])) for key, words in FACTORS.items()],
        "capacities": tuple(Capacity),
        "averagings": tuple(Averaging),
        "merits": tuple(Merit),
        "columns": COLUMNS,
        "given": given,
        "refusal": refusal,
        "year": today().year,
    }
    return render(request, "money/allocation_new.html", shown, status=422 if refusal else 200)


def _row(run: AllocationRun, name: str) -> Row:
    printed = run.printed.get(name)
    return Row(
        name, Decimal(run.shares[name]), None if printed is None else Decimal(printed), tuple(run.derivation[name])
    )


def _chart(rows: list[Row]) -> str:
    def value(amount: Decimal) -> charts.Value:
        return charts.Value(Fraction(amount), f"{amount}")

    series = [charts.Row("本次计算", tuple(value(row.amount) for row in rows))]
    if all(row.printed is not None for row in rows):
        series.append(charts.Row("公开文件所载", tuple(value(row.printed or Decimal(0)) for row in rows)))
    return charts.bars([row.name for row in rows], series)


def _terms(run: AllocationRun) -> list[tuple[str, str]]:
    kept = run.limits
    stated = [
        ("财力补助", Capacity[kept["capacity"]].value),
        ("平均在册人数", Averaging[kept["averaging"]].value),
        ("绩效考核", Merit[kept["merit"]].value),
        ("保底", f"每单位{kept['floor']}万元" if kept["floor"] else "不设"),
        ("较上年降幅", f"不超过{kept['fall']}%" if kept["fall"] else "不限"),
        ("较上年增幅", f"不超过{kept['rise']}%" if kept["rise"] else "不限"),
    ]
    return stated if "capacity" in kept else []


def _units(request: DeskRequest) -> Any:  # noqa: ANN401 - a query of units
    roles = (Role.FINANCE, Role.CITY_OFFICER, Role.PROVINCE_OFFICER)
    paths = [held.path for held in request.viewer.held if held.role in roles]
    return Unit.objects.filter(path__in=paths, level__in=[Level.PROVINCE, Level.CITY, Level.COUNTY])


def _pool(request: DeskRequest) -> Pool:
    return Pool(
        year=number_in(request, "year", "年度"),
        amount=amount_in(request, "pool", "资金总额"),
        units=dict(_unit(line) for line in text_in(request, "rows").splitlines() if line.strip()),
        source=text_in(request, "source"),
        weights={key: amount_in(request, f"weight-{key}", f"{words}权重") for key, words in FACTORS.items()},
        terms=Terms(
            capacity=Capacity[text_in(request, "capacity") or "FACTOR"],
            averaging=Averaging[text_in(request, "averaging") or "MONTH_ENDS"],
            merit=Merit[text_in(request, "merit") or "SCORE"],
            floor=_optional(request, "floor", "保底"),
            fall=_optional(request, "fall", "降幅"),
            rise=_optional(request, "rise", "增幅"),
        ),
    )


def _optional(request: DeskRequest, name: str, words: str) -> Decimal | None:
    return amount_in(request, name, words) if text_in(request, name) else None


def _unit(line: str) -> tuple[str, FundUnit]:
    """Read one unit from a line: cells apart by a tab or a bar, as they come from a sheet; a blank cell is unknown."""
    cells = [cell.strip() for cell in line.replace("｜", "\t").replace("|", "\t").split("\t")]
    cells += [""] * (len(COLUMNS) - len(cells))
    name, capacity, opening, ends, assessments, own, score, previous = cells[: len(COLUMNS)]
    months = [part for part in ends.replace("，", ",").replace(" ", ",").split(",") if part]
    if months and len(months) != MONTHS:
        raise ValueError(f"[{name}]的月末在册人数有{len(months)}个，应为{MONTHS}个")
    return name, FundUnit(
        capacity=_cell(name, COLUMNS[1], capacity),
        opening=_whole(name, COLUMNS[2], opening),
        month_ends=tuple(_whole(name, COLUMNS[3], month) or 0 for month in months) if months else None,
        assessments=_whole(name, COLUMNS[4], assessments),
        own_spending=_cell(name, COLUMNS[5], own),
        score=_cell(name, COLUMNS[6], score),
        previous=_cell(name, COLUMNS[7], previous),
    )


def _cell(name: str, words: str, text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        raise ValueError(f"[{name}]的{words}[{text}]不是数字") from None


def _whole(name: str, words: str, text: str) -> int | None:
    number = _cell(name, words, text)
    if number is not None and number != int(number):
        raise ValueError(f"[{name}]的{words}[{text}]应为整数")
    return None if number is None else int(number)


def _given(request: DeskRequest) -> dict[str, Any]:
    """Return what stands in the form at first: an earlier run's figures, if one is named."""
    named = request.GET.get("like", "")
    run = allocations_seen(request.viewer).filter(pk=int(named) if named.isdecimal() else 0).first()
    if run is None:
        return {"year": today().year}
    lines = ["\t".join([name, *(_shown(value) for value in _cells(unit))]) for name, unit in units_of(run).items()]
    weights = {f"weight-{key}": plain(Decimal(weight)) for key, weight in run.weights.items()}
    terms = {key: value or "" for key, value in run.limits.items()}
    return {
        **weights, **terms, "unit": str(run.unit_id), "year": run.year, "pool": run.pool, "source": run.source,
        "rows": "\n".join(lines),
    }  # fmt: skip


def _cells(unit: FundUnit) -> tuple[object, ...]:
    return (
        unit.capacity, unit.opening, unit.month_ends, unit.assessments, unit.own_spending, unit.score, unit.previous,
    )  # fmt: skip


def _shown(value: object) -> str:
    if value is None:
        return ""
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
