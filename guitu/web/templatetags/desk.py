"""What templates call: the navigation, citations as links, how a last day stands, values in words."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guitu.apps.cases.models import Case, Errand, Standing
from guitu.apps.correspondence.models import Message
from guitu.apps.organs.models import Unit
from guitu.law.citation import Citation
from guitu.web.clock import today
from guitu.web.components import declared, showing
from guitu.web.law.corpus import name_of
from guitu.web.navigation import AREAS

register = template.Library()

UNCONFIRMED = SafeString('<span class="unconfirmed" title="条文尚待核对">待核</span>')
PROVISIONAL = SafeString('<span class="provisional" title="放假安排尚未公布，暂按双休日推算">暂定</span>')


@register.simple_tag(takes_context=True)
def areas(context: template.Context) -> list[dict[str, object]]:
    """Return the areas open to the viewer, with the present one marked."""
    request = context["request"]
    viewer = getattr(request, "viewer", None)
    if viewer is None:
        return []
    return [
        {"words": area.words, "address": area.address, "now": area.holds(request.path)}
        for area in AREAS
        if area.open_to(viewer)
    ]


@register.simple_tag(takes_context=True)
def at_home(context: template.Context) -> dict[str, object]:
    """Return the viewer's unit and role, and how many messages he has not read."""
    viewer = getattr(context["request"], "viewer", None)
    if viewer is None:
        return {}
    home = viewer.home
    unread = Message.objects.filter(to=viewer.account, read=None).count()
    unit = Unit.objects.filter(pk=home.unit_id).first() if home else None
    return {"unit": unit, "role": home.role.label if home else "", "name": str(viewer.account), "unread": unread}


@register.simple_tag
def cite(citation: Citation) -> SafeString:
    """Return an article as a link to its page; marked where nobody has yet held it to the text."""
    name = name_of(citation.instrument)
    mark = UNCONFIRMED if citation.unconfirmed else ""
    if name is None:
        return format_html('<span class="cite">{}</span>{}', citation, mark)
    address = reverse("article", args=[name, citation.article])
    return format_html('<a class="cite" href="{}" data-card>{}</a>{}', address, citation, mark)


@register.simple_tag
def due(last: datetime | date | None, *, provisional: bool = False) -> SafeString:
    """Return a last day as a badge: how many days are left, or how many it is late."""
    words, tone = showing.remaining(last, today())
    mark = PROVISIONAL if provisional else ""
    return format_html('<span class="due due-{}">{}</span>{}', tone, words, mark)


@register.filter
def in_words(value: object) -> str:
    """Return a value as it is read."""
    return showing.in_words(value)


@register.filter
def day(value: datetime | date | None) -> str:
    """Return a day as lists show it: 2024-06-03 周一."""
    if value is None:
        return showing.NOTHING
    of = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return f"{of:%Y-%m-%d} {showing.weekday(of)}"


@register.filter
def weekday(value: date) -> str:
    """Return 周一 to 周日."""
    return showing.weekday(value)


@register.filter
def step_words(standing: Standing) -> str:
    """Return the words of the step at which a case stands."""
    return declared.step_words(standing)


@register.filter
def body_words(standing: Standing) -> str:
    """Return who has to act."""
    return declared.body_words(standing)


@register.filter
def procedure_words(case: Case) -> str:
    """Return the words of a case's procedure."""
    return declared.procedure_of(case)


@register.filter
def errand_words(errand: Errand) -> str:
    """Return what an errand asks for."""
    return declared.errand_words(errand)
