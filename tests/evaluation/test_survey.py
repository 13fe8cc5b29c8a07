"""Satisfaction surveys: how many to ask, what comes out, what can be believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.evaluation.measures import Percent, Rate, rounded
from guitu.evaluation.survey import Level, Mode, Survey, reachability, reaching_sizes, sample_size, wilson

A_SURVEY = Survey(
    subject="社区矫正对象满意度",
    population=271,
    frame="年末在册名册",
    sampling="随机抽取",
    mode=Mode.ANONYMOUS,
    asked_by="第三方机构",
    by_own_officer=False,
    closed=date(2023, 12, 20),
    sent=200,
    returned=180,
    answers={Level.DELIGHTED: 100, Level.SATISFIED: 40, Level.FAIR: 20, Level.POOR: 10, Level.DISSATISFIED: 5},
)


@pytest.mark.parametrize(
    ("population", "asked"),
    [(0, 0), (5, 5), (100, 100), (101, 80), (120, 92), (271, 159), (3400, 345), (10**9, 384)],
)
def test_how_many_to_ask(population: int, asked: int) -> None:
    """95%置信度、误差5个百分点：271人问159人，3400人问345人；100人以下全部询问。"""
    assert sample_size(population) == asked


def test_one_survey_gives_three_figures() -> None:
    """175份有效：前两级140份80%，前三级160份91.43%，指数89.71。"""
    assert A_SURVEY.top() == Rate(140, 175)
    assert str(A_SURVEY.top(3)) == "160/175（91.43%）"
    assert A_SURVEY.index() == Percent(Fraction(14700, 175))


def test_the_figure_is_printed_with_all_that_belongs_to_it() -> None:
    assert A_SURVEY.words() == (
        "社区矫正对象满意度：总体271人（年末在册名册），随机抽取，匿名问卷，由第三方机构组织，截至2023年12月20日"
        "发出200份、收回180份、有效175份；满意率（很满意、满意÷有效）140/175（80%），95%置信区间73.46%至85.25%"
    )


@pytest.mark.parametrize(("valid", "warned"), [(159, False), (158, True)])
def test_too_few_answers_are_said(valid: int, warned: bool) -> None:  # noqa: FBT001
    survey = replace(A_SURVEY, answers={Level.SATISFIED: valid})

    assert any("少于" in caution for caution in survey.cautions) is warned


def test_pressure_is_said() -> None:
    """由本人的管理人员询问，或访谈、实名的，说明作答可能有顾虑。"""
    assert A_SURVEY.cautions == ()
    assert "顾虑" in replace(A_SURVEY, by_own_officer=True).cautions[0]
    assert "顾虑" in replace(A_SURVEY, mode=Mode.INTERVIEW).cautions[0]


def test_a_survey_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="not \\[175 ≤ 174 ≤ 200 ≤ 271\\]"):
        replace(A_SURVEY, returned=174)
    with pytest.raises(ValueError, match="fewer than none"):
        replace(A_SURVEY, answers={Level.FAIR: -1})
    with pytest.raises(ValueError, match="the best \\[5\\] of 5 levels"):
        A_SURVEY.top(5)


def test_a_survey_is_the_evidence_of_its_figure() -> None:
    evidence = A_SURVEY.evidence("问卷袋3")

    assert str(evidence).endswith("95%置信区间73.46%至85.25%（第三方机构，2023-12-20，问卷袋3）")


def test_nobody_answered() -> None:
    silent = replace(A_SURVEY, answers={})

    assert (silent.top(), silent.index()) == (Rate(0, 0), None)
    assert wilson(silent.top()) == (Decimal(0), Decimal(100))


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(5, 5, "56.55", "100"), (0, 5, "0", "43.45"), (265, 272, "94.78", "98.75"), (50, 100, "40.38", "59.62")],
)
def test_a_hundred_per_cent_of_five_people_is_not_a_hundred_per_cent(
    part: int, whole: int, low: str, high: str
) -> None:
    assert wilson(Rate(part, whole)) == (Decimal(low), Decimal(high))


@given(part=st.integers(0, 500), more=st.integers(0, 500))
def test_the_interval_holds_its_rate(part: int, more: int) -> None:
    rate = Rate(part, part + more)
    low, high = wilson(rate)

    if rate.whole:
        assert low <= rounded(rate.percent) <= high


def test_a_printed_percentage_tells_the_smallest_sample() -> None:
    """97.43%作为人数之比，最早出现于272人中的265人；其次为311、350、389人。"""
    assert reachability(Decimal("97.43")).sizes == (272, 311, 350, 389)
    assert reachability(Decimal("97.43")).words == (
        "97.43%若为人数之比，有效样本至少272份（其次为311、350、389份）；样本更少的，该数是加权指数或有误"
    )


@pytest.mark.parametrize(("printed", "smallest"), [("100", 1), ("0", 1), ("50", 2), ("33.3", 3), ("0.1", 667)])
def test_smallest_samples(printed: str, smallest: int) -> None:
    assert next(reaching_sizes(Decimal(printed))) == smallest


@given(part=st.integers(0, 300), more=st.integers(0, 300), places=st.integers(0, 2))
def test_whatever_was_counted_can_be_reached(part: int, more: int, places: int) -> None:
    size = part + more
    if size:
        printed = rounded(Fraction(100 * part, size), places)
        assert size in set(islice(reaching_sizes(printed), size))


def test_no_percentage_of_a_group_is_over_a_hundred() -> None:
    with pytest.raises(ValueError, match="expected 0 to 100"):
        next(reaching_sizes(Decimal("100.01")))
