"""What people do during the year: they travel, they break rules, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guitu.law.span import Span, days
from guitu.law.vocabulary import Category
from guitu.simulate.chance import Chance
from guitu.simulate.lives.discipline import a_penalty, a_reprimand, a_revocation, a_warning
from guitu.simulate.lives.leave import a_crossing, a_leave
from guitu.simulate.script import Term
from guitu.simulate.walking import office_day
from guitu.simulate.year import Year

LENGTHS = ((2, 18), (3, 18), (4, 12), (5, 10), (6, 6), (7, 8), (10, 10), (12, 5), (15, 5), (20, 4), (28, 2), (33, 1))
TRIES = 400


def travel(year: Year, everybody: list[Term]) -> None:
    """Let people go on leave: the trips are found first and run in the order of time, since each counts the earlier."""
    trips: dict[str, list[Span]] = {}
    chance = year.chance("leaves")
    for number in range(year.plan.leaves):
        is_open = number < year.plan.leaves_open
        term, span = _a_trip(year, chance, everybody, trips, is_open=is_open)
        trips.setdefault(term.key, []).append(span)
    for key, spans in trips.items():
        term = year.terms[key]
        soul = year.souls[term.soul]
        for at, span in enumerate(ordered := sorted(spans, key=lambda each: each.first)):
            own = year.chance("leave", key, at)
            course = a_leave(own, soul, span=span, earlier=ordered[:at], minor=term.minor, until=year.until)
            year.run(term, soul, term.office, course)


def _a_trip(
    year: Year, chance: Chance, everybody: list[Term], trips: dict[str, list[Span]], *, is_open: bool
) -> tuple[Term, Span]:
    """Return somebody and days on which he can travel: present the whole time, and not already away."""
    for _ in range(TRIES):
        term = chance.one_of(everybody)
        length = chance.weighted(LENGTHS)
        if is_open:
            first = year.until - days(chance.between(0, min(length - 2, 4)))
        else:
            first = chance.day(year.plan.span.first + days(10), year.until - days(length))
        span = Span(first, first + days(length - 1))
        beside = any(
            Span(other.first - days(8), other.last + days(8)).overlap(span) for other in trips.get(term.key, ())
        )
        if not beside and year.present(term, first - days(8)) and year.present(term, span.last + days(1)):
            return term, span
    raise ValueError(f"nobody of [{len(everybody)}] can travel in [{TRIES}] tries")


def cross(year: Year, everybody: list[Term]) -> None:
    """Let some travel regularly for their work."""
    chance = year.chance("crossings")
    done: set[str] = set()
    while len(done) < year.plan.crossings:
        term = chance.one_of(everybody)
        applied = office_day(chance.day(year.plan.span.first + days(5), year.until - days(12)))
        if term.key in done or not year.present(term, applied) or not year.present(term, applied + days(60)):
            continue
        done.add(term.key)
        soul = year.souls[term.soul]
        own = year.chance("crossing", term.key)
        year.run(term, soul, term.office, a_crossing(own, soul, applied=applied, minor=term.minor, until=year.until))


@dataclass
class Conduct:
    """What somebody has on his record so far."""

    reprimands: int = 0
    warnings: int = 0
    penalties: int = 0


def misbehave(year: Year, everybody: list[Term]) -> None:
    """Let some break rules: one goes as far as a proposal of revocation, some are warned, most reprimanded once."""
    chance = year.chance("conduct")
    plan = year.plan
    first, last = plan.span.first + days(12), year.until - days(20)
    steady = [t for t in everybody if year.present(t, first) and year.present(t, year.until) and not t.minor]
    order = chance.shuffled([t for t in steady if t.category is Category.PROBATION])
    worst = order[: plan.revocations]
    for term in worst:
        _downhill(year, term, first)
    left_warnings = plan.warnings - 2 * len(worst)
    left_reprimands = plan.reprimands - 2 * len(worst)
    repeaters = order[len(worst) : len(worst) + left_warnings * 2 // 3]
    for term in repeaters:
        conduct, own = Conduct(), year.chance("repeat", term.key)
        for at in range(3):
            on = office_day(first + days(90 * at + own.between(0, 40)))
            _punish(year, term, conduct, own, on, warned=at == 2)
    left_warnings -= len(repeaters)
    left_reprimands -= 2 * len(repeaters)
    taken = {term.key for term in (*worst, *repeaters)}
    for number in range(left_warnings + left_reprimands):
        own = year.chance("once", number)
        term, on = _somebody(year, own, everybody, taken, first, last)
        taken.add(term.key)
        _punish(year, term, Conduct(), own, on, warned=number < left_warnings)


def _somebody(  # noqa: PLR0913, PLR0917 - one parameter a condition
    year: Year, chance: Chance, everybody: list[Term], taken: set[str], first: date, last: date
) -> tuple[Term, date]:
    for _ in range(TRIES):
        term, on = chance.one_of(everybody), office_day(chance.day(first, last))
        if term.key not in taken and year.present(term, on) and year.present(term, on + days(15)):
            return term, on
    raise ValueError(f"nobody of [{len(everybody)}] is free in [{TRIES}] tries")


def _punish(  # noqa: PLR0913 - one parameter a part of the record
    year: Year,
    term: Term,
    conduct: Conduct,
    chance: Chance,
    on: date,
    *,
    warned: bool,
) -> None:
    soul, officers = year.souls[term.soul], year.officers(term.office)
    if warned:
        course = a_warning(
            chance,
            soul,
            term,
            on=on,
            reprimands=conduct.reprimands,
            before=conduct.warnings,
            officers=officers,
            until=year.until,
        )
        conduct.warnings += 1
    else:
        course = a_reprimand(chance, soul, term, on=on, before=conduct.reprimands, officers=officers, until=year.until)
        conduct.reprimands += 1
    year.run(term, soul, term.office, course)


def _downhill(year: Year, term: Term, first: date) -> None:
    """Take one person from two reprimands over two warnings and a police penalty to the proposal of revocation."""
    conduct, chance = Conduct(), year.chance("downhill", term.key)
    for at, warned in enumerate((False, False, True, True)):
        _punish(year, term, conduct, chance, office_day(first + days(55 * at)), warned=warned)
    soul, officers = year.souls[term.soul], year.officers(term.office)
    if year.plan.penalties:
        on = office_day(first + days(235))
        year.run(term, soul, term.office, a_penalty(term, on=on, officers=officers, until=year.until))
        conduct.penalties += 1
    panel = tuple(worker.name for worker in year.workers if worker.role in {"county_chief", "county_officer"})
    proposed = a_revocation(
        soul,
        term,
        on=office_day(year.until - days(20)),
        warnings=conduct.warnings,
        penalties=conduct.penalties,
        panel=panel,
        until=year.until,
    )
    year.run(term, soul, term.office, proposed)
