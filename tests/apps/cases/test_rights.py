"""看得见的案子，不等于办得了；对方县的案子，只办自己一侧。"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from guitu.apps.cases.models import Annulment, Attachment, Case
from guitu.apps.cases.selectors.known import Subject, known
from guitu.apps.cases.services import annul, attach, begin, open_case, take
from guitu.apps.cases.services.attaching import bare_name
from guitu.apps.organs.models import Level, Role
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.identity import is_minor
from guitu.apps.people.models import Correction
from guitu.law.course import NotCompetent, OutOfTurn
from guitu.law.procedures import residence_change as change
from guitu.law.procedures.pre_sentence_assessment import PRE_SENTENCE_ASSESSMENT
from guitu.law.span import days
from guitu.law.vocabulary import GroundKey, Outcome
from tests.apps.cases.test_services import applied, asked, decide
from tests.apps.county import TODAY, County, a_correction, a_county, a_person, a_unit, a_viewer

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 proof"


@pytest.fixture
def county() -> County:
    return a_county()


def opening(county: County, viewer: Viewer, **instead: object) -> dict[str, Any]:
    usual = {
        "viewer": viewer,
        "procedure": "outgoing_leave",
        "person": county.person,
        "correction": county.correction,
        "office": county.office,
        "asked": asked(),
        "on": TODAY,
    }
    return usual | instead


def a_move(county: County) -> Case:
    """A move that waits for the other county's reply."""
    case, _ = begin(
        **opening(
            county,
            county.officer,
            procedure="residence_change",
            counterpart=county.other_county,
            asked={
                "ground": GroundKey("home"),
                "new_county": "邻县",
                "new_address": "邻县城关镇",
                "moves": TODAY + days(40),
            },
        )
    )
    take(viewer=county.officer, case_id=case.pk, outcome=Outcome.FORWARD, on=TODAY)
    take(viewer=county.chief, case_id=case.pk, outcome=Outcome.FORWARD, on=TODAY)
    return case


def test_the_other_countys_chief_takes_back_none_of_our_acts(county: County) -> None:
    """对方县负责人看得见案卷，不能撤销我方的办理记录。"""
    case = a_move(county)
    with pytest.raises(NotCompetent, match="不能撤销"):
        annul(viewer=county.other_chief, case_id=case.pk, number=3, reason="误", on=TODAY)
    annul(viewer=county.chief, case_id=case.pk, number=3, reason="误", on=TODAY)


def test_what_the_other_county_replied_its_own_chief_takes_back(county: County) -> None:
    """新执行地的回复，由新执行地负责人撤销，我方不能代劳。"""
    case = a_move(county)
    reply = change.Reply(opinion="同意接收")
    act = take(viewer=county.other_chief, case_id=case.pk, outcome=Outcome.AGREE, on=TODAY, facts=reply)
    with pytest.raises(NotCompetent):
        annul(viewer=county.chief, case_id=case.pk, number=act.number, reason="误", on=TODAY)
    annul(viewer=county.other_chief, case_id=case.pk, number=act.number, reason="误", on=TODAY)
    assert Annulment.objects.get().actor == "NEW_COUNTY"


def test_what_a_higher_body_decided_is_not_taken_back_from_below(county: County) -> None:
    """上一级机构的决定，县级机构不能撤销。"""
    case = applied(county, asked(31))
    act = decide(county.city_officer, case)
    with pytest.raises(NotCompetent):
        annul(viewer=county.chief, case_id=case.pk, number=act.number, reason="误", on=TODAY)
    annul(viewer=county.city_officer, case_id=case.pk, number=act.number, reason="误", on=TODAY)
    assert Annulment.objects.get().actor == "HIGHER"


def test_an_act_that_is_not_there_is_not_taken_back(county: County) -> None:
    with pytest.raises(OutOfTurn, match=r"\[99\]"):
        annul(viewer=county.chief, case_id=applied(county).pk, number=99, reason="误", on=TODAY)


def test_a_procurator_reads_and_opens_nothing_and_adds_nothing(county: County) -> None:
    """检察人员只能查阅。"""
    procurator = a_viewer("procurator", Role.PROCURATOR, county.county)
    case = applied(county)
    with pytest.raises(NotCompetent, match="不能办理"):
        open_case(**opening(county, procurator))
    with pytest.raises(NotCompetent, match="不能办理"):
        attach(viewer=procurator, case_id=case.pk, name="证明.pdf", content=PDF)
    assert (Case.objects.count(), Attachment.objects.count()) == (1, 0)


