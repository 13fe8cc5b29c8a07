"""A declared number against the things listed: 两个单位（甲、乙）, 甲、乙、丙三项, twelve districts and their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guitu.scrutiny.relation import Operand, Place, Relation, Severity, Verdict
from guitu.scrutiny.report import Report
from guitu.scrutiny.tallies import TOTAL, Grid

KIND = "count"
NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
DECLARED = r"(?P<count>\d{1,2}|十[一二三四五六七八九]|[一二三四五六七八九]十|[一二两三四五六七八九十])"
IN_BRACKETS = re.compile(
    rf"(?<![\d.第一二三四五六七八九十]){DECLARED}(?:个|家|所|名|项|类|种|支)(?P<noun>[一-龥]{{1,12}})"
    r"[（(](?P<list>[^（()）\d；。]{1,300})[)）]"
)
BEFORE = re.compile(
    rf"(?P<list>[^，。；：:（()）！？\s\d]{{1,200}}?)(?P<open>等)?“?{DECLARED}(?:个|大|类|种|项|级|方面|名)(?:”)?"
    r"(?P<noun>方面|科目|指标|因素|环节|部分|内容|制度|任务|工作|机制|措施|阶段|步骤|部门|单位|维度|原则|项目|类别|指标|问题|领域|重点|教育)"
)
ANNOUNCED = re.compile(
    rf"{DECLARED}(?:个|大|类|种|项)?(?:方面|问题|不足|措施|困难|建议|举措|做法|机制|工作)(?:的)?(?:问题|不足|措施|困难|建议|工作)?[：:]"
)
ORDINAL = re.compile(r"(?:^|[：:；;。，,\s])([一二三四五六七八九十])是")
LEADING = re.compile(
    r"^.*(?:主要围绕|围绕|主要包括|包括|涉及|按照|根据|依据|坚持|分为|实行|通过|针对|为|即|从|对|将|把|由|在|抓好|开展|落实|做好)"
)
LAST_AND = re.compile(r"和|及|以及|与|或")
NEAR = 3
NESTED = re.compile(r"[“《【][^”》】]*[”》】]")
UNITS_OF_PLACE = re.compile(
    r"(?<![\d.第])(?P<count>\d{1,3})个(?P<kind>县市区|县（市、区）|区县|县区|区|县|市|乡镇|镇街|乡|镇|街道|司法所)"
)
PLACE_ROW = re.compile(r"(?:区|县|市|镇|乡|街道|所|旗|新区|开发区)(?:司法[局所])?$")


@dataclass(frozen=True, slots=True)
class _Listing:
    declared: int
    fewest: int
    most: int
    place: Place
    noun: str
    named: str
    closed: bool


def find(report: Report) -> Iterator[Relation]:
    """Yield every declared number that stands beside its own list."""
    for line, text in report.prose:
        for listing in (*_bracketed(report, line, text), *_before(report, line, text), *_announced(report, line, text)):
            yield _judged(listing)
    yield from _rows(report)


def counted(text: str) -> int:
    """Read a small count, in digits or in Chinese."""
    if text.isdigit():
        return int(text)
    if len(text) == 1:
        return NUMERALS[text]
    return (1 if text[0] == "十" else NUMERALS[text[0]]) * 10 + (NUMERALS[text[1]] if text[0] == "十" else 0)


def _bracketed(report: Report, line: int, text: str) -> Iterator[_Listing]:
    for match in IN_BRACKETS.finditer(text):
        inside = NESTED.sub("○", match["list"])
        if ("、" not in inside and not LAST_AND.search(inside)) or max(map(len, inside.split("、"))) < 2:
            continue
        if re.search(r"[，,]|其中|包括.*等|^(?:含|不含|即|以下|简称|详见|见)|等$", inside):
            continue
        pieces = [piece for piece in inside.split("、") if piece]
        place = report.found(line, match.group())
        most = len(pieces) + len(LAST_AND.findall(pieces[-1]))
        yield _Listing(counted(match["count"]), len(pieces), most, place, match["noun"], match["list"], closed=True)


def _before(report: Report, line: int, text: str) -> Iterator[_Listing]:
    masked = NESTED.sub(lambda found: "○" * len(found.group()), text)
    for match in BEFORE.finditer(masked):
        pieces = [piece for piece in match["list"].split("、") if piece]
        if len(pieces) < 2 or max(map(len, pieces[1:])) > 20:
            continue
        led = LEADING.sub("", pieces[0])
        most = len(pieces) + len(LAST_AND.findall(pieces[-1]))
        declared = counted(match["count"])
        if most == 2 < declared or declared == 1:
            continue
        place = report.found(line, text[match.start() : match.end()])
        sure = not match["open"] and (led != pieces[0] or match.start() == 0 or text[match.start() - 1] in "：:")
        named = text[match.start("list") + len(pieces[0]) - len(led) : match.end("list")]
        yield _Listing(declared, len(pieces), most, place, match["noun"], named, closed=sure)


def _announced(report: Report, line: int, text: str) -> Iterator[_Listing]:
    for match in ANNOUNCED.finditer(text):
        ordinals = [NUMERALS[one] for one in ORDINAL.findall(text[match.end() - 1 :])]
        run = next((at for at, number in enumerate(ordinals) if number != at + 1), len(ordinals))
        if run > 1:
            place = report.found(line, match.group())
            yield _Listing(counted(match["count"]), run, run, place, "以下各项", f"“一是”至第{run}项", closed=True)


def _judged(listing: _Listing) -> Relation:
    holds = listing.fewest <= listing.declared <= listing.most
    listed = str(listing.fewest) if holds is False or listing.fewest == listing.most else str(listing.declared)
    verdict = Verdict.HOLDS if holds else Verdict.FAILS if listing.closed else Verdict.SUSPICIOUS
    return Relation(
        KIND,
        verdict,
        Severity.INFO if holds else Severity.ERROR if listing.closed else Severity.WARNING,
        f"写明“{listing.noun}”{listing.declared}个（项），列出{listed}个：{listing.named}，"
        + ("相符。" if holds else "个数不符，请核实。"),
        listing.place,
        printed=str(listing.declared),
        recomputed=listed,
        difference=str(int(listed) - listing.declared),
        operands=(Operand("写明", str(listing.declared)), Operand("列出", listed)),
    )


def _rows(report: Report) -> Iterator[Relation]:
    """Set a declared number of places against the table that lists them; the text right before it binds."""
    start = 0
    for table in report.document.tables:
        named = _named(grid := Grid(table))
        near = [(line, text) for line, text in report.prose if start < line < table.line][-NEAR:]
        start = table.line
        stated = [(line, match) for line, text in reversed(near) for match in UNITS_OF_PLACE.finditer(text)]
        if len(named) > 2 and stated:
            yield _against_rows(report, grid, named, *stated[0])


def _against_rows(report: Report, grid: Grid, named: list[str], line: int, match: re.Match[str]) -> Relation:
    declared = int(match["count"])
    holds = declared == len(named)
    return Relation(
        KIND,
        Verdict.HOLDS if holds else Verdict.FAILS,
        Severity.INFO if holds else Severity.ERROR,
        f"文中写明{declared}个{match['kind']}，随后的表列出{len(named)}行（{named[0]}至{named[-1]}），"
        + ("相符。" if holds else "个数不符，请核实。"),
        report.found(line, match.group()),
        printed=str(declared),
        recomputed=str(len(named)),
        difference=str(len(named) - declared),
        operands=(Operand("写明", match["count"]), Operand("表中行数", str(len(named)))),
        also=(report.at(grid.body[0][0]),),
    )


def _named(grid: Grid) -> list[str]:
    return [label for label in grid.labels if PLACE_ROW.search(label) and not TOTAL.search(label)]
