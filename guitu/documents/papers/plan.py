"""入矫宣告、矫正小组与矫正方案。"""

from __future__ import annotations

from guitu.documents.content import Block, Column, Form, Heading, Table
from guitu.documents.dates import arabic
from guitu.documents.facts import PaperFacts
from guitu.documents.kinds import Copy, PaperKind, Sealer, Style, Volume
from guitu.documents.needs import (
    ADJUSTED,
    ASSESSED,
    CHAIR,
    EFFECT,
    GUARDIAN,
    LEADER,
    MEASURES_TAKEN,
    MEMBERS,
    PRESENT,
    RECORDED_BY,
    UNDERSTOOD,
    VISITS,
)
from guitu.documents.papers.reception import DUTIES, RIGHTS
from guitu.documents.papers.wording import numbered
from guitu.documents.parts import approval, case_rows, need_rows, opinion_rows, person_rows, record, row, term_rows
from guitu.law.vocabulary import Actor


def _announcement(x: PaperFacts) -> tuple[Block | str, ...]:
    case, term = x.sentenced, x.serving
    members = f"成员：{x.of(MEMBERS)}" if x.has(MEMBERS) else "的人员组成见矫正小组成员告知单"
    return (
        f"依照{x.basis}的规定，现对你宣告：",
        (
            f"一、犯罪事实和法律文书的主要内容：你因犯{case.offence}，经{case.court}于{arabic(case.judged)}"
            f"以{case.judgment}判处{case.sentence}，附加刑：{case.additional}。"
        ),
        f"二、矫正期限：社区矫正类别为{term.category}，自{arabic(term.span.first)}起至{arabic(term.span.last)}止。",
        "三、应当遵守的规定：",
        *numbered(DUTIES),
        f"四、被禁止的事项：{term.prohibition}。",
        "五、违反规定的法律后果：视情节依法给予训诫、警告，提请治安管理处罚，或者提请撤销缓刑、撤销假释、收监执行。",
        "六、享有的权利：",
        *numbered(RIGHTS),
        f"七、矫正小组{members}。小组负责协助落实矫正方案，督促遵纪守法，开展走访谈话和帮扶。",
    )


def _duties(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        (
            f"为做好对{x.person.name}（社区矫正类别：{x.serving.category}，矫正期限自{arabic(x.serving.span.first)}起至"
            f"{arabic(x.serving.span.last)}止）的社区矫正工作，依照{x.basis}的规定，成立矫正小组。"
        ),
        Heading(1, "一、司法所的责任"),
        "组织实施矫正方案，指导小组成员开展工作，及时听取小组成员报告的情况，依法保护社区矫正对象的合法权益。",
        Heading(1, "二、小组成员的责任"),
        *numbered(
            (
                "按照矫正方案开展个案矫正工作；",
                "督促社区矫正对象遵纪守法，遵守社区矫正规定；",
                "参与对社区矫正对象的考核评议和教育活动；",
                "对社区矫正对象走访谈话，了解其思想、工作和生活情况，及时报告；",
                "协助对社区矫正对象进行监督管理和教育帮扶；",
                "对工作中知悉的个人信息、隐私予以保密。",
            )
        ),
    )


def _agreement(x: PaperFacts) -> tuple[Block | str, ...]:
    visits: tuple[Block | str, ...] = (
        (Heading(1, "三、联系、走访和报告的约定"), *x.paragraphs(VISITS)) if x.has(VISITS) else ()
    )
    roll = tuple((str(number), name, "", "") for number, name in enumerate(x.items(MEMBERS), 1))
    columns = (Column("序号"), Column("成员", 4), Column("签名", 3), Column("日期", 2))
    return (*_duties(x), *visits, Table(columns, roll, "小组成员签名"))


def _group(x: PaperFacts) -> tuple[Block | str, ...]:
    members = tuple(row((f"成员{number}", member)) for number, member in enumerate(x.items(MEMBERS), 1))
    basis = row(("成立依据", x.basis))
    rows = (
        *person_rows(x),
        *term_rows(x),
        row(("组长", x.of(LEADER))),
        *members,
        basis,
        *opinion_rows(x, Actor.OFFICE),
    )
    return (Form(rows),)


def _undertaking(x: PaperFacts) -> tuple[Block | str, ...]:
    said = (f"本人对宣告内容的意见：{x.of(UNDERSTOOD)}",) if x.has(UNDERSTOOD) else ()
    return (
        f"{x.unit.name}已依照{x.basis}的规定向本人宣告社区矫正有关事项，本人（{x.person.name}）已经知悉，并保证：",
        *numbered(DUTIES),
        *said,
        "违反上述保证的，本人愿意承担相应的法律后果。",
    )


def _plan(x: PaperFacts) -> tuple[Block | str, ...]:
    rows = (
        *person_rows(x),
        *case_rows(x),
        *term_rows(x),
        *need_rows(x, ASSESSED, MEASURES_TAKEN, MEMBERS),
        row(("制定依据", x.basis)),
        *opinion_rows(x, Actor.OFFICE, Actor.COUNTY),
    )
    return (Form(rows),)


PAPERS = (
    PaperKind(
        "admission_announcement",
        "社区矫正宣告书",
        Style.ORDER,
        "宣",
        _announcement,
        to=Actor.SUPERVISEE,
        copies=(Copy.MAIN, Copy.RECEIPT),
        signs=("社区矫正对象签名",),
    ),
    PaperKind(
        "announcement_record",
        "社区矫正宣告笔录",
        Style.RECORD,
        "",
        record(CHAIR, PRESENT, GUARDIAN, RECORDED_BY),
        signs=("社区矫正对象签名",),
        countersigned=("主持人签名",),
    ),
    PaperKind(
        "undertaking",
        "接受社区矫正保证书",
        Style.RECORD,
        "",
        _undertaking,
        to=Actor.SUPERVISEE,
        sealer=Sealer.NOBODY,
        signs=("社区矫正对象签名",),
    ),
    PaperKind(
        "group_undertaking",
        "矫正小组责任书",
        Style.CERTIFICATE,
        "",
        _agreement,
        to=Actor.GROUP,
        needs=(MEMBERS,),
        sealer=Sealer.OFFICE,
        volume=Volume.WORK,
        signs=("社区矫正对象签名",),
    ),
    PaperKind("group_form", "矫正小组成员登记表", Style.FORM, "", _group, needs=(LEADER, MEMBERS), volume=Volume.WORK),
    PaperKind(
        "correction_plan",
        "社区矫正方案",
        Style.FORM,
        "",
        _plan,
        needs=(ASSESSED, MEASURES_TAKEN, MEMBERS),
        volume=Volume.WORK,
    ),
    PaperKind(
        "plan_review",
        "社区矫正方案实施效果评估及调整表",
        Style.FORM,
        "",
        approval(Actor.OFFICE, Actor.COUNTY, needs=(EFFECT, ADJUSTED)),
        needs=(EFFECT, ADJUSTED),
        volume=Volume.WORK,
    ),
)
