"""A fund formula as a page: factors, weights and limits, generated from the data that shares out."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from guitu.allocation.formula import Formula
from guitu.allocation.rounding import shown


def handbook(formula: Formula[Any]) -> str:
    """Return the page of a formula in Markdown: every row with its weight and source."""
    rows = []
    for factor in formula.factors:
        weight, multiplied = shown(Fraction(factor.weight), 2), "是" if factor.coefficient else "否"
        rows.append(f"| {factor.words} | {weight}% | {factor.unit or '—'} | {multiplied} | {factor.cites} |")
    share = "某单位应分金额＝资金总额×∑（因素权重×该单位数据÷各单位数据之和）"
    rounding = f"以{formula.unit}万元为最小单位，按最大余数法取整，各单位之和恒等于资金总额"
    limits = [f"- {limit.words}（{limit.cites}）" for limit in formula.limits] or ["- 无上下限"]
    return "\n".join(
        [
            f"# {formula.words}",
            f"\n依据：{formula.cites}。\n",
            f"{share}；{rounding}。\n",
            "| 因素 | 权重 | 单位 | 乘系数 | 依据 |",
            "| --- | --- | --- | --- | --- |",
            *rows,
            "\n## 上下限\n",
            *limits,
            "",
        ]
    )
