"""The door of the interface: who shows which token, as whom it acts, and what the database then shows.

A session of the pages opens nothing here, so no other site can make a browser act.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from ninja.security import HttpBearer

from guitu.api.errors import Kind, OutOfScope, TooOften, answered, told
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import ORIGIN, record
from guitu.apps.organs import clock
from guitu.apps.organs.models import ACTORS, WITHOUT_FILES, Role, TokenScope
from guitu.apps.organs.scope import seen_by
from guitu.apps.organs.selectors import Viewer, bearer, chain_of, unit_of, viewer_of
from guitu.apps.organs.services import count_call
from guitu.law.course import Refusal

READERS = frozenset(Role) - WITHOUT_FILES
"""Those who may look into a file."""
HANDLERS = frozenset(role for role in READERS if ACTORS[role])
"""Those who handle cases."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever calls: what the account may see and do, what the token lets through of it, and the day."""

    viewer: Viewer
    scopes: frozenset[TokenScope]
    day: date

    @property
    def exports(self) -> bool:
        return TokenScope.EXPORT in self.scopes

    @property
    def chain(self) -> str:
        """The ledger chain on which stands what belongs to no single file."""
        unit = unit_of(self.viewer.account)
        return chain_of(unit) if unit else self.viewer.account.username


class ApiRequest(HttpRequest):
    """A request past the door."""

    auth: Caller


class Bearer(HttpBearer):
    """A token in the header `Authorization: Bearer …` that has the scope of the route."""

    scope: ClassVar[TokenScope]

    def authenticate(self, _request: HttpRequest, token: str) -> Caller | None:
        """Return who calls; None is answered with 401. Every call of a known token counts."""
        held = bearer(token, on=timezone.localdate())
        if held is None:
            return None
        if not count_call(held, at=timezone.now()):
            raise TooOften("接口令牌本分钟的调用次数已用完，请稍后再试")
        day = clock.today()
        caller = Caller(viewer_of(held.account, on=day), frozenset(map(TokenScope, held.scopes)), day)
        if self.scope not in caller.scopes:
            raise OutOfScope(f"该接口令牌没有“{self.scope.label}”的范围")
        acts = self.scope is TokenScope.ACT
        if not caller.viewer.has(*(HANDLERS if acts else READERS)):
            raise OutOfScope(f"该账号的岗位不能{'办理' if acts else '查阅'}案卷")
        return caller


class Reading(Bearer):
    """To look."""

    scope = TokenScope.READ


class Acting(Bearer):
    """To act."""

    scope = TokenScope.ACT


class Exporting(Bearer):
    """To take numbers and originals away."""

    scope = TokenScope.EXPORT


def within_scope(view: Callable[..., Any]) -> Callable[..., Any]:
    """Show a route what its caller may see, in one transaction; a route without a caller sees nothing.

    A route answers in finished shapes: what it left unread would be read when nothing shows any more.
    """

    @wraps(view)
    def scoped(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - the route's own
        caller: Caller | None = getattr(request, "auth", None)
        with seen_by(caller.viewer if caller else None):
            return view(request, *args, **kwargs)

    return scoped


def at_the_door(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Note where a request comes from, and give every answer that is none of ours our shape."""

    @wraps(view)
    def met(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - the route's own
        origin = ORIGIN.set(request.META.get("REMOTE_ADDR", ""))
        try:
            response = view(request, *args, **kwargs)
        except Exception as fault:  # noqa: BLE001 - the door of last resort: logged whole, told in one shape
            return answered(request, fault)
        finally:
            ORIGIN.reset(origin)
        if isinstance(response, HttpResponseNotAllowed):
            allowed = response["Allow"]
            response = told(405, Kind.NOT_OFFERED, f"该地址不接受[{request.method}]，只接受{allowed}")
            response["Allow"] = allowed
        return response

    # No cookie opens anything here, so there is nothing that another site could make a browser send.
    return csrf_exempt(met)


def refused(request: HttpRequest, fault: Exception | type[Exception]) -> HttpResponse:
    """Answer an exception of a route; that the law refused is kept, as it is at the pages."""
    caller: Caller | None = getattr(request, "auth", None)
    if isinstance(fault, Refusal) and caller:
        record(
            chain=caller.chain,
            account=caller.viewer.account.username,
            verb=Verb.REFUSED,
            subject="api",
            detail={"refusal": type(fault).__name__, "address": request.path[:128]},
        )
    return answered(request, fault if isinstance(fault, Exception) else fault())
