"""Every address × every role × every place around a unit: what is the unit's alone is shown to nobody else.

Three layers, each alone: the application's filters (as the tables' owner, whom row-level security does not bind),
row-level security under the application's own reads (as the role of daily work, every filter of a viewer opened), and
row-level security under bare counts of every table.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from io import BytesIO
from typing import Any, cast
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Q
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from guitu.apps.organs.models import Unit
from guitu.apps.organs.scope import seen_by
from guitu.apps.organs.selectors import Viewer
from guitu.config.database import roles
from guitu.web.access import rule_of
from tests.house.own_unit import (
    SECRETS_OF_FILES,
    SECRETS_OF_PLACES,
    SECRETS_OF_STAFF,
    Around,
    Stranger,
    everything_and_everybody,
)
from tests.house.routes import Route, Uncovered, routes

pytestmark = pytest.mark.django_db

REFUSED = frozenset({401, 403, 404, 405})
UNREADABLE = 422
"""What the interface answers to a body it cannot read, before it looks for anything."""
OF_PLACES = frozenset(
    {"project_id", "voucher_id", "run_id", "evaluation_id", "evidence_id", "report_id", "account_id", "filter_id"}
)
"""Arguments that mean money, evaluations or accounts: open to whoever has a duty there. The others mean files."""

WRITTEN_BY_REFUSALS = ("ledger_", "django_session", "organs_token", "organs_sitting", "people_filecounter")
"""That something was refused is written down; a counter of numbers says nothing of anybody."""


@pytest.fixture
def around(settings: Settings) -> Iterator[Around]:
    settings.SECURE_PROXY_SSL_HEADER = None
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    logging.disable(logging.CRITICAL)
    yield everything_and_everybody()
    logging.disable(logging.NOTSET)


def test_no_stranger_learns_or_changes_anything_of_a_unit(
    around: Around, record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """每个地址、每种岗位、每个单位：外人看不到、也改不了本单位的任何内容。"""
    checks = _walked(around, posts=True)
    record_property("authorization_walk_checks", checks)
    with capsys.disabled():
        print(f"\nauthorization walk: {checks} checks")  # noqa: T201 - the number is asked for


def test_row_level_security_alone_holds_with_every_filter_of_the_application_open(
    around: Around, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """应用层的范围过滤全部放开，数据库的行级安全单独也守得住。"""
    with _as_web_role(), _filters_open(monkeypatch):
        checks = _walked(around, posts=False, unconfined=frozenset({"account_id"}))
    with capsys.disabled():
        print(f"\nauthorization walk under row-level security alone: {checks} checks")  # noqa: T201


def test_row_level_security_alone_holds_under_bare_counts(around: Around, capsys: pytest.CaptureFixture[str]) -> None:
    """逐表直接计数：看不见本单位的人，数到的都是零。"""
    checks, shown = 0, Counter[str]()
    tables = _confined()
    with _as_web_role():
        for stranger in around.strangers:
            with seen_by(stranger.viewer):
                for table in tables:
                    seen = table._base_manager.exists()
                    checks += 1
                    shown[table._meta.db_table] += seen
                    of_place = table._meta.app_label in {"funds", "performance"}
                    may = stranger.covers(around.own) if of_place else stranger.sees_files(around.own)
                    may = may or (table._meta.model_name == "message" and stranger.covers(around.own))
                    may = may or (table._meta.model_name == "entry" and bool(stranger.viewer.places))
                    assert may or not seen, f"{stranger.name} counts rows of {table._meta.db_table}"
    assert not [table for table in tables if not shown[table._meta.db_table] and _filled(table)]
    with capsys.disabled():
        print(f"\nrow-level security: {checks} counts of {len(tables)} tables")  # noqa: T201


def test_an_address_that_nothing_is_known_of_fails_the_walk(around: Around) -> None:
    """新增的地址，须先写明以何物试之。"""
    known = {name: value for name, value in around.objects.items() if name != "paper_id"}
    with pytest.raises(Uncovered, match=r"papers/<int:paper_id>/paper.pdf \[paper_id\]"):
        routes(known)


def _walked(around: Around, *, posts: bool, unconfined: frozenset[str] = frozenset()) -> int:
    """Knock at every address as everybody who must learn less than everything; return how often.

    Whoever may see all of the unit is asked in only to prove that every object is there. The door asks for the role
    before anything else, so whom it does not admit is tried in one place for all.
    """
    ways = [route for route in routes(around.objects) if not route.public and not unconfined & set(route.objects)]
    offered = {route.declared: _offered(route) for route in ways}
    checks, faults, opened, tried = 0, list[str](), Counter[str](), set[tuple[str, str]]()
    before = _of_the_unit() if posts else None
    for stranger in [*around.strangers, None]:
        for route in ways:
            if stranger and not _worth_a_knock(route, stranger, around.own, opened, tried):
                continue
            for knock in _knocks(
                route, around, offered[route.declared] - (set() if posts else {"POST"}), _who(stranger)
            ):
                with _undone() as writes:
                    answer = knock(stranger)
                    found = list(_told(stranger, around.own, answer, staff_too=not unconfined))
                    if _barred(route, stranger, around.own):
                        found += _let_in(answer, writes)
                    elif answer.status_code not in REFUSED:
                        opened[route.declared] += 1
                faults += [f"{_who(stranger)} {fault} at {route.declared}" for fault in found]
                checks += 1
        if before is not None and (changed := _changed(before)):
            faults.append(f"{_who(stranger)} left something behind in {sorted(changed)}")
    missing = [
        route.declared
        for route in ways
        if route.objects and not opened[route.declared] and _told_by(route, offered, posts)
    ]
    faults += [f"nobody at all is let in at {declared}: nothing is proved there" for declared in missing]
    assert not faults, "\n".join(faults)
    return checks


def _offered(route: Route) -> set[str]:
    """Return by which methods an address may be asked at all; somebody without a name is told that too."""
    found = set()
    for method in ("GET", "POST"):
        with _undone():
            if _sent(None, route, method, {}).status_code != 405:
                found.add(method)
    return found


def _told_by(route: Route, offered: dict[str, set[str]], posts: bool) -> bool:  # noqa: FBT001 - of one walk
    return posts or "GET" in offered[route.declared]


def _worth_a_knock(
    route: Route, stranger: Stranger, own: Unit, opened: Counter[str], tried: set[tuple[str, str]]
) -> bool:
    rule, role = rule_of(route.view), stranger.name.partition("@")[0]
    if route.about_nobody or (rule and not rule.admits(stranger.viewer)):
        alike = ("" if route.about_nobody else role, route.declared)
        if alike in tried:
            return False
        tried.add(alike)
        return True
    sees_all = stranger.sees_files(own) and stranger.covers(own)
    return not sees_all or bool(route.objects and not opened[route.declared])


Knock = Callable[[Stranger | None], HttpResponse]


def _knocks(route: Route, around: Around, offered: set[str], at: str) -> Iterator[Knock]:
    """Yield the ways of knocking at an address: to read, as a list to search or to take out, and to write."""
    own = around.own
    if "GET" in offered:
        yield lambda who: _sent(who, route, "GET")
        if not route.objects and at.endswith("sibling"):
            yield lambda who: _sent(who, route, "GET", {"q": "ymy", "unit": own.pk, "export": "xlsx"})
    if "POST" in offered:
        yield lambda who: _sent(who, route, "POST", _hostile(around))


def _hostile(around: Around) -> dict[str, object]:
    """Return a form that names everything of the unit that a form could name, under every name it could have."""
    own, of = around.own.pk, around.objects
    named = {name.removesuffix("_id"): value for name, value in of.items()}
    return {
        **of,
        **named,
        "unit": own,
        "unit_id": own,
        "office": own,
        "office_id": own,
        "county": around.places["parent"].pk,
        "counterpart": around.places["other county"].pk,
        "staff": own,
        "grant": 1,
        "entrustment": 1,
        "procedure": "outgoing_leave",
        "outcome": "APPROVE",
        "page": "people",
        "path": own,
        "ground": "medical",
        "destination": "邻江市",
        "span-first": "2031-01-01",
        "span-last": "2031-01-03",
        "reason": "试",
        "signer": "试",
        "name": "试",
        "query": "q=a",
        "facts": {"ground": "medical", "destination": "邻江市", "span": ["2031-01-01", "2031-01-03"]},
        "asked": {"ground": "medical", "destination": "邻江市", "span": ["2031-01-01", "2031-01-03"]},
    }


def _sent(who: Stranger | None, route: Route, method: str, data: dict[str, object] | None = None) -> HttpResponse:
    client = who.client if who else Client()
    headers = {"Authorization": f"Bearer {who.bearer}"} if who and route.interface else {}
    cookies = client.cookies.output(header="", sep=";")
    client.raise_request_exception = False
    if method == "GET":
        answer = client.get(route.address, cast("dict[str, str]", data or {}), headers=headers)
    elif route.interface:
        answer = client.post(
            route.address, json.dumps(data, default=str), content_type="application/json", headers=headers
        )
    else:
        plain = {name: value for name, value in (data or {}).items() if not isinstance(value, dict)}
        answer = client.post(route.address, plain, headers=headers)
    client.cookies = SimpleCookie(cookies)
    return answer  # type: ignore[return-value]  # the test client's own subclass


def _barred(route: Route, stranger: Stranger | None, own: Unit) -> bool:
    """Tell whether an address means something that somebody must not be told of."""
    if stranger is None:
        return True
    return any(not (stranger.covers(own) if name in OF_PLACES else stranger.sees_files(own)) for name in route.objects)


def _let_in(answer: HttpResponse, writes: list[str]) -> Iterator[str]:
    """Yield what is wrong with an answer to somebody who is to be refused."""
    to_the_door = answer.status_code == 302 and answer["Location"].startswith("/login/")
    if not to_the_door and answer.status_code not in REFUSED | {UNREADABLE}:
        yield f"is answered {answer.status_code}"
    if writes:
        yield f"wrote {writes}"


def _told(stranger: Stranger | None, own: Unit, answer: HttpResponse, *, staff_too: bool) -> Iterator[str]:
    """Yield what an answer says that this viewer must not read; that nothing breaks is asked of everybody's."""
    if answer.status_code == 500:
        yield f"is answered 500 {answer.content[:80]!r}"
    secrets: tuple[str, ...] = ()
    if not (stranger and stranger.sees_files(own)):
        secrets += SECRETS_OF_FILES
    if not (stranger and stranger.covers(own)):
        secrets += SECRETS_OF_PLACES + (SECRETS_OF_STAFF if staff_too else ())
    text = _text(answer) if secrets else ""
    yield from (f"is told [{secret}]" for secret in secrets if secret in text)


