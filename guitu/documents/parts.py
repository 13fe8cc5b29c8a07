"""The blocks that papers share: person, case, term, listed facts, opinions, stub, receipt."""

from __future__ import annotations

from guitu.documents.content import (
    Block,
    Field,
    Form,
    FormRow,
    Gap,
    Note,
    Opinion,
    Row,
    Ruled,
    Serial,
    Sheet,
    Signatures,
    Title,
)
from guitu.documents.dates import arabic
from guitu.documents.facts import Need, PaperFacts, Value, written
from guitu.documents.kinds import Body, Copy, PaperKind
from guitu.documents.needs import MINUTES, PLACE
from guitu.law.vocabulary import Actor

LONG = 60
"""A value of more characters has a row of its own with room above and below."""

OPINION_LABELS = {
    Actor.OFFICE: "司法所意见",
    Actor.COUNTY: "县级社区矫正机构意见",
    Actor.HIGHER: "上一级社区矫正机构意见",
    Actor.BUREAU: "司法行政部门意见",
    Actor.BUREAU_HEAD: "司法行政部门负责人意见",
    Actor.NEW_COUNTY: "新执行地县级社区矫正机构意见",
    Actor.SUPERVISEE: "本人申请",
    Actor.GUARDIAN: "监护人意见",
}


def row(*pairs: tuple[str, Value]) -> FormRow:
    """Lay labelled values side by side."""
    return Row(tuple(Field(label, written(value)) for label, value in pairs))


def by_hand(*labels: str) -> FormRow:
    """Lay empty fields side by side, to be filled in by hand."""
    return Row(tuple(Field(label, "", by_hand=True) for label in labels))


def person_rows(x: PaperFacts) -> tuple[FormRow, ...]:
    """Block P: who the paper is about."""
    person = x.person
    return (
        row(("姓名", person.name), ("性别", person.sex), ("民族", person.ethnicity)),
        row(("出生日期", person.born), (person.id_kind, person.id_number)),
        row(("户籍地", person.household)),
        row(("执行地", person.residence)),
    )


def case_rows(x: PaperFacts) -> tuple[FormRow, ...]:
    """Block C: what the person was sentenced for."""
    case = x.sentenced
    return (
        row(("罪名", case.offence), ("判决日期", case.judged)),
        row(("判决机关", case.court), ("判决书号", case.judgment)),
        row(("原判刑罚", case.sentence), ("附加刑", case.additional)),
    )


def term_rows(x: PaperFacts) -> tuple[FormRow, ...]:
    """Block T: the correction."""
    term = x.serving
    return (
        row(("矫正类别", term.category), ("矫正期限", term.span)),
        row(("禁止令", term.prohibition)),
    )


def listed_rows(x: PaperFacts) -> tuple[FormRow, ...]:
    """Lay the facts of the procedure in the order of its form: short ones in pairs, long ones alone."""
    rows: list[FormRow] = []
    waiting: list[Field] = []
    for label, value in x.listed:
        field = Field(label, written(value))
        if len(field.value) > LONG // 4:
            rows += [Row((one,)) for one in waiting]
            waiting.clear()
            rows.append(Row((field,), tall=len(field.value) > LONG))
        else:
            waiting.append(field)
        if len(waiting) == 2:
            rows.append(Row(tuple(waiting)))
            waiting.clear()
    return (*rows, *(Row((one,)) for one in waiting))


def need_rows(x: PaperFacts, *needs: Need) -> tuple[FormRow, ...]:
    """Lay the named values that are there, a row each; long ones with room. What must be there, ``needs`` says."""
    return tuple(Row((Field(need.label, x.of(need)),), tall=len(x.of(need)) > LONG) for need in needs if x.has(need))


def opinion_rows(x: PaperFacts, *actors: Actor) -> tuple[FormRow, ...]:
    """Block A: what each body said; a space to be filled by hand where it has not spoken."""
    return tuple(_opinion(x, actor) for actor in actors)


def _opinion(x: PaperFacts, actor: Actor) -> Opinion:
    label, said = OPINION_LABELS[actor], x.opinion(actor)
    sealed = actor not in {Actor.SUPERVISEE, Actor.GUARDIAN, Actor.BUREAU_HEAD}
    if said is None:
        return Opinion(label, sealed=sealed)
    return Opinion(label, said.words, said.signed, arabic(said.on), sealed=sealed)


