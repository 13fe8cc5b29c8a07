"""The one door for files: find out what a file really is, refuse what cannot be read, hand it to its reader."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import PurePath

from guitu.scrutiny.document import Document, Unreadable
from guitu.scrutiny.readers import html, pdf, text, word, workbook

LARGEST = 50 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 5000

READERS: dict[str, Callable[[str, bytes], Document]] = {
    "txt": text.read,
    "docx": word.read,
    "pdf": pdf.read,
    "xlsx": workbook.read,
    "html": html.read,
}
CALLED = {"txt": "纯文本", "docx": "Word文档", "pdf": "PDF", "xlsx": "Excel工作簿", "html": "网页"}
SUFFIXES = {".txt": "txt", ".docx": "docx", ".pdf": "pdf", ".xlsx": "xlsx", ".html": "html", ".htm": "html"}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(name: str, content: bytes) -> Document:
    """Read a report of any accepted format; raise Unreadable, in words for an officer, where that cannot be done."""
    suffix = PurePath(name).suffix.lower()
    if len(content) > LARGEST:
        raise Unreadable(f"文件[{name}]有{len(content) // 1024 // 1024}兆，超过50兆的上限，请拆分后再审")
    if not content.strip():
        raise Unreadable(f"文件[{name}]是空的")
    if suffix not in SUFFIXES and suffix not in (".doc", ".xls", ".wps", ".et"):
        raise Unreadable(f"不认识的文件类型[{suffix or name}]，可审的有：{'、'.join(SUFFIXES)}")
    found = kind(name, content)
    expected = SUFFIXES.get(suffix)
    if found != expected:
        raise Unreadable(f"文件[{name}]的后缀[{suffix}]与内容不符：内容是{CALLED[found]}，请改正后缀后再审")
    return READERS[found](name, content)


def kind(name: str, content: bytes) -> str:
    """Tell the format from the first bytes, never from the name."""
    head = content[:1024].lstrip()
    if head.startswith(b"%PDF"):
        return "pdf"
    if content.startswith(OLD_OFFICE):
        raise Unreadable(_old_office(name, content))
    if content.startswith(b"PK"):
        return _packed(name, content)
    lowered = content[:4096].lower()
    if b"<html" in lowered or b"<!doctype html" in lowered or lowered.lstrip().startswith((b"<table", b"<p", b"<div")):
        return "html"
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(f"文件[{name}]不是文字，也不是可以审读的文档")
    return "txt"


def _old_office(name: str, content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return f"文件[{name}]有打开密码，请去掉密码后再审"
    return f"文件[{name}]是旧版Office（或WPS）格式，请另存为docx或xlsx后再审"


def _packed(name: str, content: bytes) -> str:
    """Look at the table of contents of a packed document before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fault:
        raise Unreadable(f"文件[{name}]已损坏，打不开") from fault
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Unreadable(f"文件[{name}]解开后过大，不予打开")
    names = {part.filename for part in parts}
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise Unreadable(f"文件[{name}]是压缩包，不是Word文档或Excel工作簿")
