"""Six ways of marking, each with its edges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.evaluation.bands import Band, flaws, reaching, remaining
from guitu.evaluation.evidence import Answer, Answers, Evidence, Met
from guitu.evaluation.marks import Defect, Loss, Mark, Unscored
from guitu.evaluation.measures import Measure, Measured, Percent, Rate, plain, rounded
from guitu.evaluation.scoring import (
    Banded,
    Base,
    Checklist,
    Incident,
    Item,
    Lagging,
    Part,
    PerIncident,
    PerShortfall,
    Portion,
    Proportional,
    Sense,
    Share,
)

PAPER = Evidence("市司法局", "查阅台账", date(2022, 1, 10), "附件1")
REOFFENDING = (
    Band(points=10, at_most=Decimal("0.1")),
    Band(points=8, above=Decimal("0.1"), at_most=Decimal("0.2")),
    Band(points=0, at_least=Decimal("0.2")),
)


def banded(rate: Measure | None, bands: tuple[Band, ...] = REOFFENDING) -> Mark | Unscored:
    return Banded[Measure | None](lambda r: r, bands).mark(rate)


def won(mark: Mark | Unscored) -> object:
    return None if isinstance(mark, Unscored) else mark.points


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0.125", "0.13"),
        ("0.124", "0.12"),
        ("5.958", "5.96"),
        ("5.5", "5.5"),
        ("300", "300"),
        ("0", "0"),
        ("-0.5", "-0.5"),
    ],
)
def test_numbers_are_rounded_half_up_and_printed_plainly(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


def test_a_rate_is_printed_rounded_but_never_reused_rounded() -> None:
    """171/287 prints 59.58% and earns 5.96 of 10, not 6."""
    mark = Proportional[Measured](lambda m: m, full=10).mark(Measured(171, 287))

    assert str(Rate(171, 287)) == "171/287（59.58%）"
    assert won(mark) == Decimal("5.96")


@pytest.mark.parametrize(("part", "whole"), [(3, 2), (-1, 2)])
def test_a_part_is_no_more_than_the_whole(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match=f"\\[{part}\\] is no part of \\[{whole}\\]"):
        Rate(part, whole)
    with pytest.raises(ValueError, match="no percentage"):
        Percent(Decimal("100.01"))


@pytest.mark.parametrize(
    ("part", "points"),
    [(0, 10), (100, 10), (101, 8), (199, 8), (200, 8), (201, 0)],
)
def test_bands_downward_take_the_better_one_where_two_overlap(part: int, points: int) -> None:
    """0.1%以下10分；超过0.1%、不超过0.2%的8分；0.2%以上0分。0.2%两档皆是，取8分。"""
    assert won(banded(Rate(part, 100_000))) == points


def test_an_overlap_is_reported_with_its_reading() -> None:
    (remark,) = flaws(REOFFENDING)

    assert remark.defect is Defect.OVERLAP
    assert remark.words == "0.2%同时落入“超过0.1%、不超过0.2%得8分”与“0.2%以上得0分”，按得分较高的一档计"


def test_a_point_left_out_is_reported_and_read_as_meeting_the_target() -> None:
    bands = (Band(points=5, above=85), Band(points=0, below=85))
    (remark,) = flaws(bands)

    assert str(remark) == "档次有空缺：85%不在任何一档，按相邻较高的一档计"
    assert [won(banded(Percent(p), bands)) for p in (84, 85, 86)] == [0, 5, 5]


def test_a_stretch_left_out_cannot_be_read_at_all() -> None:
    with pytest.raises(ValueError, match="no band holds \\[80%至85%之间\\]"):
        Banded[Rate](lambda r: r, (Band(points=5, at_least=85), Band(points=0, below=80)))


@pytest.mark.parametrize("bands", [reaching((95, 30), (90, 24), (80, 15)), remaining((1, 10), (2, 6))])
def test_bands_drawn_by_their_steps_are_sound(bands: tuple[Band, ...]) -> None:
    assert flaws(bands) == ()


def test_bands_drawn_downward_include_their_upper_end() -> None:
    bands = remaining((1, 10), (2, 6))

    assert [won(banded(Percent(Decimal(p)), bands)) for p in ("1", "1.01", "2", "2.01")] == [10, 6, 6, 0]
    assert Banded[Rate](lambda r: r, bands).words == "1%以下得10分；超过1%、不超过2%得6分；超过2%不得分"


def test_nobody_at_risk_and_nothing_known_differ() -> None:
    empty, unknown = banded(Rate(0, 0)), banded(None)

    assert (won(empty), empty.out_of) == (0, 0)
    assert isinstance(unknown, Unscored)
    assert (unknown.least, unknown.most, unknown.why) == (0, 10, "缺少数据：比率")


ESCAPES = (Incident("lost", "未找到（未追回）", 6), Incident("found", "已找到（已追回）", 3))


@pytest.mark.parametrize(
    ("lost", "found", "points"),
    [(0, 0, 6), (0, 1, 3), (0, 2, 0), (0, 3, 0), (1, 0, 0), (1, 1, 0)],
)
def test_incidents_of_different_kinds_cost_differently(lost: int, found: int, points: int) -> None:
    """未追回的一起扣6分，已追回的一起扣3分，扣完为止。"""
    scoring = PerIncident[dict[str, int]](lambda c: c, full=6, kinds=ESCAPES)

    assert won(scoring.mark({"lost": lost, "found": found})) == points


def test_a_kind_that_nobody_counted_leaves_the_mark_open() -> None:
    mark = PerIncident[dict[str, int]](lambda c: c, full=6, kinds=ESCAPES).mark({"lost": 0})

    assert isinstance(mark, Unscored)
    assert mark.why == "缺少数据：已找到（已追回）"


@pytest.mark.parametrize(
    ("part", "points"),
    [(Part.COUNTED, 14), (Part.DROPPED, 15), (Part.PRO_RATA, Decimal("14.4"))],
)
def test_82_percent_against_85_under_three_readings(part: Part, points: object) -> None:
    """低于85%每降低5%扣1分：不足一档的，按一档计得14分，不计得15分，按比例得14.4分。"""
    scoring = PerShortfall[Measure](lambda r: r, full=15, target=85, step=5, each=1, part=part, settled=False)

    assert won(scoring.mark(Percent(82))) == points
    assert [r.words for r in scoring.remarks] == [f"不足5个百分点的如何扣分，此处{part}"]


@pytest.mark.parametrize(("percent", "points"), [("85.01", 15), ("85", 15), ("84.99", 15), ("80", 14), ("80.01", 15)])
def test_exactly_on_target_is_on_target(percent: str, points: int) -> None:
    """超过85%得满分、低于85%扣分：恰为85%者按达到目标计，并予说明。"""
    scoring = PerShortfall[Measure](lambda r: r, full=15, target=85, step=5, each=1, open_at_target=True)

    assert won(scoring.mark(Percent(Decimal(percent)))) == points
    assert [r.defect for r in scoring.remarks] == [Defect.GAP]


CHECK = Checklist[Answers](
    lambda a: a,
    (
        Item("rules", "制度健全", 2, remedy="补订制度", partly=1, reading="仅部分单位制定的如何计分，此处得1分"),
        Item("clean", "无截留挤占挪用", 1, veto=True),
    ),
)


@pytest.mark.parametrize(
    ("rules", "clean", "points", "out_of"),
    [
        (Met.MET, Met.MET, 3, 3),
        (Met.PARTLY, Met.MET, 2, 3),
        (Met.UNMET, Met.MET, 1, 3),
        (Met.PARTLY, Met.UNMET, 0, 3),
        (Met.NOT_ARISEN, Met.MET, 1, 1),
        (Met.NOT_ARISEN, Met.NOT_ARISEN, 0, 0),
    ],
)
def test_a_checklist_item_by_item(rules: Met, clean: Met, points: int, out_of: int) -> None:
    """逐项核对；部分做到的按所列分值；一票否决事项未做到的，本项不得分；无此事项的不计分。"""
    mark = CHECK.mark({"rules": Answer(rules, PAPER), "clean": Answer(clean, PAPER)})

    assert (won(mark), mark.out_of) == (points, out_of)


def test_every_lost_point_of_a_checklist_names_its_item_and_remedy() -> None:
    mark = CHECK.mark({"rules": Answer(Met.PARTLY, PAPER), "clean": Answer(Met.MET, PAPER)})

    assert isinstance(mark, Mark)
    assert mark.losses == (Loss(1, "部分做到：制度健全（查阅台账）", "补订制度"),)
    assert mark.evidence == (PAPER, PAPER)


def test_a_checklist_says_itself_with_its_partial_points_and_its_veto() -> None:
    assert CHECK.words == "制度健全（2分，部分做到得1分），无截留挤占挪用（1分，未做到的本项指标不得分）"
    assert [str(remark) for remark in CHECK.remarks] == ["标准未写明：仅部分单位制定的如何计分，此处得1分"]


def test_an_item_not_yet_examined_bounds_the_mark() -> None:
    mark = CHECK.mark({"rules": Answer(Met.PARTLY, PAPER)})

    assert isinstance(mark, Unscored)
    assert (mark.least, mark.most, mark.why) == (1, 2, "未经核对：无截留挤占挪用")


def test_an_answer_to_no_question_is_refused() -> None:
    with pytest.raises(ValueError, match="answers to \\[rule\\]"):
        CHECK.mark({"rule": Answer(Met.MET, PAPER)})


@pytest.mark.parametrize(
    ("sense", "actual", "target", "points"),
    [
        (Sense.AT_LEAST, 10, 10, "10"),
        (Sense.AT_LEAST, 9, 10, "9"),
        (Sense.AT_LEAST, 12, 10, "10"),
        (Sense.AT_LEAST, 0, 0, "10"),
        (Sense.AT_MOST_LINEAR, 10, 10, "10"),
        (Sense.AT_MOST_LINEAR, 12, 10, "8"),
        (Sense.AT_MOST_LINEAR, 20, 10, "0"),
        (Sense.AT_MOST_LINEAR, 21, 10, "0"),
        (Sense.AT_MOST_LINEAR, 1, 0, "0"),
        (Sense.AT_MOST_BY_RATIO, 12, 10, "8.33"),
        (Sense.AT_MOST_BY_RATIO, 1, 0, "0"),
        (Sense.AT_MOST_BY_RATIO, 0, 0, "10"),
    ],
)
def test_in_proportion_to_a_target_from_below_and_from_above(
    sense: Sense, actual: int, target: int, points: str
) -> None:
    mark = Proportional[Measured](lambda m: m, full=10, sense=sense).mark(Measured(actual, target))

    assert won(mark) == Decimal(points)


def test_a_target_of_nothing_earns_everything_with_a_caution() -> None:
    mark = Proportional[Measured](lambda m: m, full=10).mark(Measured(0, 0))

    assert mark.cautions == ("目标为零，未设实际要求",)


@pytest.mark.parametrize(("actual", "marked"), [(2599, True), (2600, False), (2601, False)])
def test_a_target_far_exceeded_needs_a_reason(actual: int, marked: bool) -> None:  # noqa: FBT001 - a table
    """达到目标的130%以上，须先说明原因。"""
    scoring = Proportional[Measured](lambda m: m, full=10)

    assert isinstance(scoring.mark(Measured(actual, 2000)), Mark) is marked
    assert won(scoring.mark(Measured(actual, 2000, reason="新增两个街道"))) == 10


@pytest.mark.parametrize(("spent", "marked"), [("71", True), ("71.01", False)])
def test_a_budget_exceeded_needs_a_reason_before_it_is_marked(spent: str, marked: bool) -> None:  # noqa: FBT001
    """预算执行率：支出超过预算的，先说明原因，至多得满分；预算与支出皆无的不计分。"""
    scoring = Proportional[Measured](lambda m: m, full=10, capped=True)

    assert isinstance(scoring.mark(Measured(Decimal(spent), 71)), Mark) is marked
    assert won(scoring.mark(Measured(Decimal(spent), 71, reason="年中追加指标未入预算数"))) == 10
    assert scoring.mark(Measured(0, 0)).out_of == 0


def share(base: Base, first: tuple[str, ...], second: tuple[str, ...] | None, units: int = 12) -> Mark | Unscored:
    portions = (
        Portion[None]("智慧矫正中心", 3, lambda _: Lagging(first, units, PAPER)),
        Portion[None]("损害修复功能室", 3, lambda _: None if second is None else Lagging(second, units, PAPER)),
    )
    return Share(portions, base=base, settled=False).mark(None)


@pytest.mark.parametrize(
    ("base", "first", "second", "points"),
    [
        (Base.WHOLE, ("甲", "乙"), (), "5"),
        (Base.ITEM, ("甲", "乙"), (), "5.5"),
        (Base.WHOLE, ("甲", "乙"), ("乙",), "5"),
        (Base.ITEM, ("甲", "乙"), ("乙",), "5.25"),
        (Base.WHOLE, ("甲",), (), "5.5"),
        (Base.WHOLE, (), (), "6"),
    ],
)
def test_a_share_of_lagging_units_on_either_base(
    base: Base, first: tuple[str, ...], second: tuple[str, ...], points: str
) -> None:
    """12个区中2个启动较慢：以整项6分为基数扣1分，以所涉3分为基数扣0.5分。"""
    assert won(share(base, first, second)) == Decimal(points)


def test_a_share_without_units_or_figures() -> None:
    assert share(Base.WHOLE, (), (), units=0).out_of == 0
    assert isinstance(share(Base.WHOLE, (), None), Unscored)
    with pytest.raises(ValueError, match="lag among \\[1\\] units"):
        Lagging(("甲", "乙"), 1, PAPER)


def test_a_mark_must_explain_every_point_that_is_lost() -> None:
    with pytest.raises(ValueError, match="do not explain"):
        Mark(3, 4, "目标量化不足")
    with pytest.raises(ValueError, match="expected 0 ≤ won ≤ at stake"):
        Mark(5, 4, "多给一分")


@given(part=st.integers(0, 1000), whole=st.integers(1, 1000))
def test_every_way_of_marking_a_rate_stays_between_nothing_and_everything(part: int, whole: int) -> None:
    rate = Rate(min(part, whole), whole)
    ways = (
        Banded[Measure](lambda r: r, REOFFENDING),
        PerShortfall[Measure](lambda r: r, full=15, target=85, step=5, each=1, part=Part.PRO_RATA),
        PerShortfall[Measure](lambda r: r, full=5, target=85, step=5, each=1, part=Part.COUNTED),
    )
    for way in ways:
        mark = way.mark(rate)
        assert isinstance(mark, Mark)
        assert 0 <= mark.points <= way.full


@given(low=st.integers(0, 10_000), high=st.integers(0, 10_000))
def test_a_higher_rate_never_earns_less(low: int, high: int) -> None:
    low, high = sorted((low, high))
    for part in Part:
        scoring = PerShortfall[Measure](lambda r: r, full=15, target=85, step=5, each=1, part=part)
        lower, higher = (scoring.mark(Rate(n, 10_000)) for n in (low, high))
        assert lower.least <= higher.least


@given(numerator=st.integers(-(10**6), 10**6), denominator=st.integers(1, 10**4))
def test_rounding_is_never_off_by_more_than_half_a_unit(numerator: int, denominator: int) -> None:
    number = Fraction(numerator, denominator)

    assert abs(Fraction(rounded(number)) - number) <= Fraction(1, 200)
