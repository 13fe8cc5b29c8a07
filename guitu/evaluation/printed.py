"""A score table as it was published, and where it departs from its own rules and its own text.

Every leaf has three scores: by rule, in the text of the marking, and in the table. They
ought to be one; each difference is a finding with its reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from guitu.evaluation.framework import Card, Indicator
from guitu.evaluation.marks import Mark, Unscored
from guitu.evaluation.measures import Points, plain

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class PrintedMark:
    """One row as printed: 得分, 评分过程, and the score that the latter states in words (None where it states none)."""

    score: Points
    text: str
    in_text: Points | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A published card: where it stands, its rows by indicator key, its total and grade as printed."""

    document: str
    marks: Mapping[str, PrintedMark]
    total: Points | None
    grade: str | None


@dataclass(frozen=True)
class Difference(Generic[F]):
    """One place where rule, text and table do not agree; ``indicator`` is None for the totals and the grade."""

    indicator: Indicator[F] | None
    by_rule: Points | None
    in_text: Points | None
    in_table: Points | None
    reason: str


def comparison(card: Card[F], printed: Printed) -> tuple[Difference[F], ...]:
    """Compare a card with the published one: every differing row in order, then the totals, then the grade."""
    if strange := sorted(printed.marks.keys() - {indicator.key for indicator, _ in card.marks}):
        raise ValueError(f"{printed.document} scores [{'、'.join(strange)}], which the framework does not declare")
    rows = (_row(indicator, mark, printed.marks.get(indicator.key)) for indicator, mark in card.marks)
    return (*filter(None, rows), *_totals(card, printed), *_grade(card, printed))


def _row(indicator: Indicator[F], mark: Mark | Unscored, row: PrintedMark | None) -> Difference[F] | None:
    if row is None:
        return None
    by_rule = mark.points if isinstance(mark, Mark) else None
    if by_rule == row.score and row.in_text in (None, row.score):
        return None
    said = [] if row.in_text is None else [f"评分过程写明得{plain(row.in_text)}分"]
    said.append(f"评分表计{plain(row.score)}分")
    said.append(f"按标准应得{plain(by_rule)}分" if by_rule is not None else "按标准尚不能评分")
    return Difference(indicator, by_rule, row.in_text, row.score, f"{'，'.join(said)}：{mark.why}")


def _totals(card: Card[F], printed: Printed) -> tuple[Difference[F], ...]:
    rows = printed.marks.values()
    listed = Decimal(sum(row.score for row in rows))
    in_text = Decimal(sum(row.score if row.in_text is None else row.in_text for row in rows))
    differences: tuple[Difference[F], ...] = ()
    if rows and printed.total is not None and listed != printed.total:
        reason = f"评分表各项之和为{plain(listed)}分，印为{plain(printed.total)}分"
        differences += (Difference(None, card.total, in_text, printed.total, reason),)
    if printed.total is not None and card.total is not None and (card.total, in_text) != (printed.total, printed.total):
        by_text = f"，按评分过程各项之和为{plain(in_text)}分" if rows else ""
        reason = f"印出总分{plain(printed.total)}分{by_text}，按标准各项合计{plain(card.total)}分"
        differences += (Difference(None, card.total, in_text, printed.total, reason),)
    return differences


def _grade(card: Card[F], printed: Printed) -> tuple[Difference[F], ...]:
    names = [name for _, name in card.framework.grades]
    by_rule = f"，按标准为“{card.grade}”" if card.grade else "，评分不完整，尚不能定等级"
    if printed.grade is None:
        reason = f"有分数而未定等级{by_rule}" if printed.total is not None else ""
    elif printed.grade not in names:
        reason = f"“{printed.grade}”不是规定的等级（{'、'.join(names)}）{by_rule}"
    elif printed.total is None:
        reason = f"定为“{printed.grade}”而没有分数{by_rule}"
    else:
        reason = f"印为“{printed.grade}”{by_rule}" if card.grade != printed.grade else ""
    return (Difference(None, card.total, None, printed.total, reason),) if reason else ()
