"""What the templates of files and search call: an act in the words of its declaration; who may search."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django import template

from guitu.apps.cases.models import Act
from guitu.apps.cases.selectors.courses import declared
from guitu.apps.people.models import Correction
from guitu.law.citation import Citation
from guitu.law.vocabulary import Actor, Outcome
from guitu.web.access import READERS
from guitu.web.clock import today

register = template.Library()

NEAR = timedelta(days=90)
"""How long before its end a term is pointed out in a list."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An act as it is read: the step's words, who acted, how it ended, and the article of the step."""

    words: str
    actor: str
    outcome: str
    cites: Citation


@register.simple_tag
def step_taken(act: Act) -> Taken:
    """Return an act in the words of the declaration under which its case was begun."""
    step = next(each for each in declared(act.case).steps if each.key == act.step)
    return Taken(step.words, Actor[act.actor].value, Outcome[act.outcome].value, step.cites)


@register.simple_tag(takes_context=True)
def may_search(context: template.Context) -> bool:
    """Tell whether the box in the top bar leads anywhere for the viewer."""
    viewer = getattr(context["request"], "viewer", None)
    return viewer is not None and not viewer.account.must_change and viewer.has(*READERS)


@register.filter
def ends_soon(correction: Correction) -> bool:
    """Tell whether a running term ends before long, or should have ended already."""
    return correction.ended is None and correction.last <= today() + NEAR
