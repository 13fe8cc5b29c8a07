"""The printed formula is generated from what is applied."""

from __future__ import annotations

from decimal import Decimal

from guitu.allocation.describe import handbook
from guitu.allocation.formulas.special_fund import special_fund, year_on_year


def test_the_page_shows_every_factor_and_limit_with_its_source() -> None:
    formula = special_fund(limits=year_on_year(fall=Decimal(20), rise=Decimal(30)))
    page = handbook(formula)

    assert all(factor.words in page and str(factor.cites) in page for factor in formula.factors)
    assert "- 较上年降幅不超过20%（分配权重与口径（本级设定，非公布的规则））" in page
    assert "| 年平均在册人数 | 20.00% | 人 | 否 |" in page
    assert "- 无上下限" in handbook(special_fund())
