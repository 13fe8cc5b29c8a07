"""The door of every page: who may come in, on whose behalf the database answers, and what a refusal looks like.

Every view stands behind `open_to`. A test walks the addresses and fails on a page without a declared rule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails
from django_otp import user_has_device

from guitu.apps.cases.services.acting import Overtaken
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import ORIGIN, SYSTEM, record
from guitu.apps.organs.models import Role
from guitu.apps.organs.scope import seen_by
from guitu.apps.organs.selectors import Viewer, chain_of, password_due, unit_of, viewer_of
from guitu.law.course import Refusal
from guitu.web.clock import on_one_day

P = ParamSpec("P")


class Whoever(Enum):
    """Those who are named by no role."""

    SIGNED_IN = "已登录的任何人"
    PUBLIC = "任何人"


ANYONE_SIGNED_IN, PUBLIC = Whoever.SIGNED_IN, Whoever.PUBLIC

HANDLERS: tuple[Role, ...] = (
    Role.OFFICER,
    Role.COUNTY_OFFICER,
    Role.COUNTY_CHIEF,
    Role.BUREAU_HEAD,
    Role.CITY_OFFICER,
    Role.PROVINCE_OFFICER,
)
"""Those who handle cases."""
READERS: tuple[Role, ...] = (*HANDLERS, Role.PROCURATOR)
"""Those who may look into a file."""


class DeskRequest(HttpRequest):
    """A request past the door: who looks stands on it."""

    viewer: Viewer
    htmx: HtmxDetails


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may open a page, and whether one may who still has to change his password."""

    roles: frozenset[Role] = field(default_factory=frozenset)
    whoever: Whoever | None = None
    unsettled: bool = False

    def admits(self, viewer: Viewer | None) -> bool:
        """Tell whether somebody may come in."""
        if self.whoever is PUBLIC:
            return True
        return viewer is not None and (self.whoever is ANYONE_SIGNED_IN or viewer.has(*self.roles))


View = Callable[Concatenate[DeskRequest, P], HttpResponse]
"""A page: a function of a request past the door."""


def open_to(*who: Role | Whoever, unsettled: bool = False) -> Callable[[View[P]], Callable[..., HttpResponse]]:
    """Declare who may open a page: roles, ANYONE_SIGNED_IN or PUBLIC. The request is one transaction."""
    whoever = next((each for each in who if isinstance(each, Whoever)), None)
    rule = Rule(frozenset(each for each in who if isinstance(each, Role)), whoever, unsettled)

    def behind_the_door(view: View[P]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - the view's own
            origin = ORIGIN.set(request.META.get("REMOTE_ADDR", ""))
            try:
                with on_one_day() as day:
                    return _answered(rule, cast("View[...]", view), cast("DeskRequest", request), day, *args, **kwargs)
            finally:
                ORIGIN.reset(origin)

        opened.rule = rule  # type: ignore[attr-defined]  # read by navigation and by the test
        return opened

    return behind_the_door


def rule_of(view: object) -> Rule | None:
    """Return the rule that a view was declared with."""
    return getattr(view, "rule", None)


def _answered(rule: Rule, view: View[...], request: DeskRequest, day: date, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
    if rule.whoever is PUBLIC:
        with seen_by(None):
            return view(request, *args, **kwargs)
    if not request.user.is_authenticated:
        return sent_to(request, f"{reverse('sign-in')}?{urlencode({'next': _back(request)})}")
    account = request.user
    if not rule.unsettled and password_due(account, on=day):
        return sent_to(request, reverse("password"))
    if user_has_device(account) and not request.user.is_verified():  # type: ignore[attr-defined]  # set by django_otp
        return sent_to(request, reverse("sign-in"))
    request.viewer = viewer_of(account, on=day)
    if not rule.admits(request.viewer):
        raise PermissionDenied("这一页不对您的岗位开放。")
    try:
        with seen_by(request.viewer):
            return view(request, *args, **kwargs)
    except Refusal as refusal:
        return refused(request, refusal)


def refused(request: DeskRequest, refusal: Exception) -> HttpResponse:
    """Show the law's answer, and keep that it was given."""
    record(
        chain=chain_of_viewer(request.viewer),
        account=request.viewer.account.username,
        verb=Verb.REFUSED,
        subject=request.resolver_match.view_name if request.resolver_match else "",
        detail={"refusal": type(refusal).__name__},
    )
    status = 409 if isinstance(refusal, Overtaken) else 422
    template = "desk/refusal.html" if request.htmx else "desk/refused.html"
    return render(request, template, {"refusal": str(refusal), "overtaken": status == 409}, status=status)


def chain_of_viewer(viewer: Viewer) -> str:
    """Return the ledger chain on which stands what somebody does that belongs to no single file."""
    unit = unit_of(viewer.account)
    return chain_of(unit) if unit else SYSTEM


def sent_to(request: DeskRequest, address: str) -> HttpResponse:
    """Send the whole page elsewhere, also where only a part of it asked."""
    return HttpResponseClientRedirect(address) if request.htmx else HttpResponseRedirect(address)


def _back(request: DeskRequest) -> str:
    """Return where to go on after signing in: the page one was on, never an address that only takes answers."""
    if request.htmx:
        return request.htmx.current_url_abs_path or "/"
    if request.method == "GET":
        return request.get_full_path()
    return request.POST.get("page", "/")
