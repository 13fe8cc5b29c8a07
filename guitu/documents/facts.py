"""The facts that a paper is composed from. The shell gathers them from the record; nothing here is looked up.

A field that the law requires and that is empty is refused as ``Incomplete`` when the paper is composed:
no paper leaves a blank where it must speak.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

from guitu.documents.content import Incomplete
from guitu.documents.dates import arabic
from guitu.law.citation import Citation
from guitu.law.span import Span
from guitu.law.vocabulary import Actor, Category

Value = str | date | Span | int | Decimal | Enum | tuple["Value", ...]
"""What a paper can write: see ``written``."""


@dataclass(frozen=True, kw_only=True)
class Person:
    """The person whom the paper is about."""

    name: str
    sex: str
    born: date
    ethnicity: str
    id_number: str
    household: str
    residence: str
    id_kind: str = "居民身份证"
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Case:
    """What the person was sentenced for. ``additional`` is the additional penalty, 无 where there is none."""

    offence: str
    judged: date
    court: str
    judgment: str
    sentence: str
    additional: str = "无"


@dataclass(frozen=True, kw_only=True)
class Term:
    """The correction: its category, from when to when, and the prohibition order, 无 where there is none."""

    category: Category
    span: Span
    prohibition: str = "无"


@dataclass(frozen=True, kw_only=True)
class Unit:
    """Who issues the paper; ``code`` is its 机关代字. ``bureau`` is the justice bureau that the unit belongs to."""

    name: str
    code: str
    contact: str
    phone: str
    address: str = ""
    bureau: str = ""


@dataclass(frozen=True, kw_only=True)
class ActOpinion:
    """What a body said in the course of the case."""

    by: Actor
    words: str
    signed: str
    on: date


@dataclass(frozen=True, slots=True)
class Need:
    """A named value that a paper must have: its key in ``PaperFacts.values`` and what an officer calls it."""

    key: str
    label: str


@dataclass(frozen=True, kw_only=True)
class PaperFacts:
    """Everything that one paper may say.

    ``values`` are named, and a paper says in ``needs`` which it must have; ``listed`` are the facts of the
    procedure in the order of its form, with the labels of the form. ``bodies`` are the real names of the bodies.
    """

    unit: Unit
    date: date
    person: Person
    case: Case | None = None
    term: Term | None = None
    serial: str = ""
    addressee: str = ""
    bodies: Mapping[Actor, str] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
    listed: tuple[tuple[str, Value], ...] = ()
    opinions: tuple[ActOpinion, ...] = ()
    cites: tuple[Citation, ...] = ()
    attachments: tuple[str, ...] = ()
    drafted_by: str = ""
    approved_by: str = ""

    def of(self, need: Need) -> str:
        """Return a named value as it is written; refused when it is missing or empty."""
        text = written(self.values.get(need.key, ""))
        if not text.strip():
            raise Incomplete("文书", need.label)
        return text

    def has(self, need: Need) -> bool:
        """Say whether a named value is there."""
        return bool(written(self.values.get(need.key, "")).strip())

    def items(self, need: Need) -> tuple[str, ...]:
        """Return the parts of a value that is a list, as they are written; a single value is a list of one."""
        value = self.values.get(need.key, "")
        parts = tuple(written(part) for part in (value if isinstance(value, tuple) else (value,)))
        if not any(part.strip() for part in parts):
            raise Incomplete("文书", need.label)
        return parts

    def paragraphs(self, need: Need) -> tuple[str, ...]:
        """Return the lines of a long text, a paragraph each."""
        return tuple(line for line in self.of(need).split("\n") if line.strip())

    def body(self, actor: Actor) -> str:
        """Return the real name of a body; refused when nobody said it."""
        name = self.bodies.get(actor, "")
        if not name.strip():
            raise Incomplete("文书", actor.value)
        return name

    def opinion(self, actor: Actor) -> ActOpinion | None:
        """Return what a body said last, if it has spoken."""
        spoken = [opinion for opinion in self.opinions if opinion.by is actor]
        return spoken[-1] if spoken else None

    @property
    def sentenced(self) -> Case:
        """The case; refused when the paper needs it and nobody told it."""
        if self.case is None:
            raise Incomplete("文书", "案件信息")
        return self.case

    @property
    def serving(self) -> Term:
        """The correction; refused when the paper needs it and nobody told it."""
        if self.term is None:
            raise Incomplete("文书", "矫正类别及期限")
        return self.term

    @property
    def basis(self) -> str:
        """The articles that the paper rests on, joined as a sentence names them."""
        if not self.cites:
            raise Incomplete("文书", "法律依据")
        return "、".join(cite.formally for cite in dict.fromkeys(self.cites))

    @property
    def identity(self) -> str:
        """The person in one breath, as letters and proposals introduce somebody."""
        told = self.person
        return (
            f"{told.name}，{told.sex}，{arabic(told.born)}出生，{told.ethnicity}，{told.id_kind}号码{told.id_number}，"
            f"户籍地{told.household}，执行地{told.residence}"
        )

    @property
    def conviction(self) -> str:
        """Sentence and correction in one breath."""
        case, term = self.sentenced, self.serving
        more = "" if case.additional == "无" else f"，附加{case.additional}"
        banned = "" if term.prohibition == "无" else f"；禁止令内容：{term.prohibition}"
        return (
            f"因犯{case.offence}，经{case.court}于{arabic(case.judged)}以{case.judgment}判处{case.sentence}{more}，"
            f"依法实行社区矫正（{term.category}），矫正期限自{arabic(term.span.first)}起至{arabic(term.span.last)}止{banned}"
        )


def written(value: Value) -> str:
    """Write a value as a Chinese paper does: dates 2023年12月6日, spans …至…, lists with 、, choices by word."""
    match value:
        case date():
            return arabic(value)
        case Span():
            return f"{arabic(value.first)}至{arabic(value.last)}"
        case bool():
            return "是" if value else "否"
        case Enum():
            return str(value.value)
        case tuple():
            return "、".join(written(part) for part in value)
        case _:
            return str(value)


def chosen(word: str, among: tuple[str, ...]) -> str:
    """Return the chosen word of a choice inside a sentence (缓刑／假释); a word that is no choice is refused."""
    if word not in among:
        raise ValueError(f"[{word}] is not among the choices {list(among)}")
    return word
