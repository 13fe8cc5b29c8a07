"""解除矫正：总结、鉴定、证明、送达、宣告。"""

from __future__ import annotations

from datetime import date
from typing import Any

from guitu.law.course import Course
from guitu.law.procedures.release import Announcement, Appraisal, Certificate, Completion, Delivery, Summary
from guitu.law.span import days
from guitu.law.vocabulary import Category, Outcome
from guitu.simulate.chance import Chance
from guitu.simulate.script import Soul, Term
from guitu.simulate.walking import office_day_before, walk


def a_release(chance: Chance, soul: Soul, term: Term, *, serial: int, mark: str, until: date) -> Course[Any]:  # noqa: PLR0913 - one parameter a part of the record
    """Return the release: prepared a month ahead, certified on the last day, whatever day of the week it is."""
    last = term.span.last
    started = office_day_before(last - days(chance.between(31, 36)))
    facts = Completion(
        category=term.category,
        term=term.span,
        minor=term.minor,
        fixed_period=term.category is Category.TEMPORARY,
    )
    certificate = Certificate(number=f"（{last.year}）{mark}解字第{serial}号", issued=last)
    return walk(
        "release",
        facts,
        (Outcome.RECORD, started, None),
        (Outcome.SUBMIT, started, Summary(summary="矫正期间遵守规定，按时报告，参加学习和公益活动，今后守法做人。")),
        (
            Outcome.CONCLUDE,
            started + days(3),
            Appraisal(appraisal="能够遵守监督管理规定，悔罪态度较好，同意按期解除。"),
        ),
        (Outcome.RELEASE, last, certificate),
        (Outcome.SERVE, last, Delivery(signed_by=soul.name, told=True)),
        (
            (Outcome.ANNOUNCE, last, Announcement(note="在司法所举行解矫宣告。"))
            if chance.happens(60) and not term.minor
            else (Outcome.DROP, last, Announcement(note="不举行宣告，当面送达证明书。"))
        ),
        until=until,
    )
