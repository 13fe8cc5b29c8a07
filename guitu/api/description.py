"""The OpenAPI document: routes as they are written, applications and statements as the procedures declare them."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from functools import lru_cache
from typing import Any

from ninja import NinjaAPI

from guitu.api.door import Acting, Exporting, Reading
from guitu.api.law import forms, standing
from guitu.apps.organs.models import TokenScope

DESCRIPTION = """\
与页面同一套规则：程序、期限、权限、文书都来自同一份声明，接口不另写规则。

**令牌** 由系统管理员发给账号，请求头写 `Authorization: Bearer 令牌`。令牌的权限是账号岗位与令牌范围
（`read` 查阅、`act` 办理、`export` 导出）的交集；每次查阅、办理、导出都留痕。

**错误** 只有一种形状：`error` 是可以原样显示的原因，`article` 是所依据的条文，`kind` 供程序判断。
401 令牌无效；403 无权办理；404 没有或者不在工作范围；409 已由他人办理或者不是这一步；
422 法律不许、未填写或者格式不符；429 本分钟次数用完。

**日期** 写作 `2026-03-02`，时刻写作 `14:30`；枚举写其名称，如 `APPROVE`。
"""

OPENING, ASKED, SCHEME = "Opening", "asked", "Token"
BEARERS: dict[str, TokenScope] = {bearer.__name__: bearer.scope for bearer in (Reading, Acting, Exporting)}
STATUSES = {
    200: "成功",
    201: "已办理",
    401: "没有令牌，或者令牌不正确、已过期、已收回",
    403: "令牌或者账号的岗位无权办理",
    404: "没有这一项，或者不在工作范围内",
    405: "该地址不接受这种请求",
    409: "已由他人办理，或者现在不是这一步",
    422: "法律不许、未填写或者格式不符",
    429: "本分钟的调用次数已用完",
    500: "系统故障，已记录",
    503: "数据库暂时无法访问",
}
HEADERS = {401: "WWW-Authenticate", 405: "Allow", 429: "Retry-After"}
"""Which header comes with a refusal."""


def described(api: NinjaAPI, on: date) -> dict[str, Any]:
    """Return the document of a day: forms are those of the procedures in force nationwide on it."""
    return deepcopy(_described(api, on))


@lru_cache(maxsize=2)
def _described(api: NinjaAPI, on: date) -> dict[str, Any]:
    document = deepcopy(dict(api.get_openapi_schema()))
    schemas: dict[str, Any] = document["components"]["schemas"]
    declared = standing(on, ())
    for procedure in declared:
        for step, schema in forms(procedure).items():
            schemas[f"{procedure.key}.{step}"] = schema
    schemas[OPENING] = _by_procedure(schemas, [procedure.key for procedure in declared])
    schemas["Taking"]["properties"]["facts"] = _stated(schemas)
    for methods in document["paths"].values():
        for operation in methods.values():
            _tell(operation)
    document["components"]["securitySchemes"] = {SCHEME: {"type": "http", "scheme": "bearer"}}
    for schema in schemas.values():
        schema.pop("description", None)
    return document


def _by_procedure(schemas: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """Lay the opening out procedure by procedure: what is asked depends on which it is."""
    general = schemas.pop(OPENING)
    mapping = {}
    for key in keys:
        properties = {
            **general["properties"],
            "procedure": {"type": "string", "enum": [key], "title": schemas[f"{key}.application"]["title"]},
            ASKED: {"$ref": f"#/components/schemas/{key}.application"},
        }
        schemas[f"{OPENING}.{key}"] = {**general, "properties": properties}
        mapping[key] = f"#/components/schemas/{OPENING}.{key}"
    choice = [{"$ref": place} for place in mapping.values()]
    return {"oneOf": choice, "discriminator": {"propertyName": "procedure", "mapping": mapping}}


def _stated(schemas: dict[str, Any]) -> dict[str, Any]:
    """Say of what a step states that it is one of the forms of its procedure; which one, the case itself says."""
    general = schemas["Taking"]["properties"]["facts"]
    steps = [name for name in schemas if "." in name and not name.startswith(OPENING)]
    later = [{"$ref": f"#/components/schemas/{name}"} for name in steps if not name.endswith(".application")]
    return {"description": general.get("description", ""), "anyOf": [*later, {"type": "null"}]}


def _tell(operation: dict[str, Any]) -> None:
    """Say in Chinese what a route answers and needs: its docstring is for whoever reads the code."""
    scopes = [BEARERS[name] for each in operation.get("security", ()) for name in each]
    operation["description"] = "；".join(f"须有范围 `{scope.value}`：{scope.label}" for scope in scopes)
    if scopes:
        operation["security"] = [{SCHEME: [scope.value for scope in scopes]}]
    for status, response in operation["responses"].items():
        response["description"] = STATUSES[status]
        if status in HEADERS:
            response["headers"] = {HEADERS[status]: {"schema": {"type": "string"}}}
