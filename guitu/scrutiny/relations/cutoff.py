"""The day to which the data run, against the year that the report covers."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from guitu.scrutiny.relation import Operand, Place, Relation, Severity, Verdict
from guitu.scrutiny.report import Report

KIND = "cutoff"
CUTOFF = re.compile(r"截[至止]到?至?\s*(20\d\d)年(\d{1,2})月(?:(\d{1,2})日|底|末)?(?:底|末|止)?")
PART_YEAR = re.compile(r"上半年|半年|前[一二三]季度|[一二三]季度|\d{1,2}\s*[-—至~～到]\s*\d{1,2}月|中期|监控")
PAST_EVENT = re.compile(r"共有?党员|成立|建成")


def find(report: Report) -> Iterator[Relation]:
    """Yield every cut-off day of figures that falls in the year reported on."""
    if not report.year or PART_YEAR.search(report.opening[:200]):
        return
    for line, text in report.prose:
        figures = report.figures[line]
        for match in CUTOFF.finditer(text):
            day = _day(match)
            behind = any(match.end() <= figure.start <= match.end() + 80 for figure in figures)
            if day and day.year == report.year and behind:
                yield _judged(report, day, report.found(line, match.group()))


def _day(match: re.Match[str]) -> date | None:
    year, month = int(match[1]), int(match[2])
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    number = int(match[3]) if match[3] else last
    return date(year, month, number) if 1 <= number <= last else None


def _judged(report: Report, day: date, where: Place) -> Relation:
    end = date(day.year, 12, 31)
    missing = (end - day).days
    words = f"数据截至{day.year}年{day.month}月{day.day}日，"
    if missing:
        words += f"报告评价的是{day.year}年全年，缺{missing}天"
        words += f"；报告落款{_said(report.dated)}，本可补齐。" if report.dated and report.dated > end else "。"
    else:
        words += "与报告年度相合。"
    return Relation(
        KIND,
        Verdict.FAILS if missing else Verdict.HOLDS,
        Severity.WARNING if missing else Severity.INFO,
        words,
        where,
        printed=day.isoformat(),
        recomputed=end.isoformat(),
        difference=f"{missing}天",
        operands=(Operand("数据截止日", day.isoformat()), Operand("报告期末", end.isoformat())),
    )


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
