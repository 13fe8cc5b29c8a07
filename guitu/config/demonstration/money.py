"""The money of a simulated place, through its verbs: a county's year of vouchers, a city's sharing-out, evaluations.

What the reports state is kept as published; everything else is invented, and says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any

from guitu.allocation.formulas.special_fund import FundUnit
from guitu.allocation.published.nanjing_2021 import PRINTED_ROWS, PRINTED_TOTAL
from guitu.apps.cases.selectors.figures import figure
from guitu.apps.cases.selectors.scope import Scope
from guitu.apps.funds.models import Project, Source
from guitu.apps.funds.services import appropriate, ask, open_project, receive, share_out, sign
from guitu.apps.funds.services.sharing import Pool
from guitu.apps.funds.services.spending import Request
from guitu.apps.organs.models import Account, Role, Unit
from guitu.apps.organs.selectors import Viewer, viewer_of
from guitu.apps.performance.models import Basis, Kind
from guitu.apps.performance.services import (
    Attestation,
    Opening,
    attest,
    attest_published,
    issue_report,
    keep_printed,
    open_evaluation,
    state,
)
from guitu.config.demonstration.places import Place
from guitu.evaluation.evidence import Met
from guitu.evaluation.frameworks.special_fund_2021_items import ITEMS
from guitu.evaluation.published import nanjing_2021, taojiang_2023
from guitu.law.holidays.published import PUBLISHED
from guitu.law.span import Span
from guitu.law.vocabulary import Outcome
from guitu.simulate.chance import Chance
from guitu.simulate.places import TAOJIANG
from guitu.simulate.script import Script

STATEMENTS: dict[str, dict[str, Any]] = tomllib.loads(
    files("guitu.config.demonstration").joinpath("statements.toml").read_text(encoding="utf-8")
)
BUDGET = ((Source.COUNTY, "650000", date(2023, 1, 12)), (Source.CENTRAL, "60000", date(2023, 1, 16)))
ARRIVALS = (
    (Source.COUNTY, "400000", date(2023, 1, 18)),
    (Source.CENTRAL, "60000", date(2023, 3, 22)),
    (Source.COUNTY, "250000", date(2023, 3, 28)),
)
"""In yuan, as the report states them by source; the days are invented."""


@dataclass(frozen=True, slots=True)
class Buying:
    """One thing bought over the year: its use, its words, from whom, how often, for how much in all (yuan)."""

    use: str
    words: str
    payee: str
    times: int
    total: int
    reason: str = ""


BUYINGS: tuple[Buying, ...] = (
    Buying("assessment", "调查评估走访交通和材料费", "桃江县某汽车租赁服务部", 24, 86_400),
    Buying("supervision", "日常走访和实地查访交通费", "桃江县某汽车租赁服务部", 24, 118_600),
    Buying("group_education", "集中教育授课、教材和场地费", "桃江县某职业培训学校", 16, 92_800),
    Buying("psychology", "心理测评和个别辅导服务", "益阳市某心理咨询中心", 8, 48_000),
    Buying("community_service", "公益活动工具和物资", "桃江县某劳保用品店", 6, 18_000),
    Buying("information_system", "智慧矫正中心软硬件建设", "长沙某信息技术有限公司", 5, 168_000),
    Buying("audio_video", "宣告室和询问室音视频设备", "益阳市某电子设备有限公司", 3, 46_500),
    Buying("positioning", "定位终端租用和通信费", "某通信公司桃江分公司", 10, 42_000),
    Buying("file_equipment", "档案柜和装具", "桃江县某办公家具店", 2, 12_600),
    Buying("files", "社区矫正台账印制、装订和文书邮寄费", "桃江县某印务有限公司", 8, 22_400),
    Buying("training", "岗位技能比武和业务培训", "桃江县某会议服务中心", 6, 31_200),
    Buying("publicity", "社区矫正法宣传资料", "桃江县某广告设计部", 4, 13_500),
    Buying(
        "会议", "社区矫正工作会议", "桃江县某会议服务中心", 4, 10_000, "公开报告所列的会议支出，开支范围没有单列会议"
    ),
)
RETURNED = (
    (
        Buying("supervision", "走访车辆保养费", "桃江县某汽车修理厂", 1, 3_860),
        date(2023, 4, 11),
        "发票抬头不是本单位，退回更换",
    ),
    (Buying("training", "外出考察费", "某旅行社", 1, 9_600), date(2023, 8, 22), "没有经批准的培训计划，不予支出"),
)
FIRST, LAST = date(2023, 2, 8), date(2023, 11, 22)
SIGNERS = (
    (Role.JOINT_REVIEWER, "票据齐全，同意会签"),
    (Role.FINANCE_LEADER, "同意支出"),
    (Role.FUND_SUPERVISOR, "用途符合规定，同意"),
)


FOUND: dict[str, dict[str, Any]] = {
    **{item.key: {"met": Met.MET.name} for item in ITEMS},
    "goal_quantified": {"met": Met.UNMET.name},
    "bodies_complete": {"met": Met.UNMET.name},
    "reached": {"met": Met.UNMET.name},
    "committees": {"actual": "14", "target": "15", "unit": "个"},
    "letters": {"correction": 0, "proposal": 1},
    "smart_centre": {"names": []},
    "repair_room": {"names": []},
    "staff_satisfaction": {"part": "37", "whole": "40"},
    "person_satisfaction": {"part": "121", "whole": "152"},
}
"""What an invented examination found, so that one card is complete from the first mark to the grade."""


def lay_money(script: Script, place: Place) -> None:
    """Lay the money of a script; a place whose money nobody has published gets none."""
    if script.key == "taojiang":
        _county(place.counties[TAOJIANG.key])
    if script.key == "nanjing":
        _city(script, place)


def _county(unit: Unit) -> None:
    accountant, handler = _held(unit, Role.FINANCE, LAST), _held(unit, Role.COUNTY_OFFICER, LAST)
    signers = [(_held(unit, role, LAST), opinion) for role, opinion in SIGNERS]
    project = open_project(
        viewer=accountant,
        unit=unit,
        year=2023,
        name="社区矫正经费",
        objective=STATEMENTS["taojiang_2023"]["annual_objective"],
    )
    for source, amount, on in BUDGET:
        appropriate(
            viewer=accountant, project=project, source=source, amount=Decimal(amount), paper="2023年部门预算批复", on=on
        )
    for number, (source, amount, on) in enumerate(ARRIVALS, start=1):
        paper = f"财政授权支付额度到账通知书（演示）第{number}号"
        receive(viewer=accountant, project=project, source=source, amount=Decimal(amount), paper=paper, on=on)
    # What is returned was asked for while there was money left: at the end of the year all is spent.
    for number, (buying, on, why) in enumerate(RETURNED, start=901):
        asked = _ask(project, handler, number, on=on, buying=buying, amount=Decimal(buying.total))
        joint, _ = signers[0]
        sign(viewer=joint, voucher_id=asked, outcome=Outcome.REFUSE, opinion=why, on=_workday(on, 1))
    for number, (day, buying, cost) in enumerate(_bought(), start=1):
        _pay(project, number, on=day, buying=buying, amount=cost, by=(handler, signers, accountant))
    _evaluate_county(unit, project)
    _examine_county(unit, project)


def _bought() -> list[tuple[date, Buying, Decimal]]:
    """Return every purchase of the year in the order of its day; the amounts of each kind make its total."""
    chance = Chance("money")
    rows = [
        (_workday(chance.day(FIRST, LAST), 0), buying, amount)
        for buying in BUYINGS
        for amount in _parts(chance, buying.total, buying.times)
    ]
    return sorted(rows, key=lambda row: row[0])


def _parts(chance: Chance, total: int, times: int) -> Iterator[Decimal]:
    """Cut a total into uneven parts of whole yuan, each about its share."""
    left = total
    for rest in range(times, 1, -1):
        part = left // rest * chance.between(70, 130) // 100
        left -= part
        yield Decimal(part)
    yield Decimal(left)


def _pay(  # noqa: PLR0913 - one parameter a part of the voucher
    project: Project,
    number: int,
    *,
    on: date,
    buying: Buying,
    amount: Decimal,
    by: tuple[Viewer, list[tuple[Viewer, str]], Viewer],
) -> None:
    handler, signers, accountant = by
    asked = _ask(project, handler, number, on=on, buying=buying, amount=amount)
    for passed, (signer, opinion) in enumerate(signers, start=1):
        day = _workday(on, passed)
        sign(viewer=signer, voucher_id=asked, outcome=Outcome.APPROVE, opinion=opinion, on=day)
    day = _workday(on, len(signers) + 2)
    sign(viewer=accountant, voucher_id=asked, outcome=Outcome.PAY, opinion="已报账支付", on=day)


def _ask(  # noqa: PLR0913 - one parameter a part of the voucher
    project: Project, handler: Viewer, number: int, *, on: date, buying: Buying, amount: Decimal
) -> int:
    request = Request(
        use=buying.use,
        words=buying.words,
        amount=amount,
        payee=buying.payee,
        invoice=f"演示{project.year}{number:05d}",
        reason=buying.reason,
    )
    return ask(viewer=handler, project=project, request=request, on=on).pk


def _evaluate_county(unit: Unit, project: Project) -> None:
    cut_off = date(2023, 12, 6)
    officer = _held(unit, Role.COUNTY_OFFICER, cut_off)
    evaluation = open_evaluation(
        viewer=officer,
        opening=Opening(
            unit=unit,
            body=taojiang_2023.TAOJIANG_2023.body,
            year=2023,
            kind=Kind.SELF,
            cut_off=cut_off,
            project=project,
        ),
        on=cut_off,
    )
    facts, printed = taojiang_2023.TAOJIANG_2023, taojiang_2023.PRINTED_TAOJIANG_2023
    attest_published(viewer=officer, evaluation=evaluation, facts=facts, place=taojiang_2023.REPORT, on=cut_off)
    keep_printed(viewer=officer, evaluation=evaluation, printed=printed)
    state(viewer=officer, evaluation=evaluation, statement=STATEMENTS["taojiang_2023"])


def _examine_county(unit: Unit, project: Project) -> None:
    """Evaluate the county once more with an invented examination, up to the issued report."""
    on = date(2023, 12, 6)
    accountant, chief = _held(unit, Role.FINANCE, on), _held(unit, Role.COUNTY_CHIEF, on)
    body = f"{taojiang_2023.TAOJIANG_2023.body}（演示）"
    about = Opening(unit=unit, body=body, year=2023, kind=Kind.DEPARTMENT, cut_off=on, project=project)
    evaluation = open_evaluation(viewer=accountant, opening=about, on=on)
    said = Attestation(author="演示评价组", words="演示所拟的核查结论，并非公开报告所述", on=on, place="演示工作底稿")
    for subject, answer in FOUND.items():
        attest(viewer=accountant, evaluation=evaluation, subject=subject, answer=answer, attestation=said, on=on)
    statement = STATEMENTS["taojiang_2023"]
    limits = ["本报告的核查结论、两书件数、满意度和支出明细均为演示所拟，业务数据由演示档案计数"]
    state(viewer=accountant, evaluation=evaluation, statement={**statement, "limits": limits})
    issue_report(viewer=chief, evaluation=evaluation, on=on)


def _city(script: Script, place: Place) -> None:
    city, on = place.city, script.until
    viewer = _held(city, Role.CITY_OFFICER, on)
    named = {unit.place: unit for unit in place.counties.values()}
    share_out(
        viewer=viewer,
        unit=city,
        pool=Pool(
            year=on.year,
            amount=PRINTED_TOTAL,
            units={name: _fund_unit(viewer, named[name], on, number) for number, name in enumerate(PRINTED_ROWS)},
            source=f"在册人数和调查评估件数由演示档案计数（截至{on}）；财力补助系数、本级经费投入和上年绩效得分为演示所拟，"
            "公开报告没有这些数据，也没有权重",
            printed=PRINTED_ROWS,
        ),
        on=on,
    )
    evaluation = open_evaluation(
        viewer=viewer,
        opening=Opening(
            unit=city,
            body=nanjing_2021.NANJING_2021.body,
            year=on.year,
            kind=Kind.DEPARTMENT,
            cut_off=on,
            basis=Basis.PUBLICATION,
            units=nanjing_2021.DISTRICTS,
        ),
        on=on,
    )
    facts = nanjing_2021.NANJING_2021
    attest_published(viewer=viewer, evaluation=evaluation, facts=facts, place=nanjing_2021.REPORT, on=on)
    keep_printed(viewer=viewer, evaluation=evaluation, printed=nanjing_2021.PRINTED_NANJING_2021)
    state(viewer=viewer, evaluation=evaluation, statement=STATEMENTS["nanjing_2021"])
    issue_report(viewer=viewer, evaluation=evaluation, on=on)


def _fund_unit(viewer: Viewer, unit: Unit, until: date, number: int) -> FundUnit:
    """Count what the record holds of a unit's year; the rest is invented, the same at every loading."""
    chance = Chance("fund unit", number)
    year = until.year
    starts = [date(year, month, 1) for month in range(2, 13)]
    ends = [*(start - timedelta(days=1) for start in starts), date(year, 12, 31)]

    def count(key: str, last: date) -> int:
        return figure(key).count(Scope(viewer, unit, Span(date(year, 1, 1), last)))

    return FundUnit(
        capacity=Decimal(chance.between(80, 120)) / 100,
        opening=count("opening", until),
        month_ends=tuple(count("stock", end) for end in ends),
        assessments=count("assessments", until) - count("undecided", until),
        own_spending=Decimal(chance.between(600, 2600)) / 10,
        score=Decimal(chance.between(850, 980)) / 10,
    )


def _workday(day: date, later: int) -> date:
    """Return a day that is worked, so many worked days after another."""
    while later or not PUBLISHED.works(day):
        day += timedelta(days=1)
        later -= PUBLISHED.works(day) and later > 0
    return day


def _held(unit: Unit, role: Role, on: date) -> Viewer:
    """Return somebody who holds a role at a unit."""
    account = Account.objects.filter(grants__role=role, grants__unit=unit).order_by("pk").first()
    if account is None:
        raise LookupError(f"nobody at [{unit.name}] holds [{role}]")
    return viewer_of(account, on=on)
