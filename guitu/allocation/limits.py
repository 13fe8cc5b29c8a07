"""Floors and caps: who is held at a limit, and how the rest is shared among the others."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from guitu.allocation.rounding import shown

Bound = tuple[Fraction, str]
"""An amount in 万元 and the words of the limit that sets it."""


def settle(
    pool: Fraction, shares: Mapping[str, Fraction], floors: Mapping[str, Bound], caps: Mapping[str, Bound]
) -> tuple[dict[str, Fraction], tuple[str, ...]]:
    """Share out a pool by shares within floors and caps; return the exact amounts and what was done in each round.

    A round shares what is left among those not yet held. If floors would add more than caps
    take away, those below their floor are held there, otherwise those above their cap: held
    on the other side too early, a unit could keep a guarantee that it no longer needs.

    Raises ValueError where the limits and the pool cannot hold together.
    """
    _refuse_impossible(pool, shares, floors, caps)
    held: dict[str, Fraction] = {}
    rounds: list[str] = []
    while True:
        free = {name: share for name, share in shares.items() if name not in held}
        left, weight = pool - sum(held.values()), sum(free.values(), Fraction(0))
        if not weight and left:
            raise ValueError(f"其余单位均无份额，剩余[{shown(left, 2)}]万元无从分配")
        tried = {name: left * share / weight if weight else Fraction(0) for name, share in free.items()}
        short = {name: floors[name] for name in tried if name in floors and tried[name] < floors[name][0]}
        over = {name: caps[name] for name in tried if name in caps and tried[name] > caps[name][0]}
        lacking = sum((bound - tried[name] for name, (bound, _) in short.items()), Fraction(0))
        excess = sum((tried[name] - bound for name, (bound, _) in over.items()), Fraction(0))
        if not short and not over:
            return {name: held.get(name, tried.get(name, Fraction(0))) for name in shares}, tuple(rounds)
        holding = (short if lacking >= excess else {}) | (over if excess >= lacking else {})
        held |= {name: bound for name, (bound, _) in holding.items()}
        listed = "、".join(f"{name}（{words}，定为{shown(bound, 2)}万元）" for name, (bound, words) in holding.items())
        rounds.append(f"第{len(rounds) + 1}轮：{listed}；其余单位按原份额重新分配余额")


def _refuse_impossible(
    pool: Fraction, shares: Mapping[str, Fraction], floors: Mapping[str, Bound], caps: Mapping[str, Bound]
) -> None:
    for name in floors.keys() & caps.keys():
        if floors[name][0] > caps[name][0]:
            low, high = shown(floors[name][0], 2), shown(caps[name][0], 2)
            raise ValueError(f"[{name}]的下限{low}万元高于上限{high}万元")
    guaranteed = sum((bound for bound, _ in floors.values()), Fraction(0))
    if guaranteed > pool:
        raise ValueError(f"各单位下限合计[{shown(guaranteed, 2)}]万元，超过资金总额{shown(pool, 2)}万元")
    allowed = sum((bound for bound, _ in caps.values()), Fraction(0))
    if caps.keys() >= shares.keys() and allowed < pool:
        raise ValueError(f"各单位上限合计[{shown(allowed, 2)}]万元，不足资金总额{shown(pool, 2)}万元")
