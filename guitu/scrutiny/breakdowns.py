"""Breakdowns in running text: a whole and its parts, found by cues and by meaning, never by position."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from itertools import pairwise, takewhile

from guitu.scrutiny.families import family_of
from guitu.scrutiny.figures import Figure, Measure
from guitu.scrutiny.report import Report

AMONG = re.compile(r"其中|当中")
RESPECTIVELY = re.compile(r"分别")
CONSISTS = re.compile(r"(?:包括|包含|分为|即|由)[：:]?$|[：:]$|(?:包括|包含|分为)")
CLASSIFIED = re.compile(r"按[^，。；、]{1,12}?(?:分类?|划分|分布)(?:为|看|统计)?[，,：:]?(?:其中)?[：:]?")
ADDED_UP = re.compile(r"^(?:以上|上述)?(?:合计|共计|总计|累计共)(?:为|是|人数|人员|金额|资金|经费|支出|数)?$")
COMPARED = re.compile(
    r"^[（(]?(?:上年|去年|较|比|同比|增|减|环比|不含|另|其余|20\d\d年|标准|每|按|含税|人均|满分|占|约|截至)"
)
NEW_STATEMENT = re.compile(
    r"^(?:[，,]?)(?:实际|到位|支出|执行|完成|累计|合计|总计|共计|同比|较上|较去|比上|比去|增长|下降|结余|年初|年末|目前|截至|截止|另外?|此外|"
    r"占|人均|平均|每|新接收|新增|解除|开展|组织|召开|举办|建立|印发|发放|收缴|办理|走访|离退休|退休|向|全年|现有)"
)
LONGEST_STEP = 30
CONTINUOUS = (Measure.MONEY, Measure.RATE, Measure.AREA, Measure.POINTS)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and its parts as printed; closed where the text presents the parts as all there are."""

    whole: Figure
    parts: tuple[Figure, ...]
    closed: bool
    cue: str


@lru_cache(maxsize=2)
def breakdowns(report: Report) -> tuple[Breakdown, ...]:
    """Return every breakdown of the prose, at most one for a cue and a whole."""
    found: dict[tuple[int, int, int], Breakdown] = {}
    earlier: tuple[Figure, ...] = ()
    for sentence in report.sentences:
        for one in _of_sentence(report, sentence, earlier):
            found.setdefault((one.whole.line, one.whole.start, one.parts[0].start), one)
        earlier = sentence
    taken: dict[tuple[int, int], Breakdown] = {}
    for one in found.values():
        taken.setdefault((one.parts[0].line, one.parts[0].start), one)
    return tuple(taken.values())


def _of_sentence(report: Report, sentence: tuple[Figure, ...], earlier: tuple[Figure, ...]) -> Iterator[Breakdown]:
    text = report.text(sentence[0].line)
    yield from _bracketed(text, sentence)
    yield from _among(text, sentence, earlier)
    yield from _respectively(text, sentence)
    yield from _classified(report, text, sentence)
    yield from _listed(text, sentence)
    yield from _added_up(sentence)


def _bracketed(text: str, sentence: tuple[Figure, ...]) -> Iterator[Breakdown]:
    """Find a figure, and in a bracket right behind it what it falls into."""
    for group in dict.fromkeys(figure.group for figure in sentence if figure.group >= 0):
        inside = tuple(figure for figure in sentence if figure.group == group)
        before = [figure for figure in sentence if figure.end <= group and figure.group != group]
        if not before or COMPARED.match(text[group + 1 :]):
            continue
        whole = before[-1]
        if len(text[whole.end : group]) > LONGEST_STEP or any(mark in text[whole.end : group] for mark in "，。；（("):
            continue
        cued = bool(AMONG.match(text[group + 1 :]))
        yield from _made(text, whole, inside, closed=not cued, cue="括号分列")


def _among(text: str, sentence: tuple[Figure, ...], earlier: tuple[Figure, ...]) -> Iterator[Breakdown]:
    """其中: the parts follow, the whole is the nearest figure of their sort before."""
    start, end = _bounds(text, sentence)
    cues = [match.end() for match in AMONG.finditer(text, start, end)]
    for cue, until in pairwise([*cues, end]):
        after = [figure for figure in sentence if cue <= figure.start < until]
        if not after:
            continue
        inside = tuple(figure for figure in after if figure.group == after[0].group)
        before = [figure for figure in sentence if figure.end <= cue and figure.group in (inside[0].group, -1)]
        before = before or [figure for figure in earlier if figure.line == sentence[0].line]
        alike = [figure for figure in before if figure.like(inside[0]) and not figure.about]
        if alike:
            whole = _fitting(alike, inside)
            yield from _made(text, whole, inside, closed=False, cue="其中")


def _bounds(text: str, sentence: tuple[Figure, ...]) -> tuple[int, int]:
    """Return where in the line the sentence begins and its last figure ends."""
    return max(text.rfind(mark, 0, sentence[0].start) for mark in "。！？") + 1, sentence[-1].end


def _fitting(alike: list[Figure], parts: tuple[Figure, ...]) -> Figure:
    """Take the nearest figure, unless an earlier one of the sentence is exactly what the parts add up to."""
    same = [part for part in parts if part.like(parts[0])]
    sums = {sum(part.amount for part in same[: count + 1]) for count in range(1, len(same))}
    if fitting := [figure for figure in alike if figure.amount in sums]:
        return fitting[-1]
    large = [figure for figure in alike if figure.amount >= same[0].amount]
    return large[-1] if large and len(same) == 1 else alike[-1]


