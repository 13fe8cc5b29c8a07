"""Evidence: who vouches for a figure that the record does not count by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Attested:
    """Marks a fact that rests on an evidence record, not on a count; its twin is ``Known`` of the law."""

    label: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One attestation: its author, its day where it bears one, its words, and where the paper is kept."""

    author: str
    words: str
    on: date | None
    attachment: str

    def __post_init__(self) -> None:
        if not (self.author and self.words):
            raise ValueError(f"evidence needs author and words, not [{self.author}] and [{self.words}]")

    def __str__(self) -> str:
        return (
            f"{self.words}（{'，'.join(part for part in (self.author, str(self.on or ''), self.attachment) if part)}）"
        )


class Met(StrEnum):
    """What an examination of one requirement found."""

    MET = "做到"
    PARTLY = "部分做到"
    UNMET = "未做到"
    NOT_ARISEN = "无此事项"


@dataclass(frozen=True, slots=True)
class Answer:
    """One requirement, examined: what was found, and on what evidence."""

    met: Met
    evidence: Evidence


Answers = Mapping[str, Answer]
"""The answers by the key of the requirement. A key that is absent has not been examined."""
