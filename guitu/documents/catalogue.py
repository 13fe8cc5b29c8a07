"""Every kind of paper, by the key that the law's ``Document`` rows name; and how one is composed from facts."""

from __future__ import annotations

from guitu.documents.content import (
    Addressee,
    Attachments,
    Block,
    Contact,
    CopiesTo,
    Incomplete,
    Letterhead,
    Note,
    Paper,
    Paragraph,
    Seal,
    Serial,
    Sheet,
    Signatures,
    Title,
)
from guitu.documents.dates import arabic, chinese
from guitu.documents.facts import PaperFacts
from guitu.documents.kinds import Copy, PaperKind, Sealer, Style
from guitu.documents.papers import (
    assessment,
    crossing,
    exit_control,
    leave,
    no_show,
    plan,
    reception,
    release,
    residence,
    sanctions,
)
from guitu.documents.parts import receipt, reply, stub
from guitu.law.vocabulary import Actor

FAMILIES = (
    assessment.PAPERS,
    reception.PAPERS,
    no_show.PAPERS,
    plan.PAPERS,
    leave.PAPERS,
    crossing.PAPERS,
    residence.PAPERS,
    exit_control.PAPERS,
    sanctions.PAPERS,
    release.PAPERS,
)

CATALOGUE: dict[str, PaperKind] = {kind.key: kind for family in FAMILIES for kind in family}
if len(CATALOGUE) != sum(len(family) for family in FAMILIES):
    raise ValueError("two kinds of paper have the same key")

LINE = 20
"""How many characters of a title stand in one line at 22 pt."""
_EXTRA = {Copy.STUB: stub, Copy.RECEIPT: receipt, Copy.REPLY: reply}


def compose(key: str, facts: PaperFacts) -> Paper:
    """Compose the paper of a key. ``Incomplete`` names every field that it must have and has not."""
    kind = CATALOGUE[key]
    if lacking := missing(kind, facts):
        raise Incomplete(kind.words, *lacking)
    try:
        to = _to(kind, facts)
        sheets = tuple(
            _main(kind, facts, to) if copy is Copy.MAIN else _EXTRA[copy](kind, facts, to or facts.person.name)
            for copy in kind.copies
        )
    except Incomplete as incomplete:
        raise Incomplete(kind.words, *incomplete.lacking) from None
    return Paper(kind.words, facts.date, sheets, key, facts.serial)


def missing(kind: PaperKind, facts: PaperFacts) -> tuple[str, ...]:
    """Return the labels of what the paper must have and has not, as far as it can be told beforehand."""
    lacking = [need.label for need in kind.needs if not facts.has(need)]
    if kind.serial and not facts.serial:
        lacking.append("文号")
    lacking += [body.value for body in kind.cc if not facts.bodies.get(body)]
    return tuple(lacking)


def _to(kind: PaperKind, facts: PaperFacts) -> str:
    if kind.to is None:
        return ""
    if kind.to is Actor.SUPERVISEE:
        return facts.person.name
    if kind.to is Actor.GROUP:
        return "矫正小组全体成员"
    if kind.addressed and facts.has(kind.addressed):
        return facts.of(kind.addressed)
    return facts.addressee or facts.body(kind.to)


def _main(kind: PaperKind, facts: PaperFacts, to: str) -> Sheet:
    """Dress the body: head above, foot below, by the style of the paper."""
    body = tuple(Paragraph(block) if isinstance(block, str) else block for block in kind.body(facts))
    heading = Copy.MAIN if len(kind.copies) > 1 else ""
    return Sheet((*_head(kind, facts, to), *body, *_foot(kind, facts)), heading)


def _head(kind: PaperKind, facts: PaperFacts, to: str) -> tuple[Block, ...]:
    serial = (Serial(facts.serial),) if kind.serial else ()
    addressee = (Addressee(to),) if to and kind.style in {Style.ORDER, Style.LETTER} else ()
    if kind.style is Style.LETTER:
        return (Letterhead(facts.unit.name), *serial, Title(_broken(kind.words)), *addressee)
    issuer = facts.unit.name if kind.sealer is not Sealer.NOBODY and kind.style is not Style.FORM else ""
    return (Title(_broken(kind.words), issuer), *serial, *addressee)


def _broken(words: str) -> str:
    """Break a title that fills more than a line before its bracket."""
    return words.replace("（", "\n（") if len(words) > LINE else words


def _foot(kind: PaperKind, facts: PaperFacts) -> tuple[Block, ...]:
    foot: list[Block] = []
    if facts.attachments and kind.encloses:
        foot.append(Attachments(facts.attachments))
    if kind.sealer is not Sealer.NOBODY and kind.style not in {Style.FORM, Style.RECORD}:
        day = chinese(facts.date) if kind.style is Style.CERTIFICATE else arabic(facts.date)
        foot.append(Seal(facts.unit.name, day))
    if kind.style is Style.LETTER:
        foot.append(Contact(facts.unit.contact, facts.unit.phone, facts.unit.address))
    if kind.signs or kind.countersigned:
        foot.append(Signatures(kind.signs, kind.countersigned))
    if kind.note:
        foot.append(Note(kind.note))
    if kind.cc:
        foot.append(CopiesTo(tuple(facts.body(actor) for actor in kind.cc)))
    return tuple(foot)
