"""Scoring bands: do they meet without overlap and without a gap?

In the drafting of rules 以上, 以下, 以内 include the number; 超过, 不满, 低于 do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from guitu.scrutiny.figures import FULL_WIDTH, NUMBER
from guitu.scrutiny.relation import Operand, Place, Relation, Severity, Verdict, numeral
from guitu.scrutiny.report import LONGEST, Report

KIND = "bands"
FAR = Decimal("Infinity")
CONDITION = re.compile(
    r"(?P<before>不超过|不高于|不大于|不低于|不少于|不小于|大于等于|小于等于|不足|不满|未达到|未达|超过|高于|大于|多于|低于|小于|少于|"
    r"达到|达|≥|≤|>=|<=|>|<|＞|＜)?"
    rf"(?P<low>{NUMBER})%?(?:[（(](?:含|不含)[)）])?"
    rf"(?:\s*(?:-|—|–|~|～|至|到)\s*(?P<high>{NUMBER}))?%?"
    r"(?P<span>之间)?(?P<closed>[（(]含[^)）]{0,6}[)）])?(?P<open>[（(]不含[^)）]{0,6}[)）])?(?P<after>及?以上|及?以下|以内)?"
)
OUTCOME = re.compile(
    rf"不得分|得满分|(?:得|计|给|为)?0分|(?:得|计|给)(?:{NUMBER})分|得全分|满分|(?:酌情|相应)?扣(?:{NUMBER})?分?|[：:](?:{NUMBER})分"
)
NOT_A_CONDITION = re.compile(
    r"每(?:降低|减少|增加|超过|超|少|低|高|下降|提高|上升|延迟|多|有|发现)?$|扣$|得$|计$|给$|第$"
)
NOT_AFTER = re.compile(r"^\s*(?:分(?!以)|个百分点|年|月|号|[、.．])")


@dataclass(frozen=True, slots=True)
class Band:
    """An interval of values: its ends, and whether each end belongs to it."""

    low: Decimal
    low_in: bool
    high: Decimal
    high_in: bool

    def meets(self, other: Band) -> Band | None:
        """Return what two bands have in common, None where that is nothing."""
        low = max((self.low, not self.low_in), (other.low, not other.low_in))
        high = min((self.high, self.high_in), (other.high, other.high_in))
        common = Band(low[0], not low[1], high[0], high[1])
        return common if common.exists else None

    @property
    def exists(self) -> bool:
        return self.low < self.high or (self.low == self.high and self.low_in and self.high_in)


def find(report: Report) -> Iterator[Relation]:
    """Yield the bands of every standard of a score sheet, and of every rule that the text prints."""
    for sheet in report.sheets:
        for leaf in sheet.leaves:
            if leaf.standard:
                where = report.at(leaf.standard)
                yield from _judged(leaf.name.text, leaf.standard.text, where)
    for line, text in report.prose:
        for rule in re.split(r"。", text):
            if len(OUTCOME.findall(rule)) > 1:
                yield from _judged(rule.strip()[:12] + "…", rule, report.found(line, rule.strip()))


def bands(standard: str) -> tuple[Band, ...]:
    """Read the bands of a rule: the conditions before each outcome make one band."""
    text = re.sub(r"\s+", "", standard[:LONGEST].translate(FULL_WIDTH))
    tokens: list[tuple[int, int, Band | None]] = [(m.start(), m.end(), None) for m in OUTCOME.finditer(text)]
    taken = [(start, end) for start, end, _ in tokens]
    for match in CONDITION.finditer(text):
        inside = any(start < match.end() and match.start() < end for start, end in taken)
        if inside or NOT_A_CONDITION.search(text[: match.start()]) or NOT_AFTER.match(text[match.end() :]):
            continue
        if band := _band(match):
            tokens.append((match.start(), match.end(), band))
    return tuple(_merged(sorted(tokens, key=lambda token: token[0])))


def _band(match: re.Match[str]) -> Band | None:
    low = Decimal(match["low"])
    if match["high"]:
        high = Decimal(match["high"])
        return Band(low, low_in=True, high=high, high_in=not match["open"]) if low < high else None
    before, after = match["before"] or "", match["after"] or ""
    if before in ("不超过", "不高于", "不大于", "小于等于", "≤", "<=") or "以下" in after or "以内" in after:
        return Band(-FAR, low_in=False, high=low, high_in=not match["open"])
    if before in ("低于", "小于", "少于", "不足", "不满", "未达到", "未达", "<", "＜"):
        return Band(-FAR, low_in=False, high=low, high_in=False)
    if before in ("超过", "高于", "大于", "多于", ">", "＞"):
        return Band(low, low_in=False, high=FAR, high_in=False)
    if before in ("不低于", "不少于", "不小于", "大于等于", "达到", "达", "≥", ">=") or "以上" in after:
        return Band(low, low_in=not match["open"], high=FAR, high_in=False)
    return None


def _merged(tokens: list[tuple[int, int, Band | None]]) -> Iterator[Band]:
    """Join the conditions before each outcome; an outcome without a condition of its own opens no band."""
    held: Band | None = None
    for _, _, band in tokens:
        if band is None:
            if held:
                yield held
            held = None
        elif held is None:
            held = band
        else:
            held = held.meets(band) or band


def _judged(name: str, standard: str, where: Place) -> Iterator[Relation]:
    found = sorted(set(bands(standard)), key=lambda band: (band.low, not band.low_in))
    if len(found) < 2:
        return
    faults = [*_overlaps(found), *_gaps(found)]
    shown = "；".join(map(_shown, found))
    if not faults:
        words = f"“{name}”的分档{shown}，首尾相接，没有重叠和空档。"
        yield _relation(Verdict.HOLDS, words, where, found)
    for at, fault in faults:
        yield _relation(Verdict.FAILS, f"“{name}”的分档{shown}：{fault}", where, found, at)


def _relation(verdict: Verdict, words: str, where: Place, found: list[Band], at: str | None = None) -> Relation:
    severity = Severity.WARNING if verdict is Verdict.FAILS else Severity.INFO
    operands = tuple(Operand(f"第{number}档", _shown(band)) for number, band in enumerate(found, 1))
    return Relation(KIND, verdict, severity, words, where, recomputed=at, operands=operands)


def _overlaps(found: list[Band]) -> Iterator[tuple[str, str]]:
    for one, other in combinations(found, 2):
        if common := one.meets(other):
            if common.low == common.high:
                at = numeral(common.low)
                yield at, f"恰为{at}时同时落入两档（“以上”“以下”“以内”含本数），应改为互不重叠。"
            elif not (_nested(one, other)):
                yield _shown(common), f"{_shown(common)}同时落入两档，应改为互不重叠。"


def _nested(one: Band, other: Band) -> bool:
    """Bands written as a ladder (90 and above, 80 and above) are meant in turn: the first that fits decides."""
    upward = one.high == other.high == FAR
    downward = one.low == other.low == -FAR
    return upward or downward


def _gaps(found: list[Band]) -> Iterator[tuple[str, str]]:
    reach, inside = found[0].high, found[0].high_in
    for band in found[1:]:
        if band.low > reach:
            yield (
                f"{numeral(reach)}至{numeral(band.low)}",
                f"{numeral(reach)}至{numeral(band.low)}之间没有规定，应补上。",
            )
        elif band.low == reach and not (inside or band.low_in):
            at = numeral(reach)
            yield at, f"恰为{at}时两档都不含（“超过”“低于”不含本数），应规定归入哪一档。"
        reach, inside = max((reach, inside), (band.high, band.high_in))


def _shown(band: Band) -> str:
    if band.low == -FAR:
        return f"{'≤' if band.high_in else '<'}{numeral(band.high)}"
    if band.high == FAR:
        return f"{'≥' if band.low_in else '>'}{numeral(band.low)}"
    return f"{'[' if band.low_in else '('}{numeral(band.low)}，{numeral(band.high)}{']' if band.high_in else ')'}"
