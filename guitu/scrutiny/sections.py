"""The parts of a report that answer one another: goals, problems, next steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from guitu.scrutiny.document import Document
from guitu.scrutiny.relation import Place


class Part(StrEnum):
    """A part of the report by what its heading says."""

    GOAL = "绩效目标"
    PROBLEM = "存在的问题"
    REMEDY = "改进措施或建议"


HEADING = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十]+[、章部.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、。]|附件)"
)
LARGE = re.compile(r"^\s*(?:第?[一二三四五六七八九十]+[、章部.．]|附件)")
LONGEST_HEADING = 40
PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    (Part.PROBLEM, re.compile(r"问题|不足之处|存在的?困难")),
    (Part.REMEDY, re.compile(r"建议|改进|整改|下一?步|下阶段|努力方向")),
    (Part.GOAL, re.compile(r"绩效目标|年度目标|总体目标")),
)
BARE = re.compile(
    r"^(?:存在的?|主要|面临的?|项目|工作)*(?:问题|不足|困难)(?:(?:和|与|及)?(?:其?原因|不足|困难))?(?:分析)?$|"
    r"^(?:有关|相关|意见|下一?步|下阶段|工作|改进|整改|对策|的|和|及|与|措施|建议|打算|计划|思路|安排|重点|努力方向)+$"
)
OTHER_PROBLEMS = re.compile(r"其他需要说明的?(?:有关)?问题|其他问题|说明的问题")
LEAD_IN = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]*[)）、.．]?)?.{0,6}?"
    r"(?:(?P<problem>存在的?(?:主要)?(?:问题|不足)|主要问题)|(?P<remedy>下一?(?:步|阶段)[^：:。]{0,12}|改进措施|整改措施|(?:有关|相关|工作)?建议))"
    r"(?:及原因)?(?:如下|是|有)?[：:]"
)
ORDINAL = re.compile(r"(?:^|(?<=[：:；;。，,]))\s*(?:[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[，,是])")
ITEM_START = re.compile(r"^\s*(?:[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、。]|[一二三四五六七八九十]+是|[①-⑳])\s*")


@dataclass(frozen=True, slots=True)
class Item:
    """One problem or one next step: its opening words and all of it."""

    part: Part
    lead: str
    text: str
    place: Place


def items(document: Document) -> tuple[Item, ...]:
    """Return the problems and next steps of a report, item by item."""
    return tuple(item for part, line, text in _parted(document) if part for item in _itemised(part, line, text))


def goals(document: Document) -> tuple[Place, ...]:
    """Return the paragraphs in which the goals of the project are set out."""
    found: list[Place] = []
    open_goal = False
    for number, text in _prose(document):
        heading = _is_heading(text)
        said = PARTS[2][1].search(text[:LONGEST_HEADING])
        if said and HEADING.match(text):
            open_goal = heading
            found += [] if heading else [Place(number, text)]
        elif heading:
            open_goal = open_goal and bool(PARTS[2][1].search(text))
        elif open_goal and text:
            found.append(Place(number, text))
    return tuple(found)


def _prose(document: Document) -> Iterator[tuple[int, str]]:
    for number, text in enumerate(document.lines, 1):
        if text and number not in document.cell_lines:
            yield number, text


def _is_heading(text: str) -> bool:
    return bool(HEADING.match(text)) and len(text) <= LONGEST_HEADING and not text.rstrip().endswith(("。", "；"))


def _parted(document: Document) -> Iterator[tuple[Part | None, int, str]]:
    """Walk the prose; say of every paragraph to which part its headings assign it."""
    part: Part | None = None
    for number, text in _prose(document):
        if lead := LEAD_IN.match(text):
            part = Part.PROBLEM if lead["problem"] else Part.REMEDY
            yield part, number, text[lead.end() :] or ""
        elif (LARGE.match(text) and len(text) <= LONGEST_HEADING) or BARE.match(ITEM_START.sub("", text)):
            part = _part_of(text)
        else:
            yield part, number, text


def _part_of(heading: str) -> Part | None:
    if OTHER_PROBLEMS.search(heading):
        return None
    return next((part for part, pattern in PARTS[:2] if pattern.search(heading)), None)


def _itemised(part: Part, line: int, text: str) -> Iterator[Item]:
    starts = [match.start() for match in ORDINAL.finditer(text)]
    if not starts and ITEM_START.match(text):
        starts = [0]
    for start, end in pairwise([*starts, len(text)]):
        piece = text[start:end].strip()
        lead = re.split(r"[。：；:;]", ITEM_START.sub("", piece), maxsplit=1)[0]
        yield Item(part, lead, piece, Place(line, piece[:60]))
