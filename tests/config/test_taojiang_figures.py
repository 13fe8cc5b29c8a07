"""桃江县二〇二三年装入之后：系统数出来的，与报告相同；另用一套互不相干的 SQL 再数一遍，也相同。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from guitu.apps.cases.models import Case, Errand
from guitu.apps.cases.selectors.courses import course_of
from guitu.apps.cases.selectors.figures import counted, figure
from guitu.apps.cases.selectors.scope import Scope
from guitu.apps.correspondence.models import Counter, Paper
from guitu.apps.ledger.selectors import first_broken
from guitu.apps.organs.models import Account, Kind, Unit
from guitu.apps.organs.scope import system_scope
from guitu.apps.organs.selectors import posts, viewer_of
from guitu.config.demonstration.loading import lay
from guitu.law.span import Span, days
from guitu.simulate.taojiang import taojiang as script_of

pytestmark = pytest.mark.django_db

YEAR = Span(date(2023, 1, 1), date(2023, 12, 6))

REPORTED = {
    "opening": 283,
    "received": 227,
    "ended": 239,
    "stock": 271,
    "probation": 265,
    "parole": 3,
    "temporary": 3,
    "control": 0,
    "ever_received": 3402,
    "ever_ended": 3131,
    "assessments": 268,
    "suitable": 248,
    "with_caution": 10,
    "unsuitable": 9,
    "undecided": 1,
    "leaves": 365,
    "leaves_returned": 354,
    "leaves_away": 11,
    "leaves_overdue": 0,
    "crossings": 12,
    "moves": 13,
    "moved_out": 7,
    "moved_in": 6,
    "exit_filed": 224,
    "border_controls": 3,
    "documents_kept": 25,
    "sanctions": 213,
    "warnings": 26,
    "reprimands": 186,
    "penalties": 1,
    "revocations_proposed": 1,
}

HERE = (
    "EXISTS (SELECT 1 FROM organs_unit u "
    "WHERE u.place = '桃江县' AND u.level = 'county' AND {path} LIKE u.path || '%%')"
)
ACTS = (
    "SELECT count(*) FROM cases_act a JOIN cases_case c ON c.id = a.case_id "
    "WHERE c.procedure = '{procedure}' AND a.step = '{step}' AND a.outcome = '{outcome}' "
    "AND a.on BETWEEN '2023-01-01' AND '2023-12-06' AND " + HERE.format(path="c.path")
).replace("a.on", 'a."on"')
PEOPLE = "SELECT count(*) FROM people_correction x WHERE {where} AND " + HERE.format(path="x.path")

INDEPENDENT = {
    "received": PEOPLE.format(where="x.received BETWEEN '2023-01-01' AND '2023-12-06'"),
    "ended": PEOPLE.format(where="x.ended BETWEEN '2023-01-01' AND '2023-12-06'"),
    "opening": PEOPLE.format(where="x.received < '2023-01-01' AND coalesce(x.ended, '9999-01-01') >= '2023-01-01'"),
    "stock": PEOPLE.format(where="x.received <= '2023-12-06' AND coalesce(x.ended, '9999-01-01') > '2023-12-06'"),
    "ever_received": PEOPLE.format(where="x.received <= '2023-12-06'"),
    "ever_ended": PEOPLE.format(where="x.ended <= '2023-12-06'"),
    "probation": PEOPLE.format(
        where="x.category = 'PROBATION' AND x.received <= '2023-12-06' "
        "AND coalesce(x.ended, '9999-01-01') > '2023-12-06'"
    ),
    "assessments": ACTS.format(procedure="pre_sentence_assessment", step="check", outcome="REGISTER"),
    "leaves": ACTS.format(procedure="outgoing_leave", step="decide", outcome="APPROVE"),
    "leaves_returned": ACTS.format(procedure="outgoing_leave", step="away", outcome="REPORT"),
    "crossings": ACTS.format(procedure="regular_crossing", step="decide", outcome="APPROVE"),
    "warnings": ACTS.format(procedure="warning", step="decide", outcome="DECIDE"),
    "reprimands": ACTS.format(procedure="reprimand", step="decide", outcome="DECIDE"),
    "penalties": ACTS.format(procedure="public_security_penalty", step="answer", outcome="PENALISE"),
    "documents_kept": ACTS.format(procedure="exit_control", step="keep", outcome="RECEIVE"),
    "moved_out": ACTS.format(procedure="residence_change", step="arrive", outcome="REGISTER"),
    "revocations_proposed": ACTS.format(procedure="probation_revocation", step="propose", outcome="PROPOSE"),
}


@pytest.fixture(scope="module")
def taojiang(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scope]:
    """Load the county once for all of these tests, and take it back."""
    with django_db_blocker.unblock(), transaction.atomic():
        with system_scope():
            lay(script_of("figures"), heard=lambda _: None, tell=lambda *_: None)
            county = Unit.objects.get(place="桃江县", level="county")
            yield Scope(viewer_of(Account.objects.get(username="county_chief"), on=YEAR.last), county, YEAR)
        transaction.set_rollback(True)


def test_what_is_counted_is_what_was_reported(taojiang: Scope) -> None:
    assert counted(taojiang, tuple(REPORTED)) == REPORTED


@pytest.mark.parametrize("key", sorted(INDEPENDENT))
def test_another_count_by_other_means_agrees(key: str, taojiang: Scope) -> None:
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT[key])
        (number,) = cursor.fetchone()

    assert number == REPORTED[key]


def test_each_figure_opens_the_rows_behind_it(taojiang: Scope) -> None:
    for key, number in REPORTED.items():
        rows = figure(key).rows(taojiang)
        assert len(set(rows.values_list("pk", flat=True))) == number, key


def test_the_identities_hold(taojiang: Scope) -> None:
    """期初加接收减解除等于在矫；累计接收减累计解除等于在矫；备案加边控等于新接收。"""
    count = counted(taojiang)

    assert count["opening"] + count["received"] - count["ended"] == count["stock"]
    assert count["ever_received"] - count["ever_ended"] == count["stock"]
    assert count["exit_filed"] + count["border_controls"] == count["received"]


def test_posts_and_who_is_in_them(taojiang: Scope) -> None:
    rows = {row.kind: (row.allowed, row.filled) for row in posts(taojiang.unit, on=YEAR.last)}

    assert rows == {
        Kind.ADMINISTRATIVE: (81, 73),
        Kind.WORKER: (0, 1),
        Kind.INSTITUTION: (9, 9),
        Kind.SELF_FUNDED: (5, 3),
    }


def test_the_record_replays_and_the_chains_hold(taojiang: Scope) -> None:
    sample = Case.objects.order_by("pk").values_list("pk", flat=True)[::40]
    for case in Case.objects.filter(pk__in=list(sample)):
        assert course_of(case).stands_at == case.standing.step
    assert first_broken() is None


def test_papers_are_numbered_without_gaps(taojiang: Scope) -> None:
    """每单位、每年、每种文书，自第一号起，中间不缺；未制发的只有最近几日的，和缺材料的。"""
    series: dict[tuple[int, str, int], list[int]] = {}
    for unit, kind, year, serial in Paper.objects.exclude(serial=None).values_list("unit", "series", "year", "serial"):
        series.setdefault((unit, kind, year), []).append(serial or 0)

    assert series
    assert all(sorted(numbers) == list(range(1, len(numbers) + 1)) for numbers in series.values())
    assert {counter.last for counter in Counter.objects.all()} == {len(numbers) for numbers in series.values()}
    left = Errand.objects.filter(done=None, act__on__lt=YEAR.last - days(2)).values_list("key", flat=True)
    assert set(left) == {"revocation_evidence"}  # 证据目录须先上传证据，留给承办人
