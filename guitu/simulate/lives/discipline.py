"""训诫、警告、提请治安管理处罚、提请撤销缓刑。次数由卷上数，升不升由人决定。"""

from __future__ import annotations

from datetime import date
from typing import Any

from guitu.law.course import Course
from guitu.law.procedures import probation_revocation as revocation
from guitu.law.procedures import public_security_penalty as penalty
from guitu.law.procedures import reprimand, warning
from guitu.law.vocabulary import Category, CourtLevel, GroundKey, Outcome
from guitu.simulate.chance import Chance
from guitu.simulate.script import Soul, Term
from guitu.simulate.walking import office_day, walk

MINOR_BREACHES = (
    (("rules", "未按规定在当月报告活动情况，经电话提醒后三日才报告。"), 45),
    (("rules", "未经批准离开县域半日，当日返回。"), 20),
    (("education", "两次无故不参加集中教育学习，经教育仍不改正。"), 20),
    (("unreported", "手机关机失去联系，经查找于次日找到。"), 15),
)
GRAVE_BREACHES = (
    (("rules", "未经批准前往外市三日，经查实。"), 70),
    (("unreported", "脱离监管十二日，经查找后返回。"), 30),
)


def a_reprimand(  # noqa: PLR0913 - one parameter a part of the record
    chance: Chance, soul: Soul, term: Term, *, on: date, before: int, officers: tuple[str, str], until: date
) -> Course[Any]:
    """Return one reprimand; `before` is how many the person had already."""
    ground, happened = chance.weighted(MINOR_BREACHES)
    facts = reprimand.Misconduct(
        ground=GroundKey(ground),
        happened=happened,
        investigators=officers,
        days_out=1 if ground == "unreported" else None,
        minor=term.minor,
        reprimands=before,
    )
    heard = reprimand.Hearing(statement="本人承认，表示今后遵守。", guardian="其父到场" if term.minor else "")
    decided = office_day(on, chance.between(2, 5))
    return walk(
        "reprimand",
        facts,
        (Outcome.SUBMIT, on, None),
        (Outcome.RECORD, office_day(on, 1), heard),
        (Outcome.DECIDE, decided, reprimand.Decision(opinion="同意给予训诫", reasons="事实清楚，情节轻微。")),
        (Outcome.SERVE, office_day(decided, 1), reprimand.Service(signed_by=soul.name, read_out=True)),
        until=until,
    )


def a_warning(  # noqa: PLR0913 - one parameter a part of the record
    chance: Chance,
    soul: Soul,
    term: Term,
    *,
    on: date,
    reprimands: int,
    before: int,
    officers: tuple[str, str],
    until: date,
) -> Course[Any]:
    """Return one warning; who has had two reprimands is warned for not mending his ways."""
    ground, happened = (
        ("repeated", "受训诫两次后，再次不按规定报告。") if reprimands >= 2 else chance.weighted(GRAVE_BREACHES)
    )
    facts = warning.GraveMisconduct(
        ground=GroundKey(ground),
        happened=happened,
        investigators=officers,
        days_out=12 if ground == "unreported" else None,
        category=term.category,
        minor=term.minor,
        reprimands=reprimands,
        warnings=before,
    )
    heard = warning.Hearing(statement="本人承认，请求从轻。", guardian="其父到场" if term.minor else "")
    decided = office_day(on, chance.between(3, 6))
    return walk(
        "warning",
        facts,
        (Outcome.SUBMIT, on, None),
        (Outcome.RECORD, office_day(on, 1), heard),
        (Outcome.DECIDE, decided, warning.Decision(opinion="同意给予警告", reasons="事实清楚，情节较重。")),
        (Outcome.SERVE, office_day(decided, 1), warning.Service(signed_by=soul.name, read_out=True)),
        until=until,
    )


def a_penalty(term: Term, *, on: date, officers: tuple[str, str], until: date) -> Course[Any]:
    """Return one proposal to the police, which decides and tells its result."""
    facts = penalty.Offence(
        ground=GroundKey("rules"),
        happened="受警告后仍多次擅自离开县域，拒不返回。",
        investigators=officers,
        category=term.category,
        minor=term.minor,
    )
    return walk(
        "public_security_penalty",
        facts,
        (Outcome.SUBMIT, on, None),
        (
            Outcome.PROPOSE,
            office_day(on, 3),
            penalty.Proposal(opinion="提请治安管理处罚", reasons="违反监督管理规定，依法应予处罚。"),
        ),
        (
            Outcome.PENALISE,
            office_day(on, 9),
            penalty.Answer(result="行政拘留五日", number=f"（{on.year}）行罚决字第88号"),
        ),
        until=until,
    )


def a_revocation(  # noqa: PLR0913 - one parameter a part of the record
    soul: Soul, term: Term, *, on: date, warnings: int, penalties: int, panel: tuple[str, ...], until: date
) -> Course[Any]:
    """Return one proposal to revoke probation; the ruling is the court's and may still be awaited."""
    if term.category is not Category.PROBATION:
        raise ValueError(f"[{soul.key}] is under {term.category}, probation was expected")
    facts = revocation.Breach(
        ground=GroundKey("penalised"),
        happened="因违反监督管理规定受到治安管理处罚后，再次擅自外出，仍不改正。",
        court_name=term.verdict.court,
        court=CourtLevel.BASIC,
        category=term.category,
        warnings=warnings,
        penalties=penalties,
        minor=term.minor,
    )
    reviewed = revocation.Review(participants=panel, legality="程序合法，证据充分。", opinion="一致同意提请撤销缓刑。")
    return walk(
        "probation_revocation",
        facts,
        (Outcome.SUBMIT, on, None),
        (Outcome.VERIFY, office_day(on, 2), revocation.Investigation(findings="事实清楚，证据确实。")),
        (Outcome.CONCLUDE, office_day(on, 3), reviewed),
        (
            Outcome.PROPOSE,
            office_day(on, 4),
            revocation.Proposal(addressed=term.verdict.court, reasons="受治安管理处罚后仍不改正。"),
        ),
        until=until,
    )
