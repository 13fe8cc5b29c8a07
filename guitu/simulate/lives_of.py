"""How a year passes: who is here, who comes, who moves, who leaves, and what they do meanwhile."""

from __future__ import annotations

from guitu.simulate.doings import cross, misbehave, travel
from guitu.simulate.year import Year, admit, assess, file_exits, lay_register, move_in, move_out, release


def live(year: Year) -> None:
    """Let the year pass over a county."""
    here = lay_register(year)
    admitted = admit(year)
    arrived = move_in(year)
    move_out(year, here)
    everybody = [*here, *admitted, *arrived]
    assess(year, admitted)
    file_exits(year, [*admitted, *arrived], arrived)
    travel(year, everybody)
    cross(year, everybody)
    misbehave(year, everybody)
    release(year, everybody)
