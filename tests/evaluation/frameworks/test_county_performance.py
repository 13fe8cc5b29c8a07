"""县级绩效：逐项对照标准。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guitu.evaluation.evidence import Answer, Evidence, Met
from guitu.evaluation.framework import Card, Section, Veto
from guitu.evaluation.marks import Unscored
from guitu.evaluation.measures import Rate
from tests.evaluation.frameworks.county_performance import COUNTY_PERFORMANCE, DUTIES, Year, art

PAPER = Evidence("县社区矫正机构", "见年度台账", date(2024, 12, 31), "台账第1册")


def duties(*done: str) -> Mapping[str, Answer]:
    """All duties examined, these found to be done."""
    return {item.key: Answer(Met.MET if item.key in done else Met.UNMET, PAPER) for item in DUTIES}


A_GOOD_YEAR = Year(visits=Rate(200, 200), lost=0, decisions=Rate(40, 40), duties=duties("drill", "train", "audit"))


def card(**differences: Any) -> Card[Year]:  # noqa: ANN401 - any field of Year, by its name
    """The card of a year that was good but for these differences."""
    return COUNTY_PERFORMANCE.appraise(replace(A_GOOD_YEAR, **differences))


def points(year: Card[Year], key: str) -> object:
    mark = year[key]
    return None if isinstance(mark, Unscored) else mark.points


def test_a_good_year_earns_everything() -> None:
    assert (card().total, card().grade, card().losses) == (Decimal(100), "优秀", ())


@pytest.mark.parametrize(
    ("made", "won"),
    [(190, 30), (189, 24), (180, 24), (179, 15), (160, 15), (159, 0), (0, 0)],
)
def test_visits(made: int, won: int) -> None:
    """达到95%得30分，达到90%得24分，达到80%得15分，其余不得分。"""
    assert points(card(visits=Rate(made, 200)), "visits") == won


@pytest.mark.parametrize(("lost", "won"), [(0, 30), (1, 22), (3, 6), (4, 0), (9, 0)])
def test_lost(lost: int, won: int) -> None:
    """满分30分，每起扣8分，扣完为止。"""
    assert points(card(lost=lost), "lost") == won


@pytest.mark.parametrize(("in_time", "won"), [(40, 20), (39, 20), (38, 16), (36, 12), (30, 0), (0, 0)])
def test_in_time(in_time: int, won: int) -> None:
    """满分20分，每低5个百分点扣4分，不足5个百分点的不计。"""
    assert points(card(decisions=Rate(in_time, 40)), "in_time") == won


def test_duties() -> None:
    """应急演练8分，业务培训7分，执法检查5分；每一处扣分都指明是哪一项。"""
    mark = card(duties=duties("drill"))["duties"]

    assert not isinstance(mark, Unscored)
    assert (mark.points, mark.why) == (8, "未做到：业务培训（见年度台账）；未做到：执法检查（见年度台账）")
    assert [loss.points for loss in mark.losses] == [7, 5]


@pytest.mark.parametrize(
    ("year", "total", "grade"),
    [
        (card(visits=Rate(180, 200), decisions=Rate(38, 40)), 90, "优秀"),
        (card(visits=Rate(180, 200), duties=duties("drill", "train")), 89, "良好"),
        (card(decisions=Rate(0, 40)), 80, "良好"),
        (card(visits=Rate(180, 200), duties=duties("audit")), 79, "合格"),
        (card(visits=Rate(180, 200), decisions=Rate(38, 40), lost=4), 60, "合格"),
        (card(visits=Rate(180, 200), duties=duties("drill", "train"), lost=4), 59, "不合格"),
        (card(visits=Rate(0, 200), decisions=Rate(0, 40), duties=duties(), lost=4), 0, "不合格"),
    ],
)
def test_grades(year: Card[Year], total: int, grade: str) -> None:
    """90分以上优秀，80分以上良好，60分以上合格，其余不合格。"""
    assert (year.total, year.grade) == (Decimal(total), grade)


def test_what_could_not_arise_is_not_held_against_anyone() -> None:
    """无人可查访的县，查访率不计分，其余按比例折算；折算前的合计并存。"""
    quiet = card(visits=Rate(0, 0), lost=1)

    assert (quiet["visits"].out_of, quiet.won, quiet.at_stake) == (0, Decimal(62), Decimal(70))
    assert quiet.total == Decimal("88.57")
    assert quiet.conclusion == "合计：88.57分（62/70折算），良好"


def test_a_figure_that_is_missing_is_not_zero() -> None:
    """查访数缺失：该项未评分，没有总分，也没有等级，只说明总分将在何处至何处之间。"""
    open_card = card(visits=None, lost=1)

    assert isinstance(open_card["visits"], Unscored)
    assert (open_card.complete, open_card.total, open_card.grade) == (False, None, None)
    assert open_card.between == (Decimal(62), Decimal(92))
    assert open_card.conclusion == "评分不完整：实地查访率未评分，总分将在62分至92分之间"


def test_every_mark_says_why_and_on_what_basis() -> None:
    assert str(card(visits=Rate(186, 200), lost=1)).splitlines() == [
        "实地查访率：24/30，186/200（93%），属“90%以上、低于95%”一档（《示范省社区矫正绩效评价办法》第五条第一款）",
        "脱离监管：22/30，脱离监管1起（《示范省社区矫正绩效评价办法》第五条第二款）",
        "按期决定率：20/20，40/40（100%），达到100%的目标（《示范省社区矫正绩效评价办法》第六条）",
        "制度落实：20/20，逐项做到（《示范省社区矫正绩效评价办法》第七条）",
        "合计：86分，良好",
    ]


def test_the_printed_standard_is_the_one_that_is_applied() -> None:
    assert [indicator.scoring.words for indicator in COUNTY_PERFORMANCE.indicators] == [
        "95%以上得30分；90%以上、低于95%得24分；80%以上、低于90%得15分；低于80%不得分",
        "未发生的得30分；脱离监管的，每起扣8分；扣完为止",
        "达到100%得20分；低于100%的，每低5个百分点扣4分（不足5个百分点的不计），扣完为止",
        "应急演练（8分），业务培训（7分），执法检查（5分）",
    ]
    assert COUNTY_PERFORMANCE.remarks == ()


def test_a_veto_caps_the_total_whatever_was_won() -> None:
    """一票否决：发生脱离监管三起以上的，总分至多59分。"""
    veto = Veto[Year]("lost", "脱离监管三起以上", lambda y: y.lost >= 3, 59, art(8), "逐起复盘，整改到位前暂停评优")
    standard = replace(COUNTY_PERFORMANCE, vetoes=(veto,))

    assert standard.appraise(replace(A_GOOD_YEAR, lost=2)).total == 84
    assert standard.appraise(replace(A_GOOD_YEAR, lost=3)).total == 59
    assert card(lost=3).total == 76
    assert "一票否决：脱离监管三起以上，总分至多59分" in str(standard.appraise(replace(A_GOOD_YEAR, lost=3)))


def test_points_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="应合计100分，各项之和为80分"):
        replace(COUNTY_PERFORMANCE, indicators=COUNTY_PERFORMANCE.indicators[:3])


def test_a_standard_that_contradicts_itself_is_refused() -> None:
    first, *rest = COUNTY_PERFORMANCE.indicators
    with pytest.raises(ValueError, match="each indicator needs a key of its own, but \\[lost\\]"):
        replace(COUNTY_PERFORMANCE, indicators=(replace(first, key="lost"), *rest))
    with pytest.raises(ValueError, match="does not declare: \\[nowhere\\]"):
        replace(COUNTY_PERFORMANCE, sections=(Section("effect", "效益", within="nowhere"),))
    with pytest.raises(ValueError, match="grades must fall to 0"):
        replace(COUNTY_PERFORMANCE, grades=((60, "合格"), (80, "良好")))
