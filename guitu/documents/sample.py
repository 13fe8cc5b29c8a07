"""Invented facts to print every paper with, and a gallery of all of them.

People, places, numbers and cases are made up.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from guitu.documents.catalogue import CATALOGUE, compose
from guitu.documents.facts import ActOpinion, Case, Category, PaperFacts, Person, Term, Unit, Value
from guitu.documents.fonts import Fonts
from guitu.documents.numbering import Serial
from guitu.documents.render.typst import to_pdf, to_png
from guitu.documents.render.word import to_docx
from guitu.law.citation import MEASURES
from guitu.law.span import Span
from guitu.law.vocabulary import Actor

DAY = date(2026, 3, 16)

PERSON = Person(
    name="文启明",
    sex="男",
    born=date(1988, 7, 9),
    ethnicity="汉族",
    id_number="999999198807090019",
    household="示范省临河市青溪县桥头镇石板村二组",
    residence="示范省临河市青溪县桥头镇石板村二组17号",
    phone="13900000000",
)
CASE = Case(
    offence="危险驾驶罪",
    judged=date(2025, 11, 20),
    court="青溪县人民法院",
    judgment="（2025）示0999刑初118号刑事判决书",
    sentence="拘役四个月，缓刑八个月",
    additional="罚金人民币五千元",
)
TERM = Term(category=Category.PROBATION, span=Span(date(2025, 12, 2), date(2026, 8, 1)))
UNIT = Unit(
    name="青溪县社区矫正管理局",
    code="青矫",
    contact="周兰",
    phone="0799-5550123",
    address="青溪县城关镇文化路8号",
    bureau="青溪县司法局",
)
BODIES = {
    Actor.SENTENCER: "青溪县人民法院",
    Actor.COMMISSIONER: "青溪县人民法院",
    Actor.COURT: "青溪县人民法院",
    Actor.PROCURATORATE: "青溪县人民检察院",
    Actor.POLICE: "青溪县公安局",
    Actor.NEW_COUNTY: "东川县社区矫正管理局",
    Actor.NEW_PROCURATORATE: "东川县人民检察院",
    Actor.NEW_POLICE: "东川县公安局",
    Actor.HIGHER: "临河市社区矫正管理局",
    Actor.OFFICE: "青溪县司法局桥头司法所",
    Actor.COUNTY: "青溪县社区矫正管理局",
    Actor.BUREAU: "青溪县司法局",
    Actor.DETAINER: "青溪县看守所",
    Actor.EXIT_AUTHORITY: "青溪县公安局出入境管理大队",
    Actor.AFTERCARE: "青溪县安置帮教工作办公室",
}
OPINIONS = (
    ActOpinion(
        by=Actor.OFFICE,
        words="情况属实，材料齐全，拟同意，报县社区矫正管理局审批。",
        signed="李青松",
        on=date(2026, 3, 12),
    ),
    ActOpinion(by=Actor.COUNTY, words="同意。", signed="周兰", on=date(2026, 3, 16)),
)
VALUES: dict[str, Value] = {
    "ground": "就医",
    "destination": "临河市中心医院（临河市江北区）",
    "span": Span(date(2026, 3, 20), date(2026, 3, 27)),
    "reasons": "所附诊断证明未载明转诊必要，县内医院可以完成该项治疗；如有新的医学证明，可以再次申请。",
}
LISTED: tuple[tuple[str, Value], ...] = (
    ("外出理由", "就医"),
    ("目的地（市、县）", "临河市江北区"),
    ("外出起止日期", Span(date(2026, 3, 20), date(2026, 3, 27))),
    ("目的地联系人", "文启芳（姐姐）"),
    ("联系电话", "13900000001"),
    (
        "具体事由",
        "右膝旧伤复发，经县人民医院诊断需转往临河市中心医院行关节镜手术，预计住院七日，由姐姐文启芳陪护，住院地址为临河市中心医院骨科。",
    ),
)


def facts(key: str) -> PaperFacts:
    """Return sample facts for one kind of paper."""
    kind = CATALOGUE[key]
    serial = str(Serial(DAY.year, UNIT.code, kind.serial, 12)) if kind.serial else ""
    return PaperFacts(
        unit=UNIT,
        date=DAY,
        person=PERSON,
        case=CASE,
        term=TERM,
        serial=serial,
        bodies=BODIES,
        values=VALUES,
        listed=LISTED,
        opinions=OPINIONS,
        cites=(MEASURES.at(27, 2),),
        drafted_by="陈小禾",
        approved_by="周兰",
    )


def gallery(directory: Path, fonts: Fonts) -> list[Path]:
    """Print every kind of paper as PDF, pictures and Word into a directory; return the pictures."""
    directory.mkdir(parents=True, exist_ok=True)
    pictures = []
    for key in CATALOGUE:
        paper = compose(key, facts(key))
        (directory / f"{key}.pdf").write_bytes(to_pdf(paper, fonts))
        (directory / f"{key}.docx").write_bytes(to_docx(paper, fonts))
        for number, page in enumerate(to_png(paper, fonts), 1):
            pictures.append(directory / f"{key}-{number}.png")
            pictures[-1].write_bytes(page)
    return pictures
