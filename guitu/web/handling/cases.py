"""The cases: their list, the page of one, the card of its deadlines."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from guitu.apps.cases.models import Case, Errand
from guitu.apps.cases.selectors.courses import cases_seen, course_of
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.selectors import search
from guitu.law.vocabulary import CLOSED
from guitu.web.access import READERS, DeskRequest, open_to
from guitu.web.clock import today
from guitu.web.components.declared import body_words, procedure_of, procedure_words, step_words
from guitu.web.components.listing import Choice, Column, Kind, exported, listed, wants_export, wants_part
from guitu.web.components.reckoning import reckoned
from guitu.web.handling.casefile import case_page

CASES = Kind(
    title="案卷",
    columns=(
        Column("person", "对象", lambda row: row.person.name, "person__pinyin"),
        Column("procedure", "事项", procedure_of, "procedure"),
        Column("opened", "开始", lambda row: row.opened, "opened"),
        Column("step", "进展", lambda row: step_words(row.standing), "standing__step"),
        Column("body", "办理", lambda row: body_words(row.standing), "standing__body"),
        Column("last", "最后期限", lambda row: row.standing.last, "standing__last"),
        Column("office", "司法所", lambda row: row.office.name, "office__path"),
    ),
    order=("-opened", "-pk"),
    seek=lambda viewer, sought: Q(person__in=search(viewer, sought)) | Q(correction__number__icontains=sought),
    seeks="姓名、拼音、证件号码或档案号",
    filters=(
        Choice("procedure", "事项", procedure_words(), lambda value: Q(procedure=value)),
        Choice(
            "open",
            "进展",
            (("yes", "办理中"), ("no", "已办结")),
            lambda value: Q(standing__step=CLOSED) if value == "no" else ~Q(standing__step=CLOSED),
        ),
    ),
)


@require_GET
@open_to(*READERS)
def cases(request: DeskRequest) -> HttpResponse:
    """List the cases that the viewer may see."""
    rows = cases_seen(request.viewer).select_related("person", "office", "standing").defer("facts")
    if wants_export(request):
        return exported(request, CASES, rows)
    shown = {"kind": CASES, "listing": listed(request, CASES, rows), "row": "handling/rows/case.html"}
    return render(request, "desk/rows.html" if wants_part(request) else "handling/cases.html", shown)


@require_GET
@open_to(*READERS)
def case(request: DeskRequest, case_id: int) -> HttpResponse:
    """Show one case."""
    return case_page(request, case_seen(request.viewer, case_id))


@require_GET
@open_to(*READERS)
def deadline(request: DeskRequest, case_id: int) -> HttpResponse:
    """Lay open how the deadlines of the present step were counted."""
    seen = case_seen(request.viewer, case_id)
    course, day = course_of(seen), today()
    due = tuple(reckoned(course, each, derivation, day) for each, derivation in course.due)
    return _card(request, {"case": seen, "due": due, "procedure": course.procedure, "subject": seen.person.name})


@require_GET
@open_to(*READERS)
def errand_deadline(request: DeskRequest, errand_id: int) -> HttpResponse:
    """Lay open how the last day of a paper or notice was counted."""
    errand = get_object_or_404(Errand.objects.select_related("act"), pk=errand_id)
    seen = case_seen(request.viewer, errand.act.case_id)
    course, day = course_of(seen), today()
    taken = course.acts[errand.act.number - 1]
    due = [
        reckoned(course, each, meant.due, day)
        for meant in taken.errands
        if meant.what.key == errand.key and meant.due
        for each in course.procedure.deadlines
        if each.binds == errand.key
    ]
    return _card(request, {"case": seen, "due": due, "procedure": course.procedure, "subject": seen.person.name})


def case_seen(viewer: Viewer, case_id: int) -> Case:
    """Return the case if the viewer may see it; else there is no such page."""
    rows = cases_seen(viewer).select_related("person", "correction__sentence", "county", "office", "counterpart")
    found = rows.filter(pk=case_id).first()
    if found is None:
        raise Http404("没有这一案卷，或者不在您的工作范围内")
    return found


def _card(request: DeskRequest, shown: dict[str, object]) -> HttpResponse:
    return render(request, "desk/deadline_card.html" if request.htmx else "desk/deadline_page.html", shown)
