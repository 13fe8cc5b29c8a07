"""绩效评价报告：七个部分；扣分、问题、建议一一对应；每个数字都可追溯。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.evaluation.evidence import Answer, Evidence, Met
from guitu.evaluation.framework import Card, Source, Veto
from guitu.evaluation.frameworks.special_fund_2021 import SPECIAL_FUND_2021, FundYear
from guitu.evaluation.frameworks.special_fund_2021_items import ITEMS
from guitu.evaluation.marks import Mark
from guitu.evaluation.measures import Percent
from guitu.evaluation.published.nanjing_2021 import NANJING_2021
from guitu.evaluation.published.taojiang_2023 import TAOJIANG_2023
from guitu.evaluation.report.outline import report
from guitu.evaluation.report.pieces import Chart, ChartKind, Figure, Paragraph, Problem, Quote, Table, paragraph
from guitu.evaluation.report.project import (
    Funding,
    Funds,
    Kind,
    Material,
    Observation,
    Project,
    Spending,
    Stage,
    Tally,
)
from guitu.evaluation.survey import Level, Mode, Survey

PAPER = Evidence("某市司法局评价组", "现场查阅", date(2022, 3, 1), "底稿")

PROJECT = Project(
    name="社区矫正专项资金",
    body="某市司法局",
    year=2021,
    kind=Kind.DEPARTMENT,
    background="为保障社区矫正工作经费，设立社区矫正专项资金。",
    content="资金用于监督管理、教育帮扶和智慧矫正中心建设",
    lasting_objective="维护安全稳定，降低重新犯罪",
    annual_objective="全年不发生有重大影响的案件",
    purpose="考核资金使用效益，为今后预算编制提供参考",
    scope="2021年市级社区矫正专项资金，12个区",
    practices=("市、区、街道三级社区矫正委员会全覆盖",),
    methods=("比较法", "因素分析法", "公众评判法"),
    grounds=("项目支出绩效评价管理办法（财预〔2020〕10号）",),
    stages=(Stage(date(2022, 2, 1), "下发评价通知"), Stage(date(2022, 3, 1), "现场核查")),
    funds=Funds(
        sources=(
            Funding("市级财政", Decimal(300), Decimal(317), Decimal(317)),
            Funding("区级配套", Decimal(100), Decimal(100), Decimal(90)),
        ),
        uses=(Spending("监督管理", Decimal(200)), Spending("教育帮扶", Decimal("185.5"))),
    ),
    cut_off=date(2021, 12, 31),
    signed=date(2022, 4, 1),
)


def count(value: int, words: str, unit: str = "人") -> Figure:
    return PROJECT.figure(value, unit, words, f"casework.{words}")


MATERIAL = Material(
    casework=(
        Tally(count(3411, "接收")),
        Tally(count(3236, "解除")),
        Tally(count(10, "调查评估", "件"), (count(7, "建议适用", "件"), count(3, "建议不适用", "件"))),
    ),
    surveys=(
        Survey(
            subject="社区矫正对象满意度",
            population=3000,
            frame="年末在册名册",
            sampling="随机抽取",
            mode=Mode.ANONYMOUS,
            asked_by="第三方机构",
            by_own_officer=False,
            closed=date(2021, 12, 20),
            sent=400,
            returned=390,
            answers={Level.DELIGHTED: 300, Level.SATISFIED: 60, Level.FAIR: 20},
        ),
    ),
    causes={"finance_rules": "部分区沿用本区一般经费制度"},
    observations=(Observation("社会力量参与不够", "社会组织数量少", "将购买服务列入下年预算", "statement.1"),),
    limits=("江北新区按一个预算单位列示。",),
)

NANJING = report(PROJECT, SPECIAL_FUND_2021.appraise(NANJING_2021), MATERIAL)


def a_card(**unmet: Met) -> Card[FundYear]:
    answers = {item.key: Answer(unmet.get(item.key, Met.MET), PAPER) for item in ITEMS}
    return SPECIAL_FUND_2021.appraise(replace(NANJING_2021, answers=answers))


def part(number: int) -> str:
    return "\n".join(str(text) for passage in NANJING.parts[number - 1].passages for text in passage.paragraphs)


def test_the_report_has_its_seven_parts() -> None:
    assert [part.heading for part in NANJING.parts] == [
        "一、基本情况",
        "二、绩效评价工作开展情况",
        "三、综合评价情况及评价结论",
        "四、绩效评价指标分析",
        "五、主要经验及做法、存在的问题及原因分析",
        "六、有关建议",
        "七、其他需要说明的问题",
    ]
    assert NANJING.title == "某市司法局2021年度社区矫正专项资金绩效评价报告"


def test_the_money_states_both_execution_rates_with_their_bases() -> None:
    assert (
        "本年度年初预算400万元，调整后预算417万元，实际到位407万元，实际支出385.5万元；"
        "预算执行率（支出÷调整后预算）为92.45%；资金使用率（支出÷实际到位）为94.72%。" in part(1)
    )
    assert [(chart.title, chart.kind) for chart in NANJING.charts[:2]] == [
        ("资金来源构成", ChartKind.PIE),
        ("资金使用构成", ChartKind.PIE),
    ]


def test_spending_beyond_what_was_received_needs_a_reason() -> None:
    over = (Spending("监督管理", Decimal("407.01")),)
    with pytest.raises(ValueError, match=r"spent \[407\.01\] of \[407\]"):
        replace(PROJECT.funds, uses=over)
    assert replace(PROJECT.funds, uses=over, excess="动用上年结转").spent == Decimal("407.01")


def test_no_budget_has_no_rate() -> None:
    nothing = Funds((Funding("县级财政", Decimal(0), Decimal(0), Decimal(0)),), ())

    assert (nothing.exec_rate_budget, nothing.exec_rate_received) == (None, None)
    assert "为——；" in str(report(replace(PROJECT, funds=nothing), a_card(), Material()))


def test_the_result_names_score_and_grade_and_attaches_the_score_table() -> None:
    (table,) = [table for table in NANJING.tables if "评分表" in table.title]

    assert part(3) == "经评价，本项目得96分，满分100分，评价等级为“优”。"
    assert len(table.rows) == 20
    assert [str(cell) for cell in table.rows[0]][:4] == ["项目决策", "项目目标", "目标内容", "明晰"]
    assert [str(cell) for cell in table.rows[-1]][-2:] == ["100", "96"]


def test_every_indicator_is_analysed_in_a_paragraph_of_its_own() -> None:
    text = part(4)

    assert all(f"{indicator.words}（分值" in text for indicator in SPECIAL_FUND_2021.indicators)
    assert [passage.heading for passage in NANJING.parts[3].passages] == [
        "（一）项目决策",
        "（二）项目管理",
        "（三）项目绩效",
        "（四）业务数据",
        "（五）满意度调查",
    ]
    assert "调查评估10件，其中：建议适用7件、建议不适用3件。" in text


def test_every_deduction_is_a_problem_and_every_problem_has_its_recommendation_in_order() -> None:
    assert part(5).splitlines()[1:] == [
        "问题一：“目标内容”扣1分。未做到：项目目标量化（有绩效目标且目标明确，目标细化，目标量化不足）。",
        (
            "问题二：“财务管理制度”扣1分。部分做到：制定专项资金管理制度或有适用于本项目的财务管理制度"
            "（市级有专项资金管理办法，部分区及以下未制定资金管理办法）。原因：部分区沿用本区一般经费制度。"
        ),
        (
            "问题三：“资金使用”扣1分。未做到：资金使用合规（个别区因资金到账时间较迟未及时使用，部分区矫正资金配比不够合理，"
            "人员工资占总额90%以上；报告扣分而未指明事项，此处归入本项）。"
        ),
        "问题四：“可持续影响”扣1分。12个单位中，未达到要求的：开展智慧社区矫正中心创建工作2个（报告未具名的区之一、报告未具名的区之二）。",
        "问题五：社会力量参与不够。原因：社会组织数量少。",
    ]
    assert part(6).splitlines()[0].startswith("对问题一：为每项年度目标设定可以计数的指标值")
    assert part(6).splitlines()[-1] == "对问题五：将购买服务列入下年预算。"
    assert len(part(6).splitlines()) == len(NANJING.problems) == 5


@given(unmet=st.sets(st.sampled_from([item.key for item in ITEMS])))
def test_whatever_is_lost_stands_among_the_problems(unmet: set[str]) -> None:
    card = a_card(**dict.fromkeys(unmet, Met.UNMET))
    written = report(PROJECT, card, Material())
    lost = sum((mark.out_of - mark.points for _, mark in card.marks if isinstance(mark, Mark)), Decimal(0))
    deducted = sum((Decimal(str(p.words.figures[0].value)) for p in written.problems), Decimal(0))

    assert deducted == lost
    assert [str(p.recommendation) for p in written.problems][: len(card.losses)] == [
        f"{loss.remedy or indicator.remedy}。" for indicator, loss in card.losses
    ]


def test_every_figure_says_what_it_counts_for_which_period_up_to_when_and_from_where() -> None:
    assert len(NANJING.figures) > 100
    assert all(f.words and f.source_key and f.period == PROJECT.period for f in NANJING.figures)
    assert {f.source_key for f in NANJING.figures if f.unit == "件"} == {
        "casework.调查评估",
        "casework.建议适用",
        "casework.建议不适用",
    }


def test_a_number_nobody_can_trace_is_refused() -> None:
    """正文中的数字只能是有来源的数据，或整句引用。"""
    with pytest.raises(ValueError, match="numbers without a source in \\[全年接收3411人\\]"):
        paragraph("全年接收3411人")
    with pytest.raises(ValueError, match="numbers without a source"):
        Table("表", ("项目",), (("3",),))
    assert str(paragraph("全年接收", count(3411, "接收"), "。", Quote("财预〔2020〕10号", "grounds"))).endswith("10号")


def test_a_count_whose_parts_do_not_make_it_is_refused() -> None:
    """受理268件，建议适用248、慎用10、不适用9，合计267件：不得写入报告。"""
    parts = (count(248, "建议适用"), count(10, "慎用"), count(9, "不适用"))
    with pytest.raises(ValueError, match="“调查评估” is \\[268人\\], but its parts make \\[267\\]"):
        Tally(count(268, "调查评估"), parts)
    assert Tally(count(268, "调查评估"), parts, partition=False).total.value == 268


def test_an_incomplete_card_names_no_grade_and_says_what_it_lacks() -> None:
    """桃江县2023年：评分不完整，不定等级，逐项说明所缺。"""
    taojiang = str(report(PROJECT, SPECIAL_FUND_2021.appraise(TAOJIANG_2023), Material()))

    assert "评分尚不完整，不定等级：" in taojiang
    assert "总分将在4分至98分之间" in taojiang
    assert "再犯罪率未评分：缺少数据：比率。" in taojiang
    assert "评价等级为“" not in taojiang


def test_what_is_lost_for_certain_is_a_problem_even_while_the_card_is_open() -> None:
    written = report(PROJECT, SPECIAL_FUND_2021.appraise(TAOJIANG_2023), Material())

    assert [p.source_key for p in written.problems] == [
        "special_fund_2021.objectives",
        "special_fund_2021.organisation",
    ]


def test_a_veto_is_among_the_problems() -> None:
    veto = Veto[FundYear]("hidden", "瞒报脱管", lambda _: True, 59, Source("试行办法", "附注"), "如实补报并追究责任")
    standard = replace(SPECIAL_FUND_2021, vetoes=(veto,))
    written = report(PROJECT, standard.appraise(NANJING_2021), Material())

    assert "经评价，本项目得59分（96分／100分折算）" not in str(written)
    assert str(written.problems[-1].words) == "一票否决：瞒报脱管，总分至多59分。"
    assert str(written.problems[-1].recommendation) == "如实补报并追究责任。"


def test_a_cut_off_before_the_years_end_is_said() -> None:
    early = replace(PROJECT, cut_off=date(2021, 12, 6))

    assert "数据截止日早于评价年度终了" in str(report(early, a_card(), Material()))
    assert "数据截止日早于评价年度终了" not in str(NANJING)
    with pytest.raises(ValueError, match="before the data was cut off"):
        replace(PROJECT, signed=date(2021, 12, 30))


def test_the_readings_of_the_standard_are_disclosed_in_the_last_part() -> None:
    assert "评分标准的读法，再犯罪率（档次重叠）：0.2%同时落入" in part(7)
    assert "江北新区按一个预算单位列示。" in part(7)


def test_a_year_without_a_lost_point_says_so() -> None:
    full = SPECIAL_FUND_2021.appraise(
        replace(
            NANJING_2021,
            answers={item.key: Answer(Met.MET, PAPER) for item in ITEMS},
            smart_centre=NANJING_2021.repair_room,
        )
    )
    written = str(report(PROJECT, full, Material()))

    assert "本次评价未发现扣分事项。" in written
    assert "六、有关建议\n无。" in written


def test_a_deduction_without_remedy_or_a_cause_without_deduction_is_refused() -> None:
    bare = replace(
        SPECIAL_FUND_2021,
        indicators=tuple(replace(indicator, remedy="") for indicator in SPECIAL_FUND_2021.indicators),
    )
    with pytest.raises(ValueError, match="“可持续影响” lost \\[1\\.00\\] points and has no remedy"):
        report(PROJECT, bare.appraise(NANJING_2021), Material())
    with pytest.raises(ValueError, match="causes for \\[escapes\\]"):
        report(PROJECT, a_card(), Material(causes={"escapes": "某因"}))


def test_a_problem_cannot_stand_without_a_recommendation() -> None:
    with pytest.raises(ValueError, match="needs a recommendation"):
        Problem(paragraph("问题"), Paragraph(()), "x")


def test_tables_and_charts_are_even() -> None:
    with pytest.raises(ValueError, match="a row of \\[1\\] cells"):
        Table("表", ("甲", "乙"), (("一",),))
    with pytest.raises(ValueError, match="1 values for 2 categories"):
        Chart(
            "图", ChartKind.BAR, ("甲", "乙"), (replace(NANJING.charts[0].series[0], values=(count(1, "甲"),)),), "人"
        )


def test_the_report_reads_low_satisfaction_as_a_problem_too() -> None:
    low = SPECIAL_FUND_2021.appraise(replace(NANJING_2021, person_satisfaction=Percent(79, PAPER)))
    problem = report(PROJECT, low, Material()).problems[-1]

    assert str(problem.words) == "“社区矫正对象满意度”扣1分。79%，低于目标6个百分点，计1档。"
    assert str(problem.recommendation).startswith("由非本人矫正小组成员匿名回访")
