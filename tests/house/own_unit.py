"""A unit with one of everything in it, whose words occur nowhere else, and strangers of every role around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from guitu.allocation.formulas.special_fund import FundUnit
from guitu.apps.cases.models import Case, Errand
from guitu.apps.cases.selectors.courses import course_of
from guitu.apps.cases.services import attach, begin, take
from guitu.apps.correspondence.models import Manner, Message, Register
from guitu.apps.correspondence.services import issue, send, serve
from guitu.apps.dashboards.models import SavedFilter
from guitu.apps.funds.models import Appropriation, Arrival, Project, Signature, Voucher
from guitu.apps.funds.services import share_out
from guitu.apps.funds.services.sharing import Pool
from guitu.apps.ledger.sealing import digested, sealed
from guitu.apps.organs.models import Account, Entrustment, Grant, Level, Power, Role, Staff, Token, TokenScope, Unit
from guitu.apps.organs.selectors import Viewer, token_digest, viewer_of
from guitu.apps.people.models import Correction, Identity, Person, Portrait, RegistrationItem, Relation, Sentence, Sex
from guitu.apps.performance.models import Kind, PrintedCard
from guitu.apps.performance.services import Attestation, Opening, attest, issue_report, open_evaluation, state
from guitu.law.procedures.outgoing_leave import Decision
from guitu.law.span import Span, days
from guitu.law.vocabulary import Category, GroundKey, Outcome, Stage

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

SECRETS_OF_FILES = (
    "鄢墨渊",
    "yan moyuan",
    "钟离澹",
    "闻人寂",
    "99999919880709007X",
    "999999199102030045",
    "13977778888",
    "13966665555",
    "隐溪巷七十七号",
    "秘档-7731",
    "密判字第7731号",
    "隐清外字",
    "晦暗罪",
    "遮月医院",
    "暗访照片",
    "秘而不宣的消息",
    "静默社会关系",
)
"""Words of the unit's files: names, numbers, addresses, papers, what was stated."""

SECRETS_OF_PLACES = (
    "密源商行",
    "藏锋会务",
    "7654.32",
    "7,654.32",
    "发票ZZ7731",
    "韬光项目",
    "晦字拨款",
    "匿影凭证",
    "缄口证据",
)
"""Words of the unit's money and evaluations."""

SECRETS_OF_STAFF = ("司徒静默",)
"""Who works there."""


@dataclass(frozen=True)
class Stranger:
    """Somebody with one role in one place, and two ways to knock: a session and a token."""

    name: str
    viewer: Viewer
    client: Client
    bearer: str

    def sees_files(self, own: Unit) -> bool:
        return self.viewer.sees(own.path)

    def covers(self, own: Unit) -> bool:
        return self.viewer.covers(own.path)


@dataclass
class Around:
    """The unit, what lies in it by the names under which addresses mean it, and everybody around."""

    own: Unit
    places: dict[str, Unit]
    objects: dict[str, Any] = field(default_factory=dict)
    strangers: list[Stranger] = field(default_factory=list)


def everything_and_everybody() -> Around:
    """Build it once: objects through the verbs where there are verbs."""
    places = _places()
    around = Around(places["own"], places)
    officer = _account("own_officer", "司徒静默", Role.OFFICER, places["own"])
    chief = _account("own_chief", "方志远", Role.COUNTY_CHIEF, places["parent"])
    _file(around, officer)
    _money(around, officer.account)
    _evaluation(around, chief)
    _organs(around, officer.account)
    around.strangers.extend(_everybody(places))
    return around


def _places() -> dict[str, Unit]:
    province = _unit(Level.PROVINCE, "示范省社区矫正管理局", None, "99", "示范省")
    city = _unit(Level.CITY, "临江市社区矫正管理局", province, "9901", "临江市")
    county = _unit(Level.COUNTY, "清溪县社区矫正管理局", city, "990101", "清溪县", "隐清")
    other = _unit(Level.COUNTY, "青山县社区矫正管理局", city, "990102", "青山县")
    far = _unit(Level.CITY, "远江市社区矫正管理局", province, "9902", "远江市")
    return {
        "own": _unit(Level.OFFICE, "城关司法所", county, "01", "城关镇"),
        "sibling": _unit(Level.OFFICE, "河西司法所", county, "02", "河西镇"),
        "parent": county,
        "other county": other,
        "other city": far,
    }


