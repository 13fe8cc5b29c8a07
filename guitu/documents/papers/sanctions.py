"""训诫、警告、提请治安管理处罚、提请撤销缓刑。"""

from __future__ import annotations

from guitu.documents.content import Block, Column, Form, Incomplete, Table
from guitu.documents.facts import Need, PaperFacts
from guitu.documents.kinds import Body, Copy, PaperKind, Style
from guitu.documents.needs import (
    ABSENT,
    ADDRESSED,
    ASKED,
    CUSTODY,
    FINDINGS,
    GROUND,
    GUARDIAN,
    HAPPENED,
    INVESTIGATORS,
    LEGALITY,
    OBJECTION,
    OPINION,
    PARTICIPANTS,
    PENALTIES,
    REASONS,
    RECORDED_BY,
    REPRIMANDS,
    RESULT,
    STATEMENT,
    UNCOUNTED,
    WARNINGS,
)
from guitu.documents.papers.wording import MAY_OBJECT, READ_OVER, about
from guitu.documents.parts import approval, case_rows, need_rows, opinion_rows, person_rows, record, row, term_rows
from guitu.law.vocabulary import Actor

TIMES = ((REPRIMANDS, "受训诫"), (WARNINGS, "受警告"), (PENALTIES, "受治安管理处罚"))


def _record_so_far(x: PaperFacts) -> str:
    told = [f"{words}{x.of(need)}次" for need, words in TIMES if x.has(need) and x.of(need) != "0"]
    return f"此前{'、'.join(told)}。" if told else "此前未受训诫、警告和治安管理处罚。"


def _sanction_form(*actors: Actor) -> Body:
    def body(x: PaperFacts) -> tuple[Block | str, ...]:
        told = need_rows(x, GROUND, HAPPENED, ABSENT, FINDINGS, INVESTIGATORS, STATEMENT, GUARDIAN, CUSTODY)
        proof = (row(("证据材料", x.attachments)),) if x.attachments else ()
        before = (row(("考核奖惩情况", _record_so_far(x))), row(("办理依据", x.basis)))
        rows = (*person_rows(x), *case_rows(x), *term_rows(x), *told, *proof, *before, *opinion_rows(x, *actors))
        return (Form(rows),)

    return body


def _decided(x: PaperFacts, words: str) -> tuple[Block | str, ...]:
    return (
        f"你{x.conviction}。",
        f"经查：{x.of(HAPPENED)}",
        f"你对上述事实的陈述和申辩：{x.of(STATEMENT)}",
        f"上述行为属于“{x.of(GROUND)}”的情形。{x.of(REASONS)}",
        f"依照{x.basis}的规定，决定对你给予{words}。",
    )


def _reprimand(x: PaperFacts) -> tuple[Block | str, ...]:
    return (*_decided(x, "训诫"), "望你认真改正，自觉遵守社区矫正监督管理规定。", MAY_OBJECT)


def _warning(x: PaperFacts) -> tuple[Block | str, ...]:
    return (*_decided(x, "警告"), "望你认真改正。仍不改正的，依法承担相应的法律后果。", MAY_OBJECT)


def _objection(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你对考核奖惩决定提出的异议收悉：{x.of(OBJECTION)}",
        f"经复查：{x.of(FINDINGS)}{x.of(REASONS)}",
        f"依照{x.basis}的规定，特此告知。对处理结果仍有异议的，可以向人民检察院提出。",
    )


def _proposed(x: PaperFacts, ending: str) -> tuple[Block | str, ...]:
    state = (f"目前状况：{x.of(CUSTODY)}。",) if x.has(CUSTODY) else ()
    away = (f"未按规定时间报到或者脱离监管的起止日期：{x.of(ABSENT)}。",) if x.has(ABSENT) else ()
    found = (f"经调查，{x.of(FINDINGS)}",) if x.has(FINDINGS) else ()
    uncounted = (f"不计入考验期的期间及证明：{x.of(UNCOUNTED)}",) if x.has(UNCOUNTED) else ()
    return (
        f"社区矫正对象{x.identity}。",
        f"该对象{x.conviction}。{_record_so_far(x)}",
        *state,
        f"事实经过：{x.of(HAPPENED)}",
        *away,
        *found,
        *uncounted,
        f"上述行为属于“{x.of(GROUND)}”的情形。{x.of(REASONS)}",
        f"依照{x.basis}的规定，{ending}",
    )


def _penalty(x: PaperFacts) -> tuple[Block | str, ...]:
    return _proposed(x, f"建议：{x.of(OPINION)}请依法审查决定，并将处理结果告知本机构。")


def _revocation(x: PaperFacts) -> tuple[Block | str, ...]:
    return _proposed(x, f"建议撤销对{x.person.name}宣告的缓刑，收监执行原判刑罚。请依法裁定。")


def _inform(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"{about(x)}违反监督管理规定一案，处理情况如下：{x.of(RESULT)}",
        f"依照{x.basis}的规定，特此通报。",
    )


def _review(x: PaperFacts) -> tuple[Block | str, ...]:
    rows = (
        row(("评议事项", f"对{x.person.name}提请撤销缓刑")),
        row(("评议日期", x.date)),
        *person_rows(x),
        *term_rows(x),
        *need_rows(x, PARTICIPANTS, GROUND, HAPPENED, FINDINGS, LEGALITY, OPINION),
        row(("评议依据", x.basis)),
    )
    return (Form(rows),)


