"""A relation between statements of a report, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Verdict(StrEnum):
    """What recomputing gave."""

    HOLDS = "holds"
    ROUNDING = "rounding"
    FAILS = "fails"
    SUSPICIOUS = "suspicious"
    NOT_CHECKABLE = "not_checkable"


class Severity(StrEnum):
    """How much it matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the document, counted from 1, the words quoted from it, and where in the line they begin if known."""

    line: int
    quote: str
    start: int = -1


@dataclass(frozen=True, slots=True)
class Operand:
    """One figure or phrase that a relation rests on, as printed."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Relation:
    """One thing checked: what is printed, what it should be, where it stands, and a sentence for the officer.

    Printed, recomputed and difference are decimal numerals in the printed unit, or words; None where
    nothing of the kind exists. The difference is recomputed minus printed. `also` holds further places.
    """

    kind: str
    verdict: Verdict
    severity: Severity
    words: str
    where: Place
    printed: str | None = None
    recomputed: str | None = None
    difference: str | None = None
    operands: tuple[Operand, ...] = ()
    also: tuple[Place, ...] = ()
    id: str = ""


def numeral(value: Decimal) -> str:
    """Write a decimal plainly: no exponent, no trailing noughts after the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def flag(kind: str, verdict: Verdict, severity: Severity, words: str, where: Place, *also: Place) -> Relation:
    """Return a relation between statements in which there is nothing to compute."""
    return Relation(kind, verdict, severity, words, where, also=also)
