"""Sign in, sign out, change the password, set up the second factor."""

from __future__ import annotations

from typing import cast

import qrcode
import qrcode.image.svg
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh
from django_otp import login as otp_login
from django_otp import match_token, user_has_device
from django_otp.plugins.otp_totp.models import TOTPDevice

from guitu.apps.ledger.models import Verb
from guitu.apps.organs.models import Account
from guitu.web.access import ANYONE_SIGNED_IN, PUBLIC, DeskRequest, open_to
from guitu.web.entrance.admission import admitted, noted
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
    if request.method == "GET":
        shown = {"next": onward, "demonstrators": demonstrators(), "trial": settings.TRIAL}
        return render(request, "entrance/sign_in.html", shown)
    username = request.POST.get("username", "").strip()
    answer = admitted(request, username, request.POST.get("password", ""))
    if answer.account is None:
        shown = {"next": onward, "demonstrators": demonstrators(), "refusal": answer.words, "username": username}
        return render(request, "entrance/sign_in.html", shown, status=422)
    if user_has_device(answer.account):
        request.session[HALF_WAY] = answer.account.pk
        return redirect(f"/login/code/?next={onward}")
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
    device = match_token(account, request.POST.get("code", "").replace(" ", ""))
    if device is None:
        noted(account, Verb.REFUSED, {"sign_in": "wrong code"})
        shown = {"next": onward, "refusal": "动态码不正确或者已经失效，请输入当前显示的六位数字。"}
        return render(request, "entrance/code.html", shown, status=422)
    _let_in(request, account)
    otp_login(request, device)
    return HttpResponseRedirect(onward)


@require_POST
@open_to(ANYONE_SIGNED_IN, unsettled=True)
def sign_out(request: DeskRequest) -> HttpResponse:
    """Leave the desk."""
    noted(request.viewer.account, Verb.SIGN_OUT)
    logout(request)
    return redirect("sign-in")


@require_http_methods(["GET", "POST"])
@open_to(ANYONE_SIGNED_IN, unsettled=True)
def password(request: DeskRequest) -> HttpResponse:
    """Change one's password, of one's own accord or because it must be changed."""
    account, faults = request.viewer.account, []
    if request.method == "POST":
        new = request.POST.get("new", "")
        if not account.check_password(request.POST.get("old", "")):
            faults.append("原密码不正确。")
        if new != request.POST.get("again", ""):
            faults.append("两次输入的新密码不一致。")
        try:
            validate_password(new, account)
        except ValidationError as invalid:
            faults += invalid.messages
        if not faults:
            account.set_password(new)
            account.must_change, account.changed = False, timezone.now()
            account.save(update_fields=["password", "must_change", "changed"])
            update_session_auth_hash(request, account)
            noted(account, Verb.CHANGE, {"changed": "password"})
            messages.success(request, "密码已更改。")
            return redirect("today")
    shown = {"faults": faults, "must": account.must_change}
    return render(request, "entrance/password.html", shown, status=422 if faults else 200)


@require_http_methods(["GET", "POST"])
@open_to(ANYONE_SIGNED_IN)
def second_factor(request: DeskRequest) -> HttpResponse:
    """Set up the second factor: scan, then prove it with one code."""
    account = request.viewer.account
    if TOTPDevice.objects.filter(user=account, confirmed=True).exists():
        return render(request, "entrance/second_factor.html", {"done": True})
    device, _ = TOTPDevice.objects.get_or_create(user=account, confirmed=False, defaults={"name": "动态码"})
    refusal = ""
    if request.method == "POST":
        if device.verify_token(request.POST.get("code", "").replace(" ", "")):
            device.confirmed = True
            device.save(update_fields=["confirmed"])
            otp_login(request, device)
            noted(account, Verb.CHANGE, {"changed": "second factor"})
            messages.success(request, "动态码已启用，下次登录时须一并输入。")
            return redirect("today")
        refusal = "动态码不正确，请核对手机时间后输入当前显示的六位数字。"
    image = qrcode.make(device.config_url, image_factory=qrcode.image.svg.SvgPathImage, box_size=8, border=2)
    shown = {"image": mark_safe(image.to_string(encoding="unicode")), "refusal": refusal}  # noqa: S308 - drawn here
    return render(request, "entrance/second_factor.html", shown, status=422 if refusal else 200)


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
    noted(account, Verb.SIGN_IN)


def _onward(request: DeskRequest) -> str:
    """Return where to go after signing in: an address of ours, else the first page."""
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours and not asked.startswith("/login") else "/"
