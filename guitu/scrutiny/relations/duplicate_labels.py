"""One name for two things: at two levels, or twice under one heading."""

from __future__ import annotations

from collections.abc import Iterator

from guitu.scrutiny.relation import Relation, Severity, Verdict, flag
from guitu.scrutiny.report import Report
from guitu.scrutiny.scoresheets import Leaf

KIND = "duplicate_label"


def find(report: Report) -> Iterator[Relation]:
    """Yield names of indicators that stand for two things in one sheet."""
    for sheet in report.sheets:
        yield from _of_sheet(report, sheet.leaves)


def _of_sheet(report: Report, leaves: tuple[Leaf, ...]) -> Iterator[Relation]:
    """One name at two levels: whoever adds up by name will merge them."""
    firsts = {leaf.groups[0].text: leaf.groups[0] for leaf in leaves if leaf.groups}
    seconds = {leaf.groups[1].text: leaf.groups[1] for leaf in leaves if len(leaf.groups) > 1}
    thirds = {leaf.name.text: leaf.name for leaf in leaves}
    levels = (("一级", firsts), ("二级", seconds), ("三级", thirds))
    for at, (upper, above) in enumerate(levels):
        for lower, below in levels[at + 1 :]:
            for name in sorted(above.keys() & below.keys()):
                if above[name] is not below[name]:
                    words = f"“{name}”既是{upper}指标又是{lower}指标的名称，按名称汇总时会混在一起，请改用不同的名称。"
                    places = report.at(below[name]), report.at(above[name])
                    yield flag(KIND, Verdict.SUSPICIOUS, Severity.INFO, words, *places)
    seen: dict[str, Leaf] = {}
    for leaf in leaves:
        key = "／".join([*(group.text for group in leaf.groups), leaf.name.text])
        if key in seen and leaf.name.text:
            words = f"指标“{leaf.name.text}”在同一级之下列了两次，请核实是否重复计分。"
            places = report.at(leaf.name), report.at(seen[key].name)
            yield flag(KIND, Verdict.SUSPICIOUS, Severity.WARNING, words, *places)
        seen[key] = leaf
