"""The people of a simulated place, what they were sentenced to, and their corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from guitu.apps.ledger.sealing import digested
from guitu.apps.organs.models import Unit
from guitu.apps.people.models import Arrival, Correction, Ending, FileCounter, Identity, Person, Sentence, Sex
from guitu.apps.people.naming import name_as_kept, reading_of
from guitu.config.demonstration.places import Place
from guitu.law.vocabulary import Stage
from guitu.simulate.script import End, Script, Soul, Term

CHUNK = 1000
LAST = 6
"""How many places of a number are enough to look somebody up."""

ENDS: dict[End, tuple[Stage, Ending]] = {
    End.RELEASED: (Stage.RELEASED, Ending.RELEASED),
    End.TRANSFERRED: (Stage.TRANSFERRED_OUT, Ending.TRANSFERRED),
    # The old register says that it ended, and how; the stage says only that nothing more is owed.
    End.RECALLED: (Stage.RELEASED, Ending.RECALLED),
    End.DIED: (Stage.RELEASED, Ending.DIED),
}


def lay_people(script: Script, place: Place) -> dict[str, Person]:
    """Enter everybody, by the key of the script; each is registered where the first correction is."""
    where: dict[str, Unit] = {}
    for term in script.terms:
        where.setdefault(term.soul, place.unit(term.county, term.office))
    for walk in script.walks:
        where.setdefault(walk.soul, place.unit(walk.county, walk.office))
    rows = [_person(soul, where[soul.key]) for soul in script.souls]
    Person.objects.bulk_create(rows, batch_size=CHUNK)
    return {soul.key: row for soul, row in zip(script.souls, rows, strict=True)}


def _person(soul: Soul, unit: Unit) -> Person:
    name = name_as_kept(soul.name)
    reading = reading_of(name)
    return Person(
        name=name,
        pinyin=reading.pinyin,
        initials=reading.initials,
        sex=Sex.FEMALE if soul.female else Sex.MALE,
        born=soul.born,
        ethnicity=soul.ethnicity,
        identity=Identity.RESIDENT,
        number=soul.number,
        number_digest=digested(soul.number),
        last_six_digest=digested(soul.number[-LAST:]),
        household=soul.household,
        residence=soul.residence,
        telephone=soul.telephone,
        path=unit.path,
    )


def lay_corrections(script: Script, place: Place, people: Mapping[str, Person]) -> dict[str, Correction]:
    """Enter every sentence with its correction, by the key of the term; file numbers run through a county's year.

    A correction that came from another county goes on under the sentence it came with.
    """
    ordered = sorted(script.terms, key=lambda term: (_began(term), term.key))
    beginning = [term for term in ordered if not term.previous]
    sentences = {term.key: _sentence(term, people[term.soul]) for term in beginning}
    Sentence.objects.bulk_create(sentences.values(), batch_size=CHUNK)
    numbers: Counter[tuple[int, int]] = Counter()
    rows: dict[str, Correction] = {}
    for term in ordered:
        county, year = place.counties[term.county], _began(term).year
        numbers[county.pk, year] += 1
        rows[term.key] = _correction(
            term,
            sentences[term.previous or term.key],
            county=county,
            unit=place.unit(term.county, term.office),
            number=f"{year}-{numbers[county.pk, year]:04d}",
        )
    Correction.objects.bulk_create([rows[term.key] for term in beginning], batch_size=CHUNK)
    for term in ordered:
        if term.previous:
            rows[term.key].previous = rows[term.previous]
            rows[term.key].save(force_insert=True)
    FileCounter.objects.bulk_create(
        [FileCounter(county_id=county, year=year, last=last) for (county, year), last in numbers.items()]
    )
    return rows


def _began(term: Term) -> date:
    return term.received or term.span.first


def _sentence(term: Term, person: Person) -> Sentence:
    verdict = term.verdict
    return Sentence(
        person=person,
        offence=verdict.offence,
        court=verdict.court,
        number=verdict.number,
        pronounced=verdict.pronounced,
        effective=verdict.effective,
        penalty=verdict.penalty,
        additional=verdict.additional,
        facts=verdict.facts,
        exit_restricted=term.border_control,
        border_control=term.border_control,
    )


def _correction(term: Term, sentence: Sentence, *, county: Unit, unit: Unit, number: str) -> Correction:
    begun = Stage.SERVING if term.imported else Stage.AWAIT_REPORT
    stage, ending = ENDS[term.end] if term.end else (begun, "")
    return Correction(
        person=sentence.person,
        sentence=sentence,
        category=term.category.name,
        first=term.span.first,
        last=term.span.last,
        county=county,
        office=unit,
        path=unit.path,
        number=number,
        minor=term.minor,
        stage=stage.name,
        arrival=Arrival.TRANSFERRED if term.previous else Arrival.ADMITTED,
        received=term.received,
        ended=term.ended,
        ending=ending,
        imported=term.imported,
    )