def _text(answer: HttpResponse) -> str:
    """Return what an answer says, also within a workbook."""
    content = answer.content
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as packed:
            return "".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    text = content.decode(errors="replace")
    return json.dumps(json.loads(text), ensure_ascii=False) if text.startswith(("{", "[")) else text


def _who(stranger: Stranger | None) -> str:
    return stranger.name if stranger else "nobody"


@contextmanager
def _undone() -> Iterator[list[str]]:
    """Take back whatever one knock did, and note what it wrote but for the trace of a refusal."""
    writes: list[str] = []

    def watched(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401, FBT001
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not any(each in sql for each in WRITTEN_BY_REFUSALS):
            writes.append(sql[:120])
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(watched):
        yield writes
        transaction.set_rollback(True)


def _confined() -> list[type[models.Model]]:
    """Return the models whose tables row-level security confines."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        names = {row[0] for row in cursor.fetchall()}
    return [model for model in apps.get_models() if model._meta.db_table in names]


def _filled(table: type[models.Model]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    filled = table._base_manager.exists()
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {roles.WEB}")
    return filled


def _changed(before: list[tuple[str, int, str]]) -> set[str]:
    """Return the tables that are no longer as they were, at two readings: what was written stays written."""
    first, second = ({row[0] for row in set(_of_the_unit()) ^ set(before)} for _ in range(2))
    return first & second


def _of_the_unit() -> list[tuple[str, int, str]]:
    """Return, for every table of the contexts, how many rows it has and a digest of them all."""
    tables = [model._meta.db_table for model in apps.get_models() if model.__module__.startswith("guitu.apps")]
    watched = [table for table in tables if not table.startswith(WRITTEN_BY_REFUSALS)]
    parts = [
        f"SELECT '{table}', count(*), md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {table} t"
        for table in sorted(watched)
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return list(cursor.fetchall())


@contextmanager
def _as_web_role() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {roles.WEB}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@contextmanager
def _filters_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Open every filter that a viewer makes, here and nowhere else, so that the database stands alone.

    What the database is told of the viewer (`paths`, `places`) stays: that is what is under test.
    """
    with monkeypatch.context() as opened:
        opened.setattr(Viewer, "within", lambda _self, _field="path": ~Q(pk__in=[]))
        opened.setattr(Viewer, "around", lambda _self, _field="path": ~Q(pk__in=[]))
        yield
