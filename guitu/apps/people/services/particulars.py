"""What belongs to a person's file besides who he is: those near to him, and the items of the registration form."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from guitu.apps.ledger.models import Verb
from guitu.apps.organs.selectors import Viewer
from guitu.apps.organs.services.entitlement import must_keep
from guitu.apps.people.codes import table
from guitu.apps.people.models import Code, Person, RegistrationItem, Relation
from guitu.apps.people.naming import name_as_kept
from guitu.apps.people.registration import BadItem, items
from guitu.apps.people.selectors import added_words, answers
from guitu.apps.people.services.handling import may_keep_person, noted


@transaction.atomic
def note_relation(  # noqa: PLR0913 - one parameter a part of the record
    *,
    viewer: Viewer,
    person: Person,
    name: str,
    relation: str,
    telephone: str = "",
    address: str = "",
    guardian: bool = False,
    guarantor: bool = False,
) -> Relation:
    """Note somebody near to the person: family, guardian, guarantor, employer."""
    may_keep_person(viewer, person, "登记社会关系")
    if not relation.strip():
        raise ValueError(f"与[{name}]的关系[{relation}]不能为空")
    noted_relation = person.relations.create(
        name=name_as_kept(name),
        relation=relation.strip(),
        telephone=telephone.strip(),
        address=address.strip(),
        guardian=guardian,
        guarantor=guarantor,
    )
    noted(viewer, Verb.CREATE, person, "relation", noted_relation.pk, guardian=guardian, guarantor=guarantor)
    return noted_relation


@transaction.atomic
def set_item(*, viewer: Viewer, person: Person, key: str, value: str, on: date) -> RegistrationItem:
    """Answer an item of the registration form; the words are kept with the edition of their code table.

    Raises BadItem for an item that nobody knows, that does not arise, or does not admit the answer.
    """
    may_keep_person(viewer, person, "填写登记表")
    item = items().get(key)
    if item is None:
        raise BadItem(f"登记表没有[{key}]这一项")
    if not item.asked(answers(person)):
        condition, expected = item.when or ("", ())
        raise BadItem(f"“{item.label}”只在“{items()[condition].label}”为{'或者'.join(expected)}时填写")
    said = item.read(value, added_words(item.table, on) if item.table else frozenset())
    version = item.choices.version if item.choices else ""
    kept, _ = RegistrationItem.objects.update_or_create(
        person=person, item=key, defaults={"value": said, "version": version, "recorded": on}
    )
    noted(viewer, Verb.CHANGE, person, "registration_item", kept.pk, item=key)
    return kept


@transaction.atomic
def add_code(*, viewer: Viewer, name: str, code: str, words: str) -> Code:
    """Add a code to a table for this installation; the published ones stay as they are."""
    must_keep(viewer, "增加代码")
    published = table(name)
    if code in published.words or words in published.words.values():
        raise ValueError(f"“{name}”已有[{code} {words}]中的代码或者名称")
    added, _ = Code.objects.update_or_create(table=name, code=code, defaults={"words": words.strip(), "until": None})
    return added
