"""A formula shares out a pool: exactly, explainably, within its limits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.allocation.derivation import settlement
from guitu.allocation.formula import Basis, Factor, Formula, Infeasible, Limit, Side, sensitivity
from guitu.allocation.rounding import discrepancy, largest_remainder

SETTING = Basis("试设", setting=True)
UNIT = Decimal("0.01")


@dataclass(frozen=True)
class County:
    people: int | None
    cases: int | None
    least: Decimal | None = None
    most: Decimal | None = None


FORMULA = Formula[County](
    key="trial",
    words="试分配",
    facts=County,
    since=date(2026, 1, 1),
    cites=SETTING,
    factors=(
        Factor("people", "在册人数", 60, lambda c: c.people, "人", SETTING),
        Factor("cases", "调查评估", 40, lambda c: c.cases, "件", SETTING),
    ),
    limits=(
        Limit("least", "保底", Side.FLOOR, lambda c: c.least, SETTING),
        Limit("most", "封顶", Side.CAP, lambda c: c.most, SETTING),
    ),
)

counties = st.dictionaries(
    st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=2),
    st.builds(County, st.integers(1, 5000), st.integers(0, 500)),
    min_size=1,
    max_size=8,
)
pools = st.integers(1, 10**8).map(lambda units: units * UNIT)


def test_a_sum_that_a_reader_can_redo() -> None:
    """10万元：甲100人10件，乙200人30件。甲＝60%×1/3＋40%×1/4＝30%，得3万元。"""
    allocation = FORMULA.allocate(Decimal(10), {"甲县": County(100, 10), "乙县": County(200, 30)})

    assert allocation.amounts == {"甲县": Decimal("3.00"), "乙县": Decimal("7.00")}
    assert allocation["甲县"].lines() == (
        "在册人数：100.00人÷300.00人＝33.3333%，×权重60.00%×10万元＝2.0000万元",
        "调查评估：10.00件÷40.00件＝25.0000%，×权重40.00%×10万元＝1.0000万元",
        "份额合计30.0000%，应分3.0000万元",
        "取整后分配3.00万元",
    )


@given(pool=pools, units=counties)
def test_the_portions_add_up_to_the_pool_to_the_last_unit(pool: Decimal, units: dict[str, County]) -> None:
    allocation = FORMULA.allocate(pool, units)

    assert sum(allocation.amounts.values()) == pool
    assert all(amount >= 0 and amount % UNIT == 0 for amount in allocation.amounts.values())
    assert all(abs(Fraction(p.amount) - p.by_share) < Fraction(UNIT) for p in allocation.portions)


@given(pool=pools, units=counties)
def test_the_order_of_the_units_decides_nothing(pool: Decimal, units: dict[str, County]) -> None:
    backwards = dict(reversed(units.items()))

    assert FORMULA.allocate(pool, units).amounts == FORMULA.allocate(pool, backwards).amounts


@given(pool=pools, units=counties, more=st.integers(1, 5000), data=st.data())
def test_a_larger_figure_never_brings_less(
    pool: Decimal, units: dict[str, County], more: int, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(units)))
    grown = replace(units[name], people=(units[name].people or 0) + more)

    before = FORMULA.allocate(pool, units).amounts[name]
    assert FORMULA.allocate(pool, units | {name: grown}).amounts[name] >= before


@given(pool=pools, units=counties, times=st.integers(2, 50))
def test_only_the_relation_of_the_figures_counts(pool: Decimal, units: dict[str, County], times: int) -> None:
    scaled = {name: replace(county, people=(county.people or 0) * times) for name, county in units.items()}

    assert FORMULA.allocate(pool, units).amounts == FORMULA.allocate(pool, scaled).amounts


@given(pool=pools, units=counties, twin=st.builds(County, st.integers(1, 5000), st.integers(0, 500)))
def test_equals_get_the_same_up_to_one_unit(pool: Decimal, units: dict[str, County], twin: County) -> None:
    amounts = FORMULA.allocate(pool, units | {"孪一": twin, "孪二": twin}).amounts

    assert abs(amounts["孪一"] - amounts["孪二"]) <= UNIT


@given(pool=st.integers(100_000, 10**7).map(lambda units: units * UNIT), units=counties, data=st.data())
def test_every_floor_and_cap_holds_and_the_sum_stays(
    pool: Decimal, units: dict[str, County], data: st.DataObject
) -> None:
    even = (pool / len(units)).quantize(UNIT) - UNIT
    limited = {
        name: replace(
            county,
            least=data.draw(st.none() | st.just(even * Decimal("0.8"))),
            most=data.draw(st.none() | st.just(even * Decimal("1.5") + 1)),
        )
        for name, county in units.items()
    }
    limited[min(limited)] = replace(limited[min(limited)], most=None)
    allocation = FORMULA.allocate(pool, limited)

    assert sum(allocation.amounts.values()) == pool
    for name, county in limited.items():
        assert county.least is None or allocation.amounts[name] >= county.least
        assert county.most is None or allocation.amounts[name] <= county.most
    free = {p.by_share: p.exact for p in allocation.portions if limited[p.name].least is limited[p.name].most is None}
    assert len({exact / share for share, exact in free.items()}) <= 1


def test_a_floor_takes_from_the_others_by_their_shares() -> None:
    """甲应分3万元而保底4万元：定为4万元，乙、丙按原份额分余下的6万元。"""
    units = {"甲县": County(30, 0, least=Decimal(4)), "乙县": County(40, 0), "丙县": County(30, 0)}
    allocation = FORMULA.allocate(Decimal(10), units)

    assert allocation.amounts == {"甲县": Decimal("4.00"), "乙县": Decimal("3.43"), "丙县": Decimal("2.57")}
    assert allocation.notes[-1] == "第1轮：甲县（保底，定为4.00万元）；其余单位按原份额重新分配余额"
    assert "经上下限调整为4.0000万元" in allocation["甲县"].lines()


def test_a_floor_and_a_cap_that_balance_are_held_in_one_round() -> None:
    """甲封顶让出1万元，恰补乙保底所缺1万元：一轮即定。"""
    units = {"甲县": County(50, 0, most=Decimal(4)), "乙县": County(10, 0, least=Decimal(2)), "丙县": County(40, 0)}
    allocation = FORMULA.allocate(Decimal(10), units)

    assert list(allocation.amounts.values()) == [Decimal(4), Decimal(2), Decimal(4)]
    assert [note for note in allocation.notes if note.startswith("第")] == [
        "第1轮：乙县（保底，定为2.00万元）、甲县（封顶，定为4.00万元）；其余单位按原份额重新分配余额"
    ]


def test_who_has_no_share_gets_nothing_when_the_limits_use_up_the_pool() -> None:
    units = {"甲县": County(9, 0, most=Decimal(6)), "乙县": County(1, 0, least=Decimal(4)), "丙县": County(0, 0)}

    assert FORMULA.allocate(Decimal(10), units).amounts == {"甲县": Decimal(6), "乙县": Decimal(4), "丙县": Decimal(0)}


def test_money_freed_by_a_cap_may_lift_a_unit_over_its_floor() -> None:
    """甲封顶让出的钱使乙超过保底：乙不因保底而被定住。"""
    units = {"甲县": County(80, 0, most=Decimal(2)), "乙县": County(10, 0, least=Decimal(2)), "丙县": County(10, 0)}

    assert FORMULA.allocate(Decimal(10), units).amounts == {
        "甲县": Decimal("2.00"),
        "乙县": Decimal("4.00"),
        "丙县": Decimal("4.00"),
    }


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ({"甲县": County(1, 1, least=Decimal(6)), "乙县": County(1, 1, least=Decimal("4.01"))}, "下限合计\\[10.01\\]"),
        ({"甲县": County(1, 1, most=Decimal(6)), "乙县": County(1, 1, most=Decimal("3.99"))}, "上限合计\\[9.99\\]"),
        ({"甲县": County(1, 1, least=Decimal(3), most=Decimal(2)), "乙县": County(1, 1)}, "下限3.00万元高于上限2.00"),
        ({"甲县": County(1, 1, most=Decimal(3)), "乙县": County(0, 0)}, "剩余\\[7.00\\]万元无从分配"),
        ({"甲县": County(None, 1), "乙县": County(1, 1)}, "“在册人数”缺少\\[甲县\\]的数据"),
        ({"甲县": County(-1, 1), "乙县": County(1, 1)}, "\\[甲县\\]的数据为负"),
        ({"甲县": County(0, 0), "乙县": County(0, 0)}, "全部为零"),
        ({}, "没有参加分配的单位"),
    ],
)
def test_what_cannot_be_shared_out_is_refused(units: dict[str, County], reason: str) -> None:
    with pytest.raises(Infeasible, match=reason):
        FORMULA.allocate(Decimal(10), units)


def test_floors_that_just_fit_are_kept() -> None:
    units = {"甲县": County(9, 1, least=Decimal(6)), "乙县": County(1, 1, least=Decimal(4))}

    assert FORMULA.allocate(Decimal(10), units).amounts == {"甲县": Decimal(6), "乙县": Decimal(4)}


@pytest.mark.parametrize("pool", ["0", "-1", "10.005"])
def test_a_pool_is_a_positive_number_of_whole_units(pool: str) -> None:
    with pytest.raises(Infeasible, match="资金总额"):
        FORMULA.allocate(Decimal(pool), {"甲县": County(1, 1)})


def test_the_weight_of_a_factor_that_is_zero_everywhere_goes_to_the_others_and_is_said() -> None:
    allocation = FORMULA.allocate(Decimal(10), {"甲县": County(1, 0), "乙县": County(3, 0)})

    assert allocation.amounts == {"甲县": Decimal("2.50"), "乙县": Decimal("7.50")}
    assert "权重0.00%" in str(allocation["甲县"].parts[1])
    assert allocation.notes == (
        "各单位“调查评估”均为零，其权重40.00%按比例并入其余因素（试设（本级设定，非公布的规则））",
    )


def test_weights_must_make_a_hundred() -> None:
    people, cases = FORMULA.factors
    with pytest.raises(ValueError, match=r"应为100%，现为\[99\.50%\]"):
        replace(FORMULA, factors=(people, replace(cases, weight=Decimal("39.5"))))
    with pytest.raises(ValueError, match="cannot be negative: \\[调查评估\\]"):
        replace(FORMULA, factors=(replace(people, weight=140), replace(cases, weight=-40)))
    with pytest.raises(ValueError, match="\\[people\\] stands twice"):
        replace(FORMULA, factors=(people, replace(cases, key="people")))


def test_sensitivity_names_the_unit_that_moves_most() -> None:
    """权重上下各移5个百分点，其余按比例让出；列出变动最大的单位。"""
    swings = sensitivity(FORMULA, Decimal(10), {"甲县": County(100, 10), "乙县": County(200, 30)})

    assert [(swing.factor, int(swing.weight), swing.unit, str(swing.change)) for swing in swings] == [
        ("在册人数", 65, "甲县", "0.04"),
        ("在册人数", 55, "甲县", "-0.04"),
        ("调查评估", 45, "甲县", "-0.04"),
        ("调查评估", 35, "甲县", "0.04"),
    ]


@pytest.mark.parametrize(
    ("people", "weights"),
    [(97, [100, 92, 8, 0]), (3, [8, 0, 100, 92]), (100, [5]), (0, [5])],
)
def test_a_weight_is_never_shifted_below_nothing_or_above_a_hundred(people: int, weights: list[int]) -> None:
    """权重至多移至100%、至少移至0%；全部权重在一项的，该项不再移动。"""
    first, second = FORMULA.factors
    formula = replace(FORMULA, factors=(replace(first, weight=people), replace(second, weight=100 - people)))
    swings = sensitivity(formula, Decimal(10), {"甲县": County(100, 10), "乙县": County(200, 30)})

    assert [int(swing.weight) for swing in swings] == weights


def test_left_over_units_go_to_the_largest_remainders() -> None:
    third = Fraction(10, 3)

    assert largest_remainder({"乙": third, "甲": third, "丙": third}) == {
        "乙": Decimal("3.33"),
        "甲": Decimal("3.33"),
        "丙": Decimal("3.34"),
    }
    with pytest.raises(ValueError, match="expected a whole number"):
        largest_remainder({"甲": Fraction(1, 3)})


@pytest.mark.parametrize(("last", "by_rounding"), [("3.33", True), ("3.34", True), ("3.355", True), ("3.36", False)])
def test_rows_rounded_one_by_one_drift_by_half_a_unit_each_at_most(last: str, by_rounding: bool) -> None:  # noqa: FBT001
    """三行各自取整，累计误差至多0.015万元。"""
    found = discrepancy([Decimal("3.33"), Decimal("3.33"), Decimal(last)], Decimal("10.00"))

    assert found.bound == Decimal("0.015")
    assert found.by_rounding is by_rounding


@pytest.mark.parametrize(("early", "due", "overpaid"), [("70", "30", "0"), ("100", "0", "0"), ("101", "0", "1")])
def test_the_last_tranche_is_never_negative(early: str, due: str, overpaid: str) -> None:
    """清算数为负的，结转或收回，不得支付负数。"""
    last = settlement(Decimal(100), Decimal(early))

    assert (last.due, last.overpaid) == (Decimal(due), Decimal(overpaid))
