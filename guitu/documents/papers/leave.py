"""外出：申请、补齐、准予、不准、备案、通报、协助、责令返回、销假。"""

from __future__ import annotations

from guitu.documents.content import Block, Form, Signatures
from guitu.documents.facts import PaperFacts
from guitu.documents.kinds import Copy, PaperKind, Style, Volume
from guitu.documents.needs import DELAY, DESTINATION, FINDINGS, GROUND, OPINION, REASONS, RETURNED, SPAN
from guitu.documents.papers.wording import PLEASE_REPLY, REFUSED, about
from guitu.documents.parts import listed_rows, need_rows, opinion_rows, person_rows, row, term_rows
from guitu.law.vocabulary import Actor


def _application(x: PaperFacts) -> tuple[Block | str, ...]:
    opinions = opinion_rows(x, Actor.OFFICE, Actor.COUNTY)
    higher = opinion_rows(x, Actor.HIGHER) if x.opinion(Actor.HIGHER) else ()
    grid = (*person_rows(x), *term_rows(x), *listed_rows(x), row(("办理依据", x.basis)), *opinions, *higher)
    return (Form(grid), Signatures(("申请人签名",)))


def _completion(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你的外出申请收悉。经核对，材料不齐全，依照{x.basis}的规定，请予补齐。",
        f"核实意见：{x.of(OPINION)}",
        "材料补齐后即予审查。未经批准，不得离开执行地。",
    )


def _permit(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你因{x.of(GROUND)}申请外出。经审查，理由正当，依照{x.basis}的规定，准予你外出：",
        f"一、目的地：{x.of(DESTINATION)}。",
        f"二、期限：{x.of(SPAN)}。",
        (
            "三、外出期间，应当遵守法律法规和社区矫正监督管理规定，保持通讯畅通，按照要求报告情况，"
            "不得前往准予范围以外的地方。"
        ),
        "四、应当在期限届满前返回，返回后立即报告并办理销假手续。因特殊情况不能按期返回的，应当立即报告并说明理由。",
        "五、擅自变更目的地、逾期不归的，依法承担相应的法律后果。",
    )


def _refusal(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你因{x.of(GROUND)}申请于{x.of(SPAN)}前往{x.of(DESTINATION)}。经审查，依照{x.basis}的规定，不准你外出。",
        f"理由：{x.of(REASONS)}",
        "未经批准，不得离开执行地。擅自外出的，依法承担相应的法律后果。",
        REFUSED,
    )


def _trip(x: PaperFacts) -> str:
    return f"{about(x)}因{x.of(GROUND)}，经批准于{x.of(SPAN)}前往{x.of(DESTINATION)}。"


def _filing(x: PaperFacts) -> tuple[Block | str, ...]:
    grid = (*person_rows(x), *term_rows(x), *listed_rows(x), row(("备案依据", x.basis)))
    return (Form((*grid, *opinion_rows(x, Actor.OFFICE, Actor.COUNTY))),)


def _inform(x: PaperFacts) -> tuple[Block | str, ...]:
    return (_trip(x), f"依照{x.basis}的规定，特此通报。")


def _assistance(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        _trip(x),
        f"该对象{x.conviction}。",
        f"依照{x.basis}的规定，请协助进行监督管理；该对象到达和离开时，请予登记，发现违反规定的情形，请及时告知本机构。",
        PLEASE_REPLY,
    )


def _recall(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你经批准于{x.of(SPAN)}前往{x.of(DESTINATION)}，现违反外出期间的监督管理规定。",
        f"依照{x.basis}的规定，责令你立即返回，并于返回后立即到{x.unit.name}报告。拒不返回的，依法承担相应的法律后果。",
    )


def _return(x: PaperFacts) -> tuple[Block | str, ...]:
    grid = (*person_rows(x), *listed_rows(x), *need_rows(x, RETURNED, DELAY, FINDINGS), row(("办理依据", x.basis)))
    return (Form((*grid, *opinion_rows(x, Actor.OFFICE))), Signatures(("本人签名",)))


PAPERS = (
    PaperKind("leave_application", "社区矫正对象外出申请审批表", Style.FORM, "", _application, volume=Volume.WORK),
    PaperKind(
        "leave_completion",
        "外出申请材料补齐告知书",
        Style.ORDER,
        "外",
        _completion,
        to=Actor.SUPERVISEE,
        needs=(OPINION,),
        copies=(Copy.MAIN, Copy.RECEIPT),
    ),
    PaperKind(
        "leave_permit",
        "社区矫正对象外出审批告知书（准予外出）",
        Style.ORDER,
        "外",
        _permit,
        to=Actor.SUPERVISEE,
        needs=(GROUND, DESTINATION, SPAN),
        copies=(Copy.MAIN, Copy.RECEIPT),
    ),
    PaperKind(
        "leave_refusal",
        "社区矫正对象外出审批告知书（不准外出）",
        Style.ORDER,
        "外",
        _refusal,
        to=Actor.SUPERVISEE,
        needs=(GROUND, DESTINATION, SPAN, REASONS),
        copies=(Copy.MAIN, Copy.RECEIPT),
    ),
    PaperKind("leave_filing", "社区矫正对象外出备案表", Style.FORM, "", _filing, to=Actor.COUNTY, volume=Volume.WORK),
    PaperKind(
        "leave_inform",
        "关于社区矫正对象外出情况的通报函",
        Style.LETTER,
        "外",
        _inform,
        to=Actor.PROCURATORATE,
        needs=(GROUND, DESTINATION, SPAN),
        copies=(Copy.MAIN, Copy.REPLY),
    ),
    PaperKind(
        "leave_assistance",
        "关于协助监督管理外出社区矫正对象的函",
        Style.LETTER,
        "外",
        _assistance,
        to=Actor.DESTINATION,
        needs=(GROUND, DESTINATION, SPAN),
        copies=(Copy.MAIN, Copy.REPLY),
    ),
    PaperKind(
        "leave_recall",
        "责令立即返回通知书",
        Style.ORDER,
        "外",
        _recall,
        to=Actor.SUPERVISEE,
        needs=(DESTINATION, SPAN),
        copies=(Copy.MAIN, Copy.RECEIPT),
    ),
    PaperKind(
        "leave_return",
        "社区矫正对象外出返回（销假）登记表",
        Style.FORM,
        "",
        _return,
        needs=(RETURNED,),
        volume=Volume.WORK,
    ),
)
