"""今日：各人该办的，按期限先后。"""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from guitu.apps.cases.models import Standing
from guitu.apps.ledger.models import Entry, Verb
from guitu.apps.organs.selectors import Viewer
from guitu.law.vocabulary import Outcome
from guitu.web.components.workbook import neutral
from guitu.web.today import lists
from tests.web.conftest import SignedIn
from tests.web.fixture import Fixture
from tests.web.test_leave import DECISION, applied, taken, verified

pytestmark = pytest.mark.django_db


def of(viewer: Viewer) -> tuple[int, int, int]:
    return lists.steps(viewer).count(), lists.waiting(viewer).count(), lists.errands(viewer).count()


def test_a_case_stands_in_the_list_of_whoever_must_act_and_in_no_other(signed_in: SignedIn, county: Fixture) -> None:
    """案子到谁手里，就在谁的待办里。"""
    case = applied(signed_in("officer"), county, 8)
    assert of(county.viewer("officer")) == (1, 0, 1)
    assert of(county.viewer("chief"))[0] == 0
    taken(signed_in("officer"), case, Outcome.FORWARD, opinion="属实")
    assert of(county.viewer("officer"))[0] == 0
    assert of(county.viewer("chief"))[0] == 1
    assert of(county.viewer("neighbour")) == (0, 0, 0)


def test_who_prepares_for_the_county_waits_for_the_chief(signed_in: SignedIn, county: Fixture) -> None:
    """只有负责人能决定的，在经办人那里是等候，不是待办。"""
    verified(signed_in("officer"), county, 8)
    assert of(county.viewer("clerk"))[:2] == (0, 1)


def test_what_the_person_must_do_is_waited_for(signed_in: SignedIn, county: Fixture) -> None:
    """等对象本人的，在等候之列。"""
    case = verified(signed_in("officer"), county, 5)
    taken(signed_in("officer"), case, Outcome.APPROVE, **DECISION)
    taken(signed_in("officer"), case, Outcome.SERVE, signed_by="文启明", told="on")
    assert of(county.viewer("officer"))[:2] == (0, 1)


@pytest.mark.parametrize(("days", "words"), [(-2, "逾期2日"), (-1, "逾期1日"), (0, "今日到期"), (1, "还有1日")])
def test_how_a_last_day_stands_is_said_in_days(signed_in: SignedIn, county: Fixture, days: int, words: str) -> None:
    """逾期几日、今日到期、还有几日。"""
    case = applied(signed_in("officer"), county, 5)
    last = lists.end_of(timezone.localdate() + timedelta(days=days))
    Standing.objects.filter(case=case).update(last=last)
    assert words in signed_in("officer").get("/").content.decode()


def test_the_most_urgent_comes_first_and_what_has_no_last_day_comes_last(signed_in: SignedIn, county: Fixture) -> None:
    """最急的在最前，未定期限的在最后。"""
    client = signed_in("officer")
    cases = [applied(client, county, 5) for _ in range(3)]
    for case, days in zip(cases[:2], (4, -4), strict=True):
        Standing.objects.filter(case=case).update(last=lists.end_of(timezone.localdate() + timedelta(days=days)))
    listing = client.get("/").context["listing"]
    assert [row.case_id for row in listing.page] == [cases[1].pk, cases[0].pk, cases[2].pk]
    late = client.get("/?due=late").context["listing"]
    assert [row.case_id for row in late.page] == [cases[1].pk]


def test_a_list_is_searched_by_name_initials_and_number(signed_in: SignedIn, county: Fixture) -> None:
    """按姓名、首字母、档案号都能找到。"""
    client = signed_in("officer")
    applied(client, county, 5)
    for sought, found in (("文启", 1), ("wqm", 1), (county.corrections[0].number, 1), ("无此人", 0)):
        assert client.get("/", {"q": sought}).context["listing"].page.paginator.count == found


def test_a_list_can_be_taken_out_and_that_is_kept(signed_in: SignedIn, county: Fixture) -> None:
    """导出表格，并留痕。"""
    client = signed_in("officer")
    applied(client, county, 5)
    book = load_workbook(BytesIO(client.get("/?export=xlsx").content))
    rows = list(book.active.values)  # type: ignore[union-attr]
    assert rows[0][2] == "对象"
    assert rows[1][2] == "文启明"
    assert Entry.objects.filter(verb=Verb.EXPORT).count() == 1


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_spreadsheet_runs_what_stands_in_a_cell(text: str) -> None:
    """导出的文字不会被当作公式。"""
    assert neutral(text) == f"'{text}"


def test_a_chief_sees_what_each_unit_has_to_do(signed_in: SignedIn, county: Fixture) -> None:
    """负责人看到各单位在办和逾期。"""
    case = applied(signed_in("officer"), county, 5)
    Standing.objects.filter(case=case).update(last=lists.end_of(timezone.localdate() - timedelta(days=1)))
    assert [(unit.name, all_, late) for unit, all_, late in lists.by_unit(county.viewer("chief"))] == [
        ("城关司法所", 1, 1)
    ]
    assert list(lists.by_unit(county.viewer("officer"))) == []


def test_a_list_asks_the_database_no_more_for_more_rows(signed_in: SignedIn, county: Fixture) -> None:
    """多一行，不多问一次数据库。"""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = signed_in("officer")
    counted = []
    for _ in range(2):
        applied(client, county, 5)
        applied(client, county, 5)
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        counted.append(len(queries))
    assert counted[0] == counted[1]
