"""A framework and its card: grades, sections, scaling, vetoes, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest

from guitu.evaluation.evidence import Answer, Answers, Evidence, Met
from guitu.evaluation.framework import NATIONAL_GRADES, Card, Framework, Indicator, Section, Source, Veto
from guitu.evaluation.marks import Unscored
from guitu.evaluation.measures import Measured
from guitu.evaluation.scoring import Checklist, Item, Proportional

PAPER = Evidence("县司法局", "现场查阅", date(2024, 1, 5), "底稿")
NOTE = Source("试行评分表", "全表")


@dataclass(frozen=True, kw_only=True)
class Year:
    done: Measured | None
    answers: Answers


ALL_DONE = Measured(60, 60)
ITEMS = (Item("rules", "制度健全", 20), Item("clean", "无挪用", 20, veto=True))

TRIAL = Framework[Year](
    key="trial",
    words="试行标准",
    facts=Year,
    cites=NOTE,
    since=date(2024, 1, 1),
    out_of=100,
    sections=(Section("all", "项目"), Section("output", "产出", "all"), Section("process", "过程", "all")),
    indicators=(
        Indicator("done", "完成率", Proportional(lambda y: y.done, full=60, capped=True), NOTE, section="output"),
        Indicator("process", "管理", Checklist(lambda y: y.answers, ITEMS), NOTE, section="process"),
    ),
    grades=NATIONAL_GRADES,
)


def card(done: Measured | None = ALL_DONE, **met: Met) -> Card[Year]:
    found = {"rules": Met.MET, "clean": Met.MET} | met
    return TRIAL.appraise(Year(done=done, answers={key: Answer(value, PAPER) for key, value in found.items()}))


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        (100, "优"),
        (90, "优"),
        ("89.99", "良"),
        ("89.5", "良"),
        (80, "良"),
        ("79.99", "中"),
        (60, "中"),
        ("59.99", "差"),
        (0, "差"),
    ],
)
def test_the_four_grades_are_closed_on_the_left(points: int | str, grade: str) -> None:
    """90分以上优，80分以上良，60分以上中，60分以下差。"""
    assert TRIAL.grade(Decimal(points)) == grade


def test_the_grade_is_taken_from_the_exact_total_and_not_from_the_printed_one() -> None:
    """89.99/99.99折算为89.99899…分：印为90分，等级仍为良。"""
    done, process = TRIAL.indicators
    standard = replace(
        TRIAL,
        indicators=(
            replace(done, scoring=Proportional(lambda y: y.done, full=Decimal("99.99"))),
            replace(process, scoring=Checklist(lambda y: y.answers, (Item("x", "某项", Decimal("0.01")),))),
        ),
    )
    nearly = standard.appraise(Year(done=Measured(8999, 9999), answers={"x": Answer(Met.NOT_ARISEN, PAPER)}))

    assert (nearly.won, nearly.total, nearly.grade) == (Decimal("89.99"), Decimal("90.00"), "良")


def test_headings_add_up_at_every_level() -> None:
    subtotals = {total.section.key: (total.won, total.out_of) for total in card(Measured(30, 60)).subtotals}

    assert subtotals == {
        "all": (Decimal(70), Decimal(100)),
        "output": (Decimal(30), Decimal(60)),
        "process": (Decimal(40), Decimal(40)),
    }


def test_a_heading_with_an_open_mark_has_no_sum() -> None:
    subtotals = {total.section.key: total.won for total in card(None).subtotals}

    assert subtotals == {"all": None, "output": None, "process": Decimal(40)}


def test_what_is_lost_for_certain_is_known_while_the_mark_is_open() -> None:
    """制度不健全，挪用与否尚未核对：已失20分，总分在60分至80分之间。"""
    year = TRIAL.appraise(Year(done=ALL_DONE, answers={"rules": Answer(Met.UNMET, PAPER)}))

    assert isinstance(year["process"], Unscored)
    assert [(indicator.key, loss.points) for indicator, loss in year.losses] == [("process", 20)]
    assert year.between == (Decimal(60), Decimal(80))
    assert str(year["process"]) == "未评分/40，未经核对：无挪用"


def test_an_item_with_a_veto_settles_its_indicator_whatever_is_still_open() -> None:
    """挪用一经查实，本项指标不得分，不待其余事项核对。"""
    year = TRIAL.appraise(Year(done=ALL_DONE, answers={"clean": Answer(Met.UNMET, PAPER)}))

    assert (year.total, sum(loss.points for _, loss in year.losses)) == (Decimal(60), 40)


def test_where_nothing_could_arise_there_is_neither_score_nor_grade() -> None:
    nothing = card(Measured(0, 0), rules=Met.NOT_ARISEN, clean=Met.NOT_ARISEN)

    assert (nothing.complete, nothing.total, nothing.grade) == (True, None, None)
    assert nothing.between == (Decimal(0), Decimal(0))
    assert nothing.conclusion == "本期各项均无此事项，不计分，不定等级"


def test_a_veto_bounds_an_open_card_too() -> None:
    veto = Veto[Year]("late", "逾期未报", lambda _: True, 70, NOTE, "按期报送")
    standard = replace(TRIAL, vetoes=(veto,))

    assert standard.appraise(Year(done=None, answers={})).between == (Decimal(0), Decimal(70))


def test_a_source_prints_its_document_and_place() -> None:
    assert str(replace(NOTE, place="第3项")) == "《试行评分表》第3项"
