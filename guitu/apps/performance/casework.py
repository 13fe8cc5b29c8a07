"""The casework of a year as the report tells it: which figures, in which order, in which unit."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from guitu.apps.cases.selectors.figures import FIGURES
from guitu.evaluation.report.pieces import Figure
from guitu.evaluation.report.project import Project, Tally

TOLD: tuple[tuple[str, str, str], ...] = (
    ("received", "新接收社区矫正对象", "人"),
    ("ended", "解除社区矫正对象", "人"),
    ("stock", "期末在矫对象", "人"),
    ("ever_received", "累计接收社区矫正对象", "人"),
    ("ever_ended", "累计解除社区矫正对象", "人"),
    ("assessments", "受理调查评估", "件"),
    ("leaves", "办理请假外出", "件"),
    ("crossings", "批准经常性跨市县活动", "件"),
    ("moves", "办理执行地变更", "件"),
    ("exit_filed", "向出入境管理机构报备", "件"),
    ("border_controls", "办理边控", "件"),
    ("documents_kept", "代为保管出入境证件", "件"),
    ("sanctions", "处分", "人次"),
    ("revocations_proposed", "提请撤销缓刑", "件"),
)
PREFIX = "figures."


def casework(project: Project, count: Callable[[str], int]) -> tuple[Tally, ...]:
    """Tell the casework by counting each figure; a whole that its parts do not exhaust is told as such."""
    told = []
    for key, words, unit in TOLD:
        total = project.figure(count(key), unit, words, PREFIX + key)
        parts = tuple(
            project.figure(count(figure.key), unit, figure.words, PREFIX + figure.key)
            for figure in FIGURES
            if figure.part_of == key
        )
        told.append(Tally(total, parts, partition=_exhausts(total, parts)))
    return tuple(told)


def _exhausts(total: Figure, parts: tuple[Figure, ...]) -> bool:
    return sum((Fraction(part.value) for part in parts), Fraction(0)) == Fraction(total.value)
