"""What a figure says in the terms of the field: budget, received, spent, stock, inflow, outflow, posts.

A fact has a scope: annual or since the beginning, of this year or another, of the whole unit or of a part of it.
Only facts of one scope may be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from guitu.scrutiny.figures import PERSONS, Figure, Measure
from guitu.scrutiny.report import Report


class Concept(StrEnum):
    """What reports of this field count; the value is how an officer calls it."""

    BUDGET = "预算"
    RECEIVED = "到位资金"
    SPENT = "支出"
    OPENING = "期初在矫"
    CLOSING = "期末在矫"
    INFLOW = "接收"
    OUTFLOW = "解除"
    OTHER_EXIT = "死亡、收监"
    MOVED_IN = "转入"
    MOVED_OUT = "转出"
    NOTIFIED = "出入境备案"
    BORDER = "边控"
    PAPERS = "证件收缴"
    ASSESSED = "调查评估"
    ESTABLISHED = "编制"
    IN_POST = "在职人员"
    OFFICES = "司法所"
    SCORE = "评价得分"


@dataclass(frozen=True, slots=True)
class _Row:
    concept: Concept
    measure: Measure
    says: re.Pattern[str]
    unless: re.Pattern[str]


def _row(concept: Concept, measure: Measure, says: str, unless: str = r"(?!)") -> _Row:
    return _Row(concept, measure, re.compile(says), re.compile(unless))


_PEOPLE = r"在矫|在册|社区矫正(?:对象|人员)|矫正(?:对象|人员)|社矫对象"
ROWS: tuple[_Row, ...] = (
    _row(Concept.RECEIVED, Measure.MONEY, r"到位|到账", r"率|未到|配套|每|人均"),
    _row(
        Concept.SPENT,
        Measure.MONEY,
        r"支出|使用|执行数?|列支|支付|花费",
        r"率|结余|剩余|未|每|人均|预算安排|标准|用于|转移支付",
    ),
    _row(
        Concept.BUDGET,
        Measure.MONEY,
        r"预算|安排.{0,24}(?:资金|经费)?$|(?:下达|拨付).{0,16}(?:资金|经费)$|(?:项目|资金|经费)总?(?:额|投资)$",
        r"率|结余|追加|调增|调减|调整(?!后)|每|人均|配套|标准|中央|省级|市级财政预算|县级|区级|本级|自筹|人员|公用|较|比|用于|压减",
    ),
    _row(
        Concept.OPENING,
        Measure.MATTERS,
        rf"(?:期初|年初|上年末|上年底|去年底|去年末|上期末|上年结转).{{0,14}}(?:{_PEOPLE})?",
    ),
    _row(
        Concept.CLOSING,
        Measure.MATTERS,
        r"(?:在矫|在册)(?:社区)?(?:矫正)?(?:人员|对象|人数|总数|总人数)?(?:总数|共|共有|为|有|实有)*$|"
        rf"(?:现有|期末|年末|年底|目前|尚有).{{0,10}}(?:{_PEOPLE})(?:总?数|共|共有|为|有)*$|"
        r"(?:变为|增至|减至|升至|降至|达到?|为)?(?:期末|年末|年底)的?$",
        r"年平均|平均|累计|工作人员|期初|年初|上年|去年|接收|解除|重点",
    ),
    _row(
        Concept.INFLOW,
        Measure.MATTERS,
        r"矫正(?:对象|人员)累计$|累计(?:社区)?矫正(?:对象|人员)$|(?:接收|新增|入矫|纳管|新入)(?:入矫)?(?:社区|矫正|对象|人员|社矫|共|人数|登记|的|了|为)*$",
        r"案件|委托|文书|评估|重点|工作人员",
    ),
    _row(
        Concept.OUTFLOW,
        Measure.MATTERS,
        r"(?:解除|解矫|期满解矫|期满解除|终止)(?:和?终止)?(?:社区|矫正|对象|人员|社矫|共|人数|的|了|为)*$",
        r"案件|边控|重点",
    ),
    _row(Concept.OTHER_EXIT, Measure.MATTERS, r"^(?:其中)?(?:因病)?(?:死亡|病亡|亡故|(?:被)?收监(?:执行)?)$"),
    _row(Concept.MOVED_IN, Measure.MATTERS, r"^(?:其中)?(?:转|迁)入(?:对象|人员|本[县区市])?$"),
    _row(Concept.MOVED_OUT, Measure.MATTERS, r"^(?:其中)?(?:转|迁)出(?:对象|人员|本[县区市])?$"),
    _row(Concept.NOTIFIED, Measure.MATTERS, r"备案$|报备$", r"重新犯罪"),
    _row(Concept.BORDER, Measure.MATTERS, r"边控"),
    _row(Concept.PAPERS, Measure.MATTERS, r"证件.{0,8}(?:收缴|收存|保管)|(?:收缴|收存|代管).{0,10}证件"),
    _row(
        Concept.ASSESSED,
        Measure.MATTERS,
        r"(?:受理|完成|办理|开展|接受委托).{0,8}(?:调查评估|社会调查)(?:案件|共)?$|^调查评估$",
    ),
    _row(
        Concept.ESTABLISHED,
        Measure.BODIES,
        r"(?:实有|核定|人员)?编制(?:数|总数|总额|人数|为|共)*$",
        r"事业|行政|工勤|专项",
    ),
    _row(
        Concept.ESTABLISHED,
        Measure.MATTERS,
        r"(?:实有|核定|人员)?编制(?:数|总数|总额|人数|为|共)*$",
        r"事业|行政|工勤|专项",
    ),
    _row(
        Concept.IN_POST,
        Measure.MATTERS,
        r"在职(?:人员|职工|人数|干部)?(?:共|为|数|总数)*$|^在[编职]在岗|实有(?:人员|人数|在编人员)$",
        r"事业|行政|工勤",
    ),
    _row(Concept.OFFICES, Measure.BODIES, r"^(?:基层|乡镇|街道|镇街|镇|乡|（?|街)*司法所"),
    _row(
        Concept.SCORE,
        Measure.POINTS,
        r"(?:自评|评价|综合|最终|总体|绩效)(?:综合)?(?:总?得?分|分值|评分)(?:数|为|是|共)*$|总得?分(?:为|是)?$|^(?:综合)?得分(?:为|是)?$",
        r"满分|标准分|扣",
    ),
)
SINCE_START = re.compile(r"累计|历年|历史")
WITHIN_YEAR = re.compile(r"全年|本年|年内|今年|当年|上半年|下半年|季度|年度|20\d\d年")
OTHER_YEAR = re.compile(r"上年(?!末|底|结转)|去年(?!末|底)|同期|往年|前年|较(?!年初|上年末|上年底|去年底|期初)|同比")
YEAR = re.compile(r"(20\d\d)年")
_NAME = r"(?:(?![我全各本年社等市])[一-龥])"
PART_OF_YEAR = re.compile(r"季度|半年|\d{1,2}月份|[一二三四五六七八九十]+月份|\d{1,2}(?:月)?[-—至到~～]\d{1,2}月")
PART_OF_UNIT = re.compile(rf"({_NAME}{{2,3}}(?:县|镇|乡|街道)|{_NAME}{{1,3}}区)(?!级|矫|域|财政|司法局)")
FLOWS = frozenset({Concept.INFLOW, Concept.OUTFLOW})


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure and what it says: since the beginning or not, of which year, of which part of the unit."""

    concept: Concept
    figure: Figure
    cumulative: bool
    year: int | None
    part: str

    @property
    def scope(self) -> tuple[Concept, bool, int | None, str]:
        return self.concept, self.cumulative, self.year, self.part


