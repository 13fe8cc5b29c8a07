"""出入境管控：对照《出境入境管理法》第十二条、《2026年意见》第八条至第十条；证件代为保管以本地规定为前提。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guitu.law.course import Barred, Course, NotCompetent
from guitu.law.holidays.published import PUBLISHED
from guitu.law.procedure import Procedure
from guitu.law.procedures.exit_control import (
    EXIT_CONTROL,
    EXIT_CONTROL_2026,
    Acknowledgement,
    Confirmation,
    Custody,
    Event,
    ExitControl,
    Filing,
    Lifting,
)
from guitu.law.register import in_force
from guitu.law.span import Span, days
from guitu.law.vocabulary import Actor, GroundKey, Outcome

JUNE_3 = date(2024, 6, 3)
LAST = date(2025, 6, 2)
FILING = Filing(until=LAST, note="刑罚执行期间不准出境")
CONFIRMED = Confirmation(result="已受理", number="某备2024001")
PASSPORT = "护照一本"
KEEP = Custody(note="依省规定代为保管", kept=(PASSPORT,))
NOT_KEPT = Custody(note="本地没有保管规定")
LIFTED = Lifting(note="已撤销")


def control(**known: object) -> ExitControl:
    facts = ExitControl(
        ground=GroundKey("admission"),
        checked="决定机关未附限制出境材料",
        documents_held=(PASSPORT,),
        term=Span(JUNE_3, LAST),
    )
    return replace(facts, **known)  # type: ignore[arg-type]


def checked(facts: ExitControl, procedure: Procedure[ExitControl] = EXIT_CONTROL) -> Course[ExitControl]:
    course = Course(procedure, facts, opened=JUNE_3, calendar=PUBLISHED)
    return course.take(Outcome.VERIFY, by=Actor.COUNTY, on=JUNE_3)


def confirmed(facts: ExitControl) -> Course[ExitControl]:
    course = checked(facts).take(Outcome.FILE, by=Actor.COUNTY, on=JUNE_3, facts=FILING)
    return course.take(Outcome.AGREE, by=Actor.EXIT_AUTHORITY, on=JUNE_3, facts=CONFIRMED)


def standing(facts: ExitControl) -> Course[ExitControl]:
    if facts.keeps_documents:
        return confirmed(facts).take(Outcome.RECEIVE, by=Actor.COUNTY, on=JUNE_3, facts=KEEP)
    return confirmed(facts).take(Outcome.DROP, by=Actor.COUNTY, on=JUNE_3, facts=NOT_KEPT)


def left(course: Course[ExitControl]) -> dict[str, date | None]:
    return {errand.what.key: errand.last for errand in course.acts[-1].errands}


@pytest.mark.parametrize("restricted", [True, False])
def test_what_the_deciding_body_has_not_done_is_asked_of_it(*, restricted: bool) -> None:
    assert ("exit_request" in left(checked(control(restricted=restricted)))) is not restricted


def test_since_2026_the_papers_come_with_the_file() -> None:
    """《2026年意见》第八条、第十条：决定机关在判决、决定时办理限制出境，材料随法律文书送达。"""
    (row,) = (row for row in EXIT_CONTROL_2026.documents if row.key == "exit_request")

    assert str(row.cites) == "《关于进一步加强社区矫正工作衔接配合管理的意见》第十条"
    assert "exit_request" in left(checked(control(), EXIT_CONTROL_2026))


@pytest.mark.parametrize(("on", "ruling"), [(date(2026, 2, 20), EXIT_CONTROL), (date(2026, 2, 21), EXIT_CONTROL_2026)])
def test_the_joint_opinions_rule_from_their_day_on(on: date, ruling: Procedure[ExitControl]) -> None:
    assert in_force("exit_control", on=on) is ruling


@pytest.mark.parametrize(("until", "barred"), [(LAST - days(1), True), (LAST, False), (LAST + days(1), True)])
def test_the_restriction_lasts_as_long_as_the_sentence_and_not_a_day_longer(until: date, *, barred: bool) -> None:
    """第十二条：刑罚尚未执行完毕的不准出境；执行完毕的，不得再限制。"""
    filing = replace(FILING, until=until)
    if not barred:
        filed = checked(control()).take(Outcome.FILE, by=Actor.COUNTY, on=JUNE_3, facts=filing)
        assert set(left(filed)) == {"exit_report", "told"}
        return
    with pytest.raises(Barred, match="报备期限与矫正期限不一致"):
        checked(control()).take(Outcome.FILE, by=Actor.COUNTY, on=JUNE_3, facts=filing)


@pytest.mark.parametrize("decided", [True, False])
def test_border_control_only_where_it_was_decided(*, decided: bool) -> None:
    course = checked(control(border_control=decided)).take(Outcome.FILE, by=Actor.COUNTY, on=JUNE_3, facts=FILING)

    assert ("border_control" in left(course)) is decided


def test_the_exit_authority_answers_with_a_number_or_sends_it_back() -> None:
    filed = checked(control()).take(Outcome.FILE, by=Actor.COUNTY, on=JUNE_3, facts=FILING)

    with pytest.raises(NotCompetent, match="“移民管理机构反馈”由移民管理机构办理"):
        filed.take(Outcome.AGREE, by=Actor.COUNTY, on=JUNE_3, facts=CONFIRMED)
    with pytest.raises(Barred, match="未写明报备编号"):
        filed.take(Outcome.AGREE, by=Actor.EXIT_AUTHORITY, on=JUNE_3, facts=replace(CONFIRMED, number=" "))
    back = filed.take(Outcome.RETURN, by=Actor.EXIT_AUTHORITY, on=JUNE_3, facts=Confirmation(result="身份信息有误"))
    assert back.stands_at == "file"


@pytest.mark.parametrize(
    ("keeps", "kept", "because"),
    [
        (False, (PASSPORT,), "没有代为保管证件的规定"),
        (True, (), "未写明代为保管的证件"),
        (True, ("他人的护照",), "代为保管的不是本人持有的证件"),
        (True, (PASSPORT,), ""),
    ],
)
def test_documents_are_kept_only_under_a_rule_and_against_a_receipt(
    kept: tuple[str, ...], because: str, *, keeps: bool
) -> None:
    """全国没有收缴证件的规定：本地有规定的方可代为保管，当场出具收据。"""
    course, custody = confirmed(control(keeps_documents=keeps)), replace(KEEP, kept=kept)

    if because:
        with pytest.raises(Barred, match=because):
            course.take(Outcome.RECEIVE, by=Actor.COUNTY, on=JUNE_3, facts=custody)
        return
    assert list(left(course.take(Outcome.RECEIVE, by=Actor.COUNTY, on=JUNE_3, facts=custody))) == ["document_custody"]


def test_a_change_of_the_term_is_filed_anew_and_the_documents_stay_where_they_are() -> None:
    shorter = Span(JUNE_3, LAST - days(90))
    course = standing(control(keeps_documents=True)).take(
        Outcome.CHANGE, by=Actor.COUNTY, on=JUNE_3, facts=Event(note="减刑三个月")
    )
    course = course.learned({"term": shorter})
    with pytest.raises(Barred, match="报备期限与矫正期限不一致"):
        course.take(Outcome.FILE, by=Actor.COUNTY, on=JUNE_3, facts=FILING)

    course = course.take(Outcome.FILE, by=Actor.COUNTY, on=JUNE_3, facts=replace(FILING, until=shorter.last))
    assert list(left(course)) == ["exit_change"]
    again = course.take(Outcome.RETURN, by=Actor.EXIT_AUTHORITY, on=JUNE_3, facts=Acknowledgement(result="缺裁定书"))
    assert again.stands_at == "amend"
    course = course.take(Outcome.AGREE, by=Actor.EXIT_AUTHORITY, on=JUNE_3, facts=Acknowledgement(result="已变更"))
    assert (course.stands_at, course.situation.kept) == ("stands", (PASSPORT,))


@pytest.mark.parametrize(
    ("ended", "terminated", "barred"),
    [
        (None, False, True),
        (LAST - days(1), False, True),
        (LAST - days(1), True, False),
        (LAST, False, False),
    ],
)
def test_it_is_lifted_when_the_sentence_or_the_correction_ends(
    ended: date | None, *, terminated: bool, barred: bool
) -> None:
    course = standing(control(terminated=terminated))
    event = Event(note="矫正期满", ended=ended)

    if not barred:
        assert course.take(Outcome.RELEASE, by=Actor.COUNTY, on=LAST, facts=event).stands_at == "lift"
        return
    with pytest.raises(Barred, match="刑罚尚未执行完毕，矫正也未终止"):
        course.take(Outcome.RELEASE, by=Actor.COUNTY, on=LAST, facts=event)


@pytest.mark.parametrize("keeps", [True, False])
def test_what_was_kept_is_returned_the_same_day(*, keeps: bool) -> None:
    course = standing(control(keeps_documents=keeps, border_control=keeps))
    course = course.take(Outcome.RELEASE, by=Actor.COUNTY, on=LAST, facts=Event(note="矫正期满", ended=LAST))
    course = course.take(Outcome.FILE, by=Actor.COUNTY, on=LAST, facts=LIFTED)

    assert course.step is None
    assert left(course) == {
        "exit_lift": None,
        **({"document_return": LAST, "border_control_lifted": None} if keeps else {}),
        "lifted": None,
    }


@pytest.mark.parametrize("minor", [True, False])
def test_a_minors_guardian_is_told(*, minor: bool) -> None:
    course = checked(control(minor=minor)).take(Outcome.FILE, by=Actor.COUNTY, on=JUNE_3, facts=FILING)

    assert ("guardian" in left(course)) is minor
