"""Names: kept as they are written, in any script, and read out in pinyin for sorting and searching.

A surname has its own reading (曾 zeng, 单 shan), given in `surnames.toml`. A name with a middle dot or of another
script has no surname of that kind; a character that no dictionary reads stands for itself.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pypinyin import lazy_pinyin

DOT = "·"
DOTS = "•‧・∙⋅．●"
"""What is typed for the dot between the parts of a name."""
LONGEST = 128
PINYIN, INITIALS = 256, 64
HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class BadName(ValueError):
    """What cannot be a name; the message names it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A name read out: syllables apart by spaces, so that 李 comes before 连; and the first letters of them."""

    pinyin: str
    initials: str


def name_as_kept(typed: str) -> str:
    """Return a name with one dot for all its look-alikes and single spaces; every character else stays as it is.

    Raises BadName for nothing, for control characters and for what is longer than the column.
    """
    name = " ".join(typed.split())
    for dot in DOTS:
        name = name.replace(dot, DOT)
    name = re.sub(rf"\s*{DOT}+\s*", DOT, name)
    if not name.strip(DOT):
        raise BadName(f"姓名[{typed}]不能为空")
    if len(name) > LONGEST:
        raise BadName(f"姓名[{name[:20]}……]有{len(name)}个字符，不能超过{LONGEST}个")
    if odd := next((char for char in name if unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn")), None):
        raise BadName(f"姓名[{name}]中有无法识别的字符[U+{ord(odd):04X}]，请核对后重新输入")
    return name


def reading_of(name: str) -> Reading:
    """Read a name out, its surname in the surname's own way."""
    surname, rest = ([], name) if DOT in name else _surname(name)
    syllables = [*surname, *_syllables(rest)]
    return Reading(" ".join(syllables)[:PINYIN], "".join(each[0] for each in syllables)[:INITIALS])


def _syllables(text: str) -> list[str]:
    read = (syllable for run in lazy_pinyin(text) for syllable in _parts(run))
    return [syllable.lower() for syllable in read if syllable]


def _parts(run: str) -> list[str]:
    """Split what came through unread: words of letters stay whole, characters nobody reads stand for themselves."""
    if not HAN.search(run):
        return re.findall(r"\w+", run)
    return [char for char in run if not char.isspace()]


def _surname(name: str) -> tuple[list[str], str]:
    single, double = _surnames()
    # 两个字的姓名只能是单姓：「单于」是姓单名于。
    if len(name) > 2 and name[:2] in double:
        return list(double[name[:2]]), name[2:]
    if name[0] in single:
        return [single[name[0]]], name[1:]
    return [], name


@cache
def _surnames() -> tuple[dict[str, str], dict[str, list[str]]]:
    kept = tomllib.loads(Path(__file__).with_name("surnames.toml").read_text(encoding="utf-8"))
    return kept["single"], kept["double"]
