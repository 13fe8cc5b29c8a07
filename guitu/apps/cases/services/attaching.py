"""Adding a proof to a case: checked by what it is, not by what it is called, and sealed."""

from __future__ import annotations

import unicodedata
from hashlib import sha256

from django.db import transaction

from guitu.apps.cases.models import Act, Attachment
from guitu.apps.cases.selectors.courses import cases_seen
from guitu.apps.cases.selectors.rights import must_handle
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.sealing import sealed
from guitu.apps.ledger.services import record
from guitu.apps.organs.selectors import Viewer

LARGEST = 20 * 1024 * 1024

SIGNS: tuple[tuple[bytes, int, str], ...] = (
    (b"\xff\xd8\xff", 0, "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", 0, "image/png"),
    (b"%PDF-", 0, "application/pdf"),
    (b"ID3", 0, "audio/mpeg"),
    (b"\xff\xfb", 0, "audio/mpeg"),
    (b"WAVE", 8, "audio/wav"),
    (b"ftypM4A", 4, "audio/mp4"),
)
"""What a file begins with, at which offset, and what it then is."""

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIXES = {
    "image/jpeg": ("jpg", "jpeg"),
    "image/png": ("png",),
    "application/pdf": ("pdf",),
    "audio/mpeg": ("mp3",),
    "audio/wav": ("wav",),
    "audio/mp4": ("m4a",),
    WORD: ("docx",),
}


LONGEST_NAME = 128
NEITHER_SHOWN_NOR_PRINTED = ("C", "Zl", "Zp")
"""Unicode categories: control, format (among them those that turn the reading direction) and line separators."""


class Unfit(ValueError):
    """A file that cannot serve as proof; the message says why and what is accepted."""


def kind_of(name: str, content: bytes) -> str:
    """Return what a file is, by its content; refuse what is none of ours or belies its name."""
    if not content:
        raise Unfit(f"文件[{name}]是空的")
    if len(content) > LARGEST:
        raise Unfit(f"文件[{name}]有{len(content) / 1024 / 1024:.1f}MB，不能超过{LARGEST // 1024 // 1024}MB")
    found = next((kind for sign, at, kind in SIGNS if content[at : at + len(sign)] == sign), None)
    if found is None and content.startswith(b"PK\x03\x04") and b"word/" in content:
        found = WORD
    if found is None:
        raise Unfit(f"文件[{name}]的内容不是图片（JPG、PNG）、PDF、DOCX或录音（MP3、WAV、M4A）")
    suffix = name.rpartition(".")[2].lower()
    if suffix not in SUFFIXES[found]:
        raise Unfit(f"文件[{name}]的内容是{SUFFIXES[found][0].upper()}，与后缀不符，请核对后重新上传")
    return found


def bare_name(stated: str) -> str:
    """Return a file's name without folders, and without characters that nobody sees: they can hide what it is."""
    last = stated.replace("\\", "/").rpartition("/")[2]
    shown = "".join(char for char in last if not unicodedata.category(char).startswith(NEITHER_SHOWN_NOR_PRINTED))
    return shown.strip()[-LONGEST_NAME:]


@transaction.atomic
def attach(  # noqa: PLR0913 - one parameter a part of the record
    *, viewer: Viewer, case_id: int, name: str, content: bytes, proves: str = "", act: Act | None = None
) -> Attachment:
    """Keep a proof with its case, under its bare name. The same content twice is kept once.

    Raises NotCompetent for whoever only reads the case, ValueError for an act of another case, Unfit for the file.
    """
    case = cases_seen(viewer).get(pk=case_id)
    must_handle(viewer, case, "添加材料")
    if act and act.case_id != case.pk:
        raise ValueError(f"第[{act.number}]号办理记录不属于本案")
    name = bare_name(name)
    kind, digest = kind_of(name, content), sha256(content).hexdigest()
    if twice := case.attachments.filter(digest=digest, act=act).first():
        return twice
    kept = case.attachments.create(
        act=act,
        name=name,
        proves=proves,
        kind=kind,
        size=len(content),
        digest=digest,
        content=sealed(content),
        acting=viewer.account,
    )
    record(
        chain=case.county.path,
        account=viewer.account.username,
        verb=Verb.CREATE,
        subject="attachment",
        subject_id=kept.pk,
        person_id=case.person_id,
        detail={"case": case.pk, "digest": digest},
    )
    return kept
