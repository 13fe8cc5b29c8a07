"""检索：人、案、文书，一处找到。"""

from __future__ import annotations

import pytest

from guitu.apps.correspondence.models import Paper
from guitu.apps.organs.models import Account
from tests.web.conftest import SignedIn
from tests.web.fixture import Fixture
from tests.web.test_leave import applied

pytestmark = pytest.mark.django_db


def found(signed_in: SignedIn, sought: str, username: str = "officer") -> dict[str, int]:
    groups = signed_in(username).get("/search/", {"q": sought}).context["groups"]
    return {group.key: len(group.rows) for group in groups}


def test_a_name_finds_the_person_and_his_cases(signed_in: SignedIn, county: Fixture) -> None:
    """查姓名，得其人其案。"""
    applied(signed_in("officer"), county, 5)
    assert found(signed_in, "wqm") == {"people": 1, "cases": 1}
    assert found(signed_in, "外出") == {"cases": 1}
    assert found(signed_in, "wqm", "neighbour") == {}


def test_the_number_of_a_paper_finds_it(signed_in: SignedIn, county: Fixture) -> None:
    """查文号，得文书。"""
    case = applied(signed_in("officer"), county, 5)
    Paper.objects.create(
        case=case,
        kind="notice",
        title="审批告知书",
        unit=county.units["county"],
        series="告",
        year=2026,
        serial=7,
        number="清矫告〔2026〕7号",
        content="{}",
        digest="0",
        issued=case.opened,
        acting=Account.objects.get(username="chief"),
        path=case.path,
    )
    assert found(signed_in, "〔2026〕7号") == {"papers": 1}


def test_nothing_typed_finds_nothing_and_nothing_found_is_said(signed_in: SignedIn, county: Fixture) -> None:
    """没有输入的不查；查不到的说明白。"""
    assert found(signed_in, " ") == {}
    assert "没有找到" in signed_in("officer").get("/search/?q=无此人").content.decode()


def test_while_one_types_only_the_findings_are_fetched(signed_in: SignedIn, county: Fixture) -> None:
    """边输边查，只换结果。"""
    headers = {"HX-Request": "true", "HX-Target": "found"}
    part = signed_in("officer").get("/search/?q=wqm", headers=headers).content.decode()
    assert "<html" not in part
    assert "文启明" in part


def test_the_box_stands_at_the_top_for_whom_it_leads_anywhere(signed_in: SignedIn, county: Fixture) -> None:
    """能检索的，页头有检索框。"""
    assert 'class="top-search"' in signed_in("officer").get("/").content.decode()
    assert 'class="top-search"' not in signed_in("finance").get("/").content.decode()
