"""Prompts and blanks of a template that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guitu.scrutiny.relation import Relation, Severity, Verdict, flag
from guitu.scrutiny.report import Report

PLACEHOLDER = re.compile(
    r"[Xx×＊*]{2,}|_{3,}|＿{3,}|【\s*】|［\s*］|\(\s*\)|（\s*）|（(?:请|此处)?填(?:写|报)[^）]*）|(?:待|未)(?:填|补充|填写)(?=[，。；）)]|$)|#REF!|#DIV/0!|#VALUE!|#N/A|"
    r"20\d?[Xx×]{1,2}年"
)


def find(report: Report) -> Iterator[Relation]:
    """Yield each line that still holds a blank, or an error of a spreadsheet."""
    for line, text in enumerate(report.document.lines, 1):
        if match := PLACEHOLDER.search(text):
            words = f"“{match.group()}”像是没有填写的空白或模板提示，请补齐。"
            yield flag("placeholder", Verdict.FAILS, Severity.WARNING, words, report.found(line, match.group()))
