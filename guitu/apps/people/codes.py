"""The published code tables, edition by edition. A number means nothing without its edition: they were re-used."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).with_name("code_tables")
EDITIONS = ("edition_2021", "edition_2017", "local_2017")
"""The newest first: a table is taken from the first edition that has it."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of one edition: words by code, and under which code one stands where its digits do not say so."""

    name: str
    version: str
    words: Mapping[str, str]
    clause: str = ""
    under: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def code_of(self, words: str) -> str:
        """Return the code that bears these words; raises LookupError with what there is."""
        found = next((code for code, said in self.words.items() if said == words), None)
        if found is None:
            raise LookupError(f"“{self.name}”（{self.version}）中没有[{words}]，有：{'、'.join(self.words.values())}")
        return found


@cache
def edition(file: str) -> Mapping[str, Table]:
    """Return the tables of one edition by name."""
    kept = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))
    tables = (
        Table(
            table["name"],
            kept["version"],
            MappingProxyType({code: words for code, words, *_ in table["codes"]}),
            table.get("clause", ""),
            MappingProxyType({code: rest[0] for code, _, *rest in table["codes"] if rest}),
        )
        for table in kept["tables"]
    )
    return MappingProxyType({table.name: table for table in tables})


def table(name: str, version: str = "") -> Table:
    """Return a table in its newest edition, or in the one asked for; raises LookupError."""
    for file in EDITIONS:
        found = edition(file).get(name)
        if found and version in ("", found.version):
            return found
    raise LookupError(f"没有代码表[{name}]{f'的版本[{version}]' if version else ''}")
