"""Bands of a percentage, as Chinese standards draw them, and what they leave uncovered.

以上, 以下 and 不超过 include the number; 超过 and 低于 do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from guitu.evaluation.marks import Defect, Remark
from guitu.evaluation.measures import Points, exact, plain

LOWEST, HIGHEST = Fraction(0), Fraction(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A stretch of percentages and what it earns; an end that is not named is open."""

    points: Points
    at_least: Points | None = None
    above: Points | None = None
    at_most: Points | None = None
    below: Points | None = None

    def __post_init__(self) -> None:
        if None not in (self.at_least, self.above) or None not in (self.at_most, self.below):
            raise ValueError(f"a band has one lower and one upper end, not [{self}]")

    @property
    def ends(self) -> tuple[Fraction, ...]:
        return tuple(Fraction(end) for end in (self.at_least, self.above, self.at_most, self.below) if end is not None)

    def __contains__(self, percent: Fraction) -> bool:
        return (
            (self.at_least is None or percent >= Fraction(self.at_least))
            and (self.above is None or percent > Fraction(self.above))
            and (self.at_most is None or percent <= Fraction(self.at_most))
            and (self.below is None or percent < Fraction(self.below))
        )

    @property
    def words(self) -> str:
        ends = (
            (self.at_least, "{}%以上"),
            (self.above, "超过{}%"),
            (self.at_most, "{}%以下" if self.at_least is None and self.above is None else "不超过{}%"),
            (self.below, "低于{}%"),
        )
        return "、".join(text.format(exact(end)) for end, text in ends if end is not None) or "不论比率"


def reaching(*steps: tuple[Points, Points]) -> tuple[Band, ...]:
    """Draw bands upward: ``reaching((95, 30), (90, 24))`` earns 30 from 95%, 24 from 90%, nothing below."""
    (top, best), *_ = steps
    middle = [Band(points=points, at_least=least, below=over) for (over, _), (least, points) in pairwise(steps)]
    return (Band(points=best, at_least=top), *middle, Band(points=0, below=steps[-1][0]))


def remaining(*steps: tuple[Points, Points]) -> tuple[Band, ...]:
    """Draw bands downward: ``remaining((1, 10), (2, 6))`` earns 10 up to 1%, 6 up to 2%, nothing beyond."""
    (top, best), *_ = steps
    middle = [Band(points=points, above=under, at_most=most) for (under, _), (most, points) in pairwise(steps)]
    return (Band(points=best, at_most=top), *middle, Band(points=0, above=steps[-1][0]))


def holding(bands: tuple[Band, ...], percent: Fraction) -> Band:
    """Return the band of a percentage: the better of two; at a point left out, the better neighbour."""
    held = [band for band in bands if percent in band] or [band for band in bands if percent in band.ends]
    if not held:
        raise ValueError(f"no band holds [{plain(percent, 6)}%]")
    return max(held, key=lambda band: band.points)


def flaws(bands: tuple[Band, ...]) -> tuple[Remark, ...]:
    """Report every overlap and every point left out between 0% and 100%.

    Raises ValueError where a whole stretch is left out: of that, no reading is possible.
    """
    ends = sorted({LOWEST, HIGHEST, *(end for band in bands for end in band.ends if LOWEST <= end <= HIGHEST)})
    found = [remark for end in ends if (remark := _flaw(bands, end, f"{plain(end, 6)}%"))]
    for low, high in pairwise(ends):
        stretch = f"{plain(low, 6)}%至{plain(high, 6)}%之间"
        if (remark := _flaw(bands, (low + high) / 2, stretch)) is None:
            continue
        if remark.defect is Defect.GAP:
            raise ValueError(f"no band holds [{stretch}]: expected bands that cover 0% to 100%")
        found.append(remark)
    return tuple(found)


def _flaw(bands: tuple[Band, ...], percent: Fraction, where: str) -> Remark | None:
    held = [band for band in bands if percent in band]
    if len(held) > 1:
        both = "与".join(f"“{band.words}得{plain(band.points)}分”" for band in held)
        return Remark(Defect.OVERLAP, f"{where}同时落入{both}，按得分较高的一档计")
    if not held:
        return Remark(Defect.GAP, f"{where}不在任何一档，按相邻较高的一档计")
    return None
