"""The interface put together: its areas, its one way of refusing, its document, and whether it is alive."""

from __future__ import annotations

from importlib.resources import files

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template import Context, Template
from django.views.decorators.http import require_GET
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

from guitu.api import attachments, cases, corrections, errands, figures, law
from guitu.api.description import DESCRIPTION, described
from guitu.api.door import refused, within_scope
from guitu.api.errors import Fault
from guitu.apps.organs import clock

api = NinjaAPI(
    title="归途 · 数据接口",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
api.add_decorator(within_scope)
for area in (law, cases, attachments, corrections, errands, figures):
    api.add_router("", area.router)
for each in (Exception, Http404, HttpError, ValidationError):
    api.add_exception_handler(each, refused)


class Health(Schema):
    """That the process answers and reaches its database."""

    alive: bool


@api.get("/health", response={200: Health, 405: Fault, 500: Fault, 503: Fault}, tags=["运行"], summary="是否运行")
def health(request: HttpRequest) -> Health:  # noqa: ARG001 - the router's own
    """Tell a watchdog that the process and its database answer; nothing else is told."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Health(alive=True)


@require_GET
def document(_request: HttpRequest) -> JsonResponse:
    """Return the OpenAPI document. It names no person and no place, and needs no token."""
    return JsonResponse(described(api, clock.today()), json_dumps_params={"ensure_ascii": False})


@require_GET
def documentation(_request: HttpRequest) -> HttpResponse:
    """Show the document as a page on which a call can be tried."""
    text = files("guitu.api").joinpath("documentation.html").read_text(encoding="utf-8")
    return HttpResponse(Template(text).render(Context()))
