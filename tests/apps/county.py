"""A county to test in: a city with two counties, two offices, who works there, and one person under correction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guitu.apps.ledger.sealing import digested
from guitu.apps.organs.models import Account, Grant, Level, Role, Staff, Unit
from guitu.apps.organs.selectors import Viewer, viewer_of
from guitu.apps.people.models import Correction, Identity, Person, Sentence, Sex
from guitu.law.vocabulary import Category, Stage

TODAY = date(2024, 6, 3)


@dataclass(frozen=True)
class County:
    """Units, viewers by role, and a person's correction."""

    province: Unit
    city: Unit
    county: Unit
    other_county: Unit
    office: Unit
    sibling: Unit
    officer: Viewer
    sibling_officer: Viewer
    clerk: Viewer
    chief: Viewer
    other_chief: Viewer
    city_officer: Viewer
    person: Person
    correction: Correction


def a_unit(level: Level, name: str, parent: Unit | None, code: str, place: str = "") -> Unit:
    path = f"{parent.path if parent else ''}{code}/"
    return Unit.objects.create(level=level, name=name, parent=parent, path=path, place=place, mark=name[:1] + "矫")


def a_viewer(username: str, role: Role, unit: Unit) -> Viewer:
    staff = Staff.objects.create(unit=unit, name=f"{username}某", kind="administrative", first=date(2020, 1, 1))
    account = Account(username=username, staff=staff)
    account.set_unusable_password()
    account.save()
    Grant.objects.create(account=account, role=role, unit=unit, first=date(2020, 1, 1))
    return viewer_of(account, on=TODAY)


def a_person(name: str = "文启明", number: str = "999999198807090019", sex: str = Sex.MALE) -> Person:
    return Person.objects.create(
        name=name,
        pinyin="wen qiming",
        initials="wqm",
        sex=sex,
        born=date(1988, 7, 9),
        identity=Identity.RESIDENT,
        number=number,
        number_digest=digested(number),
        last_six_digest=digested(number[-6:]),
    )


def a_correction(person: Person, county: Unit, office: Unit, number: str = "2024001") -> Correction:
    sentence = Sentence.objects.create(
        person=person,
        offence="盗窃罪",
        court="某县人民法院",
        number="（2024）某刑初1号",
        pronounced=date(2024, 1, 2),
        effective=date(2024, 1, 15),
        penalty="有期徒刑一年，缓刑二年",
    )
    return Correction.objects.create(
        person=person,
        sentence=sentence,
        category=Category.PROBATION.name,
        first=date(2024, 1, 15),
        last=date(2026, 1, 14),
        county=county,
        office=office,
        path=office.path,
        number=number,
        stage=Stage.SERVING.name,
        received=date(2024, 1, 20),
        imported=True,
    )


def a_county() -> County:
    province = a_unit(Level.PROVINCE, "某省社区矫正管理局", None, "99", "某省")
    city = a_unit(Level.CITY, "某市社区矫正管理局", province, "9901", "某市")
    county = a_unit(Level.COUNTY, "某县社区矫正管理局", city, "990101", "某县")
    other = a_unit(Level.COUNTY, "邻县社区矫正管理局", city, "990102", "邻县")
    office = a_unit(Level.OFFICE, "城关司法所", county, "01")
    sibling = a_unit(Level.OFFICE, "河西司法所", county, "02")
    person = a_person()
    return County(
        province=province,
        city=city,
        county=county,
        other_county=other,
        office=office,
        sibling=sibling,
        officer=a_viewer("officer", Role.OFFICER, office),
        sibling_officer=a_viewer("sibling", Role.OFFICER, sibling),
        clerk=a_viewer("clerk", Role.COUNTY_OFFICER, county),
        chief=a_viewer("chief", Role.COUNTY_CHIEF, county),
        other_chief=a_viewer("other", Role.COUNTY_CHIEF, other),
        city_officer=a_viewer("city", Role.CITY_OFFICER, city),
        person=person,
        correction=a_correction(person, county, office),
    )
