"""A case over the interface: opened, walked, refused, taken back; the law's words come through unchanged."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from guitu.apps.cases.models import Act, Case
from guitu.apps.ledger.models import Entry, Verb
from tests.api.conftest import Calling
from tests.api.leave import DECIDED, a_leave, applied, to_decision
from tests.web.fixture import Fixture


def test_a_leave_is_walked_from_application_to_paper(county: Fixture, calling: Calling) -> None:
    """An office applies, verifies, decides within what it was entrusted with, issues the permit and hands it out."""
    office, correction = calling("officer"), county.corrections[0]
    case = to_decision(office, applied(office, correction))

    assert case["step_words"] == case["present"]["words"]
    assert case["present"]["article"].startswith("《社区矫正法实施办法》第二十七条")
    assert case["ruling"]["decider"] == "OFFICE"
    assert {each["outcome"]: each["permitted"] for each in case["present"]["options"]} == {
        "APPROVE": True,
        "REFUSE": True,
    }

    decision = {"outcome": "APPROVE", "facts": DECIDED, "number": case["present"]["number"], "at": "09:30"}
    told = office.post(f"/cases/{case['id']}/acts", decision)
    assert told.status_code == 201, told.json()
    assert told.json()["act"]["outcome"] == "APPROVE"
    assert told.json()["act"]["at"] == "09:30"
    errand = next(each for each in told.json()["case"]["errands"] if each["key"] == "leave_permit")
    assert errand["id"] in {each["id"] for each in office.get("/errands", case=case["id"]).json()["items"]}

    issued = office.post(f"/errands/{errand['id']}/issue")
    assert issued.status_code == 201, issued.json()
    paper = issued.json()
    assert office.get(f"/papers/{paper['id']}").json() == paper
    assert office.get(f"/papers/{paper['id']}.pdf").content.startswith(b"%PDF-")
    assert office.get(f"/papers/{paper['id']}.docx").content.startswith(b"PK")
    assert office.post(f"/errands/{errand['id']}/issue").status_code == 409


def test_what_is_due_comes_with_its_derivation(county: Fixture, calling: Calling) -> None:
    """Whoever is told a last moment is told how it was counted."""
    office = calling("officer")
    case = applied(office, county.corrections[0])
    due = case["due"] or office.get(f"/cases/{case['id']}").json()["due"]

    for each in due:
        assert each["derivation"]
        assert each["article"].startswith("《")
        assert each["last"] >= each["start"]


def test_the_same_key_opens_one_case(county: Fixture, calling: Calling) -> None:
    """Sent twice, an application is made once; the key of another application is refused."""
    office, leave = calling("officer"), a_leave(county.corrections[0])
    first, again = office.post("/cases", leave), office.post("/cases", leave)

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["id"] == again.json()["id"]
    assert Case.objects.count() == 1
    other = office.post("/cases", leave | {"correction": county.corrections[1].pk})
    assert (other.status_code, other.json()["kind"]) == (409, "repeated")


def test_whoever_may_not_decide_is_told_who_does_and_by_which_article(county: Fixture, calling: Calling) -> None:
    """Eight days are beyond what the office was entrusted with: 403, in the law's words, and nothing is written."""
    office = calling("officer")
    case = to_decision(office, applied(office, county.corrections[0], length=8))
    before = Act.objects.count()
    refused = office.post(f"/cases/{case['id']}/acts", {"outcome": "APPROVE", "facts": DECIDED})

    assert refused.status_code == 403
    assert refused.json()["kind"] == "not_competent"
    assert refused.json()["article"].startswith("《社区矫正法实施办法》第二十七条")
    assert "由执行地县级社区矫正机构办理" in refused.json()["error"]
    assert Act.objects.count() == before
    assert Entry.objects.filter(verb=Verb.REFUSED, detail__refusal="NotCompetent").exists()
    assert (
        calling("chief").post(f"/cases/{case['id']}/acts", {"outcome": "APPROVE", "facts": DECIDED}).status_code == 201
    )


def test_who_comes_second_is_told_that_he_was_overtaken(county: Fixture, calling: Calling) -> None:
    """The number that was looked at is no longer the next one: 409."""
    office = calling("officer")
    case = to_decision(office, applied(office, county.corrections[0]))
    decision = {"outcome": "APPROVE", "facts": DECIDED, "number": case["present"]["number"]}
    address = f"/cases/{case['id']}/acts"

    assert office.post(address, decision).status_code == 201
    late = office.post(address, decision)
    assert (late.status_code, late.json()["kind"]) == (409, "overtaken")


