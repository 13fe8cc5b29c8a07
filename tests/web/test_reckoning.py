"""期限卡片：逐日可核对。"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from guitu.law.citation import MEASURES
from guitu.law.counting import SHANGHAI, Derivation, Direction, Unit, count
from guitu.law.course import Course
from guitu.law.holidays.published import PUBLISHED
from guitu.law.procedures.residence_change import RESIDENCE_CHANGE
from guitu.law.vocabulary import Deadline, within
from guitu.web.components.reckoning import Reckoning, reckoned


def a_reckoning(derivation: Derivation) -> Reckoning:
    course: Course[Any] = Course(RESIDENCE_CHANGE, None, date(2024, 6, 3), PUBLISHED)
    deadline = Deadline("soon", "五个工作日内", "apply", within(5), MEASURES.at(30, 2))
    return reckoned(course, deadline, derivation, date(2024, 6, 7))


def test_counted_days_are_numbered_and_days_off_are_not() -> None:
    """端午三天不计：第五个工作日是六月十一日。"""
    start = datetime(2024, 6, 3, 9, tzinfo=SHANGHAI)
    shown = a_reckoning(count(start, 5, Unit.WORKDAYS, Direction.AFTER, PUBLISHED))
    numbered = [(day.day.day, day.number) for day in shown.days]
    assert numbered == [(4, 1), (5, 2), (6, 3), (7, 4), (8, None), (9, None), (10, None), (11, 5)]
    assert shown.last == "2024年6月11日"
    assert (shown.left, shown.tone) == ("还有4日", "calm")


def test_a_last_day_that_rolls_shows_both_days() -> None:
    """末日是休息日而顺延的，原日与顺延后的日都看得见。"""
    start = datetime(2024, 6, 3, 9, tzinfo=SHANGHAI)
    shown = a_reckoning(count(start, 5, Unit.DAYS, Direction.AFTER, PUBLISHED, rolls=True))
    assert shown.adjusted
    assert (shown.raw, shown.last) == ("2024年6月8日", "2024年6月11日")


def test_hours_run_from_the_moment_and_end_at_one() -> None:
    """以小时计的，自时刻起连续计算。"""
    start = datetime(2024, 6, 3, 9, 30, tzinfo=SHANGHAI)
    shown = a_reckoning(count(start, 48, Unit.HOURS, Direction.AFTER, PUBLISHED))
    assert shown.rule == "48小时之内，自起算时刻连续计算"
    assert shown.last == "2024年6月5日09:30"
    assert shown.days == ()


@pytest.mark.parametrize(("today", "tone"), [((2024, 6, 12), "late"), ((2024, 6, 11), "today"), ((2024, 6, 8), "soon")])
def test_the_tone_follows_the_days_left(today: tuple[int, int, int], tone: str) -> None:
    """过期、当日、三日内，各有各的颜色。"""
    start = datetime(2024, 6, 3, 9, tzinfo=SHANGHAI)
    derivation = count(start, 5, Unit.WORKDAYS, Direction.AFTER, PUBLISHED)
    course: Course[Any] = Course(RESIDENCE_CHANGE, None, date(2024, 6, 3), PUBLISHED)
    deadline = Deadline("soon", "五个工作日内", "apply", within(5), MEASURES.at(30, 2))
    assert reckoned(course, deadline, derivation, date(*today)).tone == tone