def _unit(  # noqa: PLR0917 - a row of a table
    level: Level, name: str, parent: Unit | None, code: str, place: str, mark: str = "示"
) -> Unit:
    path = f"{parent.path if parent else ''}{code}/"
    return Unit.objects.create(level=level, name=name, parent=parent, path=path, place=place, mark=mark)


def _account(username: str, name: str, role: Role, unit: Unit) -> Viewer:
    staff = Staff.objects.create(unit=unit, name=name, kind="administrative", corrections=True, first=date(2020, 1, 1))
    account = Account(username=username, staff=staff)
    account.set_unusable_password()
    account.save()
    Grant.objects.create(account=account, role=role, unit=unit, first=date(2020, 1, 1))
    return viewer_of(account, on=timezone.localdate())


def _everybody(places: dict[str, Unit]) -> list[Stranger]:
    """Return everybody who could knock: every role in every place, and somebody without any duty."""
    found: list[Stranger] = []
    for where, unit in places.items():
        for role in Role:
            username = f"{role.value}@{where}".replace(" ", "_")[:32]
            found.append(_stranger(username, _account(username, f"某{len(found)}", role, unit)))
    idle = Account(username="idle", staff=None)
    idle.set_unusable_password()
    idle.save()
    return [*found, _stranger("idle", viewer_of(idle, on=timezone.localdate()))]


def _stranger(name: str, viewer: Viewer) -> Stranger:
    today, secret = timezone.localdate(), uuid4().hex
    Token.objects.create(
        account=viewer.account,
        name="试",
        digest=token_digest(secret),
        scopes=[scope.value for scope in TokenScope],
        first=today,
        last=today,
    )
    client = Client()
    client.force_login(viewer.account)
    return Stranger(name, viewer, client, secret)


def _file(around: Around, officer: Viewer) -> None:
    today, own, county = timezone.localdate(), around.own, around.places["parent"]
    Entrustment.objects.create(
        county=county, office=own, power=Power.SHORT_LEAVE, paper="委托书", first=date(2024, 1, 1)
    )
    person = _person("鄢墨渊", "99999919880709007X", own)
    before = _person("闻人寂", "999999199102030045", own)
    sentence = Sentence.objects.create(
        person=person,
        offence="晦暗罪",
        court="清溪县人民法院",
        number="密判字第7731号",
        pronounced=today - timedelta(days=230),
        effective=today - timedelta(days=220),
        penalty="有期徒刑一年，缓刑二年",
    )
    correction = Correction.objects.create(
        person=person,
        sentence=sentence,
        category=Category.PROBATION.name,
        first=today - timedelta(days=200),
        last=today + timedelta(days=530),
        county=county,
        office=own,
        path=own.path,
        number="秘档-7731",
        stage=Stage.SERVING.name,
        received=today - timedelta(days=195),
        imported=True,
    )
    Relation.objects.create(person=person, name="钟离澹", relation="父母", telephone="13966665555")
    RegistrationItem.objects.create(person=person, item="marriage", value="静默社会关系", recorded=today)
    Portrait.objects.create(person=person, content=sealed(b"\xff\xd8\xff"), kind="image/jpeg", taken=today)
    decided, waiting = (_leave(officer, person, correction, own, 10 + 20 * number) for number in range(2))
    take(
        viewer=officer,
        case_id=decided.pk,
        outcome=Outcome.APPROVE,
        on=today,
        facts=Decision(opinion="同意", reasons="确需就医"),
    )
    kept = attach(viewer=officer, case_id=decided.pk, name="暗访照片.pdf", content=b"%PDF-1.7")
    permit = Errand.objects.get(act__case=decided, key="leave_permit")
    notice = Errand.objects.get(act__case=decided, key="record")
    paper = issue(viewer=officer, errand_id=permit.pk, on=today)
    service = serve(viewer=officer, paper_id=paper.pk, to="鄢墨渊", manner=Manner.DIRECT, on=today)
    dispatch = send(viewer=officer, errand_id=notice.pk, manner=Manner.POST, on=today)
    take(
        viewer=officer,
        case_id=waiting.pk,
        outcome=Outcome.APPROVE,
        on=today,
        facts=Decision(opinion="同意", reasons="确需就医"),
    )
    owed = Errand.objects.get(act__case=waiting, key="leave_permit")
    Message.objects.create(unit=own, register=Register.OFFICER, title="秘而不宣的消息", body="鄢墨渊", case=decided)
    around.objects |= {
        "correction_id": correction.pk,
        "person_id": before.pk,
        "case_id": waiting.pk,
        "number": 3,
        "attachment_id": kept.pk,
        "errand_id": owed.pk,
        "dispatch_id": dispatch.pk,
        "paper_id": paper.pk,
        "service_id": service.pk,
    }


