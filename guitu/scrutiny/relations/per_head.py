"""A floor of money a head: what it gives depends on who is counted, so every base is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from guitu.scrutiny.arithmetic import rounded
from guitu.scrutiny.facts import Concept, Fact, facts, of
from guitu.scrutiny.figures import Figure, Measure
from guitu.scrutiny.relation import Operand, Relation, Severity, Verdict, numeral
from guitu.scrutiny.report import Report

KIND = "per_head"
FLOOR = re.compile(r"(?:每人每年|每年每人|人均|每人)[^，。；]{0,12}?(?:不低于|不少于|不得低于|标准|最低)")
FLOOR_AFTER = re.compile(r"^[^，。；]{0,4}(?:/|每)人|^/人")
FLOOR_BEHIND = re.compile(r"的?(?:标准|最低)")
OWN_MONEY = r"(?:{tier}|同|本|市县)级(?:财政)?(?:预算|资金|财政|安排|配套|经费)"
HIGHER = re.compile(r"中央|省级|转移支付|上级")


def find(report: Report) -> Iterator[Relation]:
    """Yield the floor against closing stock, average stock and all served in the year, as far as figures allow."""
    floor = next((figure for figure in _all(report) if _is_floor(report, figure)), None)
    money = _own_money(report)
    if not floor or not money:
        return
    bases = list(_bases(report))
    if not bases:
        words = f"报告写明每人不低于{floor.text}，但没有印出在矫人数，无法核对是否达到。"
        yield Relation(KIND, Verdict.NOT_CHECKABLE, Severity.WARNING, words, report.place(floor))
    for words, persons, members in bases:
        yield _judged(report, floor, money, words, persons, members)


def _all(report: Report) -> Iterator[Figure]:
    for found in report.figures.values():
        yield from found


def _is_floor(report: Report, figure: Figure) -> bool:
    if figure.unit != "元" or not figure.value:
        return False
    text = report.text(figure.line)
    after = text[figure.end : figure.end + 12]
    return bool(FLOOR.search(figure.label)) or bool(
        FLOOR_AFTER.search(after)
        and (FLOOR_BEHIND.search(after) or "不低于" in figure.label or "不少于" in figure.label)
    )


def _own_money(report: Report) -> Figure | None:
    """Return the money of the unit's own tier, which alone counts towards the floor; else the whole budget."""
    pattern = re.compile(OWN_MONEY.format(tier=report.level or "县|区"))
    own = [
        figure
        for figure in _all(report)
        if figure.measure is Measure.MONEY
        and pattern.search(figure.label)
        and not HIGHER.search(figure.label)
        and not figure.about
    ]
    budget = of(facts(report), Concept.BUDGET, report.year)
    return own[0] if own else budget[0].figure if budget else None


def _bases(report: Report) -> Iterator[tuple[str, Decimal, tuple[Fact, ...]]]:
    found = facts(report)
    held = [of(found, c, report.year) for c in (Concept.CLOSING, Concept.INFLOW, Concept.OUTFLOW)]
    opening = of(found, Concept.OPENING, None) or of(found, Concept.OPENING, report.year)
    closing, inflow, outflow = (group[0] if group else None for group in held)
    if not closing:
        return
    end = closing.figure.value
    yield "期末在矫", end, (closing,)
    if opening:
        start, said = opening[0].figure.value, ""
        members: tuple[Fact, ...] = (opening[0], closing)
    elif inflow and outflow:
        start = end - inflow.figure.value + outflow.figure.value
        said, members = "（期初为倒推）", (closing, inflow, outflow)
    else:
        return
    yield f"平均在矫{said}", (start + end) / 2, members
    if inflow:
        yield f"全年服务{said}", start + inflow.figure.value, (*members, inflow) if opening else members


def _judged(  # noqa: PLR0913, PLR0917 - money, floor, base and its members make the sentence
    report: Report, floor: Figure, money: Figure, base: str, persons: Decimal, members: tuple[Fact, ...]
) -> Relation:
    each = rounded(money.amount / persons, 2) if persons else Decimal(0)
    fails = each < floor.amount
    return Relation(
        KIND,
        Verdict.FAILS if fails else Verdict.HOLDS,
        Severity.WARNING if fails else Severity.INFO,
        f"以{base}{numeral(persons)}人为基数：{money.name}{money.text}÷{numeral(persons)}＝每人{numeral(each)}元，"
        f"{'低于' if fails else '不低于'}{floor.text}。报告没有写明按哪一种人数计算，此处逐一列出。",
        report.place(floor),
        printed=numeral(floor.amount),
        recomputed=numeral(each),
        difference=numeral(each - floor.amount),
        operands=(Operand(money.name, money.text), Operand(base, f"{numeral(persons)}人")),
        also=(report.place(money), *(report.place(member.figure) for member in members)),
    )
