"""Reads of the register: who is seen, found by name, reading or number; a file opened, which is written down."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.sealing import digested
from guitu.apps.ledger.services import record
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.identity import SHORT, lengthened
from guitu.apps.people.models import RUN_TOGETHER, Code, Correction, Person, RegistrationItem, Relation, Sentence
from guitu.law import sentencing
from guitu.law.codec import from_json
from guitu.law.span import Span

NUMBER = re.compile(r"[A-Z0-9]{7,20}")
LAST_SIX = re.compile(r"\d{5}[\dX]")
LETTERS = re.compile(r"[A-Z ]+")


def corrections_seen(viewer: Viewer) -> QuerySet[Correction]:
    """Return the corrections in the viewer's places."""
    return Correction.objects.filter(viewer.within())


def persons_seen(viewer: Viewer) -> QuerySet[Person]:
    """Return the persons who were registered in the viewer's places, or are or were under correction there."""
    here = corrections_seen(viewer).filter(person=OuterRef("pk"))
    return Person.objects.filter(viewer.within() | Exists(here))


def search(viewer: Viewer, words: str) -> QuerySet[Person]:
    """Find persons by what an officer types, in one query.

    A whole number, or its last six digits, by their digests; letters as pinyin or initials; anything else as a part
    of a name or former name. Nothing typed finds nobody.
    """
    typed = unicodedata.normalize("NFKC", words).strip()
    plain = re.sub(r"[\s-]", "", typed).upper()
    seen = persons_seen(viewer)
    if not plain:
        return seen.none()
    if LAST_SIX.fullmatch(plain):
        return seen.filter(last_six_digest=digested(plain))
    if NUMBER.fullmatch(plain) and any(char.isdigit() for char in plain):
        return seen.filter(number_digest=digested(lengthened(plain) if SHORT.fullmatch(plain) else plain))
    if LETTERS.fullmatch(typed.upper()):
        letters = plain.lower()
        read = seen.alias(run_together=RUN_TOGETHER)
        return read.filter(Q(initials__startswith=letters) | Q(run_together__contains=letters) | _named(typed))
    # A part of a name is searched as it was typed: normalising would turn rare characters into their neighbours.
    return seen.filter(_named(words.strip()))


def _named(words: str) -> Q:
    return Q(name__icontains=words) | Q(former_name__icontains=words)


@dataclass(frozen=True, slots=True)
class File:
    """Everything of one file that belongs to this context, and what does not agree with the law's reckoning."""

    correction: Correction
    person: Person
    sentence: Sentence
    relations: tuple[Relation, ...]
    answers: Mapping[str, str]
    others: tuple[Correction, ...]
    findings: tuple[sentencing.Finding, ...]


@transaction.atomic
def file_of(viewer: Viewer, correction_id: int) -> File:
    """Open a file; the look is written down. Raises Correction.DoesNotExist outside the viewer's places."""
    correction = corrections_seen(viewer).select_related("person", "sentence", "county", "office").get(pk=correction_id)
    person = correction.person
    record(
        chain=correction.county.path,
        account=viewer.account.username,
        verb=Verb.READ,
        subject="correction",
        subject_id=correction.pk,
        person_id=person.pk,
    )
    return File(
        correction,
        person,
        correction.sentence,
        tuple(person.relations.order_by("pk")),
        answers(person),
        tuple(corrections_seen(viewer).filter(person=person).exclude(pk=correction.pk)),
        findings(correction),
    )


def findings(correction: Correction) -> tuple[sentencing.Finding, ...]:
    """Hold the term of a correction against its judgment; nothing where the judgment's length was not entered."""
    stated = correction.sentence.reckoning
    if not stated:
        return ()
    return sentencing.checked(Span(correction.first, correction.last), from_json(sentencing.Sentence, stated))


def answers(person: Person) -> dict[str, str]:
    """Return what stands on a person's registration form, by the item's key."""
    return {row.item: row.value for row in RegistrationItem.objects.filter(person=person)}


def added_words(table: str, on: date) -> frozenset[str]:
    """Return the words that this installation added to a code table and has not given up by that day."""
    added = Code.objects.filter(Q(until__isnull=True) | Q(until__gte=on), table=table)
    return frozenset(added.values_list("words", flat=True))
