"""Sign in, sign out, change the password, set up the second factor."""

from __future__ import annotations

from typing import cast

import qrcode
import qrcode.image.svg
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh
from django_otp import login as otp_login
from django_otp import user_has_device

from guitu.apps.organs import services as organs
from guitu.apps.organs.models import Account, Authenticator
from guitu.apps.organs.selectors import password_due
from guitu.web.access import ANYONE_SIGNED_IN, PUBLIC, DeskRequest, open_to
from guitu.web.clock import today
from guitu.web.entrance.demonstration import demonstrators, progress

BACKEND = "django.contrib.auth.backends.ModelBackend"
HALF_WAY = "half-way"
"""In the session: whose password was right and whose code is still awaited."""


@require_http_methods(["GET", "POST"])
@open_to(PUBLIC)
def sign_in(request: DeskRequest) -> HttpResponse:
    """Ask for name and password; where a second factor is set up, go on to its code."""
    if loading := progress():
        return render(request, "entrance/loading.html", {"progress": loading})
    onward = _onward(request)
    shown = {"next": onward, "demonstrators": demonstrators(), "trial": settings.TRIAL}
    if request.method == "GET":
        return render(request, "entrance/sign_in.html", shown)
    username = request.POST.get("username", "").strip()
    answer = organs.sign_in(
        username=username, password=request.POST.get("password", ""), origin=_origin(request), at=timezone.now()
    )
    if answer.account is None:
        shown |= {"refusal": answer.words, "username": username}
        return render(request, "entrance/sign_in.html", shown, status=422)
    if user_has_device(answer.account):
        request.session[HALF_WAY] = answer.account.pk
        return redirect(f"{reverse('code')}?{urlencode({'next': onward})}")
    _let_in(request, answer.account)
    return HttpResponseRedirect(onward)


@require_http_methods(["GET", "POST"])
@open_to(PUBLIC)
def code(request: DeskRequest) -> HttpResponse:
    """Ask for the code of the second factor."""
    account = Account.objects.filter(pk=request.session.get(HALF_WAY, 0)).first()
    if account is None:
        return redirect("sign-in")
    onward = _onward(request)
    if request.method == "GET":
        return render(request, "entrance/code.html", {"next": onward})
    answer, device = organs.verify_second_factor(account=account, code=request.POST.get("code", ""), at=timezone.now())
    if device is None:
        return render(request, "entrance/code.html", {"next": onward, "refusal": answer.words}, status=422)
    _let_in(request, account)
    otp_login(request, device)
    return HttpResponseRedirect(onward)


@require_POST
@open_to(ANYONE_SIGNED_IN, unsettled=True)
def sign_out(request: DeskRequest) -> HttpResponse:
    """Leave the desk."""
    organs.sign_out(account=request.viewer.account, key=request.session.session_key or "")
    logout(request)
    return redirect("sign-in")


@require_http_methods(["GET", "POST"])
@open_to(ANYONE_SIGNED_IN, unsettled=True)
def password(request: DeskRequest) -> HttpResponse:
    """Change one's password, of one's own accord or because it must be changed."""
    account, fault = request.viewer.account, ""
    given = {name: request.POST.get(name, "") for name in ("old", "new", "again")}
    if given["new"] != given["again"]:
        fault = "两次输入的新密码不一致"
    elif request.method == "POST":
        try:
            account = organs.change_password(
                account=account,
                old=given["old"],
                new=given["new"],
                at=timezone.now(),
                keep=request.session.session_key or "",
            )
        except organs.Unfit as unfit:
            fault = str(unfit)
        else:
            update_session_auth_hash(request, account)
            _seat(request, account)
            messages.success(request, "密码已更改。")
            return redirect("today")
    must = password_due(account, on=today())
    shown = {"faults": fault.split("；") if fault else [], "must": must}
    return render(request, "entrance/password.html", shown, status=422 if fault else 200)


@require_http_methods(["GET", "POST"])
@open_to(ANYONE_SIGNED_IN)
def second_factor(request: DeskRequest) -> HttpResponse:
    """Set up the second factor: scan, then prove it with one code. The secret is drawn once and shown once."""
    account = request.viewer.account
    if Authenticator.objects.filter(user=account, confirmed=True).exists():
        return render(request, "entrance/second_factor.html", {"done": True})
    if request.method == "GET":
        enrolment = organs.enrol_second_factor(account=account)
        shown = {"image": _drawn(enrolment.address), "secret": enrolment.secret}
        return render(request, "entrance/second_factor.html", shown)
    if not organs.confirm_second_factor(account=account, code=request.POST.get("code", ""), at=timezone.now()):
        refusal = "动态口令不正确。请核对手机时间，输入手机上当前显示的六位数字。"
        return render(request, "entrance/second_factor.html", {"refusal": refusal}, status=422)
    otp_login(request, Authenticator.objects.get(user=account, confirmed=True))
    _seat(request, account)
    messages.success(request, "动态口令已启用，下次登录时须一并输入。")
    return redirect("today")


@require_GET
@open_to(PUBLIC)
def loading(request: DeskRequest) -> HttpResponse:
    """Tell how far the demonstration has been loaded; when it is there, the page draws itself anew."""
    told = progress()
    if told is None:
        return cast("HttpResponse", HttpResponseClientRefresh())
    return render(request, "entrance/progress.html", {"progress": told})


def _let_in(request: DeskRequest, account: Account) -> None:
    request.session.pop(HALF_WAY, None)
    login(request, account, backend=BACKEND)
    _seat(request, account)


def _seat(request: DeskRequest, account: Account) -> None:
    """Note the sitting under the session's final key, which exists only once the session is kept."""
    request.session.save()
    organs.sit(account=account, key=request.session.session_key or "", origin=_origin(request))


def _origin(request: DeskRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def _drawn(address: str) -> SafeString:
    image = qrcode.make(address, image_factory=qrcode.image.svg.SvgPathImage, box_size=8, border=2)
    return SafeString(image.to_string(encoding="unicode"))


def _onward(request: DeskRequest) -> str:
    """Return where to go after signing in: an address of ours, else the first page."""
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours and not asked.startswith("/login") else "/"
