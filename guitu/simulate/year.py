"""One county's year: the old register, then everything that the year's plan says happened, act by act.

The plan says how many lives take which turn; no count of the result is ever written down. What the record counts
is what these lives did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from guitu.law.course import Course
from guitu.law.procedures.pre_sentence_assessment import Conclusion
from guitu.law.span import Span, days, months_after
from guitu.law.vocabulary import Category, Outcome
from guitu.simulate.chance import Chance
from guitu.simulate.lives.assessment import an_assessment
from guitu.simulate.lives.leaving import a_release
from guitu.simulate.lives.moving import a_move
from guitu.simulate.lives.reception import a_group, a_reception, an_exit_filing
from guitu.simulate.people import REGION, a_soul, a_verdict, an_offence, renumbered, term_from
from guitu.simulate.register import released_long_ago, still_here
from guitu.simulate.script import County, Soul, Term, Walk, Worker
from guitu.simulate.walking import office_day

PASSPORT, PERMIT = "普通护照", "往来港澳通行证"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How many lives take which turn between two days. `opening` and `admitted` are by category."""

    span: Span
    released_before: int
    opening: tuple[tuple[Category, int], ...]
    admitted: tuple[tuple[Category, int], ...]
    ending: tuple[tuple[Category, int], ...]
    ending_of_admitted: int
    moved_in: int
    moved_out: int
    assessments: tuple[tuple[Conclusion, int], ...]
    assessments_open: int
    leaves: int
    leaves_open: int
    crossings: int
    border_controls: int
    documents_kept: int
    reprimands: int
    warnings: int
    penalties: int
    revocations: int


@dataclass
class Year:
    """The year while it is being made: who is there, and what has been run."""

    county: County
    neighbours: tuple[County, ...]
    plan: Plan
    seed: str
    workers: tuple[Worker, ...]
    region: str = REGION
    numbers: set[str] = field(default_factory=set)
    souls: dict[str, Soul] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    walks: list[Walk] = field(default_factory=list)
    received: dict[str, date] = field(default_factory=dict)
    ended: dict[str, date] = field(default_factory=dict)
    serials: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def until(self) -> date:
        return self.plan.span.last

    def chance(self, *chapter: object) -> Chance:
        return Chance(self.seed, self.county.key, *chapter)

    def serial(self, kind: str) -> int:
        self.serials[kind] += 1
        return self.serials[kind]

    def leader(self, office: str) -> str:
        """Return the name of who leads an office."""
        return next(worker.name for worker in self.workers if worker.office == office)

    def officers(self, office: str) -> tuple[str, str]:
        """Return two people who investigate together: of the office, and of the county."""
        return self.leader(office), next(w.name for w in self.workers if w.role == "county_officer")

    def enter(self, soul: Soul) -> Soul:
        """Enter somebody, under a number that is nobody else's."""
        if soul.key not in self.souls:
            self.souls[soul.key] = renumbered(soul, self.numbers, self.region)
            self.numbers.add(self.souls[soul.key].number)
        return self.souls[soul.key]

    def add(self, soul: Soul, term: Term) -> Term:
        """Enter somebody with his correction."""
        self.enter(soul)
        self.terms[term.key] = term
        return term

    def run(self, term: Term | None, soul: Soul, office: str, course: Course[Any], *, county: str = "") -> Walk:
        """Put a course on the script; `county` is whoever leads it, when it is not this county."""
        walk = Walk(
            soul=soul.key,
            term=term.key if term else "",
            county=county or self.county.key,
            office=office,
            course=course,
            counterpart=self.county.key if county else "",
        )
        self.walks.append(walk)
        return walk

    def present(self, term: Term, day: date) -> bool:
        """Tell whether somebody is under correction here on a day, with a week to spare at the beginning."""
        return self.received[term.key] + days(7) <= day < self.ended.get(term.key, term.span.last)


def lay_register(year: Year) -> list[Term]:
    """Lay in the old register; return who is still here on the first day."""
    first = year.plan.span.first
    for number in range(year.plan.released_before):
        chance = year.chance("old", number)
        soul, term = released_long_ago(chance, year.county, f"{year.county.key}-o{number:05d}", before=first)
        year.add(soul, term)
    here = []
    ends = dict(year.plan.ending)
    ends[Category.PROBATION] -= year.plan.ending_of_admitted + year.plan.moved_out
    number = 0
    for category, total in year.plan.opening:
        for at in range(total):
            chance = year.chance("opening", number)
            ending = at < ends.get(category, 0)
            last = (
                chance.day(first + days(2), year.until - days(1))
                if ending
                else chance.day(year.until + days(5), months_after(year.until, 30))
            )
            key = f"{year.county.key}-r{number:05d}"
            soul, term = still_here(chance, year.county, key, last=last, category=category, before=first)
            here.append(year.add(soul, term))
            year.received[key] = term.received or first
            number += 1
    return here


