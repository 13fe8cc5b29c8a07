"""The audit as an officer reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from guitu.scrutiny.audit import Audit
from guitu.scrutiny.relation import Relation, Severity, Verdict

VERDICTS: dict[Verdict, str] = {
    Verdict.HOLDS: "相符",
    Verdict.ROUNDING: "尾差",
    Verdict.FAILS: "不符",
    Verdict.SUSPICIOUS: "存疑",
    Verdict.NOT_CHECKABLE: "无法核对",
}
SEVERITIES: dict[Severity, str] = {Severity.ERROR: "错误", Severity.WARNING: "警示", Severity.INFO: "提示"}
KINDS: dict[str, str] = {
    "sum": "合计",
    "stock_flow": "存量与流量",
    "count": "个数",
    "rate": "比率",
    "balance": "结余",
    "limit": "限额",
    "same_fact": "前后一致",
    "per_head": "人均标准",
    "cutoff": "截止日期",
    "weights": "分值",
    "score": "得分",
    "attainment": "目标与得分",
    "grade": "等级",
    "bands": "评分分档",
    "evidence": "评分依据",
    "sample": "样本",
    "contradiction": "前后矛盾",
    "correspondence": "问题与对策",
    "presence": "应有内容",
    "target": "量化目标",
    "breakdown": "支出明细",
    "place_name": "单位称谓",
    "obsolete_term": "过时用语",
    "placeholder": "未填内容",
    "duplicate_label": "指标重名",
    "unit": "单位",
    "population": "评价对象",
    "framework": "评价体系",
    "competence": "职权",
    "scope": "评价范围",
    "typography": "文字体例",
}
ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
SECTIONS = (Verdict.FAILS, Verdict.ROUNDING, Verdict.SUSPICIOUS, Verdict.NOT_CHECKABLE)


def text(audit: Audit, *, every: bool = False) -> str:
    """Return the findings, gravest first; with `every`, also what was checked and holds."""
    return "\n".join(_lines(audit, every=every)) + "\n"


def summary(audit: Audit) -> str:
    """Return one sentence: how much was checked and with what result."""
    counted = "，".join(f"{VERDICTS[verdict]}{count}项" for verdict, count in audit.counts.items() if count)
    return f"共核对{len(audit.relations)}项：{counted}。" if audit.relations else "没有找到可以核对的数字或说法。"


def _lines(audit: Audit, *, every: bool) -> Iterator[str]:
    yield f"审读《{audit.name}》"
    yield summary(audit)
    for verdict in (*SECTIONS, Verdict.HOLDS) if every else SECTIONS:
        found = sorted(audit.of(verdict), key=lambda relation: (ORDER.index(relation.severity), relation.where.line))
        if found:
            yield ""
            yield f"【{VERDICTS[verdict]}】{len(found)}项"
            yield from map(_line, found)


def _line(relation: Relation) -> str:
    mark = "" if relation.verdict is Verdict.HOLDS else f"{SEVERITIES[relation.severity]}·"
    return f"  第{relation.where.line}行 {mark}{KINDS[relation.kind]}：{relation.words}（{relation.id}）"
