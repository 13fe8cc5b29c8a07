"""矫正期限怎样算：刑种、长短、羁押折抵、末日；文书为准，推算只供核对。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.law.sentencing import LIMITS, Length, Penalty, Sentence, checked, credit, limit, reckoned
from guitu.law.span import Span, days

JUNE_3 = date(2024, 6, 3)
YEAR, MONTH = Length(years=1), Length(months=1)
STARTS = st.dates(date(2000, 1, 1), date(2060, 1, 1))
LENGTHS = st.builds(Length, years=st.integers(0, 10), months=st.integers(1, 11), days=st.integers(0, 29))


def a_sentence(
    penalty: Penalty = Penalty.IMPRISONMENT_SUSPENDED, length: Length = YEAR, begins: date = JUNE_3, custody: int = 0
) -> Sentence:
    return Sentence(penalty=penalty, length=length, begins=begins, custody=custody)


def keys(paper: Span, sentence: Sentence) -> list[str]:
    return [finding.key for finding in checked(paper, sentence)]


def as_reckoned(sentence: Sentence) -> Span:
    term = reckoned(sentence)
    assert term
    return term


@pytest.mark.parametrize(
    ("begins", "length", "last"),
    [
        # 指导性案例所载：缓刑四年，自2016年7月17日起；一年，自2020年12月3日起
        (date(2016, 7, 17), Length(years=4), date(2020, 7, 16)),
        (date(2020, 12, 3), YEAR, date(2021, 12, 2)),
        # 同月同日的前一日届满
        (date(2024, 6, 3), Length(months=6), date(2024, 12, 2)),
        (date(2024, 1, 1), YEAR, date(2024, 12, 31)),
        # 次年没有同日的，以当月最后一日为准
        (date(2024, 2, 29), YEAR, date(2025, 2, 27)),
        (date(2024, 2, 29), Length(years=4), date(2028, 2, 28)),
        # 月末起算的，至下月最后一日的前一日
        (date(2024, 1, 31), MONTH, date(2024, 2, 28)),
        (date(2023, 1, 31), MONTH, date(2023, 2, 27)),
        (date(2023, 2, 28), MONTH, date(2023, 3, 30)),
        (date(2024, 4, 30), Length(months=3), date(2024, 7, 30)),
        (date(2024, 4, 29), Length(months=3), date(2024, 7, 28)),
        # 年、月、日依次相加
        (date(2024, 1, 10), Length(years=1, months=2, days=5), date(2025, 3, 14)),
        (date(2024, 6, 3), Length(days=1), date(2024, 6, 3)),
    ],
)
def test_a_term_ends_the_day_before_the_same_day(begins: date, length: Length, last: date) -> None:
    """最高法解释第二百〇二条：至同日的前一日为届满。"""
    assert reckoned(a_sentence(length=length, begins=begins)) == Span(begins, last)


@pytest.mark.parametrize(
    ("penalty", "stands_for"),
    [
        (Penalty.CONTROL, 20),
        (Penalty.OUTSIDE_PRISON, 10),
        (Penalty.DETENTION_SUSPENDED, 0),
        (Penalty.IMPRISONMENT_SUSPENDED, 0),
        (Penalty.PAROLE_FROM_TERM, 0),
        (Penalty.PAROLE_FROM_LIFE, 0),
    ],
)
def test_a_day_in_custody_counts_by_the_penalty(penalty: Penalty, stands_for: int) -> None:
    """刑法第四十一条：管制，羁押一日折抵二日；暂予监外执行，一日折抵一日；缓刑、假释考验期不折抵。"""
    sentence = a_sentence(penalty, Length(years=2), custody=10)

    assert credit(sentence) == stands_for
    assert as_reckoned(sentence).last == date(2026, 6, 2) - days(stands_for)


@pytest.mark.parametrize(("custody", "used_up"), [(45, False), (46, True)])
def test_custody_may_use_the_whole_term_up(custody: int, *, used_up: bool) -> None:
    """管制三个月，自6月3日起共九十二日：羁押四十五日折抵九十日，尚余两日；四十六日折抵九十二日，期限已尽。"""
    sentence = a_sentence(Penalty.CONTROL, Length(months=3), custody=custody)

    assert (reckoned(sentence) is None) is used_up
    assert ("used_up" in keys(Span(JUNE_3, JUNE_3), sentence)) is used_up


@pytest.mark.parametrize(
    ("penalty", "length", "finding"),
    [
        (Penalty.CONTROL, Length(months=2, days=29), ["too_short"]),
        (Penalty.CONTROL, Length(months=3), []),
        (Penalty.CONTROL, Length(years=2), []),
        (Penalty.CONTROL, Length(years=2, days=1), ["too_long"]),
        (Penalty.DETENTION_SUSPENDED, Length(months=1, days=29), ["too_short"]),
        (Penalty.DETENTION_SUSPENDED, Length(months=2), []),
        (Penalty.DETENTION_SUSPENDED, YEAR, []),
        (Penalty.DETENTION_SUSPENDED, Length(months=12), []),
        (Penalty.DETENTION_SUSPENDED, Length(years=1, days=1), ["too_long"]),
        (Penalty.IMPRISONMENT_SUSPENDED, Length(months=11, days=29), ["too_short"]),
        (Penalty.IMPRISONMENT_SUSPENDED, YEAR, []),
        (Penalty.IMPRISONMENT_SUSPENDED, Length(years=5), []),
        (Penalty.IMPRISONMENT_SUSPENDED, Length(years=5, days=1), ["too_long"]),
        (Penalty.PAROLE_FROM_LIFE, Length(years=9, months=11), ["too_short"]),
        (Penalty.PAROLE_FROM_LIFE, Length(years=10), []),
        (Penalty.PAROLE_FROM_LIFE, Length(years=10, days=1), ["too_long"]),
        (Penalty.PAROLE_FROM_TERM, Length(days=1), []),
        (Penalty.OUTSIDE_PRISON, Length(years=15), []),
    ],
)
def test_each_penalty_has_its_limits(penalty: Penalty, length: Length, finding: list[str]) -> None:
    """刑法第三十八条、第七十三条、第八十三条；超出的列为疑点，不拒绝登记。"""
    sentence = a_sentence(penalty, length)

    assert keys(as_reckoned(sentence), sentence) == finding


@pytest.mark.parametrize(
    ("length", "several", "finding"),
    [
        (Length(years=3), True, []),
        (Length(years=3, days=1), True, ["too_long"]),
        (Length(years=2, months=1), True, []),
        (Length(years=2, months=1), False, ["too_long"]),
    ],
)
def test_control_for_several_crimes_may_last_three_years(length: Length, finding: list[str], *, several: bool) -> None:
    """刑法第六十九条：数罪并罚，管制最高不超过三年。"""
    sentence = replace(a_sentence(Penalty.CONTROL, length), several=several)

    assert keys(as_reckoned(sentence), sentence) == finding


@pytest.mark.parametrize(
    ("penalty", "length", "original", "finding"),
    [
        (Penalty.IMPRISONMENT_SUSPENDED, Length(years=3), Length(years=3), []),
        (Penalty.IMPRISONMENT_SUSPENDED, Length(years=3), Length(years=3, days=1), ["below_original"]),
        (Penalty.DETENTION_SUSPENDED, Length(months=4), Length(months=5), ["below_original"]),
        (Penalty.DETENTION_SUSPENDED, Length(months=5), Length(months=5), []),
        (Penalty.CONTROL, Length(months=4), Length(months=5), []),
    ],
)
def test_probation_is_not_shorter_than_the_sentence_suspended(
    penalty: Penalty, length: Length, original: Length, finding: list[str]
) -> None:
    """刑法第七十三条：考验期为原判刑期以上。"""
    sentence = replace(a_sentence(penalty, length), original=original)

    assert keys(as_reckoned(sentence), sentence) == finding


@pytest.mark.parametrize(
    ("paper", "finding"),
    [
        (Span(JUNE_3, date(2025, 6, 2)), []),
        (Span(JUNE_3, date(2025, 6, 3)), ["last"]),
        (Span(JUNE_3, date(2025, 6, 1)), ["last"]),
        (Span(JUNE_3 + days(1), date(2025, 6, 2)), ["first"]),
        (Span(JUNE_3 - days(1), date(2025, 6, 1)), ["first", "last"]),
    ],
)
def test_a_paper_that_differs_is_a_finding(paper: Span, finding: list[str]) -> None:
    assert keys(paper, a_sentence()) == finding


def test_a_finding_says_what_stands_and_what_ought_to() -> None:
    (finding,) = checked(Span(JUNE_3, date(2025, 6, 3)), a_sentence())

    assert finding.words == "文书载明至[2025-06-03]止，按[1年]、折抵[0]日推算应至[2025-06-02]止"
    assert str(finding.cites) == "《最高人民法院关于适用〈刑事诉讼法〉的解释》第二百〇二条"


@pytest.mark.parametrize("parts", [(0, 0, 0), (-1, 0, 0), (1, -1, 0), (0, 1, -1)])
def test_a_length_is_something(parts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="a length is some years, months or days"):
        Length(*parts)


def test_custody_is_not_less_than_nothing() -> None:
    assert Sentence(penalty=Penalty.CONTROL, length=YEAR, begins=JUNE_3).custody == 0
    with pytest.raises(ValueError, match=r"custody is a number of days, not \[-1\]"):
        a_sentence(custody=-1)


def test_a_length_reads_as_a_judgment_writes_it() -> None:
    assert str(Length(1, 6, 15)) == "1年6个月15日"
    assert str(Length(months=8)) == "8个月"


@given(begins=STARTS, length=LENGTHS, penalty=st.sampled_from(Penalty))
def test_what_is_reckoned_agrees_with_itself(begins: date, length: Length, penalty: Penalty) -> None:
    sentence = a_sentence(penalty, length, begins)

    assert not {"first", "last", "used_up"} & set(keys(as_reckoned(sentence), sentence))


@given(begins=STARTS, length=LENGTHS)
def test_a_longer_length_never_ends_earlier(begins: date, length: Length) -> None:
    for longer in (
        replace(length, years=length.years + 1),
        replace(length, months=length.months + 1),
        replace(length, days=length.days + 1),
    ):
        assert longer.after(begins) > length.after(begins)


@given(begins=STARTS, length=LENGTHS)
def test_a_later_start_never_ends_earlier(begins: date, length: Length) -> None:
    assert length.after(begins + days(1)) >= length.after(begins)


@given(begins=STARTS, months=st.integers(1, 60))
def test_months_pass_by_the_calendar(begins: date, months: int) -> None:
    """一个月短不过二十八日，长不过三十一日。"""
    passed = (Length(months=months).after(begins) - begins).days

    assert 28 * months <= passed <= 31 * months


@given(begins=STARTS, custody=st.integers(0, 40))
def test_each_day_of_custody_takes_two_days_off_control(begins: date, custody: int) -> None:
    free = as_reckoned(a_sentence(Penalty.CONTROL, Length(months=3), begins))

    assert free.days - as_reckoned(a_sentence(Penalty.CONTROL, Length(months=3), begins, custody)).days == 2 * custody


@pytest.mark.parametrize("penalty", list(Penalty))
def test_every_limit_has_its_article(penalty: Penalty) -> None:
    bounds = limit(a_sentence(penalty))

    assert bounds == LIMITS.get(penalty)
    assert bounds is None or bounds.least.after(JUNE_3) <= bounds.most.after(JUNE_3)
