"""Code tables: the editions as published, and what this installation added."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from guitu.apps.organs.models import Role
from guitu.apps.organs.selectors import administers_all
from guitu.apps.people.codes import EDITIONS, Table, edition
from guitu.apps.people.models import Code
from guitu.apps.people.services import add_code
from guitu.web.access import DeskRequest, open_to
from guitu.web.administration.forms import Answers, Form, section, text


def tables() -> dict[str, list[Table]]:
    """Return every table by its name with its editions, the newest first."""
    found: dict[str, list[Table]] = {}
    for file in EDITIONS:
        for name, table in edition(file).items():
            found.setdefault(name, []).append(table)
    return found


@require_http_methods(["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def codes(request: DeskRequest) -> HttpResponse:
    """Show one table with its editions and additions, beside the list of all."""
    found = tables()
    name = request.GET.get("table", "")
    name = name if name in found else next(iter(found))

    def adding(asked: DeskRequest, answers: Answers) -> str:
        added = add_code(viewer=asked.viewer, name=name, code=answers["code"], words=answers["words"])
        return f"“{name}”已增加{added.code} {added.words}。"

    note = "公布的代码不能改；本系统自用的代码与公布的分开保存。对全系统生效。"
    add = Form("add", "增加代码", "增加", (text("code", "代码"), text("words", "名称")), adding, note=note)

    def shown() -> dict[str, Any]:
        return {
            "names": [(each, len(editions[0].words), each == name) for each, editions in found.items()],
            "name": name,
            "editions": found[name],
            "added": Code.objects.filter(table=name),
        }

    forms = (add,) if administers_all(request.viewer) else ()
    return section(request, "administration/codes.html", forms, shown)
