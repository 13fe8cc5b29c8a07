"""Deductions made into problems, and problems into recommendations: none can be left out."""

from __future__ import annotations

from typing import TypeVar

from guitu.evaluation.framework import Card, Indicator, Veto
from guitu.evaluation.marks import Loss
from guitu.evaluation.report.pieces import Paragraph, Piece, Problem, Quote, paragraph, sentence
from guitu.evaluation.report.project import Material, Observation, Project

F = TypeVar("F")


def problems(project: Project, card: Card[F], material: Material) -> tuple[Problem, ...]:
    """Return one problem a deduction in the order of the standard, one a veto, then what was observed beside the score.

    Raises ValueError where a deduction has no remedy, or a cause is given for what lost nothing.
    """
    lost = {indicator.key for indicator, _ in card.losses}
    if idle := sorted(material.causes.keys() - lost):
        raise ValueError(f"causes for [{'、'.join(idle)}], which lost no points")
    found = []
    for indicator, loss in card.losses:
        key = f"{card.framework.key}.{indicator.key}"
        found.append(_deducted(project, key, indicator, loss, material.causes.get(indicator.key, "")))
    found += [_vetoed(project, card.framework.key, veto) for veto in card.vetoes]
    return (*found, *map(_observed, material.observations))


def _deducted(project: Project, key: str, indicator: Indicator[F], loss: Loss, cause: str) -> Problem:
    if not (remedy := loss.remedy or indicator.remedy):
        raise ValueError(f"“{indicator.words}” lost [{loss.points}] points and has no remedy")
    points = project.figure(loss.points, "分", f"{indicator.words}扣分", key)
    words = paragraph(
        Quote(f"“{indicator.words}”", key), "扣", points, "。", *sentence(loss.words, key), *_why(cause, key)
    )
    return Problem(words, paragraph(*sentence(remedy, key)), key)


def _vetoed(project: Project, key: str, veto: Veto[F]) -> Problem:
    most = project.figure(veto.at_most, "分", f"{veto.words}：总分上限", f"{key}.{veto.key}")
    words = paragraph("一票否决：", Quote(veto.words, key), "，总分至多", most, "。")
    return Problem(words, paragraph(*sentence(veto.remedy, key)), f"{key}.{veto.key}")


def _observed(observation: Observation) -> Problem:
    key = observation.source_key
    words = paragraph(*sentence(observation.words, key), *_why(observation.cause, key))
    return Problem(words, paragraph(*sentence(observation.recommendation, key)), key)


def _why(cause: str, key: str) -> tuple[Piece, ...]:
    return ("原因：", *sentence(cause, key)) if cause else ()


def numbered(label: str, ordinal: str, text: Paragraph) -> Paragraph:
    """Put a numbered label before a paragraph, in Chinese numerals: 问题一."""
    return Paragraph((f"{label}{ordinal}：", *text.pieces))
