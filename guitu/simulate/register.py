"""The old register: who was received before the record began, released long ago or still here on the first day."""

from __future__ import annotations

from datetime import date

from guitu.law.span import Span, days
from guitu.law.vocabulary import Category
from guitu.simulate.chance import Chance
from guitu.simulate.people import a_soul, a_verdict, term_ending
from guitu.simulate.script import County, End, Office, Soul, Term

MONTHS = ((6, 10), (10, 14), (12, 24), (18, 14), (24, 18), (36, 14), (48, 4), (60, 2))
ENDINGS = ((End.RELEASED, 930), (End.TRANSFERRED, 45), (End.RECALLED, 15), (End.DIED, 10))


def released_long_ago(chance: Chance, county: County, key: str, *, before: date) -> tuple[Soul, Term]:
    """Return somebody whose correction began after 2010 and was over before a day."""
    office = chance.one_of(county.offices)
    months = chance.weighted(MONTHS)
    last = chance.day(date(2012, 6, 1), before - days(1))
    span = term_ending(last, months)
    end = chance.weighted(ENDINGS)
    ended = last if end is End.RELEASED else chance.day(span.first + days(40), last)
    return _row(chance, county, office, key, span=span, category=Category.PROBATION, ended=ended, end=end)


def still_here(  # noqa: PLR0913 - one parameter a column of the register
    chance: Chance, county: County, key: str, *, last: date, category: Category, before: date
) -> tuple[Soul, Term]:
    """Return somebody who was received before a day and whose term ends on a day after it."""
    least = (last.year - before.year) * 12 + last.month - before.month + 2
    months = max(least, chance.weighted(MONTHS))
    return _row(chance, county, chance.one_of(county.offices), key, span=term_ending(last, months), category=category)


def _row(  # noqa: PLR0913 - one parameter a column of the register
    chance: Chance,
    county: County,
    office: Office,
    key: str,
    *,
    span: Span,
    category: Category,
    ended: date | None = None,
    end: End | None = None,
) -> tuple[Soul, Term]:
    town = office.name.removesuffix("司法所")
    soul = a_soul(chance, f"{key}-s", place=county.place, town=town)
    verdict = a_verdict(
        chance,
        category=category,
        span=span,
        court=f"{county.place}人民法院",
        mark=county.court_mark,
        serial=_serial(key),
    )
    received = span.first + days(chance.between(1, 9))
    return soul, Term(
        key=key,
        soul=soul.key,
        verdict=verdict,
        category=category,
        span=span,
        county=county.key,
        office=office.key,
        received=received,
        ended=ended,
        end=end,
    )


def _serial(key: str) -> int:
    return int("".join(character for character in key if character.isdigit())[-4:] or 1)
