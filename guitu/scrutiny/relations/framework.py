"""Whether the report fits its own frame: the rule that it cites, the object that it names, the powers of its author."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guitu.scrutiny.relation import Place, Relation, Severity, Verdict, flag
from guitu.scrutiny.report import Report

KIND = "framework"
CURRENT_RULE = re.compile(r"财预[〔\[（(]2020[〕\])）]10号")
OLDER_TREE = ("项目决策", "项目管理", "项目绩效")
OLDER_DIMENSIONS = re.compile(r"经济性、效率性、有效性(?:和|、|及)可持续性")
POLICE_PENALTY = re.compile(r"(?:处分|处罚|惩处)[^。；]{0,200}?其中[^。；]{0,200}?治安管理处罚(\d+)(?:人次|人|例|次)")
OTHER_BUSINESS = re.compile(r"安置帮教|刑满释放")
ONE_TIER = re.compile(r"评价对象为(?:[^，。]{0,8})?(市|县|区|省)级(?:专项)?[^，。]{0,10}资金")
OTHER_TIERS = {"市": r"省|区级|县级", "县": r"中央|省|市级|乡镇", "区": r"中央|省|市级", "省": r"中央|市级|县级"}
ARRIVAL = re.compile(r"资金.*(?:到位|到达|配套)")


def find(report: Report) -> Iterator[Relation]:
    """Yield what does not fit the frame; none of it is arithmetic, all of it is for a human to weigh."""
    yield from _tree(report)
    for line, text in report.prose:
        if match := OLDER_DIMENSIONS.search(text):
            words = f"“{match.group()}”是旧的评价维度；现行提法为经济性、效率性、效益性和公平性。"
            yield flag(KIND, Verdict.SUSPICIOUS, Severity.INFO, words, report.found(line, match.group()))
        if (match := POLICE_PENALTY.search(text)) and int(match[1]):
            words = "治安管理处罚由公安机关决定，司法行政机关只能提请；计入本单位作出的处分不妥，请分列。"
            where = report.found(line, f"治安管理处罚{match[1]}")
            yield flag("competence", Verdict.SUSPICIOUS, Severity.INFO, words, where)
    yield from _other_business(report)
    yield from _one_tier(report)


def _tree(report: Report) -> Iterator[Relation]:
    cited = next((report.found(line, m.group()) for line, t in report.prose if (m := CURRENT_RULE.search(t))), None)
    firsts = {group.text: group for leaf in report.leaves for group in leaf.groups[:1]}
    older = [firsts[name] for name in OLDER_TREE if name in firsts]
    if cited and len(older) == len(OLDER_TREE):
        missing = [word for word in ("成本", "执行率") if not any(word in leaf.name.text for leaf in report.leaves)]
        words = "引用财预〔2020〕10号，指标体系却是旧的“项目决策、项目管理、项目绩效”"
        words += f"，且没有{'、'.join(missing)}指标。" if missing else "。"
        yield flag(KIND, Verdict.SUSPICIOUS, Severity.WARNING, words, report.at(older[0]), cited)


def _other_business(report: Report) -> Iterator[Relation]:
    """Work of another project told as work of this one."""
    title = report.opening[:60]
    if "社区矫正" not in title or OTHER_BUSINESS.search(title):
        return
    found: list[Place] = []
    for line, text in report.prose[1:]:
        for piece in re.split(r"(?<=。)(?=[一二三四五六七八九十]是)", text):
            if len(OTHER_BUSINESS.findall(piece)) and re.search(r"帮教对象|安置帮教人员", piece):
                found.append(report.found(line, piece[:30]))  # noqa: PERF401 - a comprehension of three clauses reads worse
    if found:
        words = f"评价对象是社区矫正项目，有{len(found)}段写的是安置帮教工作，不在本项目之内，请核实。"
        yield flag("scope", Verdict.SUSPICIOUS, Severity.WARNING, words, *found)


def _one_tier(report: Report) -> Iterator[Relation]:
    for line, text in report.prose:
        if not (match := ONE_TIER.search(text)):
            continue
        others = re.compile(OTHER_TIERS[match[1]])
        for leaf in report.leaves:
            asked = leaf.standard.text if leaf.standard else ""
            if leaf.standard and ARRIVAL.search(asked) and others.search(asked):
                words = f"评价对象只是{match[1]}级资金，“{leaf.name.text}”的标准却同时评价其他层级的资金，"
                words += "而其数额没有写明。"
                places = report.at(leaf.standard), report.found(line, match.group())
                yield flag("scope", Verdict.SUSPICIOUS, Severity.WARNING, words, *places)
        return
