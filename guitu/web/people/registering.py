"""Registering a new person: who he is, before anything is said of his sentence."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from guitu.apps.organs.models import Level, Unit
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.identity import BadNumber, certificate
from guitu.apps.people.models import Identity, Person, Sex
from guitu.apps.people.naming import BadName, name_as_kept
from guitu.apps.people.selectors import persons_seen, search
from guitu.apps.people.services import AlreadyRegistered, Particulars, register_person
from guitu.apps.people.services.registering import Contradiction
from guitu.law.describe import Field
from guitu.web.access import HANDLERS, DeskRequest, open_to
from guitu.web.administration.forms import Answers, Form, choice, day, text
from guitu.web.administration.lists import unit_chosen
from guitu.web.clock import today
from guitu.web.people.filling import Misstated, must_fit, one_form

SENT = "registered"
"""Where the session keeps which sending of the form made which person."""

PRESUMED = {"identity": Identity.RESIDENT.value, "ethnicity": "汉族", "nationality": "中国"}

SHORTEST = 8
"""A number of fewer places names nobody for certain."""


@require_http_methods(["GET", "POST"])
@open_to(*HANDLERS)
def new(request: DeskRequest) -> HttpResponse:
    """Ask who somebody is and open his file; the same form sent twice leads to the same person."""
    key = request.POST.get("key") or str(uuid4())
    made = request.session.get(SENT, {})
    if request.method == "POST" and made.get("key") == key:
        return redirect("new-sentence", made["person"])
    form = Form("person", "身份信息", "登记，接着录入判决", _fields(request.viewer), _registered)
    return one_form(
        request,
        "people/new.html",
        form,
        at_first=PRESUMED | presumed_office(request.viewer),
        shown=lambda: {"key": key, "known": _known(request)},
    )


def offices(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Return the offices in whose files the viewer may write, to choose from."""
    rows = Unit.objects.filter(viewer.within(), level=Level.OFFICE, closed=None).order_by("path")
    return tuple((str(pk), name) for pk, name in rows.values_list("pk", "name"))


def presumed_office(viewer: Viewer) -> dict[str, str]:
    """Presume the office where there is but one."""
    options = offices(viewer)
    return {"office": options[0][0]} if len(options) == 1 else {}


def _fields(viewer: Viewer) -> tuple[Field, ...]:
    return (
        text("name", "姓名"),
        text("former_name", "曾用名", optional=True),
        choice("identity", "证件类型", tuple(Identity.choices)),
        text("number", "证件号码（身份不明的不填）", optional=True),
        choice("sex", "性别（身份证号码已载明的不填）", tuple(Sex.choices), optional=True),
        day("born", "出生日期（身份证号码已载明的不填）", optional=True),
        text("ethnicity", "民族"),
        text("nationality", "国籍（地区）"),
        text("household", "户籍地址", optional=True),
        text("residence", "现居住地址", optional=True),
        text("telephone", "联系电话", optional=True),
        choice("office", "登记的司法所", offices(viewer)),
    )


def _registered(request: DeskRequest, answers: Answers) -> HttpResponse:
    must_fit(Person, answers)
    said = {name: answers[name] for name in ("name", "former_name", "number", "ethnicity", "nationality")}
    said |= {name: answers[name] for name in ("household", "residence", "telephone")}
    try:
        if said["former_name"]:
            name_as_kept(said["former_name"])
    except BadName as bad:
        raise Misstated("former_name", str(bad)) from bad
    try:
        person = register_person(
            viewer=request.viewer,
            unit=unit_chosen(request.viewer, answers["office"]),
            particulars=Particulars(
                **said,
                identity=Identity(answers["identity"]),
                sex=Sex(answers["sex"]) if answers["sex"] else None,
                born=answers["born"],
            ),
            on=today(),
        )
    except BadName as bad:
        raise Misstated("name", str(bad)) from bad
    except (BadNumber, AlreadyRegistered) as bad:
        raise Misstated("number", str(bad)) from bad
    except Contradiction as bad:
        raise Misstated(_contradicted(answers), str(bad)) from bad
    request.session[SENT] = {"key": request.POST.get("key", ""), "person": person.pk}
    messages.success(request, f"已登记{person.name}。")
    for warning in getattr(person, "warnings", ()):
        messages.warning(request, warning)
    return redirect("new-sentence", person.pk)


def _contradicted(answers: Answers) -> str:
    """Name the field that does not agree with the certificate, or is missing where it tells nothing."""
    read = certificate(Identity(answers["identity"]), answers["number"], on=today())
    born = answers["born"] or read.born
    return "sex" if born and born <= today() and read.born in {None, born} else "born"


def _known(request: DeskRequest) -> Person | None:
    """Return whom the number typed already names, where the viewer may see him and no correction was opened."""
    number = request.POST.get("number", "")
    if not any(char.isdigit() for char in number):
        return None
    free = persons_seen(request.viewer).filter(corrections=None)
    return free.filter(pk__in=search(request.viewer, number).values("pk")).first() if len(number) >= SHORTEST else None
