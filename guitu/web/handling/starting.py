"""Beginning a procedure: choose it, choose the person, fill in what is asked, see what will follow, send."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.apps.cases.models import Case
from guitu.apps.cases.selectors.known import Subject, known
from guitu.apps.cases.services import attach, begin
from guitu.apps.cases.services.attaching import Unfit, kind_of
from guitu.apps.organs.models import Level, Unit
from guitu.apps.organs.selectors import Viewer, county_of, places_of
from guitu.apps.people.models import Correction
from guitu.law.course import Refusal
from guitu.law.procedure import Procedure
from guitu.law.register import in_force
from guitu.law.vocabulary import Actor, Known, labels
from guitu.web.access import HANDLERS, DeskRequest, open_to
from guitu.web.clock import today
from guitu.web.components.asking import Heard, asked, heard
from guitu.web.components.declared import startable
from guitu.web.components.listing import Choice, Column, Kind, listed
from guitu.web.components.showing import in_words
from guitu.web.handling.foresight import begun, chosen_ground, foreseen

OTHER_COUNTY = frozenset({Actor.NEW_COUNTY, Actor.DESTINATION})


@require_GET
@open_to(*HANDLERS)
def procedures(request: DeskRequest) -> HttpResponse:
    """List the procedures that may be begun today in the viewer's place."""
    home = request.viewer.home
    found = startable(Unit.objects.get(pk=home.unit_id), today()) if home else ()
    sought = request.GET.get("q", "").strip()
    shown = [procedure for procedure in found if sought in procedure.words]
    return render(
        request, "handling/procedures.html", {"procedures": shown, "sought": sought, "for": request.GET.get("for", "")}
    )


PEOPLE = Kind(
    title="选择对象",
    columns=(
        Column("person", "姓名", lambda row: row.person.name, "person__pinyin"),
        Column("number", "档案号", lambda row: row.number, "number"),
        Column("category", "类别", lambda row: row.get_category_display(), "category"),
        Column("stage", "状态", lambda row: row.get_stage_display(), "stage"),
        Column("office", "司法所", lambda row: row.office.name, "office__path"),
        Column("last", "矫正期满", lambda row: row.last, "last"),
    ),
    order=("person__pinyin", "pk"),
    seek=lambda sought: (
        Q(person__name__icontains=sought)
        | Q(person__pinyin__icontains=sought)
        | Q(person__initials__istartswith=sought)
        | Q(number__icontains=sought)
    ),
    seeks="姓名、拼音首字母或档案号",
    filters=(Choice("ended", "范围", (("no", "在册"), ("yes", "已解矫、终止")), lambda v: Q(ended__isnull=v == "no")),),
)


@require_GET
@open_to(*HANDLERS)
def person(request: DeskRequest, key: str) -> HttpResponse:
    """Ask on whose file the procedure is to begin."""
    rows = Correction.objects.filter(request.viewer.within()).select_related("person", "office")
    if "ended" not in request.GET:
        rows = rows.filter(ended=None)
    shown = {"kind": PEOPLE, "listing": listed(request, PEOPLE, rows), "row": "handling/rows/person.html", "key": key}
    if request.htmx and not request.htmx.boosted:
        return render(request, "desk/rows.html", shown)
    return render(request, "handling/person.html", shown | {"procedure": _national(key)})


@require_http_methods(["GET", "POST"])
@open_to(*HANDLERS)
def start(request: DeskRequest, key: str, correction_id: int) -> HttpResponse:
    """Draw the form from the declaration; sent, open the case and take its first step."""
    correction, procedure = _subject(request.viewer, key, correction_id)
    if request.method == "GET":
        return _form(request, procedure, correction, Heard(asked(procedure), {}), key=uuid4())
    answers = heard(procedure, request.POST.dict())
    files = request.FILES.getlist("proof")
    faults = [question.field.label for question in answers.faults]
    sent = _uuid(request.POST.get("key", ""))
    refusal = f"还有{len(faults)}项须填写或者更正：{'、'.join(faults)}。" if faults else ""
    if not faults:
        try:
            with transaction.atomic():
                return _begun(request, procedure, correction, answers, files, sent)
        except (Refusal, Unfit) as refused:
            refusal = str(refused)
    return _form(request, procedure, correction, answers, key=sent, refusal=refusal)


