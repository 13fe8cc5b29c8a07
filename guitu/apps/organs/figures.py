"""The figures that a province or county may choose: its meaning, default, bounds and source."""

from __future__ import annotations

from dataclasses import dataclass

GRADED = "GB/T 22239-2019 第三级 8.1.4.1（条文待核对），数值为系统默认"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. A switch is a figure whose bounds are False and True."""

    key: str
    words: str
    default: int
    least: int
    most: int
    source: str

    def admits(self, value: object) -> bool:
        """Tell whether a value is of the figure's kind and within its bounds."""
        return type(value) is type(self.default) and isinstance(value, int) and self.least <= value <= self.most


FAILURES = Figure("sign_in.failures", "连续登录失败几次后锁定", 5, 3, 10, GRADED)
LOCKED_MINUTES = Figure("sign_in.locked_minutes", "锁定几分钟", 15, 5, 24 * 60, GRADED)
SITTINGS = Figure("sign_in.sittings", "一个账号最多同时登录几处", 2, 1, 10, GRADED)
PASSWORD_LENGTH = Figure("password.length", "密码最少几个字符", 10, 8, 64, GRADED)
PASSWORD_GRADED = Figure(
    "password.graded",
    "按等级保护测评要求约束密码：四类字符至少三类、定期更换、不得与最近用过的相同",
    default=False,
    least=False,
    most=True,
    source=GRADED,
)
PASSWORD_DAYS = Figure("password.days", "密码每几日更换（仅在上一项启用时）", 90, 30, 365, GRADED)
PASSWORD_BARRED = Figure("password.barred", "不得与最近几次用过的密码相同（同上）", 5, 1, 24, GRADED)

OWN_CHOICE = "系统默认，按本单位需要调整"
TOKEN_CALLS = Figure("token.calls", "一个接口令牌每分钟最多调用几次", 120, 1, 6000, OWN_CHOICE)
TOKEN_DAYS = Figure("token.days", "接口令牌最长有效几日", 365, 1, 3 * 365, OWN_CHOICE)

FIGURES: tuple[Figure, ...] = (
    FAILURES,
    LOCKED_MINUTES,
    SITTINGS,
    PASSWORD_LENGTH,
    PASSWORD_GRADED,
    PASSWORD_DAYS,
    PASSWORD_BARRED,
    TOKEN_CALLS,
    TOKEN_DAYS,
)
"""Everything that `choose_setting` accepts."""
