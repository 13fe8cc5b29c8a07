"""Who reaches what: under row-level security, by token, by scope, by duty, by pace."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from guitu.apps.ledger.models import Entry, Verb
from guitu.apps.organs.models import Account, Grant, Role, Setting, Staff, Token, TokenScope
from guitu.apps.organs.selectors import system_viewer, viewer_of
from guitu.apps.organs.services import Forbidden, close_account, issue_token, revoke_token
from tests.api.conftest import Calling
from tests.api.leave import DECIDED, a_leave, applied, to_decision
from tests.web.fixture import Fixture

ADDRESSES = ("/procedures", "/cases", "/corrections", "/figures", "/errands", "/law/instruments")


def grant(county: Fixture, username: str, role: Role, where: str) -> None:
    """Give somebody new a duty in a unit."""
    unit = county.units[where]
    staff = Staff.objects.create(unit=unit, name="外县某", kind="administrative", first=date(2020, 1, 1))
    account = Account.objects.create(username=username, staff=staff, password="!")
    Grant.objects.create(account=account, role=role, unit=unit, first=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("who", "status"),
    [("officer", 200), ("neighbour", 404), ("clerk", 200), ("chief", 200), ("city", 200), ("procurator", 200)],
)
def test_a_file_opens_to_its_office_and_those_above_it(
    who: str, status: int, county: Fixture, calling: Calling, as_web_role: None
) -> None:
    """Its own office, the county, the city above; not the office beside it, which is told no more than of no file."""
    correction = county.corrections[0]
    case = applied(calling("officer"), correction)
    caller = calling(who)

    for address in (f"/cases/{case['id']}", f"/corrections/{correction.pk}", f"/cases/{case['id']}/attachments"):
        assert caller.get(address).status_code == status, address
    seen = status == 200
    assert bool(caller.get("/cases").json()["total"]) is seen
    assert bool(caller.get("/corrections").json()["total"]) is seen


@pytest.mark.parametrize("who", ["neighbour", "elsewhere"])
def test_a_stranger_reaches_nothing(who: str, county: Fixture, calling: Calling, as_web_role: None) -> None:
    """Neither the office beside it nor another county's chief: not the file, no verb on it, no new case on it."""
    grant(county, "elsewhere", Role.COUNTY_CHIEF, "other")
    correction, office = county.corrections[0], calling("officer")
    case = to_decision(office, applied(office, correction))
    stranger = calling(who)
    decision = {"outcome": "APPROVE", "facts": DECIDED}

    assert stranger.post(f"/cases/{case['id']}/acts", decision).status_code == 404
    assert stranger.post(f"/cases/{case['id']}/annulments", {"number": 1, "reason": "误录"}).status_code == 404
    assert stranger.post("/cases", a_leave(correction)).status_code == 404
    assert stranger.get("/figures", unit=county.units["office"].pk).status_code == 404
    assert stranger.get("/figures", unit=county.units["county"].pk).status_code == 404
    assert office.get("/figures", unit=county.units["office"].pk).status_code == 200


def test_after_a_request_nothing_shows_any_more(county: Fixture, calling: Calling, as_web_role: None) -> None:
    """The places of a caller hold for his request and no longer."""
    calling("officer").get("/corrections")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_correction")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("who", ["finance", "administrator"])
def test_whoever_has_no_business_in_files_is_kept_out(who: str, calling: Calling) -> None:
    """Those who keep accounts or the system read no file, whatever the token says."""
    refused = calling(who).get("/cases")

    assert (refused.status_code, refused.json()["kind"]) == (403, "out_of_scope")


def test_a_procurator_reads_and_does_not_act(county: Fixture, calling: Calling) -> None:
    """He looks into the file; opening, acting and adding are not his."""
    procurator, case = calling("procurator"), applied(calling("officer"), county.corrections[0])

    assert procurator.get(f"/cases/{case['id']}").status_code == 200
    assert procurator.post("/cases", a_leave(county.corrections[1])).status_code == 403
    assert procurator.post(f"/cases/{case['id']}/acts", {"outcome": "AGREE"}).status_code == 403


