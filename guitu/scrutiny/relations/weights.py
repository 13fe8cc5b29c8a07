"""Full marks: they add up to the printed total and to a hundred; the points of a standard make its full mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from guitu.scrutiny.arithmetic import sum_verdict
from guitu.scrutiny.document import Cell
from guitu.scrutiny.figures import FULL_WIDTH, NUMBER
from guitu.scrutiny.relation import Operand, Relation, Severity, Verdict, flag, numeral
from guitu.scrutiny.report import Report
from guitu.scrutiny.scoresheets import Leaf, ScoreSheet, number

KIND = "weights"
HUNDRED = Decimal(100)
POINTS = re.compile(rf"[（(]\s*({NUMBER})\s*分\s*[)）]")
IN_GROUP = re.compile(rf"[（(]\s*({NUMBER})\s*(?:分|%)?\s*[)）]")
ALTERNATIVES = re.compile(r"优|良|较好|一般|较差|基本|部分|全部|未完成|[ABCD]档|第[一二三]档")
OUTPUT = re.compile(r"产出|效益|效果|绩效|满意")
FLOOR_OF_OUTPUT = Decimal(60)


def find(report: Report) -> Iterator[Relation]:
    """Yield the full marks of every score sheet."""
    for sheet in report.sheets:
        yield from _total(report, sheet)
        yield from _groups(report, sheet)
        yield from _output(report, sheet)
        for leaf in sheet.leaves:
            yield from _items(report, leaf)


def _total(report: Report, sheet: ScoreSheet) -> Iterator[Relation]:
    added = sum((leaf.full for leaf in sheet.leaves), Decimal(0))
    printed = number(sheet.total_full)
    where = sheet.total_full or sheet.leaves[0].full_cell
    wanted = printed if printed is not None else HUNDRED
    verdict = sum_verdict(wanted, added, Decimal(0))
    said = f"印出的合计为{numeral(wanted)}" if printed is not None else "表中没有印出合计，按满分100分核对"
    yield Relation(
        KIND,
        verdict,
        Severity.ERROR if verdict is Verdict.FAILS else Severity.INFO,
        f"{len(sheet.leaves)}项指标的分值相加＝{numeral(added)}，{said}，"
        + ("相符。" if added == wanted else "不符。"),
        report.at(where),
        printed=numeral(wanted),
        recomputed=numeral(added),
        difference=numeral(added - wanted),
        operands=tuple(Operand(leaf.name.text, numeral(leaf.full)) for leaf in sheet.leaves),
        also=tuple(report.at(leaf.full_cell) for leaf in sheet.leaves),
    )
    if printed is not None and printed != HUNDRED:
        words = f"分值合计印为{numeral(printed)}分，不是100分；若有不适用的指标，应写明折算办法。"
        yield flag(KIND, Verdict.SUSPICIOUS, Severity.WARNING, words, report.at(where))


def _groups(report: Report, sheet: ScoreSheet) -> Iterator[Relation]:
    """Check a mark printed in the name of a group, as in 产出指标（50分）, against the leaves below it."""
    groups: dict[Cell, list[Leaf]] = {}
    for leaf in sheet.leaves:
        for group in leaf.groups:
            groups.setdefault(group, []).append(leaf)
    for group, leaves in groups.items():
        if match := IN_GROUP.search(group.text.translate(FULL_WIDTH)):
            wanted, added = Decimal(match[1]), sum((leaf.full for leaf in leaves), Decimal(0))
            terms = "＋".join(numeral(leaf.full) for leaf in leaves)
            yield _compared(report, group, f"“{group.text}”下各项分值", terms, added, wanted)


def _compared(  # noqa: PLR0913, PLR0917 - what, terms, sum and mark are the sentence
    report: Report, cell: Cell, what: str, terms: str, added: Decimal, wanted: Decimal
) -> Relation:
    holds = added == wanted
    return Relation(
        KIND,
        Verdict.HOLDS if holds else Verdict.FAILS,
        Severity.INFO if holds else Severity.ERROR,
        f"{what}：{terms}＝{numeral(added)}，分值为{numeral(wanted)}，" + ("相符。" if holds else "不符。"),
        report.at(cell),
        printed=numeral(wanted),
        recomputed=numeral(added),
        difference=numeral(added - wanted),
        operands=(Operand("分值", numeral(wanted)), Operand("相加", numeral(added))),
    )


def _items(report: Report, leaf: Leaf) -> Iterator[Relation]:
    """Check that the points in brackets of a standard make its full mark; alternatives must reach it at their best."""
    if not leaf.standard:
        return
    points = [Decimal(mark) for mark in POINTS.findall(leaf.standard.text.translate(FULL_WIDTH))]
    if not points:
        return
    added = sum(points, Decimal(0))
    falling = all(one > other for one, other in pairwise(points))
    alternatives = falling and len(points) > 1 and bool(ALTERNATIVES.search(leaf.standard.text))
    if alternatives and added != leaf.full:
        added, terms = max(points), f"各档{'、'.join(map(numeral, points))}，最高"
    else:
        terms = "＋".join(map(numeral, points))
    yield _compared(report, leaf.standard, f"“{leaf.name.text}”评分标准所列各点", terms, added, leaf.full)


def _output(report: Report, sheet: ScoreSheet) -> Iterator[Relation]:
    """Output and effect weigh at least sixty of a hundred, says 财预〔2020〕10号."""
    if not sheet.leaves[0].groups:
        return
    heavy = sum((leaf.full for leaf in sheet.leaves if leaf.groups and OUTPUT.search(leaf.groups[0].text)), Decimal(0))
    whole = sum((leaf.full for leaf in sheet.leaves), Decimal(0))
    if not heavy or not whole:
        return
    share = heavy / whole * 100
    holds = share >= FLOOR_OF_OUTPUT
    yield Relation(
        KIND,
        Verdict.HOLDS if holds else Verdict.SUSPICIOUS,
        Severity.INFO if holds else Severity.WARNING,
        f"产出与效益（含满意度）类指标共{numeral(heavy)}分，占{numeral(round(share, 2))}%，"
        + ("不低于" if holds else "低于")
        + "60%的一般要求。",
        report.at(sheet.leaves[0].full_cell),
        printed=numeral(heavy),
        recomputed=numeral(round(share, 2)),
    )
