"""The verbs of the register: who somebody is, what a court decided, and each correction with its place and stage."""

from guitu.apps.people.services.corrections import Opened, move_office, next_number, open_correction
from guitu.apps.people.services.importing import BadRows, Former, import_register_rows
from guitu.apps.people.services.particulars import add_code, note_relation, set_item
from guitu.apps.people.services.portraits import Unfit, open_portrait, set_portrait
from guitu.apps.people.services.registering import (
    AlreadyRegistered,
    Particulars,
    amend_person,
    register_person,
)
from guitu.apps.people.services.sentences import Stated, sentence_person
from guitu.apps.people.services.staging import ENDINGS, pass_into

__all__ = [
    "ENDINGS",
    "AlreadyRegistered",
    "BadRows",
    "Former",
    "Opened",
    "Particulars",
    "Stated",
    "Unfit",
    "add_code",
    "amend_person",
    "import_register_rows",
    "move_office",
    "next_number",
    "note_relation",
    "open_correction",
    "open_portrait",
    "pass_into",
    "register_person",
    "sentence_person",
    "set_item",
    "set_portrait",
]
