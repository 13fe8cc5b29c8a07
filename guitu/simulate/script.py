"""The script of a simulated place: who is there, who was sentenced to what, and which courses were run.

Everything is a plain value with a key; whoever lays it into a database finds each thing by its key.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from guitu.law.course import Course
from guitu.law.span import Span
from guitu.law.vocabulary import Category


class Post(StrEnum):
    """On what kind of post somebody works (编制)."""

    ADMINISTRATIVE = "行政编制"
    WORKER = "工勤编制"
    INSTITUTION = "全额拨款事业编制"
    SELF_FUNDED = "自收自支事业编制"


class Body(StrEnum):
    """What kind of body stands beside a county."""

    COURT = "人民法院"
    PROCURATORATE = "人民检察院"
    POLICE = "公安机关"
    PRISON = "看守所"
    EXIT = "出入境管理机构"
    AFTERCARE = "安置帮教机构"


class End(StrEnum):
    """How a correction of the old register ended."""

    RELEASED = "期满解除"
    TRANSFERRED = "转出"
    RECALLED = "收监执行"
    DIED = "死亡"


@dataclass(frozen=True, kw_only=True)
class Office:
    """A township office, by its key within the county; `mark` stands in the numbers of its papers."""

    key: str
    name: str
    mark: str


@dataclass(frozen=True, kw_only=True)
class County:
    """A county agency with its offices and the bodies beside it. `staffed` counties are the ones that we run."""

    key: str
    place: str
    name: str
    division: str
    mark: str
    court_mark: str
    offices: tuple[Office, ...] = ()
    beside: tuple[tuple[Body, str], ...] = ()
    staffed: bool = True
    telephone: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Region:
    """A province, one of its cities and the counties in it."""

    province: str
    city: str
    counties: tuple[County, ...]
    division: tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Worker:
    """Somebody employed: by the county, or by one of its offices. Who has an account has a role."""

    key: str
    name: str
    county: str
    office: str
    post: Post
    duty: str
    corrections: bool
    full_time: bool
    female: bool
    first: date
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class Soul:
    """One human being."""

    key: str
    name: str
    female: bool
    born: date
    ethnicity: str
    number: str
    household: str
    residence: str
    telephone: str


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a court decided."""

    offence: str
    court: str
    number: str
    pronounced: date
    effective: date
    penalty: str
    additional: str = ""
    facts: str = ""


@dataclass(frozen=True, kw_only=True)
class Term:
    """One correction in one county: of the old register with its days, or of our own record, read off its acts."""

    key: str
    soul: str
    verdict: Verdict
    category: Category
    span: Span
    county: str
    office: str
    minor: bool = False
    border_control: bool = False
    received: date | None = None
    ended: date | None = None
    end: End | None = None
    previous: str = ""

    @property
    def imported(self) -> bool:
        """Whether it is a row of the old register, received before the record began."""
        return self.received is not None


@dataclass(frozen=True, kw_only=True)
class Walk:
    """One course that was run: whose, where, and the county on the other side where there is one."""

    soul: str
    term: str
    county: str
    office: str
    course: Course[Any]
    counterpart: str = ""


@dataclass(frozen=True, kw_only=True)
class Script:
    """Everything about one simulated place up to a day."""

    key: str
    words: str
    region: Region
    until: date
    establishment: tuple[tuple[str, Post, int], ...]
    workers: tuple[Worker, ...]
    souls: tuple[Soul, ...]
    terms: tuple[Term, ...]
    walks: tuple[Walk, ...]
