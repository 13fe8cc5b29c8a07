"""外出：申请、准予、不准。"""

from __future__ import annotations

from guitu.documents.content import Block, Form, Signature
from guitu.documents.facts import Need, PaperFacts
from guitu.documents.kinds import Copy, PaperKind, Style, Volume
from guitu.documents.parts import listed_rows, opinion_rows, person_rows, term_rows
from guitu.law.vocabulary import Actor

DESTINATION = Need("destination", "目的地")
SPAN = Need("span", "外出起止日期")
GROUND = Need("ground", "外出理由")
REASONS = Need("reasons", "不准理由")


def _application(x: PaperFacts) -> tuple[Block | str, ...]:
    opinions = opinion_rows(x, Actor.OFFICE, Actor.COUNTY)
    higher = opinion_rows(x, Actor.HIGHER) if x.opinion(Actor.HIGHER) else ()
    return (
        Form((*person_rows(x), *term_rows(x), *listed_rows(x), *opinions, *higher)),
        Signature("申请人签名", fingerprint=True),
    )


def _permit(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你因{x.of(GROUND)}申请外出。经审查，理由正当，依照{x.basis}的规定，准予你外出：",
        f"一、目的地：{x.of(DESTINATION)}。",
        f"二、期限：{x.of(SPAN)}，首尾两日均计算在内。",
        "三、外出期间，应当遵守法律法规和社区矫正监督管理规定，保持通讯畅通，按照要求报告情况，不得前往准予范围以外的地方。",
        "四、应当在期限届满前返回，返回后立即报告并办理销假手续。因特殊情况不能按期返回的，应当立即报告并说明理由。",
        "五、未经批准变更目的地、延长期限或者逾期不归的，依法给予训诫、警告；情节严重的，依法承担相应法律后果。",
        "对本决定有异议的，可以向本机构提出；对处理结果仍有异议的，可以向人民检察院提出。",
    )


def _refusal(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你因{x.of(GROUND)}申请于{x.of(SPAN)}前往{x.of(DESTINATION)}。经审查，依照{x.basis}的规定，不准你外出。",
        f"理由：{x.of(REASONS)}",
        "未经批准，不得离开执行地。擅自外出的，依法承担相应法律后果。",
        "对本决定有异议的，可以向本机构提出；对处理结果仍有异议的，可以向人民检察院提出。",
    )


PAPERS = (
    PaperKind("leave_application", "社区矫正对象外出申请审批表", Style.FORM, "", _application, volume=Volume.WORK),
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
)