def test_what_has_no_place_where_the_case_stands_is_out_of_turn(county: Fixture, calling: Calling) -> None:
    """A case that waits for a decision takes no report of a return: 409."""
    office = calling("officer")
    case = to_decision(office, applied(office, county.corrections[0]))
    refused = office.post(f"/cases/{case['id']}/acts", {"outcome": "REPORT"})

    assert (refused.status_code, refused.json()["kind"]) == (409, "out_of_turn")


def test_what_the_law_forbids_is_barred(county: Fixture, calling: Calling) -> None:
    """A leave that overlaps one already granted is not granted: 422, with the article."""
    office = calling("officer")
    case = to_decision(office, applied(office, county.corrections[0]))
    assert office.post(f"/cases/{case['id']}/acts", {"outcome": "APPROVE", "facts": DECIDED}).status_code == 201
    refused = office.post("/cases", a_leave(county.corrections[0]))

    assert (refused.status_code, refused.json()["kind"]) == (422, "barred")
    assert refused.json()["article"] == "《社区矫正法》第二十七条"
    assert Case.objects.count() == 1


def test_a_statement_left_out_is_unanswered(county: Fixture, calling: Calling) -> None:
    """The step asks for an opinion: without it 422, and the words name what is missing."""
    office = calling("officer")
    case = to_decision(office, applied(office, county.corrections[0]))
    refused = office.post(f"/cases/{case['id']}/acts", {"outcome": "APPROVE"})
    assert (refused.status_code, refused.json()["kind"]) == (422, "unanswered")

    misshapen = office.post(f"/cases/{case['id']}/acts", {"outcome": "APPROVE", "facts": {"opinion": 7}})
    assert (misshapen.status_code, misshapen.json()["kind"]) == (422, "malformed")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"span": ["2026-13-01", "2026-13-02"]}, "[['2026-13-01'"),
        ({"span": ["2026-05-02", "2026-05-01"]}, "“"),
        ({"destination": 7}, "不能是[7]"),
        ({"category": "PROBATION"}, "['category']"),
        ({"destination": "杭州\0市"}, "不能是"),
        ({"span": ["0001-01-01", "0001-01-02"]}, "超出可以推算的范围"),
    ],
)
def test_a_misshapen_application_names_the_value(
    county: Fixture, calling: Calling, asked: dict[str, object], words: str
) -> None:
    """What was not asked, what the record supplies, and what no calendar reaches: 422, and nothing is written."""
    leave = a_leave(county.corrections[0])
    refused = calling("officer").post("/cases", leave | {"asked": leave["asked"] | asked})

    assert (refused.status_code, refused.json()["kind"]) == (422, "malformed"), refused.json()
    assert words in refused.json()["error"]
    assert not Case.objects.exists()


def test_what_cannot_be_read_at_all_is_malformed(county: Fixture, calling: Calling) -> None:
    """No JSON, an unknown field, an unknown outcome: one shape, one status."""
    office = calling("officer")
    no_json = office.client.post("/api/cases", "{", content_type="application/json", headers=office.headers)
    strange = office.post("/cases", a_leave(county.corrections[0]) | {"status": "approved"})
    case = applied(office, county.corrections[0])
    unknown = office.post(f"/cases/{case['id']}/acts", {"outcome": "批准"})

    for response in (no_json, strange, unknown):
        assert response.status_code == 422
        assert set(response.json()) == {"error", "article", "kind"}
    assert "[sent.status]没有这一项" in strange.json()["error"]


def test_a_procedure_before_any_correction_is_begun_on_a_person(county: Fixture, calling: Calling) -> None:
    """Either a correction, or a person with an office; what needs a correction says so."""
    office, correction = calling("officer"), county.corrections[0]
    leave = a_leave(correction) | {"correction": None, "person": correction.person_id}
    without_office = office.post("/cases", leave)
    needs_correction = office.post("/cases", leave | {"office": county.units["office"].pk})

    assert without_office.status_code == needs_correction.status_code == 422
    assert "司法所" in without_office.json()["error"]
    assert "须在矫正档案上办理" in needs_correction.json()["error"]


def test_no_act_lies_in_the_future(county: Fixture, calling: Calling) -> None:
    """Today may be stated, tomorrow not."""
    office, today = calling("officer"), timezone.localdate()
    case = to_decision(office, applied(office, county.corrections[0]))
    decision = {"outcome": "APPROVE", "facts": DECIDED}
    tomorrow = office.post(f"/cases/{case['id']}/acts", decision | {"on": (today + timedelta(days=1)).isoformat()})

    assert tomorrow.status_code == 422
    assert office.post(f"/cases/{case['id']}/acts", decision | {"on": today.isoformat()}).status_code == 201


