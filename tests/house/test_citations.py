"""Every rule names an article that the corpus holds, of an instrument in force on the rule's first day."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from guitu.law.citation import COOPERATION, LAW, MEASURES, Citation, instrument
from guitu.law.describe import handbook
from guitu.law.procedure import Procedure, Row
from guitu.law.register import PROCEDURES, in_force

CORPUS = sorted(file.name for file in files("guitu.law.instruments").iterdir() if file.name.endswith(".toml"))


def rows(procedure: Procedure[Any]) -> list[Row]:
    return [row for table in procedure.tables.values() for row in table]


def citations(procedure: Procedure[Any]) -> list[Citation]:
    return [procedure.cites, *(row.cites for row in rows(procedure))]


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: f"{p.key}-{p.place}-{p.since}")
def test_every_citation_stands_in_the_corpus(procedure: Procedure[Any]) -> None:
    unknown = {str(cited) for cited in citations(procedure) if cited.article not in cited.instrument.articles}

    assert unknown == set()


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: f"{p.key}-{p.place}-{p.since}")
def test_every_cited_instrument_was_in_force(procedure: Procedure[Any]) -> None:
    for cited in citations(procedure):
        until = cited.instrument.until or date.max
        assert cited.instrument.since <= procedure.since <= until, str(cited)


@pytest.mark.parametrize("name", CORPUS)
def test_the_corpus_can_be_read_and_says_something(name: str) -> None:
    read = instrument(name.removesuffix(".toml"))

    assert read.title
    assert read.articles
    assert all(article.gist.endswith("。") and len(article.gist) < 120 for article in read.articles.values())


@pytest.mark.parametrize("name", CORPUS)
def test_articles_stand_in_their_order(name: str) -> None:
    text = files("guitu.law.instruments").joinpath(name).read_text(encoding="utf-8")
    numbers = [int(number) for number in tomllib.loads(text)["articles"]]

    assert numbers == sorted(numbers)


def test_the_law_is_whole() -> None:
    assert list(LAW.articles) == list(range(1, 64))


def test_of_the_measures_only_what_was_read_is_confirmed() -> None:
    """办法全文尚未核对，只有四条读过原文。"""
    assert [number for number, article in MEASURES.articles.items() if article.confirmed] == [34, 35, 36, 46]
    assert MEASURES.at(27, 2).unconfirmed
    assert not MEASURES.at(34).unconfirmed
    assert not COOPERATION.at(4).unconfirmed
    assert COOPERATION.at(4, unconfirmed=True).unconfirmed


def test_a_row_may_know_better_than_its_article() -> None:
    """第二十九条待核，而“有效期六个月”见于检例第135号；第四十六条读过，而“同级”之义未见说明。"""
    crossing, revocation = (in_force(key, on=date(2026, 3, 1)) for key in ("regular_crossing", "probation_revocation"))
    by_key = {(procedure.key, row.key): row.cites for procedure in (crossing, revocation) for row in rows(procedure)}

    assert not by_key["regular_crossing", "six_months"].unconfirmed
    assert not by_key["regular_crossing", "expiry"].unconfirmed
    assert by_key["regular_crossing", "crossing_permit"].unconfirmed
    assert by_key["probation_revocation", "basic"].unconfirmed
    assert not by_key["probation_revocation", "warned"].unconfirmed


def test_an_official_paper_names_the_law_in_full() -> None:
    assert str(LAW.at(27)) == "《社区矫正法》第二十七条"
    assert LAW.at(27).formally == "《中华人民共和国社区矫正法》第二十七条"
    assert COOPERATION.at(4).formally == str(COOPERATION.at(4))


def test_where_the_text_was_read_is_told() -> None:
    """二〇二六年意见的文本只见于非官方来源，手册逐条注明。"""
    assert (LAW.official, COOPERATION.official) == (True, False)
    page = handbook(in_force("no_show", on=date(2026, 3, 1)))
    assert "《关于进一步加强社区矫正工作衔接配合管理的意见》第十一条（文本来源非官方）" in page
    assert "《社区矫正法》第三十条 |" in page
    assert "《社区矫正法实施办法》第四十七条（待核对原文） |" in page
