"""Test everything: prepare what is missing, check the code, run the tests on a throw-away database."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tasks import checkout, packages
from tasks.environment import Lock, program
from tasks.steps import ROOT, say

TOGETHER = 2
"""Checks that run at once; the machines we reckon with have two cores."""


@dataclass(frozen=True)
class Check:
    """One thing that must be so of the code."""

    words: str
    command: tuple[str, ...]
    applies: Callable[[], bool] = lambda: True


CHECKS = (
    Check("写法 / lint", ("ruff", "check", ".")),
    Check("格式 / format", ("ruff", "format", "--check", ".")),
    Check("类型 / types", ("mypy",)),
    Check("层次 / import contracts", ("lint-imports",)),
    Check("迁移 / migrations", ("python", "manage.py", "makemigrations", "--check", "--dry-run")),
    Check("手册 / handbook", ("python", "script/handbook", "--check"), (ROOT / "docs" / "handbook").is_dir),
)


def passes(check: Check) -> bool:
    """Make one check and print its words only if it fails."""
    began = time.monotonic()
    name, *arguments = check.command
    done = subprocess.run(
        [str(program(name)), *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    mark = "✗" if done.returncode else "✓"
    told = f"\n{done.stdout.rstrip()}" if done.returncode else ""
    say(f"{mark} {check.words}  {time.monotonic() - began:.1f}s{told}")
    return not done.returncode


def pytest(nightly: bool, further: Sequence[str]) -> int:  # noqa: FBT001  # a flag of the command line
    """Run the tests in two processes; the last line printed is pytest's own summary."""
    which = () if nightly else ("-m", "not nightly")
    sys.stdout.flush()
    return subprocess.run(
        [program("python"), "-m", "pytest", "-q", "-n", str(TOGETHER), *which, *further], cwd=ROOT, check=False
    ).returncode


def main(arguments: Sequence[str]) -> int:
    """Return 0 only if every check and every test passed."""
    parser = argparse.ArgumentParser(prog="script/test", description=__doc__)
    parser.add_argument("--nightly", action="store_true", help="也运行长时间测试 / the long tests as well")
    parser.add_argument("further", nargs="*", help="-- 之后交给 pytest / passed to pytest")
    stated = parser.parse_args(arguments)
    browser = (packages.CHROMIUM, packages.FONTS, packages.POPPLER)
    # Whoever may not install a browser still tests the rest; pytest counts what was skipped. CI must have it.
    may_install = os.geteuid() == 0 or os.environ.get("CI")
    checkout.prepare(Lock.DEV, *(browser if may_install else ()))
    for package in browser:
        if not package.present():
            say(f"! 缺少 / missing: {' '.join(package.names)}（{package.purpose}），相关测试将略过 / skipped")
    applicable = [check for check in CHECKS if check.applies()]
    with ThreadPoolExecutor(TOGETHER) as pool:
        failed = [
            check.words for check, passed in zip(applicable, pool.map(passes, applicable), strict=True) if not passed
        ]
    say(f"✗ 未通过 / failed: {'、'.join(failed)}" if failed else "✓ 检查全部通过 / every check passed")
    return pytest(stated.nightly, stated.further) or bool(failed)
