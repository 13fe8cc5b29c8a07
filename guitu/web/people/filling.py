"""A page that is one form: what was typed stays, and what is wrong with it stands beside its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.db import models, transaction
from django.http import HttpResponse
from django.shortcuts import render

from guitu.law.course import Refusal
from guitu.web.access import DeskRequest
from guitu.web.administration.forms import Answers, Form, read
from guitu.web.components.asking import Question


class Misstated(ValueError):
    """An answer that can be read but cannot be so; the message stands beside the field that is named."""

    def __init__(self, field: str, words: str) -> None:
        self.field = field
        super().__init__(words)


def one_form(
    request: DeskRequest,
    template: str,
    form: Form,
    *,
    at_first: Mapping[str, str],
    shown: Callable[[], Mapping[str, Any]],
) -> HttpResponse:
    """Draw a form with what may be presumed, or carry it out; refused, it comes back with what was given."""
    if request.method == "GET":
        blank = tuple(Question(field, at_first) for field in form.fields)
        return render(request, template, {"form": form, "questions": blank, **shown()})
    questions, answers = read(form, request.POST.dict())
    refusal = ""
    if not any(question.fault for question in questions):
        try:
            with transaction.atomic():
                done = form.deed(request, answers)
        except Misstated as wrong:
            questions = tuple(replace(q, fault=str(wrong)) if q.field.name == wrong.field else q for q in questions)
        except OverflowError:
            refusal = "所填日期或者刑期超出了可以推算的范围，请核对"
        except (Refusal, ValueError) as refused:
            refusal = str(refused)
        else:
            if isinstance(done, HttpResponse):
                return done
    faults = "、".join(question.field.label for question in questions if question.fault)
    told = {"form": form, "questions": questions, "refusal": refusal or f"请填写或者更正：{faults}。", **shown()}
    return render(request, template, told, status=422)


def must_fit(model: type[models.Model], answers: Answers) -> None:
    """Refuse a text that its column cannot hold."""
    columns = {field.name: field for field in model._meta.fields}  # noqa: SLF001 - Django's own way to a column
    for name, said in answers.items():
        if not isinstance(said, str):
            continue
        most = getattr(columns.get(name), "max_length", None)
        if most and len(said) > most:
            raise Misstated(name, f"[{said[:20]}……]有{len(said)}个字，不能超过{most}个")
        if "\x00" in said:
            raise Misstated(name, "有无法保存的字符，请重新输入")
