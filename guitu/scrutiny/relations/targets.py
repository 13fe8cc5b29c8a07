"""A goal must be measured: without one number, completion cannot be judged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guitu.scrutiny.relation import Relation, Severity, Verdict, flag
from guitu.scrutiny.report import Report

KIND = "target"
MEASURED = re.compile(r"\d+(?:\.\d+)?\s*(?:%|％|人|名|例|件|次|人次|万元|元|个|家|所|份|分|场|起)|率为?零|零发生")


def find(report: Report) -> Iterator[Relation]:
    """Yield whether the goals carry numbers, in the text or in the table of indicators."""
    if not report.goals:
        return
    targets = [leaf for leaf in report.leaves if leaf.target and re.search(r"\d", leaf.target.text)]
    measured = [goal for goal in report.goals if MEASURED.search(goal.quote)]
    where = report.found(report.goals[-1].line, report.goals[-1].quote[:40])
    if measured or targets:
        words = "绩效目标有量化的指标值。" if measured else "绩效目标正文没有数字，指标表中有量化的指标值。"
        yield flag(KIND, Verdict.HOLDS, Severity.INFO, words, where)
    else:
        words = "年度绩效目标没有一个数字，完成与否无法衡量；应写明数量、质量、时效、成本和效果各达到多少。"
        yield flag(KIND, Verdict.FAILS, Severity.WARNING, words, where)
