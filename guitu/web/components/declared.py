"""The words that declarations give to the keys kept with rows: procedures, steps, papers and notices."""

from __future__ import annotations

from datetime import date
from typing import Any

from guitu.apps.cases.models import Case, Errand, Standing
from guitu.apps.cases.selectors.courses import declared
from guitu.apps.organs.models import Unit
from guitu.apps.organs.selectors import places_of
from guitu.law.procedure import Procedure, Row
from guitu.law.register import PROCEDURES, in_force
from guitu.law.vocabulary import CLOSED, Actor, Document, Notice


def procedure_words() -> tuple[tuple[str, str], ...]:
    """Return key and words of every procedure, once each, in the order of the register."""
    return tuple({procedure.key: procedure.words for procedure in PROCEDURES}.items())


def startable(unit: Unit, on: date) -> tuple[Procedure[Any], ...]:
    """Return the procedures in force that day in a unit's places, in the order of the register."""
    places = places_of(unit)
    found = []
    for key, _ in procedure_words():
        try:
            found.append(in_force(key, on=on, places=places))
        except LookupError:
            continue  # Declared, and not yet in force on that day.
    return tuple(found)


def step_words(standing: Standing) -> str:
    """Return the words of the step at which a case stands."""
    if standing.step == CLOSED:
        return "办结"
    return next(step.words for step in declared(standing.case).steps if step.key == standing.step)


def body_words(standing: Standing) -> str:
    """Return who has to act."""
    return Actor[standing.body].value if standing.body else ""


def errand_row(errand: Errand) -> Row:
    """Return the declaration of a paper to issue or a body to tell."""
    return declared(errand.act.case).bindable[errand.key]


def errand_words(errand: Errand) -> str:
    """Return what an errand asks for: 制发《审批告知书》, 及时通报同级人民检察院."""
    row = errand_row(errand)
    if isinstance(row, Notice):
        return f"{row.words}：{row.to}"
    return f"制发《{row.words}》" if isinstance(row, Document) else row.words


def procedure_of(case: Case) -> str:
    """Return the words of a case's procedure."""
    return declared(case).words
