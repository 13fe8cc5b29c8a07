"""法律文书接收与报到登记：回执、补送、转送、报到告知、登记、移交、人户分离。"""

from __future__ import annotations

from guitu.documents.content import Block, Column, Form, Table
from guitu.documents.facts import PaperFacts, written
from guitu.documents.kinds import Copy, PaperKind, Style
from guitu.documents.needs import (
    BRING,
    CRIME_FACTS,
    HEALTH,
    IDENTITY,
    MARRIAGE,
    MISSING,
    OCCUPATION,
    OFFICE,
    PAPERS_SEEN,
    PRIOR,
    RECEIVED,
    REFERENCE,
    RELATIVES,
    REPORT_BY,
    REPORT_STATE,
    REPORTED,
    SENDER,
)
from guitu.documents.papers.wording import PLEASE_REPLY, numbered
from guitu.documents.parts import case_rows, need_rows, person_rows, row, term_rows
from guitu.law.vocabulary import Actor

DUTIES = (
    "遵守法律、行政法规，履行判决、裁定、决定等法律文书确定的义务；",
    "按照要求报告遵纪守法、接受监督管理、参加教育学习等情况；遇有居所变化、工作变动、家庭重大变故等情况，及时报告；",
    "离开所居住的市、县或者迁居，应当事先报经批准；会客等事项遵守监督管理规定；",
    "参加教育学习和公益活动，接受个别谈话、实地查访、通信联络和信息化核查；",
    "不得出境。",
)
RIGHTS = (
    "人身权利、财产权利和其他权利受法律保护，在就业、就学和享受社会保障等方面不受歧视；",
    "个人信息和隐私受法律保护；",
    "可以依法申请社会救助、参加社会保险、获得法律援助；",
    "认为合法权益受到侵害的，有权申诉、控告、检举，可以向人民检察院或者有关机关反映。",
)


def _papers_list(x: PaperFacts) -> Table:
    rows = tuple((str(number), item, "1") for number, item in enumerate(x.items(RECEIVED), 1))
    return Table((Column("序号"), Column("文书名称及字号", 7), Column("份数")), rows, "法律文书清单")


def _receipt(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        (
            f"你单位送达的社区矫正对象{x.person.name}（{x.person.id_kind}号码{x.person.id_number}）的法律文书（{x.of(REFERENCE)}），"
            f"本机构已收到。依照{x.basis}的规定，特此回执。"
        ),
        _papers_list(x),
    )


def _request(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        (
            f"社区矫正对象{x.person.name}（{x.person.id_kind}号码{x.person.id_number}）的法律文书（{x.of(REFERENCE)}）尚未送达或者不齐全。"
            f"依照{x.basis}的规定，请在接到本函后及时送达或者补齐下列文书："
        ),
        *(f"{number}．{item}" for number, item in enumerate(x.items(MISSING), 1)),
        PLEASE_REPLY,
    )


def _forward(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"社区矫正对象{x.person.name}{x.conviction}。依照{x.basis}的规定，现将有关法律文书转送你单位。",
        _papers_list(x),
        PLEASE_REPLY,
    )


def _reporting_notice(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        (
            f"依照{x.basis}的规定，你应当于{x.of(REPORT_BY)}前到{x.unit.name}（地址：{x.unit.address}，"
            f"联系人：{x.unit.contact}，电话：{x.unit.phone}）报到。"
        ),
        f"报到时请携带：{x.of(BRING)}。",
        (
            "确因疾病、意外事故等原因不能按时报到的，应当立即联系并说明理由。无正当理由不按时报到的，依法给予训诫、警告；"
            "情节严重的，依法提请撤销缓刑、撤销假释或者收监执行。"
        ),
    )


def _duties_notice(x: PaperFacts) -> tuple[Block | str, ...]:
    term = x.serving
    return (
        f"你已依法实行社区矫正（{term.category}），矫正期限{written(term.span)}。依照{x.basis}的规定，现将有关事项告知如下：",
        "一、你应当：",
        *numbered(DUTIES),
        "二、你的权利：",
        *numbered(RIGHTS),
        f"三、禁止令：{term.prohibition}。",
        (
            "四、违反法律法规或者监督管理规定的，视情节依法给予训诫、警告，提请公安机关予以治安管理处罚，"
            "或者依法提请撤销缓刑、撤销假释、收监执行；表现突出的，依法给予表扬。"
        ),
    )


