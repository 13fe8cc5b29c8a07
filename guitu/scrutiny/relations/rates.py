"""Printed percentages worked out again from the figures beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from guitu.scrutiny.arithmetic import places, rate_verdict, rounded
from guitu.scrutiny.facts import Concept, Fact, facts, of
from guitu.scrutiny.figures import Figure, Measure
from guitu.scrutiny.relation import Operand, Relation, Severity, Verdict, numeral
from guitu.scrutiny.report import Report
from guitu.scrutiny.scoresheets import number
from guitu.scrutiny.tallies import Grid

KIND = "rate"
SPENDING = re.compile(r"(?:执行|使用|支出|支付)率")
ARRIVAL = re.compile(r"到位率|资金到位")
PORTION = re.compile(r"占|比重|比例")
GROWTH = re.compile(r"增长|增加|上升|上涨|提高|增幅|下降|减少|降低|降幅")
FALL = re.compile(r"下降|减少|降低|降幅")
RATE_NAME = re.compile(r"率(?:为|达|达到|是|均为|仅|约)*$")
MOST_TRIED = 60
SPENT = re.compile(r"支出|使用|执行|支付|列支")
ALL_SPENT = re.compile(r"全部(?:用于|支出|使用|投入|拨付)|已全部|全额(?:支出|拨付|使用)|支出完毕")
WANTED = re.compile(r"目标|要求|不低于|以上|应达|力争|标准|指标值|计划")
WHOLES = (Concept.SPENT, Concept.RECEIVED, Concept.BUDGET, Concept.CLOSING, Concept.INFLOW, Concept.OUTFLOW)
SEVERITY = {Verdict.HOLDS: Severity.INFO, Verdict.ROUNDING: Severity.WARNING, Verdict.FAILS: Severity.ERROR}


def find(report: Report) -> Iterator[Relation]:
    """Yield the rates of text and tables whose numerator and denominator are printed."""
    found = facts(report)
    for sentence in report.sentences:
        for figure in sentence:
            if figure.unit == "%" and not figure.about and not WANTED.search(figure.label):
                yield from _of_text(report, figure, sentence, found)
    yield from _arrived(report, found)
    for table in report.tables:
        yield from _of_table(report, Grid(table))


def _of_text(
    report: Report, figure: Figure, sentence: tuple[Figure, ...], found: tuple[Fact, ...]
) -> Iterator[Relation]:
    if SPENDING.search(figure.label):
        yield from _spending(report, figure, sentence, found)
    elif ARRIVAL.search(figure.label):
        if pairs := _money(report, found, figure, (Concept.RECEIVED,), (Concept.BUDGET,)):
            yield _judged(report, figure, pairs)
    elif GROWTH.search(figure.label):
        yield from _growth(report, figure, sentence)
    elif PORTION.search(figure.label):
        yield from _portion(report, figure, sentence, found)
    elif RATE_NAME.search(figure.label) and (pairs := _beside(figure, sentence)):
        yield _judged(report, figure, pairs)


def _spending(
    report: Report, rate: Figure, sentence: tuple[Figure, ...], found: tuple[Fact, ...]
) -> Iterator[Relation]:
    """Check a rate of spending: what stands before it over the budget or receipt, else over any sum printed above.

    A rate among several is of one heading, whose own base may be any sum; only a lone rate can fail outright.
    """
    before = [one for one in sentence if one.end <= rate.start and one.measure is Measure.MONEY and not one.about]
    own = [one for one in before if SPENT.search(one.label)][-1:]
    pairs = _money(report, found, rate, (Concept.SPENT,), (Concept.RECEIVED, Concept.BUDGET))
    bases = [one for one in report.sums if one.line <= rate.line][-MOST_TRIED:]
    above = [(top, one) for top in own for one in bases if one.amount >= top.amount > 0]
    readings = [_judged(report, rate, some) for some in (pairs, above) if some]
    if holding := [one for one in readings if one.verdict is not Verdict.FAILS]:
        yield holding[0]
    elif readings:
        several = sum(bool(SPENDING.search(one.label)) for one in sentence) > 1 or not pairs
        softened = replace(readings[0], verdict=Verdict.SUSPICIOUS, severity=Severity.WARNING)
        yield softened if several and len(above) != 1 else readings[0]


def _money(
    report: Report,
    found: tuple[Fact, ...],
    rate: Figure,
    above: tuple[Concept, ...],
    below: tuple[Concept, ...],
) -> list[tuple[Figure, Figure]]:
    """Pair the money facts, those of the same paragraph first: a rate speaks of what stands around it."""
    near = tuple(fact for fact in found if fact.figure.line == rate.line)
    for among in (near, found):
        tops = [fact.figure for concept in above for fact in of(among, concept, report.year)]
        bases = [fact.figure for concept in below for fact in of(among, concept, report.year)]
        if not tops and bases and Concept.SPENT in above and ALL_SPENT.search(report.text(rate.line)):
            tops = bases[:1]
        pairs = [(top, base) for top in tops[:MOST_TRIED] for base in bases[:MOST_TRIED] if base.value]
        if pairs:
            return pairs
    return []


def _beside(rate: Figure, sentence: tuple[Figure, ...]) -> list[tuple[Figure, Figure]]:
    """Pair the two figures before a rate in its sentence, done and planned, or those in the bracket behind it."""
    counted = [
        figure for figure in sentence if figure.measure is not Measure.RATE and figure.value and not figure.about
    ]
    behind = [figure for figure in counted if figure.group == rate.end]
    before = behind if len(behind) == 2 else [figure for figure in counted if figure.end <= rate.start]
    alike = [figure for figure in before if figure.like(before[-1])][-3:]
    return [(low, high) for low, high in permutations(alike, 2) if low.amount <= high.amount] if len(alike) == 2 else []


def _portion(report: Report, rate: Figure, sentence: tuple[Figure, ...], found: tuple[Fact, ...]) -> Iterator[Relation]:
    """Check a share of the figure right before it; the whole may stand before 其中, or anywhere as a known fact."""
    before = [one for one in report.figures[rate.line] if one.end <= rate.start and one.measure is not Measure.RATE]
    if not before or before[-1] not in sentence or before[-1].about:
        return
    part = before[-1]
    known = [fact.figure for fact in found if fact.concept in WHOLES and fact.year in (report.year, None)]
    wholes = [one for one in (*before[:-1], *known) if one.like(part) and one.amount >= part.amount and not one.about]
    if not wholes:
        return
    relation = _judged(report, rate, [(part, whole) for whole in wholes])
    sure = "其中" in report.text(rate.line)[wholes[0].end : part.start]
    if relation.verdict is Verdict.FAILS and not sure:
        relation = replace(relation, verdict=Verdict.SUSPICIOUS, severity=Severity.WARNING)
    yield relation


def _judged(report: Report, figure: Figure, pairs: list[tuple[Figure, Figure]]) -> Relation:
    """Judge a rate by the pair of figures that fits it best: reports rarely say which base they took."""

    def value(pair: tuple[Figure, Figure]) -> Decimal:
        return pair[0].amount / pair[1].amount * 100

    best = min(pairs, key=lambda pair: (abs(value(pair) - figure.value), pair[1].start))
    recomputed = value(best)
    verdict = rate_verdict(figure.value, figure.decimals, recomputed)
    shown = rounded(recomputed, max(figure.decimals, 2))
    return Relation(
        KIND,
        verdict,
        SEVERITY[verdict],
        f"{figure.name or '比率'}印为{figure.text}；{best[0].name}{best[0].text}÷{best[1].name}{best[1].text}"
        f"＝{numeral(shown)}%，{_outcome(verdict)}",
        report.place(figure),
        printed=numeral(figure.value),
        recomputed=numeral(shown),
        difference=numeral(shown - figure.value),
        operands=tuple(Operand(one.name, one.text) for one in best),
        also=tuple(report.place(one) for one in best),
    )


def _outcome(verdict: Verdict) -> str:
    return {
        Verdict.HOLDS: "相符。",
        Verdict.ROUNDING: "只在末位相差，是取舍所致。",
    }.get(verdict, "不符，请核实分子、分母和比率。")


def _growth(report: Report, figure: Figure, sentence: tuple[Figure, ...]) -> Iterator[Relation]:
    """Check a growth rate where exactly two like figures stand before it: this year and the year before."""
    before = [one for one in sentence if one.end <= figure.start and one.measure is not Measure.RATE]
    if len(before) != 2 or not before[0].like(before[1]) or not all(one.value for one in before):
        return
    sign = -1 if FALL.search(figure.label) else 1
    readings = [sign * (now.amount - then.amount) / then.amount * 100 for now, then in permutations(before, 2)]
    rises = [reading for reading in readings if reading >= 0]
    if not rises:
        return
    recomputed = min(rises, key=lambda reading: abs(reading - figure.value))
    verdict = rate_verdict(figure.value, figure.decimals, recomputed)
    verdict = Verdict.SUSPICIOUS if verdict is Verdict.FAILS else verdict
    shown = rounded(recomputed, max(figure.decimals, 2))
    yield Relation(
        KIND,
        verdict,
        SEVERITY.get(verdict, Severity.WARNING),
        f"{figure.name}印为{figure.text}；由{before[0].text}与{before[1].text}算得{numeral(shown)}%，{_outcome(verdict)}",
        report.place(figure),
        printed=numeral(figure.value),
        recomputed=numeral(shown),
        difference=numeral(shown - figure.value),
        operands=tuple(Operand(one.name, one.text) for one in before),
        also=tuple(report.place(one) for one in before),
    )


def _arrived(report: Report, found: tuple[Fact, ...]) -> Iterator[Relation]:
    """Set the money received against the budget where both are printed: less than all is worth a word."""
    received, budget = (of(found, concept, report.year) for concept in (Concept.RECEIVED, Concept.BUDGET))
    if not received or not budget:
        return
    one, base = received[0].figure, budget[0].figure
    if not base.amount:
        return
    rate = rounded(one.amount / base.amount * 100, 2)
    whole = one.amount == base.amount
    yield Relation(
        KIND,
        Verdict.HOLDS if whole else Verdict.NOT_CHECKABLE,
        Severity.INFO,
        f"到位{one.text}，预算{base.text}，到位率{numeral(rate)}%"
        + ("，足额到位。" if whole else "；报告应说明差额的原因。"),
        report.place(one),
        recomputed=numeral(rate),
        operands=(Operand("到位", one.text), Operand("预算", base.text)),
        also=(report.place(base),),
    )


COLUMNS: tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r"执行率|支出率|使用率"),
        re.compile(r"执行数|支出数|支出(?:金?额)?$|实际支出|使用(?:金?额)?$|^执行$"),
        re.compile(r"全年预算|调整后?预算|预算数|预算(?:金?额)?$|到位|(?:分配|下达|安排|拨付)(?:资金|金额|数)?$"),
    ),
    (re.compile(r"到位率"), re.compile(r"到位(?:数|金?额|资金)?(?:（.*）)?$"), re.compile(r"预算|计划|应到位")),
    (re.compile(r"完成率"), re.compile(r"实际|完成(?:数|值|量)?$"), re.compile(r"计划|目标|任务")),
)


def _of_table(report: Report, grid: Grid) -> Iterator[Relation]:
    for rate, top, base in COLUMNS:
        column, above = grid.column(rate), grid.column(top)
        bases = [at for at, name in enumerate(grid.names) if base.search(name) and at not in (column, above)]
        if column is None or above is None or not bases:
            continue
        for label, row in zip(grid.labels, grid.body, strict=True):
            printed, done = number(row[column]), number(row[above])
            given = [(at, value) for at in bases if (value := number(row[at]))]
            if printed is None or done is None or not given:
                continue
            readings = {at: done / value * 100 for at, value in given}
            at = min(readings, key=lambda place, aim=printed: abs(readings[place] - aim))  # type: ignore[misc]
            decimals = places(row[column].text)
            verdict = rate_verdict(printed, decimals, readings[at])
            shown = rounded(readings[at], max(decimals, 2))
            yield Relation(
                KIND,
                verdict,
                SEVERITY[verdict],
                f"表中{label}的{grid.heads[column]}印为{row[column].text}；{row[above].text}÷{row[at].text}"
                f"＝{numeral(shown)}%，{_outcome(verdict)}",
                report.at(row[column]),
                printed=numeral(printed),
                recomputed=numeral(shown),
                difference=numeral(shown - printed),
                operands=(Operand(grid.heads[above], row[above].text), Operand(grid.heads[at], row[at].text)),
                also=(report.at(row[above]), report.at(row[at])),
            )
