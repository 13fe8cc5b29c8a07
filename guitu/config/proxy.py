"""From where a request really comes, when a proxy on this host hands it on."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER = "HTTP_X_FORWARDED_FOR"


def origin(request: HttpRequest) -> str:
    """Return the address of the browser: what our own proxy says, or else who is connected.

    Only the last entry is the proxy's; whatever stands before it the browser may have written itself.
    """
    near = str(request.META.get("REMOTE_ADDR", ""))
    said = str(request.META.get(HEADER, "")).rpartition(",")[2].strip()
    return said if said and _is_address(said) and _is_ours(near) else near


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_ours(near: str) -> bool:
    # A server behind a socket file knows no address at all.
    return not near or (_is_address(near) and ip_address(near).is_loopback)


def see_through(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: let everything behind it, the record above all, see the browser's address."""

    def middleware(request: HttpRequest) -> HttpResponse:
        # In a trial there is no proxy, and so nobody whose word could be taken.
        if not settings.TRIAL:
            request.META["REMOTE_ADDR"] = origin(request)
        return respond(request)

    return middleware
