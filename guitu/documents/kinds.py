"""The words in which a kind of paper is declared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from guitu.documents.content import Block
from guitu.documents.facts import Need, PaperFacts
from guitu.law.vocabulary import Actor


class Style(StrEnum):
    """How the paper is dressed."""

    FORM = "审批表、登记表"
    ORDER = "决定书、告知书、通知书"
    LETTER = "函"
    CERTIFICATE = "证明书"
    RECORD = "笔录"


class Sealer(StrEnum):
    """Whose seal the paper bears."""

    NOBODY = "不用印"
    COUNTY = "县级社区矫正机构"
    OFFICE = "司法所"
    NEW_COUNTY = "新执行地县级社区矫正机构"


class Volume(StrEnum):
    """Where the paper is filed. How long a volume is kept is the province's rule, and a setting.

    社区矫正法 art. 22, 社区矫正法实施办法 art. 18 (from memory).
    """

    EXECUTION = "执行档案"
    WORK = "工作档案"
    ASSESSMENT = "调查评估卷"


class Copy(StrEnum):
    """The parts of a paper with several copies, each printed under its own heading."""

    STUB = "存根"
    MAIN = "正本"
    RECEIPT = "送达回证"
    REPLY = "回执"


Body = Callable[[PaperFacts], tuple[Block | str, ...]]
"""What stands between head and foot; a plain string is a paragraph."""


@dataclass(frozen=True, kw_only=True)
class Opined:
    """A body whose opinion a form asks for, and the label of its space."""

    by: Actor
    label: str


@dataclass(frozen=True)
class PaperKind:
    """One kind of official paper.

    ``serial`` is the one character of its kind inside the 文号, empty where the paper bears none. ``to`` is the
    addressee. ``copies`` are the parts printed; ``cc`` whoever receives a copy. ``needs`` are the named values
    without which it is refused. ``addressed`` is the named value that tells the addressee's name, where one does.
    ``signs`` are the labels of lines for persons to sign, ``countersigned`` for officers; ``encloses`` says that the
    case's evidence goes with it.
    """

    key: str
    words: str
    style: Style
    serial: str
    body: Body
    to: Actor | None = None
    needs: tuple[Need, ...] = ()
    sealer: Sealer = Sealer.COUNTY
    copies: tuple[Copy, ...] = (Copy.MAIN,)
    volume: Volume = Volume.EXECUTION
    cc: tuple[Actor, ...] = ()
    signs: tuple[str, ...] = ()
    countersigned: tuple[str, ...] = ()
    note: str = ""
    addressed: Need | None = None
    encloses: bool = False

    @property
    def served(self) -> bool:
        """Whether it is served against a receipt."""
        return Copy.RECEIPT in self.copies or Copy.REPLY in self.copies
