"""An evaluation framework as a page: the printed standard, generated from the data that marks."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, get_type_hints

from guitu.evaluation.evidence import Attested
from guitu.evaluation.framework import Framework
from guitu.evaluation.measures import plain
from guitu.law.vocabulary import Known


@dataclass(frozen=True, slots=True)
class Origin:
    """Whence a fact comes: counted from the record, or attested by evidence; None for what only names the body."""

    name: str
    label: str
    attested: bool


def origins(facts: type[Any]) -> tuple[Origin, ...]:
    """Return the facts that an appraisal needs, in their order, with their labels."""
    hints = get_type_hints(facts, include_extras=True)
    marks = ((fact.name, getattr(hints[fact.name], "__metadata__", ())) for fact in fields(facts))
    return tuple(
        Origin(name, mark.label, isinstance(mark, Attested))
        for name, metadata in marks
        for mark in metadata
        if isinstance(mark, Known | Attested)
    )


def handbook(framework: Framework[Any]) -> str:
    """Return the page of a standard in Markdown: every row with its points and source, then how it is read."""
    head = ("一级指标", "二级指标", "三级指标", "指标值", "分值", "评分标准", "依据")
    rows = [_line(head), _line(("---",) * len(head))]
    for indicator in framework.indicators:
        above = [section.words for section in framework.headings(indicator)]
        first, second = (above[0], above[-1] if len(above) > 1 else "") if above else ("", "")
        points, words = plain(indicator.scoring.full), indicator.scoring.words
        rows.append(_line((first, second, indicator.words, indicator.target, points, words, str(indicator.cites))))
    vetoes = [f"- 一票否决：{v.words}，总分至多{plain(v.at_most)}分（{v.cites}）" for v in framework.vetoes]
    readings = [f"- {indicator.words}——{remark}" for indicator, remark in framework.remarks]
    sources = [f"- {o.label}：{'经证据证明' if o.attested else '由档案计数'}" for o in origins(framework.facts)]
    return "\n".join(
        [
            f"# {framework.words}",
            f"\n满分{plain(framework.out_of)}分；等级：{framework.grade_words}。出处：{framework.cites}。\n",
            *rows,
            *_chapter("一票否决", vetoes),
            *_chapter("标准的缺陷与此处的读法", readings),
            *_chapter("数据来源", sources),
            "",
        ]
    )


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _chapter(title: str, lines: list[str]) -> list[str]:
    return [f"\n## {title}\n", *lines] if lines else []
