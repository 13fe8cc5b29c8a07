"""Does the evidence of an indicator speak to its standard, and does every deduction point to an item of it?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from guitu.scrutiny.document import Cell
from guitu.scrutiny.figures import FULL_WIDTH, NUMBER
from guitu.scrutiny.relation import Relation, Severity, Verdict, flag, numeral
from guitu.scrutiny.report import LONGEST, Report
from guitu.scrutiny.scoresheets import Leaf

KIND = "evidence"
ITEM = re.compile(
    r"(?P<words>[^（()）；;、。①-⑳]{0,80}(?:[、][^（()）；;、。①-⑳]{0,80}){0,8}?)"
    rf"[（(]\s*(?P<points>{NUMBER})\s*分\s*[)）]"
)
TIMELY = re.compile(r"及时|按时|按期|时限")
TIMELY_EVIDENCE = re.compile(r"及时|按时|按期|时间|月底|日前|季度|延迟|较迟|提前")
DISCRETION = re.compile(r"酌情")
THRESHOLD = re.compile(r"(?:超过|达到|不低于|以上|大于|≥)[^，。；]{0,6}(?:得|计)?满分|每(?:降低|减少|下降)")
FACILITY = re.compile(r"[一-龥]{2,8}(?:功能室|工作室|室|基地|系统|平台)")
NEGATIVE = re.compile(r"未|不够|不合理|不足|不到位|不完善|不规范|较迟|较慢|滞后|缺|欠|占.{0,6}\d+%以上|偏")
EMPTY = re.compile(
    r"社区矫正|社区|矫正|工作|对象|人员|资金|使用|情况|管理|是否|项目|各区|各县|各所|全市|全县|全区|严格|开展|落实|进行|建立|完善|完成|加强|强化|积极|有关|相关|专项|要求|部门|得|扣|分"
)
SCORE = re.compile(rf"(?:扣|得)(?:{NUMBER})分")


def find(report: Report) -> Iterator[Relation]:
    """Yield, leaf by leaf, evidence that leaves its standard aside."""
    for leaf in report.leaves:
        if leaf.standard and leaf.evidence:
            yield from _timeliness(report, leaf, leaf.standard, leaf.evidence)
            yield from _discretion(report, leaf, leaf.standard, leaf.evidence)
            yield from _restated(report, leaf, leaf.standard, leaf.evidence)
            yield from _facility(report, leaf, leaf.standard, leaf.evidence)
            yield from _deduction(report, leaf, leaf.standard, leaf.evidence)


def pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring characters of a text that carry meaning of their own."""
    plain = re.sub(r"[^一-龥]", " ", EMPTY.sub(" ", SCORE.sub("", text)))
    return {plain[at : at + 2] for at in range(len(plain) - 1) if " " not in plain[at : at + 2]}


def _timeliness(report: Report, leaf: Leaf, standard: Cell, evidence: Cell) -> Iterator[Relation]:
    if TIMELY.search(standard.text) and not TIMELY_EVIDENCE.search(evidence.text) and "率" in evidence.text:
        words = f"“{leaf.name.text}”的标准问是否及时，评分过程只给了比率，没有时间。"
        yield flag(KIND, Verdict.FAILS, Severity.WARNING, words, report.at(evidence), report.at(standard))


def _discretion(report: Report, leaf: Leaf, standard: Cell, evidence: Cell) -> Iterator[Relation]:
    if DISCRETION.search(evidence.text) and not DISCRETION.search(standard.text) and THRESHOLD.search(standard.text):
        words = f"“{leaf.name.text}”的标准是按界线给分，评分过程却写“酌情”，二者不合。"
        yield flag(KIND, Verdict.FAILS, Severity.WARNING, words, report.at(evidence), report.at(standard))
    elif DISCRETION.search(standard.text):
        words = f"“{leaf.name.text}”的标准写“酌情”，没有可以复算的规则。"
        yield flag(KIND, Verdict.SUSPICIOUS, Severity.INFO, words, report.at(standard))


