"""文书：一次录入，编号不断，制发后不随事后变化；送达有回证，通知有回执。"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from guitu.apps.cases.models import Case, Errand
from guitu.apps.cases.services import annul, take
from guitu.apps.correspondence.models import Counter, Manner, Message, Paper, Register
from guitu.apps.correspondence.selectors import errands_open, paper_of, receipts_outstanding
from guitu.apps.correspondence.services import acknowledge, issue, preview, receive_receipt, send, serve, tell, void
from guitu.apps.correspondence.services.messages import SIMULATED
from guitu.documents.content import Incomplete, texts
from guitu.law.course import NotCompetent, OutOfTurn
from guitu.law.span import days
from guitu.law.vocabulary import Outcome
from tests.apps.cases.test_services import DECIDED, applied, decide, entrust
from tests.apps.county import TODAY, County, a_county

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


def the_permit(county: County, case: Case, on: date = TODAY) -> Paper:
    return issue(viewer=county.officer, errand_id=errand(case, "leave_permit").pk, on=on)


def test_what_was_entered_once_stands_in_the_paper(county: County) -> None:
    paper = the_permit(county, granted(county))
    words = "".join(texts(paper_of(paper)))

    assert paper.number == f"（2024）{county.county.mark}外字第1号"
    for known in (county.person.name, "杭州市", "就医", county.county.name):
        assert known in words


def test_numbers_run_without_gaps_and_are_not_used_by_what_fails(county: County) -> None:
    first, second = granted(county), _a_later_leave(county)
    county.person.name = ""
    county.person.save()
    with pytest.raises((Incomplete, ValueError)):
        the_permit(county, first)
    county.person.name = "文启明"
    county.person.save()

    assert [the_permit(county, case).serial for case in (first, second)] == [1, 2]
    assert Counter.objects.get().last == 2


def _a_later_leave(county: County) -> Case:
    from tests.apps.cases.test_services import asked  # noqa: PLC0415 - one use

    case = applied(county, asked(2, date(2024, 6, 20)))
    decide(county.officer, case)
    return case


def test_each_year_counts_anew(county: County) -> None:
    first, second = granted(county), _a_later_leave(county)

    assert the_permit(county, first, date(2024, 12, 31)).number.startswith("（2024）")
    assert the_permit(county, second, date(2025, 1, 1)).number == f"（2025）{county.county.mark}外字第1号"


def test_an_issued_paper_does_not_follow_later_changes(county: County) -> None:
    paper = the_permit(county, granted(county))
    county.person.name = "改名后"
    county.person.save()

    assert "文启明" in "".join(texts(paper_of(Paper.objects.get(pk=paper.pk))))


def test_what_identifies_a_person_lies_sealed_in_the_database(county: County) -> None:
    paper = the_permit(county, granted(county))
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM correspondence_paper WHERE id = %s", [paper.pk])
        (raw,) = cursor.fetchone()

    assert "文启明".encode() not in bytes(raw)


def test_nothing_is_issued_twice_or_before_its_act(county: County) -> None:
    case = granted(county)
    with pytest.raises(OutOfTurn, match="自2024-06-03起制发，不能记为2024-06-02"):
        the_permit(county, case, TODAY - days(1))
    the_permit(county, case)
    with pytest.raises(OutOfTurn, match="不能重复制发"):
        the_permit(county, case)


def test_a_draft_has_no_number_and_leaves_nothing(county: County) -> None:
    case = granted(county)
    drawn = preview(viewer=county.officer, errand_id=errand(case, "leave_permit").pk, on=TODAY)

    assert "草稿" in drawn.serial
    assert not Paper.objects.exists()
    assert not Counter.objects.exists()


def test_a_voided_number_stays_taken(county: County) -> None:
    case = granted(county)
    paper = the_permit(county, case)
    with pytest.raises(ValueError, match="须写明理由"):
        void(viewer=county.officer, paper_id=paper.pk, reason=" ", on=TODAY)
    void(viewer=county.officer, paper_id=paper.pk, reason="日期印错", on=TODAY)

    assert the_permit(county, case).serial == 2
    with pytest.raises(OutOfTurn, match="作废"):
        void(viewer=county.officer, paper_id=paper.pk, reason="再次", on=TODAY)


def test_the_paper_of_an_annulled_act_is_not_issued(county: County) -> None:
    case = granted(county)
    number = case.acts.count()
    annul(viewer=county.chief, case_id=case.pk, number=number, reason="误", on=TODAY)

    with pytest.raises(OutOfTurn, match="已撤销"):
        the_permit(county, case)
    assert not errands_open(county.officer).filter(key="leave_permit").exists()


def test_strangers_issue_nothing(county: County) -> None:
    case = granted(county)
    pk = errand(case, "leave_permit").pk
    with pytest.raises(Errand.DoesNotExist):
        issue(viewer=county.sibling_officer, errand_id=pk, on=TODAY)
    with pytest.raises(OutOfTurn, match="是通知事项"):
        issue(viewer=county.officer, errand_id=errand(case, "record").pk, on=TODAY)


def test_a_paper_is_outstanding_until_it_is_signed_for(county: County) -> None:
    paper = the_permit(county, granted(county))
    served = serve(viewer=county.officer, paper_id=paper.pk, to="文启明", manner=Manner.DIRECT, on=TODAY)
    assert list(receipts_outstanding(county.officer)[0]) == [served]
    with pytest.raises(ValueError, match="二者填其一"):
        acknowledge(viewer=county.officer, service_id=served.pk, on=TODAY)
    with pytest.raises(OutOfTurn, match="不能记为"):
        acknowledge(viewer=county.officer, service_id=served.pk, on=TODAY - days(1), signer="文启明")
    acknowledge(viewer=county.officer, service_id=served.pk, on=TODAY, signer="文启明")

    assert not receipts_outstanding(county.officer)[0].exists()


def test_a_refusal_before_witnesses_is_a_service(county: County) -> None:
    paper = the_permit(county, granted(county))
    served = serve(viewer=county.officer, paper_id=paper.pk, to="文启明", manner=Manner.LEFT, on=TODAY)
    acknowledge(viewer=county.officer, service_id=served.pk, on=TODAY, refused="拒收，见证人：村委会李某、王某")

    assert not receipts_outstanding(county.officer)[0].exists()


def test_a_notice_is_sent_once_and_its_receipt_awaited(county: County) -> None:
    case = granted(county)
    sent = send(viewer=county.officer, errand_id=errand(case, "record").pk, manner=Manner.ELECTRONIC, on=TODAY)

    assert sent.to == county.county.name
    assert list(receipts_outstanding(county.officer)[1]) == [sent]
    with pytest.raises(OutOfTurn, match="不能重复记录"):
        send(viewer=county.officer, errand_id=errand(case, "record").pk, manner=Manner.POST, on=TODAY)
    with pytest.raises(OutOfTurn, match="是文书"):
        send(viewer=county.officer, errand_id=errand(case, "leave_permit").pk, manner=Manner.POST, on=TODAY)
    receive_receipt(viewer=county.officer, dispatch_id=sent.pk, on=TODAY)
    assert not receipts_outstanding(county.officer)[1].exists()


def test_a_message_stays_in_the_product_and_goes_further_only_where_the_site_has_a_carrier(
    county: County, settings: pytest.FixtureRequest
) -> None:
    told = {"register": Register.PERSON, "title": "外出", "body": "您的外出将于明日到期。", "number": "13900000000"}
    tell(**told, to=county.officer.account)  # type: ignore[arg-type]
    assert not SIMULATED
    settings.GUITU_CARRIER = "simulator"  # type: ignore[attr-defined]
    tell(**told, to=county.officer.account)  # type: ignore[arg-type]

    assert [number for number, _ in SIMULATED] == ["13900000000"]
    assert Message.objects.filter(to=county.officer.account).count() == 2
    SIMULATED.clear()


def test_a_finance_officer_issues_no_papers(county: County) -> None:
    from tests.apps.county import a_viewer  # noqa: PLC0415 - one use

    finance = a_viewer("finance", "finance", county.county)  # type: ignore[arg-type]
    with pytest.raises(Errand.DoesNotExist):
        issue(viewer=finance, errand_id=errand(granted(county), "leave_permit").pk, on=TODAY)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_issue_at_once_one_wins() -> None:
    county = a_county()
    entrust(county)
    case = granted(county)
    pk = errand(case, "leave_permit").pk

    def attempt(_: int) -> str:
        try:
            return issue(viewer=county.officer, errand_id=pk, on=TODAY).number
        except OutOfTurn:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        results = sorted(pool.map(attempt, range(2)))

    assert results == ["refused", f"（2024）{county.county.mark}外字第1号"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_wins() -> None:
    county = a_county()
    case = applied(county)
    number = case.acts.count() + 1

    def attempt(outcome: Outcome) -> str:
        try:
            act = take(viewer=county.chief, case_id=case.pk, outcome=outcome, on=TODAY, facts=DECIDED, number=number)
        except NotCompetent as refusal:
            return str(refusal)
        else:
            return act.outcome
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(attempt, (Outcome.APPROVE, Outcome.REFUSE)))

    assert sum("已由他人办理" in result for result in results) == 1
    assert case.acts.count() == number
