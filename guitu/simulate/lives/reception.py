"""入矫：文书接收、报到登记、小组、宣告，及出入境报备。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from guitu.law.course import Course
from guitu.law.procedures.announcement import Content, Meeting, Signature
from guitu.law.procedures.exit_control import Confirmation, Custody, ExitControl, Filing
from guitu.law.procedures.group import Commitment, Group, Telling
from guitu.law.procedures.intake import Arrival, Registration, Verification
from guitu.law.procedures.papers_received import Inspection, Papers
from guitu.law.span import days
from guitu.law.vocabulary import Category, GroundKey, Outcome
from guitu.simulate.chance import Chance
from guitu.simulate.script import Soul, Term
from guitu.simulate.walking import office_day, walk

BY_COURT = ("刑事判决书", "执行通知书", "社区矫正告知书", "结案登记表")
PASSPORT, PERMIT = "普通护照", "往来港澳通行证"


def reported_on(effective: date, chance: Chance) -> date:
    """Return the working day within ten days on which somebody reports."""
    return office_day(effective + days(chance.between(2, 7)))


def a_reception(  # noqa: PLR0913 - one parameter a part of the record
    chance: Chance, soul: Soul, term: Term, *, office: str, leader: str, registered: date, until: date
) -> Iterator[Course[Any]]:
    """Yield the courses by which somebody comes under correction: papers, registration, group, announcement."""
    yield _papers(term, registered, until)
    yield _intake(term, registered, office, until)
    yield a_group(soul, term, leader=leader, formed=office_day(registered, 1), until=until)
    yield _announcement(chance, soul, term, office, leader, office_day(registered, chance.between(2, 4)), until)


def _effective(term: Term) -> date:
    """Return the day from which the correction runs: of the judgment, or of the parole or decision that came later."""
    return term.span.first if term.category in (Category.PAROLE, Category.TEMPORARY) else term.verdict.effective


def _papers(term: Term, registered: date, until: date) -> Course[Any]:
    effective = _effective(term)
    delivered = min(office_day(effective, 1), registered)
    facts = Papers(
        sender=term.verdict.court,
        reference=f"{term.verdict.number}送达函",
        effective=effective,
        category=term.category,
        minor=term.minor,
    )
    checked = Inspection(
        received=BY_COURT,
        agree=True,
        prohibition=False,
        political_rights=False,
        occupation=False,
        property_penalty=bool(term.verdict.additional),
        remarks="文书齐全，内容一致。",
    )
    return walk(
        "papers_received",
        facts,
        (Outcome.SUBMIT, delivered, None),
        (Outcome.RECEIVE, min(office_day(delivered, 1), registered), checked),
        until=until,
    )


def _intake(term: Term, registered: date, office: str, until: date) -> Course[Any]:
    handed_over = term.category is Category.TEMPORARY
    facts = Arrival(
        effective=_effective(term),
        left_custody=term.span.first if term.category is Category.PAROLE else None,
        decision_received=registered - days(3) if handed_over else None,
        on_bail=False,
        category=term.category,
        minor=term.minor,
    )
    verified = Verification(papers=BY_COURT, identity="身份证件、本人与文书所载一致。")
    entered = Registration(office=office, file_opened=True, duties_told=True, at_home=False, apart=term.minor)
    return walk(
        "intake",
        facts,
        (Outcome.TRANSFER if handed_over else Outcome.REPORT, registered, None),
        (Outcome.VERIFY, registered, verified),
        (Outcome.REGISTER, registered, entered),
        until=until,
    )


def a_group(soul: Soul, term: Term, *, leader: str, formed: date, until: date) -> Course[Any]:
    """Return the forming of the group; a woman has a woman in hers, a minor somebody who knows the young."""
    women = 1 if soul.female else 0
    versed = 1 if term.minor else 0
    members = (
        leader,
        "村民委员会主任",
        "家属代表",
        *(("村妇联主席",) if women else ()),
        *(("中学教师",) if versed else ()),
    )
    facts = Group(
        ground=GroundKey("formed"),
        leader=leader,
        members=members,
        women=women,
        versed_in_minors=versed,
        entrusted=True,
        female=soul.female,
        minor=term.minor,
    )
    return walk(
        "group",
        facts,
        (Outcome.DECIDE, formed, None),
        (Outcome.SIGN, formed, Commitment(visits="每月走访一次，随时报告异常情况。", confidential=True)),
        (Outcome.SERVE, formed, Telling(answer="已知悉小组成员，无异议。")),
        until=until,
    )


def _announcement(  # noqa: PLR0913, PLR0917 - one parameter a part of the meeting
    chance: Chance, soul: Soul, term: Term, office: str, leader: str, on: date, until: date
) -> Course[Any]:
    guardian = f"{soul.name}之父到场" if term.minor else ""
    content = Content(
        facts_of_crime=True,
        judgment=True,
        term=True,
        duties=True,
        rights=True,
        group=True,
        other=True,
        present=(leader, "村民委员会主任", "家属代表"),
        guardian=guardian,
    )
    meeting = Meeting(
        place=f"{office}宣告室",
        chair=leader,
        invited=("矫正小组全体成员",),
        in_public=not term.minor and chance.happens(30),
        entrusted=True,
        minor=term.minor,
    )
    return walk(
        "announcement",
        meeting,
        (Outcome.RECORD, on, None),
        (Outcome.ANNOUNCE, on, content),
        (Outcome.SIGN, on, Signature(understood="本人已听清并理解宣告内容，愿意遵守。")),
        until=until,
    )


def an_exit_filing(  # noqa: PLR0913 - one parameter a part of the record
    term: Term, *, ground: str, on: date, border: bool, documents: tuple[str, ...], serial: int, until: date
) -> Course[Any]:
    """Return the filing with the exit authority; documents are kept where the county's rule says so."""
    facts = ExitControl(
        ground=GroundKey(ground),
        checked="已核对决定机关限制出境材料及本人持有的出入境证件。",
        documents_held=documents,
        term=term.span,
        minor=term.minor,
        restricted=border,
        border_control=border,
        keeps_documents=True,
    )
    custody = Custody(note="依本省规定代为保管，出具收据，解除时返还。", kept=documents)
    answered = office_day(on, 2)
    return walk(
        "exit_control",
        facts,
        (Outcome.VERIFY, on, None),
        (Outcome.FILE, on, Filing(until=term.span.last, note="法定不准出境人员报备")),
        (Outcome.AGREE, answered, Confirmation(result="已受理报备", number=f"JB{on.year}{serial:04d}")),
        (
            (Outcome.RECEIVE, answered, custody)
            if documents
            else (Outcome.DROP, answered, Custody(note="本人书面声明未持有出入境证件。"))
        ),
        until=until,
    )
