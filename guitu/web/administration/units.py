"""Units: the agencies in the administrator's places, and the bodies beside them."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from guitu.apps.organs.models import Level, Role, Unit
from guitu.apps.organs.services import found_unit
from guitu.apps.organs.services.structure import About
from guitu.web.access import DeskRequest, open_to
from guitu.web.administration.forms import Answers, Form, choice, text
from guitu.web.administration.lists import list_section, unit_chosen, unit_options
from guitu.web.components.listing import Choice, Column, Kind

KIND = Kind(
    title="机构",
    columns=(
        Column("name", "名称", lambda row: row.name, "path"),
        Column("level", "层级", lambda row: row.get_level_display(), "level"),
        Column("place", "所在地方", lambda row: row.place, "place"),
        Column("mark", "机关代字", lambda row: row.mark, "mark"),
        Column("division", "行政区划代码", lambda row: row.division, "division"),
        Column("telephone", "电话", lambda row: row.telephone),
        Column("closed", "撤并", lambda row: row.closed, "closed"),
    ),
    order=("path",),
    seek=lambda _, sought: Q(name__icontains=sought) | Q(place__icontains=sought) | Q(division__startswith=sought),
    seeks="名称、地方或区划代码",
    filters=(Choice("level", "层级", tuple(Level.choices), lambda value: Q(level=value)),),
)


@require_http_methods(["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def units(request: DeskRequest) -> HttpResponse:
    """List the units, and found one."""
    rows = Unit.objects.filter(request.viewer.around())
    return list_section(request, KIND, rows, row="administration/rows/unit.html", forms=(_form(request),))


def _form(request: DeskRequest) -> Form:
    about = (("place", "所在地方"), ("mark", "机关代字"), ("division", "行政区划代码"))
    reached = (("address", "地址"), ("telephone", "电话"))
    return Form(
        "found",
        "设立机构",
        "设立",
        (
            text("name", "名称"),
            choice("kind", "层级", tuple(Level.choices)),
            choice("parent", "上级", unit_options(request.viewer), optional=True),
            *(text(name, label, optional=True) for name, label in (*about, *reached)),
        ),
        _found,
        note="法院、检察院、公安机关等，设在与之对应的社区矫正机构之下。",
    )


def _found(request: DeskRequest, answers: Answers) -> str:
    said = {name: answers[name] for name in ("place", "mark", "division", "address", "telephone")}
    parent = unit_chosen(request.viewer, answers["parent"]) if answers["parent"] else None
    unit = found_unit(
        viewer=request.viewer, level=Level(answers["kind"]), name=answers["name"], parent=parent, about=About(**said)
    )
    return f"已设立{unit.name}。"
