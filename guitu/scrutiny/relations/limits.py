"""What may not exceed what: posts filled per kind against posts established, a part against its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from guitu.scrutiny.breakdowns import Breakdown, breakdowns
from guitu.scrutiny.facts import Concept, facts, of
from guitu.scrutiny.figures import Figure, Measure
from guitu.scrutiny.relation import Operand, Place, Relation, Severity, Verdict, numeral
from guitu.scrutiny.report import Report
from guitu.scrutiny.scoresheets import number
from guitu.scrutiny.tallies import Grid

KIND = "limit"
ESTABLISHED = re.compile(r"编制")
IN_POST = re.compile(r"在职|在编|在岗|实有人|现有人|实有.*人")
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("工勤", re.compile(r"工勤")),
    ("自收自支", re.compile(r"自收自支")),
    ("差额拨款", re.compile(r"差额")),
    ("参公", re.compile(r"参公|参照公务员")),
    ("事业", re.compile(r"事业")),
    ("行政", re.compile(r"行政|政法专项|公务员")),
)
POSTS_COLUMN = re.compile(r"编制")
FILLED_COLUMN = re.compile(r"实有|在职|在岗|在编人")


def find(report: Report) -> Iterator[Relation]:
    """Yield posts by total and by kind, single parts against their whole, and people against those they are among."""
    found = breakdowns(report)
    yield from _posts(report, found)
    for one in found:
        if len(one.parts) == 1 and one.cue in ("其中", "括号分列") and one.whole.same_unit(one.parts[0]):
            yield _part(report, one)
    yield from _exit_control(report)
    yield from _spending(report)
    for table in report.tables:
        yield from _of_table(report, Grid(table))


def kind_of_post(name: str) -> str | None:
    """Return the kind of post that a label names; self-supporting before 事业, which its label contains too."""
    return next((kind for kind, pattern in KINDS if pattern.search(name)), None)


def _posts(report: Report, found: tuple[Breakdown, ...]) -> Iterator[Relation]:
    established = next((one for one in found if ESTABLISHED.search(one.whole.label) and _by_kind(one)), None)
    in_post = next(
        (one for one in found if one is not established and IN_POST.search(one.whole.words) and _by_kind(one)), None
    )
    totals = [of(facts(report), concept, report.year) for concept in (Concept.ESTABLISHED, Concept.IN_POST)]
    limit = established.whole if established else totals[0][0].figure if totals[0] else None
    filled = in_post.whole if in_post else totals[1][0].figure if totals[1] else None
    if limit and filled:
        yield _within(report, "在职总数", filled, limit)
    if established and in_post:
        posts = _by_kind(established)
        for kind, figure in _by_kind(in_post).items():
            if kind in posts:
                yield _within(report, kind, figure, posts[kind])
            elif figure.value:
                yield _without(report, kind, figure)


def _by_kind(one: Breakdown) -> dict[str, Figure]:
    kinds: dict[str, Figure] = {}
    for part in one.parts:
        if kind := kind_of_post(part.name):
            kinds.setdefault(kind, part)
    return kinds if len(kinds) > 1 else {}


def _within(report: Report, kind: str, filled: Figure, limit: Figure) -> Relation:
    places = report.place(filled), report.place(limit)
    return compared(f"{kind}：在职{filled.text}", f"编制{limit.text}", filled.value, limit.value, places)


def _without(report: Report, kind: str, figure: Figure) -> Relation:
    words = f"在职人员中有{kind}{figure.text}，编制一处却没有列出{kind}编制，请核实。"
    return Relation(
        KIND, Verdict.SUSPICIOUS, Severity.WARNING, words, report.place(figure), operands=(Operand(kind, figure.text),)
    )


def compared(part: str, whole: str, value: Decimal, limit: Decimal, places: tuple[Place, Place]) -> Relation:
    """Return the relation of a quantity to what bounds it."""
    over = value - limit
    fails = over > 0
    return Relation(
        KIND,
        Verdict.FAILS if fails else Verdict.HOLDS,
        Severity.WARNING if fails else Severity.INFO,
        f"{part}，{whole}，" + (f"超出{numeral(over)}；总数未超不等于分类未超，请核实。" if fails else "没有超出。"),
        places[0],
        printed=numeral(value),
        recomputed=numeral(limit),
        difference=numeral(limit - value),
        operands=(Operand(part, numeral(value)), Operand(whole, numeral(limit))),
        also=(places[1],),
    )


def _part(report: Report, one: Breakdown) -> Relation:
    whole, part = one.whole, one.parts[0]
    places = report.place(part), report.place(whole)
    return compared(f"其中{part.name}{part.text}", f"{whole.name}{whole.text}", part.amount, whole.amount, places)


def _exit_control(report: Report) -> Iterator[Relation]:
    """Those whose papers were taken are among those reported or stopped; both may well be the whole intake."""
    found = facts(report)
    held = [of(found, c, report.year) for c in (Concept.PAPERS, Concept.NOTIFIED, Concept.BORDER, Concept.INFLOW)]
    papers, notified, border, inflow = (group[0].figure if group else None for group in held)
    if papers and notified:
        reported = notified.value + (border.value if border else 0)
        places = report.place(papers), report.place(notified)
        words = f"备案{notified.text}" + (f"、边控{border.text}，合计{numeral(reported)}人" if border else "")
        yield compared(f"证件收缴{papers.text}", words, papers.value, reported, places)
    if notified and border and inflow and notified.value + border.value == inflow.value:
        yield Relation(
            KIND,
            Verdict.HOLDS,
            Severity.INFO,
            f"备案{notified.text}＋边控{border.text}＝{inflow.text}，恰为新接收人数；报告没有说明二者的联系，这只是推测。",
            report.place(notified),
            printed=numeral(inflow.value),
            recomputed=numeral(notified.value + border.value),
            difference="0",
            operands=(Operand("备案", notified.text), Operand("边控", border.text), Operand("新接收", inflow.text)),
            also=(report.place(border), report.place(inflow)),
        )


def _spending(report: Report) -> Iterator[Relation]:
    """Spent is not more than received, nor than budgeted, unless the report explains it."""
    found = facts(report)
    spent = of(found, Concept.SPENT, report.year)
    limit = of(found, Concept.RECEIVED, report.year) or of(found, Concept.BUDGET, report.year)
    if not spent or not limit or spent[0].figure.measure is not Measure.MONEY:
        return
    top = max(limit, key=lambda fact: fact.figure.amount)
    most = max(spent, key=lambda fact: fact.figure.amount)
    places = report.place(most.figure), report.place(top.figure)
    part, whole = f"支出{most.figure.text}", f"{top.concept}{top.figure.text}"
    yield compared(part, whole, most.figure.amount, top.figure.amount, places)


def _of_table(report: Report, grid: Grid) -> Iterator[Relation]:
    """Check a staffing table row by row."""
    limit, filled = grid.column(POSTS_COLUMN), grid.column(FILLED_COLUMN)
    if limit is None or filled is None or limit == filled:
        return
    for label, row in zip(grid.labels, grid.body, strict=True):
        value, bound = number(row[filled]), number(row[limit])
        if value is not None and bound is not None:
            places = report.at(row[filled]), report.at(row[limit])
            yield compared(f"{label}：实有{row[filled].text}", f"编制{row[limit].text}", value, bound, places)
