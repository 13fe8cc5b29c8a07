"""Dates as papers write them."""

from __future__ import annotations

from datetime import date

import pytest

from guitu.documents.dates import arabic, chinese


def test_arabic_dates_have_no_leading_zeros() -> None:
    assert arabic(date(2023, 2, 6)) == "2023年2月6日"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2023, 12, 6), "二〇二三年十二月六日"),
        (date(2020, 1, 9), "二〇二〇年一月九日"),
        (date(2020, 10, 10), "二〇二〇年十月十日"),
        (date(2020, 11, 11), "二〇二〇年十一月十一日"),
        (date(2020, 3, 19), "二〇二〇年三月十九日"),
        (date(2020, 3, 20), "二〇二〇年三月二十日"),
        (date(2020, 3, 21), "二〇二〇年三月二十一日"),
        (date(2020, 3, 31), "二〇二〇年三月三十一日"),
    ],
)
def test_certificates_write_dates_in_chinese(day: date, words: str) -> None:
    assert chinese(day) == words
