"""Parts three and four: the result with its score table, and the analysis leaf by leaf."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from guitu.evaluation.framework import Card, Indicator, Source
from guitu.evaluation.marks import Mark, Unscored
from guitu.evaluation.report.pieces import Chart, ChartKind, Paragraph, Part, Passage, Piece, Quote, Series, Table
from guitu.evaluation.report.pieces import paragraph as _p
from guitu.evaluation.report.project import Material, Project, Tally
from guitu.evaluation.survey import Survey, wilson
from guitu.law.citation import in_chinese

F = TypeVar("F")

SCORE_HEAD = ("一级指标", "二级指标", "三级指标", "指标值", "评分标准", "评分过程", "分值", "得分")


def conclusion(project: Project, card: Card[F]) -> Part:
    """三、综合评价情况及评价结论：总分、等级、各部分得分，附评分表。"""
    key, full = card.framework.key, project.figure(card.framework.out_of, "分", "满分", card.framework.key)
    if not card.at_stake:
        result = _p(card.conclusion, "。")
    elif card.total is None:
        low, high = (project.figure(bound, "分", "总分范围", key) for bound in card.between)
        lacking = Quote("、".join(indicator.words for indicator, _ in card.unscored), key)
        result = _p("评分尚不完整，不定等级：", lacking, "未评分。其余指标补齐后，总分将在", low, "至", high, "之间。")
    else:
        total = project.figure(card.total, "分", "绩效评价得分", key)
        raw = (
            project.figure(card.won, "分", "折算前得分", key),
            project.figure(card.at_stake, "分", "本期计分的分值", key),
        )
        scaled = () if card.at_stake == card.framework.out_of else ("（", raw[0], "／", raw[1], "折算）")
        result = _p("经评价，本项目得", total, *scaled, "，满分", full, "，评价等级为“", f"{card.grade}", "”。")
    vetoed = tuple(
        _p("一票否决：", Quote(v.words, key), "，总分至多", project.figure(v.at_most, "分", v.words, key), "。")
        for v in card.vetoes
    )
    charts = _section_chart(project, card)
    return Part("三、综合评价情况及评价结论", (Passage("", (result, *vetoed), (score_table(project, card),), charts),))


def score_table(project: Project, card: Card[F]) -> Table:
    """Lay out the card as the official table: eight columns, a row a leaf, the sum below."""
    key = card.framework.key
    last: tuple[Piece, ...] = (
        project.figure(card.at_stake, "", "本期计分的分值合计", key),
        project.figure(card.won, "", "得分合计", key) if card.complete else "评分不完整",
    )
    rows = (_score_row(project, card, indicator, mark) for indicator, mark in card.marks)
    return Table(f"{project.name}绩效评价指标评分表", SCORE_HEAD, (*rows, ("合计", "", "", "", "", "", *last)))


def _score_row(project: Project, card: Card[F], indicator: Indicator[F], mark: Mark | Unscored) -> tuple[Piece, ...]:
    key = f"{card.framework.key}.{indicator.key}"
    above = [Quote(section.words, card.framework.key) for section in card.framework.headings(indicator)]
    first, *deeper = above or [Quote("", key)]
    second = deeper[-1] if deeper else Quote("", key)
    texts = (indicator.words, indicator.target, indicator.scoring.words, mark.why)
    score: Piece = "未评分"
    if isinstance(mark, Mark):
        score = project.figure(mark.points, "", f"{indicator.words}得分", key) if mark.out_of else "不计分"
    full = project.figure(indicator.scoring.full, "", f"{indicator.words}分值", key)
    return (first, second, *(Quote(text, key) for text in texts), full, score)


def _section_chart(project: Project, card: Card[F]) -> tuple[Chart, ...]:
    lowest = [s for s in card.subtotals if any(i.section == s.section.key for i in card.framework.indicators)]
    known = [(subtotal, subtotal.won) for subtotal in lowest if subtotal.out_of and subtotal.won is not None]
    if not known:
        return ()
    key = card.framework.key
    full = [project.figure(s.out_of, "分", f"{s.section.words}分值", f"{key}.{s.section.key}") for s, _ in known]
    won = [project.figure(points, "分", f"{s.section.words}得分", f"{key}.{s.section.key}") for s, points in known]
    names = tuple(subtotal.section.words for subtotal, _ in known)
    series = (Series("分值", tuple(full)), Series("得分", tuple(won)))
    return (Chart("各部分分值与得分", ChartKind.BAR, names, series, "分"),)


def indicators(project: Project, card: Card[F], material: Material) -> Part:
    """四、绩效评价指标分析：一级指标下逐项分析，后附业务数据与满意度调查。"""
    roots = [section for section in card.framework.sections if not section.within]
    leaves = {root.key: [pair for pair in card.marks if root in card.framework.headings(pair[0])] for root in roots}
    titled = [(root.words, leaves[root.key]) for root in roots] or [("各项指标", list(card.marks))]
    bodies: list[tuple[str, tuple[Paragraph, ...], tuple[Chart, ...]]] = [
        (words, tuple(_leaf(project, card, *pair) for pair in pairs), ()) for words, pairs in titled
    ]
    if material.casework:
        bodies.append(("业务数据", tuple(map(_tally, material.casework)), _casework_chart(material.casework)))
    if material.surveys:
        bodies.append(("满意度调查", tuple(_survey(project, survey) for survey in material.surveys), ()))
    passages = (
        Passage(f"（{in_chinese(number)}）{words}", paragraphs, (), charts)
        for number, (words, paragraphs, charts) in enumerate(bodies, 1)
    )
    return Part("四、绩效评价指标分析", tuple(passages))


def _leaf(project: Project, card: Card[F], indicator: Indicator[F], mark: Mark | Unscored) -> Paragraph:
    key = f"{card.framework.key}.{indicator.key}"
    full = project.figure(indicator.scoring.full, "分", f"{indicator.words}分值", key)
    score: tuple[Piece, ...] = ("，未评分",)
    if isinstance(mark, Mark) and mark.out_of:
        at_stake = project.figure(mark.out_of, "分", f"{indicator.words}本期计分的分值", key)
        part = () if mark.out_of == indicator.scoring.full else ("，本期计分", at_stake)
        score = (*part, "，得", project.figure(mark.points, "分", f"{indicator.words}得分", key))
    elif isinstance(mark, Mark):
        score = ("，不计分",)
    standard = Quote(indicator.scoring.words, key)
    cautions = tuple(piece for caution in mark.cautions for piece in ("提示：", Quote(caution, key), "。"))
    return _p(
        Quote(indicator.words, key), "（分值", full, *score, "）。标准：", standard, "。评分：", Quote(mark.why, key),
        "。依据：", Quote(_place(card, indicator), key), "。", *cautions,
    )  # fmt: skip


def _place(card: Card[F], indicator: Indicator[F]) -> str:
    """Say where the row stands, short where it is in the document that the framework itself cites."""
    row, whole = indicator.cites, card.framework.cites
    if isinstance(row, Source) and isinstance(whole, Source) and row.document == whole.document:
        return f"评分标准{row.place}"
    return str(row)


def _tally(tally: Tally) -> Paragraph:
    named = [(Quote(part.words, part.source_key), part, "、") for part in tally.parts]
    parts = [piece for row in named for piece in row][:-1]
    lead: tuple[Piece, ...] = ("，其中：",) if parts else ()
    return _p(Quote(tally.total.words, tally.total.source_key), tally.total, *lead, *parts, "。")


def _casework_chart(casework: Sequence[Tally]) -> tuple[Chart, ...]:
    """Chart the totals that share the commonest unit: persons and cases do not stand on one axis."""
    units = [tally.total.unit for tally in casework]
    if not units:
        return ()
    unit = max(sorted(set(units)), key=units.count)
    totals = tuple(tally.total for tally in casework if tally.total.unit == unit)
    series = (Series("全年", totals),)
    return (Chart("主要业务数据", ChartKind.BAR, tuple(total.words for total in totals), series, unit),)


def _survey(project: Project, survey: Survey) -> Paragraph:
    key = f"survey.{survey.subject}"
    rate = survey.top()
    counted = [
        ("总体", survey.population),
        ("，发出", survey.sent),
        ("，收回", survey.returned),
        ("，有效", survey.valid),
    ]
    numbers = tuple(
        piece
        for words, number in counted
        for piece in (
            words,
            project.figure(number, "人" if words == "总体" else "份", f"{survey.subject}：{words}", key),
        )
    )
    how = Quote(
        f"（{survey.frame}，{survey.sampling}，{survey.mode}，由{survey.asked_by}组织，截至{survey.closed:%Y年%-m月%-d日}）",
        key,
    )
    if not rate.whole:
        return _p(Quote(survey.subject, key), how, "：", *numbers, "，没有有效答卷。")
    low, high = wilson(rate)
    percent = project.figure(rate.percent, "%", f"{survey.subject}：满意率", key)
    ends = (project.figure(end, "%", f"{survey.subject}：置信区间", key) for end in (low, high))
    first, second = ends
    cautions = tuple(piece for caution in survey.cautions for piece in ("提示：", Quote(caution, key), "。"))
    return _p(
        Quote(survey.subject, key), how, "：", *numbers, "。很满意与满意合计占有效答卷的", percent,
        "，百分之九十五置信区间", first, "至", second, "。", *cautions,
    )  # fmt: skip
