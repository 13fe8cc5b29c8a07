"""社区矫正专项资金绩效评价（南京市2021年指标体系）：逐项对照评分表。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guitu.evaluation.evidence import Answer, Evidence, Met
from guitu.evaluation.framework import Card
from guitu.evaluation.frameworks.special_fund_2021 import SPECIAL_FUND_2021, FundYear, special_fund_2021
from guitu.evaluation.frameworks.special_fund_2021_items import ITEMS
from guitu.evaluation.marks import Unscored
from guitu.evaluation.measures import Measured, Percent, Rate
from guitu.evaluation.printed import Printed, PrintedMark, comparison
from guitu.evaluation.published.nanjing_2021 import NANJING_2021, PRINTED_NANJING_2021
from guitu.evaluation.published.taojiang_2023 import PRINTED_TAOJIANG_2023, TAOJIANG_2023
from guitu.evaluation.scoring import Base, Checklist, Lagging, Part

PAPER = Evidence("市司法局评价组", "现场查阅", date(2022, 3, 1), "底稿")
UNITS = ("甲区", "乙区", "丙区", "丁区")


def answers(**departures: Met) -> Mapping[str, Answer]:
    return {item.key: Answer(departures.get(item.key, Met.MET), PAPER) for item in ITEMS}


A_FULL_YEAR = FundYear(
    body="某市司法局",
    year=2021,
    units=UNITS,
    answers=answers(),
    committees=Measured(40, 40, "个"),
    escapes={"at_large": 0, "recovered": 0},
    letters={"correction": 0, "proposal": 0},
    reoffending=Rate(0, 3000),
    smart_centre=Lagging((), 4, PAPER),
    repair_room=Lagging((), 4, PAPER),
    staff_satisfaction=Rate(265, 272, PAPER),
    person_satisfaction=Rate(300, 300, PAPER),
)


def card(**differences: Any) -> Card[FundYear]:  # noqa: ANN401 - any field of FundYear, by its name
    return SPECIAL_FUND_2021.appraise(replace(A_FULL_YEAR, **differences))


def points(key: str, **differences: Any) -> object:  # noqa: ANN401 - any field of FundYear, by its name
    mark = card(**differences)[key]
    return None if isinstance(mark, Unscored) else mark.points


def test_the_table_has_its_nineteen_indicators_in_three_levels() -> None:
    """19个三级指标，3个一级指标，10个二级指标；项目管理一词上下两级各用一次。"""
    full = [indicator.scoring.full for indicator in SPECIAL_FUND_2021.indicators]
    levels = [SPECIAL_FUND_2021.headings(indicator) for indicator in SPECIAL_FUND_2021.indicators]

    assert full == [4, 4, 4, 2, 3, 2, 3, 2, 4, 6, 6, 8, 4, 6, 6, 10, 6, 15, 5]
    assert all(len(above) == 2 for above in levels)
    assert len({above[0] for above in levels}) == 3
    assert len({above[1] for above in levels}) == 10
    assert [section.words for section in levels[1]] == ["项目管理", "项目管理"]


def test_every_row_cites_its_place_in_the_table() -> None:
    places = [str(indicator.cites).rpartition("》")[2] for indicator in SPECIAL_FUND_2021.indicators]

    assert places == [f"第{number}项" for number in range(1, 20)]
    assert SPECIAL_FUND_2021.since == date(2021, 1, 1)


def test_the_levels_weigh_as_printed() -> None:
    subtotals = {total.section.key: total.out_of for total in card().subtotals}

    assert [subtotals[key] for key in ("decision", "management", "performance")] == [4, 20, 76]
    assert subtotals["management.project"] == 8
    assert subtotals["performance.output"] == 28


def test_the_items_weigh_as_printed() -> None:
    scorings = [indicator.scoring for indicator in SPECIAL_FUND_2021.indicators]

    assert [[item.points for item in scoring.items] for scoring in scorings if isinstance(scoring, Checklist)] == [
        [1, 1, 1, 1],
        [2, 2],
        [2, 2],
        [1, 1],
        [1, 1, 1],
        [2],
        [1, 1, 1],
        [1, 1],
        [3, 3],
        [2, 2, 2],
        [2, 2, 4],
        [2, 2],
    ]


def test_a_full_year_earns_everything() -> None:
    assert (card().total, card().grade, card().losses) == (Decimal(100), "优", ())


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_every_item_unmet_costs_its_points_and_brings_its_own_remedy(item: Any) -> None:  # noqa: ANN401
    """逐项核对：未做到的，扣去该项分值，并有该项自己的补救办法。"""
    ((_, loss),) = card(answers=answers(**{item.key: Met.UNMET})).losses

    assert loss.points == item.points
    assert loss.remedy == item.remedy
    assert len(item.remedy) >= 15


@pytest.mark.parametrize(("met", "won"), [(Met.MET, 2), (Met.PARTLY, 1), (Met.UNMET, 0)])
def test_finance_rules_in_part(met: Met, won: int) -> None:
    """制定专项资金管理制度（2分）；部分单位未制定的，得1分。"""
    assert points("finance_rules", answers=answers(finance_rules=met)) == won


@pytest.mark.parametrize(("done", "won"), [(40, "4"), (39, "3.9"), (20, "2"), (0, "0")])
def test_committees(done: int, won: str) -> None:
    """按已成立数与应成立数之比得分，4分。"""
    assert points("committees", committees=Measured(done, 40, "个")) == Decimal(won)


@pytest.mark.parametrize(("at_large", "recovered", "won"), [(0, 0, 6), (0, 1, 3), (0, 2, 0), (1, 0, 0), (1, 1, 0)])
def test_escapes(at_large: int, recovered: int, won: int) -> None:
    """未追回的1起扣6分，已追回的1起扣3分，扣完为止。"""
    assert points("escapes", escapes={"at_large": at_large, "recovered": recovered}) == won


@pytest.mark.parametrize(("correction", "proposal", "won"), [(0, 0, 6), (1, 0, 4), (0, 1, 4), (1, 2, 0), (4, 0, 0)])
def test_letters(correction: int, proposal: int, won: int) -> None:
    """1件纠正违法通知书扣2分，1件检察建议书扣2分，扣完为止。"""
    assert points("letters", letters={"correction": correction, "proposal": proposal}) == won


@pytest.mark.parametrize(("again", "won"), [(0, 10), (10, 10), (11, 8), (20, 8), (21, 0)])
def test_reoffending(again: int, won: int) -> None:
    """0.1%以下10分；超过0.1%、不超过0.2%的8分；0.2%以上0分（恰为0.2%取8分）。"""
    assert points("reoffending", reoffending=Rate(again, 10_000)) == won


@pytest.mark.parametrize(("lagging", "won"), [((), "6"), (("甲区",), "4.5"), (("甲区", "乙区"), "3"), (UNITS, "0")])
def test_lasting(lagging: tuple[str, ...], won: str) -> None:
    """按未达到要求的单位所占比重扣分，以整项6分为基数。"""
    assert points("lasting", smart_centre=Lagging(lagging, 4, PAPER)) == Decimal(won)


@pytest.mark.parametrize(
    ("percent", "staff", "person"),
    [("85", 15, 5), ("84.99", 15, 5), ("80.01", 15, 5), ("80", 14, 4), ("60", 10, 0), ("0", 0, 0)],
)
def test_satisfaction(percent: str, staff: int, person: int) -> None:
    """85%以上得满分；每降低5%扣1分，不足5%的不计，扣完为止。"""
    rate = Percent(Decimal(percent), PAPER)

    assert points("staff_satisfaction", staff_satisfaction=rate) == staff
    assert points("person_satisfaction", person_satisfaction=rate) == person


def test_the_readings_are_settings_and_change_the_sum() -> None:
    """不足一档如何计、比重以何为基数，是设定，并印在说明里。"""
    strict = special_fund_2021(part=Part.COUNTED, base=Base.ITEM)
    year = replace(A_FULL_YEAR, staff_satisfaction=Percent(82, PAPER), smart_centre=Lagging(("甲区",), 4, PAPER))

    assert SPECIAL_FUND_2021.appraise(year).total == Decimal("98.5")
    assert strict.appraise(year).total == Decimal("98.25")


def test_what_the_printed_table_leaves_open_is_reported() -> None:
    """重叠（0.2%）、空缺（85%）、未写明的读法和名实不符，逐条列出。"""
    remarks = [(indicator.key, remark.defect.name) for indicator, remark in SPECIAL_FUND_2021.remarks]

    assert remarks == [
        ("finance_rules", "UNSETTLED"),
        ("committees", "MISNOMER"),
        ("committees", "UNSETTLED"),
        ("escapes", "UNIT"),
        ("reoffending", "OVERLAP"),
        ("lasting", "UNSETTLED"),
        ("staff_satisfaction", "MISNOMER"),
        ("staff_satisfaction", "GAP"),
        ("staff_satisfaction", "UNSETTLED"),
        ("person_satisfaction", "GAP"),
        ("person_satisfaction", "UNSETTLED"),
    ]


def test_the_words_of_the_standard_come_from_the_data_and_agree_with_the_printed_ones() -> None:
    by_key = {indicator.key: indicator for indicator in SPECIAL_FUND_2021.indicators}

    assert by_key["objectives"].scoring.words == by_key["objectives"].printed
    assert by_key["reoffending"].scoring.words == "0.1%以下得10分；超过0.1%、不超过0.2%得8分；0.2%以上不得分"
    assert by_key["escapes"].scoring.words == (
        "未发生的得6分；未找到（未追回）的，每起扣6分；已找到（已追回）的，每起扣3分；扣完为止"
    )
    assert all(indicator.printed for indicator in SPECIAL_FUND_2021.indicators)


def test_whatever_was_not_counted_carries_its_evidence_to_the_mark() -> None:
    """每一项非档案计数的结论，评分时都带着证据：何人、何时、何语、何处。"""
    counted = {"escapes", "letters"}

    for indicator, mark in SPECIAL_FUND_2021.appraise(NANJING_2021).marks:
        assert bool(mark.evidence) is (indicator.key not in counted)
        assert all("附件1" in evidence.attachment for evidence in mark.evidence)


def test_on_the_facts_of_nanjing_the_rules_make_96() -> None:
    """南京市2021年：按标准96分，等级优。"""
    nanjing = SPECIAL_FUND_2021.appraise(NANJING_2021)

    assert (nanjing.total, nanjing.grade) == (Decimal(96), "优")
    assert [(indicator.key, loss.points) for indicator, loss in nanjing.losses] == [
        ("objectives", 1),
        ("finance_rules", 1),
        ("spending", 1),
        ("lasting", 1),
    ]


def test_the_report_printed_97_and_the_comparison_says_where() -> None:
    """目标内容：评分过程得3分，评分表计4分；总分因此印为97分；有分数而无等级。"""
    row, total, grade = comparison(SPECIAL_FUND_2021.appraise(NANJING_2021), PRINTED_NANJING_2021)

    assert row.indicator is not None
    assert (row.indicator.words, row.by_rule, row.in_text, row.in_table) == ("目标内容", 3, 3, 4)
    assert row.reason.startswith("评分过程写明得3分，评分表计4分，按标准应得3分：未做到：项目目标量化")
    assert total.reason == "印出总分97分，按评分过程各项之和为96分，按标准各项合计96分"
    assert grade.reason == "有分数而未定等级，按标准为“优”"


def test_the_share_base_explains_nanjings_own_deduction() -> None:
    """12个区中2个启动较慢：以整项6分为基数，扣1分，与报告一致；以所涉3分为基数则扣0.5分。"""
    by_item = special_fund_2021(base=Base.ITEM).appraise(NANJING_2021)

    assert by_item.total == Decimal("96.5")


def test_a_printed_table_that_does_not_add_up_is_found() -> None:
    printed = replace(PRINTED_NANJING_2021, total=98, grade="良")
    reasons = [d.reason for d in comparison(SPECIAL_FUND_2021.appraise(NANJING_2021), printed)]

    assert "评分表各项之和为97分，印为98分" in reasons
    assert "印为“良”，按标准为“优”" in reasons


def test_a_printed_row_that_nobody_declared_is_refused() -> None:
    with pytest.raises(ValueError, match="scores \\[target\\]"):
        comparison(card(), Printed("某报告", {"target": PrintedMark(4, "")}, None, None))


def test_taojiang_can_be_appraised_but_not_yet_scored() -> None:
    """桃江县2023年：多数数据报告未载，不作零分；评分不完整，说明总分范围和所缺事项。"""
    taojiang = SPECIAL_FUND_2021.appraise(TAOJIANG_2023)

    assert (taojiang.complete, taojiang.total) == (False, None)
    assert taojiang.between == (Decimal(4), Decimal(98))
    assert "未经核对：无超标准开支情况" not in taojiang.conclusion
    assert taojiang["spending"].why == "未经核对：资金使用合规、无超标准开支情况"


def test_taojiangs_grade_is_none_of_the_four() -> None:
    (difference,) = comparison(SPECIAL_FUND_2021.appraise(TAOJIANG_2023), PRINTED_TAOJIANG_2023)

    assert difference.reason == "“优良”不是规定的等级（优、良、中、差），评分不完整，尚不能定等级"


def test_a_county_is_appraised_as_one_unit() -> None:
    """县一级只列本县一个单位；市里没有的分配事项不计分，其余折算。"""
    alone = dict.fromkeys(("scope_sound", "method_sound", "goal_related"), Met.NOT_ARISEN)
    county = card(
        units=("某县",),
        answers=answers(**alone),
        smart_centre=Lagging(("某县",), 1, PAPER),
        repair_room=Lagging((), 1, PAPER),
    )

    assert (county.won, county.at_stake) == (Decimal(91), Decimal(97))
    assert county.total == Decimal("93.81")


def test_facts_that_do_not_fit_the_table_are_refused() -> None:
    with pytest.raises(ValueError, match="names no unit"):
        replace(A_FULL_YEAR, units=())
    with pytest.raises(ValueError, match="answers to \\[typo\\]"):
        replace(A_FULL_YEAR, answers={"typo": Answer(Met.MET, PAPER)})
    with pytest.raises(ValueError, match="satisfaction of \\[90%\\] without evidence"):
        replace(A_FULL_YEAR, staff_satisfaction=Percent(90))
    with pytest.raises(ValueError, match="shares count \\[4\\] units: expected the 3"):
        replace(A_FULL_YEAR, units=UNITS[:3])
