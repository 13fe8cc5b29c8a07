"""The evaluation report in seven parts.

Three rules hold by construction: every deduction is among the problems, every problem has
its recommendation in the same order, and every number can be traced to a figure with its
period and cut-off, or to the source that is quoted.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

from guitu.evaluation.framework import Card
from guitu.evaluation.report.analysis import conclusion, indicators
from guitu.evaluation.report.findings import numbered, problems
from guitu.evaluation.report.pieces import (
    Chart,
    ChartKind,
    Paragraph,
    Part,
    Passage,
    Piece,
    Problem,
    Quote,
    Report,
    Series,
    Table,
    paragraph,
    sentence,
)
from guitu.evaluation.report.project import Funding, Material, Project, Spending
from guitu.law.citation import in_chinese

F = TypeVar("F")


def report(project: Project, card: Card[F], material: Material) -> Report:
    """Write the report of one project from its card.

    An incomplete card yields a report that says so and names no grade. Raises ValueError
    where a deduction has no remedy or a count does not add up.
    """
    found = problems(project, card, material)
    return Report(
        title=f"{project.body}{project.year}年度{project.name}绩效评价报告",
        body=project.body,
        signed=project.signed,
        parts=(
            _outset(project),
            _work(project, card),
            conclusion(project, card),
            indicators(project, card, material),
            _shortcomings(project, found),
            _recommendations(found),
            _other(project, card, material),
        ),
        problems=found,
    )


def _said(words: str, key: str) -> Paragraph:
    return paragraph(*sentence(words, f"project.{key}"))


def _outset(project: Project) -> Part:
    funds = project.funds
    amounts = (
        ("年初预算", funds.budgeted, "funds.budgeted"),
        ("，调整后预算", funds.adjusted, "funds.adjusted"),
        ("，实际到位", funds.received, "funds.received"),
        ("，实际支出", funds.spent, "funds.spent"),
    )
    money: list[Piece] = ["本年度"]
    for words, amount, key in amounts:
        money += [words, project.figure(amount, "万元", words.removeprefix("，"), key)]
    rates = (
        ("预算执行率（支出÷调整后预算）", funds.exec_rate_budget, "funds.exec_rate_budget"),
        ("资金使用率（支出÷实际到位）", funds.exec_rate_received, "funds.exec_rate_received"),
    )
    for words, rate, key in rates:
        money += [f"；{words}为", "——" if rate is None else project.figure(rate, "%", words, key)]
    money.append("。")
    excess = (_said(f"支出超过到位资金的原因：{funds.excess}。", "excess"),) if funds.excess else ()
    objectives = (
        paragraph("总体目标：", *sentence(project.lasting_objective, "project.lasting_objective")),
        paragraph("年度目标：", *sentence(project.annual_objective, "project.annual_objective")),
    )
    outset = (_said(project.background, "background"), _said(project.content, "content"), paragraph(*money), *excess)
    return Part(
        "一、基本情况",
        (
            Passage("（一）项目概况", outset, _money_tables(project), _money_charts(project)),
            Passage("（二）项目绩效目标", objectives),
        ),
    )


def _money_tables(project: Project) -> tuple[Table, ...]:
    funds = project.funds
    whole = Funding("合计", funds.budgeted, funds.adjusted, funds.received)
    sources = [(f.words, (f.budgeted, f.adjusted, f.received)) for f in (*funds.sources, whole)]
    uses = [(use.words, (use.amount,)) for use in (*funds.uses, Spending("合计", funds.spent))]
    return (
        _money_table(project, "资金来源", ("来源", "年初预算", "调整后预算", "实际到位"), sources),
        _money_table(project, "资金使用", ("用途", "支出"), uses),
    )


def _money_table(
    project: Project, title: str, head: tuple[str, ...], rows: Sequence[tuple[str, tuple[Decimal, ...]]]
) -> Table:
    def row(words: str, amounts: tuple[Decimal, ...]) -> tuple[Piece, ...]:
        columns = zip(head[1:], amounts, strict=True)
        return (Quote(words, "funds"), *(project.figure(a, "", f"{words}{column}", "funds") for column, a in columns))

    return Table(f"{title}（万元）", head, tuple(row(*each) for each in rows))


def _money_charts(project: Project) -> tuple[Chart, ...]:
    funds = project.funds
    by_source = [(source.words, source.received) for source in funds.sources if source.received]
    by_use = [(use.words, use.amount) for use in funds.uses if use.amount]
    charts = (("资金来源构成", "实际到位", by_source, "funds.received"), ("资金使用构成", "支出", by_use, "funds.uses"))
    return tuple(
        Chart(
            title,
            ChartKind.PIE,
            tuple(words for words, _ in rows),
            (Series(series, tuple(project.figure(amount, "万元", words, key) for words, amount in rows)),),
            "万元",
        )
        for title, series, rows, key in charts
        if rows
    )


def _work(project: Project, card: Card[F]) -> Part:
    framework = card.framework
    number = project.figure(len(framework.indicators), "项", "评价指标数", framework.key)
    full = project.figure(framework.out_of, "分", "满分", framework.key)
    system = paragraph(
        "评价采用“", Quote(framework.words, framework.key), "”，设", number, "指标，满分", full, "；等级分为",
        Quote(framework.grade_words, framework.key), "。评分标准见", Quote(str(framework.cites), framework.key),
        "。评价依据：", Quote("；".join(project.grounds), "project.grounds"), "。",
    )  # fmt: skip
    method = paragraph(
        "评价方法：", Quote("、".join(project.methods), "project.methods"),
        "。业务数据由档案计数得出，其余以附有出处的证据为准；缺少的数据不作零分。",
    )  # fmt: skip
    stages = tuple(
        paragraph(
            Quote(f"{stage.on:%Y年%-m月%-d日}", "project.stages"), "，", Quote(stage.words, "project.stages"), "。"
        )
        for stage in project.stages
    )
    purpose = (
        _said(project.purpose, "purpose"),
        paragraph("评价对象和范围：", *sentence(project.scope, "project.scope")),
    )
    return Part(
        "二、绩效评价工作开展情况",
        (
            Passage("（一）绩效评价目的、对象和范围", (paragraph("本次评价为", str(project.kind), "。"), *purpose)),
            Passage("（二）评价指标体系、方法和标准", (system, method)),
            Passage("（三）绩效评价工作过程", stages),
        ),
    )


def _shortcomings(project: Project, found: tuple[Problem, ...]) -> Part:
    practices = tuple(_said(practice, "practices") for practice in project.practices)
    listed = tuple(numbered("问题", in_chinese(n), problem.words) for n, problem in enumerate(found, 1))
    return Part(
        "五、主要经验及做法、存在的问题及原因分析",
        (
            Passage("（一）主要经验及做法", practices or (paragraph("无。"),)),
            Passage("（二）存在的问题及原因分析", listed or (paragraph("本次评价未发现扣分事项。"),)),
        ),
    )


def _recommendations(found: tuple[Problem, ...]) -> Part:
    listed = tuple(numbered("对问题", in_chinese(n), problem.recommendation) for n, problem in enumerate(found, 1))
    return Part("六、有关建议", (Passage("", listed or (paragraph("无。"),)),))


def _other(project: Project, card: Card[F], material: Material) -> Part:
    key = card.framework.key
    cut_off = paragraph("本报告数据截至", Quote(f"{project.cut_off:%Y年%-m月%-d日}", "project.cut_off"), "。")
    short = (paragraph("数据截止日早于评价年度终了，截止日之后的情况未计入。"),)
    texts = [
        cut_off,
        *short * (project.cut_off < project.period.last),
        *(paragraph(Quote(f"{i.words}未评分：{mark.why}", f"{key}.{i.key}"), "。") for i, mark in card.unscored),
        *(
            paragraph(
                "评分标准的读法，", Quote(f"{i.words}（{remark.defect}）：{remark.words}", f"{key}.{i.key}"), "。"
            )
            for i, remark in card.framework.remarks
        ),
        *(_said(limit, "limits") for limit in material.limits),
    ]
    return Part("七、其他需要说明的问题", (Passage("", tuple(texts)),))
