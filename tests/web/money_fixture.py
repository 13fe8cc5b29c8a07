"""The demonstration's county and city with their money and evaluations, but nobody under correction."""

from __future__ import annotations

from dataclasses import replace

from guitu.apps.organs.models import Account, Unit
from guitu.apps.organs.scope import system_scope
from guitu.config.demonstration.choices import choose
from guitu.config.demonstration.money import lay_money
from guitu.config.demonstration.places import found, staff
from guitu.simulate.chance import Chance
from guitu.simulate.nanjing import UNITS, YEAR
from guitu.simulate.places import TAOJIANG, YIYANG
from guitu.simulate.script import County, Office, Post, Region, Script
from guitu.simulate.staff import staff_of
from guitu.simulate.taojiang import ESTABLISHMENT, POSTS
from guitu.simulate.taojiang import YEAR as YEAR_2023


def a_county_script() -> Script:
    """Everybody is in post and nobody under correction."""
    return Script(
        key="taojiang",
        words="桃江县",
        region=YIYANG,
        until=YEAR_2023.last,
        establishment=tuple((TAOJIANG.key, post, number) for post, number in ESTABLISHMENT),
        workers=staff_of(Chance("test"), TAOJIANG, posts=POSTS, corrections=40),
        souls=(),
        terms=(),
        walks=(),
    )


def a_city_script() -> Script:
    """The units that the published report names, with one office each and no staff of their own."""
    counties = tuple(
        County(
            key=place,
            place=place,
            name=f"{place}社区矫正管理局",
            division=division,
            mark=mark,
            court_mark="苏",
            offices=(Office(key="01", name="某街道司法所", mark="某街司"),),
            beside=(),
            telephone="",
            address=place,
        )
        for place, division, mark, *_ in UNITS
    )
    region = Region(province="江苏省", city="南京市", division=("32", "3201"), counties=counties)
    workers = staff_of(Chance("test"), counties[0], posts=((Post.ADMINISTRATIVE, 12),), corrections=6)
    empty = replace(a_county_script(), establishment=(), workers=workers)
    return replace(empty, key="nanjing", words="南京市", region=region, until=YEAR.last)


def lay(script: Script, password: str = "") -> None:
    """Lay a script without people, but with its money."""
    with system_scope():
        place = found(script.region)
        staff(script, place, password)
        choose(script, place)
        lay_money(script, place)


def account_at(unit: Unit, role: str) -> Account:
    """Return who holds a role at a unit."""
    return Account.objects.filter(grants__role=role, grants__unit=unit).order_by("pk")[0]
