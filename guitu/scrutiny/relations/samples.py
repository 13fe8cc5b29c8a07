"""Percentages of a survey: can so many of so many people give that figure, and how many were asked?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from guitu.scrutiny.arithmetic import rounded
from guitu.scrutiny.figures import NUMBER
from guitu.scrutiny.relation import Operand, Place, Relation, Severity, Verdict, flag, numeral
from guitu.scrutiny.report import Report

KIND = "sample"
SATISFIED = re.compile(
    rf"满意(?:度|率)(?:[（(][^)）]*[)）])?[,，]?(?:满意(?:度|率))?(?:为|达|达到|是|均为)?({NUMBER})%"
)
SAMPLE = re.compile(
    r"(?:有效(?:问卷|答卷|样本)?|回收(?:有效)?(?:问卷|调查表)?|发放(?:调查)?(?:问卷|调查表)|受访|调查了?|访谈|(?:电话|实地|上门)?(?:访问|回访|走访测评)|测评|抽取|抽查|样本量?为?|问卷)"
    r"[^，。；%\d]{0,8}(\d{1,5})\s*(?:份|人|名|个)|(\d{1,5})\s*(?:份|名|人)[^，。；]{0,8}(?:有效)?(?:问卷|受访|样本)"
)
VALID = re.compile(r"有效")
LARGEST = 20_000


def find(report: Report) -> Iterator[Relation]:
    """Yield every printed satisfaction with the sample that is printed for it, or could have given it."""
    samples = _samples(report)
    for line, text in report.said:
        for match in SATISFIED.finditer(text):
            where = report.found(line, match.group())
            yield _judged(match, samples.get(line) or _only(samples), where)


def smallest_sample(percent: Decimal, decimals: int) -> tuple[int, int] | None:
    """Return the fewest persons asked, and satisfied among them, whose share rounds to that percentage."""
    return next((found for size in range(1, LARGEST) if (found := reached(percent, decimals, size))), None)


def reached(percent: Decimal, decimals: int, size: int) -> tuple[int, int] | None:
    """Return (satisfied, asked) where some head count of that sample rounds to the percentage."""
    near = int(percent * size / 100)
    for satisfied in (near, near + 1):
        if satisfied <= size and rounded(Decimal(satisfied * 100) / size, decimals) == percent:
            return satisfied, size
    return None


def _samples(report: Report) -> dict[int, int]:
    """Return the sample size each paragraph prints: valid answers before those sent out."""
    found: dict[int, int] = {}
    for line, text in report.said:
        sizes = [(bool(VALID.search(match.group())), int(match[1] or match[2])) for match in SAMPLE.finditer(text)]
        if sizes:
            found[line] = min(size for valid, size in sizes if valid == max(sizes)[0])
    return found


def _only(samples: dict[int, int]) -> int | None:
    sizes = set(samples.values())
    return sizes.pop() if len(sizes) == 1 else None


def _judged(match: re.Match[str], size: int | None, where: Place) -> Relation:
    printed = match[1]
    percent, decimals = Decimal(printed), len(printed.partition(".")[2])
    if size:
        found = reached(percent, decimals, size)
        words = f"满意度{printed}%，样本{size}人，" + (
            f"{found[0]}÷{size}可得，相符。"
            if found
            else "没有一个整数人数能得出这个比率；应是加权指数或数字有误，请写明算法。"
        )
        verdict = Verdict.HOLDS if found else Verdict.FAILS
        severity = Severity.INFO if found else Severity.WARNING
        operands = (Operand("满意度", f"{printed}%"), Operand("样本", str(size)))
        return Relation(KIND, verdict, severity, words, where, printed=printed, operands=operands)
    least = smallest_sample(percent, decimals)
    if percent == 100 or least is None:
        words = f"满意度印为{printed}%，没有写明问了多少人、怎样抽取；少数人的百分之百不能说明问题。"
        return flag(KIND, Verdict.FAILS, Severity.WARNING, words, where)
    return Relation(
        KIND,
        Verdict.NOT_CHECKABLE,
        Severity.WARNING,
        f"满意度印为{printed}%，没有写明样本；若按人头计算，至少要问{least[1]}人（{least[0]}÷{least[1]}）才能得出，"
        "少于此数则是加权指数或有误。",
        where,
        printed=printed,
        recomputed=numeral(Decimal(least[1])),
        operands=(Operand("满意度", f"{printed}%"), Operand("最小样本", str(least[1]))),
    )
