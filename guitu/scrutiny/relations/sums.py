"""Parts and a whole: do they add up?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from guitu.scrutiny.arithmetic import places, rounding_bound, sum_verdict
from guitu.scrutiny.breakdowns import CONTINUOUS, Breakdown, breakdowns
from guitu.scrutiny.families import ACROSS
from guitu.scrutiny.figures import UNITS
from guitu.scrutiny.relation import Operand, Relation, Severity, Verdict, numeral
from guitu.scrutiny.report import Report
from guitu.scrutiny.scoresheets import number
from guitu.scrutiny.tallies import SHARE, Grid, Tally, across, added, tallies

KIND = "sum"
LISTED_ALMOST_ALL, LISTED_MOSTLY = Decimal("0.1"), Decimal("0.5")
MOST_SHOWN = 6
SEVERITY = {
    Verdict.HOLDS: Severity.INFO,
    Verdict.ROUNDING: Severity.WARNING,
    Verdict.FAILS: Severity.ERROR,
    Verdict.SUSPICIOUS: Severity.WARNING,
    Verdict.NOT_CHECKABLE: Severity.INFO,
}


def find(report: Report) -> Iterator[Relation]:
    """Yield every breakdown of the text and every total of a table, added up again."""
    for breakdown in breakdowns(report):
        if len(breakdown.parts) > 1:
            yield _of_text(report, breakdown)
    for table in report.tables:
        grid = Grid(table)
        for tally in tallies(grid):
            yield _of_table(report, tally)
        yield from _across(report, grid)


def _of_text(report: Report, found: Breakdown) -> Relation:
    whole, factor = found.whole, UNITS[found.whole.unit].factor
    recomputed = sum((part.amount for part in found.parts), Decimal(0)) / factor
    bound = Decimal(0)
    if whole.measure in CONTINUOUS:
        bound = rounding_bound([part.decimals for part in found.parts], whole.decimals)
    verdict = sum_verdict(whole.value, recomputed, bound)
    if verdict is Verdict.FAILS:
        verdict = _open_list(found, recomputed)
    terms = "＋".join(f"{part.name}{part.text}" for part in found.parts)
    return Relation(
        kind=KIND,
        verdict=verdict,
        severity=SEVERITY[verdict],
        words=f"{whole.name or '总数'}印为{whole.text}；{terms}＝{numeral(recomputed)}{whole.unit}，"
        + _outcome(verdict, recomputed - whole.value, whole.unit, bound),
        where=report.place(whole),
        printed=numeral(whole.value),
        recomputed=numeral(recomputed),
        difference=numeral(recomputed - whole.value),
        operands=(Operand(whole.name, whole.text), *(Operand(part.name, part.text) for part in found.parts)),
        also=tuple(report.place(part) for part in found.parts),
    )


def _open_list(found: Breakdown, recomputed: Decimal) -> Verdict:
    """Judge a list that does not add up: one that never claimed to be complete may merely be incomplete."""
    whole = found.whole.value
    crossing = any(ACROSS.search(part.name) for part in found.parts)
    if found.closed and not crossing:
        return Verdict.FAILS
    if recomputed > whole:
        return Verdict.SUSPICIOUS if crossing else Verdict.FAILS
    if crossing:
        return Verdict.NOT_CHECKABLE
    missing = whole - recomputed
    if missing <= whole * LISTED_ALMOST_ALL:
        return Verdict.FAILS
    return Verdict.SUSPICIOUS if missing <= whole * LISTED_MOSTLY else Verdict.NOT_CHECKABLE


def _outcome(verdict: Verdict, difference: Decimal, unit: str, bound: Decimal) -> str:
    gap = f"{'多' if difference > 0 else '少'}{numeral(abs(difference))}{unit}"
    return {
        Verdict.HOLDS: "相符。",
        Verdict.ROUNDING: f"{gap}，在四舍五入可致的{numeral(bound)}{unit}以内；但按此支付即与总数不符，应消除尾差。",
        Verdict.FAILS: f"{gap}。请核实是漏列（重列）了一项，还是数字有误。",
        Verdict.SUSPICIOUS: f"{gap}。可能没有列全，也可能分类有交叉，请核实。",
        Verdict.NOT_CHECKABLE: "所列看来不是全部，无法核对合计。",
    }[verdict]


def _of_table(report: Report, tally: Tally) -> Relation:
    total = number(tally.total) or Decimal(0)
    recomputed = added(tally.parts)
    bound = rounding_bound([places(cell.text) for _, cell in tally.parts], places(tally.total.text))
    if SHARE.search(tally.head):
        bound = max(bound, len(tally.parts) * Decimal("0.5"))
    verdict = sum_verdict(total, recomputed, bound)
    return Relation(
        kind=KIND,
        verdict=verdict,
        severity=SEVERITY[verdict],
        words=f"表中“{tally.head or '数额'}”一栏，{tally.label}印为{tally.total.text}；"
        f"{_terms(tally)}＝{numeral(recomputed)}，" + _outcome(verdict, recomputed - total, "", bound),
        where=report.at(tally.total),
        printed=numeral(total),
        recomputed=numeral(recomputed),
        difference=numeral(recomputed - total),
        operands=(
            Operand(tally.label, tally.total.text),
            *(Operand(label, cell.text) for label, cell in tally.parts),
        ),
        also=tuple(report.at(cell) for _, cell in tally.parts),
    )


def _terms(tally: Tally) -> str:
    if len(tally.parts) > MOST_SHOWN:
        first, last = tally.parts[0], tally.parts[-1]
        return f"从{first[0]}{first[1].text}到{last[0]}{last[1].text}共{len(tally.parts)}行相加"
    return "＋".join(f"{label}{cell.text}" for label, cell in tally.parts)


def _across(report: Report, grid: Grid) -> Iterator[Relation]:
    """Check rows against their own total column; rows that hold need no line each."""
    rows = [_of_table(report, tally) for tally in across(grid)]
    yield from (row for row in rows if row.verdict is not Verdict.HOLDS)
    sound = [row for row in rows if row.verdict is Verdict.HOLDS]
    if sound:
        where = sound[0].where
        words = f"表中各行横向相加，{len(sound)}行与本行合计相符。"
        yield Relation(KIND, Verdict.HOLDS, Severity.INFO, words, where, also=tuple(row.where for row in sound[1:]))