@require_POST
@open_to(*HANDLERS)
def preview(request: DeskRequest, key: str, correction_id: int) -> HttpResponse:
    """Say, while the form is being filled in, what is missing or what will follow."""
    correction, procedure = _subject(request.viewer, key, correction_id)
    answers = heard(procedure, request.POST.dict())
    shown: dict[str, object] = {"procedure": procedure, "missing": answers.faults}
    if answers.complete:
        course = begun(procedure, _known_subject(correction, procedure.key), answers.answers)
        shown["foresight"] = foreseen(course, today())
    return render(request, "handling/foresight.html", shown)


def _begun(  # noqa: PLR0913, PLR0917 - one parameter a part of what was sent
    request: DeskRequest,
    procedure: Procedure[Any],
    correction: Correction,
    answers: Heard,
    files: list[UploadedFile[bytes]],
    key: UUID,
) -> HttpResponse:
    contents = [(file.name or "", file.read()) for file in files]
    for name, content in contents:
        kind_of(name, content)
    twice = Case.objects.filter(key=key).exists()
    counterpart = _county(request.POST.get("counterpart", ""))
    case, act = begin(
        viewer=request.viewer,
        procedure=procedure.key,
        person=correction.person,
        correction=correction,
        office=correction.office,
        counterpart=counterpart,
        asked=answers.answers,
        on=today(),
        key=key,
    )
    if not twice:
        ground = next((g for g in procedure.grounds if g.key == answers.answers.get("ground")), None)
        proves = "、".join(ground.proof)[:64] if ground else ""
        for name, content in contents:
            attach(viewer=request.viewer, case_id=case.pk, name=name, content=content, proves=proves, act=act)
        messages.success(request, f"“{procedure.words}”已受理，下一步见办理栏。")
    return redirect("case", case.pk)


def _form(  # noqa: PLR0913 - one parameter a part of the page
    request: DeskRequest,
    procedure: Procedure[Any],
    correction: Correction,
    answers: Heard,
    *,
    key: UUID,
    refusal: str = "",
) -> HttpResponse:
    subject = _known_subject(correction, procedure.key)
    supplied, words = known(procedure.facts, subject), labels(procedure.facts, Known)
    bodies = {step.by for step in procedure.steps} | {notice.to for notice in procedure.notices}
    shown = {
        "procedure": procedure,
        "first": procedure.steps[0],
        "correction": correction,
        "questions": answers.questions,
        "known": [(words[name], in_words(value)) for name, value in supplied.items()],
        "counties": _other_counties(correction) if bodies & OTHER_COUNTY else None,
        "counterpart": request.POST.get("counterpart", ""),
        "key": key,
        "refusal": refusal,
        "ground": chosen_ground(procedure, None),
    }
    return render(request, "handling/start.html", shown, status=422 if refusal else 200)


def _subject(viewer: Viewer, key: str, correction_id: int) -> tuple[Correction, Procedure[Any]]:
    rows = Correction.objects.filter(viewer.within()).select_related("person", "office", "county", "sentence")
    correction = get_object_or_404(rows, pk=correction_id)
    try:
        return correction, in_force(key, on=today(), places=places_of(county_of(correction.office)))
    except LookupError as unknown:
        raise Http404(f"没有名为[{key}]的程序") from unknown


def _known_subject(correction: Correction, procedure: str) -> Subject:
    return Subject(correction.person, correction, correction.county, correction.office, today(), procedure)


def _other_counties(correction: Correction) -> list[Unit]:
    return list(Unit.objects.filter(level=Level.COUNTY, closed=None).exclude(pk=correction.county_id))


def _county(number: str) -> Unit | None:
    return Unit.objects.filter(pk=int(number), level=Level.COUNTY).first() if number.isdecimal() else None


def _national(key: str) -> Procedure[Any]:
    try:
        return in_force(key, on=today())
    except LookupError as unknown:
        raise Http404(f"没有名为[{key}]的程序") from unknown


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()
