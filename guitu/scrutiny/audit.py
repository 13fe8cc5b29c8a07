"""The audit of one report: every relation found in it, numbered, and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from guitu.scrutiny.document import Document, Unreadable
from guitu.scrutiny.readers.reading import LARGEST, read
from guitu.scrutiny.relation import Relation, Severity, Verdict
from guitu.scrutiny.relations import RELATIONS
from guitu.scrutiny.report import Report

MOST_LETTERS = 3_000_000


@dataclass(frozen=True)
class Audit:
    """A document and all that was checked in it."""

    document: Document
    relations: tuple[Relation, ...]

    @property
    def name(self) -> str:
        return self.document.name

    def of(self, *verdicts: Verdict) -> tuple[Relation, ...]:
        """Return the relations with these verdicts."""
        return tuple(relation for relation in self.relations if relation.verdict in verdicts)

    @property
    def counts(self) -> dict[Verdict, int]:
        counted = Counter(relation.verdict for relation in self.relations)
        return {verdict: counted[verdict] for verdict in Verdict}

    @property
    def errors(self) -> int:
        """How many relations fail as errors."""
        return sum(relation.severity is Severity.ERROR for relation in self.of(Verdict.FAILS))


def audit_file(path: str | Path) -> Audit:
    """Audit a report on disk (.txt .docx .pdf .xlsx .html, at most 50 MB); raise Unreadable in words for an officer."""
    file = Path(path)
    if not file.is_file():
        raise Unreadable(f"找不到文件[{path}]")
    if (size := file.stat().st_size) > LARGEST:
        raise Unreadable(f"文件[{file.name}]有{size // 1024 // 1024}兆，超过50兆的上限，请拆分后再审")
    try:
        content = file.read_bytes()
    except OSError as fault:
        raise Unreadable(f"文件[{path}]读不出来：{fault.strerror}") from fault
    return audit_bytes(file.name, content)


def audit_bytes(name: str, content: bytes) -> Audit:
    """Audit a report that was sent, by its file name and its content."""
    return audit_document(read(name, content))


def audit_document(document: Document) -> Audit:
    """Audit a document already read."""
    if (letters := sum(map(len, document.lines))) > MOST_LETTERS:
        raise Unreadable(f"文件[{document.name}]有{letters}字，超过{MOST_LETTERS}字的上限，请拆分后再审")
    report = Report(document)
    found = (relation for find in RELATIONS for relation in find(report))
    return Audit(document, tuple(_numbered(found)))


def _numbered(found: Iterable[Relation]) -> Iterator[Relation]:
    """Give each relation its number within its kind, by where it stands; what was found twice counts once."""
    by_kind: dict[str, list[Relation]] = {}
    for relation in dict.fromkeys(found):
        by_kind.setdefault(relation.kind, []).append(relation)
    for kind, relations in by_kind.items():
        relations.sort(key=lambda relation: (relation.where.line, relation.where.start))
        for number, relation in enumerate(relations, 1):
            yield replace(relation, id=f"{kind}-{number}")


def to_json(audit: Audit) -> str:
    """Return the audit as JSON, figures as decimal numerals in strings."""
    return json.dumps(to_data(audit), ensure_ascii=False, indent=2)


def to_data(audit: Audit) -> dict[str, object]:
    """Return the audit as plain data: the document's name and its relations."""
    return {"document": audit.name, "relations": [_plain(relation) for relation in audit.relations]}


def _plain(relation: Relation) -> dict[str, object]:
    return {
        "id": relation.id,
        "kind": relation.kind,
        "verdict": relation.verdict.value,
        "severity": relation.severity.value,
        "printed": relation.printed,
        "recomputed": relation.recomputed,
        "difference": relation.difference,
        "operands": [asdict(operand) for operand in relation.operands],
        "where": {"line": relation.where.line, "quote": relation.where.quote},
        "words": relation.words,
    }
