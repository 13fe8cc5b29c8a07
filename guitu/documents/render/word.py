"""The Word file of a paper, for the bureau to work on: the same blocks as the PDF, the office's own fonts by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from guitu.documents.content import (
    Addressee,
    Align,
    Attachments,
    Block,
    Contact,
    CopiesTo,
    Face,
    Figure,
    Form,
    Gap,
    Heading,
    Letterhead,
    Note,
    Paper,
    Paragraph,
    Ruled,
    Seal,
    Serial,
    Sheet,
    Signatures,
    Table,
    Title,
    texts,
)
from guitu.documents.fonts import Fonts
from guitu.documents.grid import COLUMNS, Cell, Part, cells
from guitu.documents.render.typst import picture

NAMES = {
    Face.BODY: "仿宋_GB2312",
    Face.TITLE: "方正小标宋简体",
    Face.BLACK: "黑体",
    Face.KAI: "楷体_GB2312",
}
RED = RGBColor(0xD7, 0x00, 0x0F)
LINE = Pt(28.95)
TEXT_WIDTH = Mm(156)
LEFT, CENTER, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
AFTER_BORDERS = tuple(
    f"w:{name}" for name in ("shd", "tabs", "snapToGrid", "spacing", "ind", "jc", "outlineLvl", "rPr")
)
"""What must follow the borders in the properties of a paragraph; Word insists on the order."""
SIDES = {Align.LEFT: LEFT, Align.CENTER: CENTER, Align.RIGHT: RIGHT}


@dataclass(frozen=True, slots=True)
class Look:
    """How a line of text looks: face, size in points, side, and the space above it in points."""

    face: Face = Face.BODY
    size: float = 16
    side: WD_ALIGN_PARAGRAPH = LEFT
    before: float = 0
    bold: bool = False
    indent: bool = False
    colour: RGBColor | None = None


PLAIN = Look()
RUNNING = Look(indent=True)
NAMED = Look(Face.BLACK, side=CENTER)


def to_docx(paper: Paper, fonts: Fonts) -> bytes:
    """Write a paper as a Word file. Refused as the PDF is where no font at hand has a character."""
    fonts.require(texts(paper))
    document = Document()
    document.core_properties.title = paper.title
    document.core_properties.author = ""
    _plain_style(document)
    for number, sheet in enumerate(paper.sheets):
        section = document.sections[0] if number == 0 else document.add_section(WD_SECTION.NEW_PAGE)
        _page(section, sheet)
        for block in sheet.blocks:
            _WRITERS[type(block)](document, block, fonts)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _plain_style(document: Any) -> None:  # noqa: ANN401
    style = document.styles["Normal"]
    style.font.size = Pt(16)
    _name(style.element.get_or_add_rPr(), Face.BODY)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, LINE


def _page(section: Any, sheet: Sheet) -> None:  # noqa: ANN401
    section.page_width, section.page_height = Mm(210), Mm(297)
    tabular = any(isinstance(block, Form) for block in sheet.blocks)
    section.top_margin, section.bottom_margin = (Mm(24), Mm(20)) if tabular else (Mm(37), Mm(35))
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(14 if tabular else 24), Mm(12 if tabular else 25)
    properties = section._sectPr  # noqa: SLF001
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    numbers = _element("w:pgNumType", start="1")
    properties.insert_element_before(numbers, "w:cols", "w:titlePg", "w:docGrid")
    properties.append(_element("w:docGrid", type="linesAndChars", linePitch="579", charSpace="-901"))
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    if sheet.heading:
        _run(section.header.paragraphs[0], f"（{sheet.heading}）", Look(Face.BLACK, 14))
    foot = section.footer.paragraphs[0]
    foot.alignment = RIGHT
    _run(foot, "— ", Look(size=14))
    _field(foot, "PAGE")
    _run(foot, " —", Look(size=14))


def _element(tag: str, **values: str) -> Any:  # noqa: ANN401
    element = OxmlElement(tag)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _name(properties: Any, face: Face) -> None:  # noqa: ANN401
    fonts = properties.get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), NAMES[face])


def _run(paragraph: Any, text: str, look: Look = PLAIN) -> None:  # noqa: ANN401
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(look.size), look.bold
    if look.colour is not None:
        run.font.color.rgb = look.colour
    _name(run._r.get_or_add_rPr(), look.face)  # noqa: SLF001


def _field(paragraph: Any, code: str) -> None:  # noqa: ANN401
    paragraph._p.append(_element("w:fldSimple", instr=code))  # noqa: SLF001


def _line(document: Any, text: str, look: Look = PLAIN) -> Any:  # noqa: ANN401
    paragraph = document.add_paragraph()
    paragraph.alignment = look.side
    paragraph.paragraph_format.space_before = Pt(look.before)
    if look.indent:
        paragraph.paragraph_format.first_line_indent = Pt(2 * look.size)
    _run(paragraph, text, look)
    return paragraph


def _edges(paragraph: Any, **edges: int) -> None:  # noqa: ANN401
    """Rule a paragraph off above or below; thickness in eighths of a point."""
    borders = OxmlElement("w:pBdr")
    for edge, eighths in edges.items():
        colour = "D7000F" if eighths > 12 else "000000"
        borders.append(_element(f"w:{edge}", val="single", sz=str(eighths), space="4", color=colour))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)  # noqa: SLF001


def _letterhead(document: Any, block: Letterhead, _: Fonts) -> None:  # noqa: ANN401
    paragraph = document.add_paragraph()
    paragraph.alignment = CENTER
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    paragraph.paragraph_format.space_after = Pt(8)
    _run(paragraph, block.issuer, Look(Face.TITLE, min(34, 400 // len(block.issuer)), colour=RED))
    _edges(paragraph, bottom=18)


def _title(document: Any, block: Title, _: Fonts) -> None:  # noqa: ANN401
    for number, text in enumerate(line for line in (block.issuer, *block.text.split("\n")) if line):
        paragraph = _line(document, text, Look(Face.TITLE, 22, CENTER, before=0 if number else 8))
        paragraph.paragraph_format.line_spacing = Pt(32)
        paragraph.paragraph_format.keep_with_next = True


def _serial(document: Any, block: Serial, _: Fonts) -> None:  # noqa: ANN401
    _line(document, block.text, Look(side=RIGHT, before=8))


def _addressee(document: Any, block: Addressee, _: Fonts) -> None:  # noqa: ANN401
    _line(document, f"{block.text}：", Look(before=6))


def _paragraph(document: Any, block: Paragraph, _: Fonts) -> None:  # noqa: ANN401
    _line(document, block.text, RUNNING if block.indent else PLAIN)


def _heading(document: Any, block: Heading, _: Fonts) -> None:  # noqa: ANN401
    face = (Face.BLACK, Face.KAI, Face.BODY, Face.BODY)[block.level - 1]
    paragraph = _line(document, block.text, Look(face, bold=block.level == 3, indent=True))
    paragraph.paragraph_format.keep_with_next = True
    outline = _element("w:outlineLvl", val=str(block.level - 1))
    paragraph._p.get_or_add_pPr().append(outline)  # noqa: SLF001


def _grid(document: Any, rows: int, widths: Iterable[int]) -> Any:  # noqa: ANN401
    shares = tuple(widths)
    table = document.add_table(rows=rows, cols=len(shares))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = TEXT_WIDTH * share // sum(shares)
    return table


def _fill(cell: Any, text: str, look: Look = PLAIN, *, more: bool = False) -> None:  # noqa: ANN401
    paragraph = cell.add_paragraph() if more else cell.paragraphs[0]
    paragraph.alignment = look.side
    paragraph.paragraph_format.line_spacing = Pt(19)
    _run(paragraph, text, replace(look, size=12))


def _form(document: Any, block: Form, _: Fonts) -> None:  # noqa: ANN401
    rows = cells(block)
    table = _grid(document, len(rows), [1] * COLUMNS)
    for number, row in enumerate(rows):
        table.rows[number].height = Pt(27 if all(cell.lines == 1 for cell in row) else 100)
        at = 0
        for laid in row:
            target = table.cell(number, at).merge(table.cell(number, at + laid.span - 1))
            _form_cell(target, laid)
            at += laid.span


def _form_cell(target: Any, laid: Cell) -> None:  # noqa: ANN401
    middle = laid.lines == 1
    target.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER if middle else WD_CELL_VERTICAL_ALIGNMENT.TOP
    named = laid.part in {Part.LABEL, Part.BAND}
    _fill(target, laid.text, NAMED if named else PLAIN)
    if laid.foot:
        _fill(target, "", more=True)
        _fill(target, laid.foot, Look(side=RIGHT), more=True)


def _table(document: Any, block: Table, _: Fonts) -> None:  # noqa: ANN401
    if block.caption:
        caption = _line(document, block.caption, Look(Face.BLACK, 12, CENTER, before=6))
        caption.paragraph_format.keep_with_next = True
    table = _grid(document, 1 + len(block.rows), [column.width for column in block.columns])
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # noqa: SLF001
    for target, column in zip(table.rows[0].cells, block.columns, strict=True):
        _fill(target, column.head, NAMED)
    for row, written in zip(block.rows, list(table.rows)[1:], strict=True):
        for text, target, column in zip(row, written.cells, block.columns, strict=True):
            _fill(target, text, Look(side=SIDES[column.align]))


def _figure(document: Any, block: Figure, fonts: Fonts) -> None:  # noqa: ANN401
    paragraph = document.add_paragraph()
    paragraph.alignment = CENTER
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run().add_picture(BytesIO(picture(block, fonts)), width=TEXT_WIDTH * block.width // 100)
    _line(document, block.caption, Look(Face.BLACK, 12, CENTER))


def _signatures(document: Any, block: Signatures, _: Fonts) -> None:  # noqa: ANN401
    for label in (*block.persons, *block.officers):
        print_area = "　（手印）" if label in block.persons else ""
        paragraph = _line(document, f"{label}：", Look(side=LEFT, before=14))
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.left_indent = Pt(208)
        paragraph = _line(document, f"　　　　　　　　{print_area}\n　　　年　　月　　日")
        paragraph.paragraph_format.left_indent = Pt(208)


def _seal(document: Any, block: Seal, _: Fonts) -> None:  # noqa: ANN401
    for number, text in enumerate((block.unit, block.date)):
        paragraph = _line(document, text, Look(side=RIGHT, before=0 if number else 44))
        paragraph.paragraph_format.right_indent = Pt(64)
        paragraph.paragraph_format.keep_with_next = number == 0
    if block.note:
        _line(document, f"（{block.note}）", Look(size=10.5, side=RIGHT)).paragraph_format.right_indent = Pt(64)


def _attachments(document: Any, block: Attachments, _: Fonts) -> None:  # noqa: ANN401
    for number, item in enumerate(block.items, 1):
        mark = f"{number}．" if len(block.items) > 1 else ""
        lead = "附件：" if number == 1 else "　　　"
        _line(document, f"{lead}{mark}{item}", Look(indent=True, before=16 if number == 1 else 0))


def _contact(document: Any, block: Contact, _: Fonts) -> None:  # noqa: ANN401
    where = f"，地址：{block.address}" if block.address else ""
    _line(document, f"（联系人：{block.person}，联系电话：{block.phone}{where}）", RUNNING)


def _copies_to(document: Any, block: CopiesTo, _: Fonts) -> None:  # noqa: ANN401
    paragraph = _line(document, "抄送：" + "，".join(block.units) + "。", Look(size=14, before=24))
    paragraph.paragraph_format.left_indent = Pt(56)
    paragraph.paragraph_format.first_line_indent = Pt(-42)
    _edges(paragraph, top=8, bottom=8)


def _note(document: Any, block: Note, _: Fonts) -> None:  # noqa: ANN401
    _line(document, block.text, Look(size=10.5, before=6)).paragraph_format.line_spacing = Pt(16)


def _ruled(document: Any, block: Ruled, _: Fonts) -> None:  # noqa: ANN401
    for _number in range(block.lines):
        _edges(document.add_paragraph(), bottom=4, between=4)


def _gap(document: Any, _block: Gap, _: Fonts) -> None:  # noqa: ANN401
    document.add_paragraph()


_WRITERS: dict[type[Block], Callable[[Any, Any, Fonts], None]] = {
    Letterhead: _letterhead,
    Title: _title,
    Serial: _serial,
    Addressee: _addressee,
    Paragraph: _paragraph,
    Heading: _heading,
    Form: _form,
    Table: _table,
    Figure: _figure,
    Signatures: _signatures,
    Seal: _seal,
    Attachments: _attachments,
    Contact: _contact,
    CopiesTo: _copies_to,
    Note: _note,
    Ruled: _ruled,
    Gap: _gap,
}
