"""The words of a report that no figure yields: what the project is, how it was evaluated, what was seen beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


class Unstated(ValueError):
    """Words that a report needs and has not, or that cannot be read."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One part of the statement: its key, its words, whether it is a list, and how a line of it is written."""

    key: str
    words: str
    listed: bool = False
    hint: str = ""
    needed: bool = True


BAR = "｜"
PARTS: tuple[Asked, ...] = (
    Asked("background", "项目背景"),
    Asked("content", "项目内容"),
    Asked("lasting_objective", "总体目标"),
    Asked("annual_objective", "年度目标"),
    Asked("purpose", "评价目的"),
    Asked("scope", "评价对象和范围"),
    Asked("methods", "评价方法", listed=True, hint="每行一种"),
    Asked("grounds", "评价依据", listed=True, hint="每行一件"),
    Asked("stages", "评价工作过程", listed=True, hint="每行一步：日期｜做了什么，如 2024-02-20｜核查经费账目"),
    Asked("practices", "主要经验及做法", listed=True, hint="每行一条", needed=False),
    Asked("causes", "扣分原因", listed=True, hint="每行一项：指标名称｜原因", needed=False),
    Asked("observations", "其他问题", listed=True, hint="每行一个：问题｜原因｜建议", needed=False),
    Asked("limits", "其他需要说明的问题", listed=True, hint="每行一条", needed=False),
)


def lines(text: str) -> list[str]:
    """Return the lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def read(given: Mapping[str, str]) -> dict[str, Any]:
    """Read the statement from a form: texts, and lists a line each; a line with too few parts is refused."""
    stated: dict[str, Any] = {}
    for part in PARTS:
        text = given.get(part.key, "").strip()
        stated[part.key] = lines(text) if part.listed else text
    stages_of(stated)
    split(stated, "causes", 2)
    split(stated, "observations", 3)
    return stated


def split(stated: Mapping[str, Any], key: str, parts: int) -> list[tuple[str, ...]]:
    """Return the lines of a list in their parts."""
    cut = [tuple(part.strip() for part in line.replace("|", BAR).split(BAR)) for line in stated.get(key, ())]
    if broken := next((row for row in cut if len(row) != parts or not all(row[:: max(1, parts - 1)])), None):
        words = next(part.words for part in PARTS if part.key == key)
        raise Unstated(f"“{words}”的一行[{BAR.join(broken)}]应有{parts}部分，以“{BAR}”隔开")
    return cut


def stages_of(stated: Mapping[str, Any]) -> list[tuple[date, str]]:
    """Return the steps of the evaluation's own work."""
    found = []
    for on, words in split(stated, "stages", 2):
        try:
            found.append((date.fromisoformat(on), words))
        except ValueError:
            raise Unstated(f"“评价工作过程”的日期[{on}]应写成2024-02-20的样子") from None
    return found


def missing(stated: Mapping[str, Any]) -> tuple[str, ...]:
    """Name what a report still needs."""
    return tuple(part.words for part in PARTS if part.needed and not stated.get(part.key))
