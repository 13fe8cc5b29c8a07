"""The law as it is declared: procedures with their tables and forms, instruments with their articles."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

from django.http import Http404
from ninja import Field, Query, Router, Schema

from guitu.api.door import ApiRequest, Reading
from guitu.api.shapes import FAULTS, Words
from guitu.apps.organs.models import Unit
from guitu.apps.organs.selectors import Viewer, places_of
from guitu.law.citation import instrument
from guitu.law.describe import interface
from guitu.law.procedure import Procedure, Row
from guitu.law.register import PROCEDURES, in_force
from guitu.law.vocabulary import Bar, Deadline, Document, Effect, Ground, Moment, Notice, Step, Tier

router = Router(tags=["法律"], auth=Reading())


class Kept(Schema):
    """One procedure in force."""

    key: str
    words: str
    place: str = Field(description="适用地方")
    since: date = Field(description="自何日起适用")
    article: str
    secret: bool = Field(description="本人、亲属和律师不得查阅")


class Line(Schema):
    """One row of a table: a sentence of the law."""

    key: str
    words: str
    article: str
    unconfirmed: bool = Field(description="条文尚待与公布文本核对")
    says: dict[str, Any] = Field(description="该行所定：办理者、去向、期限等，因表而异")


class Declared(Kept):
    """A procedure whole: its tables, and the form of its application and of each later step as JSON Schema."""

    tables: dict[str, list[Line]]
    forms: dict[str, dict[str, Any]]


class Instrument(Schema):
    """A law, regulation or opinion of the corpus."""

    name: str
    title: str
    number: str
    since: date
    until: date | None
    official: bool = Field(description="文本取自官方来源")


class Article(Schema):
    """The gist of an article in our own words."""

    article: int
    gist: str
    confirmed: bool = Field(description="已与公布文本核对")


class InstrumentWhole(Instrument):
    """An instrument with its articles."""

    articles: list[Article]


class When(Schema):
    """On which day and where."""

    on: date | None = Field(None, description="哪一天；不填为今天")
    place: Words | None = Field(None, description="哪个地方；不填为账号所在单位的各级地方")


@router.get("/procedures", response={200: list[Kept], **FAULTS}, summary="适用的程序")
def procedures(request: ApiRequest, when: Query[When]) -> list[Kept]:
    """List the procedures in force on a day in a place."""
    return [_kept(each) for each in standing(when.on or request.auth.day, _places(request.auth.viewer, when))]


@router.get("/procedures/{key}", response={200: Declared, **FAULTS}, summary="一个程序的全部规则和表单")
def procedure(request: ApiRequest, key: Words, when: Query[When]) -> Declared:
    """Return the tables, forms and articles of a procedure as they stand on a day in a place."""
    try:
        found = in_force(key, on=when.on or request.auth.day, places=_places(request.auth.viewer, when))
    except LookupError as unknown:
        raise Http404 from unknown
    tables = {name: [_line(row) for row in rows] for name, rows in found.tables.items()}
    return Declared(**dict(_kept(found)), tables=tables, forms=forms(found))


@router.get("/law/instruments", response={200: list[Instrument], **FAULTS}, summary="法律文件")
def instruments(request: ApiRequest) -> list[Instrument]:  # noqa: ARG001 - the router's own
    """List the instruments of the corpus."""
    return [_instrument(name) for name in _names()]


@router.get("/law/instruments/{name}", response={200: InstrumentWhole, **FAULTS}, summary="一部法律文件的条文要旨")
def instrument_whole(request: ApiRequest, name: Words) -> InstrumentWhole:  # noqa: ARG001 - the router's own
    """Return the articles of an instrument by their gist."""
    if name not in _names():
        raise Http404
    rows = instrument(name).articles.items()
    articles = [Article(article=number, gist=row.gist, confirmed=row.confirmed) for number, row in rows]
    return InstrumentWhole(**dict(_instrument(name)), articles=articles)


def standing(on: date, places: tuple[str, ...]) -> list[Procedure[Any]]:
    """Return the procedures in force on a day in these places, in the order of the register."""
    found = []
    for key in dict.fromkeys(each.key for each in PROCEDURES):
        try:
            found.append(in_force(key, on=on, places=places))
        except LookupError:
            continue  # Declared, and not yet in force on that day.
    return found


def forms(of: Procedure[Any]) -> dict[str, dict[str, Any]]:
    """Return every form of a procedure: its application, and the statement of each step that asks for one."""
    later = {step.key: closed(interface(of, step.key)) for step in of.steps if step.asks}
    return {"application": closed(interface(of)), **later}


def closed(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a form that takes nothing beyond what it asks, as the codec does."""
    return {**schema, "additionalProperties": False}


def _places(viewer: Viewer, when: When) -> tuple[str, ...]:
    if when.place:
        return (when.place,)
    home = Unit.objects.filter(pk=viewer.home.unit_id).first() if viewer.home else None
    return places_of(home) if home else ()


def _kept(of: Procedure[Any]) -> Kept:
    return Kept(key=of.key, words=of.words, place=of.place, since=of.since, article=str(of.cites), secret=of.secret)


def _line(row: Row) -> Line:
    says = {name: value for name, value in _says(row).items() if value not in (None, [], {})}
    return Line(key=row.key, words=row.words, article=str(row.cites), unconfirmed=row.cites.unconfirmed, says=says)


def _says(row: Row) -> dict[str, Any]:  # noqa: PLR0911 - one line a kind of row
    match row:
        case Ground():
            return {"proof": list(row.proof)}
        case Step():
            leads = {outcome.name: to for outcome, to in row.leads.items()}
            return {"by": row.by.name, "leads": leads, "evidence": list(row.evidence)}
        case Bar():
            return {"at": [_moment(at) for at in row.at]}
        case Tier():
            return {"decider": row.decider.name}
        case Deadline():
            term = row.term
            length = {"number": term.number, "unit": term.unit.name, "direction": term.direction.name}
            return {"binds": row.binds, "force": row.force.name, **length, "rolls": term.rolls}
        case Document():
            return {"on": _moment(row.on), "served": row.served.name if row.served else None}
        case Notice():
            decided_by = row.decided_by.name if row.decided_by else None
            return {"to": row.to.name, "on": _moment(row.on), "decided_by": decided_by}
        case Effect():
            return {"stage": row.stage.name, "on": _moment(row.on)}
    return {}


def _moment(moment: Moment) -> dict[str, str]:
    key, outcome = moment
    return {"step": key, "outcome": outcome.name}


def _names() -> list[str]:
    return sorted(
        entry.name.removesuffix(".toml")
        for entry in files("guitu.law.instruments").iterdir()
        if entry.name.endswith(".toml")
    )


def _instrument(name: str) -> Instrument:
    read = instrument(name)
    return Instrument(
        name=name,
        title=read.title,
        number=read.number,
        since=read.since,
        until=read.until,
        official=read.official,
    )
