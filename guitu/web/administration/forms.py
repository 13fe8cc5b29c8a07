"""What an administrator fills in: forms as plain values, drawn and read with the questions of the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from guitu.law.course import Refusal
from guitu.law.describe import Field
from guitu.web.access import DeskRequest
from guitu.web.administration.sections import open_sections
from guitu.web.components.asking import PLAIN, Question, Unreadable

ABREAST = 7
"""How many options the desk draws side by side; more become a list."""

Answers = Mapping[str, Any]
"""What was answered, by the name of the field: text, date, number, key of a choice, yes or no."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its key, words, button, fields, and what it does; the deed returns the words of success or a page."""

    key: str
    words: str
    button: str
    fields: tuple[Field, ...]
    deed: Callable[[DeskRequest, Answers], str | HttpResponse]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A form as drawn: with what was given, what is wrong with it, and whether it stands open."""

    form: Form
    questions: tuple[Question, ...]
    faulty: bool = False


def section(
    request: DeskRequest,
    template: str,
    forms: Sequence[Form],
    shown: Callable[[], Mapping[str, Any]],
    *,
    in_rows: Sequence[Form] = (),
) -> HttpResponse:
    """Draw a section, or carry out the form that was sent; refused, the page comes back with what was given.

    `in_rows` are forms that stand in the rows of a list, which draws them itself.
    """
    drawn, refusal = [Drawn(form, _blank(form)) for form in forms], ""
    if request.method == "POST":
        sent = next((form for form in (*forms, *in_rows) if form.key == request.POST.get("form")), None)
        if sent is None:
            raise Http404(f"没有名为[{request.POST.get('form', '')}]的表单")
        questions, answers = read(sent, request.POST.dict())
        faults = [question for question in questions if question.fault]
        refusal = "；".join(f"{question.field.label}：{question.fault}" for question in faults)
        if not refusal:
            try:
                with transaction.atomic():
                    done = sent.deed(request, answers)
            except (Refusal, ValueError) as refused:
                refusal = str(refused)
            else:
                if isinstance(done, HttpResponse):
                    return done
                messages.success(request, done)
                return redirect(request.get_full_path())
        drawn = [Drawn(sent, questions, faulty=True) if each.form is sent else each for each in drawn]
    told = frame(request) | {"forms": drawn, "refusal": refusal, **shown()}
    return render(request, template, told, status=422 if refusal else 200)


def frame(request: DeskRequest) -> dict[str, Any]:
    """Return what every section shows: the way to the others."""
    here = request.path
    return {
        "sections": [
            {"words": each.words, "address": each.address, "now": here.startswith(each.address)}
            for each in open_sections(request.viewer)
        ]
    }


def read(form: Form, given: Mapping[str, str]) -> tuple[tuple[Question, ...], Answers]:
    """Read what was given; a fault names the value in [brackets] and says what was expected."""
    questions, answers = [], {}
    for field in form.fields:
        fault = ""
        try:
            plain = PLAIN[field.widget](field, given)
            if plain is None and not field.optional:
                fault = "尚未选择" if field.widget == "choice" else "尚未填写"
            answers[field.name] = _typed(field, plain)
        except Unreadable as unreadable:
            fault = str(unreadable)
        questions.append(Question(field, given, fault))
    return tuple(questions), answers


def _typed(field: Field, plain: Any) -> Any:  # noqa: ANN401 - whatever the widget gives
    if field.widget == "date":
        return date.fromisoformat(plain) if plain else None
    return "" if plain is None and field.widget in ("text", "choice") else plain


def _blank(form: Form) -> tuple[Question, ...]:
    return tuple(Question(field, {}) for field in form.fields)


def text(name: str, label: str, *, optional: bool = False) -> Field:
    """Ask for words."""
    return Field(name, label, "text", optional=optional)


def day(name: str, label: str, *, optional: bool = False) -> Field:
    """Ask for a day."""
    return Field(name, label, "date", optional=optional)


def number(name: str, label: str) -> Field:
    """Ask for a whole number."""
    return Field(name, label, "number")


def switch(name: str, label: str) -> Field:
    """Ask for yes or no."""
    return Field(name, label, "checkbox")


def choice(name: str, label: str, options: Sequence[tuple[str, str]], *, optional: bool = False) -> Field:
    """Ask for one of some options, each its key and words; a few stand side by side, where no indent is wanted."""
    listed = tuple(options) if len(options) > ABREAST else tuple((key, words.strip()) for key, words in options)
    return Field(name, label, "choice", listed, optional=optional)
