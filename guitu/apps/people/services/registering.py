"""Registering a person once, and setting right what is registered of him."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date

from django.db import IntegrityError, transaction

from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.sealing import digested
from guitu.apps.organs.models import Unit
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.identity import Certificate, certificate
from guitu.apps.people.models import Identity, Person, Sex
from guitu.apps.people.naming import name_as_kept, reading_of
from guitu.apps.people.services.handling import may_keep_person, must_keep, noted


class AlreadyRegistered(ValueError):
    """The number belongs to a file that exists; two files are never merged by themselves."""


class Contradiction(ValueError):
    """What is stated and what the number says cannot both be true; the message names both."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """Who somebody is. Sex and birth may be left out where a resident's number says them."""

    name: str
    identity: Identity
    number: str = field(repr=False)
    sex: Sex | None = None
    born: date | None = None
    former_name: str = ""
    ethnicity: str = "汉族"
    nationality: str = "中国"
    household: str = field(default="", repr=False)
    residence: str = field(default="", repr=False)
    telephone: str = field(default="", repr=False)


@transaction.atomic
def register_person(*, viewer: Viewer, unit: Unit, particulars: Particulars, on: date) -> Person:
    """Open a person's file in a unit. Raises BadName, BadNumber, Contradiction or AlreadyRegistered; nothing is kept.

    What an officer should look at again stands on the person returned, as `warnings`.
    """
    must_keep(viewer, unit.path, "登记")
    read = certificate(particulars.identity, particulars.number, on=on)
    _not_yet(read)
    person = Person(path=unit.path)
    _filled(person, particulars, read, on)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as twice:
        if "one_person_an_identity" not in str(twice):
            raise
        raise AlreadyRegistered(
            "该证件号码已在其他地方登记，您无权查看其档案；请报能同时管理两地的上一级社区矫正机构办理接收，不能重复登记"
        ) from twice
    noted(viewer, Verb.CREATE, person, "person", person.pk)
    return person


@transaction.atomic
def amend_person(*, viewer: Viewer, person_id: int, on: date, **changes: object) -> Person:
    """Set right some of a person's `Particulars`, by name. The ledger keeps which, never what.

    Raises ValueError for a particular nobody knows, and whatever `register_person` raises.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    may_keep_person(viewer, person, "更正登记")
    known = {each.name for each in fields(Particulars)}
    if strange := sorted(set(changes) - known):
        raise ValueError(f"没有登记事项{strange}，可以更正的有{sorted(known)}")
    stated = replace(_stated(person), **changes)  # type: ignore[arg-type]  # named and checked above
    if {"number", "identity"} & set(changes) and not {"born", "sex"} & set(changes):
        stated = replace(stated, born=None, sex=None) if stated.identity is Identity.RESIDENT else stated
    read = certificate(stated.identity, stated.number, on=on)
    _not_yet(read, but=person)
    _filled(person, stated, read, on)
    person.save()
    noted(viewer, Verb.CHANGE, person, "person", person.pk, changed=sorted(changes))
    return person


def _stated(person: Person) -> Particulars:
    kept = {each.name: getattr(person, each.name) for each in fields(Particulars)}
    return Particulars(**{**kept, "identity": Identity(person.identity), "sex": Sex(person.sex)})


def _not_yet(read: Certificate, but: Person | None = None) -> None:
    if not read.number:
        return
    others = Person.objects.filter(number_digest=digested(read.number))
    if there := (others.exclude(pk=but.pk) if but else others).first():
        files = "、".join(there.corrections.values_list("number", flat=True)) or "尚未建档"
        raise AlreadyRegistered(f"该证件号码已登记为[{there.name}]（档案号：{files}），请在原档案上办理，不能重复登记")


def _filled(person: Person, stated: Particulars, read: Certificate, on: date) -> None:
    """Write the particulars to the row, the number and the days and sex it says among them."""
    name = name_as_kept(stated.name)
    reading = reading_of(name)
    born, sex = _agreed(stated, read)
    if born > on:
        raise Contradiction(f"出生日期[{born}]晚于登记当日{on}")
    person.name, person.pinyin, person.initials = name, reading.pinyin, reading.initials
    person.former_name = name_as_kept(stated.former_name) if stated.former_name.strip() else ""
    person.identity, person.number = stated.identity, read.number
    person.number_digest = digested(read.number) if read.number else ""
    person.last_six_digest = digested(read.number[-6:]) if read.number else ""
    person.born, person.sex = born, sex
    person.ethnicity, person.nationality = stated.ethnicity.strip(), stated.nationality.strip()
    person.household, person.residence = stated.household.strip(), stated.residence.strip()
    person.telephone = stated.telephone.strip()
    person.warnings = read.warnings  # type: ignore[attr-defined]  # told, not kept


def _agreed(stated: Particulars, read: Certificate) -> tuple[date, Sex]:
    born, sex = stated.born or read.born, stated.sex or read.sex
    if born is None or sex is None:
        raise Contradiction(
            f"{stated.identity.label}不载明出生日期和性别，请填写[{'出生日期' if born is None else '性别'}]"
        )
    if read.born and born != read.born:
        raise Contradiction(f"填写的出生日期[{born}]与身份证号码所载[{read.born}]不一致")
    if read.sex and sex != read.sex:
        raise Contradiction(f"填写的性别[{sex.label}]与身份证号码所载[{read.sex.label}]不一致")
    return born, sex
