"""Entering what a court decided."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from django.db import transaction

from guitu.apps.ledger.models import Verb
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.models import Person, Sentence
from guitu.apps.people.services.handling import may_keep_person, noted
from guitu.law import sentencing
from guitu.law.codec import to_json
from guitu.law.span import Span


@dataclass(frozen=True, slots=True)
class Stated:
    """What the judgment says, and the measures that go with it.

    `reckoning` holds the length and the custody from which the term can be reckoned.
    """

    offence: str
    court: str
    number: str
    pronounced: date
    effective: date
    penalty: str
    offence_kind: str = ""
    additional: str = ""
    facts: str = ""
    prohibition: str = ""
    prohibited_places: tuple[str, ...] = ()
    prohibited: Span | None = None
    occupation_ban: str = ""
    exit_restricted: bool = False
    border_control: bool = False
    deportation: bool = False
    by_custodian: bool = False
    fixed_period: bool = False
    over_five_years: bool = False
    reckoning: sentencing.Sentence | None = None


ANOTHER_SHAPE = ("prohibited_places", "prohibited", "reckoning")
"""What the row keeps in another shape than the statement has."""


@transaction.atomic
def sentence_person(*, viewer: Viewer, person: Person, stated: Stated) -> Sentence:
    """Enter a judgment in a person's file. Raises ValueError for what no judgment can say."""
    may_keep_person(viewer, person, "录入判决")
    for words, said in (("罪名", stated.offence), ("判决法院", stated.court), ("判决书字号", stated.number)):
        if not said.strip():
            raise ValueError(f"{words}[{said}]不能为空")
    if stated.effective < stated.pronounced:
        raise ValueError(f"生效日期[{stated.effective}]早于判决日期{stated.pronounced}")
    if (stated.prohibited or stated.prohibited_places) and not stated.prohibition.strip():
        raise ValueError(f"禁止令内容[{stated.prohibition}]不能为空：已填写禁止的期间或者地方")
    names = [each.name for each in fields(Stated) if each.name not in ANOTHER_SHAPE]
    kept = {name: getattr(stated, name) for name in names}
    sentence = person.sentences.create(
        **{name: value.strip() if isinstance(value, str) else value for name, value in kept.items()},
        prohibited_places=list(stated.prohibited_places),
        prohibition_first=stated.prohibited.first if stated.prohibited else None,
        prohibition_last=stated.prohibited.last if stated.prohibited else None,
        reckoning=to_json(stated.reckoning),
    )
    noted(viewer, Verb.CREATE, person, "sentence", sentence.pk)
    return sentence
