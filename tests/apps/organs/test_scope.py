"""Who may do what, where: the viewer's places, and as whom he acts."""

from __future__ import annotations

from datetime import date

import pytest

from guitu.apps.organs.models import ACTORS, RESERVED, WITHOUT_FILES, Account, Grant, Role, Unit
from guitu.apps.organs.selectors import (
    COUNTY_SIDE,
    Held,
    Viewer,
    above,
    chain_of,
    county_of,
    places_of,
    units_seen,
    viewer_of,
)
from guitu.law.vocabulary import Actor, Outcome
from tests.apps.county import County, a_viewer

HERE, BELOW, BESIDE, ALIKE, ABOVE = "99/01/", "99/01/02/", "99/02/", "99/010/", "99/"


def a_holder(*roles: Role, path: str = HERE) -> Viewer:
    return Viewer(Account(username="某"), tuple(Held(role, 1, path) for role in roles))


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("actor", list(Actor))
def test_a_role_acts_as_what_stands_in_the_table_in_its_place_and_below(role: Role, actor: Actor) -> None:
    """The whole matrix: inside the place as the table says; beside it, above it, and where a name is alike, never."""
    viewer = a_holder(role)
    for path in (HERE, BELOW):
        assert viewer.may_act_as(actor, path) == (actor in ACTORS[role])
    for path in (BESIDE, ALIKE, ABOVE, ""):
        assert not viewer.may_act_as(actor, path)


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("actor", sorted(COUNTY_SIDE & ACTORS[Role.COUNTY_OFFICER]))
def test_what_a_county_decides_its_chief_decides(actor: Actor, outcome: Outcome) -> None:
    """M art. 25, 29, 30, 32-35: the officer prepares, forwards and files; the chief decides."""
    assert a_holder(Role.COUNTY_OFFICER).may_act_as(actor, HERE, outcome) == (outcome not in RESERVED)
    assert a_holder(Role.COUNTY_CHIEF).may_act_as(actor, HERE, outcome)


def test_what_a_partner_decided_an_officer_records() -> None:
    """A court's refusal is no decision of the county."""
    assert a_holder(Role.COUNTY_OFFICER).may_act_as(Actor.COURT, HERE, Outcome.REFUSE)


def test_roles_add_up_but_do_not_mix() -> None:
    """The office's officer with a county role elsewhere decides nothing at his office."""
    viewer = Viewer(Account(), (Held(Role.OFFICER, 1, BELOW), Held(Role.COUNTY_CHIEF, 2, BESIDE)))
    assert viewer.may_act_as(Actor.OFFICE, BELOW)
    assert viewer.may_act_as(Actor.COUNTY, BESIDE, Outcome.APPROVE)
    assert not viewer.may_act_as(Actor.COUNTY, BELOW, Outcome.APPROVE)
    assert not viewer.may_act_as(Actor.OFFICE, BESIDE)


def test_files_are_for_those_who_handle_them() -> None:
    """Who keeps the system or the money has a place, but no files in it (PIPL art. 6)."""
    for role in Role:
        viewer = a_holder(role)
        assert viewer.sees(BELOW) == (role not in WITHOUT_FILES)
        assert viewer.covers(BELOW)
        assert not viewer.covers(ALIKE)
        assert not viewer.sees(ALIKE)


def test_nobody_without_a_duty_sees_anything() -> None:
    viewer = Viewer(Account(), ())
    assert viewer.paths == viewer.places == ()
    assert not viewer.sees("")
    assert viewer.home is None


@pytest.mark.parametrize(("day", "holds"), [(2, False), (3, True), (5, True), (6, False)])
def test_a_duty_holds_on_its_first_and_its_last_day(county: County, day: int, *, holds: bool) -> None:
    account = a_viewer("temporary", Role.OFFICER, county.office).account
    Grant.objects.filter(account=account).update(first=date(2024, 6, 3), last=date(2024, 6, 5))
    assert bool(viewer_of(account, on=date(2024, 6, day)).held) == holds


def test_units_in_the_places_of_any_duty_are_seen(county: County) -> None:
    """An administrator arranges units though he reads no files; outside bodies are no secret."""
    court = Unit.objects.create(level="court", name="某县人民法院", path="court/")
    administrator = a_viewer("administrator", Role.ADMINISTRATOR, county.county)
    assert set(units_seen(administrator)) == {county.county, county.office, county.sibling, court}
    assert set(units_seen(county.officer)) == {county.office, court}


def test_where_a_unit_belongs(county: County) -> None:
    assert county_of(county.office) == county_of(county.county) == county.county
    with pytest.raises(LookupError, match=r"\[某市社区矫正管理局\]"):
        county_of(county.city)
    assert above(county.office, county.city.level) == county.city  # type: ignore[arg-type]  # stored as its value
    assert places_of(county.office) == ("某县", "某市", "某省")
    assert chain_of(county.office) == county.county.path
    assert chain_of(county.city) == county.city.path