def admit(year: Year) -> list[Term]:
    """Bring the year's people under correction, some of them young; a few have a term that ends within the year."""
    brought = []
    first, last = year.plan.span.first, year.until
    number = 0
    short = year.plan.ending_of_admitted
    for category, total in year.plan.admitted:
        for at in range(total):
            chance = year.chance("admitted", number)
            ends = category is Category.PROBATION and at < short
            day = chance.day(first + days(1), months_after(first, 5) if ends else last - days(12))
            registered = office_day(day)
            months = (
                chance.between(3, 4) if ends else chance.weighted(((12, 30), (18, 20), (24, 30), (36, 15), (48, 5)))
            )
            while not ends and months_after(registered, months) <= last + days(20):
                months += 6
            brought.append(_admitted(year, chance, number, category, registered, months))
            number += 1
    return brought


def _admitted(  # noqa: PLR0913, PLR0917 - one parameter a part of the admission
    year: Year, chance: Chance, number: int, category: Category, registered: date, months: int
) -> Term:
    county, key = year.county, f"{year.county.key}-n{number:05d}"
    office = chance.one_of(county.offices)
    span = term_from(registered - days(chance.between(2, 8)), months)
    minor = category is Category.PROBATION and chance.happens(2)
    town = office.name.removesuffix("司法所")
    soul = a_soul(chance, f"{key}-s", place=county.place, town=town, minor_on=span.first if minor else None)
    verdict = a_verdict(
        chance,
        category=category,
        span=span,
        court=f"{county.place}人民法院",
        mark=county.court_mark,
        serial=number + 1,
    )
    term = year.add(
        soul,
        Term(
            key=key,
            soul=soul.key,
            verdict=verdict,
            category=category,
            span=span,
            county=county.key,
            office=office.key,
            minor=minor,
        ),
    )
    year.received[key] = registered
    leader = year.leader(office.key)
    for course in a_reception(
        chance, soul, term, office=office.name, leader=leader, registered=registered, until=year.until
    ):
        year.run(term, soul, office.key, course)
    return term


def move_in(year: Year) -> list[Term]:
    """Bring people from neighbouring counties: their county leads the case, ours registers them."""
    arrived = []
    for number in range(year.plan.moved_in):
        chance = year.chance("moved in", number)
        sender = chance.one_of(year.neighbours)
        applied = chance.day(year.plan.span.first + days(3), year.until - days(40))
        span = term_from(applied - days(chance.between(100, 300)), chance.one_of((24, 36)))
        key = f"{year.county.key}-i{number:05d}"
        office = chance.one_of(year.county.offices)
        soul = a_soul(chance, f"{key}-s", place=sender.place, town="城关镇")
        verdict = a_verdict(
            chance,
            category=Category.PROBATION,
            span=span,
            court=f"{sender.place}人民法院",
            mark=sender.court_mark,
            serial=number + 1,
        )
        there = year.add(
            soul,
            Term(
                key=f"{key}-p",
                soul=soul.key,
                verdict=verdict,
                category=Category.PROBATION,
                span=span,
                county=sender.key,
                office="",
                received=span.first + days(5),
            ),
        )
        course = a_move(
            chance,
            soul,
            to=year.county.place,
            address=year.county.place,
            applied=applied,
            minor=False,
            until=year.until,
        )
        year.run(there, soul, "", course, county=sender.key)
        here = year.add(
            soul,
            replace(there, key=key, county=year.county.key, office=office.key, received=None, previous=there.key),
        )
        year.received[key] = registered_on(course)
        formed = office_day(year.received[key], 1)
        year.run(
            here, soul, office.key, a_group(soul, here, leader=year.leader(office.key), formed=formed, until=year.until)
        )
        arrived.append(here)
    return arrived


