"""A small county to open the desk in: units, the bodies beside them, an account a role, people under correction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from guitu.apps.ledger.sealing import digested
from guitu.apps.organs.models import Account, Entrustment, Grant, Level, Power, Role, Staff, Unit
from guitu.apps.organs.selectors import Viewer, viewer_of
from guitu.apps.people.models import Correction, Identity, Person, Sentence, Sex
from guitu.law.vocabulary import Category, Stage

PASSWORD = "归途-试用-2026"

NAMES = (
    ("文启明", "wen qiming", "wqm", Sex.MALE, Category.PROBATION),
    ("陈素琴", "chen suqin", "csq", Sex.FEMALE, Category.PROBATION),
    ("欧阳建国", "ouyang jianguo", "oyjg", Sex.MALE, Category.PAROLE),
    ("贺兰生", "he lansheng", "hls", Sex.MALE, Category.CONTROL),
)

STAFF = (
    ("officer", "林晓东", Role.OFFICER, "office"),
    ("neighbour", "周雨", Role.OFFICER, "sibling"),
    ("clerk", "罗敏", Role.COUNTY_OFFICER, "county"),
    ("chief", "方志远", Role.COUNTY_CHIEF, "county"),
    ("city", "沈岚", Role.CITY_OFFICER, "city"),
    ("finance", "韩梅", Role.FINANCE, "county"),
    ("procurator", "齐峰", Role.PROCURATOR, "county"),
    ("administrator", "管理员", Role.ADMINISTRATOR, "county"),
)


@dataclass(frozen=True)
class Fixture:
    """What the tests speak of."""

    units: dict[str, Unit]
    corrections: tuple[Correction, ...]

    def viewer(self, username: str) -> Viewer:
        return viewer_of(Account.objects.get(username=username), on=timezone.localdate())


def a_fixture() -> Fixture:
    units = _units()
    for username, name, role, where in STAFF:
        _account(username, name, role, units[where])
    Entrustment.objects.create(
        county=units["county"], office=units["office"], power=Power.SHORT_LEAVE, paper="委托书", first=date(2024, 1, 1)
    )
    corrections = tuple(_correction(number, units) for number in range(len(NAMES)))
    return Fixture(units, corrections)


def _units() -> dict[str, Unit]:
    province = _unit(Level.PROVINCE, "示范省社区矫正管理局", None, "99", "示范省", "示矫")
    city = _unit(Level.CITY, "临江市社区矫正管理局", province, "9901", "临江市", "临矫")
    county = _unit(Level.COUNTY, "清溪县社区矫正管理局", city, "990101", "清溪县", "清矫")
    other = _unit(Level.COUNTY, "青山县社区矫正管理局", city, "990102", "青山县", "青矫")
    for level, name, code in (
        (Level.COURT, "清溪县人民法院", "court"),
        (Level.PROCURATORATE, "清溪县人民检察院", "procuratorate"),
        (Level.POLICE, "清溪县公安局", "police"),
    ):
        _unit(level, name, county, code, "", "")
    return {
        "province": province,
        "city": city,
        "county": county,
        "other": other,
        "office": _unit(Level.OFFICE, "城关司法所", county, "01", "城关镇", "清城司"),
        "sibling": _unit(Level.OFFICE, "河西司法所", county, "02", "河西镇", "清河司"),
    }


def _unit(  # noqa: PLR0917 - a row of a table
    level: Level, name: str, parent: Unit | None, code: str, place: str, mark: str
) -> Unit:
    path = f"{parent.path if parent else ''}{code}/"
    return Unit.objects.create(
        level=level, name=name, parent=parent, path=path, place=place, mark=mark, telephone="0999-7010123"
    )


def _account(username: str, name: str, role: Role, unit: Unit) -> None:
    staff = Staff.objects.create(
        unit=unit, name=name, kind="administrative", corrections=True, full_time=True, first=date(2020, 1, 1)
    )
    account = Account(username=username, staff=staff)
    account.set_password(PASSWORD)
    account.save()
    Grant.objects.create(account=account, role=role, unit=unit, first=date(2020, 1, 1))


def _correction(number: int, units: dict[str, Unit]) -> Correction:
    name, pinyin, initials, sex, category = NAMES[number]
    today, identity = timezone.localdate(), f"99999919880709{number:03d}X"
    first = today - timedelta(days=200 + number)
    person = Person.objects.create(
        name=name,
        pinyin=pinyin,
        initials=initials,
        sex=sex,
        born=date(1988, 7, 9),
        identity=Identity.RESIDENT,
        number=identity,
        number_digest=digested(identity),
        last_six_digest=digested(identity[-6:]),
        household="示范省清溪县城关镇",
        residence="示范省清溪县城关镇解放路1号",
        telephone="13900000000",
        path=units["office"].path,
    )
    sentence = Sentence.objects.create(
        person=person,
        offence="盗窃罪",
        court="清溪县人民法院",
        number=f"（{first.year}）清刑初{number + 1}号",
        pronounced=first - timedelta(days=20),
        effective=first - timedelta(days=10),
        penalty="有期徒刑一年，缓刑二年",
    )
    return Correction.objects.create(
        person=person,
        sentence=sentence,
        category=category.name,
        first=first,
        last=first + timedelta(days=730),
        county=units["county"],
        office=units["office"],
        path=units["office"].path,
        number=f"{first.year}{number + 1:03d}",
        stage=Stage.SERVING.name,
        received=first + timedelta(days=5),
        imported=True,
    )
