"""Sentences that several papers say alike."""

from __future__ import annotations

from guitu.documents.facts import PaperFacts

MAY_OBJECT = "对本决定有异议的，可以向本机构提出；对处理结果仍有异议的，可以向人民检察院提出。"
REFUSED = "认为不准不当的，可以向本机构提出，也可以依法向人民检察院反映。"
READ_OVER = "笔录应当交被询问人核对，逐页签名；没有阅读能力的，应当向其宣读。"
PLEASE_REPLY = "请收到后填写回执寄回。"


def numbered(items: tuple[str, ...]) -> tuple[str, ...]:
    """Put a number before each paragraph of a list: （1）、（2）……"""
    return tuple(f"（{number}）{item}" for number, item in enumerate(items, 1))


def about(x: PaperFacts) -> str:
    """Name the person so that nobody can take somebody else for him."""
    return f"社区矫正对象{x.person.name}（{x.person.id_kind}号码{x.person.id_number}）"