def _respectively(text: str, sentence: tuple[Figure, ...]) -> Iterator[Breakdown]:
    """分别: figures for the things named, the whole stands before them, or behind as 合计."""
    for cue in RESPECTIVELY.finditer(text, *_bounds(text, sentence)):
        after = tuple(figure for figure in sentence if figure.start >= cue.end())
        before = [figure for figure in sentence if figure.end <= cue.start()]
        if not after or after[0].group >= 0:
            continue
        named = re.split(r"[，,；;。]", text[: cue.start()])[-1]
        count = len(re.split(r"[、和及与]", named))
        alike = [figure for figure in before if figure.like(after[0])]
        inside = after[:count]
        if alike and len(inside) == count > 1 and not AMONG.search(text[alike[-1].end : cue.start()]):
            yield from _made(text, alike[-1], inside, closed=True, cue="分别")


def _classified(report: Report, text: str, sentence: tuple[Figure, ...]) -> Iterator[Breakdown]:
    """按类别分: the parts follow, the whole stands somewhere before in the paragraph and is known by its meaning."""
    for cue in CLASSIFIED.finditer(text, *_bounds(text, sentence)):
        after = tuple(figure for figure in sentence if figure.start >= cue.end())
        if not after or text[cue.end() : after[0].start] != after[0].label:
            continue
        inside = tuple(figure for figure in after if figure.group == after[0].group)
        before = [one for one in report.figures[sentence[0].line] if one.end <= cue.start() and not one.about]
        alike = [figure for figure in before if figure.like(inside[0])]
        family = family_of([part.name for part in inside if part.like(inside[0])])
        whole = _fitting(alike, inside) if alike else None
        total = sum((part.amount for part in inside if part.like(inside[0])), Decimal(0))
        if whole and whole.amount != total:
            kin = [
                one for one in alike if family and family.whole.search(one.words) and not family.part.search(one.name)
            ]
            whole = min(kin, key=partial(_distance, total), default=None)
        if whole:
            yield from _made(text, whole, inside, closed=True, cue="分类")


def _distance(total: Decimal, figure: Figure) -> Decimal:
    return abs(figure.amount - total)


def _listed(text: str, sentence: tuple[Figure, ...]) -> Iterator[Breakdown]:
    """包括, a colon, or no cue but the meaning: a whole and at once its parts."""
    for at, whole in enumerate(sentence[:-1]):
        rest = tuple(figure for figure in sentence[at + 1 :] if figure.group == whole.group)
        if not rest:
            continue
        between = text[whole.end : rest[0].start]
        if AMONG.search(between) or RESPECTIVELY.search(between):
            continue
        head = between[: len(between) - len(rest[0].label)]
        if CONSISTS.search(head) and len(between) <= LONGEST_STEP:
            yield from _made(text, whole, rest, closed=True, cue="列举")
            continue
        parts = tuple(takewhile(partial(_kindred, whole), rest))
        while len(parts) > 1 and not family_of([part.name for part in parts], whole.words):
            parts = parts[:-1]
        if len(parts) > 1 and not _of_family(whole, parts):
            yield from _made(text, whole, parts, closed=True, cue="按含义")


def _kindred(whole: Figure, part: Figure) -> bool:
    return part.like(whole) and family_of([part.name]) is not None


def _of_family(whole: Figure, parts: tuple[Figure, ...]) -> bool:
    """Tell whether the supposed whole is itself only another part of the same list."""
    family = family_of([part.name for part in parts], whole.words)
    return bool(family and family.part.search(whole.name))


def _added_up(sentence: tuple[Figure, ...]) -> Iterator[Breakdown]:
    """Find a list, and 合计 at its end."""
    for at, whole in enumerate(sentence):
        if ADDED_UP.match(whole.label) and at > 1:
            before = tuple(reversed(list(takewhile(whole.like, reversed(sentence[:at])))))
            if len(before) > 1 and all(part.group == whole.group and not part.about for part in before):
                yield Breakdown(whole, before, closed=True, cue="合计")


def _made(text: str, whole: Figure, inside: tuple[Figure, ...], *, closed: bool, cue: str) -> Iterator[Breakdown]:
    """Settle where the list of parts ends; a single part is no breakdown but is bounded by the whole."""
    candidates: list[Figure] = []
    end = inside[0].start
    for figure in inside:
        step = text[end : figure.start]
        new = candidates and (
            NEW_STATEMENT.match(figure.label) or len(step) > LONGEST_STEP or figure.amount > whole.amount
        )
        if new and figure.like(whole):
            break
        if figure.like(whole) and not figure.about:
            candidates.append(figure)
        end = figure.end
    if not candidates or whole.about:
        return
    exact = _prefix(whole, candidates)
    strict = list(takewhile(lambda part: part.same_unit(candidates[0]), candidates))
    parts = exact or _until_semicolon(text, strict)
    family = family_of([part.name for part in parts]) if len(parts) > 1 else None
    yield Breakdown(whole, tuple(parts), closed=closed or family is not None, cue=cue)


def _prefix(whole: Figure, parts: list[Figure]) -> list[Figure] | None:
    """Return the first parts that add up to the whole, with noughts right behind: then another statement begins."""
    for count in range(2, len(parts) + 1):
        if sum(part.amount for part in parts[:count]) == whole.amount:
            noughts = takewhile(lambda part: not part.value and part.same_unit(whole), parts[count:])
            return [*parts[:count], *noughts]
    return None


def _until_semicolon(text: str, parts: list[Figure]) -> list[Figure]:
    kept = parts[:1]
    for part in parts[1:]:
        if set("；;") & set(text[kept[-1].end : part.start]):
            break
        kept.append(part)
    return kept
