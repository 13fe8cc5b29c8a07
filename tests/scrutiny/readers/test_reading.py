"""读什么都要么读对，要么用一句话说清为什么读不了。"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
import typst
from openpyxl import Workbook

from guitu.scrutiny.audit import audit_bytes, audit_file
from guitu.scrutiny.document import Unreadable
from guitu.scrutiny.readers import reading
from guitu.scrutiny.readers.reading import read
from tests.scrutiny.making import as_pdf, as_word

SENTENCE = "全年受理调查评估10件，建议适用8件，不建议适用2件。"


def packed(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


def locked_pdf() -> bytes:
    """A document whose password is not the empty one: no password yields these check bytes."""
    secret = "<" + "5A" * 32 + ">"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
        f"<</Filter/Standard/V 1/R 2/O {secret}/U {secret}/P -4>>",
    ]
    body, offsets = "%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{written}\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in offsets)
    trailer = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n"
    return f"{body}{table}{trailer}startxref\n{len(body)}\n%%EOF\n".encode()


def scanned_pdf() -> bytes:
    made = typst.compile(b'#set page(paper: "a4")\n#rect(width: 100%, height: 50%, fill: gray)')
    assert isinstance(made, bytes)
    return made


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "是空的"),
        ("a.txt", b" \n\t \n", "是空的"),
        ("a.docx", as_word([""]), "没有可以读出的文字"),
        ("a.exe", b"MZ", r"不认识的文件类型\[.exe\]"),
        ("a.doc", OLD, "旧版Office"),
        ("a.docx", OLD + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        ("a.pdf", SENTENCE.encode(), r"后缀\[.pdf\]与内容不符：内容是纯文本"),
        ("a.txt", as_word([SENTENCE]), "内容是Word文档"),
        ("a.docx", b"PK\x03\x04broken", "已损坏"),
        ("a.docx", packed(readme=b"x"), "是压缩包"),
        ("a.docx", packed(word__document_xml=b"<broken"), "已损坏"),
        ("a.xlsx", packed(xl__workbook_xml=b"<broken"), "已损坏"),
        ("a.docx", packed(word__document_xml=b"\x00" * (reading.LARGEST_UNPACKED + 1)), "解开后过大"),
        ("a.pdf", b"%PDF-1.7\nbroken", "已损坏"),
        ("a.pdf", locked_pdf(), "打开密码"),
        ("a.pdf", scanned_pdf(), "扫描件"),
        ("a.txt", b"\x00\x01\x02binary", "不是文字"),
        ("a.txt", b"abc \xff\xff\xff", "编码认不出来"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(name: str, content: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        audit_bytes(name, content)


def test_fifty_megabytes_are_read_and_one_byte_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = SENTENCE.encode()
    monkeypatch.setattr(reading, "LARGEST", len(content))

    assert read("a.txt", content)
    with pytest.raises(Unreadable, match="超过50兆的上限"):
        read("a.txt", content + b" ")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"找不到文件\[.*none.txt\]"):
        audit_file(tmp_path / "none.txt")


def test_a_sheet_with_a_far_away_cell_is_refused_before_it_is_walked() -> None:
    book = Workbook()
    assert book.active
    book.active["A1"] = SENTENCE
    book.active["XFD1048576"] = 1
    buffer = io.BytesIO()
    book.save(buffer)

    with pytest.raises(Unreadable, match="过大"):
        read("a.xlsx", buffer.getvalue())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_older_encodings_are_read(encoding: str) -> None:
    assert read("a.txt", SENTENCE.encode(encoding)).lines == (SENTENCE,)


def test_bookmarks_of_a_word_processor_are_no_words() -> None:
    assert read("a.txt", "[bookmark: _Toc1]一、概况".encode()).lines == ("一、概况",)


def test_cells_one_a_line_become_rows_though_a_cell_runs_over_lines() -> None:
    text = "说明\n\t指标\n\t标准\n\t分值\n\n\t制度\n\t\n健全（2分）\n\n\t2\n\n\t合计\n\t\n\t2\n\n后文"
    document = read("a.txt", text.encode())
    (table,) = document.tables

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["指标", "标准", "分值"],
        ["制度", "健全（2分）", "2"],
        ["合计", "", "2"],
    ]
    assert table.rows[1][1].line == 8
    assert "后文" not in {document.line(line) for line in document.cell_lines}


def test_a_total_under_a_merged_label_keeps_its_column() -> None:
    text = "\t单位\n\t金额\n\t备注\n\n\t甲镇\n\t1\n\t无\n\n\t2\n\t无\n"
    (table,) = read("a.txt", text.encode()).tables

    assert [cell.text for cell in table.rows[-1]] == ["", "2", "无"]


def test_cells_merged_downward_in_word_are_known_as_merged() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for row, (left, right) in enumerate([("项目", "金额"), ("人员", "5"), ("", "6")]):
        table.cell(row, 0).text, table.cell(row, 1).text = left, right
    table.cell(1, 0).merge(table.cell(2, 0))
    buffer = io.BytesIO()
    document.save(buffer)
    (found,) = read("a.docx", buffer.getvalue()).tables

    assert [(row[0].text, row[0].merged) for row in found.rows] == [("项目", False), ("人员", False), ("人员", True)]


def test_a_merged_amount_is_added_once() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows: list[tuple[str | int | None, ...]] = [
        ("单位", "金额（万元）"),
        ("甲镇", 5),
        ("乙镇", None),
        ("丙镇", 3),
        ("合计", 8),
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    buffer = io.BytesIO()
    book.save(buffer)
    (total,) = [r for r in audit_bytes("a.xlsx", buffer.getvalue()).relations if r.kind == "sum"]

    assert (total.verdict.value, total.recomputed) == ("holds", "8")


def test_a_sheet_shows_numbers_as_they_are_shown() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows: list[tuple[str | float, ...]] = [("单位", "金额", "执行率"), ("甲镇", 11.1, 0.9449)]
    for row in rows:
        sheet.append(row)
    sheet["B2"].number_format, sheet["C2"].number_format = "0.00", "0.00%"
    buffer = io.BytesIO()
    book.save(buffer)
    (table,) = read("a.xlsx", buffer.getvalue()).tables

    assert [cell.text for cell in table.rows[1]] == ["甲镇", "11.10", "94.49%"]


def test_spans_of_a_web_page_are_spread_and_scripts_are_no_words() -> None:
    page = (
        "<html><head><title>x</title><script>var a=1</script></head><body><p>报告</p><table>"
        "<tr><th rowspan=2>单位</th><th colspan=2>金额</th></tr><tr><td>预算</td><td>支出</td></tr>"
        "<tr><td>甲镇</td><td>5</td><td>4</td></tr></table></body></html>"
    )
    document = read("a.html", page.encode())

    assert document.lines[0] == "报告"
    assert [[cell.text for cell in row] for row in document.tables[0].rows] == [
        ["单位", "金额", "金额"],
        ["单位", "预算", "支出"],
        ["甲镇", "5", "4"],
    ]


def test_lines_of_a_pdf_are_put_back_into_paragraphs() -> None:
    paragraph = "，".join([SENTENCE.rstrip("。")] * 6) + "。"
    document = read("a.pdf", as_pdf([paragraph, SENTENCE]))

    assert document.lines == (paragraph, SENTENCE)


def test_a_table_over_several_pages_of_a_pdf_is_one_table() -> None:
    rows = [[f"第{number}镇", "1.00"] for number in range(1, 121)]
    document = read("a.pdf", as_pdf([[["单位", "金额（万元）"], *rows, ["合计", "120.00"]]]))

    assert [len(table.rows) for table in document.tables] == [122]
