"""A county with an evaluation of its own money, and one of a city by a published report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from guitu.apps.funds.models import Source
from guitu.apps.funds.services import appropriate, open_project, receive
from guitu.apps.organs.models import Role
from guitu.apps.organs.selectors import Viewer
from guitu.apps.performance.models import Basis, Evaluation, Kind
from guitu.apps.performance.services import Opening, attest_published, keep_printed, open_evaluation
from guitu.evaluation.published import nanjing_2021
from tests.apps.county import County, a_county, a_viewer

ON = date(2024, 6, 3)
CUT_OFF = date(2024, 5, 31)
STATEMENT = {
    "background": "背景",
    "content": "内容",
    "lasting_objective": "总体目标",
    "annual_objective": "年度目标",
    "purpose": "目的",
    "scope": "范围",
    "methods": ["比较法"],
    "grounds": ["项目支出绩效评价管理办法"],
    "stages": ["2024-06-01｜核查账目"],
}


@dataclass(frozen=True)
class Desk:
    """The county, who keeps its accounts, and its evaluation."""

    county: County
    accountant: Viewer
    evaluation: Evaluation


@pytest.fixture
def desk() -> Desk:
    county = a_county()
    accountant = a_viewer("accountant", Role.FINANCE, county.county)
    project = open_project(viewer=accountant, unit=county.county, year=2024, name="社区矫正经费", objective="保障工作")
    money = {"project": project, "source": Source.COUNTY, "amount": Decimal(650_000), "on": date(2024, 1, 20)}
    appropriate(viewer=accountant, paper="批复", **money)  # type: ignore[arg-type]
    receive(viewer=accountant, paper="拨款单", **money)  # type: ignore[arg-type]
    about = Opening(unit=county.county, body="某县司法局", year=2024, kind=Kind.SELF, cut_off=CUT_OFF, project=project)
    return Desk(county, accountant, open_evaluation(viewer=county.clerk, opening=about, on=ON))


@pytest.fixture
def published(desk: Desk) -> Evaluation:
    """The city of a published report, with the report's own words as evidence and its card beside."""
    facts, viewer = nanjing_2021.NANJING_2021, desk.county.city_officer
    about = Opening(
        unit=desk.county.city,
        body=facts.body,
        year=2021,
        kind=Kind.DEPARTMENT,
        cut_off=date(2021, 12, 31),
        basis=Basis.PUBLICATION,
        units=nanjing_2021.DISTRICTS,
    )
    evaluation = open_evaluation(viewer=viewer, opening=about, on=ON)
    attest_published(viewer=viewer, evaluation=evaluation, facts=facts, place=nanjing_2021.REPORT, on=ON)
    keep_printed(viewer=viewer, evaluation=evaluation, printed=nanjing_2021.PRINTED_NANJING_2021)
    return evaluation
