"""The content model refuses what no paper may say."""

from __future__ import annotations

import pytest

from guitu.documents.content import Column, Field, Heading, Incomplete, Paragraph, Row, Sheet, Table, texts


def test_an_empty_value_is_refused_and_named() -> None:
    with pytest.raises(Incomplete, match=r"\[民族\]"):
        Field("民族", " ")


def test_a_value_that_waits_for_a_hand_may_be_empty() -> None:
    assert Field("签收人", "", by_hand=True).value == ""


@pytest.mark.parametrize("count", [0, 5])
def test_a_row_holds_one_to_four_fields(count: int) -> None:
    with pytest.raises(ValueError, match=rf"\[{count}\]"):
        Row(tuple(Field("甲", "乙") for _ in range(count)))


@pytest.mark.parametrize("count", [1, 4])
def test_one_and_four_fields_are_a_row(count: int) -> None:
    assert len(Row(tuple(Field("甲", "乙") for _ in range(count))).fields) == count


@pytest.mark.parametrize("level", [0, 5])
def test_headings_have_four_levels(level: int) -> None:
    with pytest.raises(ValueError, match=rf"\[{level}\]"):
        Heading(level, "标题")


def test_a_table_row_has_a_cell_under_each_head() -> None:
    with pytest.raises(ValueError, match=r"\[1\] cells under \[2\] heads"):
        Table((Column("序号"), Column("名称")), (("1",),))


def test_all_that_is_printed_can_be_listed() -> None:
    assert list(texts(Sheet((Paragraph("甲"), Paragraph("乙")), "正本"))) == ["甲", "乙", "正本"]
