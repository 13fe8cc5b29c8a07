"""Opening an evaluation, attesting what no record can say, keeping the words of the report and a published card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction

from guitu.apps.cases.services.attaching import kind_of
from guitu.apps.funds.models import Project
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.sealing import sealed
from guitu.apps.ledger.services import Row, record_many
from guitu.apps.organs.models import Role, Unit
from guitu.apps.organs.selectors import Viewer, chain_of
from guitu.apps.performance.models import Basis, Evaluation, Evidence, Kind, PrintedCard
from guitu.apps.performance.selectors.facts import counts_from_record, rows_behind
from guitu.apps.performance.subjects import FRAMEWORKS, SUBJECTS, Shape, answer_of
from guitu.evaluation.frameworks.special_fund_2021 import FundYear
from guitu.evaluation.printed import Printed
from guitu.law.course import NotCompetent

EVALUATORS = (
    Role.COUNTY_OFFICER,
    Role.COUNTY_CHIEF,
    Role.BUREAU_HEAD,
    Role.CITY_OFFICER,
    Role.PROVINCE_OFFICER,
    Role.FINANCE,
)
"""Who evaluates: open, attest, write."""


class Unsound(ValueError):
    """What cannot be recorded so; the message names the value and what was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What an evaluation is about. `units` are those among which shares are counted; blank means the unit itself."""

    unit: Unit
    body: str
    year: int
    kind: Kind
    cut_off: date
    framework: str = "special_fund_2021"
    basis: Basis = Basis.RECORD
    units: tuple[str, ...] = ()
    project: Project | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """Who says something, in which words, of which day, on which paper; the paper itself where it is at hand."""

    author: str
    words: str
    on: date | None = None
    place: str = ""
    name: str = ""
    content: bytes = b""


@transaction.atomic
def open_evaluation(*, viewer: Viewer, opening: Opening, on: date) -> Evaluation:
    """Open an evaluation; of each kind one a year."""
    evaluates(viewer, opening.unit.path)
    if opening.framework not in FRAMEWORKS:
        raise Unsound(f"没有指标体系[{opening.framework}]")
    if opening.cut_off > on:
        raise Unsound(f"数据截止日[{opening.cut_off}]在今天（{on}）之后")
    if opening.cut_off < date(opening.year, 1, 1):
        raise Unsound(f"数据截止日[{opening.cut_off}]早于{opening.year}年度")
    if opening.project and (opening.project.unit_id, opening.project.year) != (opening.unit.pk, opening.year):
        raise Unsound(f"项目[{opening.project}]不是{opening.unit.name}{opening.year}年度的项目")
    known = {"unit": opening.unit, "year": opening.year, "framework": opening.framework, "kind": opening.kind}
    if Evaluation.objects.filter(**known).exists():
        raise Unsound(f"{opening.unit.name}{opening.year}年度的{opening.kind.label}已经开始")
    evaluation = Evaluation.objects.create(
        **known,
        body=opening.body.strip() or opening.unit.name,
        basis=opening.basis,
        units=list(opening.units or (opening.unit.place or opening.unit.name,)),
        cut_off=opening.cut_off,
        project=opening.project,
        opened=on,
        acting=viewer.account,
        path=opening.unit.path,
    )
    note(viewer, evaluation, Verb.CREATE, ("evaluation", evaluation.pk))
    return evaluation


@transaction.atomic
def attest(  # noqa: PLR0913 - one parameter a part of the record
    *,
    viewer: Viewer,
    evaluation: Evaluation,
    subject: str,
    answer: Mapping[str, Any],
    attestation: Attestation,
    on: date,
) -> Evidence:
    """Record what an examination found. What the record counts by itself is refused."""
    evaluates(viewer, evaluation.path)
    _fits(viewer, evaluation, subject, answer)
    kept = _row(viewer, evaluation, subject, answer, attestation, on)
    kept.save(force_insert=True)
    note(viewer, evaluation, Verb.CREATE, ("evidence", kept.pk))
    return kept


@transaction.atomic
def attest_published(*, viewer: Viewer, evaluation: Evaluation, facts: FundYear, place: str, on: date) -> int:
    """Record everything that a published report says, as evidence of the published words; how many subjects."""
    evaluates(viewer, evaluation.path)
    rows = []
    for key, subject in SUBJECTS.items():
        if evaluation.basis == Basis.RECORD and key in COUNTED:
            continue
        if (found := answer_of(facts, key)) is None:
            continue
        answer, evidence = found
        said = Attestation(
            author=evidence.author if evidence else facts.body,
            words=evidence.words if evidence else f"报告所述{subject.words}",
            on=evidence.on if evidence else None,
            place=evidence.attachment if evidence else f"《{place}》",
        )
        rows.append(_row(viewer, evaluation, key, answer, said, on))
    Evidence.objects.bulk_create(rows)
    note(viewer, evaluation, Verb.CREATE, *(("evidence", row.pk) for row in rows))
    return len(rows)


@transaction.atomic
def state(*, viewer: Viewer, evaluation: Evaluation, statement: Mapping[str, Any]) -> Evaluation:
    """Keep the words of the report; what an earlier statement said beside them stays."""
    evaluates(viewer, evaluation.path)
    evaluation.statement = {**evaluation.statement, **statement}
    evaluation.save(update_fields=["statement"])
    note(viewer, evaluation, Verb.CHANGE, ("evaluation", evaluation.pk))
    return evaluation


@transaction.atomic
def keep_printed(*, viewer: Viewer, evaluation: Evaluation, printed: Printed) -> PrintedCard:
    """Keep a published card beside ours."""
    evaluates(viewer, evaluation.path)
    known = {indicator.key for indicator in FRAMEWORKS[evaluation.framework].indicators}
    if strange := sorted(printed.marks.keys() - known):
        raise Unsound(f"公开的评分表有本指标体系没有的指标[{'、'.join(strange)}]")
    if hasattr(evaluation, "printed"):
        raise Unsound(f"已经登记过公开的评分表《{evaluation.printed.document}》")
    kept = PrintedCard.objects.create(
        evaluation=evaluation,
        document=printed.document,
        marks={
            key: {
                "score": str(row.score),
                "text": row.text,
                "in_text": None if row.in_text is None else str(row.in_text),
            }
            for key, row in printed.marks.items()
        },
        total=printed.total,
        grade=printed.grade or "",
        acting=viewer.account,
    )
    note(viewer, evaluation, Verb.CREATE, ("printed_card", kept.pk))
    return kept


COUNTED = frozenset({"escapes", "reoffending"})
"""Subjects that the record answers; evidence may only say how much of what it shows belongs to them."""


def evaluates(viewer: Viewer, path: str) -> None:
    """Refuse whoever has no part in evaluations there."""
    if not viewer.has_at(path, *EVALUATORS):
        raise NotCompetent("绩效评价由本级社区矫正机构、财务人员和上级机构办理，您的岗位不能办理")


def note(viewer: Viewer, evaluation: Evaluation, verb: Verb, *subjects: tuple[str, int]) -> None:
    """Put what was done into the ledger, a row each."""
    told = {"evaluation": evaluation.pk}
    rows = [Row(viewer.account.username, verb, subject, pk, detail=told) for subject, pk in subjects]
    record_many(chain=chain_of(evaluation.unit), rows=rows)


def _row(  # noqa: PLR0913, PLR0917 - one parameter a part of the row
    viewer: Viewer, evaluation: Evaluation, subject: str, answer: Mapping[str, Any], attestation: Attestation, on: date
) -> Evidence:
    if not (attestation.author.strip() and attestation.words.strip()):
        raise Unsound("请填写出具人和情况：没有出处的结论不能作为评分依据")
    if attestation.on and attestation.on > on:
        raise Unsound(f"材料日期[{attestation.on}]在今天（{on}）之后")
    content = attestation.content
    return Evidence(
        evaluation=evaluation,
        subject=subject,
        answer=dict(answer),
        author=attestation.author.strip(),
        words=attestation.words.strip(),
        on=attestation.on,
        place=attestation.place.strip(),
        name=attestation.name[-128:] if content else "",
        format=kind_of(attestation.name, content) if content else "",
        digest=sha256(content).hexdigest() if content else "",
        content=sealed(content) if content else None,
        added=on,
        acting=viewer.account,
    )


def _fits(viewer: Viewer, evaluation: Evaluation, key: str, answer: Mapping[str, Any]) -> None:
    if key not in SUBJECTS:
        raise Unsound(f"本指标体系没有事项[{key}]")
    subject = SUBJECTS[key]
    if subject.shape is Shape.LAGGING and (
        strange := [name for name in answer["names"] if name not in evaluation.units]
    ):
        raise Unsound(f"单位[{'、'.join(strange)}]不在所列单位之中：{'、'.join(evaluation.units)}")
    if evaluation.basis == Basis.RECORD and key in COUNTED:
        _within_record(viewer, evaluation, key, answer)


def _within_record(viewer: Viewer, evaluation: Evaluation, key: str, answer: Mapping[str, Any]) -> None:
    words = SUBJECTS[key].words
    if not counts_from_record(evaluation, viewer):
        raise NotCompetent(f"“{words}”须由有权查阅档案的人员对照档案认定")
    behind = rows_behind(evaluation, viewer, key)
    happened = behind.rows.count()
    if not happened:
        raise Unsound(f"“{words}”由档案计数，现为零，不需要也不能另行填报")
    if key == "reoffending" and "part" not in answer:
        raise Unsound("请填写重新犯罪的人数作为分子，比率由档案所载人数计算")
    stated = int(answer["part"]) if key == "reoffending" else sum(answer.values())
    if stated > happened:
        raise Unsound(f"“{words}”填报[{stated}]，多于档案所载“{behind.words}”{happened}")
