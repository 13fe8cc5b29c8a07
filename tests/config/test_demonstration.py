"""The demonstration county, laid into the database."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from guitu.apps.cases.models import Act, Case
from guitu.apps.ledger.selectors import first_broken
from guitu.apps.organs.models import Account, Role, Unit
from guitu.apps.organs.scope import system_scope
from guitu.apps.people.models import Correction, Person
from guitu.config.commands.demo import ACCOUNTS
from guitu.config.demonstration import PASSWORD
from guitu.config.demonstration.loading import SEED, load_script
from guitu.config.demonstration.places import Recorders, found, staff
from guitu.law.vocabulary import Actor, Outcome
from guitu.simulate.chance import Chance
from guitu.simulate.places import TAOJIANG, YIYANG
from guitu.simulate.script import Script
from guitu.simulate.staff import staff_of
from guitu.simulate.taojiang import ESTABLISHMENT, POSTS, YEAR, taojiang


def an_empty_county() -> Script:
    """Everybody is in post and nobody under correction."""
    return Script(
        key="empty",
        words="空县",
        region=YIYANG,
        until=YEAR.last,
        establishment=tuple((TAOJIANG.key, post, number) for post, number in ESTABLISHMENT),
        workers=staff_of(Chance("test"), TAOJIANG, posts=POSTS, corrections=40),
        souls=(),
        terms=(),
        walks=(),
    )


@pytest.mark.django_db
def test_each_account_that_is_announced_exists() -> None:
    """Every account that the command names has its role and the common password."""
    with system_scope():
        script = an_empty_county()
        place = found(script.region)
        staff(script, place, "!")
        for username in ACCOUNTS:
            account = Account.objects.get(username=username)
            assert [grant.role for grant in account.grants.all()] == [username]
            assert not account.must_change


@pytest.mark.django_db
def test_who_records_an_act_may_do_so() -> None:
    """An office's act is recorded in that office, a decision of the county by its chief, the rest by its people."""
    with system_scope():
        script = an_empty_county()
        place = found(script.region)
        staff(script, place, "!")
        office = place.unit(TAOJIANG.key, TAOJIANG.offices[3].key)
        recorders = Recorders()

        def role(actor: Actor, outcome: Outcome) -> tuple[str, Unit]:
            held = recorders.of(actor, outcome, office).grants.get()
            return held.role, held.unit

        county = place.counties[TAOJIANG.key]
        assert role(Actor.OFFICE, Outcome.SUBMIT) == (Role.OFFICER, office)
        assert role(Actor.SUPERVISEE, Outcome.SUBMIT) == (Role.OFFICER, office)
        assert role(Actor.COUNTY, Outcome.APPROVE) == (Role.COUNTY_CHIEF, county)
        assert role(Actor.COUNTY, Outcome.RECEIVE) == (Role.COUNTY_OFFICER, county)
        assert role(Actor.COURT, Outcome.DECIDE) == (Role.COUNTY_OFFICER, county)
        assert role(Actor.HIGHER, Outcome.APPROVE) == (Role.CITY_OFFICER, place.city)


@pytest.mark.nightly
@pytest.mark.django_db(transaction=True)
def test_the_whole_county_is_loaded_once() -> None:
    """Every person, correction, course and act of the script is there, the record holds, and one may sign in."""
    script = taojiang(SEED)
    heard: list[str] = []
    assert load_script("taojiang", heard.append)
    assert not load_script("taojiang", heard.append)
    with system_scope():
        assert Person.objects.count() == len(script.souls)
        ours = [term for term in script.terms if term.county == TAOJIANG.key]
        assert Correction.objects.filter(county__division=TAOJIANG.division).count() == len(ours)
        assert Case.objects.count() == len(script.walks)
        assert Act.objects.count() == sum(len(walk.course.acts) for walk in script.walks)
        assert first_broken() is None
    told = cache.get("demo-progress")
    assert told["done"] == told["total"]
    assert Client().login(username="officer", password=PASSWORD)
