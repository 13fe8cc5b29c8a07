"""Taking over a register that was kept before: who was received and who has ended, without the course in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.sealing import digested
from guitu.apps.organs.models import Role, Unit
from guitu.apps.organs.selectors import Viewer, county_of
from guitu.apps.people.identity import certificate, is_minor
from guitu.apps.people.models import Arrival, Correction, Ending, Person
from guitu.apps.people.naming import name_as_kept
from guitu.apps.people.services.corrections import next_number
from guitu.apps.people.services.handling import must_keep, noted
from guitu.apps.people.services.registering import Particulars, register_person
from guitu.apps.people.services.sentences import Stated, sentence_person
from guitu.law.span import Span
from guitu.law.vocabulary import Category, Stage

STAGES: dict[Ending | None, Stage] = {
    None: Stage.SERVING,
    Ending.TRANSFERRED: Stage.TRANSFERRED_OUT,
    Ending.RELEASED: Stage.RELEASED,
    Ending.REVOKED: Stage.TERMINATED_REVOKED,
}
"""In which stage a row of an old register stands; how else it ended is said by its ending alone."""


class BadRows(ValueError):
    """Rows that cannot be taken over; nothing was. `faults` names each by its number, the first being 1."""

    def __init__(self, faults: Sequence[tuple[int, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__("；".join(f"第{number}行：{fault}" for number, fault in self.faults))


@dataclass(frozen=True, slots=True)
class Former:
    """One row of a register kept before: a person, his judgment, and what became of his correction."""

    particulars: Particulars
    stated: Stated
    category: Category
    term: Span
    office: Unit
    received: date
    ended: date | None = None
    ending: Ending | None = None
    arrival: Arrival = Arrival.ADMITTED
    number: str = ""
    minor: bool = False


def import_register_rows(*, viewer: Viewer, rows: Sequence[Former], on: date) -> list[Correction]:
    """Take over every row or none. Raises BadRows with all that is wrong.

    A person who comes up twice, or whom the viewer already has, is one person; the figures of receptions and endings
    count these rows from their dates, and no case ever speaks of what happened before.
    """
    taken, faults = [], []
    with transaction.atomic():
        for number, row in enumerate(rows, start=1):
            try:
                with transaction.atomic():
                    taken.append(_taken(viewer, row, on))
            except ValueError as fault:
                faults.append((number, str(fault)))
        if faults:
            raise BadRows(faults)
    return taken


def _taken(viewer: Viewer, row: Former, on: date) -> Correction:
    county = county_of(row.office)
    must_keep(viewer, county.path, "导入旧登记册", (Role.COUNTY_OFFICER, Role.COUNTY_CHIEF))
    _in_order(row, on)
    person = _known(row, on) or register_person(viewer=viewer, unit=row.office, particulars=row.particulars, on=on)
    sentence = person.sentences.filter(number=row.stated.number.strip()).first()
    if sentence and sentence.corrections.filter(county=county, received=row.received).exists():
        raise ValueError(f"[{person.name}]{row.received}接收的记录已经导入，不能重复导入")
    sentence = sentence or sentence_person(viewer=viewer, person=person, stated=row.stated)
    correction = Correction.objects.create(
        person=person,
        sentence=sentence,
        category=row.category.name,
        first=row.term.first,
        last=row.term.last,
        county=county,
        office=row.office,
        path=row.office.path,
        number=_number(row, county),
        minor=row.minor or is_minor(person.born, row.received),
        stage=STAGES.get(row.ending, Stage.RELEASED).name,
        arrival=row.arrival,
        received=row.received,
        ended=row.ended,
        ending=row.ending or "",
        imported=True,
    )
    noted(viewer, Verb.CREATE, person, "correction", correction.pk, number=correction.number, imported=True)
    return correction


def _in_order(row: Former, on: date) -> None:
    if (row.ended is None) != (row.ending is None):
        raise ValueError(f"解除（终止）日期[{row.ended}]与方式[{row.ending}]应同时填写或者同时为空")
    if row.ended and row.ended < row.received:
        raise ValueError(f"解除（终止）日期[{row.ended}]早于接收日期{row.received}")
    if late := next((day for day in (row.received, row.ended) if day and day > on), None):
        raise ValueError(f"日期[{late}]晚于导入当日{on}")


def _known(row: Former, on: date) -> Person | None:
    """Return the person whom this number already names, if the viewer may see him; another name is refused."""
    read = certificate(row.particulars.identity, row.particulars.number, on=on)
    person = Person.objects.filter(number_digest=digested(read.number)).first() if read.number else None
    if person and person.name != name_as_kept(row.particulars.name):
        raise ValueError(f"证件号码已登记为[{person.name}]，与本行姓名[{row.particulars.name}]不一致")
    return person


def _number(row: Former, county: Unit) -> str:
    if not row.number:
        return next_number(county, row.received.year)
    if Correction.objects.filter(county=county, number=row.number).exists():
        raise ValueError(f"档案号[{row.number}]已被使用")
    return row.number
