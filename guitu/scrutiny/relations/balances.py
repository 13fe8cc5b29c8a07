"""What is left over: received or budgeted, less spent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guitu.scrutiny.facts import Concept, facts, of
from guitu.scrutiny.figures import UNITS, Figure, Measure
from guitu.scrutiny.relation import Operand, Relation, Severity, Verdict, numeral
from guitu.scrutiny.report import Report

KIND = "balance"
LEFT = re.compile(r"(?:结余|剩余|余额|结转)(?:结转)?(?:资金|经费)?(?:共|为|共计)?$")
EARLIER = re.compile(r"上年|年初|期初|以前年度|历年")


def find(report: Report) -> Iterator[Relation]:
    """Yield each balance that stands in one sentence with what was spent, against the sums it may be the rest of."""
    found = facts(report)
    spending = {id(fact.figure) for fact in of(found, Concept.SPENT, report.year)}
    given = [f.figure for c in (Concept.RECEIVED, Concept.BUDGET) for f in of(found, c, report.year)]
    for sentence in report.sentences:
        for left in sentence:
            if left.measure is not Measure.MONEY or not LEFT.search(left.label) or EARLIER.search(left.label):
                continue
            spent = [figure for figure in sentence if id(figure) in spending and figure.end <= left.start]
            if spent:
                before = [one for one in sentence if one.end <= spent[-1].start and one.measure is Measure.MONEY]
                if bases := [one for one in (*before, *given) if one.amount >= spent[-1].amount and not one.about]:
                    yield _judged(report, left, spent[-1], bases)


def _judged(report: Report, left: Figure, spent: Figure, bases: list[Figure]) -> Relation:
    base = next((one for one in bases if one.amount - spent.amount == left.amount), bases[-1])
    rest = base.amount - spent.amount
    holds = rest == left.amount
    factor = UNITS[left.unit].factor
    sure = len({one.amount for one in bases}) == 1
    verdict = Verdict.HOLDS if holds else Verdict.FAILS if sure else Verdict.SUSPICIOUS
    return Relation(
        KIND,
        verdict,
        Severity.INFO if holds else Severity.ERROR if sure else Severity.WARNING,
        f"{base.name}{base.text}－{spent.name}{spent.text}＝{numeral(rest / factor)}{left.unit}，结余印为{left.text}，"
        + ("相符。" if holds else "不符，请核实。"),
        report.place(left),
        printed=numeral(left.value),
        recomputed=numeral(rest / factor),
        difference=numeral(rest / factor - left.value),
        operands=(Operand(base.name, base.text), Operand(spent.name, spent.text)),
        also=(report.place(base), report.place(spent)),
    )
