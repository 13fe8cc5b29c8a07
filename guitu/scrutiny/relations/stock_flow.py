"""Opening stock and intake less release give the closing stock; so do all ever taken in less all ever released."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from guitu.scrutiny.facts import Concept, Fact, facts, of
from guitu.scrutiny.relation import Operand, Relation, Severity, Verdict, numeral
from guitu.scrutiny.report import Report
from guitu.scrutiny.scoresheets import number
from guitu.scrutiny.tallies import TOTAL, Grid

KIND = "stock_flow"
OPENING = re.compile(r"期初|年初|上年末|上年底|上期末|上年结转")
INFLOW = re.compile(r"接收|新增|增加|入矫|本年增")
OUTFLOW = re.compile(r"解除|解矫|减少|终止|本年减")
LEAVING = frozenset({Concept.OUTFLOW, Concept.OTHER_EXIT, Concept.MOVED_OUT})
CLOSING = re.compile(r"期末|年末|年底|在矫|在册|现有")


def find(report: Report) -> Iterator[Relation]:
    """Yield the identities of stock and flow that the figures of the text and of tables must obey."""
    found = facts(report)
    closing = _first(of(found, Concept.CLOSING, report.year))
    gone_in, gone_out = (_first(of(found, c, report.year, cumulative=True)) for c in (Concept.INFLOW, Concept.OUTFLOW))
    if closing and gone_in and gone_out:
        yield _since_start(report, gone_in, gone_out, closing)
    flows = [_first(of(found, concept, report.year)) for concept in (Concept.INFLOW, Concept.OUTFLOW)]
    opening = _first(of(found, Concept.OPENING, None)) or _first(of(found, Concept.OPENING, report.year))
    if flows[0] and flows[1]:
        moved = [_first(of(found, concept, report.year)) for concept in (Concept.MOVED_IN, Concept.MOVED_OUT)]
        yield from _of_year(report, opening, flows[0], flows[1], closing, moved)
    for table in report.tables:
        yield from _of_table(report, Grid(table))


def _first(found: tuple[Fact, ...]) -> Fact | None:
    return found[0] if found else None


def _since_start(report: Report, gone_in: Fact, gone_out: Fact, closing: Fact) -> Relation:
    recomputed = gone_in.figure.value - gone_out.figure.value
    return _judged(
        report,
        (gone_in, gone_out),
        closing,
        recomputed,
        f"累计接收{gone_in.figure.text}－累计解除{gone_out.figure.text}＝{numeral(recomputed)}人",
    )


def _of_year(  # noqa: PLR0913, PLR0917 - opening, in, out, closing and moves are the identity
    report: Report,
    opening: Fact | None,
    taken: Fact,
    released: Fact,
    closing: Fact | None,
    moved: list[Fact | None],
) -> Iterator[Relation]:
    inflow, outflow = taken.figure.value, released.figure.value
    if opening and closing:
        yield from _closed(report, opening, taken, released, closing, moved)
    elif closing:
        yield _implied(
            report,
            closing,
            (taken, released),
            closing.figure.value - inflow + outflow,
            "转入、转出已含在接收、解除之内",
        )
        if moved[0] and moved[1]:
            start = closing.figure.value - inflow + outflow - moved[0].figure.value + moved[1].figure.value
            yield _implied(report, closing, (taken, released, moved[0], moved[1]), start, "转入、转出另计")
    else:
        net = inflow - outflow
        yield Relation(
            KIND,
            Verdict.NOT_CHECKABLE,
            Severity.INFO,
            f"接收{taken.figure.text}－解除{released.figure.text}＝{numeral(net)}人（净{'增' if net >= 0 else '减'}）；"
            "报告没有印出期末在矫人数，无法核对存量；一年的净增减也不能说明多年的趋势。",
            report.place(taken.figure),
            recomputed=numeral(net),
            operands=_operands(taken, released),
            also=(report.place(released.figure),),
        )


def _closed(  # noqa: PLR0913, PLR0917
    report: Report, opening: Fact, taken: Fact, released: Fact, closing: Fact, moved: list[Fact | None]
) -> Iterator[Relation]:
    """Close the year: first on intake and release alone, then with deaths, recommittals and moves counted apart."""
    exits = of(facts(report), Concept.OTHER_EXIT, report.year)
    moves = tuple(fact for fact in moved if fact)
    readings: list[tuple[Fact, ...]] = [(), exits, moves, (*exits, *moves)]
    sums = {reading: _end((opening, taken, released, *reading)) for reading in readings}
    fitting = next((reading for reading in readings if sums[reading] == closing.figure.value), ())
    members = (opening, taken, released, *fitting)
    terms = "".join(f"{'－' if f.concept in LEAVING else '＋'}{f.concept}{f.figure.text}" for f in members).lstrip("＋")
    relation = _judged(report, members, closing, sums[fitting], f"{terms}＝{numeral(sums[fitting])}人")
    if relation.verdict is Verdict.FAILS and (exits or moves):
        relation = replace(relation, verdict=Verdict.SUSPICIOUS, severity=Severity.WARNING)
    yield relation


def _end(members: tuple[Fact, ...]) -> Decimal:
    """Return the stock that these facts lead to."""
    return sum((fact.figure.value * (-1 if fact.concept in LEAVING else 1) for fact in members), Decimal(0))


def _judged(report: Report, members: tuple[Fact, ...], closing: Fact, recomputed: Decimal, terms: str) -> Relation:
    difference = recomputed - closing.figure.value
    verdict = Verdict.FAILS if difference else Verdict.HOLDS
    said = f"相差{numeral(abs(difference))}人，请核实接收、解除、转入转出的口径和截止日期。" if difference else "相符。"
    return Relation(
        KIND,
        verdict,
        Severity.ERROR if difference else Severity.INFO,
        f"{terms}，在矫人数印为{closing.figure.text}，{said}",
        report.place(closing.figure),
        printed=numeral(closing.figure.value),
        recomputed=numeral(recomputed),
        difference=numeral(difference),
        operands=_operands(*members, closing),
        also=tuple(report.place(member.figure) for member in members),
    )


def _implied(report: Report, closing: Fact, members: tuple[Fact, ...], start: Decimal, reading: str) -> Relation:
    return Relation(
        KIND,
        Verdict.NOT_CHECKABLE,
        Severity.INFO,
        f"报告没有印出期初在矫人数；若{reading}，由期末{closing.figure.text}倒推，期初应为{numeral(start)}人，请与上年报告核对。",
        report.place(closing.figure),
        recomputed=numeral(start),
        operands=_operands(closing, *members),
        also=tuple(report.place(member.figure) for member in members),
    )


def _operands(*members: Fact) -> tuple[Operand, ...]:
    return tuple(Operand(("累计" if fact.cumulative else "") + fact.concept, fact.figure.text) for fact in members)


def _of_table(report: Report, grid: Grid) -> Iterator[Relation]:
    """Check opening + in − out = closing in every row of a table that has the four columns."""
    columns = [grid.column(pattern) for pattern in (OPENING, INFLOW, OUTFLOW)]
    closing = next((at for at, head in enumerate(grid.heads) if CLOSING.search(head) and at not in columns), None)
    if closing is None or None in columns or len(set(columns)) < 3:
        return
    first, second, third = (column for column in columns if column is not None)
    for label, row in zip(grid.labels, grid.body, strict=True):
        values = [number(row[at]) for at in (first, second, third, closing)]
        if any(value is None for value in values):
            continue
        start, inflow, outflow, end = (value or Decimal(0) for value in values)
        difference = start + inflow - outflow - end
        if difference or TOTAL.search(label) or row == grid.body[-1]:
            said = f"与印出的{numeral(end)}相差{numeral(abs(difference))}。" if difference else "相符。"
            yield Relation(
                KIND,
                Verdict.FAILS if difference else Verdict.HOLDS,
                Severity.ERROR if difference else Severity.INFO,
                f"表中{label}一行：{numeral(start)}＋{numeral(inflow)}－{numeral(outflow)}＝"
                f"{numeral(start + inflow - outflow)}，{said}",
                report.at(row[closing]),
                printed=numeral(end),
                recomputed=numeral(start + inflow - outflow),
                difference=numeral(difference),
                operands=tuple(Operand(grid.heads[at], row[at].text) for at in (first, second, third, closing)),
                also=tuple(report.at(row[at]) for at in (first, second, third)),
            )
