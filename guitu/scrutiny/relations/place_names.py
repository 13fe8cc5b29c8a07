"""How a report calls its own unit: 全区 in the report of a county was copied from another's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guitu.scrutiny.relation import Place, Relation, Severity, Verdict, flag
from guitu.scrutiny.report import Report

_COUNTY = r"(?<![安健完齐周])全县(?!域)|我县|本县(?!域)"
_DISTRICT = r"(?<![安健完齐周])全区(?!域|间|块|位|分)|我区|本区(?!域|间|块|别)"
_CITY = r"我市(?!场)|本市(?!场)"
NOT_SELF: dict[str, str] = {"县": f"{_DISTRICT}|{_CITY}", "区": f"{_COUNTY}|{_CITY}", "市": _COUNTY}
SELF: dict[str, str] = {"县": _COUNTY, "区": _DISTRICT, "市": rf"全市(?!场)|{_CITY}"}
AUTONOMOUS = re.compile(r"自治区|内蒙古|广西|宁夏|新疆|西藏")
TITLE = re.compile(r"《[^》]*》")


def find(report: Report) -> Iterator[Relation]:
    """Yield every place where the unit is called what it is not, or that all are right."""
    if report.level not in NOT_SELF:
        return
    foreign = re.compile(NOT_SELF[report.level])
    own = re.compile(SELF[report.level])
    autonomous = any(AUTONOMOUS.search(text) for _, text in report.prose)
    misplaced: list[Place] = []
    at_home: list[Place] = []
    for line, text in report.prose:
        plain = TITLE.sub(lambda title: "《" + "○" * (len(title.group()) - 2) + "》", text)
        misplaced += [
            report.found(line, plain[match.start() : match.end() + 8].split("，")[0])
            for match in foreign.finditer(plain)
            if not (autonomous and match.group() == "全区")
        ]
        at_home += [report.found(line, match.group()) for match in own.finditer(plain)]
    for place in misplaced:
        words = f"本报告是{report.level}级单位的，此处却写“{place.quote[:2]}”，疑为照抄其他单位的文稿。"
        yield flag("place_name", Verdict.FAILS, Severity.WARNING, words, place)
    if at_home and not misplaced:
        words = f"全文自称{len(at_home)}处，都与{report.level}级单位相合。"
        yield flag("place_name", Verdict.HOLDS, Severity.INFO, words, at_home[0])
