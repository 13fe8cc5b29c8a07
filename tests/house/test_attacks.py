"""What an attacker tries at the door, with names and files, and with duties that are over."""

from __future__ import annotations

import logging
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django.fixtures import Settings

from guitu.apps.organs.models import Account, Grant, Role
from guitu.apps.people.models import Person
from guitu.config import logs
from guitu.web.components.workbook import neutral, workbook
from tests.web.fixture import PASSWORD, Fixture, a_fixture
from tests.web.test_leave import applied

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"
ENTERING = {"username": "officer", "password": PASSWORD}


@pytest.fixture
def county(settings: Settings) -> Fixture:
    settings.PASSWORD_HASHERS = ["tests.web.conftest.Quick"]
    settings.SECURE_PROXY_SSL_HEADER = None
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.ALLOWED_HOSTS = ["testserver"]
    return a_fixture()


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username))
    return client


@pytest.mark.parametrize(
    "onward",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "/login/",
    ],
)
def test_after_signing_in_nobody_is_sent_off_the_site(county: Fixture, onward: str) -> None:
    """登录后只回到本站。"""
    answer = Client().post("/login/", ENTERING | {"next": onward})
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_a_session_laid_under_somebody_is_not_the_one_he_signs_in_with(county: Fixture) -> None:
    """登录后换发新的会话编号。"""
    client = Client()
    client.post("/login/", ENTERING | {"password": "wrong"})
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key
    client.post("/login/", ENTERING)
    assert client.session.session_key != before
    assert client.get("/cases/").status_code == 200
    planted = Client()
    planted.cookies["sessionid"] = before or ""
    assert planted.get("/cases/").status_code == 302


def test_a_form_of_another_site_is_refused(county: Fixture) -> None:
    """跨站提交一律拒绝。"""
    client = Client(enforce_csrf_checks=True)
    client.force_login(Account.objects.get(username="officer"))
    assert client.post("/today/messages/read/").status_code == 403


def test_a_closed_account_is_out_at_once(county: Fixture) -> None:
    """账号停用，已登录的会话随即失效。"""
    client = signed_in("officer")
    assert client.get("/cases/").status_code == 200
    Account.objects.filter(username="officer").update(is_active=False)
    assert client.get("/cases/").status_code == 302
    assert Client().post("/login/", ENTERING).status_code == 422


@pytest.mark.parametrize(("ends", "status"), [(0, 200), (-1, 403)])
@pytest.mark.parametrize("deputy", [False, True])
def test_a_duty_holds_through_its_last_day_and_not_beyond(
    county: Fixture, ends: int, status: int, *, deputy: bool
) -> None:
    """岗位、代理，末日当天有效，次日无效。"""
    today = timezone.localdate()
    held = Grant.objects.get(account__username="officer")
    if deputy:
        first, last = today - timedelta(days=9), today + timedelta(days=ends)
        Grant.objects.filter(account__username="neighbour").delete()
        Grant.objects.create(
            account=Account.objects.get(username="neighbour"),
            role=Role.OFFICER,
            unit=held.unit,
            first=first,
            last=last,
            deputy_for=held,
        )
    else:
        Grant.objects.filter(pk=held.pk).update(last=today + timedelta(days=ends))
    client = signed_in("neighbour" if deputy else "officer")
    address = f"/handling/outgoing_leave/{county.corrections[0].pk}/"
    assert client.get(address).status_code == status


@pytest.mark.parametrize(("begins", "status"), [(0, 200), (1, 403)])
def test_a_duty_begins_on_its_first_day(county: Fixture, begins: int, status: int) -> None:
    Grant.objects.filter(account__username="officer").update(first=timezone.localdate() + timedelta(days=begins))
    assert signed_in("officer").get("/cases/").status_code == status


def test_a_name_is_written_and_never_run(county: Fixture) -> None:
    """姓名、材料名中的脚本只作文字显示。"""
    person = county.corrections[0].person
    Person.objects.filter(pk=person.pk).update(name=SCRIPT, former_name=SCRIPT)
    client = signed_in("officer")
    case = applied(client, county, 5, destination=SCRIPT)
    png = SimpleUploadedFile(f"{SCRIPT.replace('/', '')}.png", b"\x89PNG\r\n\x1a\n")
    client.post(f"/cases/{case.pk}/proofs/", {"proof": png, "proves": SCRIPT})
    for address in (
        "/",
        "/cases/",
        f"/cases/{case.pk}/",
        "/people/",
        f"/people/{county.corrections[0].pk}/",
        "/search/?q=script",
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "<script>alert" not in answer.content.decode(), address


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("图.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("页.html", b"<!doctype html><script>alert(1)</script>"),
        ("页.png", b"<!doctype html><script>alert(1)</script>"),
        ("页.pdf", b"\n\n%PDF-1.7<script>alert(1)</script>"),
        ("压缩.docx", b"PK\x03\x04 META-INF/"),
        ("空.pdf", b""),
    ],
)
def test_what_a_browser_would_run_is_not_taken_in(county: Fixture, name: str, content: bytes) -> None:
    """SVG、网页和改了后缀的文件不收。"""
    client = signed_in("officer")
    case = applied(client, county, 5)
    client.post(f"/cases/{case.pk}/proofs/", {"proof": SimpleUploadedFile(name, content)})
    assert not case.attachments.exists()


def test_a_proof_is_handed_out_as_what_it_is_and_by_no_forged_header(county: Fixture) -> None:
    """下载时类型固定、不得嗅探，文件名不能夹带响应头。"""
    client = signed_in("officer")
    case = applied(client, county, 5)
    png = SimpleUploadedFile("证明; filename=evil.html; x.png", b"\x89PNG\r\n\x1a\n<script>")
    client.post(f"/cases/{case.pk}/proofs/", {"proof": png})
    answer = client.get(f"/proofs/{case.attachments.get().pk}/")
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"].count(";") == 1


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_a_spreadsheet_runs_nothing(begins: str) -> None:
    """导出的单元格不会被当作公式。"""
    attack = f"{begins}cmd|' /C calc'!A0"
    assert str(neutral(attack)).startswith("'")
    sheet = load_workbook(BytesIO(workbook("试", ["列"], [[attack]]).content)).active
    assert sheet is not None
    assert sheet["A2"].data_type == "s"


def test_a_cell_with_an_unprintable_character_does_not_stop_an_export() -> None:
    """夹有控制字符的内容，不妨碍整表导出。"""
    sheet = load_workbook(BytesIO(workbook("试", ["列"], [["甲\x0b乙"]]).content)).active
    assert sheet is not None
    assert sheet["A2"].value == "甲乙"


def test_a_body_beyond_measure_is_refused(county: Fixture, settings: Settings) -> None:
    """超大的提交不予受理。"""
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    client = signed_in("officer")
    assert client.post("/people/filters/", {"page": "people", "name": "x" * 2000}).status_code == 400
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5
    assert client.post("/people/filters/", {str(n): "x" for n in range(9)}).status_code == 400


def test_no_identity_or_telephone_number_reaches_a_log() -> None:
    """日志中不出现证件号码和电话。"""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logs.formatter())
    logger = logging.getLogger("guitu.attack")
    logger.addHandler(handler)
    try:
        fault = ValueError("身份证号码[99999919880709007X]，电话13977778888")
        logger.error("GET /search/?q=99999919880709007X failed for %s", "13977778888", exc_info=fault)
    finally:
        logger.removeHandler(handler)
    assert "99999919880709007X" not in written.getvalue()
    assert "13977778888" not in written.getvalue()
