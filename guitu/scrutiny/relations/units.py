"""Units and headings that do not fit: a rate marked by cases, staff counted as those served."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guitu.scrutiny.relation import Relation, Severity, Verdict, flag
from guitu.scrutiny.report import Report
from guitu.scrutiny.scoresheets import Leaf

RATE = re.compile(r"率$|率[（(]|比例|比重")
BY_CASE = re.compile(r"(?:每)?(?:一|1|\d)(?:起|件|例|人|次)[^，。；]{0,14}扣|每(?:发生|有|出现)[^，。；]{0,10}扣")
SERVED = re.compile(r"服务对象|受益|社会公众|群众")
STAFF = re.compile(r"工作人员|干部|职工|社工|民警")
PERCENT = re.compile(r"\d\s*[%％]")
COUNT = re.compile(r"^\s*[≥≤>＞<=]?\s*\d+(?:\.\d+)?\s*(?:人次|人|次|件|个|份|名|期|场|万元|元)\s*$")
SATISFACTION = re.compile(r"满意")


def find(report: Report) -> Iterator[Relation]:
    """Yield indicators whose unit or population does not fit."""
    for leaf in report.leaves:
        yield from _units(report, leaf)
        yield from _people(report, leaf)


def _units(report: Report, leaf: Leaf) -> Iterator[Relation]:
    if RATE.search(leaf.name.text) and leaf.standard and (match := BY_CASE.search(leaf.standard.text)):
        words = f"“{leaf.name.text}”是比率，评分标准却按件数扣分（“{match.group()}”），指标与标准的单位不一致。"
        yield flag("unit", Verdict.SUSPICIOUS, Severity.INFO, words, report.at(leaf.standard), report.at(leaf.name))
    if not (leaf.target and leaf.actual):
        return
    target, actual = leaf.target.text, leaf.actual.text
    if (PERCENT.search(target) and COUNT.match(actual)) or (COUNT.match(target) and PERCENT.search(actual)):
        words = f"“{leaf.name.text}”的目标值是“{target}”，完成值是“{actual}”，单位不同，无法比较。"
        yield flag("unit", Verdict.FAILS, Severity.ERROR, words, report.at(leaf.actual), report.at(leaf.target))


def _people(report: Report, leaf: Leaf) -> Iterator[Relation]:
    heads = [group for group in leaf.groups if SERVED.search(group.text)]
    if heads and SATISFACTION.search(leaf.name.text) and STAFF.search(leaf.name.text):
        words = f"工作人员不是服务对象，“{leaf.name.text}”（{leaf.full}分）不宜列在“{heads[-1].text}”之下。"
        yield flag(
            "population", Verdict.SUSPICIOUS, Severity.WARNING, words, report.at(leaf.name), report.at(heads[-1])
        )