def test_the_chief_takes_the_last_act_back_with_a_reason(county: Fixture, calling: Calling) -> None:
    """The office may not; without a reason nobody may; both the act and its annulment stay to be seen."""
    office, chief = calling("officer"), calling("chief")
    case = applied(office, county.corrections[0])
    last = max(each["number"] for each in case["acts"])
    address = f"/cases/{case['id']}/annulments"

    assert office.post(address, {"number": last, "reason": "误录"}).status_code == 403
    assert chief.post(address, {"number": last, "reason": " "}).json()["kind"] == "unanswered"
    undone = chief.post(address, {"number": last, "reason": "误录"})
    assert undone.status_code == 201
    assert undone.json()["acts"][-1]["annulled"]["reason"] == "误录"
    assert chief.post(address, {"number": last, "reason": "误录"}).status_code == 409


def test_a_list_is_filtered_and_paged(county: Fixture, calling: Calling) -> None:
    """Each filter keeps what fits it, and a page says how long the whole is."""
    office = calling("officer")
    for correction in county.corrections[:3]:
        applied(office, correction)
    first = office.get("/cases", size=2).json()

    assert (len(first["items"]), first["total"]) == (2, 3)
    assert len(office.get("/cases", size=2, page=2).json()["items"]) == 1
    assert office.get("/cases", correction=county.corrections[1].pk).json()["total"] == 1
    assert office.get("/cases", procedure="warning").json()["total"] == 0
    assert office.get("/cases", closed="false").json()["total"] == 3
    assert office.get("/cases", closed="true").json()["total"] == 0
    assert office.get("/cases", overdue="true").json()["total"] == 0
    assert office.get("/cases", opened_from=timezone.localdate().isoformat()).json()["total"] == 3
    assert office.get("/cases", opened_to=(timezone.localdate() - timedelta(days=1)).isoformat()).json()["total"] == 0
    assert office.get("/cases", size=201).status_code == 422
    assert Entry.objects.filter(verb=Verb.LIST, subject="case").exists()


def test_a_look_into_a_case_is_kept(county: Fixture, calling: Calling) -> None:
    """Who looked at whose file stands in the ledger."""
    office = calling("officer")
    case = applied(office, county.corrections[0])
    office.get(f"/cases/{case['id']}")

    entry = Entry.objects.get(verb=Verb.READ, subject="case")
    assert (entry.account, entry.subject_id) == ("officer", case["id"])
    assert entry.person_id == county.corrections[0].person_id
    assert entry.origin == "127.0.0.1"


def test_proofs_are_added_listed_and_handed_out(county: Fixture, calling: Calling) -> None:
    """A picture is kept once however often it is sent; what is no proof is refused."""
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    office = calling("officer")
    case = applied(office, county.corrections[0])
    address = f"/cases/{case['id']}/attachments"
    picture = b"\x89PNG\r\n\x1a\n" + b"0" * 20

    def sent(content: bytes) -> dict[str, object]:
        return {"file": SimpleUploadedFile("诊断证明.png", content), "proves": "诊断证明", "number": 1}

    added = office.upload(address, sent(picture))
    assert added.status_code == 201, added.json()
    assert (added.json()["act"], added.json()["proves"]) == (1, "诊断证明")
    assert office.upload(address, sent(picture)).json()["id"] == added.json()["id"]
    assert office.upload(address, sent(b"no picture")).json()["kind"] == "unfit"
    assert office.upload(address, {"proves": "无"}).status_code == 422
    assert [each["name"] for each in office.get(address).json()] == ["诊断证明.png"]
    assert office.get(f"/attachments/{added.json()['id']}").content == picture
    assert Entry.objects.filter(verb=Verb.EXPORT, subject="attachment").count() == 1


def test_the_words_of_a_case_are_chinese_and_plain_json(county: Fixture, calling: Calling) -> None:
    """Characters come as they are, not as escapes."""
    office = calling("officer")
    case = applied(office, county.corrections[0])
    refused = office.post(f"/cases/{case['id']}/acts", {"outcome": "PAY"})

    assert "不能报账" in refused.content.decode()
    assert json.loads(refused.content)["kind"] == "out_of_turn"
    assert str(uuid4()) not in refused.content.decode()
