"""Scores: the column adds up, each lies between nought and full, and the evidence says the same as the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from guitu.scrutiny.arithmetic import places, rounding_bound, sum_verdict
from guitu.scrutiny.document import Cell
from guitu.scrutiny.facts import Concept, facts
from guitu.scrutiny.relation import Operand, Relation, Severity, Verdict, numeral
from guitu.scrutiny.report import Report
from guitu.scrutiny.scoresheets import SCORE_IN_TEXT, Leaf, ScoreSheet, number

KIND = "score"
SEVERITY = {Verdict.HOLDS: Severity.INFO, Verdict.ROUNDING: Severity.WARNING, Verdict.FAILS: Severity.ERROR}
PROPORTION = re.compile(r"权重比|按比例|占比扣")
UNITS_FAILING = re.compile(r"([一二两三四五六七八九十]|\d{1,3})个[^，。；]{0,12}?(?:较慢|未|不|滞后|没有|欠)")
UNITS_ALL = re.compile(r"(?:全[市县区省]|共|全部)(?:共|共有)?(\d{1,3})个")
SMALL = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


def find(report: Report) -> Iterator[Relation]:
    """Yield the scores of every sheet, leaf by leaf and in total, and the score that the text names."""
    for sheet in report.sheets:
        for leaf in sheet.leaves:
            yield from _of_leaf(report, leaf)
        yield from _totals(report, sheet)


def _of_leaf(report: Report, leaf: Leaf) -> Iterator[Relation]:
    if leaf.score is None or not leaf.score_cell:
        return
    if not 0 <= leaf.score <= leaf.full:
        words = f"“{leaf.name.text}”得{numeral(leaf.score)}分，超出0至{numeral(leaf.full)}分的范围。"
        yield _compared(report, leaf.score_cell, words, leaf.score, leaf.full, ())
    if (told := leaf.told) is None or not leaf.evidence:
        return
    holds = told == leaf.score
    words = f"“{leaf.name.text}”满分{numeral(leaf.full)}分，评分过程{_how(leaf)}，表中得分为{numeral(leaf.score)}分，"
    words += "相符。" if holds else "两处不符，请核实哪一个对。"
    operands = (
        Operand("分值", numeral(leaf.full)),
        Operand("评分过程", numeral(told)),
        Operand("表中得分", numeral(leaf.score)),
    )
    yield _compared(report, leaf.score_cell, words, leaf.score, told, operands, leaf.evidence)
    yield from _steps(report, leaf)
    yield from _share(report, leaf)


def _how(leaf: Leaf) -> str:
    taken = "、".join(f"扣{numeral(mark)}分" for mark in leaf.deducted)
    stated = f"得{numeral(leaf.told)}分" if leaf.told is not None else ""
    return "，".join(part for part in (f"写明{taken}" if taken else "", stated if taken else f"写明{stated}") if part)


def _compared(  # noqa: PLR0913, PLR0917 - printed, recomputed and their words make the relation
    report: Report,
    cell: Cell,
    words: str,
    printed: Decimal,
    recomputed: Decimal,
    operands: tuple[Operand, ...],
    also: Cell | None = None,
) -> Relation:
    holds = printed == recomputed
    return Relation(
        KIND,
        Verdict.HOLDS if holds else Verdict.FAILS,
        Severity.INFO if holds else Severity.ERROR,
        words,
        report.at(cell),
        printed=numeral(printed),
        recomputed=numeral(recomputed),
        difference=numeral(recomputed - printed),
        operands=operands,
        also=(report.at(also),) if also else (),
    )


def _steps(report: Report, leaf: Leaf) -> Iterator[Relation]:
    """Where the evidence states both what it takes off and what remains, the two must agree."""
    text = re.sub(r"\s+", "", leaf.evidence.text) if leaf.evidence else ""
    stated = SCORE_IN_TEXT.findall(text)
    if not leaf.evidence or not leaf.deducted or not stated:
        return
    taken = sum(leaf.deducted, Decimal(0))
    said, remains = Decimal(stated[-1]), leaf.full - taken
    words = f"“{leaf.name.text}”满分{numeral(leaf.full)}－扣{numeral(taken)}＝{numeral(remains)}，"
    words += f"评分过程写得{numeral(said)}分，" + ("相符。" if said == remains else "前后不符。")
    operands = (Operand("分值", numeral(leaf.full)), Operand("扣分", numeral(taken)))
    yield _compared(report, leaf.evidence, words, said, remains, operands)


def _share(report: Report, leaf: Leaf) -> Iterator[Relation]:
    """Work out a deduction by share: full mark times units failing over all units."""
    evidence = leaf.evidence
    if not evidence or not leaf.deducted or not PROPORTION.search(evidence.text):
        return
    failing, whole = UNITS_FAILING.search(evidence.text), UNITS_ALL.findall(evidence.text)
    if not failing or not whole or not int(whole[-1]):
        return
    units = int(failing[1]) if failing[1].isdigit() else SMALL[failing[1]]
    exact = leaf.full * units / int(whole[-1])
    holds = abs(exact - leaf.deducted[0]) <= Decimal("0.005")
    yield Relation(
        KIND,
        Verdict.HOLDS if holds else Verdict.SUSPICIOUS,
        Severity.INFO if holds else Severity.WARNING,
        f"“{leaf.name.text}”按比例扣分：{numeral(leaf.full)}×{units}÷{whole[-1]}＝{numeral(round(exact, 2))}，"
        f"扣{numeral(leaf.deducted[0])}分，"
        + (
            "以整项分值为基数时相符；标准应写明基数是整项还是其中一点。"
            if holds
            else "以整项分值为基数时不符，请写明基数。"
        ),
        report.found(evidence.line, failing.group()),
        printed=numeral(leaf.deducted[0]),
        recomputed=numeral(round(exact, 2)),
        difference=numeral(round(exact, 2) - leaf.deducted[0]),
        operands=(Operand("分值", numeral(leaf.full)), Operand("未达单位", str(units)), Operand("全部单位", whole[-1])),
    )


def _totals(report: Report, sheet: ScoreSheet) -> Iterator[Relation]:
    scored = [leaf for leaf in sheet.leaves if leaf.score is not None]
    total = number(sheet.total_score)
    if not scored:
        return
    added = sum((leaf.score or Decimal(0) for leaf in scored), Decimal(0))
    if total is not None and sheet.total_score:
        yield _sum(report, sheet.total_score, scored, total, added)
        if any(leaf.told is not None for leaf in scored):
            yield _rebuilt(report, sheet.total_score, scored, total)
    yield from _in_text(report, sheet, total if total is not None else added)


def _sum(report: Report, cell: Cell, scored: list[Leaf], total: Decimal, added: Decimal) -> Relation:
    bound = rounding_bound([places(leaf.score_cell.text) for leaf in scored if leaf.score_cell], places(cell.text))
    verdict = sum_verdict(total, added, min(bound, Decimal("0.1")))
    return Relation(
        KIND,
        verdict,
        SEVERITY[verdict],
        f"表中{len(scored)}项得分相加＝{numeral(added)}，合计印为{cell.text}，"
        + {Verdict.HOLDS: "相符。", Verdict.ROUNDING: "差额在四舍五入以内。"}.get(verdict, "不符。"),
        report.at(cell),
        printed=numeral(total),
        recomputed=numeral(added),
        difference=numeral(added - total),
        operands=tuple(Operand(leaf.name.text, numeral(leaf.score or Decimal(0))) for leaf in scored),
        also=tuple(report.at(leaf.score_cell) for leaf in scored if leaf.score_cell),
    )


def _rebuilt(report: Report, cell: Cell, scored: list[Leaf], total: Decimal) -> Relation:
    """Add the scores up as the evidence tells them, where it does, and compare with the printed total."""
    told = [(leaf, leaf.score or Decimal(0) if leaf.told is None else leaf.told) for leaf in scored]
    added = sum((mark for _, mark in told), Decimal(0))
    verdict = sum_verdict(total, added, Decimal("0.05") if places(cell.text) > 1 else Decimal(0))
    differing = "、".join(leaf.name.text for leaf, mark in told if mark != leaf.score)
    return Relation(
        KIND,
        verdict,
        SEVERITY[verdict],
        f"按评分过程所写逐项重算总分＝{numeral(added)}，合计印为{cell.text}，"
        + ("相符。" if verdict is not Verdict.FAILS else f"不符；出入在：{differing or '合计本身'}。"),
        report.at(cell),
        printed=numeral(total),
        recomputed=numeral(added),
        difference=numeral(added - total),
        operands=tuple(Operand(leaf.name.text, numeral(mark)) for leaf, mark in told),
        also=tuple(report.at(leaf.evidence) for leaf, mark in told if mark != leaf.score and leaf.evidence),
    )


def _in_text(report: Report, sheet: ScoreSheet, total: Decimal) -> Iterator[Relation]:
    if len(report.sheets) > 1 and sheet is not report.sheets[-1]:
        return
    for fact in facts(report):
        if fact.concept is Concept.SCORE and not fact.part:
            printed = fact.figure.value
            holds = printed == total
            yield Relation(
                KIND,
                Verdict.HOLDS if holds else Verdict.FAILS,
                Severity.INFO if holds else Severity.ERROR,
                f"文中{fact.figure.name}{fact.figure.text}，评分表总分{numeral(total)}，"
                + ("相符。" if holds else "不符。"),
                report.place(fact.figure),
                printed=numeral(printed),
                recomputed=numeral(total),
                difference=numeral(total - printed),
                operands=(Operand("文中得分", fact.figure.text), Operand("表中总分", numeral(total))),
                also=(report.at(sheet.total_score),) if sheet.total_score else (),
            )
