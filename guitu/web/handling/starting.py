"""Beginning a procedure: choose it, choose the person, fill in what is asked, see what will follow, send."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.apps.cases.models import Case
from guitu.apps.cases.selectors.known import known
from guitu.apps.cases.services import attach, begin
from guitu.apps.cases.services.attaching import Unfit, kind_of
from guitu.apps.organs.models import Level, Unit
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.models import Correction, Person
from guitu.apps.people.selectors import corrections_seen, persons_seen, search
from guitu.law.course import Refusal
from guitu.law.procedure import Procedure
from guitu.law.vocabulary import Actor, Known, labels
from guitu.web.access import HANDLERS, DeskRequest, open_to
from guitu.web.clock import today
from guitu.web.components.asking import Heard, asked, heard
from guitu.web.components.declared import startable
from guitu.web.components.listing import Choice, Column, Kind, listed, wants_part
from guitu.web.components.showing import in_words
from guitu.web.handling.files import Whose, of_correction, of_person, procedure
from guitu.web.handling.foresight import begun, foreseen

OTHER_COUNTY = frozenset({Actor.NEW_COUNTY, Actor.DESTINATION})


@require_GET
@open_to(*HANDLERS)
def procedures(request: DeskRequest) -> HttpResponse:
    """List the procedures that may be begun today in the viewer's place."""
    sought = request.GET.get("q", "").strip()
    home = _home(request)
    found = [each for each in startable(home, today()) if sought in each.words]
    mine = [each for each in found if may_begin(request.viewer, each, home.path)]
    shown = {"mine": mine, "others": [each for each in found if each not in mine], "sought": sought}
    return render(request, "handling/procedures.html", shown)


UNDER_CORRECTION = Kind(
    title="社区矫正对象",
    columns=(
        Column("person", "姓名", lambda row: row.person.name, "person__pinyin"),
        Column("number", "档案号", lambda row: row.number, "number"),
        Column("category", "类别", lambda row: row.get_category_display(), "category"),
        Column("stage", "状态", lambda row: row.get_stage_display(), "stage"),
        Column("office", "司法所", lambda row: row.office.name, "office__path"),
        Column("last", "矫正期满", lambda row: row.last, "last"),
    ),
    order=("person__pinyin", "pk"),
    seek=lambda viewer, sought: Q(person__in=search(viewer, sought)) | Q(number__icontains=sought),
    seeks="姓名、拼音、证件号码或档案号",
    filters=(Choice("ended", "范围", (("no", "在册"), ("yes", "已解矫、终止")), lambda v: Q(ended__isnull=v == "no")),),
)

NOT_UNDER_CORRECTION = Kind(
    title="尚未接收的人员",
    columns=(
        Column("person", "姓名", lambda row: row.name, "pinyin"),
        Column("sex", "性别", lambda row: row.get_sex_display(), "sex"),
        Column("born", "出生日期", lambda row: row.born, "born"),
    ),
    order=("pinyin", "pk"),
    seek=lambda viewer, sought: Q(pk__in=search(viewer, sought)),
    seeks="姓名、拼音或证件号码",
)


@require_GET
@open_to(*HANDLERS)
def person(request: DeskRequest, key: str) -> HttpResponse:
    """Ask on whose file the procedure is to begin: of those under correction, or of those not yet received."""
    declared, before = procedure(key, _home(request)), "before" in request.GET
    rows: QuerySet[Correction] | QuerySet[Person]
    if before:
        kind, row = NOT_UNDER_CORRECTION, "handling/rows/unreceived.html"
        rows = persons_seen(request.viewer).filter(corrections=None)
    else:
        kind, row = UNDER_CORRECTION, "handling/rows/person.html"
        rows = corrections_seen(request.viewer).select_related("person", "office")
        rows = rows if "ended" in request.GET else rows.filter(ended=None)
    shown = {"kind": kind, "listing": listed(request, kind, rows), "row": row, "key": key, "no_export": True}
    if wants_part(request):
        return render(request, "desk/rows.html", shown)
    return render(request, "handling/person.html", shown | {"procedure": declared, "before": before})


@require_http_methods(["GET", "POST"])
@open_to(*HANDLERS)
def start(request: DeskRequest, key: str, correction_id: int) -> HttpResponse:
    """Draw the form from the declaration; sent, open the case and take its first step."""
    return _start(request, of_correction(request.viewer, key, correction_id))


@require_http_methods(["GET", "POST"])
@open_to(*HANDLERS)
def start_person(request: DeskRequest, key: str, person_id: int) -> HttpResponse:
    """Do the same for a person who is not yet under correction."""
    return _start(request, of_person(request.viewer, key, person_id, request.POST.get("office", "")))


