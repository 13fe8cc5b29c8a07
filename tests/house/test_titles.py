"""A paper bears one title: the law's row that brings it forth and the sheet that is printed say the same."""

from __future__ import annotations

from typing import Any

import pytest

from guitu.documents.catalogue import CATALOGUE
from guitu.law.procedure import Procedure
from guitu.law.register import PROCEDURES


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: f"{p.key}-{p.since}")
def test_what_is_printed_is_what_was_declared(procedure: Procedure[Any]) -> None:
    declared = {document.key: document.words for document in procedure.documents}

    assert {key: CATALOGUE[key].words for key in declared} == declared


def test_no_two_papers_share_a_title() -> None:
    titles = [kind.words for kind in CATALOGUE.values()]

    assert sorted(titles) == sorted(set(titles))
