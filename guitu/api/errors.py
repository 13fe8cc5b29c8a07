"""The one shape of every refusal, and which exception becomes which status."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ObjectDoesNotExist, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from ninja import Field, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from guitu.apps.cases.services.acting import Overtaken
from guitu.apps.cases.services.attaching import Unfit
from guitu.apps.organs.services import Forbidden
from guitu.documents.content import Incomplete
from guitu.documents.fonts import MissingGlyph
from guitu.law.course import Barred, NotCompetent, OutOfTurn, Refusal, Relied, Unanswered

LOG = logging.getLogger("guitu.api")


class Kind(StrEnum):
    """What sort of refusal it is, for programs; the words are for people."""

    UNKNOWN_TOKEN = "unknown_token"  # noqa: S105 - a name, no secret
    OUT_OF_SCOPE = "out_of_scope"
    NOT_COMPETENT = "not_competent"
    NOT_FOUND = "not_found"
    NOT_OFFERED = "not_offered"
    OVERTAKEN = "overtaken"
    OUT_OF_TURN = "out_of_turn"
    RELIED = "relied"
    REPEATED = "repeated"
    BARRED = "barred"
    UNANSWERED = "unanswered"
    REFUSED = "refused"
    INCOMPLETE = "incomplete"
    MISSING_GLYPH = "missing_glyph"
    UNFIT = "unfit"
    MALFORMED = "malformed"
    TOO_OFTEN = "too_often"
    AWAY = "away"
    DEFECT = "defect"


class Fault(Schema):
    """Every error: what is wrong in words, the article it rests on where there is one, and of what kind it is."""

    error: str = Field(description="原因，可以原样显示给办理人员")
    article: str | None = Field(description="所依据的条文；不依据条文的为空")
    kind: Kind = Field(description="种类，供程序判断")


class Malformed(ValueError):
    """What was sent has not the declared shape; the message names the value in [brackets]."""


class Repeated(ValueError):
    """A key that belongs to another request."""


class OutOfScope(PermissionError):
    """The token does not reach so far, or the account behind it has no such duty."""


class TooOften(RuntimeError):
    """The token has used up this minute."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How one exception is answered; fixed words where its own are not for the other side."""

    to: type[Exception]
    status: int
    kind: Kind
    words: str = ""


NO_SUCH = "没有这一项，或者不在您的工作范围内"
ANSWERS: tuple[Answer, ...] = (
    Answer(AuthenticationError, 401, Kind.UNKNOWN_TOKEN, "没有出示接口令牌，或者令牌不正确、已过期、已收回"),
    Answer(OutOfScope, 403, Kind.OUT_OF_SCOPE),
    Answer(Overtaken, 409, Kind.OVERTAKEN),
    Answer(OutOfTurn, 409, Kind.OUT_OF_TURN),
    Answer(Relied, 409, Kind.RELIED),
    Answer(Repeated, 409, Kind.REPEATED),
    Answer(NotCompetent, 403, Kind.NOT_COMPETENT),
    Answer(Forbidden, 403, Kind.NOT_COMPETENT),
    Answer(Barred, 422, Kind.BARRED),
    Answer(Unanswered, 422, Kind.UNANSWERED),
    Answer(Refusal, 422, Kind.REFUSED),
    Answer(Incomplete, 422, Kind.INCOMPLETE),
    Answer(MissingGlyph, 422, Kind.MISSING_GLYPH),
    Answer(Unfit, 422, Kind.UNFIT),
    Answer(Malformed, 422, Kind.MALFORMED),
    Answer(TooOften, 429, Kind.TOO_OFTEN),
    Answer(Http404, 404, Kind.NOT_FOUND, NO_SUCH),
    Answer(ObjectDoesNotExist, 404, Kind.NOT_FOUND, NO_SUCH),
    Answer(HttpError, 422, Kind.MALFORMED, "请求内容无法读取：应为JSON，文字编码为UTF-8"),
    Answer(MultiPartParserError, 422, Kind.MALFORMED, "请求内容无法读取：应为multipart/form-data"),
    Answer(SuspiciousOperation, 422, Kind.MALFORMED, "请求内容过大或者不合规范"),
    Answer(OperationalError, 503, Kind.AWAY, "数据库暂时无法访问，请稍后再试"),
)
"""Read from the top: the first that fits is the answer. What stands nowhere is a defect."""

SHAPES: tuple[tuple[str, str], ...] = (
    ("missing", "未填写"),
    ("extra_forbidden", "没有这一项"),
    ("int", "应为整数"),
    ("bool", "应为true或者false"),
    ("date", "应为日期，如2026-03-02"),
    ("uuid", "应为UUID"),
    ("dict", "应为对象"),
    ("model", "应为对象"),
    ("list", "应为列表"),
    ("string_too_long", "文字过长"),
    ("string_too_short", "文字过短"),
    ("string", "应为文字，不含控制字符"),
    ("greater_than", "数值过小"),
    ("less_than", "数值过大"),
    ("", "格式不符"),
)
"""By the beginning of the validator's own word for a fault."""

CITED = re.compile(
    r"《[^》]+》第[〇一二三四五六七八九十百]+条(?:第[一二三四五六七八九十百]+款)?(?:第（[一二三四五六七八九十]+）项)?"
)


def answered(request: HttpRequest, fault: Exception) -> HttpResponse:
    """Answer an exception; what no row expects is a defect: logged whole, and nothing of it told."""
    if isinstance(fault, ValidationError):
        return told(422, Kind.MALFORMED, _shapes(fault))
    row = next((row for row in ANSWERS if isinstance(fault, row.to)), None)
    if row is None:
        LOG.error("defect at %s %s", request.method, request.path, exc_info=fault)
        return told(500, Kind.DEFECT, "系统故障，已记录，请稍后再试或者联系系统管理员")
    if row.status >= 500:
        LOG.error("cannot answer %s %s", request.method, request.path, exc_info=fault)
    response = told(row.status, row.kind, row.words or str(fault))
    if row.status == 401:
        response["WWW-Authenticate"] = "Bearer"
    if row.status == 429:
        response["Retry-After"] = "60"
    return response


def told(status: int, kind: Kind, words: str) -> HttpResponse:
    """Return the one shape of every error. A refusal names its article in its words; the last named is its basis."""
    article = next(reversed(CITED.findall(words)), None)
    fault = Fault(error=words, article=article, kind=kind)
    return JsonResponse(fault.model_dump(mode="json"), status=status, json_dumps_params={"ensure_ascii": False})


def _shapes(fault: ValidationError) -> str:
    return "；".join(dict.fromkeys(_shape(each["loc"], each["type"]) for each in fault.errors))


def _shape(place: tuple[object, ...], kind: str) -> str:
    _, *names = (str(part) for part in place)
    words = next(words for start, words in SHAPES if kind.startswith(start))
    return f"[{'.'.join(names)}]{words}"
