"""What a way of marking answers: points won, points lost and why, or that it cannot yet say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from guitu.evaluation.evidence import Evidence
from guitu.evaluation.measures import Points, plain

F = TypeVar("F", contravariant=True)


@dataclass(frozen=True, slots=True)
class Loss:
    """Points lost for one reason. The remedy is empty where the indicator's own serves."""

    points: Points
    words: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Points won, points at stake, and why. What could not arise puts no points at stake."""

    points: Points
    out_of: Points
    why: str
    losses: tuple[Loss, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    cautions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.points <= self.out_of:
            raise ValueError(f"[{self.points}] points won out of [{self.out_of}]: expected 0 ≤ won ≤ at stake")
        if sum(loss.points for loss in self.losses) != self.out_of - self.points:
            raise ValueError(f"losses of “{self.why}” do not explain [{self.points}] of [{self.out_of}] points")

    @property
    def least(self) -> Points:
        return self.points

    @property
    def most(self) -> Points:
        return self.points

    def __str__(self) -> str:
        return f"{plain(self.points)}/{plain(self.out_of)}，{self.why}" if self.out_of else self.why


@dataclass(frozen=True, slots=True)
class Unscored:
    """No mark yet, since a figure is missing: a missing figure is not zero. The mark will lie from least to most.

    ``losses`` are those already certain, whatever the missing figure may say.
    """

    out_of: Points
    why: str
    least: Points = 0
    losses: tuple[Loss, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    cautions: tuple[str, ...] = ()

    @property
    def most(self) -> Points:
        return self.out_of - sum(loss.points for loss in self.losses)

    def __str__(self) -> str:
        return f"未评分/{plain(self.out_of)}，{self.why}"


NOT_ARISEN = Mark(0, 0, "本期无此事项，不计分")


def marked(
    points: Points, out_of: Points, why: str, *, evidence: Evidence | None = None, cautions: tuple[str, ...] = ()
) -> Mark:
    """Mark with, at most, one reason for what is lost: the very words of the mark."""
    losses = (Loss(out_of - points, why),) if points != out_of else ()
    return Mark(points, out_of, why, losses, (evidence,) if evidence else (), cautions)


def missing(full: Points, what: str) -> Unscored:
    """Leave a mark open from nothing to everything."""
    return Unscored(full, f"缺少数据：{what}")


class Defect(StrEnum):
    """What may be wrong with a printed standard and yet not stop its use."""

    OVERLAP = "档次重叠"
    GAP = "档次有空缺"
    UNSETTLED = "标准未写明"
    UNIT = "计量单位不一致"
    MISNOMER = "名称与标准不符"


@dataclass(frozen=True, slots=True)
class Remark:
    """A defect of a printed standard, and how it is read here."""

    defect: Defect
    words: str

    def __str__(self) -> str:
        return f"{self.defect}：{self.words}"


class Scoring(Protocol[F]):
    """A way of marking: any class with these four serves."""

    @property
    def full(self) -> Points: ...
    @property
    def words(self) -> str: ...
    @property
    def remarks(self) -> tuple[Remark, ...]: ...
    def mark(self, facts: F) -> Mark | Unscored: ...
