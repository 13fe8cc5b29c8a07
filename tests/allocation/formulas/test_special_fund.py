"""社区矫正专项资金因素法分配：五项因素，权重为设定。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from guitu.allocation.formula import Infeasible, sensitivity
from guitu.allocation.formulas.special_fund import (
    EQUAL_WEIGHTS,
    Averaging,
    Capacity,
    FundUnit,
    Merit,
    guarantee,
    special_fund,
    year_on_year,
)
from guitu.allocation.published.nanjing_2021 import PRINTED_ROWS, PRINTED_TOTAL, drift

POOL = Decimal("317.00")


def a_unit(people: int, assessments: int, spending: str, score: str, capacity: str = "1.0") -> FundUnit:
    """A unit whose register grows by one person a month from so many."""
    return FundUnit(
        capacity=Decimal(capacity),
        opening=people,
        month_ends=tuple(range(people + 1, people + 13)),
        assessments=assessments,
        own_spending=Decimal(spending),
        score=Decimal(score),
        previous=Decimal(20),
    )


TWELVE = {
    "示一区": a_unit(120, 130, "40", "95"),
    "示二区": a_unit(260, 290, "75", "92.5"),
    "示三区": a_unit(180, 200, "66", "97"),
    "示四区": a_unit(310, 340, "90", "88", "0.8"),
    "示五区": a_unit(330, 350, "70.5", "96"),
    "示六区": a_unit(220, 240, "81", "91"),
    "示七区": a_unit(720, 810, "260", "98.5"),
    "示八区": a_unit(160, 150, "38", "90", "1.2"),
    "示九区": a_unit(240, 260, "42", "89", "1.4"),
    "示十区": a_unit(280, 300, "55", "93", "1.3"),
    "示十一区": a_unit(230, 210, "47", "94", "1.3"),
    "示新区": a_unit(350, 370, "120", "90.5", "0.9"),
}


def test_twelve_units_share_317_to_the_cent() -> None:
    """12个单位分317.00万元，各行之和恰为317.00万元。"""
    allocation = special_fund().allocate(POOL, TWELVE)

    assert sum(allocation.amounts.values()) == POOL
    assert max(allocation.amounts, key=lambda name: allocation.amounts[name]) == "示七区"
    assert all("权重20.00%×317.00万元" in str(part) for portion in allocation.portions for part in portion.parts)


def test_the_weights_are_a_setting_and_every_paper_says_so() -> None:
    """未见公布的权重：默认各20%，标明为本级设定。"""
    assert sum(Fraction(weight) for weight in EQUAL_WEIGHTS.values()) == 100
    assert "权重为本级设定" in special_fund().words
    assert "本级设定，非公布的规则" in str(special_fund().cites)
    assert [factor.words for factor in special_fund().factors] == [
        "财力补助",
        "年平均在册人数",
        "调查评估工作量",
        "本级经费投入",
        "绩效考核",
    ]


def test_the_formula_is_known_since_the_year_whose_report_names_it() -> None:
    assert special_fund().since == date(2021, 1, 1)


def test_weights_must_name_the_five_factors() -> None:
    with pytest.raises(ValueError, match="weights are set for \\[population\\]"):
        special_fund({"population": 100})
    with pytest.raises(ValueError, match="应为100%"):
        special_fund({**EQUAL_WEIGHTS, "population": 21})


def test_the_average_number_has_two_definitions() -> None:
    """年初120人，月末121至132人：月末平均126.5人，序时平均126人。"""
    unit = TWELVE["示一区"]

    assert unit.population(Averaging.MONTH_ENDS) == Fraction(253, 2)
    assert unit.population(Averaging.CHRONOLOGICAL) == 126
    assert replace(unit, opening=None).population(Averaging.CHRONOLOGICAL) is None
    with pytest.raises(ValueError, match="twelve month ends, not \\[11\\]"):
        replace(unit, month_ends=(1,) * 11)


def test_fiscal_support_is_a_factor_or_a_coefficient_and_never_both() -> None:
    """财力补助作系数：人数、工作量、投入各乘系数，绩效不乘；其权重须为0。"""
    weights = {**EQUAL_WEIGHTS, "capacity": 0, "population": 40}
    allocation = special_fund(weights, capacity=Capacity.COEFFICIENT).allocate(POOL, TWELVE)

    assert sum(allocation.amounts.values()) == POOL
    assert [part.words for part in allocation["示八区"].parts] == [
        "年平均在册人数",
        "调查评估工作量",
        "本级经费投入",
        "绩效考核",
    ]
    assert str(allocation["示八区"].parts[1]).startswith(
        "调查评估工作量：（150.00件×系数1.20＝180.00）÷3832.00＝4.6973%"
    )
    assert str(allocation["示八区"].parts[3]).startswith("绩效考核：90.00分÷1114.50分")
    with pytest.raises(ValueError, match="不再作因素"):
        special_fund(capacity=Capacity.COEFFICIENT)


def test_own_spending_counts_per_head() -> None:
    """40万元÷126.5人：按人均，不因人多而重复得益。"""
    unit = TWELVE["示一区"]

    assert unit.effort(Averaging.MONTH_ENDS) == Fraction(400_000 * 2, 253)
    assert replace(unit, month_ends=(0,) * 12).effort(Averaging.MONTH_ENDS) == 0


@pytest.mark.parametrize(("score", "merit"), [("59", "0"), ("60", "0"), ("60.5", "0.5"), ("95", "35")])
def test_a_score_may_count_above_60_only(score: str, merit: str) -> None:
    unit = replace(TWELVE["示一区"], score=Decimal(score))

    assert unit.merit(Merit.EXCESS) == Decimal(merit)
    assert unit.merit(Merit.SCORE) == Decimal(score)


def test_a_missing_figure_blocks_the_run() -> None:
    units = TWELVE | {"示三区": replace(TWELVE["示三区"], score=None)}
    with pytest.raises(Infeasible, match="“绩效考核”缺少\\[示三区\\]的数据，缺少不等于零"):
        special_fund().allocate(POOL, units)


def test_no_unit_falls_or_rises_too_far_from_last_year() -> None:
    """上年各20万元：降幅不超过20%，增幅不超过100%。"""
    limits = year_on_year(fall=Decimal(20), rise=Decimal(100))
    amounts = special_fund(limits=limits).allocate(POOL, TWELVE).amounts

    assert sum(amounts.values()) == POOL
    assert min(amounts.values()) >= Decimal("16.00")
    assert max(amounts.values()) == Decimal("40.00")


def test_a_limit_is_counted_from_last_years_amount() -> None:
    units = TWELVE | {"示一区": replace(TWELVE["示一区"], previous=Decimal(100))}
    limits = year_on_year(fall=Decimal(20), rise=Decimal(500))

    assert special_fund(limits=limits).allocate(POOL, units).amounts["示一区"] == Decimal("80.00")


def test_a_limit_may_be_nothing_but_not_less() -> None:
    assert len(year_on_year(fall=Decimal(0), rise=Decimal(0))) == 2
    with pytest.raises(ValueError, match=r"a fall of \[-0\.1%\]"):
        year_on_year(fall=Decimal("-0.1"), rise=Decimal(0))
    with pytest.raises(ValueError, match=r"a rise of \[-0\.1%\]"):
        year_on_year(fall=Decimal(0), rise=Decimal("-0.1"))


def test_a_new_unit_without_a_last_year_is_not_limited() -> None:
    limits = year_on_year(fall=Decimal(20), rise=Decimal(100))
    units = TWELVE | {"示七区": replace(TWELVE["示七区"], previous=None)}

    assert special_fund(limits=limits).allocate(POOL, units).amounts["示七区"] > Decimal("40.00")
    with pytest.raises(ValueError, match="a fall of \\[101%\\]"):
        year_on_year(fall=Decimal(101), rise=Decimal(0))


def test_a_guarantee_lifts_the_smallest() -> None:
    amounts = special_fund(limits=(guarantee(Decimal(23)),)).allocate(POOL, TWELVE).amounts

    assert (min(amounts.values()), sum(amounts.values())) == (Decimal("23.00"), POOL)
    with pytest.raises(Infeasible, match=r"下限合计\[324\.00\]万元，超过资金总额317\.00万元"):
        special_fund(limits=(guarantee(Decimal(27)),)).allocate(POOL, TWELVE)


def test_sensitivity_covers_every_weight_both_ways() -> None:
    swings = sensitivity(special_fund(), POOL, TWELVE)

    assert [swing.weight for swing in swings] == [25, 15] * 5
    assert all(abs(swing.change) < 10 for swing in swings)
    assert any(swing.change for swing in swings)


def test_nanjings_printed_rows_are_kept_as_printed_and_their_drift_explained() -> None:
    """南京市2021年：印出各区之和317.03万元，合计317.00万元；差0.03万元在0.06万元的舍入限内。"""
    assert (len(PRINTED_ROWS), sum(PRINTED_ROWS.values()), PRINTED_TOTAL) == (12, Decimal("317.03"), POOL)
    assert drift().words == (
        "各行之和317.03万元，比印出的合计317.00万元多0.03万元（300元）；12行各自四舍五入至0.01万元，"
        "累计误差至多0.06万元，差额在此限内，可由舍入解释。按各行支付则与预算不符，应按最大余数法取整"
    )
