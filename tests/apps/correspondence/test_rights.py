"""文书由办案的一侧制发、作废、送达；看得见案卷的，不都办得了文书。"""

from __future__ import annotations

import pytest

from guitu.apps.cases.models import Case, Errand
from guitu.apps.cases.services import follow_office, load
from guitu.apps.cases.services.loading import Run
from guitu.apps.correspondence.models import Dispatch, Manner, Message, Paper, Register, Service
from guitu.apps.correspondence.selectors import papers_seen
from guitu.apps.correspondence.services import acknowledge, issue, preview, receive_receipt, send, serve, tell, void
from guitu.apps.organs.models import Level, Role
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.services import move_office
from guitu.law.course import Barred, NotCompetent
from guitu.law.vocabulary import Actor
from tests.apps.cases.test_rights import a_move
from tests.apps.cases.test_services import applied, decide, entrust
from tests.apps.county import TODAY, County, a_county, a_unit, a_viewer
from tests.law.procedures.test_pre_sentence_assessment import received

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> County:
    made = a_county()
    entrust(made)
    return made


def granted(county: County) -> Case:
    case = applied(county)
    decide(county.officer, case)
    return case


def errand(case: Case, key: str) -> Errand:
    return Errand.objects.get(act__case=case, key=key)


def the_permit(county: County) -> Paper:
    return issue(viewer=county.officer, errand_id=errand(granted(county), "leave_permit").pk, on=TODAY)


@pytest.fixture
def procurator(county: County) -> Viewer:
    return a_viewer("procurator", Role.PROCURATOR, county.county)


def test_a_procurator_looks_at_papers_and_does_nothing_with_them(county: County, procurator: Viewer) -> None:
    """检察人员查阅文书，不制发、不作废、不送达、不代为通知。"""
    case = granted(county)
    permit, notice = errand(case, "leave_permit"), errand(case, "record")
    with pytest.raises(NotCompetent):
        issue(viewer=procurator, errand_id=permit.pk, on=TODAY)
    with pytest.raises(NotCompetent):
        preview(viewer=procurator, errand_id=permit.pk, on=TODAY)
    with pytest.raises(NotCompetent):
        send(viewer=procurator, errand_id=notice.pk, manner=Manner.POST, on=TODAY)
    paper = issue(viewer=county.officer, errand_id=permit.pk, on=TODAY)
    sent = send(viewer=county.officer, errand_id=notice.pk, manner=Manner.POST, on=TODAY)
    served = serve(viewer=county.officer, paper_id=paper.pk, to="文启明", manner=Manner.DIRECT, on=TODAY)
    assert papers_seen(procurator).get() == paper
    with pytest.raises(NotCompetent):
        void(viewer=procurator, paper_id=paper.pk, reason="误", on=TODAY)
    with pytest.raises(NotCompetent):
        serve(viewer=procurator, paper_id=paper.pk, to="文启明", manner=Manner.DIRECT, on=TODAY)
    with pytest.raises(NotCompetent):
        acknowledge(viewer=procurator, service_id=served.pk, on=TODAY, signer="文启明")
    with pytest.raises(NotCompetent):
        receive_receipt(viewer=procurator, dispatch_id=sent.pk, on=TODAY)
    assert (Service.objects.get().signed, Dispatch.objects.get().receipt, Paper.objects.get().voided) == (None,) * 3


def test_the_other_county_sees_the_papers_of_the_shared_case_and_issues_none_of_ours(county: County) -> None:
    """对方县看得见往来文书，不能以我方名义制发、作废。"""
    for level in (Level.COURT, Level.PROCURATORATE, Level.POLICE):
        a_unit(level, f"邻县{level.label}", county.other_county, f"x-{level}")
    case = a_move(county)
    ours = Errand.objects.filter(act__case=case, to="").order_by("pk")
    assert ours
    for each in ours:
        with pytest.raises(NotCompetent):
            issue(viewer=county.other_chief, errand_id=each.pk, on=TODAY)
    paper = Paper.objects.create(
        errand=ours[0], case=case, kind=ours[0].key, title="函", unit=county.county, series="s", year=2024, serial=1,
        number="1", content="{}", digest="0", issued=TODAY, acting=county.chief.account, path=case.path,
    )  # fmt: skip
    assert papers_seen(county.other_chief).get() == paper
    with pytest.raises(NotCompetent):
        void(viewer=county.other_chief, paper_id=paper.pk, reason="误", on=TODAY)
    assert not papers_seen(a_viewer("third", Role.OFFICER, county.sibling)).exists()


def test_a_paper_lies_where_its_case_lies(county: County) -> None:
    """案卷移交，文书随行。"""
    paper = the_permit(county)
    correction = move_office(viewer=county.clerk, correction_id=county.correction.pk, office=county.sibling)
    follow_office(viewer=county.clerk, correction=correction)
    assert papers_seen(county.sibling_officer).get() == paper
    assert not papers_seen(county.officer).exists()


def an_assessment(county: County) -> Case:
    """An assessment entrusted and registered, with its first papers owed."""
    course = received()
    acting = (county.clerk.account,) * len(course.acts)
    (case,) = load([Run(course, county.person, None, county.office, acting)])
    return case


def test_of_a_secret_procedure_the_person_is_told_nothing(county: County) -> None:
    """调查评估保密：不得送达本人，不得短信告知本人。"""
    case = an_assessment(county)
    owed = Errand.objects.filter(act__case=case, to="").first()
    assert owed
    paper = Paper.objects.create(
        errand=owed, case=case, kind=owed.key, title="表", unit=county.county, series="s", year=2024, serial=1,
        number="1", content="{}", digest="0", issued=TODAY, acting=county.chief.account, path=case.path,
    )  # fmt: skip
    for to in (county.person.name, f" {county.person.name} ", Actor.SUPERVISEE.value):
        with pytest.raises(Barred, match="保密"):
            serve(viewer=county.clerk, paper_id=paper.pk, to=to, manner=Manner.DIRECT, on=TODAY)
    serve(viewer=county.clerk, paper_id=paper.pk, to="某县人民检察院", manner=Manner.DIRECT, on=TODAY)
    with pytest.raises(Barred, match="保密"):
        tell(register=Register.PERSON, title="调查", body="将走访。", case=case, number="13900000000")
    tell(register=Register.OFFICER, title="调查", body="将走访。", case=case, unit=county.office)
    assert Message.objects.get().register == Register.OFFICER
