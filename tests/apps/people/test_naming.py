"""Names as they are written, and as they are read out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.apps.people.naming import BadName, name_as_kept, reading_of


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("曾国", "zeng guo", "zg"),
        ("单雄", "shan xiong", "sx"),
        ("仇英", "qiu ying", "qy"),
        ("解缙", "xie jin", "xj"),
        ("区寄", "ou ji", "oj"),
        ("朴实", "piao shi", "ps"),
        ("查良", "zha liang", "zl"),
        ("盖叫", "ge jiao", "gj"),
        ("尉迟恭", "yu chi gong", "ycg"),
        ("万俟明", "mo qi ming", "mqm"),
        ("令狐冲", "ling hu chong", "lhc"),
        ("单于", "shan yu", "sy"),
        ("单于明", "chan yu ming", "cym"),
        ("王曾", "wang ceng", "wc"),
        ("文启明", "wen qi ming", "wqm"),
        ("阿卜杜拉·买买提", "a bo du la mai mai ti", "abdlmmt"),
        ("曾·某", "ceng mou", "cm"),
        ("John Smith", "john smith", "js"),
        ("Ayşe·Öz", "ayşe öz", "aö"),
    ],
)
def test_a_surname_has_its_own_reading(name: str, pinyin: str, initials: str) -> None:
    read = reading_of(name)
    assert (read.pinyin, read.initials) == (pinyin, initials)


@pytest.mark.parametrize("typed", ["阿里•买买提", "阿里·买买提", "阿里‧买买提", " 阿里 · 买买提 ", "阿里．买买提"])
def test_one_dot_stands_for_all_that_look_like_it(typed: str) -> None:
    assert name_as_kept(typed) == "阿里·买买提"


@pytest.mark.parametrize("name", ["王𠮷", "𬱖𪚥", "李\ufa0e", "〇一", "㛃", "扎西\u0f40"])
def test_rare_characters_stay_as_they_are(name: str) -> None:
    assert name_as_kept(name) == name
    assert reading_of(name).pinyin


@pytest.mark.parametrize("typed", ["", "   ", "·", "王\x00", "王\ue000", "王" * 129])
def test_what_cannot_be_a_name_is_refused(typed: str) -> None:
    with pytest.raises(BadName):
        name_as_kept(typed)
    assert name_as_kept("王" * 128)


@given(st.text(max_size=128))
def test_any_text_is_a_name_or_is_refused(typed: str) -> None:
    """And whatever is kept is kept the same the second time, and fits its columns."""
    try:
        name = name_as_kept(typed)
    except BadName:
        return
    assert name_as_kept(name) == name
    read = reading_of(name)
    assert len(read.pinyin) <= 256
    assert len(read.initials) <= 64
