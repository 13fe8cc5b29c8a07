"""Uses of the money: named ones should carry their amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guitu.scrutiny.figures import Measure
from guitu.scrutiny.relation import Operand, Relation, Severity, Verdict
from guitu.scrutiny.report import Report

KIND = "breakdown"
USES = re.compile(r"(?:主要)?用于(?P<list>[^。；]{0,60}?、[^。；]{0,300})")
SPLIT_USES = re.compile(r"、|以及|和|及")
FEWEST_USES = 3
USE_HEAD = re.compile(r"支出(?:内容|项目|科目|明细)|用途|经济分类|使用方向|开支")


def find(report: Report) -> Iterator[Relation]:
    """Yield whether any of the uses named carries an amount, here or in a table."""
    if any(USE_HEAD.search(cell.text) for table in report.tables for row in table.rows[:2] for cell in row):
        return
    for line, text in report.prose:
        for match in USES.finditer(text):
            uses = [use for use in SPLIT_USES.split(match["list"]) if use]
            context = text[max(0, match.start() - 120) : match.end()]
            if len(uses) < FEWEST_USES or not re.search(r"资金|经费|预算|支出", context):
                continue
            money = [
                figure
                for figure in report.figures[line]
                if match.start() <= figure.start < match.end() + 120 and figure.measure is Measure.MONEY
            ]
            elsewhere = [use for use in uses if _priced(report, use)]
            there = bool(money or elsewhere)
            words = f"列举了{len(uses)}种用途（{match['list'][:40]}），" + (
                "并有分项金额。" if there else "没有一种写明金额，支出结构无法核对。"
            )
            severity = Severity.INFO if there else Severity.WARNING
            verdict = Verdict.HOLDS if there else Verdict.FAILS
            operands = tuple(Operand("用途", use) for use in uses)
            where = report.found(line, match.group())
            yield Relation(KIND, verdict, severity, words, where, operands=operands)
            return


def _priced(report: Report, use: str) -> bool:
    """Tell whether a use appears somewhere beside an amount of money."""
    return any(
        figure.measure is Measure.MONEY and len(use) > 1 and use[-4:] in figure.label
        for figures in report.figures.values()
        for figure in figures
    )
