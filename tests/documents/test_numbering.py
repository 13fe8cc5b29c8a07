"""文号: written and read alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.documents.numbering import Serial

han = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)


def test_a_serial_is_written_with_year_office_kind_and_number() -> None:
    assert str(Serial(2023, "桃矫", "外", 12)) == "（2023）桃矫外字第12号"


@given(st.integers(1000, 9999), st.text(han, min_size=1, max_size=4), han, st.integers(1, 10**6))
def test_what_is_written_is_read_back(year: int, office: str, kind: str, number: int) -> None:
    serial = Serial(year, office, kind, number)
    assert Serial.parse(str(serial)) == serial


def test_half_width_brackets_and_spaces_are_read() -> None:
    assert Serial.parse("( 2023 ) 桃矫外 字第 12 号") == Serial(2023, "桃矫", "外", 12)


@pytest.mark.parametrize(
    "text", ["", "桃矫外字第12号", "（23）桃矫外字第12号", "（2023）桃矫外字第0号", "（2023）外字第1号"]
)
def test_what_is_no_serial_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match="is no 文号"):
        Serial.parse(text)


@pytest.mark.parametrize(
    ("year", "office", "kind", "number"),
    [
        (999, "桃矫", "外", 1),
        (10000, "桃矫", "外", 1),
        (2023, "桃矫", "外", 0),
        (2023, "", "外", 1),
        (2023, "桃矫", "外出", 1),
    ],
)
def test_impossible_parts_are_refused(year: int, office: str, kind: str, number: int) -> None:
    with pytest.raises(ValueError, match=r"\["):
        Serial(year, office, kind, number)


def test_the_first_and_last_year_of_four_digits_are_serials() -> None:
    assert Serial(1000, "桃矫", "外", 1) < Serial(9999, "桃矫", "外", 1)
