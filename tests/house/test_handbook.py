"""The handbook and the glossary follow from the declarations, and are in step with them."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path

import pytest

from guitu.law import vocabulary
from guitu.law.describe import ENUMERATIONS, glossary, pages, terms
from guitu.law.register import PROCEDURES

DOCS = Path(__file__).parents[2] / "docs"
STALE = "run script/handbook"
PAGES = pages(PROCEDURES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_fresh(name: str) -> None:
    assert (DOCS / "handbook" / name).read_text(encoding="utf-8") == PAGES[name], STALE


def test_no_page_is_left_over() -> None:
    assert {path.name for path in (DOCS / "handbook").iterdir()} == PAGES.keys(), STALE


def test_the_glossary_is_fresh() -> None:
    assert (DOCS / "glossary.md").read_text(encoding="utf-8") == glossary(PROCEDURES), STALE


def test_one_identifier_has_one_term() -> None:
    counted = Counter((entry.kind, entry.identifier) for entry in terms(PROCEDURES))

    assert [each for each, times in counted.items() if times > 1] == []


def test_one_term_has_one_identifier() -> None:
    """Papers aside: the same title (调查笔录) stands on the papers of several procedures."""
    counted = Counter((entry.kind, entry.words) for entry in terms(PROCEDURES) if entry.kind != "文书")

    assert [each for each, times in counted.items() if times > 1] == []


def test_the_glossary_knows_every_shared_enumeration() -> None:
    declared = {
        kind
        for kind in vars(vocabulary).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
    }

    assert declared <= set(ENUMERATIONS)
