"""What a paper consists of, whatever it is printed with.

A ``Paper`` is sheets (存根、正本、送达回证), a sheet is blocks. Every renderer prints the same blocks,
so that the PDF and the Word file cannot say different things. Lengths are left to the renderers,
which follow GB/T 9704-2012.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from html import unescape

_LETTERING = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL)


class Incomplete(ValueError):
    """A paper lacks what it must say; the message names the fields in [brackets]."""

    def __init__(self, paper: str, *lacking: str) -> None:
        self.paper, self.lacking = paper, lacking
        super().__init__(f"《{paper}》缺少必填内容：" + "".join(f"[{label}]" for label in lacking))


class Face(StrEnum):
    """The four faces of official papers."""

    BODY = "仿宋"
    TITLE = "小标宋"
    BLACK = "黑体"
    KAI = "楷体"


class Align(StrEnum):
    """How the cells of a column stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The red head 发文机关标志 with its red rule; for letters (GB/T 9704 §10.1)."""

    issuer: str


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the paper; the issuing body, where it belongs to the title, stands above it."""

    text: str
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Serial:
    """文号, as ``numbering`` printed it."""

    text: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """主送机关 or 受送达人, followed by a colon; flush left."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, indented by two characters."""

    text: str
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level 1 to 4: 黑体, 楷体, 仿宋加粗, 仿宋 (GB/T 9704 §7.3.3). The text brings its own number."""

    level: int
    text: str

    def __post_init__(self) -> None:
        if self.level not in range(1, 5):
            raise ValueError(f"headings have levels 1 to 4, not [{self.level}]")


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value of a form. Left empty, it is refused, unless it waits for a hand."""

    label: str
    value: str
    by_hand: bool = False

    def __post_init__(self) -> None:
        if not self.value.strip() and not self.by_hand:
            raise Incomplete("表格", self.label)


@dataclass(frozen=True, slots=True)
class Row:
    """One to four fields side by side; ``tall`` gives a long text room to be written on."""

    fields: tuple[Field, ...]
    tall: bool = False

    def __post_init__(self) -> None:
        if len(self.fields) not in range(1, 5):
            raise ValueError(f"a row holds one to four fields, not [{len(self.fields)}]")


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a body had to say on a form: its words, who signed, when, and room for its seal.

    Without words it is a space to be filled by hand.
    """

    body: str
    words: str = ""
    signed: str = ""
    on: str = ""
    sealed: bool = True


@dataclass(frozen=True, slots=True)
class Band:
    """A line across a form that names the part below it."""

    text: str


FormRow = Row | Opinion | Band


@dataclass(frozen=True, slots=True)
class Form:
    """A grid of labelled values and opinions: 审批表."""

    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its share of the width, and how its cells stand."""

    head: str
    width: int = 1
    align: Align = Align.CENTER


@dataclass(frozen=True, slots=True)
class Table:
    """A list whose head is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"a row {list(row)} of [{len(row)}] cells under [{len(self.columns)}] heads")


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as SVG, with what it shows; ``width`` is a share of the line in per cent."""

    svg: str
    caption: str
    width: int = 100


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines for hand-written names and dates, two side by side; a fingerprint area where a private person signs."""

    persons: tuple[str, ...]
    officers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seal:
    """署名 and 成文日期 with room for the seal over both."""

    unit: str
    date: str
    note: str = "公章"


@dataclass(frozen=True, slots=True)
class Attachments:
    """附件说明: what is enclosed, numbered."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask: 联系人, 联系电话, 地址."""

    person: str
    phone: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class CopiesTo:
    """抄送: who receives a copy, between two rules at the foot."""

    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in small type below a form."""

    text: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """Empty lines to write on by hand."""

    lines: int


@dataclass(frozen=True, slots=True)
class Gap:
    """One empty line."""


Block = (
    Letterhead
    | Title
    | Serial
    | Addressee
    | Paragraph
    | Heading
    | Form
    | Table
    | Figure
    | Signatures
    | Seal
    | Attachments
    | Contact
    | CopiesTo
    | Note
    | Ruled
    | Gap
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One copy or part of a paper; begins on a new page and counts its own pages."""

    blocks: tuple[Block, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """An official paper of a certain day, ready to be printed."""

    title: str
    dated: date
    sheets: tuple[Sheet, ...]
    key: str = ""
    serial: str = ""


def texts(part: object) -> Iterator[str]:
    """Yield every string that a paper prints, in order; of a drawing, its lettering."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Figure):
        yield from (unescape(lettering).strip() for lettering in _LETTERING.split(part.svg))
        yield part.caption
    elif isinstance(part, tuple):
        for inner in part:
            yield from texts(inner)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts(getattr(part, field.name))
