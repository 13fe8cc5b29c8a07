"""经常性跨市、县活动：申请、批准、不准、终止。"""

from __future__ import annotations

from guitu.documents.content import Block
from guitu.documents.facts import PaperFacts
from guitu.documents.kinds import Copy, PaperKind, Style, Volume
from guitu.documents.needs import END_REASON, FREQUENCY, GROUND, REASONS, REGION, SPAN
from guitu.documents.papers.wording import REFUSED
from guitu.documents.parts import approval
from guitu.law.vocabulary import Actor


def _permit(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你因{x.of(GROUND)}申请经常性跨市、县活动。经审查，依照{x.basis}的规定，批准你的申请：",
        f"一、活动的市、县：{x.of(REGION)}。",
        f"二、时间和频次：{x.of(FREQUENCY)}。",
        f"三、有效期：{x.of(SPAN)}。期满后仍需活动的，应当重新申请。",
        "四、每次离开和返回，应当按照要求告知本机构或者受委托的司法所；不得前往批准范围以外的地方。",
        "五、理由消失的，应当及时报告。违反上述规定的，依法承担相应的法律后果。",
    )


def _refusal(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你因{x.of(GROUND)}申请经常性跨市、县活动。经审查，依照{x.basis}的规定，不予批准。",
        f"理由：{x.of(REASONS)}",
        REFUSED,
    )


def _end(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        (
            f"你于{x.of(SPAN)}获准经常性跨市、县活动（{x.of(REGION)}）。现因{x.of(END_REASON)}，依照{x.basis}的规定，"
            "自本通知书送达之日起终止该项批准。"
        ),
        "此后需要离开所居住的市、县的，应当另行申请外出。",
    )


PAPERS = (
    PaperKind(
        "crossing_application",
        "社区矫正对象经常性跨市、县活动审批表",
        Style.FORM,
        "",
        approval(Actor.OFFICE, Actor.COUNTY, needs=(REGION, FREQUENCY), signed="申请人签名"),
        needs=(REGION, FREQUENCY),
        volume=Volume.WORK,
    ),
    PaperKind(
        "crossing_permit",
        "经常性跨市、县活动审批告知书（批准）",
        Style.ORDER,
        "跨",
        _permit,
        to=Actor.SUPERVISEE,
        needs=(GROUND, REGION, FREQUENCY, SPAN),
        copies=(Copy.MAIN, Copy.RECEIPT),
    ),
    PaperKind(
        "crossing_refusal",
        "经常性跨市、县活动审批告知书（不予批准）",
        Style.ORDER,
        "跨",
        _refusal,
        to=Actor.SUPERVISEE,
        needs=(GROUND, REASONS),
        copies=(Copy.MAIN, Copy.RECEIPT),
    ),
    PaperKind(
        "crossing_end",
        "终止经常性跨市、县活动批准通知书",
        Style.ORDER,
        "跨",
        _end,
        to=Actor.SUPERVISEE,
        needs=(SPAN, REGION, END_REASON),
        copies=(Copy.MAIN, Copy.RECEIPT),
    ),
)
