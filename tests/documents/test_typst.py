"""PDF pages by GB/T 9704: the grid, repeated heads, hostile data printed as it is."""

from __future__ import annotations

from collections import Counter
from datetime import date
from io import BytesIO

import pdfplumber
import pytest

from guitu.documents.catalogue import CATALOGUE, compose
from guitu.documents.content import Align, Block, Column, Figure, Heading, Paper, Paragraph, Seal, Sheet, Table, Title
from guitu.documents.fonts import Fonts, MissingGlyph
from guitu.documents.render.typst import to_pdf, to_png
from guitu.documents.sample import facts

HOSTILE = '#panic("x") *x* _y_ `z` $1$ <&> @a \\ [b] {c} //d'
A4 = (595.28, 841.89)
MILLIMETRE = 72 / 25.4


def a_paper(*blocks: Block) -> Paper:
    return Paper("试纸", date(2026, 3, 16), (Sheet(blocks),))


def text(pdf: bytes) -> list[str]:
    with pdfplumber.open(BytesIO(pdf)) as opened:
        return [page.extract_text() for page in opened.pages]


def plain(words: str) -> str:
    return "".join(words.split())


def test_a_page_holds_22_lines_of_28_characters(fonts: Fonts) -> None:
    with pdfplumber.open(BytesIO(to_pdf(a_paper(Paragraph("国" * 28 * 25, indent=False)), fonts))) as opened:
        first, second = opened.pages
        assert (round(first.width), round(first.height)) == (round(A4[0]), round(A4[1]))
        lines = Counter(round(char["top"], 1) for char in first.chars if char["text"] == "国")
        assert len(lines) == 22
        assert set(lines.values()) == {28}
        assert Counter(char["text"] for char in second.chars)["国"] == 3 * 28
        left = min(char["x0"] for char in first.chars)
        right = max(char["x1"] for char in first.chars)
        assert left == pytest.approx(28 * MILLIMETRE, abs=1)
        assert right == pytest.approx((210 - 26) * MILLIMETRE, abs=1)
        assert {round(char["size"], 1) for char in first.chars if char["text"] == "国"} == {16.0}


def test_a_paragraph_is_indented_by_two_characters(fonts: Fonts) -> None:
    with pdfplumber.open(BytesIO(to_pdf(a_paper(Paragraph("国" * 40)), fonts))) as opened:
        lines = Counter(round(char["top"], 1) for char in opened.pages[0].chars if char["text"] == "国")
        assert list(lines.values()) == [26, 14]


def test_the_head_of_a_long_table_is_on_every_page(fonts: Fonts) -> None:
    rows = tuple((str(number), "材料名称") for number in range(1, 81))
    pages = text(to_pdf(a_paper(Table((Column("序号"), Column("材料", 5, Align.LEFT)), rows)), fonts))
    assert len(pages) >= 3
    assert all("序号" in page for page in pages)
    assert "80" in pages[-1]


def test_hostile_text_is_printed_as_it_is(fonts: Fonts) -> None:
    blocks = (Title(HOSTILE), Heading(1, HOSTILE), Paragraph(HOSTILE), Table((Column(HOSTILE),), ((HOSTILE,),)))
    pages = text(to_pdf(a_paper(*blocks), fonts))
    assert plain("".join(pages)).count(plain(HOSTILE)) == 5


def test_a_long_name_stays_on_the_page(fonts: Fonts) -> None:
    name = "阿卜杜热依木·买买提吐尔逊·" * 6
    pdf = to_pdf(a_paper(Paragraph(name), Table((Column("姓名"), Column("备注")), ((name, "无"),))), fonts)
    with pdfplumber.open(BytesIO(pdf)) as opened:
        assert max(char["x1"] for char in opened.pages[0].chars) <= (210 - 26) * MILLIMETRE + 1
    assert plain("".join(text(pdf))).count(plain(name)) == 1


def test_rare_characters_are_drawn(fonts: Fonts) -> None:
    assert "镕喆玥翀㛃䶮" in plain("".join(text(to_pdf(a_paper(Paragraph("镕喆玥翀㛃䶮")), fonts))))


def test_a_missing_character_prints_nothing(fonts: Fonts) -> None:
    with pytest.raises(MissingGlyph):
        to_pdf(a_paper(Paragraph("\U0002ebf1")), fonts)


def test_a_character_missing_in_a_chart_prints_nothing(fonts: Fonts) -> None:
    chart = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">&#x2EBF1;</text></svg>'
    with pytest.raises(MissingGlyph):
        to_pdf(a_paper(Figure(chart, "图1")), fonts)


def test_a_chart_is_drawn_with_its_caption(fonts: Fonts) -> None:
    chart = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100">'
        '<rect width="80" height="60" fill="#335"/><text x="10" y="90" font-size="14">教育学习</text></svg>'
    )
    assert "图1 各项得分" in "".join(text(to_pdf(a_paper(Figure(chart, "图1 各项得分")), fonts)))


def test_the_same_paper_gives_the_same_file(fonts: Fonts) -> None:
    paper = compose("leave_permit", facts("leave_permit"))
    assert to_pdf(paper, fonts) == to_pdf(paper, fonts)


def test_the_seal_never_stands_alone_on_a_page(fonts: Fonts) -> None:
    for lines in range(14, 24):
        pages = text(
            to_pdf(a_paper(Paragraph("国" * 26 * lines), Paragraph("末段。"), Seal("某局", "2026年3月16日")), fonts)
        )
        assert "末段" in next(page for page in pages if "某局" in page)


def test_one_page_bears_no_number_and_several_do(fonts: Fonts) -> None:
    (single,) = text(to_pdf(a_paper(Paragraph("国")), fonts))
    assert "—" not in single
    several = text(to_pdf(a_paper(Paragraph("国" * 28 * 23)), fonts))
    assert [f"— {number} —" in page for number, page in enumerate(several, 1)] == [True, True]


def test_each_sheet_counts_its_own_pages(fonts: Fonts) -> None:
    long = Sheet((Paragraph("国" * 28 * 23),))
    paper = Paper("试纸", date(2026, 3, 16), (Sheet((Paragraph("存根"),)), long, Sheet((Paragraph("回执"),))))
    pages = text(to_pdf(paper, fonts))
    assert ["— 1 —" in page for page in pages] == [False, True, False, False]
    assert ["— 2 —" in page for page in pages] == [False, False, True, False]


def test_a_picture_comes_for_every_page(fonts: Fonts) -> None:
    pictures = to_png(a_paper(Paragraph("国" * 28 * 23)), fonts)
    assert len(pictures) == 2
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


@pytest.mark.parametrize("key", ["leave_application", "assessment_opinion", "warning_decision", "release_certificate"])
def test_each_style_of_paper_is_set(fonts: Fonts, key: str) -> None:
    words = plain("".join(text(to_pdf(compose(key, facts(key)), fonts))))
    assert plain(CATALOGUE[key].words) in words
    assert facts(key).person.name in words
