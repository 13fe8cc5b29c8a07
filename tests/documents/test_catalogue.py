"""Every paper that the law names can be composed; none leaves a blank where the law requires content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from guitu.documents.catalogue import CATALOGUE, compose, missing
from guitu.documents.content import CopiesTo, Incomplete, Seal, Serial, Title, texts
from guitu.documents.facts import PaperFacts, written
from guitu.documents.kinds import Copy, PaperKind, Sealer, Style
from guitu.documents.sample import facts
from guitu.law.procedure import Procedure
from guitu.law.register import PROCEDURES
from guitu.law.vocabulary import Asked, Document, Known, labels

KEYS = sorted(CATALOGUE)
NO_ARTICLE = {"personal_summary", "document_custody", "document_return"}
"""A person's own words; and receipts for documents whose custody no national text orders."""
SERVED_ON_THE_FORM = {Style.FORM, Style.CERTIFICATE, Style.RECORD}
"""These are signed for on the paper itself, or are a receipt."""


def documents() -> Iterator[tuple[Procedure[Any], Document[Any]]]:
    for procedure in PROCEDURES:
        for document in procedure.documents:
            yield procedure, document


NAMED = [pytest.param(p, d, id=f"{p.key}-{p.since}-{d.key}") for p, d in documents()]


def printed(key: str, told: PaperFacts | None = None) -> str:
    return "\n".join(texts(compose(key, told or facts(key))))


@pytest.mark.parametrize(("procedure", "document"), NAMED)
def test_every_document_of_the_law_has_a_paper(procedure: Procedure[Any], document: Document[Any]) -> None:
    assert document.key in CATALOGUE, procedure.key


@pytest.mark.parametrize(("procedure", "document"), NAMED)
def test_a_paper_asks_only_for_what_its_procedure_tells(procedure: Procedure[Any], document: Document[Any]) -> None:
    told = {*labels(procedure.facts, Asked), *labels(procedure.facts, Known)}
    for step in procedure.steps:
        told |= set(labels(step.asks)) if step.asks else set()
        if step.key == document.on[0]:
            break
    assert {need.key for need in CATALOGUE[document.key].needs} <= told


@pytest.mark.parametrize(("procedure", "document"), NAMED)
def test_whoever_signs_for_a_document_is_its_addressee(procedure: Procedure[Any], document: Document[Any]) -> None:
    if document.served is not None:
        assert CATALOGUE[document.key].to is document.served, procedure.key


@pytest.mark.parametrize("key", KEYS)
def test_every_paper_is_composed_from_complete_facts(key: str) -> None:
    paper = compose(key, facts(key))
    assert paper.key == key
    assert len(paper.sheets) == len(CATALOGUE[key].copies)
    assert any(isinstance(block, Title) for block in paper.sheets[0].blocks)


@pytest.mark.parametrize("key", KEYS)
def test_every_paper_names_the_person_and_its_article(key: str) -> None:
    words = printed(key)
    assert facts(key).person.name in words
    if key not in NO_ARTICLE:
        assert facts(key).cites[0].formally in words


@pytest.mark.parametrize("key", KEYS)
def test_each_need_left_out_is_refused_by_its_name(key: str) -> None:
    told = facts(key)
    for need in CATALOGUE[key].needs:
        without = replace(told, values={name: value for name, value in told.values.items() if name != need.key})
        with pytest.raises(Incomplete) as refused:
            compose(key, without)
        assert need.label in refused.value.lacking


@pytest.mark.parametrize("key", KEYS)
def test_what_is_not_needed_may_be_missing(key: str) -> None:
    told = facts(key)
    needed = {need.key for need in CATALOGUE[key].needs}
    compose(key, replace(told, values={name: value for name, value in told.values.items() if name in needed}))


@pytest.mark.parametrize("key", KEYS)
def test_what_is_needed_is_printed(key: str) -> None:
    words = printed(key).replace("\n", "")
    for need in CATALOGUE[key].needs:
        value = facts(key).values[need.key]
        for part in value if isinstance(value, tuple) else (value,):
            assert written(part).replace("\n", "") in words


@pytest.mark.parametrize("key", [key for key in KEYS if CATALOGUE[key].serial])
def test_a_numbered_paper_without_its_number_is_refused(key: str) -> None:
    with pytest.raises(Incomplete, match=r"\[文号\]"):
        compose(key, replace(facts(key), serial=""))


@pytest.mark.parametrize("key", [key for key in KEYS if CATALOGUE[key].cc])
def test_copies_name_their_receivers(key: str) -> None:
    told = facts(key)
    blocks = [block for sheet in compose(key, told).sheets for block in sheet.blocks if isinstance(block, CopiesTo)]
    assert [block.units for block in blocks] == [tuple(told.bodies[body] for body in CATALOGUE[key].cc)]
    with pytest.raises(Incomplete):
        compose(key, replace(told, bodies={}))


@pytest.mark.parametrize("key", [key for key in KEYS if len(CATALOGUE[key].copies) > 1])
def test_each_copy_has_its_own_heading_and_the_same_number(key: str) -> None:
    paper = compose(key, facts(key))
    assert [sheet.heading for sheet in paper.sheets] == [copy.value for copy in CATALOGUE[key].copies]
    if paper.serial:
        assert all(paper.serial in "".join(texts(sheet)) for sheet in paper.sheets)


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=lambda kind: kind.key)
def test_seal_and_number_go_with_the_style(kind: PaperKind) -> None:
    blocks = [block for sheet in compose(kind.key, facts(kind.key)).sheets for block in sheet.blocks]
    sealed = kind.sealer is not Sealer.NOBODY and kind.style not in {Style.FORM, Style.RECORD}
    assert any(isinstance(block, Seal) for block in blocks) is sealed
    assert any(isinstance(block, Serial) for block in blocks) is bool(kind.serial)
    assert len(kind.serial) <= 1


@pytest.mark.parametrize(("procedure", "document"), NAMED)
def test_what_is_served_comes_with_a_receipt(procedure: Procedure[Any], document: Document[Any]) -> None:
    kind = CATALOGUE[document.key]
    receipts = {"papers_receipt", "transfer_receipt"}
    if document.served and kind.style not in SERVED_ON_THE_FORM and kind.key not in receipts:
        assert kind.served, procedure.key


def test_the_leave_is_granted_for_its_place_and_days_only() -> None:
    words = printed("leave_permit")
    assert "目的地：临河市中心医院（临河市江北区）" in words
    assert "2026年3月20日至2026年3月27日" in words


def test_a_decision_by_probation_says_probation_only() -> None:
    words = printed("release_certificate")
    assert "缓刑考验期满，原判刑罚不再执行" in words
    assert "假释" not in words


def test_a_missing_household_is_named() -> None:
    told = facts("registration")
    with pytest.raises(Incomplete, match=r"登记表》.*\[户籍地\]"):
        compose("registration", replace(told, person=replace(told.person, household="")))


def test_all_that_lacks_is_named_at_once() -> None:
    told = replace(facts("change_order"), values={}, bodies={}, serial="")
    lacking = missing(CATALOGUE["change_order"], told)
    assert {"适用情形", "新执行地（县）", "新居所", "文号"} < set(lacking)


def test_stub_and_receipt_leave_room_for_hands() -> None:
    paper = compose("warning_decision", facts("warning_decision"))
    assert [sheet.heading for sheet in paper.sheets] == [Copy.STUB, Copy.MAIN, Copy.RECEIPT]
    assert "签收人（签名、手印）" in "".join(texts(paper.sheets[2]))
    assert {"填发人", "批准人", "填发日期"} < set(texts(paper.sheets[0]))
