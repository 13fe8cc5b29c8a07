"""The same fact printed twice: one scope, one unit, one value; what is annual is never held against the cumulative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from guitu.scrutiny.facts import Concept, Fact, facts
from guitu.scrutiny.figures import UNITS, Figure, Measure
from guitu.scrutiny.relation import Operand, Relation, Severity, Verdict, numeral
from guitu.scrutiny.report import Report
from guitu.scrutiny.scoresheets import number
from guitu.scrutiny.tallies import TOTAL, Grid

KIND = "same_fact"
MONEY_HEAD = re.compile(r"[（(]?(?:单位[：:])?(亿元|万元|元)[)）]?")
ABOUT_MONEY = re.compile(r"安排|下达|分配|拨付|支出|预算|资金|经费|补助")
STAGES = (("年初", "期初"), ("调整", "追加"), ("全年",), ("本级",), ("项目",))
TAIL = re.compile(r"(?:数|额|总额|金额|资金|经费|共|为|达|共计|合计|总计|人数|人员|约)+$")
GIVEN = re.compile(r"分配|下达|安排|拨付")
NEAR = 3
DISTINCTIVE = 5


def find(report: Report) -> Iterator[Relation]:
    """Yield every fact stated more than once, table totals against the text, labels repeated word for word."""
    found = facts(report)
    scored = {Concept.SCORE}
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in found:
        if fact.year in (report.year, None) and not fact.part and fact.concept not in scored:
            groups.setdefault((fact.concept, fact.cumulative, _stage(fact), fact.figure.measure), []).append(fact)
    for group in groups.values():
        for one, other in pairwise(group):
            if not _moved_on(one, other):
                yield _compared(report, one, other)
    for table in report.tables:
        yield from _table_total(report, Grid(table))
    yield from _word_for_word(report, {id(fact.figure) for fact in found})


def _stage(fact: Fact) -> str:
    """Budgets of different stages are different facts: at the start of the year, adjusted, of the project."""
    said = fact.figure.label
    return next((names[0] for names in STAGES for name in names if name in said), "")


def _moved_on(one: Fact, other: Fact) -> bool:
    """Two spendings or two budgets of one sentence are items of a list, not one fact twice."""
    figures = one.figure, other.figure
    listed = figures[0].line == figures[1].line and figures[0].sentence == figures[1].sentence
    money = figures[0].measure is Measure.MONEY
    return figures[0].amount != figures[1].amount and (listed or (money and not _whole(one, other)))


def _whole(one: Fact, other: Fact) -> bool:
    """Tell whether both speak of the whole sum: their words say so or name nothing else."""
    plain = re.compile(
        r"^(?:项目|社区矫正|资金|经费|专项|预算|安排|总|实际|全年|本年|年初|年度|全部|共|累计|支出|使用|执行|到位|完成|"
        r"数|额|金额|已|为|的|工作|局|我|县|市|区|财政|部门|合计|共计|总计|\d{4}年|，)*$"
    )
    return all(plain.match(re.sub(r"^.*(?:局|中心)(?=\d{4}年)", "", fact.figure.label)) for fact in (one, other))


def _compared(report: Report, one: Fact, other: Fact) -> Relation:
    first, second = one.figure, other.figure
    holds = first.amount == second.amount
    difference = (second.amount - first.amount) / UNITS[first.unit].factor
    what = ("累计" if one.cumulative else "") + one.concept
    return Relation(
        KIND,
        Verdict.HOLDS if holds else Verdict.FAILS,
        Severity.INFO if holds else Severity.ERROR,
        f"“{what}”在第{first.line}行写{first.text}，第{second.line}行写{second.text}，"
        + ("一致。" if holds else "不一致，请核实口径和数字。"),
        report.place(second),
        printed=numeral(second.amount / UNITS[first.unit].factor),
        recomputed=numeral(first.value),
        difference=numeral(-difference),
        operands=(Operand(first.name, first.text), Operand(second.name, second.text)),
        also=(report.place(first),),
    )


def _table_total(report: Report, grid: Grid) -> Iterator[Relation]:
    """Hold the total row of a money table against the sum that the text before it announces."""
    rows = [row for label, row in zip(grid.labels, grid.body, strict=True) if TOTAL.search(label)]
    money = [(at, match[1]) for at, head in enumerate(grid.heads) if (match := MONEY_HEAD.search(head))]
    given = [(at, unit) for at, unit in money if GIVEN.search(grid.heads[at])]
    money = given if len(money) > 1 else money
    if len(rows) != 1 or len(money) != 1:
        return
    (at, unit), cell = money[0], rows[0][money[0][0]]
    total = number(cell)
    near = [line for line, _ in report.prose if line < grid.table.line][-NEAR:]
    stated = [
        figure
        for line in near
        for figure in report.figures[line]
        if figure.measure is Measure.MONEY
        and figure.group < 0
        and ABOUT_MONEY.search(figure.label)
        and not figure.about
    ]
    if total is None or not stated:
        return
    amount = total * UNITS[unit].factor
    fitting = [figure for figure in stated if figure.amount == amount]
    one = fitting[0] if fitting else stated[-1]
    yield Relation(
        KIND,
        Verdict.HOLDS if fitting else Verdict.FAILS,
        Severity.INFO if fitting else Severity.ERROR,
        f"文中{one.name}{one.text}，表中合计{cell.text}{unit}，" + ("一致。" if fitting else "不一致，请核实。"),
        report.at(cell),
        printed=numeral(total),
        recomputed=numeral(one.amount / UNITS[unit].factor),
        difference=numeral((one.amount - amount) / UNITS[unit].factor),
        operands=(Operand(one.name, one.text), Operand(grid.heads[at], cell.text)),
        also=(report.place(one),),
    )


def _word_for_word(report: Report, known: set[int]) -> Iterator[Relation]:
    """Compare figures whose own words are the same in two sentences; a difference is for a human to explain."""
    said: dict[tuple[str, str], list[Figure]] = {}
    for sentence in report.sentences:
        for figure in sentence:
            label = TAIL.sub("", figure.label)
            if len(label) >= DISTINCTIVE and id(figure) not in known and figure.group < 0 and not figure.about:
                said.setdefault((label, figure.unit), []).append(figure)
    for (label, _), figures in said.items():
        for one, other in pairwise(figures):
            holds = one.amount == other.amount
            yield Relation(
                KIND,
                Verdict.HOLDS if holds else Verdict.SUSPICIOUS,
                Severity.INFO if holds else Severity.WARNING,
                f"“{label}”在第{one.line}行写{one.text}，第{other.line}行写{other.text}，"
                + ("一致。" if holds else "不一致，请核实是否同一口径。"),
                report.place(other),
                printed=numeral(other.value),
                recomputed=numeral(one.value),
                difference=numeral(one.value - other.value if one.value != other.value else Decimal(0)),
                operands=(Operand(one.name, one.text), Operand(other.name, other.text)),
                also=(report.place(one),),
            )