def test_a_key_seen_over_a_shoulder_opens_nobody_elses_case(county: County) -> None:
    """防重复提交的编号，不能用来取得他人的案卷。"""
    key = uuid4()
    open_case(**opening(county, county.officer, key=key))
    with pytest.raises(OutOfTurn):
        open_case(**opening(county, county.sibling_officer, key=key))
    with pytest.raises(OutOfTurn, match="已用于办理其他事项"):
        open_case(**opening(county, county.clerk, key=key))
    other = a_person("李某", "999999199001010027")
    theirs = a_correction(other, county.county, county.office, "2024002")
    with pytest.raises(OutOfTurn, match="已用于办理其他事项"):
        open_case(**opening(county, county.officer, key=key, person=other, correction=theirs))
    assert Case.objects.count() == 1


def test_the_other_side_opens_no_case_in_our_office(county: County) -> None:
    """对方县不能以“对方”名义在我县立案。"""
    with pytest.raises(OutOfTurn, match="不在您的工作范围内"):
        open_case(**opening(county, county.other_chief, counterpart=county.other_county))


def test_a_case_is_not_opened_to_a_county_that_has_no_part_in_it(county: County) -> None:
    """不涉及外县的事项，不能借“对方县”把档案开放出去。"""
    with pytest.raises(OutOfTurn, match="不涉及其他县"):
        open_case(**opening(county, county.officer, counterpart=county.other_county))
    with pytest.raises(OutOfTurn, match="应为另一个县"):
        open_case(**opening(county, county.officer, procedure="residence_change", counterpart=county.county))


def test_one_persons_correction_is_not_bound_to_another_person(county: County) -> None:
    """人、档案、司法所三者须相符。"""
    other = a_person("李某", "999999199001010027")
    theirs = a_correction(other, county.other_county, a_unit(Level.OFFICE, "邻县城关司法所", county.other_county, "01"))
    with pytest.raises(OutOfTurn, match="不是"):
        open_case(**opening(county, county.officer, person=other))
    with pytest.raises(OutOfTurn, match="不由"):
        open_case(**opening(county, county.officer, person=other, correction=theirs))
    with pytest.raises(OutOfTurn, match="没有这个对象"):
        open_case(**opening(county, county.officer, person=other, correction=None))
    assert not Case.objects.exists()


def test_a_proof_is_bound_to_an_act_of_its_own_case(county: County) -> None:
    one, other = applied(county), applied(county, asked(2, date(2024, 6, 20)))
    with pytest.raises(ValueError, match="不属于本案"):
        attach(viewer=county.officer, case_id=one.pk, name="证明.pdf", content=PDF, act=other.acts.get(number=1))


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        ("../../etc/证明.pdf", "证明.pdf"),
        ("C:\\用户\\证明.pdf", "证明.pdf"),
        ("证明\r\nSet-Cookie: a=b.pdf", "证明Set-Cookie: a=b.pdf"),
        ("证明\u202efdp.exe.pdf", "证明fdp.exe.pdf"),
        ("x" * 200 + ".pdf", "x" * 124 + ".pdf"),
    ],
)
def test_a_file_is_kept_under_its_bare_name(stated: str, kept: str) -> None:
    """文件名不含路径，也不含看不见的字符。"""
    assert bare_name(stated) == kept


@pytest.mark.parametrize("born", [date(2006, 6, 3), date(2006, 6, 2), date(2006, 6, 4), date(2008, 2, 29)])
def test_before_any_correction_who_is_a_minor_is_reckoned_as_for_the_register(county: County, born: date) -> None:
    """满十八周岁的次日起才是成年，与登记册一致。"""
    county.person.born = born
    subject = Subject(county.person, None, county.county, county.office, TODAY, "pre_sentence_assessment")
    assert known(PRE_SENTENCE_ASSESSMENT.facts, subject)["minor"] is is_minor(born, TODAY)


def test_moved_in_files_are_numbered_by_the_counter_of_their_new_county(county: County) -> None:
    """转入的档案，用转入县的档案号。"""
    case = a_move(county)
    pk = case.pk
    take(
        viewer=county.other_chief,
        case_id=pk,
        outcome=Outcome.AGREE,
        on=TODAY,
        facts=change.Reply(opinion="同意接收"),
    )
    decided = change.Decision(opinion="同意", reasons="理由正当")
    take(viewer=county.chief, case_id=pk, outcome=Outcome.APPROVE, on=TODAY, facts=decided)
    served = change.Service(signed_by=county.person.name, report_by=TODAY + days(7), told=True)
    take(viewer=county.chief, case_id=pk, outcome=Outcome.SERVE, on=TODAY, facts=served)
    stated = change.Arrival(note="按期报到", arrived=TODAY)
    take(viewer=county.other_chief, case_id=pk, outcome=Outcome.REGISTER, on=TODAY, facts=stated)
    assert Correction.objects.get(previous=county.correction).number == "2024-0001"


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_at_once_opens_one_case() -> None:
    """同时提交两次，只立一案，两次都得到该案。"""
    county = a_county()
    key = uuid4()

    def attempt(sent: UUID) -> int:
        try:
            return open_case(**opening(county, county.officer, key=sent)).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(attempt, (key, key))
    assert one == other
    assert Case.objects.count() == 1
