"""Staff and establishment: who works where on which kind of post, and how many posts there are."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from guitu.apps.organs.models import Kind as Post
from guitu.apps.organs.models import Level, Role, Staff, Unit
from guitu.apps.organs.selectors import ESTABLISHED, Posts, posts
from guitu.apps.organs.services import allow_posts, employ, issue_account, leave_post
from guitu.web.access import DeskRequest, open_to
from guitu.web.administration.forms import Answers, Form, choice, day, frame, number, switch, text
from guitu.web.administration.lists import list_section, unit_chosen, unit_options, unit_shown
from guitu.web.clock import today
from guitu.web.components.listing import Choice, Column, Kind


def _corrections(row: Staff) -> str:
    if not row.corrections:
        return ""
    return "专职" if row.full_time else "兼职"


def _state(value: str) -> Q:
    here = Q(last=None) | Q(last__gte=today())
    return {
        "here": here,
        "left": Q(last__lt=today()),
        "corrections": here & Q(corrections=True),
        "full_time": here & Q(full_time=True),
    }[value]


KIND = Kind(
    title="人员",
    columns=(
        Column("name", "姓名", lambda row: row.name, "name"),
        Column("unit", "单位", lambda row: row.unit.name, "unit__path"),
        Column("kind", "编制类别", lambda row: row.get_kind_display(), "kind"),
        Column("duty", "职务", lambda row: row.duty),
        Column("corrections", "社区矫正", _corrections, "corrections"),
        Column("first", "到岗", lambda row: row.first, "first"),
        Column("last", "离岗", lambda row: row.last, "last"),
        Column("account", "账号", lambda row: row.account.username if hasattr(row, "account") else ""),
    ),
    order=("unit__path", "pk"),
    seek=lambda _, sought: (
        Q(name__icontains=sought) | Q(unit__name__icontains=sought) | Q(account__username__icontains=sought)
    ),
    seeks="姓名、单位或账号",
    filters=(
        Choice("kind", "编制类别", tuple(Post.choices), lambda value: Q(kind=value)),
        Choice(
            "state",
            "状态",
            (("here", "在岗"), ("left", "已离岗"), ("corrections", "从事社区矫正"), ("full_time", "专职社区矫正")),
            _state,
        ),
    ),
)


@require_http_methods(["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def staff(request: DeskRequest) -> HttpResponse:
    """Show the establishment and list the staff."""
    unit = unit_shown(request.viewer, request.GET.get("unit", ""))
    rows = Staff.objects.filter(request.viewer.around("unit__path")).select_related("unit", "account")
    issue = Form("issue", "发放账号", "发放", (text("username", "账号"),), _issued)
    leave = Form("leave", "登记离岗", "登记", (day("last", "离岗日期"),), _left)
    return list_section(
        request,
        KIND,
        rows,
        row="administration/rows/staff.html",
        template="administration/staff.html",
        forms=_forms(request),
        in_rows=(issue, leave),
        more={"unit": unit, "establishment": establishment(unit), "units": unit_options(request.viewer)},
    )


def establishment(unit: Unit | None) -> list[dict[str, Any]]:
    """Return the posts of a unit and of each unit right below it; over-establishment is said."""
    if unit is None:
        return []
    parts = [unit, *unit.children.filter(closed=None, level__in=("city", "county", "office"))]
    return [{"unit": part, "posts": [_post(part, each) for each in posts(part, on=today())]} for part in parts]


def _post(unit: Unit, each: Posts) -> dict[str, Any]:
    # Posts are allowed to the county as a whole: an office of it has none of its own to go beyond.
    over = 0 if unit.level == Level.OFFICE else max(0, each.filled - each.allowed)
    return {"words": each.kind.label, "allowed": each.allowed, "filled": each.filled, "over": over}


def _forms(request: DeskRequest) -> tuple[Form, ...]:
    units = unit_options(request.viewer)
    employed = (
        text("name", "姓名"),
        choice("unit", "单位", units),
        choice("kind", "编制类别", tuple(Post.choices)),
        text("duty", "职务", optional=True),
        switch("corrections", "从事社区矫正"),
        switch("full_time", "专职"),
        switch("female", "女"),
        day("first", "到岗日期"),
    )
    kinds = tuple((kind.value, kind.label) for kind in ESTABLISHED)
    allowed = (
        choice("posts_unit", "单位", units),
        choice("posts_kind", "编制类别", kinds),
        number("posts", "编制数"),
        day("since", "自何日起"),
    )
    return (
        Form("employ", "登记人员", "登记", employed, _employed),
        Form("allow", "登记编制数", "登记", allowed, _allowed, note="以机构编制部门核定的数字为准；以前的数字保留。"),
    )


def _employed(request: DeskRequest, answers: Answers) -> str:
    said = {name: answers[name] for name in ("name", "duty", "corrections", "full_time", "female", "first")}
    unit = unit_chosen(request.viewer, answers["unit"])
    taken_on = employ(viewer=request.viewer, unit=unit, kind=Post(answers["kind"]), **said)
    return f"已登记{taken_on.name}。"


def _allowed(request: DeskRequest, answers: Answers) -> str:
    unit, kind = unit_chosen(request.viewer, answers["posts_unit"]), Post(answers["posts_kind"])
    allow_posts(viewer=request.viewer, unit=unit, kind=kind, posts=answers["posts"], since=answers["since"])
    return f"已登记{unit.name}{kind.label}{answers['posts']}名。"


def _issued(request: DeskRequest, answers: Answers) -> HttpResponse:
    issued = issue_account(viewer=request.viewer, staff=_member(request), username=answers["username"])
    shown = {"issued": issued, "words": "账号已发放"}
    return render(request, "administration/issued.html", frame(request) | shown)


def _left(request: DeskRequest, answers: Answers) -> str:
    member = leave_post(viewer=request.viewer, staff=_member(request), last=answers["last"])
    return f"已登记{member.name}离岗，其账号同时停用。"


def _member(request: DeskRequest) -> Staff:
    key = request.POST.get("staff", "")
    rows = Staff.objects.filter(request.viewer.around("unit__path")).select_related("unit")
    found = rows.filter(pk=int(key)).first() if key.isdecimal() else None
    if found is None:
        raise ValueError(f"没有编号为[{key}]的人员，或者不在您的管理范围内")
    return found
