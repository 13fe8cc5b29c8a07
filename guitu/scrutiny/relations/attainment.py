"""Target, attainment and score: what was missed cannot have its full mark, what was met needs a reason to lose any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from guitu.scrutiny.arithmetic import places, rounded
from guitu.scrutiny.figures import FULL_WIDTH, NUMBER
from guitu.scrutiny.relation import Operand, Relation, Severity, Verdict, numeral
from guitu.scrutiny.report import Report
from guitu.scrutiny.scoresheets import EXECUTION, Leaf

KIND = "attainment"
VALUE = re.compile(
    rf"^(?P<sign>≥|≤|＞|＜|>=|<=|>|<|=|＝|不低于|不少于|不高于|不超过|达到)?(?P<number>{NUMBER})(?P<unit>[一-龥%]{{0,3}}?)(?P<after>以上|以下|以内|及以上|及以下)?$"
)
AT_MOST = frozenset({"≤", "＜", "<", "<=", "不高于", "不超过"})
LOW_IS_GOOD = re.compile(r"犯罪率|脱管|漏管|失联|投诉|违法|违规|差错|事故|成本")


def find(report: Report) -> Iterator[Relation]:
    """Yield each leaf whose target and attainment are both numbers of one unit."""
    for leaf in report.leaves:
        if leaf.target and leaf.actual and leaf.score is not None:
            if leaf.name.text == EXECUTION:
                yield from _execution(report, leaf)
            else:
                yield from _of_leaf(report, leaf)


def _read(text: str) -> re.Match[str] | None:
    return VALUE.match(re.sub(r"\s+", "", text.translate(FULL_WIDTH)))


def _of_leaf(report: Report, leaf: Leaf) -> Iterator[Relation]:
    target = _read(leaf.target.text) if leaf.target else None
    actual = _read(leaf.actual.text) if leaf.actual else None
    if not target or not actual or target["unit"] != actual["unit"]:
        return
    met = _met(leaf, target, Decimal(actual["number"].replace(",", "")))
    full = leaf.score is not None and leaf.score >= leaf.full
    said = f"“{leaf.name.text}”目标{target.group()}，完成{actual.group()}，"
    said += f"满分{numeral(leaf.full)}分，得{numeral(leaf.score or Decimal(0))}分，"
    reason = leaf.evidence and re.search(r"[一-龥]", leaf.evidence.text)
    if met == full or (met and reason):
        yield _relation(report, leaf, Verdict.HOLDS, said + "相合。")
    elif full:
        yield _relation(report, leaf, Verdict.SUSPICIOUS, said + "没有达到目标却得了满分。")
    else:
        yield _relation(report, leaf, Verdict.SUSPICIOUS, said + "达到了目标却扣了分，没有写明原因。")


def _met(leaf: Leaf, target: re.Match[str], actual: Decimal) -> bool:
    wanted = Decimal(target["number"].replace(",", ""))
    low = target["sign"] in AT_MOST or "下" in (target["after"] or "") or "内" in (target["after"] or "")
    if low or (not target["sign"] and not target["after"] and LOW_IS_GOOD.search(leaf.name.text)):
        return actual <= wanted
    return actual >= wanted


def _execution(report: Report, leaf: Leaf) -> Iterator[Relation]:
    """Hold the mark for budget execution against its full mark times the rate."""
    rate = _read(leaf.actual.text) if leaf.actual else None
    if not rate or rate["unit"] != "%" or leaf.score is None or not leaf.score_cell:
        return
    due = min(leaf.full, leaf.full * Decimal(rate["number"]) / 100)
    shown = rounded(due, max(places(leaf.score_cell.text), 1))
    close = abs(due - leaf.score) <= Decimal("0.5").scaleb(-places(leaf.score_cell.text))
    holds = close and not (leaf.score >= leaf.full > due)
    words = f"预算执行率{rate.group()}，{numeral(leaf.full)}×{rate.group()}＝{numeral(shown)}分，"
    words += f"得{numeral(leaf.score)}分，"
    words += "相合。" if holds else "不合；若另有计分办法，应写明。"
    yield _relation(report, leaf, Verdict.HOLDS if holds else Verdict.SUSPICIOUS, words, shown)


def _relation(report: Report, leaf: Leaf, verdict: Verdict, words: str, due: Decimal | None = None) -> Relation:
    cells = [cell for cell in (leaf.actual, leaf.score_cell) if cell and cell.text]
    return Relation(
        KIND,
        verdict,
        Severity.INFO if verdict is Verdict.HOLDS else Severity.WARNING,
        words,
        report.at(cells[-1]),
        printed=numeral(leaf.score or Decimal(0)),
        recomputed=None if due is None else numeral(due),
        operands=tuple(Operand(name, cell.text) for name, cell in zip(("完成", "得分"), cells, strict=False)),
        also=(report.at(cells[0]),),
    )