def test_a_token_does_no_more_than_its_scopes(county: Fixture, calling: Calling) -> None:
    """To read is not to act, to act is not to read, and neither hands out numbers or originals."""
    correction, whole = county.corrections[0], calling("officer")
    reads, acts = calling("officer", TokenScope.READ), calling("officer", TokenScope.ACT)

    assert reads.post("/cases", a_leave(correction)).status_code == 403
    assert acts.get("/cases").status_code == 403
    assert acts.post("/cases", a_leave(correction)).status_code == 201
    told = reads.get(f"/corrections/{correction.pk}").json()
    assert (told["details"]["number"], told["details"]["telephone"], told["items"]) == (None, None, None)
    assert correction.person.number not in str(told)
    assert whole.get(f"/corrections/{correction.pk}").json()["details"]["number"] == correction.person.number
    assert reads.get("/papers/1.pdf").status_code == 403
    entries = Entry.objects.filter(subject="correction", subject_id=correction.pk)
    assert entries.filter(verb=Verb.READ).count() == 2
    assert entries.filter(verb=Verb.EXPORT).count() == 1


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Bearer guitu_wrong", "Basic b2ZmaWNlcjp4", "Bearer 归途"])
def test_without_a_known_token_nothing_opens(county: Fixture, header: str) -> None:
    """No token, a wrong one, another scheme: 401 in the one shape."""
    for address in ADDRESSES:
        refused = Client().get(f"/api{address}", headers={"Authorization": header.encode().decode("latin-1")})
        assert refused.status_code == 401
        assert refused.json()["kind"] == "unknown_token"
        assert refused["WWW-Authenticate"] == "Bearer"


def test_a_session_of_the_pages_opens_nothing(county: Fixture) -> None:
    """A browser that is signed in cannot be made to call: no session counts, none begins."""
    client = Client()
    client.force_login(Account.objects.get(username="officer"))

    assert client.get("/api/cases").status_code == 401
    assert client.post("/api/cases", {}, content_type="application/json").status_code == 401
    assert "sessionid" not in Client().get("/api/health").cookies


def test_a_token_holds_between_its_days_and_until_it_is_revoked(county: Fixture, calling: Calling) -> None:
    """On its first and last day it opens, a day before and after not; revoked, or its account closed, never."""
    caller, today = calling("officer"), timezone.localdate()
    token, day = Token.objects.get(), timedelta(days=1)
    for first, last, status in (
        (today, today, 200),
        (today + day, today + 2 * day, 401),
        (today - 2 * day, today - day, 401),
    ):
        Token.objects.update(first=first, last=last)
        assert caller.get("/procedures").status_code == status
    Token.objects.update(first=today, last=today)
    revoke_token(viewer=viewer_of(token.account, on=today), token=token, at=timezone.now())
    assert caller.get("/procedures").status_code == 401

    again = calling("officer")
    assert again.get("/procedures").status_code == 200
    close_account(viewer=system_viewer(), account=token.account, on=today)
    assert again.get("/procedures").status_code == 401


def test_a_token_whose_account_has_no_duty_any_more_sees_nothing(county: Fixture, calling: Calling) -> None:
    """The duties are those of today, not those of the day of issue."""
    caller = calling("officer")
    account = Account.objects.get(username="officer")
    account.grants.update(last=timezone.localdate() - timedelta(days=1))

    assert caller.get("/cases").status_code == 403