def _restated(report: Report, leaf: Leaf, standard: Cell, evidence: Cell) -> Iterator[Relation]:
    """Evidence that repeats the name of the indicator and nothing of its standard proves nothing."""
    asked, told = pairs(standard.text), pairs(evidence.text)
    if not asked or asked & told or leaf.deducted or re.search(r"\d", SCORE.sub("", evidence.text)):
        return
    if leaf.name.text in evidence.text:
        words = f"“{leaf.name.text}”的评分过程只重复了指标名称，没有说到评分标准所问的内容，也没有数据。"
        yield flag(KIND, Verdict.FAILS, Severity.WARNING, words, report.at(evidence), report.at(standard))
    else:
        words = f"“{leaf.name.text}”的评分过程看不出与评分标准各点的对应，请核实。"
        yield flag(KIND, Verdict.SUSPICIOUS, Severity.INFO, words, report.at(evidence), report.at(standard))


def _facility(report: Report, leaf: Leaf, standard: Cell, evidence: Cell) -> Iterator[Relation]:
    """Look for each room, base or system that the standard asks for by name."""
    for words, _ in _items(standard):
        found = FACILITY.search(EMPTY.sub("", words))
        if found and not pairs(words) & pairs(evidence.text):
            said = f"“{leaf.name.text}”的标准要求“{words.strip('，,：:')}”，评分过程没有提到。"
            yield flag(KIND, Verdict.FAILS, Severity.WARNING, said, report.at(evidence), report.at(standard))


def _items(standard: Cell) -> list[tuple[str, Decimal]]:
    text = standard.text[:LONGEST].translate(FULL_WIDTH)
    return [(match["words"].strip("，, "), Decimal(match["points"])) for match in ITEM.finditer(text)]


def _deduction(report: Report, leaf: Leaf, standard: Cell, evidence: Cell) -> Iterator[Relation]:
    """See that a deduction takes whole items of the standard, for a reason that lies in one of them."""
    items = _items(standard)
    if not leaf.deducted or not items or re.search(r"权重比|按比例|每", standard.text):
        return
    taken = sum(leaf.deducted, Decimal(0))
    reachable = {
        sum(chosen, Decimal(0))
        for count in range(1, min(len(items), 8) + 1)
        for chosen in combinations([points for _, points in items[:8]], count)
    }
    if taken not in reachable:
        shown = "、".join(numeral(points) for _, points in items)
        words = (
            f"“{leaf.name.text}”的标准各点为{shown}分，扣{numeral(taken)}分不是其中任何一点或几点之和，"
            "标准没有部分给分的规定。"
        )
        yield flag(KIND, Verdict.SUSPICIOUS, Severity.WARNING, words, report.at(evidence), report.at(standard))
        return
    clauses = [clause for clause in re.split(r"[，。；,;]", SCORE.sub("", evidence.text)) if clause]
    reasons = [clause for clause in clauses if NEGATIVE.search(clause) and clause not in standard.text]
    if not reasons:
        reasons = [clause for clause in clauses if NEGATIVE.search(clause)]
    asked = pairs(standard.text)
    met = [words for words, _ in items if pairs(words) and pairs(words) & _told(clauses, reasons)]
    if reasons and not any(pairs(reason) & asked for reason in reasons) and met:
        words = (
            f"“{leaf.name.text}”扣{numeral(taken)}分的理由（{'；'.join(reasons)}）不在评分标准所列各点之内，"
            "而标准各点又写作已经达到；扣分应指明是哪一点。"
        )
        yield flag(KIND, Verdict.FAILS, Severity.WARNING, words, report.at(evidence), report.at(standard))


def _told(clauses: list[str], reasons: list[str]) -> set[str]:
    return set().union(*(pairs(clause) for clause in clauses if clause not in reasons))