@require_POST
@open_to(*HANDLERS)
def preview(request: DeskRequest, key: str, correction_id: int) -> HttpResponse:
    """Say, while the form is being filled in, what is missing or what will follow."""
    return _preview(request, of_correction(request.viewer, key, correction_id))


@require_POST
@open_to(*HANDLERS)
def preview_person(request: DeskRequest, key: str, person_id: int) -> HttpResponse:
    """Do the same for a person who is not yet under correction."""
    return _preview(request, of_person(request.viewer, key, person_id, request.POST.get("office", "")))


def may_begin(viewer: Viewer, declared: Procedure[Any], path: str) -> bool:
    """Tell whether the first step of a procedure is the viewer's to take, or to put down for whoever takes it."""
    first, *_ = declared.steps
    return first.by is Actor.DECIDER or any(viewer.may_act_as(first.by, path, outcome) for outcome in first.leads)


def _start(request: DeskRequest, whose: Whose) -> HttpResponse:
    if request.method == "GET":
        return _form(request, whose, Heard(asked(whose.procedure), {}), key=uuid4())
    answers = heard(whose.procedure, request.POST.dict())
    sent = _uuid(request.POST.get("key", ""))
    faults = [question.field.label for question in answers.faults]
    refusal = f"还有{len(faults)}项须填写或者更正：{'、'.join(faults)}。" if faults else ""
    if not faults:
        try:
            with transaction.atomic():
                return _begun(request, whose, answers, sent)
        except (Refusal, Unfit) as refused:
            refusal = str(refused)
    return _form(request, whose, answers, key=sent, refusal=refusal)


def _preview(request: DeskRequest, whose: Whose) -> HttpResponse:
    answers = heard(whose.procedure, request.POST.dict())
    shown: dict[str, object] = {"procedure": whose.procedure, "missing": answers.faults}
    if answers.complete:
        shown["foresight"] = foreseen(begun(whose.procedure, whose.subject, answers.answers), today())
    return render(request, "handling/foresight.html", shown)


def _begun(request: DeskRequest, whose: Whose, answers: Heard, key: UUID) -> HttpResponse:
    files: list[UploadedFile[bytes]] = request.FILES.getlist("proof")
    contents = [(file.name or "", file.read()) for file in files]
    for name, content in contents:
        kind_of(name, content)
    twice = Case.objects.filter(key=key).exists()
    case, act = begin(
        viewer=request.viewer,
        procedure=whose.procedure.key,
        person=whose.person,
        correction=whose.correction,
        office=whose.office,
        counterpart=_county(request.POST.get("counterpart", "")),
        asked=answers.answers,
        on=today(),
        key=key,
    )
    if not twice:
        ground = next((g for g in whose.procedure.grounds if g.key == answers.answers.get("ground")), None)
        proves = "、".join(ground.proof)[:64] if ground else ""
        for name, content in contents:
            attach(viewer=request.viewer, case_id=case.pk, name=name, content=content, proves=proves, act=act)
        messages.success(request, f"“{whose.procedure.words}”已受理，下一步见办理栏。")
    return redirect("case", case.pk)


def _form(request: DeskRequest, whose: Whose, answers: Heard, *, key: UUID, refusal: str = "") -> HttpResponse:
    declared = whose.procedure
    supplied, words = known(declared.facts, whose.subject), labels(declared.facts, Known)
    bodies = {step.by for step in declared.steps} | {notice.to for notice in declared.notices}
    shown = {
        "procedure": declared,
        "first": declared.steps[0],
        "whose": whose,
        "may_begin": may_begin(request.viewer, declared, whose.office.path),
        "correction": whose.correction,
        "questions": answers.questions,
        "known": [(words[name], in_words(value)) for name, value in supplied.items()],
        "counties": _other_counties(whose) if bodies & OTHER_COUNTY else None,
        "counterpart": request.POST.get("counterpart", ""),
        "key": key,
        "refusal": refusal,
    }
    return render(request, "handling/start.html", shown, status=422 if refusal else 200)


def _home(request: DeskRequest) -> Unit:
    return get_object_or_404(Unit, pk=request.viewer.home.unit_id if request.viewer.home else 0)


def _other_counties(whose: Whose) -> list[Unit]:
    return list(Unit.objects.filter(level=Level.COUNTY, closed=None).exclude(pk=whose.county.pk))


def _county(number: str) -> Unit | None:
    return Unit.objects.filter(pk=int(number), level=Level.COUNTY).first() if number.isdecimal() else None


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()
