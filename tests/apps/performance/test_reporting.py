"""评价报告：扣分都在问题里，问题都有建议，数字都有出处；签发后内容和数据快照留存。"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from guitu.apps.performance.models import Evaluation, Report
from guitu.apps.performance.papering import paper
from guitu.apps.performance.selectors import card_of, docx_of, pdf_of, report_of
from guitu.apps.performance.selectors.reports import paper_of
from guitu.apps.performance.services import issue_report, state
from guitu.apps.performance.statement import Unstated, read, stages_of
from guitu.documents.content import Figure, Table
from guitu.documents.kept import to_plain
from guitu.evaluation.report.analysis import SCORE_HEAD
from guitu.law.course import NotCompetent
from tests.apps.performance.conftest import ON, STATEMENT, Desk

pytestmark = pytest.mark.django_db

FUNDS = {"sources": [["市级财政", "317.00", "317.00", "317.00"]], "uses": [["各区", "317.00"]]}


@pytest.fixture
def city_report(desk: Desk, published: Evaluation) -> Evaluation:
    statement = {**STATEMENT, "funds": FUNDS, "casework": [["接收社区矫正对象", 3411, "人"]]}
    return state(viewer=desk.county.city_officer, evaluation=published, statement=statement)


def test_every_deduction_is_a_problem_and_every_problem_has_its_recommendation(
    desk: Desk, city_report: Evaluation
) -> None:
    viewer = desk.county.city_officer
    written = report_of(city_report, viewer, signed=ON)
    assert len(written.problems) == len(card_of(city_report, viewer).losses) == 4
    assert all(str(problem.recommendation) for problem in written.problems)


def test_every_number_names_its_source(desk: Desk, city_report: Evaluation) -> None:
    written = report_of(city_report, desk.county.city_officer, signed=ON)
    assert written.figures
    assert all(figure.source_key for figure in written.figures)


def test_casework_is_counted_from_the_record(desk: Desk) -> None:
    state(viewer=desk.county.clerk, evaluation=desk.evaluation, statement=STATEMENT)
    written = report_of(desk.evaluation, desk.county.clerk, signed=ON)
    counted = {figure.source_key: figure.value for figure in written.figures}
    assert counted["figures.received"] == 1
    assert counted["figures.stock"] == 1
    assert counted["funds.received"] == 65


def test_without_its_words_there_is_no_report(desk: Desk) -> None:
    with pytest.raises(Unstated, match="项目背景"):
        report_of(desk.evaluation, desk.county.clerk, signed=ON)


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"stages": "某日｜核查"}, r"\[某日\]"),
        ({"stages": "2024-06-01"}, "应有2部分"),
        ({"observations": "问题｜原因"}, "应有3部分"),
    ],
)
def test_a_line_that_lacks_a_part_is_refused(given: dict[str, str], fault: str) -> None:
    with pytest.raises(Unstated, match=fault):
        read(given)


def test_a_step_is_read_with_its_day() -> None:
    assert stages_of({"stages": ["2024-06-01|核查账目"]}) == [(date(2024, 6, 1), "核查账目")]


def test_the_paper_has_its_score_table_and_charts(desk: Desk, city_report: Evaluation) -> None:
    """评分表八栏、十九行和合计；图各有标题；只有一类的图不画。"""
    made = paper(report_of(city_report, desk.county.city_officer, signed=ON))
    body, annex = made.sheets
    (table,) = (block for block in annex.blocks if isinstance(block, Table))
    assert tuple(column.head for column in table.columns) == SCORE_HEAD
    assert len(table.rows) == 20
    assert table.rows[-1][-1] == "96"
    drawn = [block for block in body.blocks if isinstance(block, Figure)]
    assert all(figure.svg.startswith("<svg") and figure.caption for figure in drawn)
    assert not any("资金来源" in figure.caption for figure in drawn)


def test_an_issued_report_is_kept_whole(desk: Desk, city_report: Evaluation) -> None:
    """签发的报告改不了；以后数据变了，它仍是签发时的样子。"""
    viewer = desk.county.city_officer
    kept = issue_report(viewer=viewer, evaluation=city_report, on=ON)
    assert (kept.number, kept.total, kept.grade) == (1, Decimal(96), "优")
    assert json.loads(kept.content) == to_plain(paper_of(kept))
    assert kept.snapshot["marks"]["objectives"]["points"] == 3
    assert kept.snapshot["facts"]["staff_satisfaction"]["value"] == "97.43"
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=kept.pk).update(title="另一份")
    assert issue_report(viewer=viewer, evaluation=city_report, on=ON).number == 2


def test_an_issued_report_prints_as_pdf_and_word(desk: Desk, city_report: Evaluation) -> None:
    kept = paper_of(issue_report(viewer=desk.county.city_officer, evaluation=city_report, on=ON))
    assert pdf_of(kept).startswith(b"%PDF-")
    assert docx_of(kept).startswith(b"PK")


def test_only_who_answers_for_it_issues(desk: Desk) -> None:
    state(viewer=desk.county.clerk, evaluation=desk.evaluation, statement=STATEMENT)
    for viewer in (desk.county.clerk, desk.accountant):
        with pytest.raises(NotCompetent, match="不能签发"):
            issue_report(viewer=viewer, evaluation=desk.evaluation, on=ON)
    assert issue_report(viewer=desk.county.chief, evaluation=desk.evaluation, on=ON).total is None
