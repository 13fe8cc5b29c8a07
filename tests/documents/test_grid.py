"""A form has the same lines on paper and in Word: its cells fill 24 columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.documents.content import Band, Field, Form, FormRow, Opinion, Row
from guitu.documents.grid import COLUMNS, Part, balanced, cells

fields = st.builds(Field, st.text("标签名称", min_size=1, max_size=12), st.text("内容abc123", min_size=1, max_size=80))
rows: st.SearchStrategy[FormRow] = st.one_of(
    st.lists(fields, min_size=1, max_size=4).map(lambda some: Row(tuple(some))),
    st.builds(Opinion, st.just("司法所意见"), st.text("同意", max_size=20)),
    st.builds(Band, st.just("基本情况")),
)


@given(st.lists(rows, min_size=1, max_size=6))
def test_the_cells_of_every_row_fill_the_grid(some: list[FormRow]) -> None:
    for row in cells(Form(tuple(some))):
        assert sum(cell.span for cell in row) == COLUMNS


@given(st.text("甲乙丙丁", min_size=1, max_size=30), st.integers(2, 8))
def test_a_broken_label_says_the_same(label: str, width: int) -> None:
    lines = balanced(label, width).split("\n")
    assert "".join(lines) == label
    assert max(map(len, lines)) <= width


def test_a_bracket_begins_a_line_of_its_own() -> None:
    assert balanced("签收人（签名、手印）", 6) == "签收人\n（签名、手印）"


def test_of_two_values_the_longer_has_more_room() -> None:
    (row,) = cells(Form((Row((Field("矫正类别", "缓刑"), Field("矫正期限", "2025年12月2日至2026年8月1日"))),)))
    assert [cell.span for cell in row] == [4, 6, 4, 10]


@pytest.mark.parametrize(("words", "signed", "shown"), [("同意。", "李青松", "签名：李青松"), ("", "", "签名：　")])
def test_an_opinion_without_words_is_a_space_to_write_in(words: str, signed: str, shown: str) -> None:
    (row,) = cells(Form((Opinion("司法所意见", words, signed),)))
    assert row[1].part is Part.OPINION
    assert row[1].text == words
    assert row[1].foot.startswith(f"（公章）　　{shown}")