def test_a_token_is_issued_by_the_administrator_and_kept_as_a_digest(county: Fixture) -> None:
    """The officer may not, the administrator may; the secret stands nowhere; the days have a bound."""
    account, today = Account.objects.get(username="officer"), timezone.localdate()

    def issued(by: str, last: date = today, name: str = "政法协同", *scopes: TokenScope) -> str:
        viewer = county.viewer(by)
        return issue_token(
            viewer=viewer, account=account, name=name, scopes=scopes or [TokenScope.READ], first=today, last=last
        ).secret

    with pytest.raises(Forbidden, match="系统管理员"):
        issued("officer")
    secret = issued("administrator", today + timedelta(days=364))
    with pytest.raises(ValueError, match="最长365日"):
        issued("administrator", today + timedelta(days=365))
    with pytest.raises(ValueError, match="先起后止"):
        issued("administrator", today - timedelta(days=1))
    with pytest.raises(ValueError, match=r"用途\[ \]不能为空"):
        issued("administrator", today, " ")

    token = Token.objects.get()
    assert secret not in str(token.__dict__)
    assert Entry.objects.filter(subject="token", verb=Verb.CREATE, subject_id=token.pk).count() == 1
    assert secret not in str([entry.detail for entry in Entry.objects.all()])


def test_a_bearer_calls_no_oftener_than_was_allowed(county: Fixture, calling: Calling) -> None:
    """Three a minute are three: the fourth is told to wait, another bearer is not; the last use is known."""
    Setting.objects.filter(key="token.calls").update(value=3)
    caller = calling("officer")
    Token.objects.update(minute=timezone.now() - timedelta(minutes=2), calls=100)
    statuses = [caller.get("/law/instruments").status_code for _ in range(4)]

    # A minute may have begun between two calls; it never lets more than three of four of the same minute through.
    if Token.objects.get().calls == 4:
        assert statuses == [200, 200, 200, 429]
        assert caller.get("/law/instruments")["Retry-After"] == "60"
    assert calling("clerk").get("/law/instruments").status_code == 200
    used = Token.objects.order_by("pk").first()
    assert used is not None
    assert used.used is not None
    assert timezone.now() - used.used < timedelta(minutes=1)


def test_every_error_has_one_shape(county: Fixture, calling: Calling) -> None:
    """Also where no route answers, and where the method is none."""
    office = calling("officer")
    for response, status in (
        (office.get("/nowhere"), 404),
        (office.get("/cases/0"), 404),
        (office.get("/procedures/nothing"), 404),
        (office.get("/figures/nothing/rows"), 404),
        (office.get("/law/instruments/nothing"), 404),
        (office.client.delete("/api/cases", headers=office.headers), 405),
        (Client(enforce_csrf_checks=True).post("/api/nowhere"), 404),
        (office.get("/figures", **{"from": "2026-02-01", "to": "2026-01-31"}), 422),
    ):
        assert response.status_code == status
        assert set(response.json()) == {"error", "article", "kind"}


def test_health_and_document_need_no_token_and_tell_nothing_of_anybody(county: Fixture, client: Client) -> None:
    """A watchdog learns that it lives; the document names no person and no place."""
    assert client.get("/api/health").json() == {"alive": True}
    document = client.get("/api/openapi.json")
    assert document.status_code == 200
    for correction in county.corrections:
        assert correction.person.name not in document.content.decode()
    assert "清溪县" not in document.content.decode()


def test_lists_of_an_office_are_its_own(county: Fixture, calling: Calling) -> None:
    """What a filter seeks is sought among one's own."""
    office, number = calling("officer"), county.corrections[1].person.number
    assert office.get("/corrections", q="陈素琴").json()["total"] == 1
    assert office.get("/corrections", q=number).json()["total"] == 1
    assert calling("neighbour").get("/corrections", q=number).json()["total"] == 0
    assert office.get("/corrections", category="PAROLE").json()["total"] == 1
    assert office.get("/corrections", ended="true").json()["total"] == 0


def test_a_figure_is_the_number_of_its_rows(county: Fixture, calling: Calling) -> None:
    """Each figure's rows are as many as it says."""
    office = calling("officer")
    period = {"from": "2020-01-01", "to": timezone.localdate().isoformat()}
    for figure in office.get("/figures", **period).json()["figures"]:
        rows = office.get(f"/figures/{figure['key']}/rows", **period)
        assert rows.json()["total"] == figure["count"], figure
