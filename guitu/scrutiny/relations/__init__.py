"""What is checked, in the order in which a report is told of it: one module a kind, each with `find(report)`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guitu.scrutiny.relation import Relation
from guitu.scrutiny.relations import (
    attainment,
    balances,
    bands,
    contradictions,
    correspondence,
    counts,
    cutoff,
    duplicate_labels,
    evidence,
    framework,
    grades,
    limits,
    obsolete_terms,
    per_head,
    place_names,
    placeholders,
    presence,
    rates,
    same_fact,
    samples,
    scores,
    stock_flow,
    sums,
    targets,
    typography,
    units,
    uses,
    weights,
)
from guitu.scrutiny.report import Report

RELATIONS: tuple[Callable[[Report], Iterator[Relation]], ...] = (
    sums.find,
    stock_flow.find,
    counts.find,
    rates.find,
    balances.find,
    limits.find,
    same_fact.find,
    per_head.find,
    cutoff.find,
    weights.find,
    scores.find,
    attainment.find,
    grades.find,
    bands.find,
    evidence.find,
    samples.find,
    contradictions.find,
    correspondence.find,
    presence.find,
    targets.find,
    uses.find,
    place_names.find,
    obsolete_terms.find,
    placeholders.find,
    duplicate_labels.find,
    units.find,
    framework.find,
    typography.find,
)
