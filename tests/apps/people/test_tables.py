"""The registration form and the code tables, as data."""

from __future__ import annotations

from datetime import date

import pytest

from guitu.apps.people.codes import EDITIONS, edition, table
from guitu.apps.people.registration import BadItem, Item, Kind, items


def test_the_form_has_its_105_items_in_order() -> None:
    assert [item.number for item in items().values()] == list(range(1, 106))


def test_every_item_can_be_answered() -> None:
    """A coded item has its table, a condition names an item before it and answers that this item gives."""
    seen: dict[str, Item] = {}
    for item in items().values():
        assert bool(item.table) == (item.kind in (Kind.CODE, Kind.CODES)), item.key
        if item.table:
            assert item.choices
        if item.when:
            key, expected = item.when
            said = {"是", "否"} if seen[key].kind is Kind.SWITCH else set(table(seen[key].table).words.values())
            assert set(expected) <= said, item.key
        seen[item.key] = item


@pytest.mark.parametrize("file", EDITIONS)
def test_codes_of_an_edition_say_one_thing_each(file: str) -> None:
    for name, each in edition(file).items():
        assert len(set(each.words.values())) == len(each.words), name
        assert set(each.under.values()) <= set(each.words), name


def test_a_number_says_something_else_in_another_edition() -> None:
    """管理级别 3 was 严格 in 2017; in 2021 03 is 普通级. Hence the edition is kept with the answer."""
    assert table("管理级别", "2017").words["3"] == "严格"
    assert table("管理级别").words["03"] == "普通级"
    assert table("管理级别").version == "2021"
    assert table("文化程度", "2017").code_of("本科") == "06"
    assert table("文化程度", "2021").code_of("本科") == "07"
    assert table("捕前职业").version == "2017-local"


def test_an_unknown_table_edition_or_word_is_named() -> None:
    for name, version in (("星座", ""), ("管理级别", "2013")):
        with pytest.raises(LookupError, match=name):
            table(name, version)
    with pytest.raises(LookupError, match=r"\[很好\]"):
        table("婚姻状况").code_of("很好")


@pytest.mark.parametrize(
    ("key", "answer", "kept"),
    [
        ("marriage", " 已婚 ", "已婚"),
        ("infection", "麻疹、肺结核", "麻疹、肺结核"),
        ("passport", "是", "是"),
        ("execution_dated", "2024-02-29", "2024-02-29"),
        ("remarks", "无", "无"),
    ],
)
def test_an_answer_is_kept_in_words(key: str, answer: str, kept: str) -> None:
    assert items()[key].read(answer) == kept


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("marriage", "02"),
        ("marriage", ""),
        ("marriage", "已婚、丧偶"),
        ("infection", "麻疹、感冒"),
        ("passport", "有"),
        ("execution_dated", "2023-02-29"),
        ("execution_dated", date(2024, 2, 29).strftime("%d/%m/%Y")),
        ("remarks", "  "),
        ("name", "某某"),
    ],
)
def test_an_answer_that_is_none_is_refused(key: str, answer: str) -> None:
    with pytest.raises(BadItem):
        items()[key].read(answer)


def test_words_that_an_installation_added_serve() -> None:
    assert items()["marriage"].read("事实婚姻", frozenset({"事实婚姻"})) == "事实婚姻"


def test_an_item_arises_under_its_condition() -> None:
    item = items()["reporting_reason"]
    assert item.asked({"reporting": "超出规定时限报到"})
    assert not item.asked({"reporting": "在规定时限内报到"})
    assert not item.asked({})
    assert items()["remarks"].asked({})
