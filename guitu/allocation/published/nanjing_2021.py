"""南京市2021年市级社区矫正专项资金：报告印出的各区分配金额（万元）与合计。

Kept as printed. The rows make 317.03 and the total reads 317.00. The report names five
factors without weights or data, so the amounts cannot be recomputed.
"""

from __future__ import annotations

from decimal import Decimal

from guitu.allocation.rounding import Discrepancy, discrepancy

PRINTED_ROWS: dict[str, Decimal] = {
    "玄武区": Decimal("11.10"),
    "秦淮区": Decimal("27.04"),
    "建邺区": Decimal("17.90"),
    "鼓楼区": Decimal("28.50"),
    "栖霞区": Decimal("30.19"),
    "雨花台区": Decimal("20.90"),
    "江宁区": Decimal("64.40"),
    "浦口区": Decimal("15.84"),
    "六合区": Decimal("21.53"),
    "溧水区": Decimal("26.08"),
    "高淳区": Decimal("21.61"),
    "江北新区": Decimal("31.94"),
}
PRINTED_TOTAL = Decimal("317.00")


def drift() -> Discrepancy:
    """Hold the printed rows to the printed total."""
    return discrepancy(tuple(PRINTED_ROWS.values()), PRINTED_TOTAL)
