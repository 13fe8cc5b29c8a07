"""调查评估：委托、审查、调查、评议、出具意见。"""

from __future__ import annotations

from datetime import date
from typing import Any

from guitu.law.course import Course
from guitu.law.procedures.pre_sentence_assessment import Appraisal, Check, Conclusion, Entrustment, Opinion
from guitu.law.vocabulary import Category, GroundKey, Outcome
from guitu.simulate.chance import Chance
from guitu.simulate.script import Soul
from guitu.simulate.walking import office_day, walk

DANGER = {
    Conclusion.SUITABLE: "无再犯罪危险，有固定居所和收入。",
    Conclusion.WITH_CAUTION: "曾因同类行为受过处罚，须有家属担保并远离特定场所。",
    Conclusion.UNSUITABLE: "居无定所，家属拒绝帮教，有逃避监管的现实可能。",
}


def an_assessment(  # noqa: PLR0913 - one parameter a part of the commission
    chance: Chance,
    soul: Soul,
    *,
    entrusted: date,
    court: str,
    serial: int,
    offence: str,
    conclusion: Conclusion,
    committee: str,
    investigators: tuple[str, str],
    until: date,
) -> Course[Any]:
    """Return one commission, from the letter to the opinion; a few opinions come late, as they do."""
    received = office_day(entrusted)
    accepted = office_day(received, chance.between(0, 2))
    visited = office_day(accepted, chance.between(2, 4))
    appraised = office_day(visited, 1)
    concluded = office_day(appraised, 8 if chance.happens(2) else chance.between(0, 2))
    facts = Entrustment(
        ground=GroundKey("needed"),
        entrusted_by=court,
        letter=f"（{received.year}）委评字第{serial}号",
        proposed=Category.PROBATION,
        offence=offence,
        residence=soul.residence,
        fast_track=False,
        entrusted=True,
    )
    appraisal = Appraisal(
        home="住房为自建，家庭成员同住，居所稳定。",
        family=chance.one_of(("家庭关系和睦，家属愿意监督。", "父母年迈，配偶在家，愿意配合。", "家属表示愿意担保。")),
        consequences="赔偿已履行，取得谅解。" if chance.happens(70) else "未造成他人直接损失。",
        committee=f"{committee}村民委员会同意在本村接受社区矫正。",
        victim="被害人表示谅解。" if chance.happens(60) else "",
        to_forbid="建议禁止进入娱乐场所。" if conclusion is Conclusion.WITH_CAUTION else "",
        danger=DANGER[conclusion],
        community="对所居住社区无重大不良影响。",
        investigators=investigators,
        present=("县社区矫正管理局负责人", *investigators),
        views=f"一致同意出具“{conclusion.value}”的意见。",
    )
    opinion = Opinion(
        conclusion=conclusion,
        conditions="由家属担保，禁止从事相关经营活动。" if conclusion is Conclusion.WITH_CAUTION else "",
        reasons=DANGER[conclusion],
    )
    return walk(
        "pre_sentence_assessment",
        facts,
        (Outcome.SUBMIT, received, None),
        (Outcome.REGISTER, accepted, Check(opinion="材料齐全，予以受理。")),
        (Outcome.RECORD, visited, None),
        (Outcome.RECORD, appraised, appraisal),
        (Outcome.CONCLUDE, concluded, opinion),
        until=until,
    )
