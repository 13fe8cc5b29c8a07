"""What the report says it contains: scoring announced needs a score table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guitu.scrutiny.relation import Relation, Severity, Verdict, flag
from guitu.scrutiny.report import Report

KIND = "presence"
SCORING = re.compile(
    r"(?:进行|逐项|逐条)[^，。；]{0,8}(?:评价)?(?:打分|评分)|附件?[^。]{0,30}?评分表|评分表[^，。]{0,8}(?:见附|附后)"
)


def find(report: Report) -> Iterator[Relation]:
    """Yield whether the score table that the report speaks of is there."""
    for line, text in report.prose:
        if match := SCORING.search(text):
            there, annexed = bool(report.sheets), "附" in match.group()
            lacking = Verdict.SUSPICIOUS if annexed else Verdict.FAILS
            yield flag(
                KIND,
                Verdict.HOLDS if there else lacking,
                Severity.INFO if there else Severity.WARNING if annexed else Severity.ERROR,
                f"报告写明“{match.group()}”，"
                + ("评分表随附。" if there else "送审的文件里却没有评分表，得分无从核对。"),
                report.found(line, match.group()),
            )
            return
