"""With the application's own filters off, the database still shows each his files alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from guitu.apps.cases.models import Act, Annulment, Attachment, Case, Errand, Standing
from guitu.apps.correspondence.models import Dispatch, Message, Paper, Service
from guitu.apps.funds.models import Project
from guitu.apps.ledger.models import Entry, Verb
from guitu.apps.ledger.selectors import entries_seen
from guitu.apps.ledger.services import record
from guitu.apps.organs.models import Level, Role
from guitu.apps.organs.scope import seen_by, set_paths, system_scope
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.models import Correction, Person, Portrait, RegistrationItem, Relation, Sentence
from tests.apps.cases.test_services import applied, asked, decide, entrust
from tests.apps.county import TODAY, County, a_unit, a_viewer

FILE: tuple[type[models.Model], ...] = (
    Person,
    Sentence,
    Correction,
    Relation,
    RegistrationItem,
    Portrait,
    Case,
    Act,
    Annulment,
    Standing,
    Errand,
    Attachment,
    Paper,
    Service,
    Dispatch,
    Message,
)
SHARED = tuple(set(FILE) - {Paper, Service, Dispatch, Message})

OPEN = {
    "Code": "the meaning of codes",
    "FileCounter": "how many files a county opened",
    "Counter": "how many papers a unit issued",
}
"""Tables of these contexts that say nothing of anybody."""


@pytest.fixture
def file(county: County) -> Case:
    """A file with one row in each of its tables."""
    person, account = county.person, county.officer.account
    Relation.objects.create(person=person, name="文母", relation="父母")
    RegistrationItem.objects.create(person=person, item="marriage", value="02", recorded=TODAY)
    Portrait.objects.create(person=person, content=b"sealed", kind="image/jpeg", taken=TODAY)
    case = Case.objects.create(
        procedure="residence_change",
        place="全国",
        opened=TODAY,
        facts={},
        person=person,
        correction=county.correction,
        county=county.county,
        office=county.office,
        counterpart=county.other_county,
        path=county.office.path,
        counterpart_path=county.other_county.path,
        acting=account,
    )
    act = case.acts.create(
        number=1, step="apply", outcome="SUBMIT", actor="SUPERVISEE", on=TODAY, before={}, acting=account
    )
    Annulment.objects.create(act=act, after=1, reason="误录", actor="COUNTY", on=TODAY, acting=account)
    Standing.objects.create(case=case, step="apply", unit=county.office, since=TODAY)
    errand = Errand.objects.create(act=act, key="notice", unit=county.office)
    Attachment.objects.create(
        case=case, name="证明.pdf", kind="application/pdf", size=1, digest="0", content=b"s", acting=account
    )
    paper = Paper.objects.create(
        errand=errand, case=case, kind="letter", title="函", unit=county.office, series="s", year=2024, serial=1,
        number="1", content="{}", digest="0", issued=TODAY, acting=account, path=county.office.path,
    )  # fmt: skip
    Service.objects.create(paper=paper, to="本人", sent=TODAY, manner="direct", acting=account)
    Dispatch.objects.create(errand=errand, to="检察院", sent=TODAY, manner="post", acting=account)
    Message.objects.create(unit=county.office, register="officer", title="到期", body="", case=case)
    return case


def seen(*tables: type[models.Model]) -> set[str]:
    """The tables of which any row shows."""
    return {table.__name__ for table in tables or FILE if table._base_manager.exists()}


NAMES = {table.__name__ for table in FILE}


@pytest.mark.django_db
def test_every_table_that_holds_a_file_is_confined(county: County) -> None:
    """A table added to these contexts is confined or named as one that says nothing of anybody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        confined = {row[0] for row in cursor.fetchall()}
    tables = [
        table for label in ("people", "cases", "correspondence") for table in apps.get_app_config(label).get_models()
    ]
    assert {table.__name__ for table in tables if table._meta.db_table not in confined} <= set(OPEN)
    assert {table.__name__ for table in tables if table._meta.db_table in confined} == NAMES
    assert "ledger_entry" in confined


def test_without_places_nothing_is_seen(file: Case, as_web_role: None) -> None:
    assert seen() == set()
    with seen_by(None):
        assert seen() == set()


def test_an_office_sees_its_own(file: Case, county: County, as_web_role: None) -> None:
    with seen_by(county.officer):
        assert seen() == NAMES
    assert seen() == set()


def test_a_sibling_office_sees_nothing(file: Case, county: County, as_web_role: None) -> None:
    with seen_by(county.sibling_officer):
        assert seen() == set()


@pytest.mark.parametrize("who", ["clerk", "chief", "city_officer"])
def test_those_above_see_all(who: str, file: Case, county: County, as_web_role: None) -> None:
    viewer: Viewer = getattr(county, who)
    with seen_by(viewer):
        assert seen() == NAMES


def test_the_county_on_the_other_side_sees_the_shared_case_and_its_person(
    file: Case, county: County, as_web_role: None
) -> None:
    """And nothing once the case has no other side."""
    with seen_by(county.other_chief):
        assert seen(*SHARED) == {table.__name__ for table in SHARED}
        assert seen(Paper, Message) == {"Paper", "Message"}
    with system_scope():
        Case.objects.update(counterpart=None, counterpart_path="")
    with seen_by(county.other_chief):
        assert seen() == set()


