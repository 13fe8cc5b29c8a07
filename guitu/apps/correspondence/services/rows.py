"""From a composed paper to its row: kept whole, with its digest, under its number."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256

from guitu.apps.cases.models import Errand
from guitu.apps.correspondence.models import Paper
from guitu.apps.correspondence.selectors.paper_facts import unit_of
from guitu.apps.organs.models import Account
from guitu.documents import content
from guitu.documents.catalogue import CATALOGUE
from guitu.documents.kept import to_plain
from guitu.documents.numbering import Serial


def paper_row(errand: Errand, composed: content.Paper, serial: Serial | None, on: date, acting: Account) -> Paper:
    """Return the row of an issued paper, not yet saved."""
    kind, case = CATALOGUE[errand.key], errand.act.case
    kept = json.dumps(to_plain(composed), ensure_ascii=False, sort_keys=True)
    return Paper(
        errand=errand,
        case=case,
        kind=errand.key,
        title=kind.words,
        unit=unit_of(case, kind),
        series=kind.serial,
        year=on.year,
        serial=serial.number if serial else None,
        number=str(serial or ""),
        content=kept,
        digest=sha256(kept.encode()).hexdigest(),
        issued=on,
        acting=acting,
        path=case.path,
    )
