"""Figures in running text: value, unit, the words before and after, where they stand.

A number without a unit of quantity (a year, a day, a clause, a document's number) is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from guitu.scrutiny.relation import Place


class Measure(StrEnum):
    """What kind of quantity a unit counts."""

    MONEY = "钱"
    MATTERS = "人次件"
    BODIES = "个"
    RATE = "率"
    POINTS = "分"
    AREA = "面积"
    THINGS = "其他"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it measures, how many basic units it holds."""

    measure: Measure
    factor: Decimal = Decimal(1)


UNITS: dict[str, Unit] = {
    "亿元": Unit(Measure.MONEY, Decimal(100_000_000)),
    "万元": Unit(Measure.MONEY, Decimal(10_000)),
    "千元": Unit(Measure.MONEY, Decimal(1000)),
    "元": Unit(Measure.MONEY),
    "万人次": Unit(Measure.MATTERS, Decimal(10_000)),
    "万人": Unit(Measure.MATTERS, Decimal(10_000)),
    **{
        unit: Unit(Measure.MATTERS)
        for unit in ("人次", "场次", "人", "名", "位", "例", "件", "起", "宗", "份", "次", "场")
    },
    **{unit: Unit(Measure.BODIES) for unit in ("个", "家", "所", "处")},
    **{unit: Unit(Measure.RATE) for unit in ("个百分点", "%", "％", "‰")},
    "分": Unit(Measure.POINTS),
    "平方米": Unit(Measure.AREA),
    "㎡": Unit(Measure.AREA),
    **{
        unit: Unit(Measure.THINGS)
        for unit in ("项", "类", "种", "辆", "台", "套", "支", "户", "期", "批", "间", "篇", "条")
    },
    **{unit: Unit(Measure.THINGS) for unit in ("个工作日", "个月", "小时", "分钟", "天", "岁")},
}
PERSONS = frozenset({"人", "名", "位"})

_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
FIGURE = re.compile(
    rf"(?<![\d.A-Za-z〔\[第])(?<!\d,)(?P<number>{NUMBER})\s*(?P<more>余|多)?"
    rf"(?P<unit>{_UNIT})(?P<abouts>左右|以上|以下|以内|以外)?(?!大代表|别|管领导)"
)
FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％", "0123456789.，%")
ABOUT_BEFORE = re.compile(r"(?:近|约|逾|超|超过|不低于|不少于|不超过|不足|低于|高于|至少|最多|以上)$")
BOUNDARY = '，,。；;：:、（）()！？!?“”"<>《》 '
LONGEST_LABEL = 80
OPENING, CLOSING = "（(", "）)"
SENTENCE_END = "。！？!?"
FILLER = re.compile(
    r"^(?:其中|内设|下设|下辖|辖|现有|共有|设有|行业管理|计有|实有|有|和|及|与|以及|对|达到|达|为|共计|共|合计|总计|计|分别|是|已|全年|"
    r"累计|包括|含|本年度?|当年|上年度?|今年|去年|我[县市区局]|全[县市区省局]|\d{4}年度?|截至.*?日|目前|年末|年底|，)+"
)