def move_out(year: Year, here: list[Term]) -> None:
    """Let some move to a neighbouring county."""
    staying = [t for t in here if t.category is Category.PROBATION and t.span.last > year.until and not t.minor]
    for number, term in enumerate(year.chance("moved out").some_of(staying, year.plan.moved_out)):
        chance = year.chance("moved out", number)
        to = chance.one_of(year.neighbours)
        soul = year.souls[term.soul]
        applied = chance.day(year.plan.span.first + days(3), year.until - days(40))
        course = a_move(
            chance, soul, to=to.place, address=f"{to.place}城关镇", applied=applied, minor=False, until=year.until
        )
        year.ended[term.key] = registered_on(course)
        walk = year.run(term, soul, term.office, course)
        year.walks[-1] = Walk(
            soul=walk.soul, term=walk.term, county=walk.county, office=walk.office, course=course, counterpart=to.key
        )


def registered_on(course: Course[Any]) -> date:
    """Return the day on which the new county registered the person."""
    return next(act.on for act in course.acts if act.moment == ("arrive", Outcome.REGISTER))


def release(year: Year, everybody: list[Term]) -> None:
    """Prepare and carry out every release that falls due; what falls due later is under preparation."""
    for term in everybody:
        soon = term.span.last - days(40) <= year.until
        if not soon or term.key in year.ended:
            continue
        soul = year.souls[term.soul]
        chance = year.chance("release", term.key)
        course = a_release(chance, soul, term, serial=year.serial("release"), mark=year.county.mark, until=year.until)
        if course.acts:
            year.run(term, soul, term.office, course)


def file_exits(year: Year, received: list[Term], moved: list[Term]) -> None:
    """File everybody received with the exit authority: a few are under border control, some hand in documents."""
    chance = year.chance("exit")
    order = chance.shuffled(received)
    controlled = {term.key for term in order[: year.plan.border_controls]}
    holders = {term.key for term in order[-year.plan.documents_kept :]} if year.plan.documents_kept else set()
    arrived = {term.key for term in moved}
    for key in controlled:
        year.terms[key] = replace(year.terms[key], border_control=True)
    for term in received:
        documents = chance.one_of(((PASSPORT,), (PERMIT,), (PASSPORT, PERMIT))) if term.key in holders else ()
        course = an_exit_filing(
            term,
            ground="moved_in" if term.key in arrived else "admission",
            on=year.received[term.key],
            border=term.key in controlled,
            documents=documents,
            serial=year.serial("exit"),
            until=year.until,
        )
        year.run(term, year.souls[term.soul], term.office, course)


def assess(year: Year, admitted: list[Term]) -> None:
    """Answer the year's commissions: of people who later came, and of people who never did."""
    chance = year.chance("assess")
    first, until = year.plan.span.first, year.until
    conclusions = [conclusion for conclusion, number in year.plan.assessments for _ in range(number)]
    came = [term for term in admitted if term.verdict.pronounced - days(50) > first]
    came = came[: sum(number for conclusion, number in year.plan.assessments if conclusion is Conclusion.SUITABLE)]
    total = len(conclusions) + year.plan.assessments_open
    for number, (soul, term) in enumerate(_commissioned(year, came, total)):
        own = year.chance("assessment", number)
        pending = number >= len(conclusions)
        if pending:
            entrusted = office_day(until - days(own.between(2, 4)))
        elif term:
            entrusted = term.verdict.pronounced - days(own.between(32, 48))
        else:
            entrusted = own.day(first + days(1), until - days(32))
        offence = term.verdict.offence if term else an_offence(own, Category.PROBATION, 12).name
        office = term.office if term else own.one_of(year.county.offices).key
        course = an_assessment(
            own,
            soul,
            entrusted=entrusted,
            court=f"{year.county.place}人民法院",
            serial=number + 1,
            offence=offence,
            conclusion=Conclusion.SUITABLE if pending else conclusions[number],
            committee=chance.one_of(("石板", "花桥", "荷塘", "竹山")),
            investigators=year.officers(office),
            until=until,
        )
        year.run(None, soul, office, course)


def _commissioned(year: Year, came: list[Term], total: int) -> Iterator[tuple[Soul, Term | None]]:
    """Yield whom the commissions are about: those who came first, since their conclusion was a fitting one."""
    for term in came[:total]:
        yield year.souls[term.soul], term
    for number in range(total - len(came)):
        chance = year.chance("stranger", number)
        key = f"{year.county.key}-a{number:05d}-s"
        soul = a_soul(chance, key, place=year.county.place, town=chance.one_of(year.county.offices).name[:-3])
        yield year.enter(soul), None
