"""核对事项：每项指标都有可以登记的事项；填写的结论读得出、说得清，读不出的说明哪里不对。"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.apps.performance.subjects import SUBJECTS, Unreadable, answer_of, of_indicator, read, said
from guitu.evaluation.frameworks.special_fund_2021 import SPECIAL_FUND_2021
from guitu.evaluation.published.nanjing_2021 import NANJING_2021


def test_every_indicator_has_something_to_examine() -> None:
    assert all(of_indicator(indicator.key) for indicator in SPECIAL_FUND_2021.indicators)


def test_everything_a_published_report_says_can_be_kept_and_said() -> None:
    for key, subject in SUBJECTS.items():
        found = answer_of(NANJING_2021, key)
        assert found is not None
        assert said(found[0], subject)


def test_what_was_not_examined_has_no_answer() -> None:
    from guitu.evaluation.published.taojiang_2023 import TAOJIANG_2023  # noqa: PLC0415

    assert answer_of(TAOJIANG_2023, "rules_made") is None
    assert answer_of(TAOJIANG_2023, "letters") is None


@pytest.mark.parametrize(
    ("key", "given_", "fault"),
    [
        ("goal_set", {"met": "MAYBE"}, r"\[MAYBE\]"),
        ("committees", {"actual": "十四", "target": "15"}, r"\[十四\]应为数字"),
        ("committees", {"actual": "-1", "target": "15"}, r"\[-1\]应为不小于零"),
        ("letters", {"correction": "0", "proposal": "1.5"}, r"\[1.5\]应为整数"),
        ("staff_satisfaction", {"part": "41", "whole": "40"}, r"\[41\]大于分母\[40\]"),
        ("staff_satisfaction", {"percent": "100.01"}, r"\[100.01\]应在0至100之间"),
        ("staff_satisfaction", {"percent": "NaN"}, r"\[NaN\]"),
    ],
)
def test_an_answer_that_cannot_be_read_is_named(key: str, given_: dict[str, str], fault: str) -> None:
    with pytest.raises(Unreadable, match=fault):
        read(SUBJECTS[key], given_)


@pytest.mark.parametrize("percent", ["0", "100", "97.43"])
def test_a_percentage_at_its_bounds_is_read(percent: str) -> None:
    assert read(SUBJECTS["person_satisfaction"], {"percent": percent}) == {"percent": percent}


@given(st.text(max_size=20))
def test_odd_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    for subject in (SUBJECTS["committees"], SUBJECTS["letters"], SUBJECTS["reoffending"]):
        try:
            read(subject, {key: text for key, _ in subject.asks})
        except Unreadable:
            continue
