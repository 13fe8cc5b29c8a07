"""审计页面：交来的报告逐处标出，读不出的说明原因，结果只给交报告的人看。"""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from tests.web.conftest import SignedIn

pytestmark = pytest.mark.django_db

TEXT = (
    "某县司法局2023年社区矫正报告\n"
    "新接收社区矫正对象227人，其中缓刑220人、假释10人。\n"
    "预算71万元，其中县级65万元、中央6万元。\n"
)


def handed_in(name: str, content: bytes) -> dict[str, SimpleUploadedFile]:
    return {"report": SimpleUploadedFile(name, content)}


def test_a_report_is_marked_up_with_verdicts_in_colour_and_words(signed_in: SignedIn) -> None:
    client = signed_in("clerk")
    sent = client.post("/audit/", handed_in("报告.txt", TEXT.encode()))
    assert sent.status_code == 302
    page = client.get(sent["Location"]).content.decode()
    assert 'class="v-fails"' in page
    assert "不符" in page
    assert "缓刑220人＋假释10人＝230人" in page


def test_one_verdict_is_picked_out(signed_in: SignedIn) -> None:
    client = signed_in("clerk")
    address = client.post("/audit/", handed_in("报告.txt", TEXT.encode()))["Location"]
    page = client.get(f"{address}?verdict=holds").content.decode()
    assert 'class="v-holds"' in page
    assert 'class="v-fails"' not in page


def test_a_word_file_is_read_too_and_the_findings_are_handed_out_as_json(signed_in: SignedIn) -> None:
    document, out = Document(), BytesIO()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(out)
    client = signed_in("finance")
    address = client.post("/audit/", handed_in("报告.docx", out.getvalue()))["Location"]
    findings = json.loads(client.get(f"{address.rstrip('/')}.json").content)
    assert {relation["verdict"] for relation in findings["relations"]} >= {"fails", "holds"}


@pytest.mark.parametrize(
    ("name", "content"), [("旧.doc", b"\xd0\xcf\x11\xe0"), ("空.txt", b""), ("坏.pdf", b"%PDF-1.7 broken")]
)
def test_what_cannot_be_read_is_said_plainly(signed_in: SignedIn, name: str, content: bytes) -> None:
    refused = signed_in("clerk").post("/audit/", handed_in(name, content))
    assert refused.status_code == 422
    assert name in refused.content.decode()


def test_nothing_chosen_is_said(signed_in: SignedIn) -> None:
    refused = signed_in("clerk").post("/audit/")
    assert refused.status_code == 422
    assert "没有选择文件" in refused.content.decode()


def test_the_findings_are_for_whoever_handed_it_in(signed_in: SignedIn) -> None:
    address = signed_in("clerk").post("/audit/", handed_in("报告.txt", TEXT.encode()))["Location"]
    assert signed_in("chief").get(address).status_code == 404


def test_words_of_a_report_are_no_markup(signed_in: SignedIn) -> None:
    client = signed_in("clerk")
    text = "<script>alert(1)</script>\n" + TEXT
    page = client.get(client.post("/audit/", handed_in("报告.txt", text.encode()))["Location"]).content.decode()
    assert "<script>alert" not in page
