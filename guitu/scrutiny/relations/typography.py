"""Slips of typing: brackets unclosed, marks doubled, numbering out of step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from guitu.scrutiny.relation import Relation, Severity, Verdict, flag
from guitu.scrutiny.report import LONGEST, Report


def find(report: Report) -> Iterator[Relation]:
    """Yield each slip; none of them changes a figure."""
    for line, text in report.prose:
        if len(text) == LONGEST < len(report.document.line(line)):
            words = f"这一段超过{LONGEST}字，只审读了前{LONGEST}字；请分段后再审。"
            yield flag("typography", Verdict.NOT_CHECKABLE, Severity.WARNING, words, report.found(line, text[:20]))
        for words, quote in (*_brackets(text), *_marks(text)):
            yield flag("typography", Verdict.FAILS, Severity.INFO, words, report.found(line, quote))
    yield from _numbering(report)
    yield from _annexes(report)


def _brackets(text: str) -> Iterator[tuple[str, str]]:
    opened, closed = text.count("《"), text.count("》")
    if opened != closed:
        at = _unmatched(text)
        yield f"书名号不成对：“《”{opened}个，“》”{closed}个。", text[at : at + 24]
    opened, closed = (sum(map(text.count, pair)) for pair in ("（(", "）)"))
    numbered = len(re.findall(r"(?:^|[；;。，\s])[一二三四五六七八九十\d]{1,2}[)）]", text))
    if opened != closed and opened != closed - numbered:
        at = max(text.find("（"), text.find("("), 0)
        yield f"括号不成对：左括号{opened}个，右括号{closed}个。", text[at : at + 24]


def _unmatched(text: str) -> int:
    """Return where the first title begins that is not closed before the next one opens."""
    starts = [match.start() for match in re.finditer("《", text)]
    for start, following in pairwise([*starts, len(text)]):
        if "》" not in text[start:following]:
            return start
    return max(text.find("》") - 10, 0)


def _marks(text: str) -> Iterator[tuple[str, str]]:
    if match := re.search(r"。。|，，|；；|、、|，。|。，|；。(?!$)|：：", text):
        yield f"标点重复或误用：“{match.group()}”。", match.group()
    if match := re.match(r"\d+。", text):
        yield f"序号“{match.group()}”应写作“{match.group()[:-1]}.”。", match.group()


NUMERALS = "一二三四五六七八九十"
IN_CHINESE = re.compile(r"^[（(]([一二三四五六七八九十])[)）]")
IN_DIGITS = re.compile(r"^[（(](\d{1,2})[)）]")
CHAPTER = re.compile(r"^([一二三四五六七八九十])、")


def _numbering(report: Report) -> Iterator[Relation]:
    """Follow the headings: chapters one by one, （一）（二） within a chapter, no （3） where （三） is due."""
    chapter, section = 0, 0
    for line, text in report.prose:
        if match := CHAPTER.match(text):
            number = NUMERALS.index(match[1]) + 1
            if number not in (chapter + 1, 1) and len(text) <= 40:
                words = f"标题“{match[1]}、”之前是第{chapter}部分，序号不连续。"
                yield flag("typography", Verdict.FAILS, Severity.INFO, words, report.found(line, text[:20]))
            chapter, section = number, 0
        elif match := IN_CHINESE.match(text):
            number = NUMERALS.index(match[1]) + 1
            if number not in (section + 1, 1):
                words = f"标题“（{match[1]}）”之前是第{section}项，序号不连续。"
                yield flag("typography", Verdict.FAILS, Severity.INFO, words, report.found(line, text[:20]))
            section = number
        elif (match := IN_DIGITS.match(text)) and section and int(match[1]) == section + 1 > 2:
            words = f"标题“（{match[1]}）”接在“（{NUMERALS[section - 1]}）”之后，应写作“（{NUMERALS[section]}）”。"
            yield flag("typography", Verdict.FAILS, Severity.INFO, words, report.found(line, text[:20]))
            section += 1


def _annexes(report: Report) -> Iterator[Relation]:
    every = " ".join(text for _, text in report.prose)
    for line, text in report.prose:
        if re.search(r"附件?[：:]\s*1\s*[.．、]", text) and not re.search(
            r"(?:^|\s|附件)[：:]?\s*[-—]?2\s*[.．、]", every[every.find(text) :]
        ):
            words = "附件编号为“1.”，却没有第二个附件；只有一个附件时不编序号。"
            yield flag("typography", Verdict.FAILS, Severity.INFO, words, report.found(line, text[:20]))