BEFORE_YEAR = re.compile(r"^.*\d{4}年度?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as printed: value in its own unit, words before and after, line and character offsets.

    `group` is the offset of the innermost bracket around it (-1 outside), `sentence` its number in the line.
    """

    value: Decimal
    printed: str
    unit: str
    line: int
    start: int
    end: int
    label: str
    after: str
    group: int
    sentence: int
    about: bool

    @property
    def measure(self) -> Measure:
        return UNITS[self.unit].measure

    @property
    def amount(self) -> Decimal:
        """The value in basic units: yuan, persons."""
        return self.value * UNITS[self.unit].factor

    @property
    def decimals(self) -> int:
        return len(self.printed.partition(".")[2])

    @property
    def quantum(self) -> Decimal:
        """Half of the last printed place, in basic units."""
        return Decimal("0.5").scaleb(-self.decimals) * UNITS[self.unit].factor

    @property
    def name(self) -> str:
        """What the figure counts: the words before it, or after it where those before say nothing."""
        said = FILLER.sub("", BEFORE_YEAR.sub("", self.label))
        return said or self.after or (self.label if len(self.label) > 1 else "")

    @property
    def words(self) -> str:
        return self.label + self.after

    @property
    def text(self) -> str:
        return self.printed + self.unit

    def like(self, other: Figure) -> bool:
        """Tell whether two figures count the same sort of thing, so that they may be added."""
        if Measure.THINGS in (self.measure, other.measure):
            return self.unit == other.unit
        return self.measure is other.measure

    def same_unit(self, other: Figure) -> bool:
        return self.unit == other.unit or {self.unit, other.unit} <= PERSONS or self.measure is Measure.MONEY

    def place(self, text: str) -> Place:
        """Quote the figure with the words before and after it."""
        start = max(0, self.start - len(self.label))
        quote = text[start : self.end + len(self.after)]
        return Place(self.line, quote.strip(), start + len(quote) - len(quote.lstrip()))


def figures(line: int, text: str) -> tuple[Figure, ...]:
    """Return the figures of one line in their order; titles between 《 and 》 hold none."""
    text = text.translate(FULL_WIDTH)
    groups, sentences, titled = _surroundings(text)
    found = [match for match in FIGURE.finditer(text) if not titled[match.start()]]
    return tuple(_figure(line, text, match, groups, sentences) for match in found)


def _figure(line: int, text: str, match: re.Match[str], groups: list[int], sentences: list[int]) -> Figure:
    before = _before(text, match.start())
    printed = match["number"].replace(",", "")
    return Figure(
        value=Decimal(printed),
        printed=printed,
        unit=match["unit"].replace("％", "%"),
        line=line,
        start=match.start(),
        end=match.end(),
        label=before,
        after=_after(text, match.end()),
        group=groups[match.start()],
        sentence=sentences[match.start()],
        about=bool(match["more"] or match["abouts"] or ABOUT_BEFORE.search(before)),
    )


def _before(text: str, start: int) -> str:
    at = start
    while at and text[at - 1] not in BOUNDARY and start - at < LONGEST_LABEL:
        at -= 1
    clause = text[at:start]
    if not clause.strip() and at and text[at - 1] in "：:":
        return _before(text, at - 1)
    earlier = list(FIGURE.finditer(clause))
    if not earlier:
        return clause.strip()
    rest = clause[earlier[-1].end() :].strip()
    return "" if rest.endswith(("和", "及", "与")) else rest


def _after(text: str, end: int) -> str:
    at = end
    while at < len(text) and text[at] not in BOUNDARY and not text[at].isdigit():
        at += 1
    return text[end:at].strip().rstrip("和及与")


def _surroundings(text: str) -> tuple[list[int], list[int], list[bool]]:
    """Return for each character its innermost bracket, its sentence and whether a title encloses it."""
    groups: list[int] = []
    sentences: list[int] = []
    titled: list[bool] = []
    stack: list[int] = []
    sentence, title = 0, False
    closes = text.rfind("》")
    for at, character in enumerate(text):
        if character in CLOSING and stack:
            stack.pop()
        groups.append(stack[-1] if stack else -1)
        sentences.append(sentence)
        titled.append(title)
        if character in OPENING:
            stack.append(at)
        elif character == "《":
            title = at < closes
        elif character == "》":
            title = False
        elif character in SENTENCE_END and not stack:
            sentence += 1
    return groups, sentences, titled


def by_sentence(found: tuple[Figure, ...]) -> Iterator[tuple[Figure, ...]]:
    """Gather the figures of one line sentence by sentence."""
    for number in dict.fromkeys(figure.sentence for figure in found):
        yield tuple(figure for figure in found if figure.sentence == number)
