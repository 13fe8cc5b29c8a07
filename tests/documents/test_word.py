"""The Word file says the same as the PDF and names the office's own fonts."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from guitu.documents.catalogue import compose
from guitu.documents.content import (
    Block,
    Column,
    CopiesTo,
    Figure,
    Gap,
    Heading,
    Letterhead,
    Note,
    Paper,
    Paragraph,
    Ruled,
    Sheet,
    Table,
    Title,
    texts,
)
from guitu.documents.fonts import Fonts, MissingGlyph
from guitu.documents.render.word import to_docx
from guitu.documents.sample import facts

HOSTILE = '#panic("x") *x* <&> </w:t> ]]>'


def opened(paper: Paper, fonts: Fonts) -> Any:  # noqa: ANN401
    return Document(BytesIO(to_docx(paper, fonts)))


def a_paper(*blocks: Block) -> Paper:
    return Paper("试纸", date(2026, 3, 16), (Sheet(blocks),))


def words(document: Any) -> str:  # noqa: ANN401
    parts = [document.element.body, *(section.header._element for section in document.sections)]
    return "".join(run.text or "" for part in parts for run in part.iter(qn("w:t")))


def faces(document: Any) -> set[str]:  # noqa: ANN401
    return {fonts.get(qn("w:eastAsia")) for fonts in document.element.body.iter(qn("w:rFonts"))}


def test_the_page_is_a4_with_the_margins_of_the_standard(fonts: Fonts) -> None:
    (section,) = opened(a_paper(Paragraph("国")), fonts).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]


def test_the_grid_is_22_lines_of_28_characters(fonts: Fonts) -> None:
    (section,) = opened(a_paper(Paragraph("国")), fonts).sections
    (grid,) = section._sectPr.findall(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    pitch, spacing = int(grid.get(qn("w:linePitch"))) / 20, int(grid.get(qn("w:charSpace"))) / 4096
    assert (297 - 37 - 35) / 25.4 * 72 // pitch == 22
    assert 156 / 25.4 * 72 // (16 + spacing) == 28


def test_properties_stand_in_the_order_that_word_asks_for(fonts: Fonts) -> None:
    document = opened(a_paper(Letterhead("某局"), Heading(1, "一、"), CopiesTo(("某院",))), fonts)
    order = ("keepNext", "pBdr", "spacing", "ind", "jc", "outlineLvl")
    for properties in document.element.body.iter(qn("w:pPr")):
        tags = [child.tag.rpartition("}")[2] for child in properties]
        ranks = [order.index(tag) for tag in tags if tag in order]
        assert ranks == sorted(ranks), tags
    section = [child.tag.rpartition("}")[2] for child in document.sections[0]._sectPr]
    assert section.index("pgMar") < section.index("pgNumType") < section.index("cols") < section.index("docGrid")


def test_the_chinese_faces_are_named_for_chinese_text(fonts: Fonts) -> None:
    blocks = (Letterhead("某局"), Title("题"), Heading(1, "一、"), Heading(2, "（一）"), Paragraph("文"))
    assert faces(opened(a_paper(*blocks), fonts)) == {"方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"}


def test_hostile_text_is_written_as_it_is(fonts: Fonts) -> None:
    document = opened(a_paper(Title(HOSTILE), Paragraph(HOSTILE), Table((Column(HOSTILE),), ((HOSTILE,),))), fonts)
    assert words(document).count(HOSTILE) == 4


def test_the_head_of_a_table_is_repeated(fonts: Fonts) -> None:
    document = opened(a_paper(Table((Column("序号"),), (("1",), ("2",)))), fonts)
    heads = [row for row in document.tables[0].rows if row._tr.findall(f".//{qn('w:tblHeader')}")]
    assert heads == [document.tables[0].rows[0]] or len(heads) == 1


def test_each_copy_begins_a_page_under_its_heading(fonts: Fonts) -> None:
    document = opened(compose("warning_decision", facts("warning_decision")), fonts)
    headings = [section.header.paragraphs[0].text for section in document.sections]
    assert headings == ["（存根）", "（正本）", "（送达回证）"]


@pytest.mark.parametrize("key", ["leave_application", "leave_permit", "inquiry", "assessment_opinion", "undertaking"])
def test_word_says_all_that_the_paper_says(fonts: Fonts, key: str) -> None:
    paper = compose(key, facts(key))
    written = words(opened(paper, fonts)).replace("\n", "")
    for text in texts(paper.sheets):
        for line in text.split("\n"):
            assert line in written


def test_small_blocks_are_written(fonts: Fonts) -> None:
    document = opened(a_paper(Note("注"), Ruled(3), Gap()), fonts)
    assert len(document.paragraphs) == 5


def test_a_chart_becomes_a_picture_no_wider_than_the_line(fonts: Fonts) -> None:
    chart = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><rect width="80" height="60"/></svg>'
    (shape,) = opened(a_paper(Figure(chart, "图1", 50)), fonts).inline_shapes
    assert shape.width == Mm(156) * 50 // 100


def test_a_missing_character_writes_nothing(fonts: Fonts) -> None:
    with pytest.raises(MissingGlyph):
        to_docx(a_paper(Paragraph("\U0002ebf1")), fonts)
