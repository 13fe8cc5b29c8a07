"""The lists of 对象 as they are drawn and taken out: the register, and what hangs on one file."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q

from guitu.apps.cases.models import Act
from guitu.apps.cases.selectors.courses import declared
from guitu.apps.organs.models import Level, Unit
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.models import Ending
from guitu.apps.people.selectors import search
from guitu.law.vocabulary import Actor, Category, Outcome, Stage
from guitu.web.clock import today
from guitu.web.components.declared import body_words, procedure_of, procedure_words, step_words
from guitu.web.components.listing import Choice, Column, Kind

SEEKS = "姓名、拼音首字母、证件号或末六位、档案号"
WITHIN = (("30", "三十日内期满"), ("60", "六十日内期满"), ("90", "九十日内期满"), ("past", "已过期满日"))

COLUMNS = (
    Column("person", "姓名", lambda row: row.person.name, "person__pinyin"),
    Column("number", "档案号", lambda row: row.number, "number"),
    Column("category", "类别", lambda row: row.get_category_display(), "category"),
    Column("level", "管理类别", lambda row: row.level, "level"),
    Column("stage", "状态", lambda row: row.get_stage_display(), "stage"),
    Column("office", "司法所", lambda row: row.office.name, "office__path"),
    Column("received", "接收", lambda row: row.received, "received"),
)
LAST = Column("last", "矫正期满", lambda row: row.last, "last")
ENDED = (
    Column("ended", "解除（终止）", lambda row: row.ended, "ended"),
    Column("ending", "方式", lambda row: row.get_ending_display(), "ending"),
)


def sought_by(viewer: Viewer, sought: str) -> Q:
    """Return the condition of the search box: whom the register finds, or a part of a file number."""
    return Q(person__in=search(viewer, sought).values("pk")) | Q(number__icontains=sought)


def register(viewer: Viewer, title: str, *, ended: bool = False) -> Kind:
    """Return the register as this viewer filters it."""
    ways = (Choice("ending", "方式", tuple(Ending.choices), lambda value: Q(ending=value)),)
    terms = (Choice("within", "期满", WITHIN, _within), Choice("stage", "状态", _stages(), lambda v: Q(stage=v)))
    return Kind(
        title=title,
        columns=(*COLUMNS, *ENDED) if ended else (*COLUMNS, LAST),
        order=("-ended", "pk") if ended else ("person__pinyin", "pk"),
        seek=sought_by,
        seeks=SEEKS,
        filters=(
            Choice("category", "类别", tuple((c.name, c.value) for c in Category), lambda value: Q(category=value)),
            *(ways if ended else terms),
            *_offices(viewer),
        ),
    )


def _stages() -> tuple[tuple[str, str], ...]:
    over = (Stage.RELEASED, Stage.TRANSFERRED_OUT, Stage.TERMINATED_REVOKED)
    return tuple((stage.name, stage.value) for stage in Stage if stage not in over)


def _within(value: str) -> Q:
    """Return the condition that a running term ends within so many days, or has ended already."""
    day = today()
    if value == "past":
        return Q(last__lt=day, ended=None)
    return Q(last__range=(day, day + timedelta(days=int(value))), ended=None)


def _offices(viewer: Viewer) -> tuple[Choice, ...]:
    """Return the filter by office, where the viewer sees more than one."""
    offices = Unit.objects.filter(viewer.within(), level=Level.OFFICE)
    options = tuple((str(pk), name) for pk, name in offices.values_list("pk", "name"))
    return (Choice("office", "司法所", options, lambda value: Q(office_id=int(value))),) if len(options) > 1 else ()


CASES = Kind(
    title="案件",
    columns=(
        Column("procedure", "事项", procedure_of, "procedure"),
        Column("opened", "开始", lambda row: row.opened, "opened"),
        Column("step", "进展", lambda row: step_words(row.standing), "standing__step"),
        Column("body", "办理", lambda row: body_words(row.standing), "standing__body"),
        Column("last", "最后期限", lambda row: row.standing.last, "standing__last"),
    ),
    order=("-opened", "-pk"),
    filters=(Choice("procedure", "事项", procedure_words(), lambda value: Q(procedure=value)),),
)

PAPERS = Kind(
    title="文书",
    columns=(
        Column("issued", "制发", lambda row: row.issued, "issued"),
        Column("number", "文号", lambda row: row.number, "number"),
        Column("title", "名称", lambda row: row.title, "title"),
        Column("unit", "制发单位", lambda row: row.unit.name, "unit__path"),
        Column(
            "services",
            "送达",
            lambda row: "；".join(f"{each.sent}{each.get_manner_display()}{each.to}" for each in row.services.all()),
        ),
        Column("voided", "作废", lambda row: row.voided, "voided"),
    ),
    order=("-issued", "-pk"),
    seek=lambda _, sought: Q(number__icontains=sought) | Q(title__icontains=sought),
    seeks="文号或名称",
)


def step_of(act: Act) -> str:
    """Return the words of the step that an act took."""
    return next(step.words for step in declared(act.case).steps if step.key == act.step)


TIMELINE = Kind(
    title="时间线",
    columns=(
        Column("on", "日期", lambda row: row.on, "on"),
        Column("procedure", "事项", lambda row: procedure_of(row.case), "case__procedure"),
        Column("step", "步骤", step_of),
        Column("outcome", "结果", lambda row: Outcome[row.outcome].value),
        Column("actor", "办理者", lambda row: Actor[row.actor].value),
        Column("acting", "经办", lambda row: str(row.acting)),
    ),
    order=("-on", "-recorded", "-pk"),
    filters=(Choice("procedure", "事项", procedure_words(), lambda value: Q(case__procedure=value)),),
)

MATERIALS = Kind(
    title="材料",
    columns=(
        Column("added", "上传", lambda row: row.added, "added"),
        Column("name", "文件名", lambda row: row.name, "name"),
        Column("proves", "证明事项", lambda row: row.proves, "proves"),
        Column("case", "事项", lambda row: procedure_of(row.case), "case__procedure"),
        Column("size", "大小", lambda row: row.size, "size"),
        Column("acting", "上传人", lambda row: str(row.acting)),
    ),
    order=("-added", "-pk"),
    seek=lambda _, sought: Q(name__icontains=sought) | Q(proves__icontains=sought),
    seeks="文件名或证明事项",
)
