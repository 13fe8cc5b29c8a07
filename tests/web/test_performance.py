"""绩效页面：评分、证据、复核、对照、报告，每个数字都点得开。"""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guitu.apps.organs.clock import today
from guitu.apps.performance.models import Basis, Evaluation, Kind, Report
from guitu.apps.performance.services import Opening, attest_published, keep_printed, open_evaluation
from guitu.evaluation.published import nanjing_2021
from tests.web.conftest import SignedIn
from tests.web.fixture import Fixture

pytestmark = pytest.mark.django_db

WORDS = {
    "background": "背景", "content": "内容", "lasting_objective": "总目标", "annual_objective": "年度目标",
    "purpose": "目的", "scope": "范围", "methods": "比较法", "grounds": "办法", "stages": "2024-06-01｜核查",
}  # fmt: skip


@pytest.fixture
def evaluation(signed_in: SignedIn, county: Fixture) -> Evaluation:
    """This year's evaluation, opened on the page."""
    given = {"unit": county.units["county"].pk, "year": today().year, "kind": "self", "body": "清溪县司法局"}
    assert signed_in("clerk").post("/performance/open/", given).status_code == 302
    return Evaluation.objects.get()


@pytest.fixture
def published(county: Fixture) -> Evaluation:
    viewer, facts = county.viewer("city"), nanjing_2021.NANJING_2021
    about = Opening(
        unit=county.units["city"],
        body=facts.body,
        year=2021,
        kind=Kind.DEPARTMENT,
        cut_off=date(2021, 12, 31),
        basis=Basis.PUBLICATION,
        units=nanjing_2021.DISTRICTS,
    )
    made = open_evaluation(viewer=viewer, opening=about, on=today())
    attest_published(viewer=viewer, evaluation=made, facts=facts, place=nanjing_2021.REPORT, on=today())
    keep_printed(viewer=viewer, evaluation=made, printed=nanjing_2021.PRINTED_NANJING_2021)
    return made


def test_evidence_is_attested_with_its_paper_and_opened_again(signed_in: SignedIn, evaluation: Evaluation) -> None:
    """登记证据并附材料；评分页列出结论和出处，材料点得开。"""
    client = signed_in("clerk")
    paper = SimpleUploadedFile("制度.pdf", b"%PDF-1.7 rules", "application/pdf")
    given = {"met": "PARTLY", "words": "部分单位未制定", "author": "财务股", "paper": paper}
    assert client.post(f"/performance/{evaluation.pk}/attest/finance_rules/", given).status_code == 302
    page = client.get(f"/performance/{evaluation.pk}/").content.decode()
    assert "部分单位未制定" in page
    address = re.search(r"/performance/evidence/\d+/", page)
    assert address is not None
    assert client.get(address[0]).content == b"%PDF-1.7 rules"


def test_what_the_record_counts_is_not_asked_of_anybody(signed_in: SignedIn, evaluation: Evaluation) -> None:
    given = {"at_large": "0", "recovered": "0", "words": "无", "author": "管理股"}
    refused = signed_in("clerk").post(f"/performance/{evaluation.pk}/attest/escapes/", given)
    assert refused.status_code == 422
    assert "由档案计数" in refused.content.decode()


def test_a_mark_is_reviewed_on_the_page(signed_in: SignedIn, evaluation: Evaluation) -> None:
    given = {"correction": "0", "proposal": "1", "words": "检察院函", "author": "执法股"}
    signed_in("clerk").post(f"/performance/{evaluation.pk}/attest/letters/", given)
    address = f"/performance/{evaluation.pk}/review/letters/"
    refused = signed_in("chief").post(address, {"points": "6.5", "reason": "已整改"})
    assert refused.status_code == 422
    assert "[6.5]" in refused.content.decode()
    assert signed_in("chief").post(address, {"points": "5", "reason": "已整改"}).status_code == 302
    assert "计算得4分，改为5分" in signed_in("chief").get(f"/performance/{evaluation.pk}/").content.decode()
    assert signed_in("clerk").get(address).status_code == 403


def test_the_printed_97_stands_beside_the_96_of_the_rules(signed_in: SignedIn, published: Evaluation) -> None:
    page = signed_in("city").get(f"/performance/{published.pk}/printed/").content.decode()
    assert "印出总分97分，按评分过程各项之和为96分，按标准各项合计96分" in page
    assert "评分过程写明得3分，评分表计4分" in page


def test_every_number_of_the_report_opens_what_it_counts(signed_in: SignedIn, evaluation: Evaluation) -> None:
    """预览里的数字都带链接，链接都打得开。"""
    client = signed_in("chief")
    assert client.post(f"/performance/{evaluation.pk}/statement/", WORDS).status_code == 302
    page = client.get(f"/performance/{evaluation.pk}/report/").content.decode()
    addresses = set(re.findall(r'class="number" href="([^"#]+)', page))
    assert f"/performance/{evaluation.pk}/figures/stock/" in addresses
    for address in addresses:
        assert client.get(address).status_code == 200, address
    assert "文启明" in client.get(f"/performance/{evaluation.pk}/figures/stock/").content.decode()


def test_a_report_lacks_its_words_and_says_which(signed_in: SignedIn, evaluation: Evaluation) -> None:
    assert "项目背景" in signed_in("chief").get(f"/performance/{evaluation.pk}/report/").content.decode()
    assert signed_in("chief").get(f"/performance/{evaluation.pk}/report.pdf").status_code == 422


def test_a_report_is_issued_and_handed_out(signed_in: SignedIn, evaluation: Evaluation) -> None:
    client = signed_in("chief")
    client.post(f"/performance/{evaluation.pk}/statement/", WORDS)
    assert signed_in("clerk").post(f"/performance/{evaluation.pk}/issue/").status_code == 403
    client.post(f"/performance/{evaluation.pk}/issue/")
    kept = Report.objects.get()
    assert client.get(f"/performance/reports/{kept.pk}.pdf").content.startswith(b"%PDF-")
    assert client.get(f"/performance/reports/{kept.pk}.docx").content.startswith(b"PK")
    assert client.get(f"/performance/reports/{kept.pk}.xls").status_code == 404


def test_who_opens_no_files_sees_no_rows_behind(signed_in: SignedIn, evaluation: Evaluation) -> None:
    """财务人员看得到评分，看不到档案。"""
    client = signed_in("finance")
    assert "不查阅档案" in client.get(f"/performance/{evaluation.pk}/").content.decode()
    assert client.get(f"/performance/{evaluation.pk}/figures/stock/").status_code == 403


def test_evaluations_are_open_under_row_level_security(
    signed_in: SignedIn, evaluation: Evaluation, as_web_role: None
) -> None:
    client = signed_in("clerk")
    assert client.get(f"/performance/{evaluation.pk}/").status_code == 200
    given = {"met": "MET", "words": "已制定", "author": "财务股"}
    assert client.post(f"/performance/{evaluation.pk}/attest/rules_made/", given).status_code == 302


@pytest.mark.parametrize(("username", "status"), [("officer", 403), ("procurator", 403), ("finance", 200)])
def test_evaluations_keep_to_their_roles(signed_in: SignedIn, username: str, status: int) -> None:
    assert signed_in(username).get("/performance/").status_code == status
