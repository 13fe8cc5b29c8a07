"""Statements that cannot both be so, wherever in the report they stand.

A row is a pair: what is claimed, what speaks against it. A claim is words of the text, or an indicator with its
full mark. Words under a negation, and words of a standard or of advice, assert nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guitu.scrutiny.relation import Place, Relation, Severity, Verdict, flag
from guitu.scrutiny.report import Report
from guitu.scrutiny.sections import Part

KIND = "contradiction"
NEGATED = re.compile(
    r"(?:无|没有|未发生|未出现|未发现|不存在|防止|避免|杜绝|是否|有无|严禁|减少|预防|如有|解决|若|如)[^，。；]{0,8}$"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim (words, or the name of an indicator that got its full mark) and what speaks against it."""

    claim: re.Pattern[str] | None
    indicator: re.Pattern[str] | None
    against: re.Pattern[str]
    words: str
    verdict: Verdict
    severity: Severity


def _pair(  # noqa: PLR0913 - a row of the table below
    against: str,
    words: str,
    *,
    claim: str = "",
    indicator: str = "",
    verdict: Verdict = Verdict.SUSPICIOUS,
    severity: Severity = Severity.WARNING,
) -> Pair:
    return Pair(
        re.compile(claim) if claim else None,
        re.compile(indicator) if indicator else None,
        re.compile(against),
        words,
        verdict,
        severity,
    )


LATE = (
    r"(?:到账|到位|拨付|下达|拨款)[^，。；]{0,6}?(?:较迟|较晚|迟|晚|滞后|较慢|缓慢|不及时|延迟)|"
    r"未(?:能)?及时(?:到位|到账|拨付|下达)|(?:滞后|延迟|迟延)(?:拨付|到位|下达)"
)
UNUSED = (
    r"未(?:能)?(?:及时|按时|全部|完全)?(?:使用|支出|用完|执行)(?:完毕|完)?|"
    r"(?:资金|经费)[^，。；]{0,6}(?:结余|沉淀|闲置|结转下年)|结余资金\d"
)
PAIRS: tuple[Pair, ...] = (
    _pair(
        UNUSED,
        "资金写明已全部使用，另一处却说有资金没有（及时）使用",
        claim=r"(?:使用|执行|支出)率(?:为|达|达到|均为|是)?100(?:\.0+)?%|(?:已|资金)全部(?:用于|支出|使用)",
        verdict=Verdict.FAILS,
        severity=Severity.ERROR,
    ),
    _pair(
        LATE,
        "资金到位得了满分，另一处却说资金到账迟",
        indicator=r"到位|资金落实|资金拨付|拨付及时",
        verdict=Verdict.FAILS,
        severity=Severity.ERROR,
    ),
    _pair(
        LATE,
        "写明资金及时到位，另一处却说资金到账迟",
        claim=r"(?:资金|经费|拨付|到位)[^，。；不未]{0,8}(?<![不未能])及时|(?<![不未能])及时(?:足额)?(?:到位|到账|拨付|下达)",
        verdict=Verdict.FAILS,
        severity=Severity.ERROR,
    ),
    _pair(
        r"(?:配比|分配|结构|安排)[^，。；]{0,6}(?:不够|不尽|欠|不)合理",
        "资金分配得了满分，另一处却说分配或配比不合理",
        indicator=r"分配",
    ),
    _pair(
        r"帮扶[^，。；]{0,8}(?:不明显|不够|不足|不到位|不高|流于形式|欠缺)",
        "帮扶类指标得了满分，另一处却说帮扶成效不足",
        indicator=r"帮扶|帮教",
    ),
    _pair(
        r"(?:人员|人手|力量|队伍)[^，。；：]{0,8}(?:不足|薄弱|短缺|不够|紧缺)|流动性(?:强|大)",
        "组织机构得了满分，另一处却说人员不足或队伍薄弱",
        indicator=r"组织|机构|队伍|人员配备",
    ),
    _pair(
        r"收入(?:低|偏低)|流动性(?:强|大)",
        "工作人员满意度得了满分，另一处却说工作人员收入低、流动性强",
        indicator=r"工作人员.*满意",
    ),
    _pair(
        r"未(?:及时)?(?:制定|出台|建立)[^，。；]{0,12}(?:办法|制度|细则)|(?:管理|财务|资金|内控)[^，。；]{0,4}(?:制度|办法)[^，。；]{0,4}(?:不健全|不完善|缺失|不规范)",
        "管理制度得了满分，另一处却说有单位没有制定办法或制度不健全",
        indicator=r"管理制度(?!.*财务)",
        severity=Severity.INFO,
    ),
    _pair(
        r"重新?(?:违法)?犯罪率(?:远)?(?:低于|高于|略低于|控制在)|(?:发生|出现)重新犯罪\s*[1-9]\d*|[1-9]\d*[人名例][^，。；]{0,6}重新犯罪(?!率)",
        "一处写再犯罪率为零，另一处的说法表明并非为零",
        claim=r"(?:再|重新)犯罪率?(?:为|是)?(?:0(?!\.\d)|零)(?!\d)|(?:未发生|无|没有)(?:一起|一例|一人)?重新犯罪",
    ),
    _pair(
        r"(?<!无)(?<!未发生)(?:脱管|漏管)\s*[1-9]\d*[人名例起]|[1-9]\d*[人名例起][^，。；]{0,4}(?:脱管|漏管)",
        "一处写没有脱管漏管，另一处有脱管漏管的人数",
        claim=r"(?:无|未发生|没有|零)(?:一例|一起|一人)?(?:脱管|漏管)|(?:脱管|漏管)率(?:为|是)?(?:0(?!\.)|零)",
        verdict=Verdict.FAILS,
        severity=Severity.ERROR,
    ),
    _pair(
        r"(?:审计|检查|巡察|自查)[^。；]{0,16}发现[^。；]{0,12}(?:挪用|截留|挤占|违规|虚报|超标准)",
        "一处写没有违规使用资金，另一处写检查发现违规",
        claim=r"(?:无|未发生|不存在|没有)[^，。；]{0,12}(?:截留|挤占|挪用|违纪违规|违规)",
    ),
    _pair(
        r"未(?:能)?完成[^，。；]{0,10}(?:任务|目标|计划|指标)|(?:任务|目标)[^，。；]{0,6}未(?:能)?完成",
        "一处写任务全部完成，另一处写有任务没有完成",
        claim=r"(?:全面|全部|圆满)完成(?:了)?[^，。；]{0,10}(?:任务|目标)|完成率(?:为|达|达到)?100%",
    ),
)


