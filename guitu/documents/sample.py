"""Invented facts to print every paper with, and a gallery of all of them.

People, places, numbers and cases are made up.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from guitu.documents.catalogue import CATALOGUE, compose
from guitu.documents.facts import ActOpinion, Case, PaperFacts, Person, Term, Unit, Value
from guitu.documents.fonts import Fonts
from guitu.documents.kinds import Sealer, Style
from guitu.documents.numbering import Serial
from guitu.documents.render.typst import to_pdf, to_png
from guitu.documents.render.word import to_docx
from guitu.law.citation import LAW
from guitu.law.register import PROCEDURES
from guitu.law.span import Span
from guitu.law.vocabulary import Actor, Category

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
UNITS = {
    Sealer.OFFICE: replace(UNIT, name="青溪县司法局桥头司法所", contact="李青松"),
    Sealer.NEW_COUNTY: replace(
        UNIT, name="东川县社区矫正管理局", code="东矫", contact="何文", address="东川县清河镇人民路2号"
    ),
}
ARTICLES = {document.key: document.cites for procedure in PROCEDURES for document in procedure.documents}
BODIES = {
    Actor.SENTENCER: "青溪县人民法院",
    Actor.COMMISSIONER: "青溪县人民法院",
    Actor.COURT: "青溪县人民法院",
    Actor.PROCURATORATE: "青溪县人民检察院",
    Actor.POLICE: "青溪县公安局",
    Actor.NEW_COUNTY: "东川县社区矫正管理局",
    Actor.NEW_PROCURATORATE: "东川县人民检察院",
    Actor.NEW_POLICE: "东川县公安局",
    Actor.DESTINATION: "临河市江北区社区矫正管理局",
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
    "proposed": Category.PROBATION,
    "letter": "（2026）青法委评字第6号",
    "entrusted_by": "青溪县人民法院",
    "offence": "危险驾驶罪",
    "missing": ("起诉书副本", "认罪认罚具结书", "居住地证明材料"),
    "obstacle": "姓名、居住地不实或者身份不明",
    "answer": "3月4日电话联系承办法官，确认被告人所报居住地有误，同意退回。",
    "residence": "青溪县桥头镇石板村二组17号",
    "verified": "该住所系其父文德厚所有，其本人自2021年起在该处居住，同住人同意其继续居住，情况属实。",
    "place": "青溪县司法局桥头司法所谈话室",
    "investigators": "李青松、陈小禾（桥头司法所）",
    "respondent": "文启明",
    "asked": ("何秀（妻子）", "何长河（村民委员会主任）"),
    "recorded_by": "陈小禾",
    "minutes": "问：我们是桥头司法所工作人员，现依法向你了解情况，你应当如实回答。听清楚了吗？\n"
    "答：听清楚了。\n问：你三月二十日至二十七日在哪里？\n答：在临河市中心医院住院，由姐姐陪护，没有去过别的地方。\n"
    "问：为什么二十八日上午才返回？\n答：二十七日下午办完出院手续已经没有班车，我当晚给司法所打了电话说明情况。\n"
    "问：以上所说是否属实？\n答：属实。",
    "chair": "李青松",
    "understood": "已经听清楚，没有意见。",
    "home": "在青溪县桥头镇石板村有固定住所，系其父所有的两层砖房，居住稳定。",
    "family": "与父母、妻子和一子共同生活，家庭关系和睦，家属愿意配合监督帮教；邻里关系正常。",
    "consequences": "未造成人员伤亡，已赔偿对方车辆损失并取得谅解。",
    "committee": "村民委员会同意其在本村接受社区矫正，愿意参加矫正小组。",
    "victim": "表示谅解，无其他意见。",
    "present": ("周兰", "李青松", "陈小禾"),
    "views": "三人一致认为可以适用社区矫正，建议在矫正期间重点开展戒酒辅导。",
    "to_forbid": "建议禁止在缓刑考验期内饮酒后驾驶机动车。",
    "danger": "无前科，认罪悔罪，有稳定的木工收入，再犯罪的危险性较低。",
    "community": "对所居住社区没有重大不良影响。",
    "conclusion": "适用社区矫正",
    "agreed_last_day": date(2026, 3, 20),
    "agreement": "被害人在外省务工，需要时间听取其意见。",
    "received": (
        "（2025）示0999刑初118号刑事判决书",
        "执行通知书",
        "社区矫正告知书",
        "社区矫正执行地确定书",
        "限制出境材料",
    ),
    "sender": "青溪县人民法院",
    "reference": "（2025）示0999刑初118号刑事判决书",
    "papers": ("（2025）示0999刑初118号刑事判决书", "执行通知书", "居民身份证"),
    "identity": "人证一致",
    "office": "青溪县司法局桥头司法所",
    "report_by": date(2025, 12, 12),
    "due": date(2025, 12, 12),
    "account": "核对报到登记时发现其期满未报到。",
    "ways": ("12月13日9时电话联系本人三次，均无人接听", "14时到石板村二组17号实地走访，未见本人"),
    "measure": "训诫",
    "leader": "李青松",
    "visits": "每月至少走访一次，发现异常情况立即报告。",
    "reported": date(2025, 12, 10),
    "report_state": "按时报到",
    "bring": "刑事判决书、居民身份证、近期一寸免冠照片两张",
    "prior": "无",
    "crime_facts": "2025年9月3日21时许，文启明饮酒后驾驶小型轿车行驶至青溪县文化路口，与停放车辆发生碰撞，"
    "经检验其血液酒精含量达到醉酒驾驶标准，负事故全部责任。",
    "occupation": "木工，青溪县桥头镇启明木作坊",
    "health": "良好，右膝旧伤",
    "marriage": "已婚",
    "relatives": "父文德厚、母周桂英、妻何秀、子文小禾，均居住于青溪县桥头镇石板村二组17号",
    "members": (
        "李青松（司法所工作人员）",
        "何长河（石板村村民委员会主任）",
        "何秀（妻子）",
        "赵青（社会工作者）",
    ),
    "assessed": "认罪悔罪态度好，性格较内向，家庭支持较强，收入稳定；饮酒习惯为主要风险因素。",
    "measures_taken": "每月到司法所报告一次；参加道路交通安全法治教育；由社会工作者开展戒酒辅导；参加公益活动。",
    "effect": "三个月来按时报告，参加教育学习六次，已连续八十日未饮酒，家庭关系进一步改善。",
    "adjusted": "戒酒辅导改为每月一次；增加职业技能培训。",
    "ground": "就医",
    "destination": "临河市中心医院（临河市江北区）",
    "span": Span(date(2026, 3, 20), date(2026, 3, 27)),
    "reasons": "所附诊断证明未载明转诊必要，县内医院可以完成该项治疗；如有新的医学证明，可以再次申请。",
    "returned": date(2026, 3, 27),
    "findings": "经核对出院记录、车票，外出期间未离开准予范围，按期返回。",
    "delay": "",
    "places": ("临河市江北区", "东川县"),
    "timing": "每周二、周五",
    "frequency": "每周往返两次",
    "valid": Span(date(2026, 3, 18), date(2026, 9, 17)),
    "new_county": "东川县",
    "new_address": "东川县清河镇沿江路26号3栋502室",
    "files": ("社区矫正执行档案一卷", "法律文书复印件五份", "考核奖惩材料两份"),
    "checked": "限制出境材料尚未随法律文书移送。",
    "note": "新报备，控制期限至矫正期满之日。",
    "until": date(2026, 8, 1),
    "number": "示2026-0118",
    "kept": ("普通护照 E99999999", "往来港澳通行证 C99999999"),
    "ended": date(2026, 8, 1),
    "happened": "文启明于2026年2月10日至12日未经批准前往临河市，经电话通知后于2月12日晚返回。",
    "guardian": "",
    "reprimands": 1,
    "warnings": 1,
    "penalties": 0,
    "participants": ("周兰", "李青松", "陈小禾"),
    "legality": "事实清楚，证据充分，程序合法。",
    "addressed": "青溪县人民法院",
    "opinion": "建议依法给予治安管理处罚。",
    "statement": "对事实无异议，表示系因亲属急病，未及时请假，愿意接受处理。",
    "custody": "未羁押，居住于执行地",
    "objection": "认为二月十日外出系亲属急病，不应给予训诫。",
    "result": "该次外出未经批准，事后亦未及时报告，训诫决定事实清楚、依据充分，予以维持。",
    "appraisal": "社区矫正期间能够认罪悔罪，遵守法律法规和监督管理规定，按时报告，积极参加教育学习，表现良好。",
    "summary": "八个月来，我认真学习法律知识，按时向司法所报告，没有再喝过酒。工作人员和社工给了我很多帮助，"
    "我的木作坊也重新接到了订单。\n今后我一定遵纪守法，好好做人，照顾好家庭。",
    "issued": date(2026, 8, 1),
    "signed_by": "本人现被采取刑事拘留措施",
    "ruled": date(2026, 3, 12),
    "aftercare": "家庭和睦，有稳定工作，建议由居住地司法所定期回访，在职业技能培训方面给予帮助。",
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


LISTED_BY_FAMILY: dict[str, tuple[tuple[str, Value], ...]] = {
    "leave": LISTED,
    "change": (
        ("变更理由", "工作变化"),
        ("新执行地（县）", "东川县"),
        ("新居所", "东川县清河镇沿江路26号3栋502室"),
        ("拟迁居日期", date(2026, 4, 20)),
        ("具体事由", "受聘于东川县清河家具厂任木工，合同期三年，随妻、子迁居该县。"),
    ),
    "crossing": (
        ("申请理由", "正常工作需要"),
        ("往返的市、县名称", "临河市江北区、东川县"),
        ("往返时间", "每周二、周五"),
        ("往返频次", "每周往返两次"),
        ("具体事由", "承运木制家具，需定期往返临河市江北区和东川县送货、收款。"),
    ),
    "assessment": (
        ("委托机关", "青溪县人民法院"),
        ("委托函字号", "（2026）青法委评字第6号"),
        ("拟适用的矫正类别", Category.PROBATION),
        ("适用速裁程序", "否"),
        ("涉嫌（所犯）罪名", "危险驾驶罪"),
        ("拟核实的居住地", "青溪县桥头镇石板村二组17号"),
    ),
}
GROUNDS = {
    "reprimand": "违反关于外出的规定，情节轻微",
    "warning": "违反关于外出的规定，情节较重",
    "penalty": "违反法律、行政法规或者有关监督管理规定",
    "revocation": "受到两次警告，仍不改正",
    "probation": "受到两次警告，仍不改正",
    "change": "工作变化",
    "inquiry": "工作变化",
    "crossing": "从事家具运输的正常工作需要",
}
BY_FAMILY: dict[str, dict[str, Value]] = {
    "search": {"findings": "经电话联系、实地走访、询问亲属和村民委员会，均未查找到本人。"},
    "no": {
        "findings": "经电话联系、实地走访、询问亲属和村民委员会，均未查找到本人。",
        "reasons": "称因急病住院，未及时告知。",
        "verified": "县人民医院出具住院证明，情况属实，但其未按要求及时报告。",
        "opinion": "理由部分属实，建议给予训诫。",
    },
    "hearing": {"reasons": "称因急病住院，未及时告知。", "verified": "县人民医院出具住院证明，情况属实。"},
    "inquiry": {"opinion": "住所和劳动合同属实，具备接收条件。"},
    "change": {"opinion": "对方认为该住所系短期租赁，不具备稳定居住条件；本机构核实租期为三年。"},
    "leave": {"opinion": "诊断证明未加盖医院印章，请补盖后提交。"},
    "crossing": {"opinion": "缺少承运合同，请补充提交。"},
    "termination": {"number": "（2026）示0999刑更3号"},
    "revocation": {"opinion": "一致同意提请撤销缓刑。"},
    "release": {"note": "2026年8月1日上午九时，在桥头司法所举行，村民委员会主任何长河、妻子何秀到场。"},
    "objection": {
        "findings": "该次外出未经批准，事后亦未及时报告。",
        "reasons": "训诫决定事实清楚、依据充分，予以维持。",
    },
}
SANCTION_REASON = "以上事实有询问笔录、信息化核查记录和车票等证据证实。"


def facts(key: str) -> PaperFacts:
    """Return sample facts for one kind of paper."""
    kind = CATALOGUE[key]
    serial = str(Serial(DAY.year, UNITS.get(kind.sealer, UNIT).code, kind.serial, 12)) if kind.serial else ""
    family = key.partition("_")[0]
    values = VALUES | {"ground": GROUNDS.get(family, VALUES["ground"])}
    if family in {"reprimand", "warning", "penalty", "probation", "revocation"}:
        values |= {"reasons": SANCTION_REASON, "findings": "上述外出未经批准，亦未事后报告。"}
    values |= BY_FAMILY.get(family, {})
    return PaperFacts(
        unit=UNITS.get(kind.sealer, UNIT),
        date=DAY,
        person=PERSON,
        case=CASE,
        term=TERM,
        serial=serial,
        bodies=BODIES,
        values=values,
        listed=LISTED_BY_FAMILY.get(family, ()),
        opinions=OPINIONS,
        attachments=("询问笔录", "信息化核查记录", "车票复印件") if kind.style is not Style.FORM else (),
        cites=(ARTICLES.get(key, LAW.at(24)),),
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