def _evidence(x: PaperFacts) -> tuple[Block | str, ...]:
    if not x.attachments:
        raise Incomplete("证据目录", "证据材料")
    rows = tuple((str(number), item, "", "") for number, item in enumerate(x.attachments, 1))
    columns = (Column("序号"), Column("证据、材料名称", 7), Column("页码", 2), Column("备注", 2))
    return (f"{about(x)}提请撤销缓刑一案，依照{x.basis}的规定，移送证据和材料如下：", Table(columns, rows))


def _inquiry(key: str, words: str, *needs: Need) -> PaperKind:
    """Declare the record of an inquiry: the talk itself is written down by hand."""
    return PaperKind(
        key,
        words,
        Style.RECORD,
        "",
        record(*needs),
        signs=("被询问人签名",),
        countersigned=("调查人签名",),
        note=READ_OVER,
    )


PAPERS = (
    _inquiry("inquiry_record", "询问（谈话）笔录", INVESTIGATORS, ASKED, RECORDED_BY),
    _inquiry("reprimand_investigation", "训诫调查笔录", GROUND, HAPPENED, INVESTIGATORS, ASKED, RECORDED_BY),
    PaperKind(
        "reprimand_approval",
        "社区矫正对象训诫审批表",
        Style.FORM,
        "",
        _sanction_form(Actor.OFFICE, Actor.COUNTY),
        needs=(GROUND, HAPPENED, STATEMENT),
    ),
    PaperKind(
        "reprimand_decision",
        "社区矫正对象训诫决定书",
        Style.ORDER,
        "诫",
        _reprimand,
        to=Actor.SUPERVISEE,
        needs=(GROUND, HAPPENED, STATEMENT, REASONS),
        copies=(Copy.STUB, Copy.MAIN, Copy.RECEIPT),
        cc=(Actor.PROCURATORATE,),
    ),
    _inquiry("warning_investigation", "警告调查笔录", GROUND, HAPPENED, INVESTIGATORS, ASKED, RECORDED_BY),
    PaperKind(
        "warning_approval",
        "社区矫正对象警告审批表",
        Style.FORM,
        "",
        _sanction_form(Actor.OFFICE, Actor.COUNTY),
        needs=(GROUND, HAPPENED, STATEMENT),
    ),
    PaperKind(
        "warning_decision",
        "社区矫正对象警告决定书",
        Style.ORDER,
        "警",
        _warning,
        to=Actor.SUPERVISEE,
        needs=(GROUND, HAPPENED, STATEMENT, REASONS),
        copies=(Copy.STUB, Copy.MAIN, Copy.RECEIPT),
        cc=(Actor.PROCURATORATE,),
    ),
    PaperKind(
        "objection_answer",
        "考核奖惩异议处理告知书",
        Style.ORDER,
        "复",
        _objection,
        to=Actor.SUPERVISEE,
        needs=(OBJECTION, FINDINGS, REASONS),
        copies=(Copy.MAIN, Copy.RECEIPT),
    ),
    _inquiry("penalty_investigation", "治安管理处罚建议调查笔录", GROUND, HAPPENED, INVESTIGATORS, ASKED, RECORDED_BY),
    PaperKind(
        "penalty_review",
        "提请治安管理处罚审核表",
        Style.FORM,
        "",
        _sanction_form(Actor.OFFICE, Actor.COUNTY, Actor.BUREAU),
        needs=(GROUND, HAPPENED),
    ),
    PaperKind(
        "penalty_proposal",
        "治安管理处罚建议书",
        Style.ORDER,
        "治",
        _penalty,
        to=Actor.POLICE,
        needs=(GROUND, HAPPENED, OPINION, REASONS),
        copies=(Copy.STUB, Copy.MAIN, Copy.REPLY),
        cc=(Actor.PROCURATORATE,),
        encloses=True,
    ),
    PaperKind(
        "penalty_inform",
        "关于治安管理处罚处理结果的通报函",
        Style.LETTER,
        "治",
        _inform,
        to=Actor.PROCURATORATE,
        needs=(RESULT,),
        copies=(Copy.MAIN, Copy.REPLY),
    ),
    PaperKind(
        "revocation_investigation",
        "提请撤销缓刑调查报告",
        Style.FORM,
        "",
        approval(Actor.OFFICE, Actor.COUNTY, needs=(FINDINGS, UNCOUNTED), convicted=True),
        needs=(FINDINGS,),
    ),
    PaperKind(
        "revocation_review",
        "提请撤销缓刑集体评议记录",
        Style.FORM,
        "",
        _review,
        needs=(GROUND, HAPPENED, PARTICIPANTS, OPINION),
        countersigned=("参加评议人员签名",),
    ),
    PaperKind(
        "revocation_approval",
        "提请撤销缓刑审核表",
        Style.FORM,
        "",
        _sanction_form(Actor.OFFICE, Actor.COUNTY, Actor.BUREAU),
        needs=(GROUND, HAPPENED),
    ),
    PaperKind(
        "probation_revocation_proposal",
        "撤销缓刑建议书",
        Style.ORDER,
        "撤",
        _revocation,
        to=Actor.COURT,
        addressed=ADDRESSED,
        needs=(GROUND, HAPPENED, REASONS),
        copies=(Copy.STUB, Copy.MAIN, Copy.REPLY),
        cc=(Actor.PROCURATORATE,),
        encloses=True,
    ),
    PaperKind(
        "revocation_evidence",
        "提请撤销缓刑证据目录",
        Style.RECORD,
        "",
        _evidence,
        to=Actor.COURT,
        addressed=ADDRESSED,
        copies=(Copy.MAIN, Copy.REPLY),
        countersigned=("移送人签名", "接收人签名"),
    ),
)