@lru_cache(maxsize=2)
def facts(report: Report) -> tuple[Fact, ...]:
    """Return the facts of the prose outside brackets, in their order."""
    return tuple(fact for sentence in report.sentences for fact in _of_sentence(report, sentence))


def of(found: tuple[Fact, ...], concept: Concept, year: int | None, *, cumulative: bool = False) -> tuple[Fact, ...]:
    """Return the facts of one concept, of the whole unit and of the year reported on."""
    return tuple(
        fact
        for fact in found
        if (fact.concept, fact.cumulative, fact.part) == (concept, cumulative, "") and fact.year in (year, None)
    )


def _of_sentence(report: Report, sentence: tuple[Figure, ...]) -> Iterator[Fact]:
    cumulative = False
    for figure in sentence:
        concept = _concept(figure) if figure.group < 0 and not figure.about else None
        if concept is None:
            continue
        said = figure.label or figure.after
        if concept in FLOWS:
            own = SINCE_START.search(said)
            yearly = WITHIN_YEAR.search(said) and not re.search(r"以来|截[至止]", report.clause(figure)[-40:])
            cumulative = bool(own or cumulative) and not yearly
        clause = report.clause(figure)
        years = YEAR.findall(clause)
        year = int(years[-1]) if years and not cumulative else None
        if OTHER_YEAR.search(said):
            year = -1
        part = PART_OF_UNIT.search(said)
        named = part[1] if part and part[1] not in report.opening else ""
        if PART_OF_YEAR.search(said):
            named += "部分期间"
        yield Fact(concept, figure, concept in FLOWS and cumulative, year, named)


def _concept(figure: Figure) -> Concept | None:
    said = [text for text in (figure.label, figure.name, figure.after) if text]
    for row in ROWS:
        if row.measure is not figure.measure or row.unless.search(figure.label):
            continue
        if any(row.says.search(text) for text in said):
            return row.concept
    return None


def persons(fact: Fact) -> bool:
    """Tell whether the fact counts persons."""
    return fact.figure.unit in PERSONS
