"""What the guides show runs."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

GUIDES = Path(__file__).parents[2] / "docs" / "guides"
LAW_GUIDES = ("add-a-procedure.md", "add-a-province.md")


@pytest.mark.parametrize("name", LAW_GUIDES)
def test_the_example_of_a_guide_runs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (GUIDES / name).read_text(encoding="utf-8"), re.DOTALL)
    assert blocks

    # A dataclass looks up its annotations in the module that it says it comes from.
    module = ModuleType(f"guide_{name.removesuffix('.md').replace('-', '_')}")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    for block in blocks:
        exec(compile(block, name, "exec", dont_inherit=True), vars(module))  # noqa: S102 - our own words