def _registration(x: PaperFacts) -> tuple[Block | str, ...]:
    rows = (
        *person_rows(x),
        *need_rows(x, OCCUPATION, MARRIAGE, HEALTH),
        *case_rows(x),
        *term_rows(x),
        *need_rows(x, REPORT_BY, REPORTED, PAPERS_SEEN, IDENTITY, OFFICE, CRIME_FACTS, PRIOR, RELATIVES),
        row(("登记机构", x.unit.name), ("登记日期", x.date)),
        row(("登记依据", x.basis)),
    )
    return (Form(rows),)


def _handover(x: PaperFacts) -> tuple[Block | str, ...]:
    rows = (
        *person_rows(x),
        *case_rows(x),
        *term_rows(x),
        row(("决定机关", x.body(Actor.SENTENCER)), ("移交日期", x.date)),
        row(("移交单位", x.body(Actor.DETAINER)), ("接收单位", x.unit.name)),
        *need_rows(x, PAPERS_SEEN),
        row(("移交依据", x.basis)),
    )
    return (Form(rows),)


def _status(x: PaperFacts) -> tuple[Block | str, ...]:
    state = f"，报到情况：{x.of(REPORT_STATE)}" if x.has(REPORT_STATE) else ""
    return (
        f"社区矫正对象{x.identity}，{x.conviction}。",
        f"该对象已到本机构报到，于{written(x.date)}登记接收{state}。",
        f"依照{x.basis}的规定，特此通知。",
    )


def _household(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"社区矫正对象{x.identity}，{x.conviction}。",
        (
            f"该对象户籍地与执行地不一致，现由本机构执行社区矫正。依照{x.basis}的规定，特此通报，"
            "并请协助做好其户籍地家庭走访、社会保障等衔接工作。"
        ),
    )


PAPERS = (
    PaperKind(
        "papers_receipt",
        "社区矫正法律文书接收回执",
        Style.ORDER,
        "收",
        _receipt,
        to=Actor.SENTENCER,
        addressed=SENDER,
        needs=(RECEIVED, REFERENCE),
    ),
    PaperKind(
        "papers_request",
        "关于补送社区矫正法律文书的函",
        Style.LETTER,
        "收",
        _request,
        to=Actor.SENTENCER,
        addressed=SENDER,
        needs=(MISSING, REFERENCE),
        copies=(Copy.MAIN, Copy.REPLY),
    ),
    PaperKind(
        "papers_transmittal",
        "关于转送社区矫正法律文书的函",
        Style.LETTER,
        "收",
        _forward,
        to=Actor.PROCURATORATE,
        needs=(RECEIVED,),
        copies=(Copy.MAIN, Copy.REPLY),
        cc=(Actor.POLICE,),
    ),
    PaperKind(
        "reporting_notice",
        "社区矫正对象报到告知书",
        Style.ORDER,
        "报",
        _reporting_notice,
        to=Actor.SUPERVISEE,
        needs=(REPORT_BY, BRING),
        copies=(Copy.MAIN, Copy.RECEIPT),
    ),
    PaperKind(
        "duties_notice",
        "社区矫正权利义务告知书",
        Style.ORDER,
        "告",
        _duties_notice,
        to=Actor.SUPERVISEE,
        copies=(Copy.MAIN, Copy.RECEIPT),
        signs=("本人已知悉上述内容，签名",),
    ),
    PaperKind(
        "registration",
        "社区矫正对象基本信息登记表",
        Style.FORM,
        "",
        _registration,
        signs=("本人核对无误，签名",),
        countersigned=("登记人签名",),
        note="登记内容变更的，应当及时更正，并通报执行地公安机关。",
    ),
    PaperKind(
        "handover_certificate",
        "暂予监外执行罪犯移交证明书",
        Style.FORM,
        "移",
        _handover,
        to=Actor.DETAINER,
        countersigned=("移交人签名（移交单位公章）", "接收人签名（接收单位公章）"),
        note="本证明书一式三份，移交单位、接收单位、人民检察院各存一份。",
    ),
    PaperKind(
        "report_status",
        "社区矫正对象报到情况通知单",
        Style.ORDER,
        "报",
        _status,
        to=Actor.SENTENCER,
        copies=(Copy.MAIN, Copy.REPLY),
        cc=(Actor.PROCURATORATE, Actor.POLICE),
    ),
    PaperKind(
        "household_split",
        "关于社区矫正对象人户分离情况的通报函",
        Style.LETTER,
        "户",
        _household,
        to=Actor.BUREAU,
        copies=(Copy.MAIN, Copy.REPLY),
    ),
)
