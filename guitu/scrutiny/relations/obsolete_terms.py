"""Terms and rules that were abolished before the year of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guitu.scrutiny.relation import Relation, Severity, Verdict, flag
from guitu.scrutiny.report import Report


@dataclass(frozen=True, slots=True)
class Obsolete:
    """A term, the first year in which a report should no longer use it, and what to say."""

    term: re.Pattern[str]
    since: int
    words: str


OBSOLETE: tuple[Obsolete, ...] = (
    Obsolete(
        re.compile(r"刑释解教|解教人员|劳动教养|劳教(?:人员|所)?"),
        2014,
        "劳动教养制度已于2013年废止，应称“刑满释放人员”",
    ),
    Obsolete(re.compile(r"社区服刑人员"), 2021, "《社区矫正法》2020年7月1日施行后应称“社区矫正对象”"),
    Obsolete(re.compile(r"财预〔?\[?2011\]?〕?285号"), 2021, "该办法已由财预〔2020〕10号代替"),
)


def find(report: Report) -> Iterator[Relation]:
    """Yield each line that uses an abolished term."""
    for line, text in report.prose:
        for row in OBSOLETE:
            if report.year and report.year < row.since:
                continue
            if match := row.term.search(text):
                words = f"“{match.group()}”已不再使用：{row.words}。"
                yield flag("obsolete_term", Verdict.FAILS, Severity.INFO, words, report.found(line, match.group()))
