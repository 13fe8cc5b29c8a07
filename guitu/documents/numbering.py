"""文号: how a serial number is written and read.

Numbers run without gaps for each unit, year and kind of paper; the counter that guarantees it belongs to the shell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"（(?P<year>\d{4})）(?P<office>\w+?)(?P<kind>\w)字第(?P<number>[1-9]\d*)号")


@dataclass(frozen=True, slots=True, order=True)
class Serial:
    """（2023）桃矫外字第12号: the year, the unit's 机关代字, the kind of paper in one character, the running number."""

    year: int
    office: str
    kind: str
    number: int

    def __post_init__(self) -> None:
        if not (1000 <= self.year <= 9999 and self.number >= 1):
            raise ValueError(
                f"a serial has a year of four digits and a number from 1, not [{self.year}] [{self.number}]"
            )
        if len(self.kind) != 1 or not self.kind.isalpha() or not self.office.isalpha():
            raise ValueError(f"a serial has a 机关代字 and one character of kind, not [{self.office}] [{self.kind}]")

    def __str__(self) -> str:
        return f"（{self.year}）{self.office}{self.kind}字第{self.number}号"

    @classmethod
    def parse(cls, text: str) -> Serial:
        """Read a serial back; brackets may be half-width and spaces stand anywhere."""
        plain = "".join(text.split()).replace("(", "（").replace(")", "）")
        found = _WRITTEN.fullmatch(plain)
        if found is None:
            raise ValueError(
                f"[{text}] is no 文号; expected （年份）机关代字、类别字第序号号, as （2023）桃矫外字第12号"
            )
        return cls(int(found["year"]), found["office"], found["kind"], int(found["number"]))
