"""The grade: one of four, fitting the score; neither without the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from guitu.scrutiny.facts import Concept, facts
from guitu.scrutiny.relation import Operand, Place, Relation, Severity, Verdict, flag, numeral
from guitu.scrutiny.report import Report
from guitu.scrutiny.scoresheets import number

KIND = "grade"
GRADES: tuple[tuple[str, Decimal], ...] = (
    ("优", Decimal(90)),
    ("良", Decimal(80)),
    ("中", Decimal(60)),
    ("差", Decimal(0)),
)
COMMON = {"优秀": "优", "良好": "良", "中等": "中", "较差": "差"}
_WORD = r"优良|优秀|良好|中等|较好|一般|较差|合格|基本合格|不合格|达标|优|良|中|差"
GRADED = re.compile(
    rf"(?:评价|自评|考评|评定|绩效)(?:综合)?(?:的)?(?:结果|结论|等级|等次|级别|档次)(?:综合)?(?:评定|评价|认定|确定)?(?:为|是|：|:|属于|达到)?[“\"‘]?"
    rf"(?P<word>{_WORD})(?!化|先|惠|越|于|异|央|心|期|旬|华|距|额|旅|好的发展)"
    rf"|(?:评定|评|定)(?:级|等)?为[“\"‘]?(?P<other>{_WORD})[”\"’]?(?:等级|等次|级|档)?(?=[，。；）)”\"’]|$)"
    rf"|(?:等级|等次|级别)(?:为|是|：|:)?[“\"‘]?(?P<third>{_WORD})(?=[，。；）)”\"’等级]|$)"
)


def find(report: Report) -> Iterator[Relation]:
    """Yield what is wrong, or right, with the grade that the report gives itself."""
    grades = [
        (match["word"] or match["other"] or match["third"], report.found(line, match.group()))
        for line, text in report.prose
        for match in GRADED.finditer(text)
    ]
    score = _score(report)
    for word, where in dict(grades).items():
        yield from _grade(word, where, score)
    if score and not grades:
        words = f"总分{numeral(score[0])}分，没有写出等级；按优90、良80、中60的分界，应为“{grade_of(score[0])}”。"
        yield flag(KIND, Verdict.SUSPICIOUS, Severity.INFO, words, score[1])


def grade_of(score: Decimal) -> str:
    """Return the grade of a score out of a hundred: each range holds its lower end."""
    return next(grade for grade, floor in GRADES if score >= floor)


def _score(report: Report) -> tuple[Decimal, Place] | None:
    for fact in facts(report):
        if fact.concept is Concept.SCORE and not fact.part:
            return fact.figure.value, report.place(fact.figure)
    for sheet in reversed(report.sheets):
        if sheet.total_score and (total := number(sheet.total_score)) is not None:
            return total, report.at(sheet.total_score)
    return None


def _grade(word: str, where: Place, score: tuple[Decimal, Place] | None) -> Iterator[Relation]:
    known = COMMON.get(word, word)
    if known not in dict(GRADES):
        words = f"评价结果写作“{word}”，不在优、良、中、差四个等级之内。"
        yield flag(KIND, Verdict.FAILS, Severity.ERROR, words, where)
    if score is None:
        words = f"写了等级“{word}”，全文没有得分，等级无从核对。"
        yield flag(KIND, Verdict.SUSPICIOUS, Severity.WARNING, words, where)
    elif known in dict(GRADES) and score[0] <= 100:
        due = grade_of(score[0])
        holds = due == known
        yield Relation(
            KIND,
            Verdict.HOLDS if holds else Verdict.FAILS,
            Severity.INFO if holds else Severity.ERROR,
            f"得分{numeral(score[0])}分，按优90、良80、中60的分界应为“{due}”，写的是“{word}”，"
            + ("相符。" if holds else "不符。"),
            where,
            printed=word,
            recomputed=due,
            operands=(Operand("得分", numeral(score[0])), Operand("等级", word)),
            also=(score[1],),
        )
