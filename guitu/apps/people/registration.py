"""The items of the registration form (社区矫正对象登记表), as `registration.toml` lists them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from guitu.apps.people.codes import Table, table

YES, NO = "是", "否"
JOINED = "、"
"""What stands between several words of one item."""


class Kind(StrEnum):
    """How an item is answered."""

    TEXT = "text"
    CODE = "code"
    CODES = "codes"
    SWITCH = "switch"
    DATE = "date"


class BadItem(ValueError):
    """An answer that the item does not admit; the message names both."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `held` says where its answer already stands in the file; it is then not kept a second time."""

    number: int
    group: str
    key: str
    label: str
    kind: Kind
    table: str = ""
    held: str = ""
    when: tuple[str, tuple[str, ...]] | None = None

    @property
    def choices(self) -> Table | None:
        """Return the newest edition of the item's code table."""
        return table(self.table) if self.table else None

    def asked(self, answers: Mapping[str, str]) -> bool:
        """Tell whether the item arises, given the answers so far."""
        if self.when is None:
            return True
        key, expected = self.when
        return bool(set(answers.get(key, "").split(JOINED)) & set(expected))

    def read(self, answer: str, also: frozenset[str] = frozenset()) -> str:
        """Return an answer as it is kept: words, a day, yes or no. `also` are words this installation added."""
        said = answer.strip()
        if self.held:
            raise BadItem(f"“{self.label}”以档案中已登记的为准，不在这里填写")
        match self.kind:
            case Kind.SWITCH if said not in (YES, NO):
                raise BadItem(f"“{self.label}”应为是或者否，不是[{answer}]")
            case Kind.DATE:
                return _day(self, said)
            case Kind.CODE:
                return self._chosen([said], also)
            case Kind.CODES:
                return self._chosen(said.split(JOINED), also)
        if not said:
            raise BadItem(f"“{self.label}”[{answer}]不能为空")
        return said

    def _chosen(self, words: list[str], also: frozenset[str]) -> str:
        choices = table(self.table)
        if unknown := next((each for each in words if each not in {*choices.words.values(), *also}), None):
            raise BadItem(
                f"“{self.label}”中没有[{unknown}]，有：{JOINED.join((*choices.words.values(), *sorted(also)))}"
            )
        if "" in words:
            raise BadItem(f"“{self.label}”[{JOINED.join(words)}]不能为空")
        return JOINED.join(words)


@cache
def items() -> Mapping[str, Item]:
    """Return every item by its key, in the order of the form."""
    kept = tomllib.loads(Path(__file__).with_name("registration.toml").read_text(encoding="utf-8"))
    return {row["key"]: _item(row) for row in kept["items"]}


def _item(row: Mapping[str, object]) -> Item:
    said = {**row, "kind": Kind(str(row["kind"]))}
    when = row.get("when")
    if isinstance(when, dict):
        ((key, expected),) = when.items()
        said["when"] = (key, tuple(expected))
    return Item(**said)  # type: ignore[arg-type]  # a row that says more or less than an item is refused here


def _day(item: Item, said: str) -> str:
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError as unreadable:
        raise BadItem(f"“{item.label}”[{said}]应为一个日期，如2026-02-21") from unreadable
