"""经常性跨市、县活动：申请、批准、不准、终止。"""

from __future__ import annotations

from guitu.documents.content import Block
from guitu.documents.facts import PaperFacts
from guitu.documents.kinds import Copy, PaperKind, Style, Volume
from guitu.documents.needs import FREQUENCY, GROUND, OPINION, PLACES, REASONS, TIMING, VALID
from guitu.documents.papers.wording import REFUSED
from guitu.documents.parts import approval
from guitu.law.vocabulary import Actor


def _permit(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你因{x.of(GROUND)}申请经常性跨市、县活动。经审查，依照{x.basis}的规定，批准你的申请：",
        f"一、活动的市、县：{x.of(PLACES)}。",
        f"二、时间和频次：{x.of(TIMING)}；{x.of(FREQUENCY)}。",
        f"三、有效期：{x.of(VALID)}。期满后仍需活动的，应当重新申请。",
        "四、每次离开和返回，应当按照要求告知本机构或者受委托的司法所；不得前往批准范围以外的地方。",
        "五、理由消失的，应当及时报告。违反上述规定的，依法承担相应的法律后果。",
    )


def _refusal(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你因{x.of(GROUND)}申请经常性跨市、县活动。经审查，依照{x.basis}的规定，不予批准。",
        f"理由：{x.of(REASONS)}",
        REFUSED,
    )


def _completion(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你的经常性跨市、县活动申请收悉。经核对，材料不齐全，依照{x.basis}的规定，请予补齐。",
        f"核实意见：{x.of(OPINION)}",
        "材料补齐后即予审查。未经批准，不得离开执行地。",
    )


def _stop(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你获准于{x.of(VALID)}经常性往返{x.of(PLACES)}。现依照{x.basis}的规定，自本告知书送达之日起停止该项活动。",
        f"理由：{x.of(REASONS)}",
        "此后需要离开所居住的市、县的，应当另行申请外出。",
        REFUSED,
    )


PAPERS = (
    PaperKind(
        "crossing_application",
        "社区矫正对象经常性跨市、县活动审批表",
        Style.FORM,
        "",
        approval(Actor.OFFICE, Actor.COUNTY, signed="申请人签名"),
        volume=Volume.WORK,
    ),
    PaperKind(
        "crossing_completion",
        "经常性跨市、县活动申请材料补齐告知书",
        Style.ORDER,
        "跨",
        _completion,
        to=Actor.SUPERVISEE,
        needs=(OPINION,),
        copies=(Copy.MAIN, Copy.RECEIPT),
    ),
    PaperKind(
        "crossing_permit",
        "经常性跨市、县活动审批告知书（准予）",
        Style.ORDER,
        "跨",
        _permit,
        to=Actor.SUPERVISEE,
        needs=(GROUND, PLACES, TIMING, FREQUENCY, VALID),
        copies=(Copy.MAIN, Copy.RECEIPT),
    ),
    PaperKind(
        "crossing_refusal",
        "经常性跨市、县活动审批告知书（不准）",
        Style.ORDER,
        "跨",
        _refusal,
        to=Actor.SUPERVISEE,
        needs=(GROUND, REASONS),
        copies=(Copy.MAIN, Copy.RECEIPT),
    ),
    PaperKind(
        "crossing_end",
        "停止经常性跨市、县活动告知书",
        Style.ORDER,
        "跨",
        _stop,
        to=Actor.SUPERVISEE,
        needs=(VALID, PLACES, REASONS),
        copies=(Copy.MAIN, Copy.RECEIPT),
    ),
)