def test_a_place_whose_number_begins_alike_is_another_place(file: Case, county: County, as_web_role: None) -> None:
    """The office “01” is not the office “010”."""
    with system_scope():
        alike = a_viewer("alike", Role.OFFICER, a_unit(Level.OFFICE, "相似司法所", county.county, "010"))
        other = a_viewer("shorter", Role.OFFICER, a_unit(Level.OFFICE, "较短司法所", county.county, "0"))
    for viewer in (alike, other):
        with seen_by(viewer):
            assert seen() == set()


def test_who_keeps_the_system_or_the_money_sees_no_file(file: Case, county: County, as_web_role: None) -> None:
    """PIPL art. 6; GB/T 22239 8.1.4.2: administrators are apart from the business."""
    for role in (Role.ADMINISTRATOR, Role.FINANCE, Role.FUND_SUPERVISOR):
        viewer = a_viewer(role.value, role, county.county)
        with seen_by(viewer):
            assert seen(*SHARED, Paper) == set()


def test_the_worker_sees_everything(file: Case, as_web_role: None) -> None:
    with system_scope():
        assert seen() == NAMES
    assert seen() == set()


def test_nobody_writes_into_a_place_he_does_not_see(county: County, as_web_role: None) -> None:
    with seen_by(county.sibling_officer):
        fresh = Person(name="某", pinyin="mou", initials="m", sex="male", born=date(1990, 1, 1), identity="none")
        fresh.path = county.office.path
        with pytest.raises(Exception, match="row-level security"), transaction.atomic():
            fresh.save()
        fresh.path = county.sibling.path
        fresh.save()
        assert Person.objects.get() == fresh


def test_places_end_with_their_scope_also_where_it_fails(file: Case, county: County, as_web_role: None) -> None:
    with pytest.raises(ZeroDivisionError), seen_by(county.officer):
        _ = 1 / 0
    assert seen() == set()
    with seen_by(county.officer):
        with seen_by(county.sibling_officer):
            assert seen() == set()
        assert seen() == NAMES


def test_whatever_is_done_is_written_down_also_by_those_who_cannot_read_it(county: County, as_web_role: None) -> None:
    """Nobody is known yet at the sign-in; a county's chain is read by the county, not by its offices."""
    record(chain=county.county.path, account="officer", verb=Verb.SIGN_IN, subject="account")
    assert not Entry.objects.exists()
    with seen_by(county.officer):
        assert not Entry.objects.exists()
        assert not entries_seen(county.officer).exists()
    for viewer in (county.chief, county.city_officer):
        with seen_by(viewer):
            assert Entry.objects.count() == 1
    administrator = a_viewer("administrator", Role.ADMINISTRATOR, county.county)
    with seen_by(administrator):
        now = timezone.localdate()
        assert entries_seen(administrator, account="officer", first=now, last=now).count() == 1
        assert not entries_seen(administrator, last=now - timedelta(days=1)).exists()
        assert not entries_seen(administrator, first=now + timedelta(days=1)).exists()
        assert not entries_seen(administrator, verb=Verb.EXPORT).exists()


def test_set_paths_takes_prefixes_and_forgets_empty_ones(file: Case, county: County, as_web_role: None) -> None:
    """A list of nothing but commas is no key to everything."""
    for nothing in ([], [""], ["", ""]):
        set_paths(nothing)
        assert seen() == set()
    set_paths(["", county.office.path])
    assert seen(Person) == {"Person"}
    set_paths([])


@pytest.mark.parametrize(("length", "decider"), [(7, "officer"), (8, "chief"), (31, "city_officer")])
def test_a_leave_is_walked_through_by_each_in_his_own_scope(
    county: County, as_web_role: None, length: int, decider: str
) -> None:
    """Whoever takes a step sees, under the role for daily work, all that the step reads and writes."""
    entrust(county)
    with seen_by(county.officer):
        case = applied(county, asked(length))
    viewer: Viewer = getattr(county, decider)
    with seen_by(viewer):
        act = decide(viewer, case)
        assert act.errands.exists()
    with seen_by(county.sibling_officer):
        assert not Case.objects.exists()


@pytest.mark.parametrize("table", ["cases_act", "cases_annulment"])
@pytest.mark.parametrize("what", ["UPDATE {} SET id = id + 1", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_what_was_done_is_never_changed_even_by_its_owner(file: Case, table: str, what: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET guitu.strict = 'on'")
        with pytest.raises(IntegrityError, match=rf"rows of \[{table}\] are added"), transaction.atomic():
            cursor.execute(what.format(table))
        cursor.execute("RESET guitu.strict")
    assert Act.objects.count() == Annulment.objects.count() == 1


def test_a_duty_is_enough_to_see_the_money_and_no_files(county: County, as_web_role: None) -> None:
    finance = a_viewer("finance", Role.FINANCE, county.county)
    with seen_by(finance):
        Project.objects.create(unit=county.county, year=2024, name="业务", path=county.county.path)
        assert Project.objects.exists()
        assert not Correction.objects.exists()
    with seen_by(county.other_chief):
        assert not Project.objects.exists()
