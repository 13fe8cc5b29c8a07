"""解除、终止矫正：个人总结、鉴定、证明书、通知书、宣告、安置帮教衔接。"""

from __future__ import annotations

from guitu.documents.content import Block, Form
from guitu.documents.dates import arabic, chinese
from guitu.documents.facts import PaperFacts
from guitu.documents.kinds import Copy, PaperKind, Sealer, Style
from guitu.documents.needs import (
    ADDRESSED,
    AFTERCARE,
    ANNOUNCED,
    APPRAISAL,
    ISSUED,
    POSTPONED,
    RECORDED_BY,
    RULED,
    RULING,
    SUMMARY,
)
from guitu.documents.papers.wording import about
from guitu.documents.parts import case_rows, need_rows, opinion_rows, person_rows, record, row, term_rows
from guitu.law.vocabulary import Actor, Category

FULFILLED = {
    Category.CONTROL: "管制期满，依法解除管制",
    Category.PROBATION: "缓刑考验期满，原判刑罚不再执行",
    Category.PAROLE: "假释考验期满，原判刑罚已经执行完毕",
    Category.TEMPORARY: "刑期届满，刑罚执行完毕",
}
"""How the end is worded by category (criminal law arts 40, 76, 85)."""


def _summary(x: PaperFacts) -> tuple[Block | str, ...]:
    term = x.serving
    head = f"我叫{x.person.name}，社区矫正类别为{term.category}，矫正期限自{arabic(term.span.first)}起至"
    return (f"{head}{arabic(term.span.last)}止。现将社区矫正期间的情况总结如下：", *x.paragraphs(SUMMARY))


def _appraisal(x: PaperFacts) -> tuple[Block | str, ...]:
    rows = (
        *person_rows(x),
        *case_rows(x),
        *term_rows(x),
        *need_rows(x, APPRAISAL, AFTERCARE),
        row(("鉴定依据", x.basis)),
        *opinion_rows(x, Actor.OFFICE, Actor.COUNTY),
    )
    return (Form(rows),)


def _certificate(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        (
            f"{x.person.name}，{x.person.sex}，{chinese(x.person.born)}出生，{x.person.id_kind}号码{x.person.id_number}，"
            f"{x.conviction}。"
        ),
        f"现{FULFILLED[x.serving.category]}。依照{x.basis}的规定，于{x.of(ISSUED)}解除社区矫正。",
        "特此证明。",
    )


def _notice(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"社区矫正对象{x.identity}，{x.conviction}。",
        f"现矫正期满，依照{x.basis}的规定，已于{x.of(ISSUED)}解除社区矫正。",
        "特此通知。",
    )


def _termination(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"社区矫正对象{x.identity}，{x.conviction}。",
        f"{x.of(ADDRESSED)}以{x.of(RULING)}刑事裁定书裁定撤销其缓刑。",
        f"依照{x.basis}的规定，自{x.of(RULED)}起终止社区矫正。",
        "特此通知。",
    )


def _announcement(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"{x.person.name}{x.conviction}。",
        f"社区矫正期间的表现鉴定：{x.of(APPRAISAL)}",
        f"现{FULFILLED[x.serving.category]}。依照{x.basis}的规定，现宣告：于{x.of(ISSUED)}对{x.person.name}解除社区矫正。",
        "需要就业、就学、社会救助等帮助的，可以向户籍地或者居住地司法所和安置帮教机构提出。",
    )


def _aftercare(x: PaperFacts) -> tuple[Block | str, ...]:
    rows = (
        *person_rows(x),
        *case_rows(x),
        *term_rows(x),
        *need_rows(x, ISSUED, APPRAISAL, AFTERCARE),
        row(("移交单位", x.unit.name), ("接收单位", x.body(Actor.AFTERCARE))),
        row(("衔接依据", x.basis)),
        *opinion_rows(x, Actor.OFFICE),
    )
    return (Form(rows),)


def _postponed(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"{about(x)}矫正期满，本机构已制作解除社区矫正证明书。因{x.of(POSTPONED)}，依照{x.basis}的规定，暂缓送达。",
        "暂缓送达的原因消失后，即行送达。",
    )


PAPERS = (
    PaperKind(
        "personal_summary",
        "社区矫正个人总结",
        Style.RECORD,
        "",
        _summary,
        needs=(SUMMARY,),
        sealer=Sealer.NOBODY,
        signs=("本人签名",),
    ),
    PaperKind(
        "release_appraisal",
        "社区矫正期满鉴定表",
        Style.FORM,
        "",
        _appraisal,
        needs=(APPRAISAL,),
    ),
    PaperKind(
        "release_certificate",
        "解除社区矫正证明书",
        Style.CERTIFICATE,
        "解",
        _certificate,
        to=Actor.SUPERVISEE,
        needs=(ISSUED,),
        copies=(Copy.STUB, Copy.MAIN, Copy.RECEIPT),
    ),
    PaperKind(
        "release_notice",
        "解除社区矫正通知书",
        Style.ORDER,
        "解",
        _notice,
        to=Actor.SENTENCER,
        needs=(ISSUED,),
        copies=(Copy.STUB, Copy.MAIN, Copy.REPLY),
        cc=(Actor.PROCURATORATE, Actor.POLICE),
    ),
    PaperKind(
        "release_announcement",
        "解除社区矫正宣告书",
        Style.ORDER,
        "解",
        _announcement,
        to=Actor.SUPERVISEE,
        needs=(APPRAISAL, ISSUED),
        copies=(Copy.MAIN, Copy.RECEIPT),
        signs=("本人签名",),
    ),
    PaperKind(
        "release_record",
        "解除社区矫正宣告笔录",
        Style.RECORD,
        "",
        record(ANNOUNCED, RECORDED_BY),
        signs=("本人签名",),
        countersigned=("宣告人签名",),
    ),
    PaperKind(
        "release_postponement",
        "解除社区矫正证明书暂缓送达说明",
        Style.ORDER,
        "解",
        _postponed,
        to=Actor.SENTENCER,
        needs=(POSTPONED,),
        copies=(Copy.MAIN, Copy.REPLY),
        cc=(Actor.PROCURATORATE, Actor.POLICE),
    ),
    PaperKind(
        "aftercare_handover",
        "安置帮教衔接表",
        Style.FORM,
        "",
        _aftercare,
        to=Actor.AFTERCARE,
        needs=(APPRAISAL,),
        copies=(Copy.MAIN, Copy.REPLY),
    ),
    PaperKind(
        "termination_notice",
        "终止社区矫正通知书",
        Style.ORDER,
        "终",
        _termination,
        to=Actor.SENTENCER,
        needs=(ADDRESSED, RULING, RULED),
        copies=(Copy.STUB, Copy.MAIN, Copy.REPLY),
        cc=(Actor.PROCURATORATE, Actor.POLICE),
    ),
)