def _person(name: str, number: str, own: Unit) -> Person:
    return Person.objects.create(
        name=name,
        pinyin="yan moyuan",
        initials="ymy",
        sex=Sex.MALE,
        born=date(1988, 7, 9),
        identity=Identity.RESIDENT,
        number=number,
        number_digest=digested(number),
        last_six_digest=digested(number[-6:]),
        household="隐溪巷七十七号",
        residence="隐溪巷七十七号",
        telephone="13977778888",
        path=own.path,
    )


def _leave(officer: Viewer, person: Person, correction: Correction, own: Unit, after: int) -> Case:
    """A leave applied for and verified by the office, waiting to be decided."""
    today = timezone.localdate()
    first = today + timedelta(days=after)
    case, _ = begin(
        viewer=officer,
        procedure="outgoing_leave",
        person=person,
        correction=correction,
        office=own,
        asked={"ground": GroundKey("medical"), "destination": "遮月医院", "span": Span(first, first + days(4))},
        on=today,
    )
    step = course_of(case).step
    assert step
    assert step.asks
    stated = step.asks(**dict.fromkeys(step.asks.__dataclass_fields__, "属实"))
    take(viewer=officer, case_id=case.pk, outcome=Outcome.FORWARD, on=today, facts=stated)
    return case


def _money(around: Around, account: Account) -> None:
    today, own = timezone.localdate(), around.own
    project = Project.objects.create(unit=own, year=today.year, name="韬光项目", objective="目标", path=own.path)
    amount = Decimal("7654.32")
    Appropriation.objects.create(
        project=project, source="county", amount=amount, paper="晦字拨款", on=today, acting=account
    )
    Arrival.objects.create(project=project, source="county", amount=amount, paper="匿影凭证", on=today, acting=account)
    voucher = Voucher.objects.create(
        project=project,
        use="training",
        words="藏锋会务",
        amount=amount,
        payee="密源商行",
        invoice="发票ZZ7731",
        chain=[{"key": "joint_review", "words": "会审", "by": "JOINT_REVIEW", "least": "0"}],
        asked=today,
        step="joint_review",
        path=own.path,
    )
    Signature.objects.create(
        voucher=voucher, number=1, step="ask", outcome="SUBMIT", opinion="申请", on=today, acting=account
    )
    finance = _account("own_finance", "韩梅", Role.FINANCE, around.places["parent"])
    share = FundUnit(
        capacity=Decimal(1),
        opening=10,
        month_ends=(10,) * 12,
        assessments=5,
        own_spending=Decimal(3),
        score=Decimal(90),
    )
    pool = Pool(year=today.year, amount=amount, units={"密源商行": share}, source="韬光项目")
    run = share_out(viewer=finance, unit=own, pool=pool, on=today)
    around.objects |= {"project_id": project.pk, "voucher_id": voucher.pk, "run_id": run.pk}


def _evaluation(around: Around, chief: Viewer) -> None:
    """An evaluation of the unit's money by its county, with one paper in evidence and its report."""
    today, own = timezone.localdate(), around.own
    about = Opening(
        unit=own, body="韬光项目", year=today.year, kind=Kind.SELF, cut_off=today, project=Project.objects.get()
    )
    evaluation = open_evaluation(viewer=chief, opening=about, on=today)
    state(viewer=chief, evaluation=evaluation, statement=STATEMENT)
    paper = Attestation(author="司徒静默", words="缄口证据", on=today, name="缄口证据.pdf", content=b"%PDF-1.7")
    evidence = attest(
        viewer=chief,
        evaluation=evaluation,
        subject="finance_rules",
        answer={"met": "PARTLY"},
        attestation=paper,
        on=today,
    )
    PrintedCard.objects.create(evaluation=evaluation, document="缄口证据", acting=chief.account)
    report = issue_report(viewer=chief, evaluation=evaluation, on=today)
    around.objects |= {"evaluation_id": evaluation.pk, "evidence_id": evidence.pk, "report_id": report.pk}


def _organs(around: Around, account: Account) -> None:
    kept = SavedFilter.objects.create(account=account, page="people", name="鄢墨渊", query="q=x")
    around.objects |= {"filter_id": kept.pk, "account_id": account.pk}
