"""Facts are written as a Chinese paper writes them, and what is lacking is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from guitu.documents.content import Incomplete
from guitu.documents.facts import Need, Value, chosen, written
from guitu.documents.sample import TERM, facts
from guitu.law.citation import LAW, MEASURES
from guitu.law.span import Span
from guitu.law.vocabulary import Actor, Category


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 3, 1), "2026年3月1日"),
        (Span(date(2026, 3, 1), date(2026, 3, 9)), "2026年3月1日至2026年3月9日"),
        (Category.PAROLE, "假释"),
        (("甲", "乙"), "甲、乙"),
        (True, "是"),
        (False, "否"),
        (7, "7"),
        (Decimal("5000.00"), "5000.00"),
    ],
)
def test_values_are_written_as_papers_write_them(value: Value, text: str) -> None:
    assert written(value) == text


def test_of_a_choice_only_the_chosen_word_is_printed() -> None:
    assert chosen("缓刑", ("缓刑", "假释")) == "缓刑"
    with pytest.raises(ValueError, match=r"\[拘役\]"):
        chosen("拘役", ("缓刑", "假释"))


def test_what_the_paper_reads_and_nobody_told_is_named() -> None:
    told = replace(facts("leave_permit"), values={}, case=None, term=None, cites=(), bodies={})
    for read, label in (
        (lambda: told.of(Need("destination", "目的地")), "目的地"),
        (lambda: told.items(Need("missing", "缺少的材料")), "缺少的材料"),
        (lambda: told.sentenced, "案件信息"),
        (lambda: told.serving, "矫正类别及期限"),
        (lambda: told.basis, "法律依据"),
        (lambda: told.body(Actor.POLICE), Actor.POLICE.value),
    ):
        with pytest.raises(Incomplete, match=rf"\[{label}\]"):
            read()


def test_the_basis_names_each_article_once() -> None:
    told = replace(facts("leave_permit"), cites=(LAW.at(27), MEASURES.at(27, 2), LAW.at(27)))
    assert told.basis == (
        "《中华人民共和国社区矫正法》第二十七条、《中华人民共和国社区矫正法实施办法》第二十七条第二款"
    )


def test_the_last_opinion_of_a_body_is_the_one_that_counts() -> None:
    told = facts("leave_application")
    later = replace(told.opinions[0], words="补充核实后同意。")
    said = replace(told, opinions=(*told.opinions, later)).opinion(Actor.OFFICE)
    assert said is later


def test_an_absent_penalty_and_order_are_not_spoken_of() -> None:
    told = facts("leave_permit")
    assert told.case is not None
    assert "附加" in told.conviction
    assert "附加" not in replace(told, case=replace(told.case, additional="无")).conviction
    assert "禁止令" not in told.conviction
    assert "禁止令内容：不得进入酒吧" in replace(told, term=replace(TERM, prohibition="不得进入酒吧")).conviction