def find(report: Report) -> Iterator[Relation]:
    """Yield each pair of the table of which both sides are asserted, in different places."""
    advice = {item.place.line for item in report.part(Part.REMEDY)} - {i.place.line for i in report.part(Part.PROBLEM)}
    told = [(line, text) for line, text in report.said if line not in advice]
    for pair in PAIRS:
        claims = [*_asserted(report, pair.claim, told), *_full_marks(report, pair.indicator)]
        against = _asserted(report, pair.against, told)
        if not claims:
            continue
        for place in against[:2]:
            claim = next((one for one in claims if one.line != place.line or one.quote not in place.quote), None)
            if claim and not _one_breath(claim, place, pair):
                words = (
                    f"{pair.words}：第{claim.line}行“{_short(claim.quote)}”，第{place.line}行“{_short(place.quote)}”。"
                )
                yield flag(KIND, pair.verdict, pair.severity, words, place, claim)
                break


def _asserted(report: Report, pattern: re.Pattern[str] | None, told: list[tuple[int, str]]) -> list[Place]:
    if pattern is None:
        return []
    return [
        report.found(line, _clause(text, match))
        for line, text in told
        for match in pattern.finditer(text)
        if not NEGATED.search(text[max(0, match.start() - 14) : match.start()])
    ]


def _clause(text: str, match: re.Match[str]) -> str:
    """Return the clause in which the words stand, so that the quotation can be understood."""
    start = max(text.rfind(mark, 0, match.start()) for mark in "，。；：;、,") + 1
    ends = [at for mark in "，。；;、," if (at := text.find(mark, match.end())) >= 0]
    return text[start : min(ends, default=len(text))].strip()


def _full_marks(report: Report, pattern: re.Pattern[str] | None) -> list[Place]:
    if pattern is None:
        return []
    return [
        report.at(leaf.name)
        for leaf in report.leaves
        if leaf.full and leaf.score == leaf.full and pattern.search(leaf.name.text)
    ]


def _one_breath(claim: Place, place: Place, pair: Pair) -> bool:
    """Tell a claim and its exception in one clause, which qualify one another and contradict nothing."""
    return pair.claim is not None and claim.line == place.line and claim.quote == place.quote


def _short(quote: str) -> str:
    return quote if len(quote) <= 30 else quote[:29] + "…"
