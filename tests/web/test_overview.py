"""概览：数字、期间、勾稽、对比，每个数字都点得开。"""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from itertools import pairwise

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some
from openpyxl import load_workbook

from guitu.apps.cases.selectors.scope import Scope
from guitu.apps.dashboards.selectors.comparison import COMPARED, compared
from guitu.apps.dashboards.selectors.identities import IDENTITIES, checked
from guitu.apps.dashboards.selectors.lateness import ALL, BY_KEY
from guitu.apps.dashboards.selectors.months import months
from guitu.apps.people.models import Correction
from guitu.law.span import Span
from guitu.web.overview.asked import period_of
from tests.web.conftest import SignedIn
from tests.web.fixture import Fixture
from tests.web.test_leave import applied

DAY = date(2024, 6, 3)


def asked(query: str) -> Span:
    return period_of(QueryDict(query), DAY).span


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("", date(2024, 1, 1), DAY),
        ("year=2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("year=2024&month=2", date(2024, 2, 1), date(2024, 2, 29)),
        ("year=2023&month=12", date(2023, 12, 1), date(2023, 12, 31)),
        ("year=2024&month=6", date(2024, 6, 1), DAY),
        ("year=2024&month=7", date(2024, 1, 1), DAY),
        ("from=2024-01-10&to=2024-01-10", date(2024, 1, 10), date(2024, 1, 10)),
        ("from=2024-01-11&to=2024-01-10", date(2024, 1, 1), DAY),
        ("year=明年&month=13", date(2024, 1, 1), DAY),
    ],
)
def test_which_days_an_address_asks_for(query: str, first: date, last: date) -> None:
    """年、月、自定起止；不数到今天以后，读不懂的按本年。"""
    assert asked(query) == Span(first, last)


@pytest.fixture
def scope(county: Fixture) -> Scope:
    today = timezone.localdate()
    return Scope(county.viewer("chief"), county.units["county"], Span(today - timedelta(days=365), today))


@pytest.mark.django_db
def test_every_figure_is_the_number_of_its_rows(signed_in: SignedIn, scope: Scope, county: Fixture) -> None:
    """每个数字等于点开后的条数，都能导出。"""
    applied(signed_in("officer"), county, 5)
    query = f"unit={scope.unit.pk}&from={scope.span.first}&to={scope.span.last}"
    client = signed_in("chief")
    for figure in ALL:
        response = client.get(f"/overview/figures/{figure.key}/?{query}")
        assert response.status_code == 200, figure.key
        assert response.context["listing"].page.paginator.count == figure.count(scope), figure.key
        content = client.get(f"/overview/figures/{figure.key}/?{query}&export=xlsx").content
        rows = list(load_workbook(BytesIO(content)).active.values)  # type: ignore[union-attr]
        assert len(rows) == figure.count(scope) + 1, figure.key


@pytest.mark.django_db
def test_what_came_less_what_left_is_what_is_there(scope: Scope, county: Fixture) -> None:
    """期初加接收减解除，等于在矫。"""
    ended = county.corrections[2]
    Correction.objects.filter(pk=ended.pk).update(ended=timezone.localdate() - timedelta(days=3), ending="released")
    counts = {figure.key: figure.count(scope) for figure in ALL}
    lines = list(checked(counts))
    assert [line.identity.equals for line in lines] == [each.equals for each in IDENTITIES]
    assert all(line.holds for line in lines), [line for line in lines if not line.holds]
    assert (counts["received"], counts["ended"], counts["stock"]) == (4, 1, 3)


@given(some.integers(0, 500), some.integers(0, 500), some.integers(0, 500), some.integers(-3, 3))
def test_a_line_that_does_not_hold_says_by_how_much(opening: int, received: int, ended: int, off: int) -> None:
    """不相符的，写明差多少。"""
    keys = {key for each in IDENTITIES for key in (*each.plus, *each.minus, each.equals)}
    counts = dict.fromkeys(keys, 0) | {"opening": opening, "received": received, "ended": ended}
    line = next(iter(checked(counts | {"stock": opening + received - ended - off})))
    assert (line.holds, line.difference) == (off == 0, off)


@pytest.mark.django_db
def test_the_parts_add_up_to_the_whole(signed_in: SignedIn, scope: Scope, county: Fixture) -> None:
    """各司法所之和等于全县。"""
    applied(signed_in("officer"), county, 5)
    parts = compared(scope)
    assert [part.unit.name for part in parts] == ["城关司法所", "河西司法所"]
    for key in COMPARED:
        assert sum(part.counts[key] for part in parts) == BY_KEY[key].count(scope), key


@pytest.mark.django_db
def test_the_last_month_ends_with_the_stock_of_the_day(scope: Scope, county: Fixture) -> None:
    """逐月之和等于全期，最后一月的月末在矫等于在矫。"""
    course = months(scope)
    assert course[-1].stock == BY_KEY["stock"].count(scope)
    assert sum(month.received for month in course) >= BY_KEY["received"].count(scope)
    assert course[0].span.first.day == 1
    assert all(after.span.first == before.span.last + timedelta(days=1) for before, after in pairwise(course))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("username", "status"),
    [("chief", 200), ("city", 200), ("procurator", 200), ("officer", 403), ("finance", 403), ("administrator", 403)],
)
def test_the_overview_is_for_those_who_answer_for_a_place(signed_in: SignedIn, username: str, status: int) -> None:
    """概览对各级负责人和检察人员开放。"""
    assert signed_in(username).get("/overview/").status_code == status


@pytest.mark.django_db
def test_a_unit_outside_ones_places_is_no_page(signed_in: SignedIn, county: Fixture) -> None:
    """别的县的数字看不到。"""
    assert signed_in("chief").get(f"/overview/?unit={county.units['other'].pk}").status_code == 404
    assert signed_in("city").get(f"/overview/?unit={county.units['other'].pk}").status_code == 200
    assert signed_in("chief").get("/overview/figures/no_such/").status_code == 404


@pytest.mark.django_db
def test_beside_a_month_stands_the_year_so_far(signed_in: SignedIn, county: Fixture) -> None:
    """看一个月，旁边是本年累计。"""
    day = timezone.localdate()
    page = signed_in("chief").get(f"/overview/?year={day.year}&month={day.month}").content.decode()
    assert "本年累计" in page
    assert "本年累计" not in signed_in("chief").get(f"/overview/?year={day.year}").content.decode()


@pytest.mark.django_db
def test_charts_come_as_data(signed_in: SignedIn, county: Fixture) -> None:
    """图表的数据写在页面里，没有脚本。"""
    assert "charts.js" in signed_in("chief").get("/overview/").content.decode()
    fetched = signed_in("chief").get("/overview/course/").content.decode()
    assert '<script id="chart-flow" type="application/json">' in fetched
    assert "城关司法所" in fetched


@pytest.mark.django_db
def test_the_comparison_is_taken_out(signed_in: SignedIn, county: Fixture) -> None:
    """对比表可以导出。"""
    content = signed_in("chief").get("/overview/comparison.xlsx").content
    rows = list(load_workbook(BytesIO(content)).active.values)  # type: ignore[union-attr]
    assert [row[0] for row in rows] == ["单位", "城关司法所", "河西司法所"]
