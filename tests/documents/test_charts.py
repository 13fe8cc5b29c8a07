"""图：每个数都印出来，文字不会变成标记，任何数据都画得出合法的SVG。"""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.documents.charts import Row, Value, bars, line, shares

SVG = "{http://www.w3.org/2000/svg}"
NUMBERS = st.lists(st.fractions(min_value=0, max_value=10**6), min_size=1, max_size=14)


def lettering(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314  # our own drawing


def values(numbers: list[Fraction]) -> list[Value]:
    return [Value(number, f"第{place}值") for place, number in enumerate(numbers)]


@given(NUMBERS)
def test_every_value_is_lettered(numbers: list[Fraction]) -> None:
    names = [f"第{place}类" for place in range(len(numbers))]
    drawn = values(numbers)
    for svg in (bars(names, [Row("一", tuple(drawn)), Row("二", tuple(drawn))]), shares(names, drawn)):
        assert {value.words for value in drawn} <= set(lettering(svg))
        assert set(names) <= set(lettering(svg))


@given(NUMBERS)
def test_a_line_letters_its_last_value_and_stays_on_its_sheet(numbers: list[Fraction]) -> None:
    svg = line([f"{place}月" for place in range(len(numbers))], values(numbers))
    assert f"第{len(numbers) - 1}值" in lettering(svg)
    (path,) = ET.fromstring(svg).iter(f"{SVG}polyline")  # noqa: S314
    heights = [float(point.split(",")[1]) for point in path.attrib["points"].split()]
    assert all(24 <= height <= 220 for height in heights)


def test_words_are_no_markup() -> None:
    svg = bars(["<b>甲&乙"], [Row("一", (Value(Fraction(1), "<1>"),))])
    assert {"<b>甲&乙", "<1>"} <= set(lettering(svg))


def test_one_part_is_a_whole_ring_and_nothing_is_none() -> None:
    assert "100.0%" in lettering(shares(["甲"], [Value(Fraction(3), "3")]))
    assert "0.0%" in lettering(shares(["甲"], [Value(Fraction(0), "0")]))


def test_a_debt_is_not_drawn() -> None:
    with pytest.raises(ValueError, match=r"\[-1\]"):
        Value(Fraction(-1), "-1")