def stub(kind: PaperKind, x: PaperFacts, to: str) -> Sheet:
    """存根: what stays with whoever issued the paper."""
    form = Form(
        (
            row(("文书名称", kind.words)),
            row(("发往", to)),
            row(("姓名", x.person.name), ("证件号码", x.person.id_number)),
            row(("法律依据", x.basis)),
            *((row(("抄送", "、".join(x.body(actor) for actor in kind.cc))),) if kind.cc else ()),
            _hands(("填发人", x.drafted_by), ("批准人", x.approved_by)),
            row(("填发日期", x.date), ("联系电话", x.unit.phone)),
        )
    )
    return Sheet((Title(kind.words, x.unit.name), Serial(x.serial), form), Copy.STUB)


def receipt(kind: PaperKind, x: PaperFacts, to: str) -> Sheet:
    """送达回证: who received the paper, when, from whom."""
    form = Form(
        (
            row(("送达文书", kind.words)),
            *((row(("文书字号", x.serial)),) if x.serial else ()),
            row(("受送达人", to)),
            by_hand("送达地点"),
            by_hand("送达方式"),
            by_hand("送达人", "送达日期"),
            Row((Field("签收人（签名、手印）", "", by_hand=True),), tall=True),
            by_hand("签收日期", "与受送达人关系"),
            Row((Field("备注", "", by_hand=True),), tall=True),
        )
    )
    note = "受送达人拒绝签收的，送达人在备注栏写明拒收的事由、日期和在场见证人，并留存记录过程的照片或者录像。"
    return Sheet((Title("送达回证", x.unit.name), form, Note(note)), Copy.RECEIPT)


def reply(kind: PaperKind, x: PaperFacts, to: str) -> Sheet:
    """回执: the slip with which a body confirms that it received the paper."""
    form = Form(
        (
            row(("来文名称", kind.words)),
            *((row(("来文字号", x.serial)),) if x.serial else ()),
            row(("收文机关", to)),
            row(("涉及人员", x.person.name), ("证件号码", x.person.id_number)),
            by_hand("收到日期", "经办人"),
            Row((Field("处理情况", "", by_hand=True),), tall=True),
            Row((Field("收文机关（公章）", "", by_hand=True),), tall=True),
        )
    )
    back = f"请填写后寄回{x.unit.name}，联系人{x.unit.contact}，联系电话{x.unit.phone}。"
    return Sheet((Title("回执"), form, Note(back)), Copy.REPLY)


def _hands(*pairs: tuple[str, str]) -> FormRow:
    return Row(tuple(Field(label, value, by_hand=True) for label, value in pairs))


def approval(
    *actors: Actor, needs: tuple[Need, ...] = (), convicted: bool = False, correcting: bool = True, signed: str = ""
) -> Body:
    """Lay out an approval form: person, case and correction, the matter, its article, and what each body said."""

    def body(x: PaperFacts) -> tuple[Block | str, ...]:
        told = {written(value) for _, value in x.listed}
        rows = (
            *person_rows(x),
            *(case_rows(x) if convicted else ()),
            *(term_rows(x) if correcting else ()),
            *listed_rows(x),
            *need_rows(x, *(need for need in needs if (x.has(need) and x.of(need)) not in told)),
            row(("办理依据", x.basis)),
            *opinion_rows(x, *actors),
        )
        return (Form(rows), *((Signatures((signed,)),) if signed else ()))

    return body


def record(*needs: Need) -> Body:
    """Lay out a record of a talk or inquiry: when, where, who, what was said. What nobody told is left for a hand."""

    def body(x: PaperFacts) -> tuple[Block | str, ...]:
        told = tuple(Row((Field(need.label, x.of(need) if x.has(need) else "", by_hand=True),)) for need in needs)
        place = Field(PLACE.label, x.of(PLACE) if x.has(PLACE) else "", by_hand=True)
        who = row(("涉及人员", x.person.name), ("证件号码", x.person.id_number))
        head = Form((Row((Field("日期", written(x.date)), place)), who, *told, row(("依据", x.basis))))
        said = x.paragraphs(MINUTES) if x.has(MINUTES) else (Ruled(14),)
        return (head, Gap(), *said)

    return body
