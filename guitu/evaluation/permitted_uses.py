"""What the money may buy, and whether the budget of one's own level reaches the sum per head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from guitu.evaluation.framework import Source
from guitu.evaluation.measures import plain, rounded

OPINION = Source("财政部 司法部关于进一步加强社区矫正经费保障工作的意见", "（2012年，文号待核）", unconfirmed=True)
HUNAN = Source(
    "湖南省财政厅 湖南省司法厅关于进一步加强社区矫正经费保障工作的实施意见",
    "（湘财行〔2013〕72号，据公开报告转引）",
    unconfirmed=True,
)


class Head(StrEnum):
    """The three heads of the opinion."""

    GUIDANCE = "指导管理"
    WORK = "工作经费"
    EQUIPMENT = "设备经费"


@dataclass(frozen=True, slots=True)
class Use:
    """One use of the money that the opinion lists; the words are our gist."""

    key: str
    words: str
    head: Head


PERMITTED_USES = (
    Use("publicity", "宣传", Head.GUIDANCE),
    Use("training", "培训", Head.GUIDANCE),
    Use("awards", "表彰奖励", Head.GUIDANCE),
    Use("assessment", "调查评估", Head.WORK),
    Use("case_changes", "变更执行等案件办理", Head.WORK),
    Use("files", "文书档案", Head.WORK),
    Use("supervision", "监督管理", Head.WORK),
    Use("risk_assessment", "风险评估", Head.WORK),
    Use("emergencies", "应急处置", Head.WORK),
    Use("group_education", "集中教育的教材与场所", Head.WORK),
    Use("psychology", "心理矫正", Head.WORK),
    Use("community_service", "社区服务", Head.WORK),
    Use("positioning", "定位设备", Head.EQUIPMENT),
    Use("information_system", "信息系统", Head.EQUIPMENT),
    Use("audio_video", "音视频设备", Head.EQUIPMENT),
    Use("communications", "通信设备", Head.EQUIPMENT),
    Use("file_equipment", "档案设备", Head.EQUIPMENT),
)


@dataclass(frozen=True, slots=True)
class Expense:
    """Money spent in one year for one use, in yuan; ``use`` is a key, listed or not."""

    use: str
    words: str
    amount: Decimal

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError(f"“{self.words}” spent [{self.amount}]: expected no less than 0")


@dataclass(frozen=True, slots=True)
class Question:
    """An expense that must be explained, and its part of all that was spent."""

    expense: Expense
    of_all: Decimal
    words: str


def questions(
    expenses: Sequence[Expense],
    *,
    permitted: Sequence[Use] = PERMITTED_USES,
    forbidden: Mapping[str, str] | None = None,
) -> tuple[Question, ...]:
    """Name every expense outside the list, and every one on the local negative list (key: reason), in given order."""
    listed = {use.key for use in permitted}
    barred = forbidden or {}
    total = sum((expense.amount for expense in expenses), Decimal(0))
    found = []
    for expense in expenses:
        if not expense.amount or (expense.use in listed and expense.use not in barred):
            continue
        share = rounded(100 * Fraction(expense.amount) / Fraction(total))
        said = f"“{expense.words}”支出{plain(expense.amount)}元，占全部支出{plain(share)}%，"
        reason = (
            f"属于不得列支的项目：{barred[expense.use]}"
            if expense.use in barred
            else f"不在{OPINION}所列用途之内，须说明依据"
        )
        found.append(Question(expense, share, said + reason))
    return tuple(found)


class HeadBase(StrEnum):
    """Whom the sum per head counts. The rule does not say, so every result names its base."""

    CLOSING = "期末在册人数"
    AVERAGE = "期初期末平均在册人数"
    SERVED = "全年服务人数（期初在册与当年新接收之和）"


@dataclass(frozen=True, slots=True)
class Heads:
    """The persons of one year: on the register at its beginning and end, and newly received."""

    opening: int
    received: int
    closing: int

    def __post_init__(self) -> None:
        if min(self.opening, self.received, self.closing) < 0:
            raise ValueError(f"persons cannot be fewer than none: [{self}]")

    def count(self, base: HeadBase) -> Fraction:
        """Return the number of persons under one reading."""
        return {
            HeadBase.CLOSING: Fraction(self.closing),
            HeadBase.AVERAGE: Fraction(self.opening + self.closing, 2),
            HeadBase.SERVED: Fraction(self.opening + self.received),
        }[base]


@dataclass(frozen=True, slots=True)
class PerHead:
    """The budget of one's own level per person against a floor, in yuan; money from above does not count."""

    own_budget: Decimal
    heads: Heads
    base: HeadBase
    floor: Decimal = Decimal(1500)
    cites: Source = HUNAN

    @property
    def value(self) -> Fraction | None:
        """Yuan per person; None where there is nobody to count."""
        persons = self.heads.count(self.base)
        return Fraction(self.own_budget) / persons if persons else None

    @property
    def holds(self) -> bool | None:
        return None if self.value is None else self.value >= self.floor

    @property
    def words(self) -> str:
        if self.value is None:
            return f"{self.base}为零，人均经费不适用"
        verdict = "不低于" if self.holds else "低于"
        persons = plain(self.heads.count(self.base))
        return (
            f"本级预算{plain(self.own_budget)}元÷{self.base}{persons}人＝{plain(self.value)}元/人，"
            f"{verdict}{plain(self.floor)}元（{self.cites}）"
        )


def under_every_base(own_budget: Decimal, heads: Heads, floor: Decimal = Decimal(1500)) -> tuple[PerHead, ...]:
    """Check the floor under each reading of its base: where they disagree, the reader must see it."""
    return tuple(PerHead(own_budget, heads, base, floor) for base in HeadBase)
