"""Reports: the words of one, what it would read now, the drafts, the issued ones."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.apps.performance.casework import PREFIX
from guitu.apps.performance.models import Evaluation
from guitu.apps.performance.papering import drawn, paper
from guitu.apps.performance.selectors import docx_of, pdf_of, report_of, reports_seen
from guitu.apps.performance.selectors.facts import counts_from_record
from guitu.apps.performance.selectors.reports import paper_of
from guitu.apps.performance.services import issue_report, state
from guitu.apps.performance.services.evaluating import EVALUATORS
from guitu.apps.performance.services.reviewing import REVIEWERS
from guitu.apps.performance.statement import PARTS, missing, read
from guitu.documents.content import Paper
from guitu.documents.fonts import MissingGlyph
from guitu.evaluation.report.analysis import SCORE_HEAD
from guitu.evaluation.report.pieces import Chart, Figure, Piece, Report, Table
from guitu.web.access import DeskRequest, open_to
from guitu.web.clock import today
from guitu.web.handling.papers import PDF, WORD
from guitu.web.money import entries
from guitu.web.money.entries import ANSWERS, refused
from guitu.web.performance.cards import evaluation_seen

PRINTERS = {"pdf": (pdf_of, PDF), "docx": (docx_of, WORD)}


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of text, and where the rows behind it can be opened; no address where it is our own words."""

    words: str
    address: str = ""
    title: str = ""


@require_http_methods(["GET", "POST"])
@open_to(*EVALUATORS)
def statement(request: DeskRequest, evaluation_id: int) -> HttpResponse:
    """Write what no figure yields."""
    seen = evaluation_seen(request.viewer, evaluation_id)

    def do() -> None:
        state(viewer=request.viewer, evaluation=seen, statement=read(request.POST))

    refusal = refused(request, do, "报告文字已保存。") if request.method == "POST" else ""
    if request.method == "POST" and not refusal:
        return redirect("evaluation-report", seen.pk)
    kept = {key: "\n".join(value) if isinstance(value, list) else value for key, value in _texts(seen)}
    given = request.POST if request.method == "POST" else kept
    shown = {
        "evaluation": seen,
        "parts": [(part, given.get(part.key, "")) for part in PARTS],
        "refusal": refusal,
    }
    return render(request, "performance/statement.html", shown, status=422 if refusal else 200)


@require_GET
@open_to(*entries.EVALUATORS)
def preview(request: DeskRequest, evaluation_id: int) -> HttpResponse:
    """Show the report as it would read now; each number opens what it counts."""
    seen = evaluation_seen(request.viewer, evaluation_id)
    lacking = missing(seen.statement)
    written = None if lacking else report_of(seen, request.viewer, signed=today())
    shown = {
        "evaluation": seen,
        "lacking": lacking,
        "report": written,
        "parts": _parts(seen, written) if written else [],
        "issues": request.viewer.has_at(seen.path, *REVIEWERS),
        "writes": request.viewer.has_at(seen.path, *EVALUATORS),
        "closed": seen.basis == "record" and not counts_from_record(seen, request.viewer),
        "reports": seen.reports.select_related("acting").defer("content", "snapshot"),
    }
    return render(request, "performance/report.html", shown)


@require_GET
@open_to(*entries.EVALUATORS)
def draft(request: DeskRequest, evaluation_id: int, form: str) -> HttpResponse:
    """Hand out the report as it would be issued now."""
    seen = evaluation_seen(request.viewer, evaluation_id)
    try:
        made = paper(report_of(seen, request.viewer, signed=today()))
        return _file(made, form, f"{made.title}（未签发）")
    except (*ANSWERS, MissingGlyph) as refusal:
        return render(request, "desk/refused.html", {"refusal": str(refusal)}, status=422)


@require_POST
@open_to(*REVIEWERS)
def issue(request: DeskRequest, evaluation_id: int) -> HttpResponse:
    """Issue the report; it is kept whole with what it was drawn from."""
    seen = evaluation_seen(request.viewer, evaluation_id)

    def do() -> None:
        issued = issue_report(viewer=request.viewer, evaluation=seen, on=today())
        pdf_of(paper_of(issued))  # A report that cannot be printed must not be issued.

    if refusal := refused(request, do, "报告已签发，内容和数据快照一并留存。"):
        messages.error(request, refusal)
    return redirect("evaluation-report", seen.pk)


@require_GET
@open_to(*entries.EVALUATORS)
def kept(request: DeskRequest, report_id: int, form: str) -> HttpResponse:
    """Hand out an issued report, as it was issued."""
    found = reports_seen(request.viewer).filter(pk=report_id).first()
    if found is None:
        raise Http404("没有这份报告，或者不在您的工作范围内")
    return _file(paper_of(found), form, f"{found.title}（第{found.number}稿）")


def _texts(seen: Evaluation) -> list[tuple[str, object]]:
    known = {part.key for part in PARTS}
    return [(key, value) for key, value in seen.statement.items() if key in known]


def _file(made: Paper, form: str, name: str) -> HttpResponse:
    if form not in PRINTERS:
        raise Http404(f"没有[{form}]格式")
    printer, kind = PRINTERS[form]
    response = HttpResponse(printer(made), content_type=kind)
    manner = "inline" if form == "pdf" else "attachment"
    response["Content-Disposition"] = f"{manner}; filename*=UTF-8''{quote(f'{name}.{form}')}"
    return response


def _parts(seen: Evaluation, written: Report) -> list[dict[str, object]]:
    return [
        {
            "heading": part.heading,
            "passages": [
                {
                    "heading": passage.heading,
                    "paragraphs": [_pieces(seen, text.pieces) for text in passage.paragraphs],
                    "tables": [_table(seen, table) for table in passage.tables],
                    "charts": [_chart(chart) for chart in passage.charts if len(chart.categories) > 1],
                }
                for passage in part.passages
            ],
        }
        for part in written.parts
    ]


def _pieces(seen: Evaluation, pieces: tuple[Piece, ...]) -> list[Shown]:
    return [_piece(seen, piece) for piece in pieces]


def _piece(seen: Evaluation, piece: Piece) -> Shown:
    if not isinstance(piece, Figure):
        return Shown(str(piece))
    period = f"{piece.period.first:%Y-%m-%d}至{piece.period.last:%Y-%m-%d}"
    return Shown(str(piece), address(seen, piece.source_key), f"{piece.words}，{period}，截至{piece.cut_off:%Y-%m-%d}")


def address(seen: Evaluation, source: str) -> str:
    """Return where the rows behind a figure are: the record, the accounts, the published card, or the mark."""
    if source.startswith(PREFIX):
        return reverse("evaluation-figure", args=[seen.pk, source.removeprefix(PREFIX)])
    if source.startswith("funds") and seen.project_id:
        return reverse("money-project", args=[seen.project_id])
    _, _, leaf = source.partition(".")
    return reverse("evaluation", args=[seen.pk]) + (f"#{leaf}" if leaf else "")


def _table(seen: Evaluation, table: Table) -> dict[str, object]:
    rows = [_pieces(seen, row) for row in table.rows]
    return {"title": table.title, "head": table.head, "rows": rows, "wide": table.head == SCORE_HEAD}


def _chart(chart: Chart) -> dict[str, str]:
    return {"title": f"{chart.title}（{chart.unit}）", "svg": drawn(chart)}
